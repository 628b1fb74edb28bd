/**
 * Whether a JPEG is whole. In: the bytes of a file. Out: why it does not decode to its end, in words, or nothing. Reads every
 * Huffman code of every scan, sequential or progressive (ITU-T T.81), and computes no pixel. Pure.
 */

interface Component {
  id: number;
  across: number;
  down: number;
  /** Blocks in a row and a column: those that are needed, and those that whole units of all components have. */
  columns: number;
  rows: number;
  stride: number;
  /** Of a progressive picture: which coefficients of which block are not 0. */
  known?: Uint8Array;
  begun: boolean;
}

interface Frame {
  progressive: boolean;
  columns: number;
  rows: number;
  components: Component[];
}

/** A Huffman table as a look-up by the next 16 bits: length of the code << 8 | value; 0 for no code. */
type Table = Uint16Array;

interface Scan {
  components: { component: Component; dc: Table | undefined; ac: Table | undefined }[];
  start: number;
  end: number;
  high: number;
}

class Fault extends Error {}

/** Why a JPEG of at most `limit` pixels is not whole; nothing when it is. */
export function faultOfJpeg(bytes: Uint8Array, limit: number): string | undefined {
  try {
    readJpeg(bytes, limit);
    return undefined;
  } catch (error) {
    if (error instanceof Fault) return error.message;
    throw error;
  }
}

function readJpeg(bytes: Uint8Array, limit: number): void {
  const tables = new Map<number, Table>();
  let frame: Frame | undefined;
  let interval = 0;
  for (let at = 2; ; ) {
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at++;
    const marker = bytes[at + 1];
    if (marker === undefined) throw new Fault('it ends before its end marker');
    if (bytes[at] !== 0xff) throw new Fault('a marker is missing between its segments');
    at += 2;
    if (marker === 0xd9) break;
    const length = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
    const segment = bytes.subarray(at + 2, at + length);
    if (length < 2 || at + length > bytes.length) throw new Fault('a segment of it is cut off');
    at += length;
    if (marker === 0xc4) readTables(segment, tables);
    else if (marker >= 0xc0 && marker <= 0xc2) frame = readFrame(segment, marker === 0xc2, limit);
    else if (/^c[3-9abdef]$/.test(marker.toString(16)) && marker !== 0xc8)
      throw new Fault('it is of a kind that browsers do not show');
    else if (marker === 0xdd) interval = ((segment[0] ?? 0) << 8) | (segment[1] ?? 0);
    else if (marker === 0xda) {
      if (!frame) throw new Fault('it has no frame');
      at = readScan(bytes, at, frame, scanOf(segment, frame, tables), interval);
    }
  }
  if (!frame?.components.every(({ begun }) => begun)) throw new Fault('a colour of it is missing');
}

function readFrame(segment: Uint8Array, progressive: boolean, limit: number): Frame {
  const word = (at: number) => ((segment[at] ?? 0) << 8) | (segment[at + 1] ?? 0);
  const [height, width, count] = [word(1), word(3), segment[5] ?? 0];
  if (width === 0 || height === 0) throw new Fault('it has no pixels');
  if (width * height > limit) throw new Fault(`it has more than ${limit / 1e6} million pixels`);
  if (count < 1 || count > 4 || segment.length < 6 + 3 * count) throw new Fault('its frame is damaged');
  const factors = Array.from({ length: count }, (_, i) => ({
    id: segment[6 + 3 * i] ?? 0,
    across: (segment[7 + 3 * i] ?? 0) >> 4,
    down: (segment[7 + 3 * i] ?? 0) & 15,
  }));
  if (factors.some(({ across, down }) => across < 1 || across > 4 || down < 1 || down > 4))
    throw new Fault('its frame is damaged');
  const [most, deepest] = [
    Math.max(...factors.map(({ across }) => across)),
    Math.max(...factors.map(({ down }) => down)),
  ];
  const [columns, rows] = [Math.ceil(width / (8 * most)), Math.ceil(height / (8 * deepest))];
  const components = factors.map((factor): Component => {
    const stride = columns * factor.across;
    return {
      ...factor,
      columns: Math.ceil((width * factor.across) / most / 8),
      rows: Math.ceil((height * factor.down) / deepest / 8),
      stride,
      ...(progressive ? { known: new Uint8Array(64 * stride * rows * factor.down) } : {}),
      begun: false,
    };
  });
  return { progressive, columns, rows, components };
}

/** Huffman tables (T.81, annex C), by their class and number. */
function readTables(segment: Uint8Array, tables: Map<number, Table>): void {
  for (let at = 0; at < segment.length; ) {
    const name = segment[at] ?? 0;
    const counts = segment.subarray(at + 1, at + 17);
    const table = new Uint16Array(65536);
    at += 17;
    let code = 0;
    for (let length = 1; length <= 16; length++) {
      for (let i = counts[length - 1] ?? 0; i > 0; i--) {
        const value = segment[at++];
        const from = code << (16 - length);
        if (value === undefined || from >= 65536) throw new Fault('a table of it is damaged');
        table.fill((length << 8) | value, from, from + (1 << (16 - length)));
        code++;
      }
      code <<= 1;
    }
    tables.set(name, table);
  }
}

function scanOf(segment: Uint8Array, frame: Frame, tables: ReadonlyMap<number, Table>): Scan {
  const count = segment[0] ?? 0;
  const components = Array.from({ length: count }, (_, i) => {
    const component = frame.components.find(({ id }) => id === segment[1 + 2 * i]);
    if (!component) throw new Fault('a scan of it is damaged');
    const selectors = segment[2 + 2 * i] ?? 0;
    return { component, dc: tables.get(selectors >> 4), ac: tables.get(0x10 | (selectors & 15)) };
  });
  const [start = 0, end = 63, approximation = 0] = segment.subarray(1 + 2 * count);
  if (count === 0 || end > 63 || start > end || (start > 0 && count > 1)) throw new Fault('a scan of it is damaged');
  if (start === 0) for (const { component } of components) component.begun = true;
  return { components, start, end: frame.progressive ? end : 63, high: approximation >> 4 };
}

/** The bits of a scan; a marker ends them. */
class Bits {
  private held = 0;
  private count = 0;
  /** Bits that are not there: a code that needs them is cut off. */
  private lent = 0;
  private readonly bytes: Uint8Array;
  at: number;
  constructor(bytes: Uint8Array, at: number) {
    this.bytes = bytes;
    this.at = at;
  }

  private fill(): void {
    while (this.count <= 16) {
      let byte = this.bytes[this.at];
      if (byte === undefined || (byte === 0xff && this.bytes[this.at + 1] !== 0)) {
        byte = 0;
        this.lent += 8;
      } else this.at += byte === 0xff ? 2 : 1;
      this.held = ((this.held << 8) | byte) & 0xffffff;
      this.count += 8;
    }
  }

  private drop(length: number): void {
    this.count -= length;
    if (this.count < this.lent) throw new Fault('its data ends too early');
  }

  take(length: number): number {
    if (length === 0) return 0;
    this.fill();
    const value = (this.held >> (this.count - length)) & ((1 << length) - 1);
    this.drop(length);
    return value;
  }

  code(table: Table | undefined): number {
    this.fill();
    const found = table?.[(this.held >> (this.count - 16)) & 0xffff] ?? 0;
    if (found === 0) throw new Fault('its data is damaged');
    this.drop(found >> 8);
    return found & 0xff;
  }

  /** Goes over a restart marker, with which whole bytes begin. */
  restart(): void {
    [this.held, this.count, this.lent] = [0, 0, 0];
    while (this.bytes[this.at] === 0xff && this.bytes[this.at + 1] === 0xff) this.at++;
    const marker = this.bytes[this.at + 1] ?? 0;
    if (this.bytes[this.at] !== 0xff || marker < 0xd0 || marker > 0xd7) throw new Fault('its data is damaged');
    this.at += 2;
  }
}

/** Reads one scan; gives the offset of the marker behind it. */
function readScan(bytes: Uint8Array, from: number, frame: Frame, scan: Scan, interval: number): number {
  const bits = new Bits(bytes, from);
  const [first] = scan.components;
  const alone = scan.components.length === 1 ? first?.component : undefined;
  const [columns, rows] = alone ? [alone.columns, alone.rows] : [frame.columns, frame.rows];
  const read = blockReader(bits, frame.progressive, scan);
  for (let unit = 0; unit < columns * rows; unit++) {
    if (interval > 0 && unit > 0 && unit % interval === 0) {
      bits.restart();
      read.restart();
    }
    const [x, y] = [unit % columns, Math.floor(unit / columns)];
    for (const own of scan.components) {
      const { across, down, stride } = own.component;
      if (alone) read.block(own, y * stride + x);
      else
        for (let v = 0; v < down; v++)
          for (let h = 0; h < across; h++) read.block(own, (y * down + v) * stride + x * across + h);
    }
  }
  let { at } = bits;
  while (at < bytes.length && !(bytes[at] === 0xff && bytes[at + 1] !== 0 && ((bytes[at + 1] ?? 0) & 0xf8) !== 0xd0))
    at++;
  return at;
}

/** A reader of blocks; `index` is the place of a block among those of its component. */
function blockReader(bits: Bits, progressive: boolean, { start, end, high }: Scan) {
  type Own = Scan['components'][number];
  /** Blocks that end here without a code of their own (T.81, G.1.2.2). */
  let ended = 0;
  const run = (length: number) => (1 << length) + bits.take(length);
  const sequential = ({ dc, ac }: Own) => {
    bits.take(bits.code(dc) & 15);
    for (let k = 1; k < 64; k++) {
      const code = bits.code(ac);
      if (code === 0) return;
      k += code >> 4;
      if (k > 63) throw new Fault('its data is damaged');
      bits.take(code & 15);
    }
  };
  const first = ({ component, ac }: Own, index: number) => {
    if (ended > 0) return void ended--;
    for (let k = start; k <= end; k++) {
      const code = bits.code(ac);
      if ((code & 15) === 0 && code < 0xf0) {
        ended = run(code >> 4) - 1;
        return;
      }
      k += code >> 4;
      if (k > end) throw new Fault('its data is damaged');
      bits.take(code & 15);
      if ((code & 15) > 0 && component.known) component.known[64 * index + k] = 1;
    }
  };
  const refine = ({ component, ac }: Own, index: number) => {
    const known = component.known as Uint8Array;
    let k = start;
    for (; ended === 0 && k <= end; k++) {
      const code = bits.code(ac);
      const size = code & 15;
      if (size === 0 && code < 0xf0) {
        ended = run(code >> 4);
        break;
      }
      if (size > 0) bits.take(1);
      for (let zeros = code >> 4; k <= end; k++) {
        if (known[64 * index + k]) bits.take(1);
        else if (--zeros < 0) break;
      }
      if (size > 0 && k <= end) known[64 * index + k] = 1;
    }
    if (ended === 0) return;
    for (; k <= end; k++) if (known[64 * index + k]) bits.take(1);
    ended--;
  };
  return {
    block(own: Own, index: number): void {
      if (!progressive) sequential(own);
      else if (start === 0) bits.take(high > 0 ? 1 : bits.code(own.dc) & 15);
      else if (high > 0) refine(own, index);
      else first(own, index);
    },
    restart(): void {
      ended = 0;
    },
  };
}
