/**
 * Reads and rewrites what a page draws. In: a content stream as Chromium writes it. Out: its units (a text object, a
 * path, a picture) with the text they show, and the stream again with every unit either marked as content of the
 * structure or as an artifact (ISO 14289-1, 7.1). Draws the same: moves nothing, drops only glyph 0.
 */
import { inflateSync } from 'node:zlib';
import { type PDFContext, PDFDict, PDFName, type PDFObject, PDFRawStream } from 'pdf-lib';

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

/** Glyph code → text, for one font. */
type Codes = Map<number, string>;

/** The bytes of a stream without its compression. */
export function streamBytes(object: PDFObject | undefined): Uint8Array {
  if (!(object instanceof PDFRawStream)) throw new Error('a stream is missing');
  const filter = object.dict.lookup(PDFName.of('Filter'));
  if (filter === undefined) return object.contents;
  if (filter !== PDFName.of('FlateDecode')) throw new Error(`a content stream is compressed by ${filter}`);
  return inflateSync(object.contents);
}

/** The fonts of a page by the names under which its content uses them. */
export function readCodes(context: PDFContext, resources: PDFDict, known: Map<PDFObject, Codes>): Map<string, Codes> {
  const fonts = new Map<string, Codes>();
  for (const [name, reference] of resources.lookupMaybe(PDFName.of('Font'), PDFDict)?.entries() ?? []) {
    let codes = known.get(reference);
    if (!codes) {
      const font = context.lookup(reference, PDFDict);
      codes = parseToUnicode(Buffer.from(streamBytes(font.lookup(PDFName.of('ToUnicode')))).toString('latin1'));
      known.set(reference, codes);
    }
    fonts.set(name.decodeText(), codes);
  }
  return fonts;
}

/** ISO 32000-1, 9.10.3: the bfchar and bfrange sections that Chromium writes. */
function parseToUnicode(source: string): Codes {
  const codes: Codes = new Map();
  const text = (hex: string) =>
    (hex.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join('');
  for (const [, body = ''] of source.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, from = '', to = ''] of body.matchAll(/<([0-9A-F]+)>\s*<([0-9A-F]+)>/gi))
      codes.set(Number.parseInt(from, 16), text(to));
  for (const [, body = ''] of source.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, first = '', last = '', to = ''] of body.matchAll(/<([0-9A-F]+)>\s*<([0-9A-F]+)>\s*<([0-9A-F]+)>/gi)) {
      const from = Number.parseInt(first, 16);
      for (let code = from; code <= Number.parseInt(last, 16); code++)
        codes.set(
          code,
          text(to.slice(0, -4) + (Number.parseInt(to.slice(-4), 16) + code - from).toString(16).padStart(4, '0')),
        );
    }
  return codes;
}

const pathBegins = new Set(['m', 're']);
const paints = new Set(['f', 'F', 'f*', 'S', 's', 'B', 'B*', 'b', 'b*']);

/** Takes a content stream apart. Throws where Chromium marks content in a way that this file does not know. */
export function readUnits(source: string, fonts: Map<string, Codes>): Unit[] {
  const units: Unit[] = [];
  let mark: number | undefined;
  let depth = 0;
  let operands: string[] = [];
  let object: string[] | undefined;
  let path: string[] | undefined;
  let shown = '';
  let codes: Codes = new Map();
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  const saved: Matrix[] = [];
  let spelled = 0;
  let at: Unit['at'];
  const draw = (draws: NonNullable<Unit['draws']>, lines: string[], text?: string) =>
    units.push({
      source: lines.join('\n'),
      draws,
      ...(mark === undefined ? {} : { mark }),
      ...(text === undefined ? {} : { text }),
      ...(at && draws === 'text' ? { at } : {}),
    });
  for (const token of tokens(source)) {
    if (!/^[A-Za-z'"]/.test(token) || token === 'true' || token === 'false' || token === 'null') {
      operands.push(token);
      continue;
    }
    const line = [...operands, token].join(' ');
    // A letter with its accent as two glyphs: Chromium spells it out around them. Each of the two is read as what it is.
    if (depth > 0 && token === 'BDC' && operands[0] === '/Span' && operands.join(' ').includes('/ActualText')) {
      spelled++;
      operands = [];
      continue;
    }
    if (spelled > 0 && token === 'EMC') {
      spelled--;
      operands = [];
      continue;
    }
    if (token === 'BDC' || token === 'BMC') {
      if (object || path || depth > 0) throw new Error('Chromium nests marked content');
      depth++;
      mark = Number(/\/MCID (\d+)/.exec(operands.join(' '))?.[1] ?? Number.NaN);
      if (Number.isNaN(mark)) mark = undefined;
    } else if (token === 'EMC') {
      if (object) throw new Error('Chromium ends marked content inside a text object');
      depth--;
      mark = undefined;
    } else if (token === 'BT') {
      object = ['BT'];
      shown = '';
      at = undefined;
    } else if (token === 'ET') {
      if (shown !== '') draw('text', [...(object ?? []), 'ET'], shown);
      object = undefined;
    } else if (object) {
      if (token === 'Tf') codes = fonts.get(operands[0]?.slice(1) ?? '') ?? new Map();
      if (token === 'Tm' && !at) {
        const [, , , , x, y] = multiply(operands.map(Number) as Matrix, matrix);
        at = { x, y };
      }
      if (token === 'Tj' || token === 'TJ') {
        const said = hexText(operands, codes);
        // Chromium shows glyph 0 for a white space that a face lacks (no fallback for white space); it draws nothing
        // that is meant, and ISO 19005-2, 6.2.11.8 forbids it. Every glyph has its own Td: nothing moves.
        if (operands.length === 1 && /^<(0000)+>$/.test(operands[0] ?? '')) {
          operands = [];
          continue;
        }
        shown += said;
      } else if (token === "'" || token === '"') throw new Error('Chromium shows text in a way that is not known');
      object.push(line);
    } else if (path || pathBegins.has(token)) {
      path = [...(path ?? []), line];
      if (paints.has(token)) {
        draw('path', path);
        path = undefined;
      } else if (token === 'n') {
        units.push({ source: path.join('\n') });
        path = undefined;
      }
    } else if (token === 'Do' || token === 'sh') draw('picture', [line]);
    else {
      if (token === 'q') saved.push(matrix);
      else if (token === 'Q') matrix = saved.pop() ?? matrix;
      else if (token === 'cm') matrix = multiply(operands.map(Number) as Matrix, matrix);
      units.push({ source: line });
    }
    operands = [];
  }
  return units;
}

const multiply = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[1] * n[2],
  m[0] * n[1] + m[1] * n[3],
  m[2] * n[0] + m[3] * n[2],
  m[2] * n[1] + m[3] * n[3],
  m[4] * n[0] + m[5] * n[2] + n[4],
  m[4] * n[1] + m[5] * n[3] + n[5],
];

const hexText = (operands: string[], codes: Codes): string =>
  operands
    .join(' ')
    .replace(/[^<]*<([0-9A-F]*)>[^<]*/gi, '$1')
    .replace(/.{4}/g, (hex) => codes.get(Number.parseInt(hex, 16)) ?? '\ufffd');

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
