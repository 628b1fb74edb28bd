/**
 * Reads what the front matter accepts of the typesetting. In: its fields. Out: `Acceptance`s, each with its place.
 * Promises that every one names a code that may be accepted, an address or a line, and a reason; K105 for what does
 * not. Whether anything is found there only the pages can say (`proof/accept-lines.ts`). Called by
 * `read-manuscript.ts`.
 */
import { type Acceptance, acceptableCodes } from '../model/acceptance.ts';
import type { Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import type { FieldReader } from './field-reader.ts';
import { frontMatterFields } from './front-matter-fields.ts';

/** An address of a block: p12, p12-1, b3, s2, s2-1, closing1. */
const address = /^[a-z]+\d+(?:-\d+)*$/;

/** The list `accept`; empty when there is none. */
export function readAccepted(front: FieldReader, problems: Problem[]): Acceptance[] {
  return front.each('accept', frontMatterFields.accept).map((one) => {
    const wrong = (field: string, expected: string, found: string | number) =>
      problems.push(problem('K105', { field: `accept.${field}`, expected, found: `“${found}”` }, one.place(field)));
    const [code, at] = [one.text('code'), one.textOrInteger('place')];
    if (code && !/^TODO\b/.test(code) && !acceptableCodes.includes(code))
      wrong('code', `${acceptableCodes.join(', ')}: nothing else can be accepted`, code);
    if (typeof at === 'string' && at && !/^TODO\b/.test(at) && !address.test(at))
      wrong('place', 'an address such as p12, or a line of this file', at);
    return { code, at, reason: one.text('reason'), place: one.place('code') };
  });
}
