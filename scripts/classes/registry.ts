/**
 * The classes of documents by their names in the front matter (`class:`). In: a name. Out: a class. Promises that each
 * is a file of its own, and that a title which names none is a joint statement. Called by `manuscript/` and
 * `numbering/`.
 *
 *     classOf('statute').article?.code → 'art'
 */
import { act } from './act.ts';
import { withArabic } from './arabic-labels.ts';
import type { DocumentClass } from './document-class.ts';
import { jointStatement } from './joint-statement.ts';
import { notice } from './notice.ts';
import { regulation } from './regulation.ts';
import { report } from './report.ts';
import { resolution } from './resolution.ts';
import { withRomance } from './romance-labels.ts';
import { statute } from './statute.ts';
import { treaty } from './treaty.ts';

const classes: readonly DocumentClass[] = [jointStatement, treaty, statute, act, resolution, regulation, notice, report]
  .map(withRomance)
  .map(withArabic);

/** The names that `class:` may have. */
export const classNames: readonly string[] = classes.map(({ name }) => name);

/** The class of this name; that of joint statements where a title names none. A name that was not checked throws. */
export function classOf(name: string | undefined): DocumentClass {
  const found = classes.find((candidate) => candidate.name === (name ?? jointStatement.name));
  if (!found) throw new Error(`there is no class “${name}”`);
  return found;
}
