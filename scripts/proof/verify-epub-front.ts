/**
 * Proves what stands around the text of an EPUB. In: the EPUB as the witness has read it, the indexed edition. Out:
 * where title page, contents (for readers of EPUB 3 and of EPUB 2) and imprint are not what the front matter says.
 * Called by the EPUB's witness.
 *
 *     compareEpubFront(read, edition, pageMap, wrong) → calls `wrong` with "the contents have “一→section-2.xhtml” where
 *       “一→section-1.xhtml” is due"
 */
import type { PageMap } from '../model/page-map.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { bare, differ } from './compare-text.ts';
import { expectFront, expectLetters } from './expected-front.ts';
import { expectProofRow } from './expected-proof.ts';
import { type EpubText, elements, epubText, type readEpub, typesOf } from './read-epub.ts';

type Wrong = (detail: string) => void;

/** Compares title page, imprint and contents. `half`: those for readers of EPUB 2 are of two languages. */
export function compareEpubFront(
  { spine, nav, ncx }: ReturnType<typeof readEpub>,
  edition: IndexedEdition,
  pageMap: PageMap,
  wrong: Wrong,
  half = false,
): void {
  const { titleLines, adopted, editionNumber, imprint } = expectFront(edition);
  const { labels, sha256 } = edition.manuscript;
  const leaf = differ(bodyOf(spine, 'title.xhtml'), bare([...titleLines, adopted, editionNumber].join('')));
  if (leaf) wrong(`the title page: ${leaf}`);
  // The typefaces stand between the two; those in the file are known by their bytes.
  const shown = bodyOf(spine, 'imprint.xhtml');
  const before = bare([labels.imprint, ...imprint.flat(), labels.imprintTypefaces].join(''));
  const after = bare(
    [labels.imprintHash, labels.imprintHashNote, sha256, ...expectProofRow(edition, pageMap)].join(''),
  );
  for (const difference of [differ(shown.slice(0, before.length), before), differ(shown.slice(-after.length), after)])
    if (difference) wrong(`the imprint: ${difference}`);
  compareContents(spine, nav, half ? undefined : (ncx ?? 'lacking'), edition, wrong);
}

const bodyOf = (spine: readonly EpubText[], path: string): string =>
  bare(
    spine
      .filter((document) => document.path === path)
      .flatMap(({ root }) => elements(root, 'body').map((body) => epubText(body)))
      .join(''),
  );

/** Both contents name every part and lead to the file in which it begins. `ncx`: nothing where it is not asked. */
function compareContents(
  spine: readonly EpubText[],
  nav: EpubText,
  ncx: EpubText | 'lacking' | undefined,
  edition: IndexedEdition,
  wrong: Wrong,
): void {
  const { labels } = edition.manuscript;
  const { contents, behind } = expectFront(edition);
  const fileOf = (id: string) => spine.find(({ ids }) => ids.has(id))?.path ?? '';
  const notes =
    edition.notes.length > 0 ? [{ anchor: 'notes', title: labels.notes ?? '', words: '', range: '', depth: 1 }] : [];
  const wanted = [
    `1 ${labels.titlePage}→title.xhtml`,
    `1 ${labels.imprint}→imprint.xhtml`,
    ...[...contents, ...notes, ...withLetters(behind, edition)].map(({ anchor, title, words, range, depth }) => {
      const href = depth > 1 || followsOthers(spine, anchor) ? `${fileOf(anchor)}#${anchor}` : fileOf(anchor);
      return `${depth} ${[title, words, range].filter(Boolean).join(' ')}→${href}`;
    }),
  ];
  const list = elements(nav.root, 'nav').find((element) => typesOf(element).includes('toc'));
  const links = (list ? elements(list, 'a') : []).map(
    (link) => `${depthOf(link, 'ol')} ${epubText(link)}→${link.getAttribute('href')}`,
  );
  const points = (typeof ncx === 'object' ? elements(ncx.root, 'navPoint') : []).map((point) => {
    const [label, content] = ['text', 'content'].map((name) => elements(point, name)[0]);
    return (
      `${depthOf(point, 'navMap', 'navPoint')} ` +
      `${label ? epubText(label) : ''}→${content?.getAttribute('src') ?? ''}`
    );
  });
  for (const [name, found] of [['contents', links] as const, ...(ncx ? [['NCX', points] as const] : [])]) {
    const at = wanted.findIndex((row, i) => row !== found[i]);
    if (at >= 0) wrong(`the ${name} have “${found[at] ?? 'nothing'}” where “${wanted[at]}” is due`);
    else if (found.length > wanted.length) wrong(`the ${name} have ${found.length} rows instead of ${wanted.length}`);
  }
}

/** The parts behind the text; below a register the letters that lead into it. */
const withLetters = (behind: ReturnType<typeof expectFront>['behind'], edition: IndexedEdition) =>
  behind.flatMap((part) => [
    part,
    ...expectLetters(part.anchor, edition).map(({ id, ...row }) => ({ ...row, anchor: id })),
  ]);

/** True for a section that shares a file with one before it. */
const followsOthers = (spine: readonly EpubText[], anchor: string): boolean =>
  spine.some(({ root, ids }) => {
    const section = ids.get(anchor);
    return section?.localName === 'section' && elements(root, 'section')[0] !== section;
  });

/** How many elements of these names an element stands in. */
function depthOf(element: EpubText['root'], ...names: string[]): number {
  const parent = element.parentNode as EpubText['root'] | null;
  return parent ? (names.includes(parent.nodeName) ? 1 : 0) + depthOf(parent, ...names) : 0;
}
