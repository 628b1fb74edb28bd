/**
 * Reads and rewrites what a page draws. In: a content stream as Chromium writes it. Out: its units (a text object, a
 * path, a picture: the graphics objects of ISO 32000-1, 8.2) with the text they show, and the stream again with every
 * unit either marked as content of the structure or as an artifact (ISO 14289-1, 7.1). Draws the same: moves nothing,
 * drops only glyph 0. `page-content.ts` has it read, `structure-tree.ts` has it written.
 *
 *     /P <</MCID 3>> BDC BT /F4 10 Tf <0003> Tj ET EMC
 *     → { source: 'BT\n/F4 10 Tf\n<0003> Tj\nET', draws: 'text', mark: 3, text: '第' }
 */
import { inflateSync } from 'node:zlib';
import { PDFName, type PDFObject, PDFRawStream } from 'pdf-lib';
import type { Codes, Shapes } from './glyph-meanings.ts';
import {
  type InnerReading,
  noteShapes,
  type Operation,
  operatorLine,
  readInside,
  shownBy,
  speltOut,
} from './shown-text.ts';

/** A piece of a content stream: what only sets the state, or what draws. */
export interface Unit {
  source: string;
  draws?: 'text' | 'path' | 'picture';
  /** The mark that Chromium gave it. */
  mark?: number;
  text?: string;
  /** Where a text object begins, in points from the lower left corner of the printed page. */
  at?: { x: number; y: number };
}

type Matrix = [number, number, number, number, number, number];

/** The bytes of a stream without its compression. */
export function streamBytes(object: PDFObject | undefined): Uint8Array {
  if (!(object instanceof PDFRawStream)) throw new Error('a stream is missing');
  const filter = object.dict.lookup(PDFName.of('Filter'));
  if (filter === undefined) return object.contents;
  if (filter !== PDFName.of('FlateDecode')) throw new Error(`a content stream is compressed by ${filter}`);
  return inflateSync(object.contents);
}

const pathBegins = new Set(['m', 're']);
const paints = new Set(['f', 'F', 'f*', 'S', 's', 'B', 'B*', 'b', 'b*']);

/** The graphics state of ISO 32000-1, 8.4, and the marked content, as far as units need them. */
interface Reading extends InnerReading {
  units: Unit[];
  fonts: ReadonlyMap<string, Codes>;
  /** The mark of the marked content that is open. */
  mark?: number | undefined;
  path?: string[] | undefined;
  matrix: Matrix;
  saved: Matrix[];
}

/** Takes a content stream apart. Throws where Chromium marks content in a way that this file does not know. */
export function readUnits(source: string, fonts: ReadonlyMap<string, Codes>, shapes: Shapes = new Map()): Unit[] {
  const reading: Reading = {
    units: [],
    fonts,
    shapes,
    depth: 0,
    inside: [],
    codes: new Map(),
    matrix: [1, 0, 0, 1, 0, 0],
    saved: [],
  };
  let operands: string[] = [];
  for (const token of tokens(source)) {
    if (isOperator(token)) {
      readOperation(reading, { operator: token, operands });
      operands = [];
    } else operands.push(token);
  }
  return reading.units;
}

const isOperator = (token: string): boolean => /^[A-Za-z'"]/.test(token) && !/^(true|false|null)$/.test(token);

function readOperation(reading: Reading, operation: Operation): void {
  const { operator } = operation;
  if (readInside(reading, operation)) return;
  if (operator === 'BDC' || operator === 'BMC') beginMarkedContent(reading, operation);
  else if (operator === 'EMC') endMarkedContent(reading);
  else if (operator === 'BT') reading.textObject = { lines: ['BT'], shown: '', glyphs: 0, brackets: [] };
  else if (operator === 'ET') endShownObject(reading);
  else if (reading.textObject) readTextOperator(reading, reading.textObject, operation);
  else if (reading.path || pathBegins.has(operator)) readPathOperator(reading, operation);
  else if (operator === 'Do' || operator === 'sh') draw(reading, 'picture', [operatorLine(operation)]);
  else readStateOperator(reading, operation);
}

function draw(
  { units, mark }: Reading,
  draws: NonNullable<Unit['draws']>,
  lines: readonly string[],
  more: Pick<Unit, 'text' | 'at'> = {},
): void {
  units.push({ source: lines.join('\n'), draws, ...(mark === undefined ? {} : { mark }), ...more });
}

function beginMarkedContent(reading: Reading, { operands }: Operation): void {
  if (reading.textObject || reading.path || reading.depth > 0) throw new Error('Chromium nests marked content');
  reading.depth++;
  const [, mark] = /\/MCID (\d+)/.exec(operands.join(' ')) ?? [];
  reading.mark = mark === undefined ? undefined : Number(mark);
}

function endMarkedContent(reading: Reading): void {
  if (reading.textObject) throw new Error('Chromium ends marked content inside a text object');
  reading.depth--;
  reading.mark = undefined;
}

function endShownObject(reading: Reading): void {
  const { textObject } = reading;
  if (!textObject) return;
  const { lines, shown, at } = textObject;
  noteShapes(textObject, reading.shapes);
  if (shown !== '') draw(reading, 'text', [...lines, 'ET'], { text: shown, ...(at ? { at } : {}) });
  reading.textObject = undefined;
}

function readTextOperator(
  reading: Reading,
  textObject: NonNullable<Reading['textObject']>,
  operation: Operation,
): void {
  const { operator, operands } = operation;
  if (operator === "'" || operator === '"') throw new Error('Chromium shows text in a way that is not known');
  if (operator === 'Tf') reading.codes = reading.fonts.get(operands[0]?.slice(1) ?? '') ?? new Map();
  else if (operator === 'Tm' && !textObject.at) {
    const [, , , , x, y] = multiply(operands.map(Number) as Matrix, reading.matrix);
    textObject.at = { x, y };
  } else if (operator === 'Tj' || operator === 'TJ') {
    // Chromium shows glyph 0 for a white space that a face lacks (no fallback for white space); it draws nothing
    // that is meant, and ISO 19005-2, 6.2.11.8 forbids it. Every glyph has its own Td: nothing moves.
    if (operands.length === 1 && /^<(0000)+>$/.test(operands[0] ?? '')) return;
    textObject.shown += shownBy(operands, reading, textObject);
    textObject.lines.push(...speltOut(operation, reading));
    return;
  }
  textObject.lines.push(operatorLine(operation));
}

function readPathOperator(reading: Reading, operation: Operation): void {
  const path = [...(reading.path ?? []), operatorLine(operation)];
  const painted = paints.has(operation.operator);
  if (painted) draw(reading, 'path', path);
  // A path that is not painted clips.
  else if (operation.operator === 'n') reading.units.push({ source: path.join('\n') });
  reading.path = painted || operation.operator === 'n' ? undefined : path;
}

function readStateOperator(reading: Reading, operation: Operation): void {
  const { operator, operands } = operation;
  if (operator === 'q') reading.saved.push(reading.matrix);
  else if (operator === 'Q') reading.matrix = reading.saved.pop() ?? reading.matrix;
  else if (operator === 'cm') reading.matrix = multiply(operands.map(Number) as Matrix, reading.matrix);
  reading.units.push({ source: operatorLine(operation) });
}

const multiply = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[1] * n[2],
  m[0] * n[1] + m[1] * n[3],
  m[2] * n[0] + m[3] * n[2],
  m[2] * n[1] + m[3] * n[3],
  m[4] * n[0] + m[5] * n[2] + n[4],
  m[4] * n[1] + m[5] * n[3] + n[5],
];

/** Tokens of a content stream; an array or a dictionary is one token. Chromium writes no literal strings here. */
function* tokens(source: string): Generator<string> {
  for (const [token] of source.matchAll(
    /<<[\s\S]*?>>|\[[^\]]*\]|<[0-9A-Fa-f\s]*>|\/[^\s/<>[\]()]*|[^\s/<>[\]()]+|\(/g,
  )) {
    if (token === '(') throw new Error('Chromium writes a literal string into a content stream');
    yield token;
  }
}

/**
 * The stream again. `tagOf` names the element whose content a mark of Chromium's is; what has none is an artifact.
 * Marks are counted anew, for Chromium's may stand around several states of the page; `marked` hears old and new.
 */
export function writeUnits(
  units: readonly Unit[],
  tagOf: (mark: number) => string | undefined,
  marked: (old: number, fresh: number) => void,
): string {
  const lines: string[] = [];
  let open: string | undefined;
  let waiting: string[] = [];
  let count = 0;
  const close = () => {
    if (open !== undefined) lines.push('EMC');
    open = undefined;
    lines.push(...waiting);
    waiting = [];
  };
  for (const unit of units) {
    if (!unit.draws) {
      waiting.push(unit.source);
      if (/^[qQ]$/.test(unit.source)) close();
      continue;
    }
    const tag = unit.mark === undefined ? undefined : tagOf(unit.mark);
    const owner = tag === undefined ? `artifact ${unit.draws}` : String(unit.mark);
    if (owner === open) lines.push(...waiting.splice(0));
    else {
      close();
      if (tag === undefined)
        lines.push(unit.draws === 'text' ? '/Artifact <</Type /Pagination>> BDC' : '/Artifact <</Type /Layout>> BDC');
      else {
        lines.push(`/${tag} <</MCID ${count}>> BDC`);
        marked(unit.mark as number, count++);
      }
      open = owner;
    }
    lines.push(unit.source);
  }
  close();
  return `${lines.join('\n')}\n`;
}
