/**
 * The frame of a JPEG and its Huffman tables (ITU-T T.81, annexes B and C). In: the bytes of one segment. Out: the
 * components with their blocks, tables to look codes up in. Promises a `DamagedJpeg` for what no picture can have.
 * Called by `jpeg.ts`.
 *
 *     readFrame(segment of a grey picture of 16 × 8, false, allow) → { columns: 2, rows: 1, components: [one], … }
 */

export interface Component {
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

export interface Frame {
  progressive: boolean;
  columns: number;
  rows: number;
  components: Component[];
}

/** A Huffman table as a look-up by the next 16 bits: length of the code << 8 | value; 0 for no code. */
export type HuffmanTable = Uint16Array;

/** Says in words what of a picture is damaged. */
export class DamagedJpeg extends Error {}

/**
 * The frame of a picture, from its segment without marker and length. `allow` is asked before so many bytes are taken
 * for the coefficients of a progressive one, and throws where they are too many.
 */
export function readFrame(segment: Uint8Array, progressive: boolean, allow: (bytes: number) => void): Frame {
  const word = (at: number) => ((segment[at] ?? 0) << 8) | (segment[at + 1] ?? 0);
  const [height, width, count] = [word(1), word(3), segment[5] ?? 0];
  if (width === 0 || height === 0) throw new DamagedJpeg('it has no pixels');
  if (count < 1 || count > 4 || segment.length < 6 + 3 * count) throw new DamagedJpeg('its frame is damaged');
  const factors = Array.from({ length: count }, (_, i) => ({
    id: segment[6 + 3 * i] ?? 0,
    across: (segment[7 + 3 * i] ?? 0) >> 4,
    down: (segment[7 + 3 * i] ?? 0) & 15,
  }));
  if (factors.some(({ across, down }) => across < 1 || across > 4 || down < 1 || down > 4))
    throw new DamagedJpeg('its frame is damaged');
  const [most, deepest] = [
    Math.max(...factors.map(({ across }) => across)),
    Math.max(...factors.map(({ down }) => down)),
  ];
  const [columns, rows] = [Math.ceil(width / (8 * most)), Math.ceil(height / (8 * deepest))];
  if (progressive) allow(factors.reduce((sum, { across, down }) => sum + 64 * columns * across * rows * down, 0));
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

/** Huffman tables (T.81, annex C), by their class and number. Gives how many there are in the segment. */
export function readHuffmanTables(segment: Uint8Array, tables: Map<number, HuffmanTable>): number {
  let read = 0;
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
        if (value === undefined || from >= 65536) throw new DamagedJpeg('a table of it is damaged');
        table.fill((length << 8) | value, from, from + (1 << (16 - length)));
        code++;
      }
      code <<= 1;
    }
    tables.set(name, table);
    read++;
  }
  return read;
}
