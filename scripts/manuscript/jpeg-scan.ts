/**
 * The entropy-coded data of one scan of a JPEG (ITU-T T.81, annexes F and G). In: the bytes of the file, where the scan
 * begins, its components. Out: where it ends. Promises that every code of every block is read, or a `DamagedJpeg`.
 * Called by `jpeg.ts`.
 *
 *     readScan(bytes, 623, frame, scan, 0) → 20514, the offset of the marker behind the scan
 */
import { type Component, DamagedJpeg, type Frame, type HuffmanTable } from './jpeg-frame.ts';

export interface Scan {
  components: { component: Component; dc: HuffmanTable | undefined; ac: HuffmanTable | undefined }[];
  start: number;
  end: number;
  high: number;
}

/** Reads one scan; gives the offset of the marker behind it. */
export function readScan(bytes: Uint8Array, from: number, frame: Frame, scan: Scan, interval: number): number {
  const bits = new Bits(bytes, from);
  const [first] = scan.components;
  const alone = scan.components.length === 1 ? first?.component : undefined;
  const [columns, rows] = alone ? [alone.columns, alone.rows] : [frame.columns, frame.rows];
  const state: ScanState = { bits, scan, ended: 0 };
  const readBlock = frame.progressive ? progressiveReader(scan) : sequentialBlock;
  for (let unit = 0; unit < columns * rows; unit++) {
    if (interval > 0 && unit > 0 && unit % interval === 0) {
      bits.restart();
      state.ended = 0;
    }
    const [x, y] = [unit % columns, Math.floor(unit / columns)];
    for (const own of scan.components)
      if (alone) readBlock(state, own, y * own.component.stride + x);
      else for (const index of blocksAt(own.component, x, y)) readBlock(state, own, index);
  }
  return nextMarker(bytes, bits.at);
}

/** The offset of the next marker that is no part of a scan: neither a stuffed byte nor a restart. */
function nextMarker(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && !(bytes[at] === 0xff && bytes[at + 1] !== 0 && ((bytes[at + 1] ?? 0) & 0xf8) !== 0xd0))
    at++;
  return at;
}

/** The blocks of a component in one unit of a scan of several, by their places. */
const blocksAt = ({ across, down, stride }: Component, x: number, y: number): number[] =>
  Array.from(
    { length: across * down },
    (_, i) => (y * down + Math.floor(i / across)) * stride + x * across + (i % across),
  );

/** What is known between the blocks of a scan. */
interface ScanState {
  bits: Bits;
  scan: Scan;
  /** Blocks that end here without a code of their own (T.81, G.1.2.2). */
  ended: number;
}

type ScanComponent = Scan['components'][number];

/** Reads one block; `index` is its place among those of its component. */
type BlockReader = (state: ScanState, own: ScanComponent, index: number) => void;

/** A scan of a progressive picture has either the first coefficient of its blocks or others, new or made finer. */
function progressiveReader({ start, high }: Scan): BlockReader {
  if (start === 0) return ({ bits }, { dc }) => void bits.take(high > 0 ? 1 : bits.code(dc) & 15);
  return high > 0 ? refineBlock : firstBlock;
}

const sequentialBlock: BlockReader = ({ bits }, { dc, ac }) => {
  bits.take(bits.code(dc) & 15);
  for (let k = 1; k < 64; k++) {
    const code = bits.code(ac);
    if (code === 0) return;
    k += code >> 4;
    if (k > 63) throw new DamagedJpeg('its data is damaged');
    bits.take(code & 15);
  }
};

/** How many blocks end together: the code says a power of two, and the bits behind it what is to be added. */
const runOf = (bits: Bits, length: number): number => (1 << length) + bits.take(length);

/** The first bits of coefficients. */
const firstBlock: BlockReader = (state, { component, ac }, index) => {
  const { bits, scan } = state;
  if (state.ended > 0) return void state.ended--;
  for (let k = scan.start; k <= scan.end; k++) {
    const code = bits.code(ac);
    if ((code & 15) === 0 && code < 0xf0) {
      state.ended = runOf(bits, code >> 4) - 1;
      return;
    }
    k += code >> 4;
    if (k > scan.end) throw new DamagedJpeg('its data is damaged');
    bits.take(code & 15);
    if ((code & 15) > 0 && component.known) component.known[64 * index + k] = 1;
  }
};

/** One bit more of coefficients: those that are not 0 already have one each, between the codes of the new ones. */
const refineBlock: BlockReader = (state, { component, ac }, index) => {
  const { bits, scan } = state;
  const known = component.known as Uint8Array;
  let k = scan.start;
  for (; state.ended === 0 && k <= scan.end; k++) {
    const code = bits.code(ac);
    const size = code & 15;
    if (size === 0 && code < 0xf0) {
      state.ended = runOf(bits, code >> 4);
      break;
    }
    if (size > 0) bits.take(1);
    for (let zeros = code >> 4; k <= scan.end; k++) {
      if (known[64 * index + k]) bits.take(1);
      else if (--zeros < 0) break;
    }
    if (size > 0 && k <= scan.end) known[64 * index + k] = 1;
  }
  if (state.ended === 0) return;
  for (; k <= scan.end; k++) if (known[64 * index + k]) bits.take(1);
  state.ended--;
};

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
    if (this.count < this.lent) throw new DamagedJpeg('its data ends too early');
  }

  take(length: number): number {
    if (length === 0) return 0;
    this.fill();
    const value = (this.held >> (this.count - length)) & ((1 << length) - 1);
    this.drop(length);
    return value;
  }

  code(table: HuffmanTable | undefined): number {
    this.fill();
    const found = table?.[(this.held >> (this.count - 16)) & 0xffff] ?? 0;
    if (found === 0) throw new DamagedJpeg('its data is damaged');
    this.drop(found >> 8);
    return found & 0xff;
  }

  /** Goes over a restart marker, with which whole bytes begin. */
  restart(): void {
    [this.held, this.count, this.lent] = [0, 0, 0];
    while (this.bytes[this.at] === 0xff && this.bytes[this.at + 1] === 0xff) this.at++;
    const marker = this.bytes[this.at + 1] ?? 0;
    if (this.bytes[this.at] !== 0xff || marker < 0xd0 || marker > 0xd7) throw new DamagedJpeg('its data is damaged');
    this.at += 2;
  }
}
