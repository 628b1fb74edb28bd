/**
 * Blocks → the Markdown that `parse-markdown.ts` reads as exactly these blocks. In: blocks and notes as the importer
 * found them. Out: the body of a source file. Promises that every character is a character again, escaped where
 * Markdown or a mark of ours would read a sign; recognises nothing and opens no file. Called by `import-document.ts`.
 *
 *     a paragraph “1. *” → '1\\. \\*\n'
 */
import { amount } from '../manuscript/item-labels.ts';
import { type Draft, type Inline, itemLabelOf, type Note, plainText, type UnnumberedBlock } from '../model/text.ts';
import { writeTable } from './write-table.ts';

type DraftBlock = Draft['blocks'][number];

/** The Markdown of a text. `flatten` says of a block that its emphasis must be left out, for Markdown cannot say it. */
export function writeMarkdown(
  blocks: readonly DraftBlock[],
  notes: readonly Note[] = [],
  flatten: (block: DraftBlock) => boolean = () => false,
): string {
  const parts = separate(blocks.map((block) => ({ block, text: writeBlock(block, flatten) })));
  const texts = notes.map((note) => {
    const body = separate(note.blocks.map((block) => ({ block, text: writeBlock(block, flatten) })));
    return `[^${note.number}]: ${indent(body, 4).trimStart()}`;
  });
  return `${[parts, ...texts].filter(Boolean).join('\n\n')}\n`;
}

/** Blocks with an empty line between them; a Markdown comment is no text, so two lists in a row have other marks. */
function separate(written: readonly { block: DraftBlock; text: string }[]): string {
  let mark = '';
  return written
    .map(({ block, text }) => {
      const own = block.kind === 'list' && !block.ordered ? markList(text, mark) : text;
      mark = block.kind === 'list' ? own.charAt(0) : '';
      return own;
    })
    .join('\n\n');
}

/**
 * A list without numbers, which is written with -, after another mark than that of the list before it. - before numbers
 * alone would be read as a sign of theirs (K214).
 */
function markList(text: string, before: string): string {
  const starred = text.replace(/^-(?= |$)/gm, '*');
  const rows = [...text.matchAll(/^-(?: (.*)|$)/gm)];
  if (!rows.every(([, row = '']) => amount.test(row))) return before === '-' ? starred : text;
  if (before !== '*') return starred;
  return `- ${text.slice(2).replace(amount, (whole, number: string) => whole.slice(0, -number.length) + entity(number))}`;
}

function writeBlock(block: DraftBlock, flatten: (block: DraftBlock) => boolean): string {
  const line = (inlines: readonly Inline[]) => writeLine(flatten(block) ? flat(inlines) : inlines);
  const inner = (blocks: readonly UnnumberedBlock[]) =>
    separate(blocks.map((child) => ({ block: child, text: writeBlock(child, flatten) })));
  switch (block.kind) {
    case 'heading':
      // A heading is one line, and the #s at its end would be its own.
      return `${'#'.repeat(block.level)} ${line(block.inlines)
        .replace(/\\\n/g, ' ')
        .replace(/(?<!#)#+$/, '\\$&')}`;
    case 'paragraph':
    case 'plain':
      return line(block.inlines);
    case 'closing':
      return `::: ${block.form ?? 'closing'}\n${block.lines.map(line).join('\n\n')}\n:::`;
    case 'editorial':
      return `::: note\n${inner(block.blocks)}\n:::`;
    case 'quote':
      return inner(block.blocks)
        .split('\n')
        .map((row) => (row === '' ? '>' : `> ${row}`))
        .join('\n');
    case 'list':
      return block.items
        .map((item) => {
          const label = itemLabelOf(item);
          const mark = `${label ?? '-'} `;
          const own = label === undefined ? item : unlabelled(item);
          // A list on the line of a label would be read as one with it.
          const begins = label !== undefined && own !== item && own[0]?.kind === 'list' ? `${label}\n` : mark;
          const text = indent(inner(own), mark.length);
          return begins === mark ? mark + text.trimStart() : begins + text;
        })
        .join('\n');
    case 'table':
      return writeTable(block, line);
    case 'figure': {
      const caption = plainText(block.caption).replace(/[\\"&]/g, '\\$&');
      return `![${block.alt}](${block.image}${caption ? ` "${caption}"` : ''})`;
    }
  }
}

/** The blocks of an item without its label. */
const unlabelled = ([lead, ...rest]: readonly UnnumberedBlock[]): UnnumberedBlock[] =>
  lead?.kind === 'plain' && lead.inlines.length > 1 ? [{ ...lead, inlines: lead.inlines.slice(1) }, ...rest] : rest;

const indent = (text: string, width: number): string => text.replace(/^(?=.)/gm, ' '.repeat(width));

/** Emphasis and bold left out; everything else stays. */
function flat(inlines: readonly Inline[]): Inline[] {
  return inlines.flatMap((inline): Inline[] => {
    if (inline.kind === 'emphasis' || inline.kind === 'strong') return flat(inline.children);
    return 'children' in inline ? [{ ...inline, children: flat(inline.children) }] : [inline];
  });
}

/** One block's inlines, its first and last character and the beginning of every line escaped where they must be. */
function writeLine(inlines: readonly Inline[]): string {
  return writeInlines(inlines)
    .split('\\\n')
    .map((row) => escapeStart(escapeEnds(row)))
    .join('\\\n');
}

/** A stretch of a line: characters of the text, signs of emphasis, or other Markdown that is finished. */
type Piece = { text: string } | { sign: string; opens: boolean } | { markdown: string };

/** The index of the next piece before or behind one that is no sign of emphasis; beyond the ends when there is none. */
function textBeside(pieces: readonly Piece[], at: number, step: 1 | -1): number {
  let i = at + step;
  for (let piece = pieces[i]; piece && 'sign' in piece; piece = pieces[i]) i += step;
  return i;
}

function writeInlines(inlines: readonly Inline[]): string {
  const pieces = piecesOf(inlines);
  const text = (at: number, step: 1 | -1): string => {
    const piece = pieces[textBeside(pieces, at, step)];
    const [characters] = piece
      ? [[...('text' in piece ? piece.text : 'markdown' in piece ? piece.markdown : '')]]
      : [[]];
    return characters.at(step === 1 ? 0 : -1) ?? ' ';
  };
  // One Han character between Han is emphasised as a measure would be multiplied (`odd-signs.ts`).
  const isMeasure = (at: number): boolean => {
    const content = pieces[at + 1];
    const word = content && 'text' in content ? content.text : '';
    return [text(at, -1), word, text(at + 2, 1)].every((own) => /^\p{Script=Han}$/u.test(own));
  };
  // A sign of emphasis with punctuation inside and a letter outside is none (CommonMark 6.2), and Chinese has no space
  // there: the letter is written as an entity, which ends or begins with punctuation. So it is inside a word of letters
  // that are not Han, where a sign of emphasis is refused (K214).
  const [heads, tails] = [new Set<number>(), new Set<number>()];
  pieces.forEach((piece, i) => {
    if (!('sign' in piece)) return;
    const [inside, outside] = piece.opens ? [text(i, 1), text(i, -1)] : [text(i, -1), text(i, 1)];
    const refused =
      (wordLetter.test(inside) && wordLetter.test(outside)) ||
      (piece.sign === '*' && (/\d/.test(outside) || isMeasure(i)));
    if (/[\s\p{P}\p{S}]/u.test(outside) || !(/[\p{P}\p{S}]/u.test(inside) || refused)) return;
    (piece.opens ? tails : heads).add(textBeside(pieces, i, piece.opens ? -1 : 1));
  });
  return pieces
    .map((piece, i) => {
      if ('markdown' in piece) return piece.markdown;
      if ('sign' in piece) return piece.sign;
      const next = pieces[i + 1];
      const characters = [...piece.text];
      const head = heads.has(i) ? entity(characters.shift() ?? '') : '';
      const tail = tails.has(i) && characters.length > 0 ? entity(characters.pop() ?? '') : '';
      let middle = escapeSigns(characters.join(''));
      const before = pieces[i - 1];
      if (head === '' && before && 'markdown' in before && before.markdown.endsWith(']'))
        middle = middle.replace(/^\(/, '\\$&');
      // “!” before a bracket would make a picture of it.
      return head + (next && 'markdown' in next && tail === '' ? middle.replace(/!$/, '\\!') : middle) + tail;
    })
    .join('');
}

/** A letter, digit or accent of another script than Han. */
const wordLetter = /(?!\p{Script=Han})[\p{L}\p{N}\p{M}]/u;

function piecesOf(inlines: readonly Inline[]): Piece[] {
  return inlines.flatMap((inline): Piece[] => {
    switch (inline.kind) {
      case 'text':
        return inline.text ? [{ text: inline.text }] : [];
      case 'break':
        return [{ markdown: '\\\n' }];
      case 'emphasis':
      case 'strong': {
        const sign = inline.kind === 'strong' ? '**' : '*';
        return [{ sign, opens: true }, ...piecesOf(inline.children), { sign, opens: false }];
      }
      case 'superscript':
      case 'subscript':
        return [{ markdown: `[${bracketed(inline.children)}]{${inline.kind === 'superscript' ? 'sup' : 'sub'}}` }];
      case 'language':
        return [{ markdown: `[${bracketed(inline.children)}]{lang=${inline.language}}` }];
      case 'link':
        return [{ markdown: `[${bracketed(inline.children)}](<${escapeTarget(inline.target)}>)` }];
      case 'noteref':
        return [{ markdown: `[^${inline.note}]` }];
      default:
        throw new Error('an imported text has no marks');
    }
  });
}

/** What stands in brackets; with ^ at its beginning it would be a footnote. */
const bracketed = (inlines: readonly Inline[]): string => writeInlines(inlines).replace(/^\^/, '\\^');

const entity = (character: string): string => `&#x${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()};`;

/** Signs that mean something wherever they stand. */
const escapeSigns = (text: string): string =>
  text
    .replace(/[\\`*_[\]<{]/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/[\r\n]/g, entity);

/** White space at the ends of a line, which Markdown would take away; also the full-width and the no-break space. */
function escapeEnds(row: string): string {
  const rest = row.trimStart();
  const middle = rest.trimEnd();
  const entities = (spaces: string) => [...spaces].map(entity).join('');
  return entities(row.slice(0, row.length - rest.length)) + middle + entities(rest.slice(middle.length));
}

/** Signs that mean something at the beginning of a line. */
const escapeStart = (row: string): string =>
  row.replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2').replace(/^[-+>#|:=~]/, '\\$&');

const escapeTarget = (target: string): string =>
  target.replace(/[\s<>\\]/g, (sign) => encodeURIComponent(sign)).replace(/&(?=#?\w+;)/g, '&amp;');
