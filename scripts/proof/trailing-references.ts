/**
 * References to notes behind the last sign of a line of the source. In: inlines. Out: their digits, for each line that
 * hard breaks part: on the pages they may stand on a line of their own, and the next text may begin with the same
 * digit. Pure. Called by `locate-lines.ts`.
 *
 *     “и…” with a break and a reference to note 1 behind it → ['', '1']
 */
import { type Inline, plainText } from '../model/text.ts';

/** The digits of the references with which each line ends. */
export function trailingReferences(inlines: readonly Inline[]): string[] {
  const lines = [''];
  const visit = (list: readonly Inline[]): void => {
    for (const inline of list) {
      if (inline.kind === 'break') lines.push('');
      else if (inline.kind === 'noteref') lines.push(`${lines.pop()}${inline.note}`);
      else if ('children' in inline) visit(inline.children);
      else if (plainText([inline]).trim() !== '') lines[lines.length - 1] = '';
    }
  };
  visit(inlines);
  return lines;
}
