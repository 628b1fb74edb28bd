/**
 * What a text object shows, sign by sign, and what Chromium marks inside it: clusters of glyphs that it spells out, and
 * text that stands against the order of reading (ISO 32000-1, 14.8.2.3.3). In: the operations inside a text object.
 * Out: its lines again, its text, what was learned of its glyphs. Draws the same. Called by `content-streams.ts`.
 *
 *     /Span <</ActualText <feff0644>>> BDC <01c2> Tj EMC → “ل”, and glyph 01c2 means it
 */
import { type Codes, joiner, learnMeanings, mirrored, type Shapes } from './glyph-meanings.ts';

export interface Operation {
  operator: string;
  operands: readonly string[];
}

export interface ShownObject {
  lines: string[];
  shown: string;
  /** Where it begins, in points from the lower left corner of the printed page. */
  at?: { x: number; y: number };
  /** How many glyphs it shows. */
  glyphs: number;
  /** Brackets among them. */
  brackets: { codes: Codes; code: number; shape: string }[];
}

/**
 * Marked content inside a text object: signs in the order in which they stand, against that of reading (14.8.2.3.3); a
 * cluster of glyphs that Chromium spells out, with the codes that it shows.
 */
export type Inside = { kind: 'reversed' } | { kind: 'span'; text: string; codes: number[]; line: number };

/** What of the state of a page concerns what is inside a text object. */
export interface InnerReading {
  /** How many sequences of marked content are open around it: one at most. */
  depth: number;
  /** What is open inside, from the outside in. */
  inside: Inside[];
  textObject?: ShownObject | undefined;
  /** Of the font that was selected last. */
  codes: Codes;
  shapes: Shapes;
}

export const operatorLine = ({ operator, operands }: Operation): string => [...operands, operator].join(' ');

/**
 * What Chromium marks inside its marked content: a letter with its accent as two glyphs, which it spells out around
 * them in a span with ActualText, each of which is read as what it is; and text that runs from right to left, whose
 * glyphs stand as they are seen. Out: true where the operation opened or closed such a piece.
 */
export function readInside(reading: InnerReading, { operator, operands }: Operation): boolean {
  const { inside, textObject } = reading;
  const within = reading.depth > 0 || textObject !== undefined;
  const said = operands.join(' ');
  if (within && operator === 'BDC' && operands[0] === '/Span' && said.includes('/ActualText'))
    inside.push({ kind: 'span', text: actualText(said), codes: [], line: textObject?.lines.length ?? 0 });
  else if (textObject && operator === 'BMC' && operands[0] === '/ReversedChars') {
    inside.push({ kind: 'reversed' });
    textObject.lines.push('/ReversedChars BMC');
  } else if (inside.length > 0 && operator === 'EMC') closeInside(reading);
  else return false;
  return true;
}

/** Ends what was opened last. A bracket that is drawn as its counterpart stays spelt out. */
function closeInside({ inside, textObject, codes, shapes }: InnerReading): void {
  const last = inside.pop();
  if (!textObject || !last) return;
  if (last.kind === 'reversed') textObject.lines.push('EMC');
  else if (textObject.lines.length > last.line) {
    if (mirrored(last.text) === last.text) learnMeanings(last, codes);
    if (spelt(last, codes, shapes.get(codes))) {
      textObject.lines.splice(last.line, 0, spanOf(last.text));
      textObject.lines.push('EMC');
    }
  }
}

/** Whether a glyph has the shape of another sign than it says, or means none. */
const spelt = ({ text, codes: shown }: Inside & { kind: 'span' }, codes: Codes, shapes = new Map<number, string>()) =>
  shown.some((code) => codes.get(code) === joiner) ||
  (mirrored(text) !== text && shown.some((code) => (shapes.get(code) ?? text) !== text));

/** A text string (7.9.2.2): UTF-16 in hexadecimal digits behind its mark of order, or signs of ASCII in brackets. */
function actualText(said: string): string {
  const [, hex, plain = ''] = /<feff([0-9a-f\s]*)>|\(((?:\\.|[^\\)])*)\)/is.exec(said) ?? [];
  if (hex === undefined) return plain.replace(/\\(.)/gs, '$1');
  return Buffer.from(hex.replace(/\s/g, ''), 'hex').swap16().toString('utf16le');
}

/** What the brackets of a text object are drawn as; of a single glyph the file does not say from where it is read. */
export function noteShapes({ glyphs, brackets }: ShownObject, shapes: Shapes): void {
  if (glyphs < 2) return;
  for (const { codes, code, shape } of brackets)
    shapes.set(codes, (shapes.get(codes) ?? new Map<number, string>()).set(code, shape));
}

const codesOf = (operands: readonly string[]): number[] => {
  const hex = operands.join(' ').replace(/[^<]*<([0-9A-F]*)>[^<]*/gi, '$1');
  return (hex.match(/.{4}/g) ?? []).map((digits) => Number.parseInt(digits, 16));
};

/** What a string of glyphs shows; inside a span that spells it out, what that says, once. */
export function shownBy(operands: readonly string[], { inside, codes }: InnerReading, textObject: ShownObject): string {
  const shown = codesOf(operands);
  textObject.glyphs += shown.length;
  const span = inside.at(-1);
  const reversed = inside[0]?.kind === 'reversed';
  const note = (code: number, text: string) => {
    if (mirrored(text) === text) return;
    textObject.brackets.push({ codes, code, shape: reversed ? mirrored(text) : text });
  };
  if (span?.kind !== 'span') {
    const texts = shown.map((code) => codes.get(code) ?? '\ufffd');
    for (const [i, code] of shown.entries()) note(code, texts[i] as string);
    return texts.join('');
  }
  span.codes.push(...shown);
  if (shown.length === 1) note(shown[0] as number, span.text);
  return span.codes.length === shown.length ? span.text : '';
}

/** A string of glyphs, in which what a bracket says is spelt out where it is drawn as its counterpart. */
export function speltOut({ operator, operands }: Operation, { inside, codes, shapes }: InnerReading): string[] {
  const own = shapes.get(codes);
  const isOther = (code: number) => own?.has(code) === true && own.get(code) !== codes.get(code);
  const shown = own && operator === 'Tj' && inside.at(-1)?.kind !== 'span' ? codesOf(operands) : [];
  if (!shown.some(isOther)) return [operatorLine({ operator, operands })];
  return shown.flatMap((code) => {
    const line = `<${code.toString(16).padStart(4, '0')}> Tj`;
    return isOther(code) ? [spanOf(codes.get(code) as string), line, 'EMC'] : [line];
  });
}

/** Opens a span that spells out what a glyph says. */
const spanOf = (text: string): string =>
  `/Span <</ActualText <FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex')}> >> BDC`;
