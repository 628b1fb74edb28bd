/**
 * The e-book of a facing edition: made of both languages as they were laid out for its PDF, packed, proved. In: a
 * project, the laid-out sides, a browser. Out: the file, and what the witness found. Called by `facing-files.ts`, and
 * by `outputs/facing-output.ts` for a copy.
 *
 *     await makeFacingBook(project, sides, engine, true) → { epub, equal: [58, 60], faced: 89, problems: [] }
 */
import { facesOf } from '../fonts/subset-fonts.ts';
import type { Engine } from '../formats/print/chromium.ts';
import { renderCover } from '../formats/print/render-print.ts';
import { photograph } from '../formats/print/typeset.ts';
import type { Both } from '../model/facing.ts';
import { joinEditions } from '../model/joined-edition.ts';
import type { PageMap } from '../model/page-map.ts';
import type { Problem } from '../model/problem.ts';
import type { Project } from '../project/project.ts';
import type { Identity } from '../proof/identify-copy.ts';
import { readStyles } from '../views/templates.ts';
import type { LaidSide } from './facing-print.ts';
import { prepareEdition } from './prepare-edition.ts';
import { screenSources } from './proof-sources.ts';

/** The file, and what is known of it. */
interface FacingBook {
  epub: Uint8Array;
  /** Marks of pages in it. */
  pages: number;
  problems: Problem[];
  /** Paragraphs of each language that are equal. */
  equal: number[];
  /** So many addresses face themselves. */
  faced: number;
}

/** Makes and proves the file. `fonts`: it carries its typefaces. */
export async function makeFacingBook(
  project: Project,
  sides: Both<LaidSide>,
  engine: Engine,
  fonts: boolean,
): Promise<FacingBook> {
  const [{ makeFacingEpub }, { packEpub }, { verifyFacingEpub }] = await Promise.all([
    import('../formats/facing/facing-epub.ts'),
    import('../formats/epub/epub-package.ts'),
    import('../proof/verify-facing-epub.ts'),
  ]);
  const open = async ({ edition, images, faces, laid }: LaidSide) => {
    const style = readStyles(project, ['text.css', 'epub.css'], edition.metadata.language).join('');
    const [cover] = await photograph(renderCover(project, edition), faces, engine, 1600, 2560, [1]);
    if (!cover) throw new Error('the e-book has no cover');
    return { edition, images, pageMap: pagesWithText(laid.pageMap), faces: fonts ? facesOf(faces, style) : [], cover };
  };
  const texts = [await open(sides[0]), await open(sides[1])] as const;
  const { metadata } = joinEditions(texts[0].edition, texts[1].edition);
  const parts = makeFacingEpub(project, [...texts]);
  const epub = await packEpub(parts, undefined, metadata.title, metadata.edition.date);
  const due = (i: 0 | 1) => {
    const { edition, images, pageMap, cover } = texts[i];
    return { edition, pageMap, sources: { ...screenSources(project, edition, images), cover, fonts } };
  };
  const pages = texts.reduce((sum, { pageMap }) => sum + pageMap.pages.length, 0);
  return { epub, pages, ...verifyFacingEpub(epub, [due(0), due(1)]) };
}

/** Behind the last page with its text a language may have empty ones, beside what the other has alone. */
function pagesWithText(pageMap: PageMap): PageMap {
  const last = pageMap.pages.findLastIndex(({ begins }) => begins !== undefined);
  return { ...pageMap, pages: pageMap.pages.slice(0, last + 1) };
}

/** What a file says of itself, as the search for its source asks. Throws an `Error` in words when it is damaged. */
export async function identifyFacingEpub(bytes: Uint8Array): Promise<Identity> {
  const { halves } = await takeBookApart(bytes);
  return halves[0];
}

/** What each language of a file says of itself. */
async function takeBookApart(bytes: Uint8Array): Promise<{ languages: Both<string>; halves: Both<Identity> }> {
  const [{ readEpub }, { languagesOfEpub, unweaveEpub }, { identifyEpub }] = await Promise.all([
    import('../proof/read-epub.ts'),
    import('../proof/unweave-epub.ts'),
    import('../proof/identify-copy.ts'),
  ]);
  const read = readEpub(bytes, true);
  const pair = languagesOfEpub(read);
  if (!pair) throw new Error('it shows no two languages');
  const { halves } = unweaveEpub(read, pair, () => undefined);
  return { languages: [...pair], halves: [identifyEpub(halves[0].bytes), identifyEpub(halves[1].bytes)] };
}

/** Proves a copy against the sources of both its languages. */
export async function proveFacingEpub(
  project: Project,
  folder: string,
  bytes: Uint8Array,
): Promise<{ problems: Problem[]; equal: number[]; languages: string[] }> {
  const { verifyFacingEpub } = await import('../proof/verify-facing-epub.ts');
  const { languages, halves } = await takeBookApart(bytes);
  const [first, second] = languages.map((language) => prepareEdition(project, `${folder}/${language}`).value);
  if (!first || !second) throw new Error(`its languages are ${languages.join(', ')}, and not those of ${folder}`);
  const due = (i: 0 | 1) => {
    const { edition, images } = i === 0 ? first : second;
    const whole = halves[i].sha256 === edition.manuscript.sha256;
    return { edition, whole, pageMap: halves[i].pageMap, sources: screenSources(project, edition, images) };
  };
  return { ...verifyFacingEpub(bytes, [due(0), due(1)]), languages };
}
