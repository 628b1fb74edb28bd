/**
 * Proves what a file says of itself to machines. In: the Info dictionary and the XMP packet of a PDF, the package
 * document of an EPUB, the indexed edition. Out: every field that is not what the front matter says, by its name in the
 * file. Never imports what wrote them. Called by the witnesses of both formats.
 *
 *     comparePdfMetadata(read, edition, stated, wrong) → calls `wrong` with "Info says Title “…” instead of “…”"
 */
import type { IndexedEdition } from '../model/registers.ts';
import { elements, epubText } from './read-epub.ts';
import type { ReadPdf } from './read-pdf.ts';
import { comparePacket, keywordsOf, type StatedConformance } from './verify-pdf-packet.ts';

type Wrong = (detail: string) => void;
/** What is compared: a field and the values that it must have, in their order. */
type Fields = [name: string, wanted: readonly string[]][];

/**
 * Info (ISO 32000-1, 14.3.3) and XMP must say the same, and what the front matter says. `stated`: what the file is.
 */
export function comparePdfMetadata(
  { info, xmp }: Pick<ReadPdf, 'info' | 'xmp'>,
  edition: IndexedEdition,
  stated: StatedConformance,
  wrong: Wrong,
): void {
  if (stated.whole) compareInfo(info, xmp, edition, wrong);
  else compareStated(info, xmp, wrong);
  comparePacket(xmp, edition, stated, wrong);
}

/** What Info says is what the front matter says. */
function compareInfo(info: Record<string, unknown>, xmp: string, edition: IndexedEdition, wrong: Wrong): void {
  const { title, parties, description, language, edition: own } = edition.metadata;
  const day = `D:${own.date.replaceAll('-', '')}000000Z`;
  compare(
    'Info',
    [
      ['Title', [title]],
      ['Author', [parties.join('; ')]],
      ['Subject', [description]],
      ['Language', [language]],
      ['Keywords', [keywordsOf(edition).join('; ')]],
      ['Creator', ['Kanben']],
    ],
    (name) => [String(info[name] ?? '')],
    wrong,
  );
  compare(
    'Info',
    [
      ['CreationDate', [day]],
      ['ModDate', [day]],
    ],
    (name) => [String(info[name] ?? '')],
    wrong,
  );
  const producer = String(info.Producer ?? '');
  if (!xmp.includes(`<pdf:Producer>${producer}</pdf:Producer>`))
    wrong(`Info says Producer “${producer}”, and XMP another`);
}

/** What Info says of another state of the source, its XMP says too. */
function compareStated(info: Record<string, unknown>, xmp: string, wrong: Wrong): void {
  const said = (text: unknown) =>
    String(text ?? '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;');
  for (const name of ['Title', 'Subject', 'Keywords', 'Creator', 'Producer'])
    if (!xmp.includes(`>${said(info[name])}<`)) wrong(`Info says ${name} “${String(info[name])}”, and XMP does not`);
  const listed = (property: string) => {
    const [, list = ''] = new RegExp(`<${property}>([\\s\\S]*?)</${property}>`).exec(xmp) ?? [];
    return [...list.matchAll(/<rdf:li[^>]*>([^<]*)</g)].map(([, item = '']) => item);
  };
  const [, made = ''] = /<xmp:CreateDate>([^<]*)</.exec(xmp) ?? [];
  const rows: [name: string, own: string, stated: string][] = [
    ['Title', said(info.Title), [...new Set(listed('dc:title'))].join('; ')],
    ['Author', said(info.Author), listed('dc:creator').join('; ')],
    ['CreationDate', String(info.CreationDate ?? '').slice(2, 10), made.slice(0, 10).replaceAll('-', '')],
  ];
  for (const [name, own, stated] of rows) if (own !== stated) wrong(`Info says ${name} “${own}”, and XMP “${stated}”`);
}

/** The package document. `language`: what the build was told to state; a tag for a store may be narrower than it. */
export function compareEpubMetadata(
  opf: Parameters<typeof elements>[0],
  edition: IndexedEdition,
  language: string,
  wrong: Wrong,
): void {
  const { title, parties, kind, description, source, rights, publisher, edition: own } = edition.metadata;
  const read = (name: string) =>
    elements(opf, name.replace('dc:', ''))
      .filter((one) => one.nodeName === name)
      .map((one) => epubText(one));
  const fields: Fields = [
    ['dc:title', [title]],
    ['dc:creator', parties],
    ['dc:date', [own.date]],
    ['dc:source', [[source.name, source.date, source.provenance].filter(Boolean).join(' ')]],
    ['dc:description', description ? [description] : []],
    ['dc:type', [kind]],
    ['dc:publisher', publisher === undefined ? [] : [publisher]],
    ['dc:rights', [rights ?? edition.manuscript.labels.rightsUnknown ?? '']],
  ];
  compare('the package', fields, read, wrong);
  const primary = (tag: string | undefined) => (tag ?? '').split('-')[0];
  const [stated] = read('dc:language');
  if (primary(stated) !== primary(language))
    wrong(`the package says dc:language “${stated ?? ''}” instead of “${language}”`);
}

function compare(where: string, fields: Fields, read: (name: string) => string[], wrong: Wrong): void {
  for (const [name, wanted] of fields) {
    const found = read(name);
    if (found.join('\n') !== wanted.join('\n'))
      wrong(`${where} says ${name} “${found.join('; ')}” instead of “${wanted.join('; ')}”`);
  }
}
