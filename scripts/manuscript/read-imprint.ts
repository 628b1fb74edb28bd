/**
 * The field `imprint` of front matter: what only the publisher of a printed book knows. In: front matter. Out: each
 * fact as it is to be printed, nothing where there is none. Called by `read-manuscript.ts`.
 *
 *     imprint: { isbn: 978-92-95055-12-4, price: 30.00元 } → { isbn: '978-92-95055-12-4', price: '30.00元' }
 */
import { isIsbn } from '../model/isbn.ts';
import type { ImprintFacts, Metadata } from '../model/manuscript.ts';
import type { Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import type { FieldReader } from './field-reader.ts';
import { frontMatterFields } from './front-matter-fields.ts';

/** The facts. K105 for an ISBN whose check digit is not that of its digits. */
export function readImprint(front: FieldReader, problems: Problem[]): Pick<Metadata, 'imprint'> {
  if (!front.has('imprint')) return {};
  const field = front.inside('imprint', frontMatterFields.imprint);
  const facts: ImprintFacts = {};
  for (const key of frontMatterFields.imprint) {
    const text = field.optionalText(key);
    if (text !== undefined) facts[key] = text;
  }
  const { isbn } = facts;
  if (isbn !== undefined && !/^TODO\b/.test(isbn) && !isIsbn(isbn)) {
    const details = { field: 'imprint.isbn', expected: 'an ISBN of 13 digits', found: `“${isbn}”` };
    problems.push(problem('K105', details, field.place('isbn')));
  }
  return { imprint: facts };
}
