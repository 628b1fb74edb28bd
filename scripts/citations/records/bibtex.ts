/**
 * BibTeX and biblatex. In: the facts of a work, a passage. Out: an entry. BibTeX has the month by its macro and the day
 * by itself, biblatex a `date` of ISO 8601; names of bodies stand in braces of their own. Signs that TeX reads are
 * escaped, letters of every script stay. Pure. Called by `cite-title.ts`.
 *
 *     @misc{jointstatement2022, author = {{中华人民共和国} and {俄罗斯联邦}}, …, month = feb, day = {4}, … }
 */
import type { CitedWork } from '../cited-work.ts';
import { writeDay } from '../days.ts';
import type { Passage } from '../style.ts';

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** An address of the web is read as it stands; `passage` says whether a text holds places to fill in. */
const escapeTex = (text: string): string =>
  text.replace(/[\\{}$&#%_~^]/g, (sign) =>
    sign === '\\' ? '\\textbackslash{}' : sign === '~' || sign === '^' ? `\\${sign}{}` : `\\${sign}`,
  );

/** The key of an entry: letters and figures of the title’s name. */
const keyOf = ({ id }: CitedWork): string => id.replace(/[^A-Za-z0-9]/g, '');

type Fields = [name: string, value: string | undefined][];

function writeEntry(type: string, work: CitedWork, fields: Fields): string {
  const lines = fields.flatMap(([name, value]) => (value ? [`  ${name} = ${value},`] : []));
  return [`@${type}{${keyOf(work)},`, ...lines, '}', ''].join('\n');
}

const braced = (text: string | undefined): string | undefined => text && `{${escapeTex(text)}}`;

const authors = (makers: readonly string[]): string | undefined =>
  makers.length === 0 ? undefined : `{${makers.map((maker) => `{${escapeTex(maker)}}`).join(' and ')}}`;

/** A place to fill in is no text: it stands in braces and is not escaped. */
const filled = (text: string | undefined): string | undefined => text && `{${text}}`;

/** What both forms have, in their order. */
const shared = (work: CitedWork): Fields => [
  ['author', authors(work.makers)],
  ['title', `{${braced(work.title)}}`],
  ['number', braced(work.number ?? work.symbol)],
];

/** An entry of BibTeX. */
export function writeBibtex(work: CitedWork, { pinpoint, address }: Passage): string {
  const { day } = work;
  return writeEntry('misc', work, [
    ...shared(work),
    ['howpublished', address && `{\\url{${address}}}`],
    ['edition', work.edition > 1 ? braced(String(work.edition)) : undefined],
    ['publisher', braced(work.publisher)],
    ['address', braced(work.place)],
    ['year', day && `{${String(day.year).padStart(4, '0')}}`],
    ['month', day && months[day.month - 1]],
    ['day', day && `{${day.day}}`],
    ['note', filled(pinpoint)],
  ]);
}

/** Types of biblatex; what it has no type for is `misc`. */
const types: Partial<Record<CitedWork['nature'], string>> = {
  legislation: 'legislation',
  'union-act': 'legislation',
  treaty: 'legal',
};

/** An entry of biblatex. */
export function writeBiblatex(work: CitedWork, { pinpoint, address, accessed }: Passage): string {
  return writeEntry(types[work.nature] ?? 'misc', work, [
    ...shared(work),
    ['shorttitle', braced(work.shortTitle)],
    ['edition', work.edition > 1 ? braced(String(work.edition)) : undefined],
    ['publisher', braced(work.publisher)],
    ['location', braced(work.place)],
    ['date', work.day && `{${writeDay(work.day, 'yyyy-mm-dd')}}`],
    ['pages', filled(pinpoint)],
    ['langid', braced({ en: 'english', ru: 'russian', zh: 'chinese' }[work.language.split('-')[0] ?? ''])],
    ['url', filled(address)],
    ['urldate', address ? filled(accessed) : undefined],
  ]);
}
