/**
 * The field `print` of front matter: what the printer of a book says of paper and press. In: front matter. Out: each
 * fact, nothing where there is none. Called by `read-manuscript.ts`.
 *
 *     print: { paper: 0.09, condition: FOGRA51 } → { printing: { paperMm: 0.09, condition: 'FOGRA51' } }
 */
import type { Manuscript, Printing } from '../model/manuscript.ts';
import type { Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import type { FieldReader } from './field-reader.ts';
import { frontMatterFields } from './front-matter-fields.ts';

/** From the thinnest bible paper to board, in mm. */
const [thinnest, thickest] = [0.02, 1];

/** Names of characterizations are short, in Latin letters (ICC Characterization Data Registry). */
const conditionName = /^[A-Za-z][A-Za-z0-9 .-]{2,40}$/;

/** The facts. K105 for a paper or a condition that there cannot be. */
export function readPrinting(front: FieldReader, problems: Problem[]): Pick<Manuscript, 'printing'> {
  if (!front.has('print')) return {};
  const field = front.inside('print', frontMatterFields.print);
  const paperMm = field.measure('paper', thinnest, thickest);
  const condition = field.optionalText('condition');
  const printing: Printing = {
    ...(paperMm === undefined ? {} : { paperMm }),
    ...(condition === undefined ? {} : { condition }),
  };
  if (condition !== undefined && !/^TODO\b/.test(condition) && !conditionName.test(condition)) {
    const details = { field: 'print.condition', expected: 'a name such as FOGRA51', found: `“${condition}”` };
    problems.push(problem('K105', details, field.place('condition')));
  }
  return { printing };
}
