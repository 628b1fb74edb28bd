/**
 * The words of the citations: each is one of the front matter's, or of those that the styles of citation use. In: the
 * citations as the page carries them, the front matter, the words of the press. Out: a citation that lacks the title or
 * says a word that nothing gives it. Formats no citation. Called by `closed-site.ts`. Pure.
 *
 *     “…, Moscow” of a text of Beijing → 'Chicago says “Moscow”, which the front matter does not'
 */
import type { IndexedEdition } from '../model/registers.ts';
import type { CarriedCitation } from './expect-site.ts';

/** Formats of citation by their ids, and what each is called. */
const known: Record<string, [name: string, file?: string]> = {
  'gb-t-7714': ['GB/T 7714-2015'],
  chicago: ['Chicago'],
  oscola: ['OSCOLA'],
  bibtex: ['BibTeX', 'citation.bib'],
  ris: ['RIS', 'citation.ris'],
  'csl-json': ['CSL-JSON', 'citation.csl.json'],
};

/** Words of the styles, of their locales, and of the formats for machines. */
const styleWords =
  'and et al para paras paragraph z eb ol accessed misc howpublished address author year month day note title url ' +
  'keywords type ty gen au cy da py id la st ti n1 ur er m3 u1 sn pb ab kw y1 t1 document literal issued date parts ' +
  'publisher place language genre short feb jan mar apr may jun jul aug sep oct nov dec с и др п б м г in of the on';

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
  const { title, shortTitle, parties, adopted, kind, id, language } = metadata;
  const { labels } = manuscript;
  const said = [title, shortTitle, ...parties, adopted.place, adopted.date, kind, id, language, address ?? ''];
  const dates = [labels.months ?? '', labels.paragraph ?? '', ...monthsOf(language), ...monthsOf('en')];
  const slug = squeeze(id);
  // Of many parties a style names the first ones.
  const more = parties.length > 1 ? 'and others et al и др 等 и другие' : '';
  const allowed = new Set([...said, ...dates, styleWords, more].flatMap(wordsOf));
  // What bears no date is cited as such: n. d., б. г., 无日期.
  const undated = adopted.date === '' ? 'n d nd б г 无日期' : '';
  for (const word of wordsOf(undated)) allowed.add(word);
  for (const number of adopted.date.split('-')) allowed.add(String(Number(number)));
  for (const { id: format, name, file, title: whole, paragraph } of citations) {
    const own = known[format];
    if (!own || own[0] !== name || own[1] !== file) wrong(`it carries a citation “${name}” that is none of the press`);
    if (!squeeze(whole).includes(squeeze(title))) wrong(`${name} does not name the title`);
    for (const text of [whole, paragraph]) {
      const plain = text.replaceAll('{paragraph}', ' ').replace(/\\u[0-9a-f]{4}|\\[nt"]/gi, ' ');
      const odd = wordsOf(plain).find((word) => !allowed.has(word) && !slug.startsWith(word) && !isKey(word, slug));
      if (odd !== undefined) wrong(`${name} says “${odd}”, which the front matter does not`);
    }
  }
}

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
