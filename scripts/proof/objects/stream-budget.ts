/**
 * How large the objects of a PDF may be, before libraries read it that have no measure: streams, pictures, faces,
 * widths of fonts. In: an open PDF. Out: nothing, or an `Error` in words. Nothing is unpacked but what has a limit: a
 * picture says how many pixels it has. Called by `pdf-budget.ts`.
 *
 *     keepStreams(file) → throws "it has a picture of 3600000000 pixels, and at most 100000000 are read"
 */
import { beyondBudget, limitsOf, sayExcess } from '../../model/budgets.ts';
import type { PdfFile } from './pdf-file.ts';
import { PdfBytes, type PdfDict, PdfName, PdfRef, type PdfValue } from './pdf-values.ts';

const mega = 1024 * 1024;
const most = limitsOf('pdf');

const nameIn = (file: PdfFile, dict: PdfDict, key: string): string => {
  const value = file.follow(dict.get(key));
  return value instanceof PdfName ? value.name : '';
};

/** Asks every object of a file. */
export function keepStreams(file: PdfFile): void {
  const programs = new Set<PdfBytes>();
  const streams: PdfBytes[] = [];
  for (const number of file.numbers()) {
    const object = file.follow(new PdfRef(number));
    if (object instanceof PdfBytes) streams.push(object);
    const dict = object instanceof PdfBytes ? object.dict : object;
    if (!(dict instanceof Map)) continue;
    keepWidths(file, dict);
    for (const key of ['FontFile', 'FontFile2', 'FontFile3']) {
      const program = file.follow(dict.get(key));
      if (program instanceof PdfBytes) programs.add(program);
    }
    keepMask(file, object);
  }
  keepPrograms(file, programs);
  let pixels = 0;
  for (const stream of streams) {
    keepFilters(file, stream);
    if (nameIn(file, stream.dict, 'Subtype') === 'Image') pixels += keepPicture(file, stream);
    else if (!programs.has(stream) && !isLarger(file, stream)) file.unpack(stream, most.pageBytes);
  }
  const excess = beyondBudget('pdf', { allPixels: pixels });
  if (excess) throw new Error(sayExcess(excess));
}

/** What is read when it is asked for, or was measured already: attached files, profiles, objects, metadata. */
function isLarger(file: PdfFile, { dict }: PdfBytes): boolean {
  const type = nameIn(file, dict, 'Type');
  return (
    ['EmbeddedFile', 'XRef', 'ObjStm', 'Metadata'].includes(type) || typeof file.follow(dict.get('N')) === 'number'
  );
}

/**
 * A stream under another filter than those of the press is unpacked by libraries and not by the press, which would not
 * know its size.
 */
function keepFilters(file: PdfFile, { dict }: PdfBytes): void {
  const filter = file.follow(dict.get('Filter'));
  const filters = (Array.isArray(filter) ? filter.map(file.follow) : [filter]).filter((one) => one !== null);
  const isPicture = nameIn(file, dict, 'Subtype') === 'Image';
  for (const one of filters) {
    const known = one instanceof PdfName && (one.name === 'FlateDecode' || (isPicture && one.name === 'DCTDecode'));
    if (!known)
      throw new Error(`it has a stream that is packed by ${one instanceof PdfName ? one.name : 'nothing known'}`);
  }
  for (const key of ['PatternType', 'ShadingType', 'FunctionType'])
    if (dict.has(key)) throw new Error(`it has a stream with ${key}, which no PDF of the press has`);
}

/** The pixels of a picture, as it says. */
function keepPicture(file: PdfFile, { dict }: PdfBytes): number {
  const [width, height] = ['Width', 'Height'].map((key) => Number(file.follow(dict.get(key)) ?? 0)) as [number, number];
  if (!(Number.isInteger(width * height) && width > 0 && height > 0))
    throw new Error('it has a picture without a size');
  const excess = beyondBudget('pdf', { pixels: width * height });
  if (excess) throw new Error(`a picture: ${sayExcess(excess)}`);
  return width * height;
}

/** A mask that is painted, paints as a page does; none of the press is. */
function keepMask(file: PdfFile, object: PdfValue): void {
  const waiting: PdfValue[] = [object];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    const dict = value instanceof PdfBytes ? value.dict : value;
    if (dict instanceof Map && file.follow(dict.get('SMask')) instanceof Map)
      throw new Error('it has a mask that is painted');
    const within = dict instanceof Map ? [...dict.values()] : Array.isArray(dict) ? dict : [];
    for (const own of within) if (own instanceof Map || Array.isArray(own)) waiting.push(own);
  }
}

function keepPrograms(file: PdfFile, programs: ReadonlySet<PdfBytes>): void {
  let bytes = 0;
  for (const program of programs) {
    bytes += file.unpack(program).length;
    if (bytes > most.faceBytes) throw new Error(`its typefaces have more than ${most.faceBytes / mega} MB`);
  }
}

function keepWidths(file: PdfFile, dict: PdfDict): void {
  const widths = file.follow(dict.get('W'));
  if (!Array.isArray(widths) || nameIn(file, dict, 'Type') !== 'Font') return;
  let count = 0;
  widths.forEach((value, i) => {
    const own = file.follow(value);
    const before = widths[i - 1];
    if (Array.isArray(own)) count += own.length;
    else if (typeof own === 'number' && typeof before === 'number') count += Math.abs(own - before);
  });
  if (count > most.widths || widths.length > most.widths)
    throw new Error('it has a font with widths for more codes than there are');
}
