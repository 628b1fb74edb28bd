/**
 * The colours of a file for the printer. In: a PDF whose pages are as they will be, in the RGB of Chromium. Out: the
 * same paint in inks: black and grey as DeviceGray, which is the black plate alone, the reds of the press in stated
 * shares of cyan, magenta, yellow and black. Pictures keep their RGB, and say that it is sRGB. Moves nothing. Called by
 * `finish-pdf.ts` and `finish-cover.ts`.
 *
 *     '0 0 0 rg' → '0 g';  '.5608 .1373 .0941 rg' → '0.2 0.95 0.9 0.3 k'
 */
import { PDFArray, PDFDict, type PDFDocument, PDFName, type PDFNumber, PDFRawStream, type PDFRef } from 'pdf-lib';
import { streamBytes } from './content-streams.ts';

/** RGB as styles say it → shares of the four inks: the bar of the cover; GB/T 9704-2012, 6.3, for official heads. */
const inks: Readonly<Record<string, readonly [cyan: number, magenta: number, yellow: number, black: number]>> = {
  '143,35,24': [0.2, 0.95, 0.9, 0.3],
  '255,51,51': [0, 0.8, 0.8, 0],
};

const name = (value: string) => PDFName.of(value);

/** A colour as the printer gets it: one share of grey, or four of inks. Throws for one that has no inks. */
function inkOf(red: number, green: number, blue: number): readonly number[] {
  if (red === green && green === blue) return [red];
  const shares = inks[[red, green, blue].map((share) => Math.round(share * 255)).join()];
  if (!shares) throw new Error(`the colour ${red} ${green} ${blue} has no inks`);
  return shares;
}

/** Paints all pages in inks. True when one of them has more than the black plate. */
export function paintInInks(pdf: PDFDocument): boolean {
  const { context } = pdf;
  let hasFour = false;
  const hear = (shares: readonly number[]) => {
    hasFour ||= shares.length > 1;
    return shares;
  };
  const contents = new Set(pdf.getPages().map((page) => page.node.get(name('Contents'))));
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (object instanceof PDFRawStream) {
      const isForm = object.dict.lookup(name('Subtype')) === name('Form');
      if (isForm || contents.has(ref)) rewrite(pdf, ref, object, hear);
      if (isForm) object.dict.lookupMaybe(name('Group'), PDFDict)?.delete(name('CS'));
    } else if (object instanceof PDFDict && object.has(name('PatternType'))) recolourPattern(object, hear);
  }
  return hasFour;
}

/** What hears of the shares in which something is painted. */
type Hear = (shares: readonly number[]) => readonly number[];

/** A content stream: its colours are set by `rg` and `RG`, and it has no literal strings (`content-streams.ts`). */
function rewrite(pdf: PDFDocument, ref: PDFRef, stream: PDFRawStream, hear: Hear): void {
  const source = Buffer.from(streamBytes(stream)).toString('latin1');
  const painted = source.replace(
    /(?<![^\s])([\d.]+)\s+([\d.]+)\s+([\d.]+)\s+(rg|RG)(?![^\s])/g,
    (_, red: string, green: string, blue: string, operator: string) => {
      const shares = hear(inkOf(Number(red), Number(green), Number(blue)));
      const own = shares.length === 1 ? 'g' : 'k';
      return `${shares.join(' ')} ${operator === 'rg' ? own : own.toUpperCase()}`;
    },
  );
  const fresh = pdf.context.stream(Buffer.from(painted, 'latin1'));
  for (const [key, value] of stream.dict.entries())
    if (!['Length', 'Filter'].includes(key.decodeText())) fresh.dict.set(key, value);
  pdf.context.assign(ref, fresh);
}

/** Rules are gradients from a colour to itself (ISO 32000-1, 8.7.4.5.3). Throws for another pattern. */
function recolourPattern(pattern: PDFDict, hear: Hear): void {
  const shading = pattern.lookup(name('Shading'), PDFDict);
  if (shading.lookup(name('ColorSpace')) !== name('DeviceRGB')) throw new Error('a pattern is in no RGB');
  const ways = shading.lookup(name('Function'), PDFDict);
  let count = 1;
  for (const key of ['C0', 'C1']) {
    const shares = ways.lookup(name(key), PDFArray).asArray() as PDFNumber[];
    const [red = 0, green = 0, blue = 0] = shares.map((share) => share.asNumber());
    const own = hear(inkOf(red, green, blue));
    count = own.length;
    ways.set(name(key), pattern.context.obj([...own]));
  }
  shading.set(name('ColorSpace'), name(count === 1 ? 'DeviceGray' : 'DeviceCMYK'));
}

/** Pictures in the RGB of no device say that it is sRGB. `profile`: the stream that says so. */
export function meanSrgb(pdf: PDFDocument, profile: PDFRef): void {
  for (const [, object] of pdf.context.enumerateIndirectObjects())
    if (
      object instanceof PDFRawStream &&
      object.dict.lookup(name('Subtype')) === name('Image') &&
      object.dict.lookup(name('ColorSpace')) === name('DeviceRGB')
    )
      object.dict.set(name('ColorSpace'), pdf.context.obj([name('ICCBased'), profile]));
}
