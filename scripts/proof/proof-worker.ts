/**
 * A thread that works beside the proof of PDFs: it reads them with pdf.js, draws their pages and looks at them. In:
 * questions, as messages from `proof-thread.ts`. Out: what it read or saw, or why it could not.
 */
import { parentPort } from 'node:worker_threads';
import { lookAtPages } from './look-at-pages.ts';
import './pdf-document.ts';
import type { Question, ThreadAnswer, Works } from './proof-thread.ts';
import { readHere } from './read-pdf.ts';

const works: Works = { read: readHere, look: lookAtPages };

parentPort?.on('message', ({ id, work, of }: Question) => {
  const answer = (one: Omit<ThreadAnswer, 'id'>) => parentPort?.postMessage({ id, ...one });
  (works[work] as (asked: typeof of) => Promise<unknown>)(of).then(
    (found) => answer({ found }),
    (error: Error) => answer({ fault: error.message }),
  );
});
