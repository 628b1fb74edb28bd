/**
 * What running heads say of the provisions, or the paragraphs, that stand on a page. In: an indexed edition. Out: for
 * each block how the provision is called in which it stands, or the paragraph that the press has counted, and the part
 * above it. Which blocks stand on a page is found when the pages are set. Called by formats/print/print-view.ts. Pure;
 * holds no markup. Example: the second 款 of 第三条 in 第一章 总则 →
 * `{ anchor: 'art3-2', provision: '第三条', part: '第一章　总则', … }`.
 */
import { citeProvisions } from '../classes/cite-provisions.ts';
import { fillLabel } from '../languages/labels.ts';
import { blocksOf } from '../model/edition.ts';
import { sayNumber } from '../model/numbers.ts';
import { isAnnex, isContainer, isCounted, type Provision, type ProvisionKind } from '../model/provisions.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { plainText } from '../model/text.ts';

/** What stands above a page on which a block is the first or the last. */
export interface RunningHead {
  anchor: string;
  /** 第三条, Article 31, 第12段; empty where the text is in none: under the heading of a chapter. */
  provision: string;
  /** The heading above: 第一章　总则; and its label alone, for lines in which it has no room. Empty where there is none. */
  part: string;
  label: string;
}

/** Heads by the address of the block, in the order of the text. */
export const runningHeads = (edition: IndexedEdition): RunningHead[] =>
  edition.provisions ? provisionHeads(edition, edition.provisions) : paragraphHeads(edition);

/** Of a text whose paragraphs the press counts: the paragraph, and its section. */
const paragraphHeads = ({ sections, manuscript: { labels } }: IndexedEdition): RunningHead[] =>
  sections.flatMap(({ heading, blocks }) => {
    const part = heading ? plainText(heading.inlines) : fillLabel(labels, 'opening');
    const numbered = blocks.flatMap((block): RunningHead[] => {
      if (block.kind !== 'paragraph' && block.kind !== 'gap') return [];
      const provision = capital(fillLabel(labels, 'paragraph', sayNumber(block.number, labels)));
      return [{ anchor: block.anchor, provision, part, label: '' }];
    });
    return heading ? [{ anchor: heading.anchor, provision: '', part, label: '' }, ...numbered] : numbered;
  });

/** Of a text that bears its own numbers. */
function provisionHeads(edition: IndexedEdition, provisions: Provision[]): RunningHead[] {
  const { metadata } = edition;
  const cited = citeProvisions({ children: provisions }, metadata.language);
  const headings = new Map(
    blocksOf(edition).flatMap((block) =>
      block.kind === 'heading' ? [[block.anchor, plainText(block.inlines)] as const] : [],
    ),
  );
  const heads = new Map<number, RunningHead>();
  const visit = (provision: Provision, above: readonly Provision[]): void => {
    const path = [...above, provision];
    const part = path.findLast((one) => (isContainer(one.kind) || isAnnex(one)) && headings.has(one.address));
    const unit = path.find(({ kind }) => units.includes(kind)) ?? outermostLabelled(path, headings);
    const anchor = heads.get(provision.block)?.anchor ?? provision.address;
    // A block in which several provisions begin is called by the deepest: a paragraph by its article.
    heads.set(provision.block, {
      anchor,
      provision: unit ? capital(cited.get(unit) ?? '') : '',
      part: part ? (headings.get(part.address) ?? '') : '',
      // What an act approves is called an annex, whatever its first word.
      label: part && isAnnex(part) ? capital(cited.get(part) ?? part.label) : (part?.label ?? ''),
    });
    for (const child of provision.children) visit(child, path);
  };
  for (const provision of provisions) visit(provision, []);
  return [...heads.values()];
}

/** A head begins with a capital: Статья 3, where the text cites статья 3. */
const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** What a reader looks up. */
const units: readonly ProvisionKind[] = ['article', 'recital', 'preambular', 'operative'];

/**
 * In a text without articles: the outermost thing with a label of its own that is no heading of a part, 一、 in a notice.
 */
const outermostLabelled = (path: readonly Provision[], headings: ReadonlyMap<string, string>): Provision | undefined =>
  path.find((one) => one.label !== '' && !isAnnex(one) && !isCounted(one) && !headings.has(one.address));
