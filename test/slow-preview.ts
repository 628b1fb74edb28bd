/** The slow tests of the preview. In one process; called by `test/run.ts`. */
import { runSlowRooms } from './support/run-files.ts';

await runSlowRooms(['preview']);
