/**
 * What the parts of the preview's own page share. In: the page as the server gives it. Out: one object with what is
 * shown, made once by `main.ts`.
 */
import type { PreviewState } from './preview-state.ts';
import type { ReaderMemory } from './reader-memory.ts';
import type { Spreads } from './spreads.ts';

/** What can be looked at. */
export type View = 'pages' | 'epub' | 'registers' | 'site';

export interface PreviewPage {
  title: string;
  memory: ReaderMemory;
  spreads: Spreads;
  /** What the server said last. */
  state?: PreviewState;
  view: View;
  /** The version that each view shows. */
  seen: Record<View, number>;
  /** The frame in which the pages that are shown were laid out. */
  press?: HTMLIFrameElement;
  /** The version that is being laid out. */
  laying: number;
  labels: string[];
  /** Which of the changes of the last save is shown next. */
  change: number;
  /** Anchors → the document of the e-book that has them. */
  anchors: ReadonlyMap<string, string>;
  documents: Partial<Record<View, HTMLIFrameElement>>;
}

/** The address of something of the title. */
export const addressOf = ({ title }: Pick<PreviewPage, 'title'>, path: string): string =>
  `/${encodeURIComponent(title)}/${path}`;

/** Says a sentence in the bar. */
export function say(sentence: string): void {
  const status = document.getElementById('status');
  if (status) status.textContent = sentence;
}
