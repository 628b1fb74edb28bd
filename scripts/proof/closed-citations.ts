/**
 * The words of the citations: each is one of the front matter's, or of those that the styles of citation use. In: the
 * citations as the page carries them, the front matter, the words of the press. Out: a citation that lacks the title or
 * says a word that nothing gives it. Formats no citation. Called by `closed-site.ts`. Pure.
 *
 *     “…, Moscow” of a text of Beijing → 'Chicago says “Moscow”, which the front matter does not'
 */
import type { IndexedEdition } from '../model/registers.ts';
import type { CarriedCitation } from './expect-site.ts';

/** What a format of citation is called, how it names a place, how it writes the day of access, its file. */
type Known = [name: string, pinpoint: string, day: string | undefined, file?: string];

const known: Record<string, Known> = {
  'gb-t-7714': ['GB/T 7714-2015', 'own', 'yyyy-mm-dd'],
  oscola: ['OSCOLA', 'short', 'd Month yyyy'],
  bluebook: ['Bluebook', 'pilcrow', 'Mon d, yyyy'],
  aglc: ['AGLC', 'short', undefined],
  chicago: ['Chicago', 'dotted', 'Month d, yyyy'],
  apa: ['APA', 'dotted', undefined],
  'iso-690': ['ISO 690', 'own', 'yyyy-mm-dd'],
  'gost-r-7.0.5': ['ГОСТ Р 7.0.5-2008', 'own', 'dd.mm.yyyy'],
  bibtex: ['BibTeX', 'own', undefined, 'citation.bib'],
  biblatex: ['biblatex', 'own', 'yyyy-mm-dd', 'citation.biblatex.bib'],
  ris: ['RIS', 'own', 'yyyy/mm/dd/', 'citation.ris'],
  'csl-json': ['CSL-JSON', 'own', 'yyyy-mm-dd', 'citation.csl.json'],
};

/** Words of the styles, of their locales, and of the formats for machines. */
const styleWords =
  'adopted signed opened for signature entered into force res un doc unga unsc unhrc ecosoc ga sc hrc esc g a s c e ' +
  'human rights council general assembly security economic and social resolution accessed last visited available ' +
  'from viewed editor s numbering ed edition n d z ol eb a 第 版 编者段号 нумерация редактора изд от г url дата обращения ' +
  'numérotation de l éditeur éd numeración del editor 編者段號 ترقيم المحرر ط french spanish arabic ' +
  'misc legislation legal howpublished address author year month day note title shorttitle location date pages ' +
  'langid english russian chinese urldate pinpoint anchor raw section ty stat govdoc gen au cy da py et id la m pb ' +
  'sp st ti ur y er type treaty document literal issued parts short number container volume page jurisdiction ' +
  'publisher place language genre jan feb mar apr may june jul july aug sept sep oct nov dec jun';

/** The fields of RIS, which are no words. */
const risTags = /^(?:TY|AU|CY|DA|PY|ET|ID|LA|M1|PB|SP|ST|TI|UR|Y2|ER) {2}- /gm;

/** Letters and figures of a text, in small letters; characters of Chinese are words of their own. */
const wordsOf = (text: string): string[] =>
  text
    .normalize('NFC')
    .toLowerCase()
    .match(/\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}])+|\d+/gu) ?? [];

const squeeze = (text: string): string => wordsOf(text).join('');

/** Compares the words of every citation. */
export function compareCitationWords(
  citations: readonly CarriedCitation[],
  edition: IndexedEdition,
  address: string | undefined,
  wrong: (detail: string) => void,
): void {
  const { metadata, manuscript } = edition;
  const { title, shortTitle, parties, adopted, kind, id, language, publisher = '', citation = {} } = metadata;
  const { labels } = manuscript;
  const elements = manuscript.frame.flatMap(({ role, lines }) =>
    role === 'symbol' || role === 'number' ? lines.map(({ text }) => text) : [],
  );
  // U.N.T.S.: the letters of a series stand apart in some styles.
  const letters = (citation.series ?? '').replace(/[A-Z]/g, '$& ');
  const facts = [publisher, ...Object.values(citation), letters, ...elements, String(metadata.edition.number)];
  const said = [
    title,
    shortTitle,
    ...parties,
    adopted.place,
    adopted.date,
    kind,
    id,
    language,
    address ?? '',
    ...facts,
  ];
  const dates = [labels.months ?? '', labels.paragraph ?? '', ...monthsOf(language), ...monthsOf('en')];
  const slug = squeeze(id);
  // Of many parties a style names the first ones.
  const more = parties.length > 1 ? 'and others et al и др 等 и другие' : '';
  const allowed = new Set([...said, ...dates, styleWords, more].flatMap(wordsOf));
  for (const date of [adopted.date, citation.inForce ?? ''])
    for (const number of date.split('-')) allowed.add(String(Number(number)));
  for (const carried of citations) {
    const { name, title: whole, copied, paragraph } = carried;
    if (!isKnown(carried, address)) wrong(`it carries a citation “${name}” that is none of the press`);
    if (!squeeze(whole).includes(squeeze(title)) && !namesNumber(whole, facts))
      wrong(`${name} does not name the title`);
    for (const text of [whole, copied ?? '', paragraph]) {
      const plain = text.replace(risTags, ' ').replace(/\{(?:pinpoint|anchor|day)\}|\\u[0-9a-f]{4}|\\[nt"]/gi, ' ');
      const odd = wordsOf(plain).find((word) => !allowed.has(word) && !slug.startsWith(word) && !isKey(word, slug));
      if (odd !== undefined) wrong(`${name} says “${odd}”, which the front matter does not`);
    }
  }
}

/** A citation that a page shows and does not carry, with the forms that its format has. */
export function completeCitation(shown: CarriedCitation, address: string | undefined): CarriedCitation {
  const [, pinpoint = '', day] = known[shown.id] ?? [];
  const asked = address !== undefined && day !== undefined ? { day, copied: shown.title } : {};
  return { ...shown, pinpoint, ...asked };
}

/** A format of the press, with its name, its file, and its forms; a day is asked for only where there is an address. */
function isKnown({ id, name, file, pinpoint, day, copied }: CarriedCitation, address: string | undefined): boolean {
  const own = known[id];
  if (!own || own[0] !== name || own[1] !== pinpoint || own[3] !== file) return false;
  const asked = address === undefined ? undefined : own[2];
  return day === asked && (copied === undefined) === (asked === undefined);
}

/** What is cited by its number: “G.A. Res. 62/228”. */
const namesNumber = (whole: string, facts: readonly string[]): boolean =>
  facts.some((fact) => fact.length > 3 && squeeze(whole).includes(squeeze(fact)));

/** The key of a citation: the title's id without its signs, `p` where a paragraph is cited. */
const isKey = (word: string, slug: string): boolean => word === 'p' || slug.includes(word.replace(/p$/, ''));

const monthsOf = (language: string): string[] =>
  ['long', 'short'].flatMap((month) =>
    Array.from({ length: 12 }, (_, i) =>
      new Intl.DateTimeFormat(language, { month: month as 'long', day: 'numeric', timeZone: 'UTC' }).format(
        new Date(Date.UTC(2000, i, 1)),
      ),
    ),
  );
