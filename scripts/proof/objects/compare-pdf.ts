/**
 * Where two PDFs differ, whatever it is. In: a copy and the file that was published, both open. Out: every difference
 * in words, with its place. It looks for no fault in particular: every object that can be reached from the trailer is
 * compared, each key and each unpacked byte, so that what differs and nobody thought of is found too. Numbers of
 * objects, packing, and how pages and names are put into trees are no difference: others write them anew. Called by
 * `press/prove-copy.ts`.
 *
 *     comparePdfs(openPdf(copy), openPdf(published)) → ['page 3: after “…和平、” it paints “战争” Tj instead of “发展” Tj']
 */
import { haveSameSamples } from './hash-pixels.ts';
import { contentBytes, readPainted, sayString, writeValue } from './painted-text.ts';
import type { PdfFile } from './pdf-file.ts';
import { type PdfPages, pagesOf } from './pdf-pages.ts';
import { PdfBytes, type PdfDict, PdfName, PdfRef, PdfString, type PdfValue } from './pdf-values.ts';

/** What is compared at once: a value of the copy, and that of the published file. */
type Pair<T = PdfValue> = readonly [copy: T, published: T];

/** A file with its pages. */
interface Side extends PdfPages {
  file: PdfFile;
}

const sideOf = (file: PdfFile): Side => ({ file, ...pagesOf(file) });

interface Comparison {
  sides: Pair<Side>;
  met: Set<string>;
  differences: string[];
  /** Pictures are compared at the end, piece by piece: one may be larger than what is unpacked at once. */
  pictures: { path: readonly string[]; pair: Pair<PdfBytes> }[];
  /** What a page is called; `index` is 0-based. */
  label: (index: number) => string;
}

/** How a stream is packed, and how pages and names hang together, is each writer's own. */
const packing = new Set(['Length', 'Length1', 'Filter', 'DecodeParms', 'DL']);
const hanging = new Set(['Parent', 'Limits']);

/** Every difference, in the order in which they are met. `labels`: what the pages of the published file are called. */
export async function comparePdfs(
  copy: PdfFile,
  published: PdfFile,
  labels: readonly string[] = [],
): Promise<string[]> {
  const sides = [sideOf(copy), sideOf(published)] as const;
  const comparison: Comparison = {
    sides,
    met: new Set(),
    differences: [],
    pictures: [],
    label: (index) => `page ${labels[index] ?? index + 1}`,
  };
  const [own, wanted] = sides;
  if (own.pages.length !== wanted.pages.length)
    comparison.differences.push(`it has ${own.pages.length} pages instead of ${wanted.pages.length}`);
  wanted.pages.forEach((page, index) => {
    const other = own.pages[index];
    if (other) comparePage(comparison, index, [other, page]);
  });
  for (const key of ['Info', 'Root'])
    comparePair(
      comparison,
      [key === 'Root' ? 'the catalog' : key],
      [copy.trailer.get(key) ?? null, published.trailer.get(key) ?? null],
    );
  await comparePictures(comparison);
  return comparison.differences;
}

/**
 * Whether two are one output made with the same options: pages of one size, and attachments or none, as the part of
 * ISO 19005 says for which each is made.
 */
export function isSameOutput(a: PdfFile, b: PdfFile): boolean {
  const options = (file: PdfFile) => {
    const root = file.follow(file.trailer.get('Root'));
    const packet = root instanceof Map ? file.follow(root.get('Metadata')) : null;
    const xmp = packet instanceof PdfBytes ? Buffer.from(file.unpack(packet)).toString('utf8') : '';
    const box = sideOf(file).pages[0]?.get('MediaBox') ?? null;
    return [/<pdfaid:part>(\d)/.exec(xmp)?.[1], writeValue(file.follow(box))].join(' ');
  };
  return options(a) === options(b);
}

/** A page: its content by what it paints, all else by its keys. */
function comparePage(comparison: Comparison, index: number, [own, wanted]: Pair<PdfDict>): void {
  const [copy, published] = comparison.sides;
  const where = comparison.label(index);
  if (!same(contentBytes(copy.file, own), contentBytes(published.file, wanted)))
    for (const apart of paintedApart(comparison.sides, [own, wanted]))
      comparison.differences.push(`${where}: ${apart}`);
  const rest = (page: PdfDict) => new Map([...page].filter(([key]) => key !== 'Contents' && key !== 'Parent'));
  compareDicts(comparison, [where], [rest(own), rest(wanted)]);
}

/** Where two contents part: the text before it, and the operators; nothing where they are only written otherwise. */
function paintedApart([copy, published]: Pair<Side>, [own, wanted]: Pair<PdfDict>): string[] {
  try {
    const [a, b] = [readPainted(copy.file, own), readPainted(published.file, wanted)];
    const at = b.findIndex(({ written }, i) => a[i]?.written !== written);
    if (at < 0 && a.length === b.length) return [];
    const from = at < 0 ? b.length : at;
    const before = b
      .slice(0, from)
      .map(({ text }) => text)
      .join('')
      .slice(-12);
    const said = ({ text, written }: { text: string; written: string } = { text: '', written: 'nothing' }) =>
      text === '' ? written.slice(0, 60) : `${written.slice(-2)} “${text}”`;
    const place = before === '' ? 'at its beginning' : `after “…${before}”`;
    return [`${place} it paints ${said(a[from])} instead of ${said(b[from])}`];
  } catch (error) {
    return [`what it paints cannot be read: ${(error as Error).message}`];
  }
}

const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

/** Two values, wherever they stand. `path`: the keys from the page or the catalog to here. */
function comparePair(comparison: Comparison, path: readonly string[], [a, b]: Pair): void {
  const [copy, published] = comparison.sides;
  if (a instanceof PdfRef && b instanceof PdfRef) {
    const pair = `${a.number} ${b.number}`;
    if (comparison.met.has(pair)) return;
    comparison.met.add(pair);
    const [from, to] = [copy.pageOf.get(a.number), published.pageOf.get(b.number)];
    if (from !== undefined || to !== undefined) {
      if (from === to) return;
      const said = (index: number | undefined) => (index === undefined ? 'no page' : comparison.label(index));
      comparison.met.delete(pair);
      differ(comparison, path, said(from), said(to));
      return;
    }
  }
  const [own, wanted] = [copy.file.follow(a), published.file.follow(b)];
  if (own instanceof Map && wanted instanceof Map) compareDicts(comparison, path, [own, wanted]);
  else if (own instanceof PdfBytes && wanted instanceof PdfBytes) compareStreams(comparison, path, [own, wanted]);
  else if (Array.isArray(own) && Array.isArray(wanted)) compareArrays(comparison, path, [own, wanted]);
  else if (writeValue(own) !== writeValue(wanted) || isWhole(own) || isWhole(wanted))
    differ(comparison, path, said(own), said(wanted));
}

const isWhole = (value: PdfValue): boolean => value instanceof Map || value instanceof PdfBytes || Array.isArray(value);
const said = (value: PdfValue): string => (value === null ? 'nothing' : writeValue(value).slice(0, 120));

function compareDicts(comparison: Comparison, path: readonly string[], [a, b]: Pair<PdfDict>): void {
  if (isTree(a) || isTree(b)) {
    compareTrees(comparison, path, [a, b]);
    return;
  }
  const face = a.get('FontName') ?? b.get('FontName');
  const where = face instanceof PdfName ? [`the typeface ${face.name}`] : path;
  for (const key of new Set([...b.keys(), ...a.keys()])) {
    if (path.length === 1 && path[0] === 'the catalog' && key === 'Pages') continue;
    if (hanging.has(key)) continue;
    comparePair(comparison, [...where, key], [a.get(key) ?? null, b.get(key) ?? null]);
  }
}

function compareStreams(comparison: Comparison, path: readonly string[], [a, b]: Pair<PdfBytes>): void {
  const [copy, published] = comparison.sides;
  const rest = (dict: PdfDict) => new Map([...dict].filter(([key]) => !packing.has(key)));
  compareDicts(comparison, path, [rest(a.dict), rest(b.dict)]);
  if (isPicture(a) && isPicture(b)) {
    comparison.pictures.push({ path, pair: [a, b] });
    return;
  }
  const [own, wanted] = [copy.file.unpack(a), published.file.unpack(b)];
  if (same(own, wanted)) return;
  const at = wanted.findIndex((byte, i) => own[i] !== byte);
  const near = (bytes: Uint8Array) => textNear(bytes, at < 0 ? wanted.length : at);
  differ(comparison, path, near(own), near(wanted));
}

const isPicture = ({ dict }: PdfBytes): boolean => said(dict.get('Subtype') ?? null) === '/Image';

async function comparePictures(comparison: Comparison): Promise<void> {
  const [copy, published] = comparison.sides;
  for (const { path, pair } of comparison.pictures) {
    const [own, wanted] = pair;
    if (await haveSameSamples([copy.file, own], [published.file, wanted])) continue;
    differ(comparison, path, 'another picture', 'that of the build');
  }
}

/** What stands around a byte, where it is text; its number where it is not. */
function textNear(bytes: Uint8Array, at: number): string {
  const text = Buffer.from(bytes.subarray(Math.max(0, at - 30), at + 30)).toString('utf8');
  return /[\0-\x08\x0e-\x1f]|\ufffd.*\ufffd/s.test(text) ? `other bytes from byte ${at} on` : `“…${text}…”`;
}

function compareArrays(comparison: Comparison, path: readonly string[], [a, b]: Pair<PdfValue[]>): void {
  if (a.length !== b.length && [...a, ...b].every((one) => !(one instanceof PdfRef || isWhole(one)))) {
    differ(comparison, path, writeValue(a), writeValue(b));
    return;
  }
  if (a.length !== b.length) differ(comparison, path, `${a.length} entries`, String(b.length));
  for (let i = 0; i < Math.min(a.length, b.length); i++)
    comparePair(comparison, [...path, String(i + 1)], [a[i] ?? null, b[i] ?? null]);
}

/** A name tree or a number tree (7.9.6, 7.9.7): in however many nodes, it is one list of keys. */
const isTree = (dict: PdfDict): boolean =>
  ['Names', 'Nums'].some((key) => Array.isArray(dict.get(key))) || (dict.has('Kids') && !dict.has('Type'));

function compareTrees(comparison: Comparison, path: readonly string[], [a, b]: Pair<PdfDict>): void {
  const [own, wanted] = comparison.sides.map(({ file }, i) => leavesOf(file, i === 0 ? a : b)) as [
    Map<string, PdfValue>,
    Map<string, PdfValue>,
  ];
  for (const key of new Set([...wanted.keys(), ...own.keys()]))
    comparePair(comparison, [...path, `“${key}”`], [own.get(key) ?? null, wanted.get(key) ?? null]);
}

function leavesOf(file: PdfFile, root: PdfDict): Map<string, PdfValue> {
  const leaves = new Map<string, PdfValue>();
  const visit = (node: PdfValue, depth: number): void => {
    if (!(node instanceof Map) || depth > 50) throw new Error('it has a tree of names that is none');
    const kids = file.follow(node.get('Kids'));
    for (const kid of Array.isArray(kids) ? kids : []) visit(file.follow(kid), depth + 1);
    const list = file.follow(node.get('Names') ?? node.get('Nums'));
    if (!Array.isArray(list)) return;
    for (let i = 0; i + 1 < list.length; i += 2) {
      const key = file.follow(list[i]);
      leaves.set(key instanceof PdfString ? sayString(key) : writeValue(key), list[i + 1] as PdfValue);
    }
  };
  visit(root, 0);
  return leaves;
}

/** Says a difference: the place by its page or part, then the keys of ISO 32000-1. */
function differ({ differences }: Comparison, path: readonly string[], own: string, wanted: string): void {
  const [first = 'the file', ...keys] = path;
  const where = keys.length === 0 ? first : `${first}: ${keys.join(' ')}`;
  differences.push(`${where} is ${own} instead of ${wanted}`);
}
