/**
 * How the title and its paragraphs are cited. In: an edition's metadata and, if there is one, the address of its page.
 * Out: every format for the title, and for a paragraph as a pattern that holds its number. The only file that knows the
 * citation libraries; formats nothing itself, and says nothing that the front matter does not say.
 */
import { Cite, plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import CSL from 'citeproc';
import { profileOf } from '../../languages/registry.ts';
import type { Metadata } from '../../model/manuscript.ts';
import { citationStyles, readCitationLocale, readCitationStyle } from './citation-styles.ts';

export interface CitationFormat {
  id: 'gb-t-7714' | 'chicago' | 'oscola' | 'bibtex' | 'ris' | 'csl-json';
  /** What the format is called, the same in every language. */
  name: string;
  /** Name in `build/<title>/`, where the format is a file. */
  file?: string;
  title: string;
  /** The citation of a paragraph, with `slot` where its number stands. */
  paragraph: string;
}

/** Stands for a paragraph's number in a pattern. */
export const slot = '{paragraph}';

/** `label`: how a paragraph is called (`第{0}段`); `address`: the absolute address of the reading edition. */
interface CitationOptions {
  months?: readonly string[];
  label: (number: number) => string;
  address?: string;
  /** The text bears its own numbers: a passage is said in the words of `label` and not as “para. 12”. */
  worded?: boolean;
}

type Item = Record<string, unknown> & { id: string };

/** All formats. Throws when a library makes of two paragraphs something that one pattern does not describe. */
export function citeEdition(metadata: Metadata, lastParagraph: number, options: CitationOptions): CitationFormat[] {
  const write = [
    ...citationStyles
      .filter(({ id, national }) => !national || id === profileOf(metadata.language).citation.national)
      .map(({ id, name, ...how }) => ({
        id,
        name,
        file: undefined,
        format: openNotes(how, metadata.language, options),
      })),
    {
      id: 'bibtex' as const,
      name: 'BibTeX',
      file: 'citation.bib',
      format: (item: Item) => formatRecord(item, 'bibtex'),
    },
    { id: 'ris' as const, name: 'RIS', file: 'citation.ris', format: (item: Item) => formatRecord(item, 'ris') },
    {
      id: 'csl-json' as const,
      name: 'CSL-JSON',
      file: 'citation.csl.json',
      format: (item: Item) => `${JSON.stringify([item], null, 2)}\n`,
    },
  ];
  return write.map(({ id, name, file, format }) => {
    const cite = (number: number) => format(describe(metadata, options, number), number);
    // A number that occurs nowhere else tells where the number stands; first and last paragraph are compared with it.
    const sample = 900_000_001;
    const pattern = cite(sample).replaceAll(String(sample), slot);
    for (const number of [1, lastParagraph])
      if (pattern.replaceAll(slot, String(number)) !== cite(number))
        throw new Error(`${name} cites paragraph ${number} by another pattern`);
    return { id, name, ...(file ? { file } : {}), title: format(describe(metadata, options)), paragraph: pattern };
  });
}

/** The title, or one of its paragraphs, in the vocabulary of CSL 1.0.2. */
function describe(metadata: Metadata, { label, address }: CitationOptions, paragraph?: number): Item {
  return {
    id: paragraph === undefined ? metadata.id : `${metadata.id}-p${paragraph}`,
    type: 'document',
    title: metadata.title,
    'title-short': metadata.shortTitle,
    ...(metadata.parties.length > 0 ? { author: metadata.parties.map((literal) => ({ literal })) } : {}),
    ...(metadata.adopted.date ? { issued: { 'date-parts': [metadata.adopted.date.split('-').map(Number)] } } : {}),
    ...(metadata.adopted.place ? { 'publisher-place': metadata.adopted.place } : {}),
    language: metadata.language,
    // The kind is said once: a title that ends with it has said it.
    ...(metadata.title.endsWith(metadata.kind) ? {} : { genre: metadata.kind }),
    ...(paragraph === undefined ? {} : { note: label(paragraph) }),
    ...(address ? { URL: paragraph === undefined ? address : `${address}#p${paragraph}` } : {}),
  };
}

/** Writes the citation of an item, or of one of its paragraphs. */
type WriteNote = (item: Item, number?: number) => string;

/**
 * The writer of one style. Its engine reads style and locale once for all citations of a title: that takes longer than
 * all of them.
 */
function openNotes(
  { style, locale, type, passage }: Pick<(typeof citationStyles)[number], 'style' | 'locale' | 'type' | 'passage'>,
  language: string,
  { label, months = [], worded = false }: CitationOptions,
): WriteNote {
  let asked: Item = { id: '' };
  const retrieveLocale = (tag: string) =>
    withMonths(readCitationLocale(tag), tag.startsWith(`${language}-`) ? months : []);
  const engine = new CSL.Engine(
    { retrieveLocale, retrieveItem: () => asked },
    readCitationStyle(style),
    locale ?? profileOf(language).citation.locale,
    true,
  );
  engine.setOutputFormat('text');
  return (item, number) => {
    // The passage is said as a passage, not once more as a note.
    const { note: _, ...rest }: Item = { ...item, type };
    asked = rest;
    engine.updateItems([item.id]);
    const locator =
      number === undefined
        ? {}
        : worded || passage === 'page'
          ? { label: 'page', locator: label(number) }
          : { label: 'paragraph', locator: String(number) };
    return engine.makeCitationCluster([{ id: item.id, ...locator }]).trim();
  };
}

interface CslNode {
  name: string;
  attrs: Record<string, string>;
  children: (CslNode | string)[];
}

/** A locale whose months stand as in a date: that of CSL for Russian has “1 май”. */
function withMonths(node: object, months: readonly string[]): object {
  if (months.length === 0) return node;
  const visit = (child: CslNode | string): CslNode | string => {
    if (typeof child === 'string') return child;
    const month =
      child.name === 'term' && child.attrs.form === undefined
        ? /^month-(\d\d)$/.exec(child.attrs.name ?? '')?.[1]
        : undefined;
    return month
      ? { ...child, children: [months[Number(month) - 1] ?? ''] }
      : { ...child, children: child.children.map(visit) };
  };
  return visit(node as CslNode) as CslNode;
}

function formatRecord(item: Item, format: 'bibtex' | 'ris'): string {
  // Citation.js 0.7 leaves out every character beyond ASCII unless it is told otherwise.
  Object.assign(plugins.config.get('@bibtex').format, { asciiOnly: false, useIdAsLabel: true });
  const record = new Cite([item]).format(format);
  const whole = format === 'ris' ? mendRis(record, item) : mendBibtex(record);
  return whole.replace(/\n*$/, '\n');
}

/** Its RIS cuts an id after 20 characters, a value after 70. The last line is “ER  - ”, with its space. */
function mendRis(record: string, { id }: Item): string {
  return (
    record
      .replace(/^ID {2}- .*$/m, `ID  - ${id.replace(/-p\d+$/, '')}`)
      .replace(/\r?\n(?!\w\w {2}- |\s*$)/g, '')
      // A date of RIS is YYYY/MM/DD/.
      .replace(/^DA {2}- .*$/m, (date) => date.replace(/\/(\d)(?=\/)/g, '/0$1'))
  );
}

/** Its BibTeX has the day in the month, `month = {feb 4}`; BibTeX knows a month by its macro, and a day by itself. */
const mendBibtex = (record: string): string =>
  record.replace(/^(\s*)month = \{([a-z]{3}) (\d{1,2})\},$/m, '$1month = $2,\n$1day = {$3},');
