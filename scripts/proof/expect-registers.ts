/**
 * The registers as the markup that they must be on a screen: every entry with its names, facts and references, every
 * locator with what it says and where it leads. In: an indexed edition, where a format's addresses lead, on which page
 * a paragraph begins. Out: markup. Called by `expect-epub.ts` and `expect-site.ts`. Pure; knows no template.
 *
 *     locator 12 → <a class="locator" href="#p12" data-paragraph="p12" aria-label="第12段，第3页">12</a>
 */
import { sayDate } from '../languages/language.ts';
import type { Labels } from '../model/manuscript.ts';
import { anchorOf, type ParagraphNumber, sayLocator, sayNumber } from '../model/numbers.ts';
import type { PageMap } from '../model/page-map.ts';
import type { Entry, EntryGroup, IndexedEdition } from '../model/registers.ts';
import { expectedRuns } from './compare-text.ts';
import { epubType, type ScreenFormat, stateLanguage } from './expect-inlines.ts';
import { sayGroup, sayLabel } from './expected-front.ts';
import { type Markup, type MarkupChild, markup } from './markup-tree.ts';

/** The label of the page on which the block of an anchor begins; nothing where it stands on none. */
const pageOf = ({ pages, starts }: PageMap, anchor: string): string =>
  pages[(starts[anchor]?.page ?? 0) - 1]?.label ?? '';

/** What a register says of its figures. */
export function sayHint(register: IndexedEdition['registers'][number], edition: IndexedEdition): string {
  const bold = register.groups.some(({ entries }) => entries.some(({ locators }) => locators.some(({ main }) => main)));
  return sayLabel(edition, 'registerHintEpub') + (bold ? sayLabel(edition, 'mainPassage') : '');
}

/** A group of entries. `id`: its address, which is another one where a group goes on in a second file. */
export function expectGroup(
  { letter, entries }: EntryGroup,
  id: string,
  format: ScreenFormat,
  pageMap: PageMap,
): Markup {
  const { edition, web } = format;
  const said = sayGroup({ letter }, edition);
  return markup(
    'section',
    { class: 'letter-group', id, 'data-group': id, 'aria-label': !web && said, ...epubType(format, 'index-group') },
    markup(web ? 'h3' : 'h2', { class: 'letter' }, said),
    markup(
      'ul',
      { class: 'entries', ...epubType(format, 'index-entry-list') },
      entries.map((entry) => expectEntry(entry, format, pageMap)),
    ),
  );
}

function expectEntry(entry: Entry, format: ScreenFormat, pageMap: PageMap): Markup {
  const { edition } = format;
  const { labels } = edition.manuscript;
  const { id, heading, see, names, seeAlso } = entry;
  const facts = sayFacts(entry, labels);
  const join = see !== undefined || entry.locators.length > 0 ? (labels['join.entry'] ?? '') : '';
  const name = (text: string, language: string) =>
    markup('span', { class: 'name', ...stateLanguage(format, language) }, text);
  const kind = `entry${see === undefined ? '' : ' reference'}`;
  return markup(
    'li',
    { class: kind, id, 'data-entry': id, ...epubType(format, 'index-entry') },
    markup(
      'p',
      {},
      markup('span', { class: 'entry-heading', ...epubType(format, 'index-term') }, heading),
      join !== '' && markup('span', { class: 'comma' }, join),
      see !== undefined && expectSee(see, format),
      expectLocators(entry, format, pageMap),
    ),
    Object.keys(names).length > 0 &&
      markup(
        'p',
        { class: 'names' },
        Object.entries(names).map(([language, text]) => name(text, language)),
      ),
    facts !== '' && markup('p', { class: 'facts' }, facts),
    seeAlso.length > 0 && markup('p', { class: 'see-also' }, seeLabel(labels.seeAlso), alsoLinks(seeAlso, format)),
  );
}

const seeLabel = (said = ''): Markup => markup('i', { class: 'see-label' }, said);

const expectSee = (heading: string, format: ScreenFormat): Markup =>
  markup(
    'span',
    { class: 'see', ...epubType(format, 'index-xref-preferred') },
    seeLabel(format.edition.manuscript.labels.see),
    markup('a', { ...epubType(format, 'index-term'), href: format.entry(heading) ?? '' }, heading),
  );

const alsoLinks = (headings: readonly string[], format: ScreenFormat): MarkupChild[] =>
  headings.map((heading, i) => [
    i > 0 && (format.edition.manuscript.labels['join.semicolon'] ?? ''),
    markup('a', { ...epubType(format, 'index-xref-related'), href: format.entry(heading) ?? '' }, heading),
  ]);

/** The locators of an entry with commas between them; where the edition wants it, three in a row are a range. */
function expectLocators({ locators }: Entry, format: ScreenFormat, pageMap: PageMap): MarkupChild[] {
  const { edition } = format;
  const { labels } = edition.manuscript;
  const mains = new Set(locators.flatMap(({ paragraph, main }) => (main ? [paragraph] : [])));
  const link = (number: ParagraphNumber, end: boolean): Markup => {
    const anchor = anchorOf(number);
    const said = sayLabel(edition, 'locatorLabel', sayNumber(number, labels), pageOf(pageMap, anchor));
    return markup(
      'a',
      {
        class: `locator${mains.has(number) && !end ? ' main' : ''}`,
        ...epubType(format, 'index-locator'),
        href: format.block(anchor),
        'data-paragraph': anchor,
        'data-range-end': end && 'true',
        'aria-label': said,
      },
      sayLocator(number, labels),
    );
  };
  return expectedRuns(locators, edition).map(({ first, last }, i) => [
    i > 0 && markup('span', { class: 'comma' }, ', '),
    first === last
      ? link(first, false)
      : markup(
          'span',
          { class: 'range', ...epubType(format, 'index-locator-range') },
          link(first, false),
          labels.rangeDash,
          link(last, true),
        ),
  ]);
}

/** The facts of an entry in one line. */
export function sayFacts({ facts }: Pick<Entry, 'facts'>, labels: Labels): string {
  const said = facts.map(({ kind, act, date, place, text }) => {
    if (kind === 'citation') return text ?? '';
    const sentence = labels[`fact.${act ?? kind}`] ?? '';
    if (kind === 'seat') return sentence.replace('{0}', place ?? text ?? '');
    const where = place ? (labels['fact.at'] ?? '').replace('{0}', place) : '';
    return sentence.replace('{0}', date ? sayDate(labels, date) : '').replace('{1}', where) + (text ?? '');
  });
  return said.filter((fact) => fact !== '').join(labels['fact.join']);
}
