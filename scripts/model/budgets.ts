/**
 * How large what is read may be: the one place that states it, for every door. In: counts of what a file has. Out: the
 * first of them that is too large. Promises nothing of who counts: that takes linear time and no tree, so that what is
 * refused is refused before memory is spent on it. The limits are far above the longest official texts.
 * `.docs/limits.md` is made from this. Called by every reader.
 *
 *     beyondBudget('import', { notes: 20_001 }) → { count: 20_001, what: 'notes', limit: 10_000 }
 */

const MiB = 1024 * 1024;

/** The most that is read, and what is counted in the words of a report. */
type Budget = readonly [limit: number, what: string];

/** A door: what comes in by it, the code of the problem, what is counted there. */
interface Door {
  said: string;
  code: string;
  limits: Readonly<Record<string, Budget>>;
}

export const doors = {
  import: {
    said: 'a document that is imported: HTML, DOCX, Markdown, plain text, a feed',
    code: 'K131',
    limits: {
      bytes: [64 * MiB, 'bytes'],
      characters: [4_000_000, 'characters'],
      tags: [400_000, 'tags'],
      attributes: [1_000_000, 'attributes'],
      elements: [1_000_000, 'elements, those counted that open anew in each paragraph'],
      wordTags: [1_000_000, 'tags in all parts of a DOCX'],
      /** What a file says of its size unpacked is summed before anything is unpacked: a bomb is a few kB. */
      unpackedBytes: [256 * MiB, 'bytes when it is unpacked'],
      partBytes: [64 * MiB, 'bytes in one part when it is unpacked'],
      files: [5000, 'files in it'],
      depth: [500, 'elements in each other'],
      paragraphs: [50_000, 'paragraphs and lines'],
      cells: [100_000, 'cells of tables'],
      notes: [10_000, 'notes'],
      pictureBytes: [64 * MiB, 'bytes in a picture beside it'],
    },
  },
  text: {
    said: 'the text of a title, and of a published edition',
    code: 'K136',
    limits: {
      bytes: [32 * MiB, 'bytes'],
      characters: [5_000_000, 'characters'],
      lines: [200_000, 'lines'],
      depth: [40, 'blocks in each other'],
      cells: [200_000, 'cells of tables'],
      notes: [10_000, 'notes'],
      links: [50_000, 'links and pictures'],
    },
  },
  list: {
    said: 'YAML: front matter, defaults, authority lists, refusals, labels, the record of editions',
    code: 'K136',
    limits: {
      bytes: [16 * MiB, 'bytes'],
      characters: [4_000_000, 'characters'],
      values: [400_000, 'lines, commas and brackets'],
      depth: [100, 'lists and mappings in each other'],
    },
  },
  picture: {
    said: 'a picture of a text: PNG or JPEG',
    code: 'K205',
    limits: {
      bytes: [64 * MiB, 'bytes'],
      /** A sheet of A3 in 600 dpi has 70 million; in three colours it unpacks to 210 million bytes. */
      pixels: [100_000_000, 'pixels'],
      unpackedBytes: [250_000_000, 'bytes when it is unpacked'],
      scans: [200, 'scans of a JPEG'],
      tables: [1600, 'Huffman tables of a JPEG'],
    },
  },
  file: {
    said: 'any other file: a template, a style, what an earlier build left',
    code: 'K116',
    limits: { bytes: [512 * MiB, 'bytes'] },
  },
  copy: {
    said: 'a copy that `verify` is given: EPUB, page, archive or folder of a site',
    code: 'K824',
    limits: {
      bytes: [128 * MiB, 'bytes'],
      unpackedBytes: [160 * MiB, 'bytes when it is unpacked'],
      files: [10_000, 'files in it'],
      markupBytes: [32 * MiB, 'bytes of markup'],
      tags: [150_000, 'tags'],
      attributes: [200_000, 'attributes'],
      elements: [400_000, 'elements, those counted that open anew in each paragraph'],
      text: [1_000_000, 'characters in one text'],
      depth: [500, 'elements in each other'],
    },
  },
  /**
   * A page of the press paints 0.02 MiB on average and 0.05 at most, with up to 3000 signs of 2 bytes; the faces of a
   * book have 10 MiB, its XMP 0.01; a register has 300 links on a page. What there may be of all pages together grows
   * with their number.
   */
  pdf: {
    said: 'a PDF, as a build and `verify` read it',
    code: 'K824',
    limits: {
      bytes: [512 * MiB, 'bytes'],
      pages: [20_000, 'pages'],
      objects: [1_000_000, 'objects'],
      values: [6_000_000, 'values in its objects'],
      inStream: [20_000, 'objects in a stream of objects'],
      streamBytes: [8 * MiB, 'bytes of a stream of objects when it is unpacked'],
      pageBytes: [MiB, 'bytes that paint a page, and of its XMP'],
      pageSigns: [40_000, 'bytes of text on a page'],
      meanBytes: [62_000, 'bytes that paint a page, on average of all'],
      meanSigns: [8000, 'bytes of text on a page, on average of all'],
      faceBytes: [64 * MiB, 'bytes of typefaces'],
      widths: [200_000, 'widths of a font'],
      annotations: [5000, 'annotations of a page'],
      forms: [100, 'forms of a page'],
      /** No picture of a text has more; together they may be as many as those of a book of plates. */
      pixels: [100_000_000, 'pixels in a picture'],
      allPixels: [10_000_000_000, 'pixels in all pictures'],
    },
  },
} as const satisfies Record<string, Door>;

type DoorName = keyof typeof doors;

/** What a file has of what is counted at a door. */
export type Counts<Name extends DoorName> = Partial<Record<keyof (typeof doors)[Name]['limits'], number>>;

/** A count that is too large: the details of a problem. */
export interface Excess {
  count: number;
  what: string;
  limit: number;
}

/** The limits of a door by what is counted. */
export function limitsOf<Name extends DoorName>(door: Name): Record<keyof (typeof doors)[Name]['limits'], number> {
  const limits: Readonly<Record<string, Budget>> = doors[door].limits;
  return Object.fromEntries(Object.entries(limits).map(([name, [limit]]) => [name, limit])) as ReturnType<
    typeof limitsOf<Name>
  >;
}

/** The first of the counts that is too large; nothing when all are within their limits. */
export function beyondBudget<Name extends DoorName>(door: Name, counts: Counts<Name>): Excess | undefined {
  const limits: Readonly<Record<string, Budget>> = doors[door].limits;
  for (const [name, count] of Object.entries<number | undefined>(counts)) {
    const [limit, what] = limits[name] ?? [Number.POSITIVE_INFINITY, name];
    if (count !== undefined && count > limit) return { count, what, limit };
  }
  return undefined;
}

/** What is too large, in words. Example: `it has 20001 notes, and at most 10000 are read`. */
export const sayExcess = ({ count, what, limit }: Excess): string =>
  `it has ${count} ${what}, and at most ${limit} are read`;
