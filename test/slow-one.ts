/** The slow tests, shared with `slow-two.ts`: each takes the next file that is not begun. Called by `test/run.ts`. */
import { runShared } from './support/run-files.ts';

await runShared();
