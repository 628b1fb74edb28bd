/**
 * The slow tests of the commands, of the importer, and of the validators of others. In one process; called by
 * `test/run.ts`.
 */
import { runSlowRooms } from './support/run-files.ts';

await runSlowRooms(['cli', 'commands', 'import', 'validators']);
