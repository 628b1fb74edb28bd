/**
 * What the parts of the preview say to each other. Types alone: the server's events, the reader's place, and what the
 * frame in which a book is laid out can do.
 */
import type { Place, Problem } from '../../model/problem.ts';

/** What the server tells of a title after every save. */
export interface PreviewState {
  /** Another one after every start of the preview. */
  session: string;
  title: string;
  titles: string[];
  /** Number of the last good state; 0 when there is none. */
  version: number;
  /** Anchors of what the last save changed. */
  changed: readonly string[];
  broken: boolean;
  problems: Problem[];
  /** The folder that places in problems begin at. */
  folder: string;
  /** Address of a line in an editor, with {file}, {line} and {column}. */
  editor?: string;
}

/** What the last build measured of the typesetting and did not find good. */
export interface MeasuredFigures {
  /** Whether its text is the one that is shown. */
  of: 'this' | 'another' | 'none';
  format: string;
  figures: {
    code: string;
    severity: Problem['severity'];
    name: string;
    /** With its gate. */
    value: string;
    /** `page` counts from 1. */
    lines: { page: number; said: string; anchor?: string; place?: Place }[];
    /** Places that are no line of the text, in words. */
    rest: string[];
  }[];
}

/** Where a reader is, in words of the text. */
export interface ReaderPlace {
  /** What stands first on the page; empty for nothing. */
  anchor: string;
  /** How many pages behind the one on which the anchor begins. */
  part: number;
  /** How many pages behind that one the chosen page stands. */
  from: number;
}

/** A place that is looked for in another state of the text. */
export interface WishedPlace extends ReaderPlace {
  /** What stood at the anchor: numbers move when a paragraph comes in. */
  text: string;
}

/** What a layout tells while it goes on. */
export interface LayoutReport {
  /** A page that will not change any more. */
  page: (index: number, element: HTMLElement) => void;
  /** Once, as soon as the spread with the wished place is ready. */
  place: (index: number) => void;
}

/** `overtaken`: a newer state came; `again`: a new frame is needed, for the styles or the front matter are others. */
export type LayoutOutcome = 'done' | 'overtaken' | 'again';

/** What a frame can do in which a book is laid out. */
export interface LayoutFrame {
  lay(html: string, wish: WishedPlace, report: LayoutReport): Promise<LayoutOutcome>;
  /** What stands at an anchor of the last text, without its number. */
  textAt(anchor: string): string;
  /** How many pages the last layout has kept as they were. */
  kept(): number;
  pages(): HTMLElement[];
}

declare global {
  interface KanbenPage {
    /** In the frame of the preview in which a book is laid out. */
    layout?: LayoutFrame;
  }
}
