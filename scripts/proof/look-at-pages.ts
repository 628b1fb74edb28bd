/**
 * Has the pages of a PDF drawn and looked at, in a thread beside other work: it goes on to the next PDF, since to start
 * it, and to load what draws, takes longer than to draw a page. In: the bytes of a PDF, what is expected. Out: what was
 * seen, page by page. The thread holds no process up that has nothing more to ask. Called by `verify-pdf-ink.ts`.
 *
 *     (await lookInThread('/kanben/ink-worker.mjs', { bytes, scale: 2, pages }))[6] → { missing: [14] }
 */
import { Worker } from 'node:worker_threads';
import { drawPdf } from './draw-pdf.ts';
import { type ExpectedPage, lookAtPage, type SeenPage } from './look-at-page.ts';

/** What is asked of a PDF. `scale`: pixels a point. */
export interface InkQuestion {
  bytes: Uint8Array<ArrayBuffer>;
  scale: number;
  pages: readonly ExpectedPage[];
}

/** Draws and looks, here. Throws when the file cannot be drawn. */
export async function lookAtPages({ bytes, scale, pages }: InkQuestion): Promise<SeenPage[]> {
  const seen: SeenPage[] = [];
  await drawPdf(bytes, scale, (index, drawn, own) => {
    const page = pages[index];
    seen.push(page ? lookAtPage(drawn, own, page) : { missing: [] });
  });
  return seen;
}

/** What it answers: what it saw, or why it saw nothing. */
export interface InkAnswer {
  id: number;
  seen?: SeenPage[];
  fault?: string;
}

interface Waiting {
  resolve: (seen: SeenPage[]) => void;
  reject: (error: Error) => void;
}

/** The thread of this process, while there is one, and who waits for it. */
let thread: { worker: Worker; waiting: Map<number, Waiting> } | undefined;
let count = 0;

function openThread(file: string): NonNullable<typeof thread> {
  if (thread) return thread;
  // What its caller was started with is not for a thread: a text given by --eval has a kind that a file has not.
  const own = { worker: new Worker(file, { execArgv: [] }), waiting: new Map<number, Waiting>() };
  own.worker.on('message', ({ id, seen, fault }: InkAnswer) => {
    const one = own.waiting.get(id);
    own.waiting.delete(id);
    if (own.waiting.size === 0) own.worker.unref();
    if (seen) one?.resolve(seen);
    else one?.reject(new Error(fault));
  });
  const lose = (error: Error) => {
    if (thread === own) thread = undefined;
    for (const { reject } of own.waiting.values()) reject(error);
    own.waiting.clear();
  };
  own.worker.on('error', lose);
  own.worker.on('exit', () => lose(new Error('what draws its pages has ended')));
  thread = own;
  return own;
}

/**
 * Draws and looks, in the thread that begins with a file. The bytes and the lists are the thread's from then on. Throws
 * when the PDF cannot be drawn.
 */
export function lookInThread(file: string, question: InkQuestion): Promise<SeenPage[]> {
  const { worker, waiting } = openThread(file);
  const id = count++;
  worker.ref();
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    const given = question.pages.flatMap(({ glyphs, known }) => [glyphs.buffer, known.buffer] as ArrayBuffer[]);
    worker.postMessage({ id, ...question }, [question.bytes.buffer, ...given]);
  });
}
