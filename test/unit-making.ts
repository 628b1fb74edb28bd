/**
 * The unit tests of all rooms but the importer and numbers: what is read, made, proved and said, and the house itself.
 * In one process; called by `npm run test:unit` and `npm test`.
 */
import { readingRooms, runUnitRooms } from './support/run-files.ts';

await runUnitRooms((room) => !readingRooms.includes(room));
