/**
 * What stands around the text of an official document: its elements, as the front matter gives them, and how they are
 * set. Holds no input, no output, no library.
 *
 *     notice: { number: 样办发〔2024〕1号 } → { role: 'number', lines: [{ text: '样办发〔2024〕1号', … }] }
 */
import type { Place } from './problem.ts';

/** What an element is: the field of the front matter that gives it. */
export type ElementRole =
  // Notices: above the title, below it, behind the text, at the end of the document.
  | 'copy-number'
  | 'classification'
  | 'urgency'
  | 'issuers'
  | 'mark'
  | 'number'
  | 'signers'
  | 'to'
  | 'annex-list'
  | 'present'
  | 'office'
  | 'signatures'
  | 'date'
  | 'remark'
  | 'cc'
  | 'printed-by'
  | 'printed-on'
  // Resolutions: above the title, behind the text.
  | 'organization'
  | 'symbol'
  | 'distribution'
  | 'organ'
  | 'session'
  | 'agenda-item'
  | 'adoption'
  | 'meeting';

/** One element: its lines as the document prints them. */
export interface FrameElement {
  role: ElementRole;
  lines: { text: string; place: Place }[];
}

/** The forms of GB/T 9704-2012: 文件, 信函, 命令（令）, 纪要. */
export const noticeForms = ['document', 'letter', 'order', 'minutes'] as const;

/** How a document is signed: without a seal, with room for one, with the stamp of a signature. */
export const sealings = ['none', 'room', 'stamp'] as const;

/** How the elements of a notice are set. */
export interface NoticeSetting {
  form: (typeof noticeForms)[number];
  seal: (typeof sealings)[number];
}
