/** The slow tests of the witnesses: faults put into finished files, and copies. In one process; called by `run.ts`. */
import { runSlowRooms } from './support/run-files.ts';

await runSlowRooms(['proof']);
