/**
 * What the running heads of a text must say. In: an indexed edition, the page map. Out: for
 * a page, the provision that its head names and the titles that may stand beside it. Put together here from the tree
 * and the page map, and not as the templates and the layout do it. Called by `verify-front.ts`. Pure.
 *
 *     a right page on which 第七条 of 第二章　处罚 is the last → { provision: '第七条', titles: ['第二章　处罚', '第二章'], left: false }
 */
import { citeProvisions } from '../classes/cite-provisions.ts';
import { isVerso, type PrintFormat } from '../formats/print/print-format.ts';
import { type Block, blocksOf } from '../model/edition.ts';
import { sayNumber } from '../model/numbers.ts';
import type { PageMap } from '../model/page-map.ts';
import { isAnnex, isContainer, type Provision } from '../model/provisions.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { blockTexts } from '../model/text.ts';
import { pageBehindText, sayLabel } from './expected-front.ts';

/** A head: the provision at the outer edge, and what may stand at its inner side, the fullest first. */
export interface ExpectedHead {
  provision: string;
  titles: string[];
  left: boolean;
}

/** What is said of one block. */
interface Said {
  provision: string;
  titles: string[];
}

/**
 * The heads of the pages that carry text, by the position of the page (0-based).
 * Two for a page of which it is not known whether a provision goes on there.
 */
export function expectHeads(
  edition: IndexedEdition,
  pageMap: PageMap,
  format: Pick<PrintFormat, 'side'>,
): Map<number, ExpectedHead[]> {
  const heads = new Map<number, ExpectedHead[]>();
  const said = edition.provisions ? sayBlocks(edition) : sayParagraphs(edition);
  if (said.size === 0) return heads;
  const blocks = blocksOf(edition);
  const byAnchor = new Map(blocks.map((block, i) => [block.anchor, i]));
  const starting = new Map<number, Block[]>();
  for (const block of blocks) {
    const page = pageMap.starts[block.anchor]?.page ?? 0;
    starting.set(page, [...(starting.get(page) ?? []), block]);
  }
  const goesOn = pageMap.pages.findLastIndex(({ begins }) => begins && byAnchor.has(begins.anchor));
  const behind = pageBehindText(edition, (part) => pageMap.starts[part]?.page) ?? Number.POSITIVE_INFINITY;
  let last: Said | undefined;
  pageMap.pages.forEach(({ begins }, index) => {
    const previous = last;
    const first = begins && byAnchor.has(begins.anchor) ? begins.anchor : undefined;
    const anchors = [...(first ? [first] : []), ...(starting.get(index + 1) ?? []).map(({ anchor }) => anchor)];
    const known = anchors.map((anchor) => said.get(anchor) ?? before(blocks, byAnchor.get(anchor) ?? 0, said));
    const left = isVerso(format, index);
    const named = known.filter((one): one is Said => one !== undefined);
    // A page that a note fills stands in what the page before it ends with.
    if (anchors.length === 0 && last && index < goesOn) named.push(last);
    const own = left ? named.find(({ provision }) => provision) : named.findLast(({ provision }) => provision);
    const one = own ?? named.at(-1);
    if (one) last = named.at(-1) ?? last;
    const going = pageMap.partial && index + 1 < behind ? previous : undefined;
    const all = [one, going].filter((said): said is Said => said !== undefined);
    if (all.length === 0) return;
    const head = ({ provision, titles }: Said) => ({
      provision,
      titles: left ? [edition.metadata.shortTitle] : titles,
      left,
    });
    heads.set(index, all.map(head));
  });
  return heads;
}

/** What is said of a table or a list: it stands in what began before it. */
function before(blocks: readonly Block[], at: number, said: ReadonlyMap<string, Said>): Said | undefined {
  for (let i = at; i >= 0; i--) {
    const one = said.get(blocks[i]?.anchor ?? '');
    if (one) return one;
  }
  return undefined;
}

/** In a text whose paragraphs the press counts each is called by its number, below the title of its section. */
function sayParagraphs(edition: IndexedEdition): Map<string, Said> {
  const said = new Map<string, Said>();
  for (const { heading, blocks } of edition.sections) {
    const titles = [heading ? blockTexts(heading).join('') : sayLabel(edition, 'opening')];
    if (heading) said.set(heading.anchor, { provision: '', titles });
    for (const block of blocks) {
      if (block.kind !== 'paragraph' && block.kind !== 'gap') continue;
      const provision = sayLabel(edition, 'paragraph', sayNumber(block.number, edition.manuscript.labels));
      said.set(block.anchor, { provision: upperFirst(provision), titles });
    }
  }
  return said;
}

const upperFirst = (words: string): string => words.replace(/^./u, (first) => first.toUpperCase());

function sayBlocks(edition: IndexedEdition): Map<string, Said> {
  const { provisions = [], metadata } = edition;
  const cited = citeProvisions({ children: provisions }, metadata.language);
  const texts = new Map(
    blocksOf(edition).map((block) => [block.anchor, block.kind === 'heading' ? blockTexts(block).join('') : undefined]),
  );
  const said = new Map<string, Said>();
  const anchors = new Map<number, string>();
  const cite = (one: Provision) => upperFirst(cited.get(one) ?? '');
  const visit = (provision: Provision, above: readonly Provision[]): void => {
    const path = [...above, provision];
    const anchor = anchors.get(provision.block) ?? provision.address;
    anchors.set(provision.block, anchor);
    const part = path.findLast((one) => (isContainer(one.kind) || isAnnex(one)) && texts.get(one.address));
    const lookedUp = path.find(({ kind }) => ['article', 'recital', 'preambular', 'operative'].includes(kind));
    const labelled = path.find((one) => one.label !== '' && !isAnnex(one) && texts.get(one.address) === undefined);
    const unit = lookedUp ?? labelled;
    said.set(anchor, {
      provision: unit ? cite(unit) : '',
      titles: part ? [texts.get(part.address) ?? '', isAnnex(part) ? cite(part) : part.label] : [],
    });
    for (const child of provision.children) visit(child, path);
  };
  for (const provision of provisions) visit(provision, []);
  return said;
}
