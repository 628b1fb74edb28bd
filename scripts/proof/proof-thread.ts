/**
 * The thread that works beside the proof of PDFs, of which a process has one: to start it, and to load what reads and
 * draws, takes longer than to draw a page, so it goes on to the next PDF. In: what is asked of it. Out: its answers.
 * The thread holds no process up that has nothing more to ask. Called by `read-pdf.ts`, `verify-pdf-ink.ts` and by the
 * press while pages are laid out.
 *
 *     (await askThread('/kanben/proof-worker.mjs', 'look', { bytes, scale: 2, pages }))[6] → { missing: [14] }
 */
import { Worker } from 'node:worker_threads';
import type { SeenPage } from './look-at-page.ts';
import type { InkQuestion } from './look-at-pages.ts';
import type { PixellessPdf, ReadPdf } from './read-pdf.ts';

/** What the thread can do, as it is done where there is no thread. */
export interface Works {
  read: (pdf: PixellessPdf) => Promise<ReadPdf>;
  look: (question: InkQuestion) => Promise<SeenPage[]>;
}

/** What is asked: what to do, and of what. */
export interface Question {
  id: number;
  work: keyof Works;
  of: Parameters<Works[keyof Works]>[0];
}

/** What it answers: what it found, or why it found nothing. */
export interface ThreadAnswer {
  id: number;
  found?: unknown;
  fault?: string;
}

interface Waiting {
  resolve: (found: unknown) => void;
  reject: (error: Error) => void;
}

/** The thread of this process, while there is one, and who waits for it. */
let thread: { worker: Worker; waiting: Map<number, Waiting> } | undefined;
let count = 0;

/** Starts the thread that begins with a file, so that it has loaded what it needs when it is asked. */
export function startThread(file: string): void {
  openThread(file);
}

function openThread(file: string): NonNullable<typeof thread> {
  if (thread) return thread;
  // What its caller was started with is not for a thread: a text given by --eval has a kind that a file has not.
  const own = { worker: new Worker(file, { execArgv: [] }), waiting: new Map<number, Waiting>() };
  own.worker.unref();
  own.worker.on('message', ({ id, found, fault }: ThreadAnswer) => {
    const one = own.waiting.get(id);
    own.waiting.delete(id);
    if (own.waiting.size === 0) own.worker.unref();
    if (fault === undefined) one?.resolve(found);
    else one?.reject(new Error(fault));
  });
  const lose = (error: Error) => {
    if (thread === own) thread = undefined;
    for (const { reject } of own.waiting.values()) reject(error);
    own.waiting.clear();
  };
  own.worker.on('error', lose);
  own.worker.on('exit', () => lose(new Error('what reads and draws PDFs has ended')));
  thread = own;
  return own;
}

/**
 * Asks the thread that begins with a file. Buffers that are `given` are the thread's from then on. Throws what the
 * thread throws, and when it ends.
 */
export function askThread<K extends keyof Works>(
  file: string,
  work: K,
  of: Parameters<Works[K]>[0],
  given: readonly ArrayBuffer[],
): ReturnType<Works[K]> {
  const { worker, waiting } = openThread(file);
  const id = count++;
  worker.ref();
  return new Promise<unknown>((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    worker.postMessage({ id, work, of } satisfies Question, given);
  }) as ReturnType<Works[K]>;
}
