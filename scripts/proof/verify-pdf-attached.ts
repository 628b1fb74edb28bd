/**
 * Proves what is attached to a PDF: the canonical text, byte for byte, and `edition.json`, or nothing at all; and the
 * colour profile. In: an open PDF, the edition, the data that the build attached. Out: whether files are attached; what
 * is wrong, in words. Called by `verify-pdf.ts`.
 */
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { PageMap } from '../model/page-map.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { sayString } from './objects/painted-text.ts';
import type { PdfFile } from './objects/pdf-file.ts';
import { PdfBytes, type PdfDict, PdfName, PdfString, type PdfValue } from './objects/pdf-values.ts';
import { verifyAttachedData } from './verify-data.ts';

type Wrong = (detail: string) => void;

/** What is asked of the attached files. */
export interface AttachedAsked {
  /** The whole edition, also where the PDF prints a part of it. */
  edition: IndexedEdition;
  /** `edition.json` as it was made; absent for a copy, whose data is proved by what it says. */
  data?: Uint8Array;
  /** The pages that it cites; absent where they are those of another file. */
  pageMap?: PageMap;
}

/** Of the sRGB profile that every PDF of the press means its colours in. */
const profileHash = '0078cc2eaa347dfd1d966e2e41865d3ea81e5f2ce65e72ef3fca693e14aee3dc';

/**
 * Compares the attached files with the source; with the hash that the file names, where it is not `whole` of this state
 * of the source. True when there are some.
 */
export function comparePdfAttached(
  file: PdfFile,
  asked: AttachedAsked,
  whole: boolean,
  colours: MeantColours,
  wrong: Wrong,
): boolean {
  const { edition } = asked;
  const { manuscript } = edition;
  const attached = attachedTo(file);
  compareIntents(file, colours, wrong);
  if (attached.length === 0) return false;
  const source = basename(manuscript.file);
  const names = attached.map(({ name }) => name).join(', ');
  const due = ['edition.json', source].sort().join(', ');
  if (names !== due) wrong(`the attached files are ${names} instead of ${due}`);
  for (const one of attached) {
    const say: Wrong = (detail) => wrong(`the attached file ${one.name} ${detail}`);
    const isSource = one.name === source;
    compareWords(one, isSource, edition, whole, say);
    if (!whole) {
      const sum = createHash('sha256').update(one.bytes).digest('hex');
      if (isSource && sum !== statedIn(file)) say('does not have the SHA-256 that the file names');
      continue;
    }
    if (isSource && Buffer.compare(one.bytes, Buffer.from(manuscript.canonical, 'utf8')) !== 0)
      say('is not the canonical text');
    if (!isSource && asked.data && Buffer.compare(one.bytes, asked.data) !== 0) say('is not the data of this edition');
    if (!isSource && !asked.data)
      for (const { message } of verifyAttachedData(one.bytes, edition, asked.pageMap)) wrong(`attached: ${message}`);
  }
  return true;
}

/** The SHA-256 of its source, as the file says. */
function statedIn(file: PdfFile): string {
  const root = file.follow(file.trailer.get('Root')) as PdfDict;
  const packet = file.follow(root.get('Metadata'));
  const xmp = packet instanceof PdfBytes ? Buffer.from(file.unpack(packet)).toString('utf8') : '';
  return /<kanben:sha256>([^<]*)</.exec(xmp)?.[1] ?? '';
}

interface AttachedFile {
  name: string;
  spec: PdfDict;
  bytes: Uint8Array;
  params: PdfDict;
}

/** The files of the name tree and of `AF`, which must be the same ones. */
function attachedTo(file: PdfFile): AttachedFile[] {
  const root = file.follow(file.trailer.get('Root')) as PdfDict;
  const names = file.follow(root.get('Names'));
  const tree = names instanceof Map ? file.follow(names.get('EmbeddedFiles')) : null;
  const list = tree instanceof Map ? file.follow(tree.get('Names')) : null;
  const specs = Array.isArray(list) ? list.filter((_, i) => i % 2 === 1).map(file.follow) : [];
  const associated = file.follow(root.get('AF'));
  const others = (Array.isArray(associated) ? associated : []).map(file.follow).filter((one) => !specs.includes(one));
  return [...specs, ...others].flatMap((spec) => {
    if (!(spec instanceof Map)) return [];
    const embedded = file.follow(spec.get('EF'));
    const stream = embedded instanceof Map ? file.follow(embedded.get('UF') ?? embedded.get('F')) : null;
    const params = stream instanceof PdfBytes ? file.follow(stream.dict.get('Params')) : null;
    return {
      name: said(file, spec, 'UF'),
      spec,
      bytes: stream instanceof PdfBytes ? file.unpack(stream) : new Uint8Array(),
      params: params instanceof Map ? params : new Map<string, PdfValue>(),
    };
  });
}

const said = (file: PdfFile, dict: PdfDict, key: string): string => {
  const value = file.follow(dict.get(key));
  return value instanceof PdfString ? sayString(value) : value instanceof PdfName ? value.name : '';
};

/** What the file says of an attached one: its name, what it is, its size and check sum (ISO 32000-1, 7.11.4). */
function compareWords(
  { name, spec, bytes, params }: AttachedFile,
  isSource: boolean,
  { manuscript: { labels }, metadata }: IndexedEdition,
  whole: boolean,
  say: Wrong,
): void {
  const read = (dict: PdfDict, key: string) => {
    const value = dict.get(key);
    return value instanceof PdfString ? sayString(value) : value instanceof PdfName ? value.name : String(value ?? '');
  };
  const sum = createHash('md5').update(bytes).digest('hex');
  const wanted: [PdfDict, string, string][] = [
    [spec, 'F', name],
    [spec, 'Desc', (isSource ? labels.attachedSource : labels.attachedData) ?? ''],
    [spec, 'AFRelationship', isSource ? 'Source' : 'Data'],
    [params, 'Size', String(bytes.length)],
    ...(whole
      ? [[params, 'ModDate', `D:${metadata.edition.date.replaceAll('-', '')}000000Z`] as [PdfDict, string, string]]
      : []),
  ];
  for (const [dict, key, value] of wanted)
    if (read(dict, key) !== value) say(`says ${key} “${read(dict, key)}” instead of “${value}”`);
  const stated = params.get('CheckSum');
  if (!(stated instanceof PdfString) || Buffer.from(stated.bytes, 'latin1').toString('hex') !== sum)
    say('does not have the check sum that it says');
}

/** In which colours the pages are meant. */
interface MeantColours {
  /** In those of an archive. */
  archive: boolean;
  /** The printing condition that the front matter names, of a file for the printer. */
  condition?: string | undefined;
}

/**
 * The output intents (ISO 32000-1, 14.11.5): colours of an archive are meant in one profile; with another one, black on
 * white may be white on white. A printing condition is said by its name.
 */
export function compareIntents(file: PdfFile, { archive, condition }: MeantColours, wrong: Wrong): void {
  const root = file.follow(file.trailer.get('Root')) as PdfDict;
  const listed = file.follow(root.get('OutputIntents'));
  const intents = (Array.isArray(listed) ? listed : []).map(file.follow).filter((one) => one instanceof Map);
  const purposes = intents.map((intent) => said(file, intent, 'S')).join(', ');
  const due = [...(archive ? ['GTS_PDFA1'] : []), ...(condition === undefined ? [] : ['GTS_PDFX'])].join(', ');
  if (purposes !== due) wrong(`its output intents are ${purposes || 'none'} instead of ${due || 'none'}`);
  if (!archive) return;
  const profile = file.follow(intents[0]?.get('DestOutputProfile') ?? null);
  const bytes = profile instanceof PdfBytes ? file.unpack(profile) : new Uint8Array();
  if (createHash('sha256').update(bytes).digest('hex') !== profileHash) wrong('its colour profile is not that of sRGB');
}
