/**
 * The PDF of a facing edition: laid out, finished, woven, proved. In: a project, the folder of a title, its two
 * languages, their data as built, a browser. Out: the file, and what the witness found. Called by
 * `facing-files.ts`, and by `outputs/facing-output.ts` for a copy.
 *
 *     await makeFacingPdf(project, 'accord', ['zh-Hans', 'en'], records, open) → { pdf, pages: 28, white: 0.08, … }
 */
import { facesNamed } from '../fonts/typeface-files.ts';
import type { Engine } from '../formats/print/chromium.ts';
import type { Both, FacingPair } from '../model/facing.ts';
import type { Problem } from '../model/problem.ts';
import { proofThread } from '../project/browser-scripts.ts';
import type { Project } from '../project/project.ts';
import type { Identity } from '../proof/identify-copy.ts';
import { type FacingText, facingFormats, type LaidSide, layFacing } from './facing-print.ts';
import { attachmentsOf } from './outputs/pdf-output.ts';
import { prepareEdition } from './prepare-edition.ts';

/** The file, and what is known of it. */
interface FacingPdf {
  pdf: Uint8Array;
  pages: number;
  /** The part of its pages that is empty because twins face each other, 0 to 1. */
  white: number;
  problems: Problem[];
  /** Paragraphs of each language that are equal. */
  equal: number[];
  /** Both languages as they were laid out. */
  sides: Both<LaidSide>;
}

/** Makes and proves the file. `records`: `edition.json` of both. Nothing where a language cannot be read. */
export async function makeFacingPdf(
  project: Project,
  folder: string,
  pair: FacingPair,
  records: Both<string>,
  open: () => Promise<Engine>,
): Promise<FacingPdf | undefined> {
  const [first, second] = pair.map((language) => prepareEdition(project, `${folder}/${language}`).value);
  if (!first || !second) return undefined;
  const texts: Both<FacingText> = [first, second];
  const engine = await open();
  const { sides, white } = await layFacing(project, texts, engine);
  const pdf = await printFacing(sides, records, engine);
  const { verifyFacingPdf } = await import('../proof/verify-facing-pdf.ts');
  const due = (i: 0 | 1) => {
    const { edition, format, laid } = sides[i];
    return { edition, format, pageMap: laid.pageMap, data: Buffer.from(records[i], 'utf8') };
  };
  const { problems, equal } = await verifyFacingPdf(pdf, [due(0), due(1)], {
    facesNamed,
    thread: proofThread(),
  });
  return { pdf, pages: 2 * sides[0].laid.pageMap.pages.length, white, problems, equal, sides };
}

/** Prints, finishes and weaves what is laid out. */
export async function printFacing(sides: Both<LaidSide>, records: Both<string>, engine: Engine): Promise<Uint8Array> {
  const [{ finishPdf }, { weavePdfs }] = await Promise.all([
    import('../formats/pdf/finish-pdf.ts'),
    import('../formats/pdf/weave-pdf.ts'),
  ]);
  const finish = async (i: 0 | 1) => {
    const { laid, edition, format } = sides[i];
    const { pageMap, structure } = laid;
    const layout = { pdf: await laid.print(), pageMap, structure, engine: engine.version };
    return { edition, pageMap, pdf: await finishPdf(layout, edition, format, attachmentsOf(edition, records[i])) };
  };
  return weavePdfs([await finish(0), await finish(1)], engine.version);
}

/** What a file says of itself, as the search for its source asks. */
export async function identifyFacingPdf(bytes: Uint8Array): Promise<Identity> {
  const [{ openPdf }, { languagesOfPdf }] = await Promise.all([
    import('../proof/objects/pdf-file.ts'),
    import('../proof/unweave-pdf.ts'),
  ]);
  if (languagesOfPdf(openPdf(bytes)).length !== 2) throw new Error('it shows no two languages');
  const xmp = Buffer.from(bytes).toString('latin1');
  const [, relations = ''] = /<dc:relation>([\s\S]*?)<\/dc:relation>/.exec(xmp) ?? [];
  const [, identifier = ''] = /<rdf:li>([^<]*)</.exec(relations) ?? [];
  return { identifier, title: '', sha256: sumsIn(xmp)[0] ?? '', pageMap: { pages: [], starts: {} } };
}

/** The SHA-256 of both sources, as the file says. */
const sumsIn = (xmp: string): string[] => (/<kanben:sha256>([^<]*)</.exec(xmp)?.[1] ?? '').split(' ');

/** Proves a copy against the sources of both its languages. */
export async function proveFacingPdf(
  project: Project,
  folder: string,
  bytes: Uint8Array,
): Promise<{ problems: Problem[]; equal: number[]; languages: string[] }> {
  const [{ openPdf }, { languagesOfPdf }, { verifyFacingPdf }] = await Promise.all([
    import('../proof/objects/pdf-file.ts'),
    import('../proof/unweave-pdf.ts'),
    import('../proof/verify-facing-pdf.ts'),
  ]);
  const languages = languagesOfPdf(openPdf(bytes));
  const [first, second] = languages.map((language) => prepareEdition(project, `${folder}/${language}`).value?.edition);
  if (!first || !second) throw new Error(`its languages are ${languages.join(', ')}, and not those of ${folder}`);
  const formats = facingFormats(project, [first, second]);
  const sums = sumsIn(Buffer.from(bytes).toString('latin1'));
  const isWhole = (i: 0 | 1) => sums[i] === [first, second][i]?.manuscript.sha256;
  const due = (i: 0 | 1) => ({ edition: i === 0 ? first : second, format: formats[i], whole: isWhole(i) });
  const beside = { facesNamed, thread: proofThread() };
  return { ...(await verifyFacingPdf(bytes, [due(0), due(1)], beside)), languages };
}
