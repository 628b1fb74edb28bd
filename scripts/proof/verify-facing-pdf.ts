/**
 * Proves a PDF of facing pages. In: its bytes, both editions, the formats of both sides. Out: problems; none means that
 * taken apart it is a proven book of each language, page by page, and that twins begin on the same spread and at the
 * same height. An independent witness: never imports what made it. Called by `press/facing-pdf.ts` and, for a copy, by
 * the output of the facing edition.
 *
 *     await verifyFacingPdf(bytes, [zh, en]) → { problems: [], equal: [58, 60], faced: 89 }
 */
import type { PrintFormat } from '../formats/print/print-format.ts';
import type { PageMap } from '../model/page-map.ts';
import type { Problem } from '../model/problem.ts';
import { hasErrors, problem } from '../model/problem-catalogue.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { compareHeights } from './compare-heights.ts';
import { identifyPdf } from './identify-copy.ts';
import { findLines } from './locate-lines.ts';
import { measureTypography } from './measure-typography.ts';
import { keepBudget } from './objects/pdf-budget.ts';
import { unweavePdf } from './unweave-pdf.ts';
import { verifyPdf } from './verify-pdf.ts';
import type { FacesNamed } from './verify-pdf-faces.ts';
import { compareWoven } from './verify-woven.ts';

/** A language of the file, as it must be. */
interface FacingPdfSide {
  edition: IndexedEdition;
  format: PrintFormat;
  /** As it was laid out; of a copy as the file says. */
  pageMap?: PageMap;
  /** `edition.json` as it was attached; absent for a copy. */
  data?: Uint8Array;
  /** False: it was made from another state of the source. */
  whole?: boolean;
}

/** What the witness established. */
interface FacingPdfProof {
  problems: Problem[];
  /** Paragraphs of each language that are equal. */
  equal: number[];
  /** So many addresses begin beside themselves. */
  faced: number;
}

/** Proves the file. Throws an `Error` in words when it does not show two languages. */
export async function verifyFacingPdf(
  bytes: Uint8Array,
  sides: readonly [FacingPdfSide, FacingPdfSide],
  { facesNamed, thread }: { facesNamed?: FacesNamed; thread?: string } = {},
): Promise<FacingPdfProof> {
  const problems: Problem[] = [];
  const wrong = (detail: string) => problems.push(problem('K802', { format: 'Facing PDF', detail }));
  const file = keepBudget(bytes);
  const halves = unweavePdf(file, wrong);
  const equal: number[] = [];
  const found: Parameters<typeof compareHeights>[0][number][] = [];
  for (const [i, { edition, format, data, whole = true, pageMap }] of sides.entries()) {
    const half = halves[i];
    const { language } = edition.metadata;
    if (half?.language !== language) throw new Error(`it shows ${half?.language} where ${language} is due`);
    const proof = await verifyPdf(half.bytes, edition, pageMap ?? (await identifyPdf(half.bytes)).pageMap, format, {
      whole,
      attached: { edition, ...(data ? { data } : {}) },
      half: true,
      ...(facesNamed ? { facesNamed } : {}),
      ...(thread ? { thread } : {}),
    });
    // Which language a difference is of is no matter of a book.
    const said = (message: string) => message.replace(/^PDF: /, `Facing PDF, ${language}: `);
    problems.push(...proof.problems.map((one) => ({ ...one, message: said(one.message) })));
    equal.push(proof.equal);
    // Lines that the text leaves no better way are told of the book of the language.
    if (whole && proof.problems.length === 0)
      problems.push(...measureTypography(proof.read, edition, format).problems.filter((one) => hasErrors([one])));
    found.push({ edition, format, lines: findLines(proof.read, edition, format).lines });
  }
  const [first, second] = found;
  if (!first || !second) throw new Error('a facing edition has two languages');
  // Where lines are not those of the source, none of them is known.
  const faced = hasErrors(problems) ? 0 : compareHeights([first, second], wrong);
  compareWoven(file, [sides[0], sides[1]], halves, wrong);
  return { problems, equal, faced };
}
