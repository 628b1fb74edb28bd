/**
 * Random inlines, and how they are written in Markdown. In: a language, a length. Out: arbitraries of fast-check, which
 * are shrunk to fewer and simpler pieces; and Markdown in which every sign of the text is escaped.
 */
import fc from 'fast-check';
import { type FuzzLanguage, otherFaces, type Vocabulary, vocabularies } from './vocabulary.ts';

export type Piece =
  | { kind: 'text' | 'mark' | 'blank' | 'emphasis' | 'strong' | 'superscript' | 'subscript'; text: string }
  | { kind: 'marked'; text: string; as: string }
  | { kind: 'link'; text: string; target: string }
  /** A link to a paragraph, and a reference to a note: by number, counted round. */
  | { kind: 'cross' | 'note'; to: number }
  | { kind: 'break' | 'line' };

/** What may stand in a run of inlines. */
interface Allowed {
  notes?: boolean;
  breaks?: boolean;
  names?: boolean;
}

/** What is counted only when the whole text is there. */
export interface Counts {
  /** How many paragraphs links can lead to: none where the text bears its own numbers. */
  paragraphs: number;
  /** Whether a note may be referred to here; hears which are. */
  note: (to: number) => string;
}

const texts = (kind: 'text' | 'mark' | 'blank', list: readonly string[]) =>
  fc.constantFrom(...list).map((text): Piece => ({ kind, text }));

/** A few words in a row, without marks. */
const words = ({ words, space }: Vocabulary, most: number) =>
  fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: most, size: 'max' }).map((list) => list.join(space));

/** One piece of a run. Most are words; the first kinds are the simplest, to which the others are shrunk. */
function pieceOf(language: FuzzLanguage, { notes, breaks, names }: Allowed): fc.Arbitrary<Piece> {
  const own = vocabularies[language];
  const of = <T extends object>(arbitrary: fc.Arbitrary<T>) => arbitrary as unknown as fc.Arbitrary<Piece>;
  const choices: { weight: number; arbitrary: fc.Arbitrary<Piece> }[] = [
    { weight: 24, arbitrary: texts('text', own.words) },
    { weight: 5, arbitrary: texts('mark', own.marks) },
    { weight: 6, arbitrary: texts('text', own.kept) },
    { weight: 1, arbitrary: texts('blank', own.blanks) },
    { weight: 1, arbitrary: texts('text', own.long) },
    { weight: 1, arbitrary: of(words(own, 6).map((text) => ({ kind: 'strong', text }))) },
    // One emphasized character of Han between two others may be meant as a sign, and is refused (K214).
    {
      weight: 1,
      arbitrary: of(
        words(own, 6).map((text) => ({ kind: 'emphasis', text: text.length > 1 ? text : text + own.words[0] })),
      ),
    },
    { weight: 1, arbitrary: of(fc.constantFrom('2', '10', 'th').map((text) => ({ kind: 'superscript', text }))) },
    { weight: 1, arbitrary: of(fc.constantFrom('2', 'max').map((text) => ({ kind: 'subscript', text }))) },
    { weight: 1, arbitrary: texts('text', otherFaces) },
    {
      weight: 1,
      arbitrary: of(
        fc.constantFrom(...own.foreign).map(([tag, text]) => ({ kind: 'marked', text, as: `lang=${tag}` })),
      ),
    },
    {
      weight: 1,
      arbitrary: of(words(own, 3).map((text) => ({ kind: 'link', text, target: 'https://www.example.org/a_(b)' }))),
    },
    { weight: 1, arbitrary: of(fc.nat(9).map((to) => ({ kind: 'cross', to }))) },
    { weight: 1, arbitrary: fc.constant<Piece>({ kind: 'line' }) },
  ];
  if (breaks) choices.push({ weight: 1, arbitrary: fc.constant<Piece>({ kind: 'break' }) });
  if (notes) choices.push({ weight: 1, arbitrary: of(fc.nat(5).map((to) => ({ kind: 'note', to }))) });
  if (names) choices.push({ weight: 2, arbitrary: texts('text', own.names) });
  return fc.oneof(...choices);
}

/** A run of one to `most` pieces; sometimes one sentence over and over. */
export function randomInlines(language: FuzzLanguage, most: number, allowed: Allowed = {}): fc.Arbitrary<Piece[]> {
  const own = vocabularies[language];
  const run = fc.array(pieceOf(language, allowed), { minLength: 1, maxLength: most, size: 'max' });
  const repeated = fc
    .tuple(fc.constantFrom(...own.same), fc.integer({ min: 1, max: Math.max(2, most) }))
    .map(([text, times]) => [{ kind: 'text', text: Array(times).fill(text).join(own.space) } satisfies Piece]);
  return fc.oneof({ weight: 9, arbitrary: run }, { weight: 1, arbitrary: repeated });
}

/** A plain text of the front matter: one line, at most so many characters. */
export const randomLine = (language: FuzzLanguage, characters: number): fc.Arbitrary<string> => {
  const { words, kept, long, space } = vocabularies[language];
  const piece = fc.oneof(
    { weight: 18, arbitrary: fc.constantFrom(...words) },
    { weight: 3, arbitrary: fc.constantFrom(...kept) },
    { weight: 1, arbitrary: fc.constantFrom(...long) },
  );
  return fc
    .array(piece, { minLength: 1, maxLength: Math.ceil(characters / 2), size: 'max' })
    .map((list) => list.join(space).slice(0, characters).trim() || (words[0] as string));
};

/** Plain text as Markdown: what could be a sign is escaped. */
export const escapeText = (text: string): string => text.replace(/[\\`*_[\]<>&|{}]/g, '\\$&');

/** What would begin a block at the beginning of a line is escaped. */
const escapeLine = (line: string): string =>
  line
    .replace(/^(\d{1,9})([.)])/, '$1\\$2')
    .replace(/^(?=[-+#=:~])/, '\\')
    .replace(/^(\[\^n\d\]):/, '$1\\:');

/**
 * Inlines as Markdown, of one line or more; `breaks` false where a block is one line. Never begins or ends with white
 * space.
 */
export function writeInlines(pieces: readonly Piece[], language: FuzzLanguage, counts: Counts, lines = true): string {
  const { space, words } = vocabularies[language];
  const kept = pieces.filter(({ kind }) => lines || (kind !== 'break' && kind !== 'line'));
  let text = '';
  for (const [i, piece] of kept.entries()) {
    const written = writePiece(piece, counts);
    const before = kept[i - 1]?.kind;
    if (piece.kind === 'break' || piece.kind === 'line' || piece.kind === 'blank') {
      // White space at the edge of a line is none of the text, and a break needs a text on either side.
      if (i === 0 || i === kept.length - 1 || before === 'break' || before === 'line' || before === 'blank') continue;
      text += written;
      continue;
    }
    const joined = text === '' || /\s$/.test(text) || ['mark', 'note', 'superscript', 'subscript'].includes(piece.kind);
    // Stars between two figures may be signs of multiplication, and are refused (K214).
    if (written.startsWith('*') && /[*\d]$/.test(text)) text += space || '、';
    else if (!joined) text += space;
    text += written;
  }
  const clean =
    text
      .replace(/[^\S\n]*(\\?\n)\s*/g, '$1')
      .replace(/(?:\\?\n|\s)+$/, '')
      .trim() || (words[0] as string);
  return clean.split('\n').map(escapeLine).join('\n');
}

function writePiece(piece: Piece, { paragraphs, note }: Counts): string {
  switch (piece.kind) {
    case 'text':
    case 'mark':
      return escapeText(piece.text);
    case 'blank':
      return piece.text;
    case 'emphasis':
      return `*${piece.text}*`;
    case 'strong':
      return `**${piece.text}**`;
    case 'superscript':
      return `[${piece.text}]{sup}`;
    case 'subscript':
      return `[${piece.text}]{sub}`;
    case 'marked':
      return `[${escapeText(piece.text)}]{${piece.as}}`;
    case 'link':
      return `[${piece.text}](${piece.target})`;
    case 'cross': {
      const to = (piece.to % Math.max(1, paragraphs)) + 1;
      return paragraphs > 0 ? `[${to}](#p${to})` : String(to);
    }
    case 'note':
      return note(piece.to);
    case 'break':
      return '\\\n';
    case 'line':
      return '\n';
  }
}
