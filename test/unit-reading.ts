/**
 * The unit tests of the importer and of numbers, as long as all others together. In one process; called by
 * `npm run test:unit` and `npm test`.
 */
import { readingRooms, runUnitRooms } from './support/run-files.ts';

await runUnitRooms((room) => readingRooms.includes(room));
