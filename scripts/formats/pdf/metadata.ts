/**
 * What the PDF says about itself. In: the indexed edition, the engine, the conformance. Out: one record, from which
 * both the Info dictionary and the XMP packet are written, so that they agree. Pure: knows no PDF library.
 */

import { editionUrn } from '../../model/edition-uuid.ts';
import type { IndexedEdition } from '../../model/registers.ts';

export interface PdfRecord {
  title: string;
  language: string;
  /** All languages of its text. */
  languages: readonly string[];
  authors: string[];
  subject: string;
  keywords: string[];
  creator: string;
  producer: string;
  /** Midnight of the edition's day, in UTC: the same on every machine. */
  date: Date;
  identifier: string;
  source: string;
  rights: string;
  /** Nothing where nobody is named. */
  publisher: string;
  /** Identifiers of the other languages of the title. */
  relations: string[];
  sha256: string;
  edition: number;
  /** The part of ISO 19005: 3 when files are attached, else 2; absent of a file that is none for an archive. */
  part?: 2 | 3;
  /** It is tagged as ISO 14289-1 wants it. */
  tagged: boolean;
}

/** What a PDF conforms to. */
type Conformance = Pick<PdfRecord, 'part' | 'tagged'>;

/**
 * The record of an edition. Keywords are the headings of which the text treats; where no passage is marked as such,
 * all.
 */
export function recordPdf(
  { metadata, manuscript, registers }: IndexedEdition,
  engine: string,
  conformance: Conformance,
): PdfRecord {
  const { name, date, provenance } = metadata.source;
  const entries = registers.flatMap((register) =>
    register.groups.flatMap((group) => group.entries.filter((entry) => entry.see === undefined)),
  );
  const main = entries.filter((entry) => entry.locators.some((locator) => locator.main));
  return {
    title: metadata.title,
    language: metadata.language,
    languages: metadata.languages ?? [metadata.language],
    authors: metadata.parties,
    subject: metadata.description,
    keywords: [...new Set((main.length > 0 ? main : entries).map((entry) => entry.heading))],
    creator: 'Kanben',
    producer: `${engine}, Paged.js, pdf-lib`,
    date: new Date(`${metadata.edition.date}T00:00:00Z`),
    identifier: editionUrn(metadata.id, metadata.edition.number),
    source: [name, date, provenance].filter(Boolean).join(' '),
    rights: metadata.rights ?? manuscript.labels.rightsUnknown ?? '',
    publisher: metadata.publisher ?? '',
    relations: (metadata.versions ?? []).map(({ id, edition }) => editionUrn(id, edition)),
    sha256: manuscript.sha256,
    edition: metadata.edition.number,
    ...conformance,
  };
}

/** The namespace of what no published schema has: the hash of the canonical text, the number of the edition. */
const namespace = 'https://kanben.invalid/ns/1.0/';

/** The XMP packet (ISO 16684-1) with PDF/A and PDF/UA identification, as UTF-8 text. */
export function xmpPacket(record: PdfRecord): string {
  const date = record.date.toISOString().replace('.000Z', '+00:00');
  const simple = (name: string, value: string | number) => `   <${name}>${escapeXml(String(value))}</${name}>`;
  const list = (name: string, kind: 'Seq' | 'Bag', values: readonly string[]) =>
    `   <${name}><rdf:${kind}>${values.map((value) => `<rdf:li>${escapeXml(value)}</rdf:li>`).join('')}</rdf:${kind}></${name}>`;
  const localized = (name: string, value: string) =>
    `   <${name}><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(value)}</rdf:li><rdf:li ` +
    `xml:lang="${escapeXml(record.language)}">${escapeXml(value)}</rdf:li></rdf:Alt></${name}>`;
  return [
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
    ' <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    '  <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" ' +
      'xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" ' +
      'xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" ' +
      'xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" ' +
      `xmlns:kanben="${namespace}">`,
    ...(record.part === undefined ? [] : [simple('pdfaid:part', record.part), simple('pdfaid:conformance', 'A')]),
    ...(record.tagged ? [simple('pdfuaid:part', 1)] : []),
    simple('dc:format', 'application/pdf'),
    localized('dc:title', record.title),
    ...(record.authors.length > 0 ? [list('dc:creator', 'Seq', record.authors)] : []),
    ...(record.subject ? [localized('dc:description', record.subject)] : []),
    list('dc:subject', 'Bag', record.keywords),
    list('dc:language', 'Bag', record.languages),
    list('dc:date', 'Seq', [date.slice(0, 10)]),
    simple('dc:identifier', record.identifier),
    simple('dc:source', record.source),
    ...(record.publisher ? [list('dc:publisher', 'Bag', [record.publisher])] : []),
    ...(record.relations.length > 0 ? [list('dc:relation', 'Bag', record.relations)] : []),
    ...(record.rights ? [localized('dc:rights', record.rights)] : []),
    simple('pdf:Keywords', record.keywords.join('; ')),
    simple('pdf:Producer', record.producer),
    simple('xmp:CreatorTool', record.creator),
    simple('xmp:CreateDate', date),
    simple('xmp:ModifyDate', date),
    simple('xmp:MetadataDate', date),
    simple('xmpMM:DocumentID', record.identifier),
    simple('kanben:sha256', record.sha256),
    simple('kanben:edition', record.edition),
    '  </rdf:Description>',
    extensionSchemas(),
    ' </rdf:RDF>',
    '</x:xmpmeta>',
    '<?xpacket end="w"?>',
  ].join('\n');
}

/** ISO 19005-2, 6.6.2.3: properties that the XMP specification does not know are described in the packet itself. */
function extensionSchemas(): string {
  const property = (name: string, type: string, category: string, description: string) =>
    `<rdf:li rdf:parseType="Resource"><pdfaProperty:name>${name}</pdfaProperty:name><pdfaProperty:valueType>${type}</pdfaProperty:valueType><pdfaProperty:category>${category}</pdfaProperty:category><pdfaProperty:description>${description}</pdfaProperty:description></rdf:li>`;
  const schema = (name: string, uri: string, prefix: string, properties: string[]) =>
    `<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>${name}</pdfaSchema:schema><pdfaSchema:namespaceURI>${uri}</pdfaSchema:namespaceURI><pdfaSchema:prefix>${prefix}</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>${properties.join('')}</rdf:Seq></pdfaSchema:property></rdf:li>`;
  return [
    '  <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" ' +
      'xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" ' +
      'xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">',
    '   <pdfaExtension:schemas><rdf:Bag>',
    schema('PDF/UA identification', 'http://www.aiim.org/pdfua/ns/id/', 'pdfuaid', [
      property('part', 'Integer', 'internal', 'Part of ISO 14289'),
    ]),
    schema('Kanben edition', namespace, 'kanben', [
      property('sha256', 'Text', 'external', 'SHA-256 of the canonical Markdown of the edition, hexadecimal'),
      property('edition', 'Integer', 'external', 'Number of the edition'),
    ]),
    '   </rdf:Bag></pdfaExtension:schemas>',
    '  </rdf:Description>',
  ].join('\n');
}

const escapeXml = (text: string): string =>
  text.replace(
    /[&<>"]/g,
    (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[character] as string,
  );
