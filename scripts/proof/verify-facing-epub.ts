/**
 * Proves an e-book with two languages. In: its bytes, both editions, the pages of both in the facing PDF, what the
 * sources hold. Out: problems; none means that taken apart it is a proven e-book of each language, that each address
 * faces itself and no other and leads to its twin, and that package, contents, styles and files are those of both and
 * nothing more. An independent witness: never imports what made it. Called by `press/facing-epub.ts`.
 *
 *     verifyFacingEpub(bytes, [zh, en], { folders }) → { problems: [], equal: [58, 60], faced: 89 }
 */
import { type Both, facingName } from '../model/facing.ts';
import type { PageMap } from '../model/page-map.ts';
import type { Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { compareProlog, type EpubSources } from './closed-epub.ts';
import { compareFacingStyle, styleOfEpub } from './closed-facing-style.ts';
import { comparePairs } from './compare-epub-pairs.ts';
import { compareTwins } from './compare-twins.ts';
import { identifyEpub } from './identify-copy.ts';
import { type ReadEpub, readEpub } from './read-epub.ts';
import { isTextFile, languagesOfEpub, unweaveEpub } from './unweave-epub.ts';
import { verifyEpub } from './verify-epub.ts';
import { compareTwinLists } from './verify-twin-lists.ts';

/** A language of the book, as it must be. */
interface FacingEpubDue {
  edition: IndexedEdition;
  /** Its pages in the facing PDF; of a copy as the book says. */
  pageMap?: PageMap;
  sources: Omit<EpubSources, 'language'>;
  /** False: it was made from another state of the source. */
  whole?: boolean;
}

/** What the witness established. */
interface FacingEpubProof {
  problems: Problem[];
  /** Paragraphs of each language that are equal. */
  equal: number[];
  /** So many addresses face themselves. */
  faced: number;
}

/** Proves the book. Throws an `Error` in words when it is damaged, or does not show these two languages. */
export function verifyFacingEpub(bytes: Uint8Array, sides: Both<FacingEpubDue>): FacingEpubProof {
  const problems: Problem[] = [];
  const wrong = (detail: string) => problems.push(problem('K802', { format: 'Facing EPUB', detail }));
  const read = readEpub(bytes);
  const pair = languagesOfEpub(read);
  const due: Both<string> = [sides[0].edition.metadata.language, sides[1].edition.metadata.language];
  if (pair?.join() !== due.join()) throw new Error(`it does not show ${facingName(due)}`);
  const { halves, rows } = unweaveEpub(read, due, wrong, [sides[0].edition, sides[1].edition]);
  const equal = sides.map(({ edition, pageMap, sources, whole = true }, i) => {
    const half = halves[i as 0 | 1];
    const proof = verifyEpub(half.bytes, edition, pageMap ?? identifyEpub(half.bytes).pageMap, {
      whole,
      half: true,
      sources,
    });
    const said = (message: string) => message.replace(/^EPUB: /, `Facing EPUB, ${half.language}: `);
    problems.push(...proof.problems.map((one) => ({ ...one, message: said(one.message) })));
    return proof.equal;
  });
  const found = compareTwins([...rows.values()].flat(), due, wrong);
  for (const [path, own] of rows) comparePairs(read, path, own, due, wrong);
  const isWhole = sides.every(({ whole }) => whole !== false);
  compareTwinLists(read, [sides[0].edition, sides[1].edition], halves, isWhole, wrong);
  compareShared(read, due, sides[0].sources.styles, wrong);
  return { problems, equal, faced: found.faced };
}

/** The files of both: they begin as they must, the style is made of those of the languages, nothing else is there. */
function compareShared(
  read: ReadEpub,
  pair: Both<string>,
  folders: readonly string[],
  wrong: (detail: string) => void,
) {
  const text = (path: string) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(read.files.get(`OEBPS/${path}`));
  const styles: Both<string> = [text(`${pair[0]}/style.css`), text(`${pair[1]}/style.css`)];
  compareFacingStyle(text('style.css'), { pair, styles, folders }, wrong, styleOfEpub);
  for (const path of read.files.keys()) {
    const name = path.replace(/^OEBPS\//, '');
    const isOwn = pair.some((language) => path.startsWith(`OEBPS/${language}/`));
    const isShared = isTextFile(name) || /^(?:content\.opf|toc\.ncx|toc\.xhtml|style\.css)$/.test(name);
    const isAround = path === 'mimetype' || path === 'META-INF/container.xml';
    if (!isAround && !(path.startsWith('OEBPS/') && (isOwn || isShared))) wrong(`${path} is no file of this edition`);
    if (/\.xhtml$/.test(name)) compareProlog(read.files.get(path), name, '<!DOCTYPE html>', wrong);
  }
  for (const name of ['toc.ncx', 'content.opf']) compareProlog(read.files.get(`OEBPS/${name}`), name, '', wrong);
}
