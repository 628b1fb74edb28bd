/**
 * A thread that draws PDFs and looks at their pages, beside what the proof does meanwhile. In: questions, as messages
 * from `look-at-pages.ts`. Out: what was seen, page by page, or why it could not be drawn.
 */
import { parentPort } from 'node:worker_threads';
import { type InkAnswer, type InkQuestion, lookAtPages } from './look-at-pages.ts';

parentPort?.on('message', ({ id, ...question }: InkQuestion & Pick<InkAnswer, 'id'>) => {
  const answer = (one: Omit<InkAnswer, 'id'>) => parentPort?.postMessage({ id, ...one });
  lookAtPages(question).then(
    (seen) => answer({ seen }),
    (error: Error) => answer({ fault: error.message }),
  );
});
