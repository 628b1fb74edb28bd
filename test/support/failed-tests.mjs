/**
 * A reporter of node:test: the tests that failed, by file, with what they say. In: the events of a run. Out: a block a
 * failure; nothing where none failed. Written beside the report of the run, whose summary alone ends a long log. Called
 * by `run.ts`; JavaScript, because Node loads it before what reads TypeScript.
 */

/**
 * What the reporter asks of an event.
 * @typedef {{ message?: string, cause?: unknown, failureType?: string }} Failure
 * @typedef {{ name: string, file?: string, details: { error?: Failure } }} Ended
 */

/** What is printed of a message at most, in UTF-16 code units. */
const most = 2000;

/**
 * The failures, as text.
 * @param {AsyncIterable<{ type: string, data: Ended }>} source
 */
// biome-ignore lint/style/noDefaultExport: node:test asks for it
export default async function* failedTests(source) {
  for await (const { type, data } of source) {
    const { error } = data.details ?? {};
    // A suite, or a test that has others, fails because one of them does.
    if (type !== 'test:fail' || error?.failureType === 'subtestsFailed') continue;
    const said = String(error?.cause instanceof Error ? error.cause.message : error?.message).slice(0, most);
    yield `\nfailed: ${data.name}\n  ${data.file ?? ''}\n  ${said.replaceAll('\n', '\n  ')}\n`;
  }
}
