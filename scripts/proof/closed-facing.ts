/**
 * The closed world of a copy of a facing edition: every element, attribute and text of it is one that the sources of
 * its two languages make us expect, around the pairs and in them. In: the copy, taken apart; of each language its
 * edition, its pages and its pictures. Out: `wrong` is called with each thing that is another one or too many. Called
 * by the output of the facing edition for `verify`.
 *
 *     <em> lost in paragraph 5 → 'index.html, en, p5: “…” where emphasis “…” is due'
 */
import { type FacingPair, facingName } from '../model/facing.ts';
import { isDownload, outputKinds } from '../model/output-kinds.ts';
import type { PageMap } from '../model/page-map.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { folderOf } from '../model/title-name.ts';
import { cleanMarkup } from './clean-markup.ts';
import { compareCitationWords } from './closed-citations.ts';
import { pictureNames } from './closed-epub.ts';
import { compareSiteMarks } from './closed-site.ts';
import { expectFacingPage } from './expect-facing.ts';
import { expectFrom } from './expect-from-page.ts';
import { sayOffered } from './expect-offers.ts';
import { type ExpectedFile, expectPage } from './expect-site.ts';
import { languagesOf } from './expect-site-head.ts';
import type { FacingCopy } from './facing-copy.ts';
import { otherStates, setFree } from './free-markup.ts';
import { compareMarkup, isMarkedAs, type Markup, markupBelow, markupText } from './markup-tree.ts';
import { joinFacing } from './unweave-facing.ts';
import { mainOf, withoutRows } from './verify-facing.ts';

type Wrong = (detail: string) => void;

/** What one language of a copy is held against. */
export interface FacingHalf {
  edition: IndexedEdition;
  pageMap: PageMap;
  images: ReadonlyMap<string, Uint8Array>;
  /** It was made from this state of the source. */
  whole: boolean;
}

/** Compares everything but the text, which `verify-site.ts` names by its paragraphs. */
export function compareFacingWorld(
  { root, rows }: Pick<FacingCopy, 'root' | 'rows'>,
  halves: readonly [FacingHalf, FacingHalf],
  wrong: Wrong,
): void {
  const pair = halves.map(({ edition }) => edition.metadata.language) as unknown as FacingPair;
  const { metadata } = halves[0].edition;
  const address = addressIn(root, `${folderOf(metadata.id)}/${facingName(pair)}/`);
  const pages = halves.map((half) => {
    const { language } = half.edition.metadata;
    return compareHalf(
      joinFacing(rows, language),
      half,
      address,
      (due) => joinFacing(rows, language, due),
      (detail) => wrong(`index.html, ${language}: ${detail}`),
    );
  });
  const footer = markupBelow(root).find((one) => isMarkedAs(one, 'offered'));
  const offered = footer ? offeredIn(footer, halves[0].edition) : [];
  const around = { pair, languages: languagesOf(metadata), address, offered };
  const due = expectFacingPage(pages.map(([page]) => page) as [Markup, Markup], around);
  const isWhole = halves.every(({ whole }) => whole);
  if (!isWhole)
    setFree(
      due,
      [1, 2].map((i) => expectFacingPage(pages.map((all) => all[i] ?? all[0]) as [Markup, Markup], around)),
    );
  compareMarkup(withoutRows(root), due, (detail) => wrong(`index.html, ${detail}`));
}

/** The address of the page's folder, by what the page says; nothing where it is none. */
function addressIn(root: Markup, end: string): string | undefined {
  const own = markupBelow(root).find(({ attributes }) => attributes.rel === 'canonical')?.attributes.href;
  return own && /^https?:\/\/[^\s"<>]+$/.test(own) && own.endsWith(end) ? own : undefined;
}

/**
 * Compares what the rows show of one language with the page of that language. Out: this page, and those of other front
 * matters, where the copy was made from another state of the source.
 */
function compareHalf(
  shown: Markup,
  { edition, pageMap, images, whole }: FacingHalf,
  address: string | undefined,
  joined: (due: Markup) => Markup,
  wrong: Wrong,
): Markup[] {
  const own = address === undefined ? {} : { base: new URL('../../', address).href };
  const offered = offeredIn(shown, edition);
  const made = expectFrom(shown, offered, edition, pageMap, pictureNames(images), own);
  const page = expectPage(made);
  const others = whole ? [] : otherStates(edition).map((other) => expectPage({ ...made, edition: other }));
  const due = mainOf(page);
  if (!whole) setFree(due, others.map(mainOf));
  const { root, marks } = cleanMarkup(joined(due), { opensStrings: true, keeps: true });
  compareMarkup(root, due, wrong);
  compareSiteMarks(marks, root, offered, edition, pageMap, wrong);
  if (whole) compareCitationWords(made.citations, edition, made.address, wrong);
  return [page, ...others];
}

/** What a language offers, by the table of its files; what such a file is called follows from its name. */
function offeredIn(main: Markup, edition: IndexedEdition): ExpectedFile[] {
  const table = markupBelow(main).find(({ attributes }) => attributes.class === 'downloads');
  const rows = table ? markupBelow(table).filter(({ name }) => name === 'tr') : [];
  return rows.flatMap(({ children }): ExpectedFile[] => {
    const [name = '', size = '', sha256 = ''] = children.map((cell) => markupText(cell));
    const isOwn = name.startsWith(`${folderOf(edition.metadata.id)}.`) && isDownload(name, outputKinds);
    if (!isOwn || !/^\d+(?:\.\d)? [kM]B$/.test(size) || !/^[0-9a-f]{64}$/.test(sha256)) return [];
    return [{ ...sayOffered({ name, bytes: 0, sha256 }, edition, outputKinds), size }];
  });
}
