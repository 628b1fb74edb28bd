/**
 * Proves the XMP packet of a PDF whole: every property that it has is one that the edition gives, with this value, in
 * this order, and none is missing. In: the packet, the edition, what the file is. Out: what is wrong, in
 * words. Never imports what wrote it. Called by `verify-metadata.ts`.
 *
 *     comparePacket(xmp, edition, stated, wrong) → calls `wrong` with "XMP says dc:title “…” instead of “…”"
 */
import { editionUrn } from '../model/edition-uuid.ts';
import type { IndexedEdition } from '../model/registers.ts';

/** A text of the packet, by what it is said of: `dc:title x-default`. */
type Leaf = [name: string, value: string];

/** ISO 19005-2, 6.6.2.3: what the packet says of the properties that no published schema has. */
const described: Leaf[] = [
  ['schema', 'PDF/UA identification'],
  ['namespaceURI', 'http://www.aiim.org/pdfua/ns/id/'],
  ['prefix', 'pdfuaid'],
  ...propertyOf('part', 'Integer', 'internal', 'Part of ISO 14289'),
  ['schema', 'Kanben edition'],
  ['namespaceURI', 'https://kanben.invalid/ns/1.0/'],
  ['prefix', 'kanben'],
  ...propertyOf('sha256', 'Text', 'external', 'SHA-256 of the canonical Markdown of the edition, hexadecimal'),
  ...propertyOf('edition', 'Integer', 'external', 'Number of the edition'),
];

function propertyOf(name: string, valueType: string, category: string, description: string): Leaf[] {
  return Object.entries({ name, valueType, category, description });
}

/** What holds others and says nothing itself. */
const holders = new Set(
  'x:xmpmeta rdf:RDF rdf:Description rdf:Seq rdf:Bag rdf:Alt rdf:li pdfaExtension:schemas pdfaSchema:property'.split(
    ' ',
  ),
);

/** What another state of the source may say otherwise. */
const frontMatter =
  /^(dc:(title|creator|description|subject|date|source|rights|relation)|pdf:Keywords|xmp:\w+Date|kanben:(sha256|edition))\b/;

/** What a file is: with files attached, for an archive, tagged. */
export interface StatedConformance {
  attaches: boolean;
  archive: boolean;
  tagged: boolean;
  /** It is of this state of the source. */
  whole: boolean;
}

/** Compares a packet with what the edition says. */
export function comparePacket(
  xmp: string,
  edition: IndexedEdition,
  stated: StatedConformance,
  wrong: (detail: string) => void,
): void {
  const found = leavesOf(xmp, wrong);
  const wanted = expectedLeaves(edition, stated);
  for (const name of new Set([...wanted, ...found].map(([one]) => one))) {
    const values = (leaves: readonly Leaf[]) =>
      leaves
        .filter(([one]) => one === name)
        .map(([, value]) => value)
        .join('; ');
    if (!stated.whole && frontMatter.test(name)) continue;
    // By whom it was made is the browser's and the packages' to say: Info says the same.
    if (name === 'pdf:Producer' && /^Chromium \S+, Paged\.js, pdf-lib$/.test(values(found))) continue;
    if (values(found) !== values(wanted)) wrong(`XMP says ${name} “${values(found)}” instead of “${values(wanted)}”`);
  }
}

/** The headings of which the text treats in its main passages; where none is marked, all. */
export function keywordsOf({ registers }: IndexedEdition): string[] {
  const entries = registers.flatMap(({ groups }) => groups.flatMap((group) => group.entries));
  const own = entries.filter(({ see }) => see === undefined);
  const main = own.filter(({ locators }) => locators.some((locator) => locator.main));
  return [...new Set((main.length > 0 ? main : own).map(({ heading }) => heading))];
}

/** Every property of the edition, in the order of the packet. */
function expectedLeaves(edition: IndexedEdition, { attaches, archive, tagged }: StatedConformance): Leaf[] {
  const { metadata, manuscript } = edition;
  const {
    title,
    parties,
    description,
    language,
    edition: own,
    source,
    rights,
    publisher,
    id,
    versions = [],
  } = metadata;
  const keywords = keywordsOf(edition);
  const localized = (name: string, value: string): Leaf[] => [
    [`${name} x-default`, value],
    [`${name} ${language}`, value],
  ];
  const right = rights ?? manuscript.labels.rightsUnknown ?? '';
  const identifier = editionUrn(id, own.number);
  const instant = `${own.date}T00:00:00+00:00`;
  return [
    ...(archive
      ? ([
          ['pdfaid:part', attaches ? '3' : '2'],
          ['pdfaid:conformance', 'A'],
        ] as Leaf[])
      : []),
    ...(tagged ? [['pdfuaid:part', '1'] as Leaf] : []),
    ['dc:format', 'application/pdf'],
    ...localized('dc:title', title),
    ...parties.map((party): Leaf => ['dc:creator', party]),
    ...(description === '' ? [] : localized('dc:description', description)),
    ...keywords.map((keyword): Leaf => ['dc:subject', keyword]),
    ...(metadata.languages ?? [language]).map((one): Leaf => ['dc:language', one]),
    ['dc:date', own.date],
    ['dc:identifier', identifier],
    ['dc:source', [source.name, source.date, source.provenance].filter(Boolean).join(' ')],
    ...(publisher === undefined ? [] : [['dc:publisher', publisher] as Leaf]),
    ...versions.map((one): Leaf => ['dc:relation', editionUrn(one.id, one.edition)]),
    ...(right === '' ? [] : localized('dc:rights', right)),
    ['pdf:Keywords', keywords.join('; ')],
    ['pdf:Producer', ''],
    ['xmp:CreatorTool', 'Kanben'],
    ...['xmp:CreateDate', 'xmp:ModifyDate', 'xmp:MetadataDate'].map((name): Leaf => [name, instant]),
    ['xmpMM:DocumentID', identifier],
    ['kanben:sha256', manuscript.sha256],
    ['kanben:edition', String(own.number)],
    ...described.map(([name, value]): Leaf => [`pdfaExtension:schemas ${name}`, value]),
  ];
}

/** An element that is open. */
interface Open {
  name: string;
  language: string;
  /** Whether an element stands in it. */
  holds: boolean;
}

/** The texts of a packet: of every element in which no other stands. */
function leavesOf(xmp: string, wrong: (detail: string) => void): Leaf[] {
  const leaves: Leaf[] = [];
  const open: Open[] = [];
  let text = '';
  for (const [token, slash, name = '', attributes = ''] of xmp.matchAll(/<(\/?)([\w:]+)([^>]*)>|<\?[^>]*\?>|[^<]+/g)) {
    if (name === '') {
      text += token.startsWith('<?') ? '' : token;
      continue;
    }
    const last = open.at(-1);
    if (text.trim() !== '' && (!slash || last?.holds))
      wrong(`XMP has the text “${text.trim().slice(0, 40)}” in no property`);
    if (!slash) {
      if (last) last.holds = true;
      open.push(opened(name, attributes, wrong));
    } else if (last) {
      if (!last.holds && (text !== '' || !holders.has(name))) leaves.push([nameOf(open), plain(text)]);
      open.pop();
    }
    text = '';
  }
  if (text.trim() !== '') wrong(`XMP has the text “${text.trim().slice(0, 40)}” behind its properties`);
  return leaves;
}

function opened(name: string, attributes: string, wrong: (detail: string) => void): Open {
  const known = /\s*(xml:lang|xmlns:\w+|rdf:about|rdf:parseType)="[^"]*"/g;
  const rest = attributes.replace(known, '').trim();
  if (rest !== '') wrong(`XMP has “${rest.slice(0, 40)}” in ${name}`);
  return { name, language: /xml:lang="([^"]*)"/.exec(attributes)?.[1] ?? '', holds: false };
}

/** A text is called by the elements around it that say what it is, and by its language. */
function nameOf(open: readonly Open[]): string {
  const names = open
    .map(({ name }) => name)
    .filter((name) => !holders.has(name) || name === 'pdfaExtension:schemas')
    .map((name) => name.replace(/^pdfa(Schema|Property):/, ''));
  return [...names, open.at(-1)?.language ?? ''].filter(Boolean).join(' ');
}

const signs: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const plain = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|apos);/g, (_, sign: string) => signs[sign] ?? '');
