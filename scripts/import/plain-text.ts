/**
 * Plain text → the blocks of its document. In: the text of a file. Out: a `FoundDocument` of paragraphs. Promises that
 * every character but white space at the ends of lines is carried; an empty line or an indentation parts paragraphs,
 * and lines broken at a column are joined again. Guesses no headings: that is for `structure.ts`. Called by
 * `read-document.ts`.
 *
 *     '第一条　甲\n　　乙' → two paragraphs
 */
import { withinBudgets } from './budgets.ts';
import type { FoundBlock, FoundDocument, Run } from './found-document.ts';
import { linesOf } from './inline-runs.ts';
import { joinSignatureRows, readColumns } from './plain-columns.ts';
import type { Tally } from './tally.ts';

interface Row {
  text: string;
  line: number;
}

/** Reads a plain text; K131 for one that is too large. */
export function readPlainText(text: string, file: string, tally: Tally): FoundDocument | undefined {
  if (!withinBudgets({ characters: text.length }, file, tally.problems)) return undefined;
  const lines = text.split(/\r\n|[\n\r\f\u0085\u2028\u2029]/);
  if (!withinBudgets({ paragraphs: lines.length }, file, tally.problems)) return undefined;
  const rows = lines.map((row, i): Row => ({ text: row.trimEnd(), line: i + 1 }));
  const groups = joinSignatureRows(groupsOf(rows));
  const width = wrapWidth(groups);
  if (width > 0)
    tally.say('K125', `lines broken at about ${width} columns`, 'They are joined into paragraphs.', {
      file,
      line: 1,
      column: 1,
    });
  const blocks = groups.flatMap((group): FoundBlock[] => {
    const columnar = readColumns(group, file, tally);
    if (columnar) return columnar;
    const parts: Row[][] = [];
    for (const row of group) {
      const last = parts.at(-1);
      if (last && width > 0 && !indented(row) && columns(last.at(-1)?.text ?? '') > 0.6 * width) last.push(row);
      else parts.push([row]);
    }
    return parts.flatMap((part) => {
      const runs = part.map(
        ({ text: row, line }, i): Run => ({
          text: (i > 0 ? '\n' : '') + row,
          formats: [],
          place: { file, line, column: 1 },
        }),
      );
      const centred = part.length === 1 && /^[ \t\u3000]{8,}\S/.test(part[0]?.text ?? '');
      return linesOf(runs, tally).map(
        ({ inlines, place }): FoundBlock => ({ kind: 'paragraph', inlines, place, ...(centred ? { centred } : {}) }),
      );
    });
  });
  tally.tell();
  return { blocks, notes: [], facts: {}, pictures: new Map(), shown: text };
}

/** Rows between empty ones. */
function groupsOf(rows: readonly Row[]): Row[][] {
  const groups: Row[][] = [[]];
  for (const row of rows) {
    if (row.text.trim() === '') groups.push([]);
    else groups.at(-1)?.push(row);
  }
  return groups.filter((group) => group.length > 0);
}

const indented = ({ text }: Row): boolean => /^(?:[\u3000\u2003]| {2,}|\t)/.test(text);

/** The column at which the text is broken, or 0 when every line is a paragraph of its own. */
function wrapWidth(groups: readonly Row[][]): number {
  const inner = groups.flatMap((group) =>
    group
      .filter((_, i) => group[i + 1] !== undefined && !indented(group[i + 1] as Row))
      .map(({ text }) => columns(text)),
  );
  const widest = groups.flat().reduce((most, { text }) => Math.max(most, columns(text)), 0);
  if (inner.length < 3 || widest > 140 || widest < 30) return 0;
  const full = inner.filter((width) => width > 0.75 * widest).length;
  return full >= 0.7 * inner.length ? widest : 0;
}

/** Columns of a terminal: a Chinese character takes two. */
const columns = (text: string): number =>
  [...text].reduce(
    (sum, character) =>
      sum +
      (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/.test(character)
        ? 2
        : 1),
    0,
  );
