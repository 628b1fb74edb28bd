/** The slow tests of what is made: pages, PDF, EPUB, site. In one process; called by `test/run.ts`. */
import { runSlowRooms } from './support/run-files.ts';

await runSlowRooms(['fonts', 'formats', 'languages', 'press', 'registers', 'revisions', 'views']);
