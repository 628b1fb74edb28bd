/**
 * The unit tests of what reads: the importer, the grammar, numbers. In one process; called by
 * `npm run test:unit` and `npm test`.
 */
import { readingRooms, runUnitRooms } from './support/run-files.ts';

await runUnitRooms((room) => readingRooms.includes(room));
