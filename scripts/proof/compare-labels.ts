/**
 * Proves the numbers of lists from the source's own characters, and not from what the parser made of them. In: an
 * edition with its canonical text. Out: K802 at the line where the edition has not the number that the source begins a
 * line with, or has a label that the source has not. Knows nothing of Markdown but what may stand before a number.
 * Called once for an edition, by whoever asks the witnesses: no output has a part in it.
 *
 *     a source with the lines `3. A` and `5. B`, an edition with the labels “3.” and “4.” → K802 at the second line
 */
import { blocksOf } from '../model/edition.ts';
import type { Place, Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { type Inline, inlineLines, plainText } from '../model/text.ts';

/** A stretch of the text and where it begins: a block, or a note. */
interface Stretch {
  line: number;
  texts: string[];
  labels: { said: string; place: Place }[];
}

/** Compares the labels of all lists, and the numbers with which lines of the source begin. */
export function compareLabels(edition: IndexedEdition): Problem[] {
  const { manuscript, notes } = edition;
  const rows = manuscript.canonical.split(/\r\n?|\n/);
  const blocks = blocksOf(edition).flatMap((block) =>
    block.kind === 'gap' ? [] : [stretchOf(block.place.line, inlineLines(block))],
  );
  const stretches = [
    ...blocks,
    ...notes.map((note) => stretchOf(note.place.line, note.blocks.flatMap(inlineLines))),
  ].sort((a, b) => a.line - b.line);
  return stretches.flatMap(({ line, texts, labels }, i) => {
    const end = stretches[i + 1]?.line ?? rows.length + 1;
    const text = texts.join('\n');
    let at = 0;
    const lost = rows.slice(line - 1, end - 1).flatMap((row, j) =>
      numbersOf(row).flatMap((number) => {
        const found = indexOfNumber(text, number, at);
        if (found >= 0) at = found + number.length;
        const place = { file: manuscript.file, line: line + j, column: 1 };
        return found >= 0 ? [] : [wrong(`the source has “${number}”, and the edition has not`, place)];
      }),
    );
    const made = labels.filter(({ said, place }) => !numbersOf(rows[place.line - 1] ?? '').includes(said));
    return [...lost, ...made.map(({ said, place }) => wrong(`the label “${said}” is not in the source`, place))];
  });
}

const wrong = (detail: string, place: Place): Problem =>
  problem('K802', { format: 'Edition', detail: `line ${place.line}: ${detail}` }, place);

function stretchOf(line: number, lines: readonly { inlines: readonly Inline[] }[]): Stretch {
  const labels = lines.flatMap(({ inlines: [first] }) => {
    const said = first?.kind === 'label' ? first.children[0] : undefined;
    return said?.kind === 'text' ? [{ said: said.text.trimEnd(), place: said.place }] : [];
  });
  return { line, texts: lines.map(({ inlines }) => plainText(inlines)), labels };
}

/** The numbers with which a line of the source begins, behind the signs of quotations, lists and notes. */
function numbersOf(row: string): string[] {
  const next = /[\s>]+|[-+*](?=\s)|\[\^[^\]]*\]:|(\d{1,9})\\?([.)])(?=\s|$)/y;
  const numbers: string[] = [];
  for (let found = next.exec(row); found; found = next.exec(row)) if (found[1]) numbers.push(`${found[1]}${found[2]}`);
  return numbers;
}

/** Where a number stands by itself in a text from `from` on; -1 where it does not. */
function indexOfNumber(text: string, number: string, from: number): number {
  for (let at = text.indexOf(number, from); at >= 0; at = text.indexOf(number, at + 1))
    if (!/\d/.test(text[at - 1] ?? '') && /^(?:\s|$)/.test(text.slice(at + number.length, at + number.length + 1)))
      return at;
  return -1;
}
