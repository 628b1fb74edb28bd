/**
 * What goes wrong in a page that lays a book out, said in places of the TypeScript. In: an error as puppeteer gives it.
 * Out: the same error, whose message ends with the place where it was thrown, and whose stack names the press's files.
 *
 *     'nothing refers to note-1' → 'nothing refers to note-1 (scripts/formats/print/browser/footnotes.ts:15:29)'
 */
import { traceScript } from '../../project/browser-scripts.ts';

/** An error of a script that nobody waited for. */
export const tracePageError = (error: Error): Error =>
  say(error, traceScript(error.stack ?? ''), (places) => places[0]);

/**
 * An error of a script that Node waited for. puppeteer-core 24.40.0 gives it a message with the page's own stack in it,
 * or a stack whose lines it counts from 0 and turns round.
 */
export function traceEvaluation(error: Error): Error {
  const { message, stack = '' } = error;
  const described = traceScript(message);
  if (described !== message) return say(error, described, (places) => places[0]);
  return say(error, traceScript(stack, 0), (places) => places.at(-1));
}

/** Frames of Node's own files stand in a stack as well: only those count that ran in the page. */
const pagePlace = /\bscripts\/[\w/.-]*\bbrowser\/[\w.-]+\.ts:\d+:\d+/g;

function say(error: Error, stack: string, choose: (places: string[]) => string | undefined): Error {
  const place = choose(stack.match(pagePlace) ?? []);
  if (place === undefined || /\(scripts\/[^()]+\)$/.test(error.message)) return error;
  error.message = `${error.message.split('\n')[0]} (${place})`;
  error.stack = stack;
  return error;
}
