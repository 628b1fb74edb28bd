/** The slow tests of the preview and of the project's files. In one process; called by `test/run.ts`. */
import { runSlowRooms } from './support/run-files.ts';

await runSlowRooms(['preview', 'project']);
