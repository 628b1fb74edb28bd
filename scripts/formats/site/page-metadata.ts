/**
 * What the reading edition says to machines. In: an indexed edition, its files, the address of its page if there is
 * one. Out: Highwire and Dublin Core tags, schema.org as JSON-LD. Pure. Says what the front matter says, and nothing
 * else: an empty field stays out.
 */

import { profileOf } from '../../languages/registry.ts';
import { editionUrn } from '../../model/edition-uuid.ts';
import type { Version } from '../../model/manuscript.ts';
import type { IndexedEdition } from '../../model/registers.ts';

/** A file that is published beside the page. */
export interface Download {
  name: string;
  bytes: number;
  sha256: string;
  /** Its row of the table of outputs. */
  kind: string;
  /** Media type. */
  type: string;
}

export interface MetaTag {
  name: string;
  /** Said as a property of RDFa, as Open Graph is, and not as a name. */
  property: boolean;
  content: string;
  /** The language of the content, where it is a text. */
  language: string | undefined;
}

/**
 * Tags for reference managers and search engines. Authors are the parties; there is no journal and no ISBN, and a
 * publisher only where the front matter names one.
 */
export function describeHead(
  { metadata, manuscript }: IndexedEdition,
  downloads: readonly Download[],
  address?: string,
): MetaTag[] {
  const { title, parties, adopted, language, kind, description, source, rights, publisher, edition } = metadata;
  const pdf = downloads.find(({ kind }) => kind === 'pdf');
  const tag = (name: string, content: string | undefined, own = false): MetaTag[] =>
    content ? [{ name, property: false, content, language: own ? language : undefined }] : [];
  return [
    ...tag('citation_title', title),
    ...parties.flatMap((party) => tag('citation_author', party)),
    ...tag('citation_publication_date', adopted.date.replaceAll('-', '/')),
    ...tag('citation_language', language),
    ...tag('citation_publisher', publisher),
    ...tag('citation_pdf_url', pdf && (address ?? '') + pdf.name),
    ...tag('citation_public_url', address),
    ...tag('DC.title', title, true),
    ...parties.flatMap((party) => tag('DC.creator', party, true)),
    ...tag('DC.date', adopted.date),
    ...tag('DC.type', kind, true),
    ...tag('DC.language', language),
    ...tag('DC.description', description, true),
    ...tag('DC.source', [source.name, source.date].join(manuscript.labels['join.comma']), true),
    ...tag('DC.publisher', publisher, true),
    ...tag('DC.rights', rights, true),
    ...tag('DC.identifier', editionUrn(metadata.id, edition.number)),
    ...(address ? tag('DC.identifier', address) : []),
    ...downloads.flatMap(({ type }) => tag('DC.format', type)),
    ...shareCard(metadata, address),
  ];
}

/** Open Graph: what a page shows where its address is shared. A picture needs an address of its own. */
function shareCard({ title, description, language }: IndexedEdition['metadata'], address?: string): MetaTag[] {
  const card: [name: string, content: string | undefined][] = [
    ['og:type', 'article'],
    ['og:title', title],
    ['og:description', description],
    ['og:locale', profileOf(language).sharedAs],
    ['og:url', address],
    ['og:image', address && `${address}thumbnail.jpg`],
  ];
  return card.flatMap(([name, content]) => (content ? [{ name, property: true, content, language: undefined }] : []));
}

/** The same for search engines, in the words of schema.org. */
export function describeLinked({ metadata }: IndexedEdition, downloads: readonly Download[], address?: string): object {
  const { title, shortTitle, parties, adopted, language, kind, description, rights, publisher, edition } = metadata;
  return {
    '@context': 'https://schema.org',
    '@type': 'CreativeWork',
    '@id': editionUrn(metadata.id, edition.number),
    ...(address ? { url: address } : {}),
    name: title,
    alternateName: shortTitle,
    ...(parties.length > 0 ? { author: parties.map((name) => ({ '@type': 'Organization', name })) } : {}),
    ...(adopted.date ? { dateCreated: adopted.date } : {}),
    ...(adopted.place ? { locationCreated: { '@type': 'Place', name: adopted.place } } : {}),
    genre: kind,
    inLanguage: language,
    ...(metadata.versions ? { workTranslation: metadata.versions.map(linkedVersion) } : {}),
    ...(description ? { description } : {}),
    ...(rights ? { copyrightNotice: rights } : {}),
    ...(publisher ? { publisher: { '@type': 'Organization', name: publisher } } : {}),
    version: String(edition.number),
    dateModified: edition.date,
    encoding: downloads.map(({ name, bytes, sha256, type }) => ({
      '@type': 'MediaObject',
      contentUrl: (address ?? '') + name,
      encodingFormat: type,
      contentSize: `${bytes} B`,
      sha256,
    })),
  };
}

const linkedVersion = ({ id, language, title, edition }: Version): object => ({
  '@type': 'CreativeWork',
  '@id': editionUrn(id, edition),
  name: title,
  inLanguage: language,
});

/** Data for a `<script>`: nothing in it can end the element. */
export const scriptData = (data: unknown): string => JSON.stringify(data).replaceAll('<', '\\u003c');
