/**
 * What front matter says of a title's class and of who numbers it. In: its fields. Out: `class` and `numbering`, where
 * they are stated. Promises K105 for a class that is none, and for a way of numbering that the class does not leave
 * open. Called by `read-manuscript.ts`.
 *
 *     class: statute  → { class: 'statute' }
 */
import { classNames, classOf } from '../classes/registry.ts';
import type { Metadata } from '../model/manuscript.ts';
import type { Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import type { FieldReader } from './field-reader.ts';

/** The class and the numbering of a title. */
export function readClass(front: FieldReader, problems: Problem[]): Pick<Metadata, 'class' | 'numbering'> {
  const name = front.optionalText('class');
  const numbering = front.optionalText('numbering');
  const wrong = (field: string, expected: string, found: string) =>
    problems.push(problem('K105', { field, expected, found: `“${found}”` }, front.place(field)));
  const known = name === undefined || classNames.includes(name);
  if (!known) wrong('class', `one of ${classNames.join(', ')}`, name);
  if (numbering !== undefined && numbering !== 'stated') wrong('numbering', 'stated, or left out', numbering);
  else if (numbering !== undefined && known && classOf(name).numbers === 'own')
    wrong('numbering', `left out: in the class ${name} the text bears its own numbers`, numbering);
  return {
    ...(known && name !== undefined ? { class: name } : {}),
    ...(numbering === 'stated' ? { numbering } : {}),
  };
}
