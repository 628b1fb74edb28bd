/**
 * Found blocks → the blocks of a text: which line is the title, which are sections, which formula closes, whose numbers
 * the paragraphs bear. In: a `FoundDocument`. Out: blocks as parse.ts will read them. Promises that no character is
 * changed and none lost: a line becomes a heading or a field of the front matter, or stays a paragraph.
 */

import type { Place } from '../model/problem.ts';
import { type Draft, type Heading, type Inline, plainText } from '../model/text.ts';
import { statedNumber } from '../numbering/stated-numbers.ts';
import { type FoundBlock, type FoundHeading, joinTexts, type Tally, unbroken } from './found-document.ts';

type DraftBlock = Draft['blocks'][number];

export interface Structure {
  blocks: DraftBlock[];
  /** The heading or line of the text that is its title, if one is, in its lines. */
  title?: string[];
  /** An agency line, as （新华社北京2月4日电）. */
  provenance?: string;
  /** Place and date of the closing formula. */
  closing?: { date: string; place: string };
  numbering?: 'stated';
}

const provenanceLine = /^（[^（）]+\d{1,2}月\d{1,2}日电）$/;
const closingLines: readonly RegExp[] = [
  /^(?<year>[〇○零一二三四五六七八九]{4}|\d{4})年(?<month>[一二三四五六七八九十]{1,3}|\d{1,2})月(?<day>[一二三四五六七八九十]{1,3}|\d{1,2})日(?:于|於)(?<place>.+)$/,
  /^Done (?:at|in) (?<place>[^,]+?),? (?:on )?(?:this )?(?<day>\d{1,2})(?:st|nd|rd|th)?(?: day of)? (?<month>[A-Z][a-z]+),? (?<year>\d{4})\.?$/,
  /^Совершено в (?<place>.+?),? (?<day>\d{1,2}) (?<month>[а-я]+) (?<year>\d{4})(?: года| г\.)?\.?$/,
];
const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const monthsRu = [
  'января',
  'февраля',
  'марта',
  'апреля',
  'мая',
  'июня',
  'июля',
  'августа',
  'сентября',
  'октября',
  'ноября',
  'декабря',
];
const numeral = '[一二三四五六七八九十百〇零两]+';

/** Lines that divide a text, the highest division first. Each must fill its line, or lead a short one. */
const divisions: readonly RegExp[] = [
  new RegExp(`^第(?:${numeral}|\\d+)(?:编|部分|篇)|^(?:Part|PART|Часть|ЧАСТЬ)\\s+(?:[IVXLC\\d]+|[A-Z][a-z]+)\\b`),
  new RegExp(`^第(?:${numeral}|\\d+)章|^(?:Chapter|CHAPTER|Глава|ГЛАВА)\\s+[IVXLC\\d]+(?![\\p{L}\\d])`, 'u'),
  new RegExp(`^第(?:${numeral}|\\d+)节|^(?:Section|SECTION|Раздел|РАЗДЕЛ)\\s+[IVXLC\\d]+(?![\\p{L}\\d])`, 'u'),
  new RegExp(`^第(?:${numeral}|\\d+)条|^(?:Article|ARTICLE|Статья|СТАТЬЯ)\\s+[IVXLC\\d]+(?![\\p{L}\\d])`, 'u'),
  new RegExp(`^${numeral}(?:、|．|$)|^[IVX]+(?:\\.\\s|$)`),
  new RegExp(`^（${numeral}）|^\\(${numeral}\\)|^[A-H]\\.\\s`),
  /^\d{1,2}(?:[.．、]\s?(?!\d)|$)/,
];
/** Names of parts that bear no number. */
const named =
  /^(?:序言|前言|序|总则|附则|附件|附录|结语|Preamble|PREAMBLE|Annex|ANNEX|Appendix|Преамбула|ПРЕАМБУЛА|Приложение|ПРИЛОЖЕНИЕ)$/;

/** Finds the structure of a document. `title` is what the document says about itself elsewhere. */
export function findStructure(found: readonly FoundBlock[], title: string | undefined, tally: Tally): Structure {
  const structure: Structure = { blocks: [] };
  let blocks = [...found];
  const head = titleOf(blocks, title);
  if (head !== undefined) {
    structure.title = head.lines;
    blocks = blocks.filter((_, i) => i !== head.at);
  }
  const own = blocks.some((block) => block.kind === 'ranked');
  blocks = blocks.map((block): FoundBlock => headingOf(block, own) ?? block);
  const levelled = levelsOf(blocks, tally);
  for (const block of levelled) {
    const text = 'inlines' in block ? plainText(block.inlines) : '';
    const closing = block.kind === 'paragraph' ? closingOf(text) : undefined;
    if (block.kind === 'paragraph' && provenanceLine.test(text) && structure.provenance === undefined)
      structure.provenance = text;
    else if (block.kind === 'paragraph' && closing) {
      structure.closing = closing;
      structure.blocks.push({ kind: 'closing', lines: [block.inlines], place: block.place });
    } else structure.blocks.push(block);
  }
  const numbering = numberingOf(structure.blocks, tally);
  if (numbering) structure.numbering = numbering;
  return structure;
}

/** The line that is the title: the only heading of the highest rank before any text, or the first line where it says what `title` says. */
function titleOf(
  blocks: readonly FoundBlock[],
  title: string | undefined,
): { at: number; lines: string[] } | undefined {
  const first = blocks.findIndex((block) => block.kind === 'ranked');
  const heading = blocks[first];
  const ranks = blocks.filter((block): block is FoundHeading => block.kind === 'ranked').map(({ rank }) => rank);
  const lines = blocks.slice(0, 3).map((block) => ('inlines' in block ? plainText(block.inlines) : ''));
  const bare = (text: string) => text.replace(/\s+/gu, '');
  const same = title ? lines.findIndex((line) => line !== '' && bare(line) === bare(title)) : -1;
  if (same >= 0) return { at: same, lines: (lines[same] ?? '').split('\n') };
  const plain = (inlines: readonly Inline[]) => !inlines.some(({ kind }) => kind === 'noteref');
  if (
    heading?.kind === 'ranked' &&
    first <= 2 &&
    heading.rank === Math.min(...ranks) &&
    ranks.filter((rank) => rank === heading.rank).length === 1 &&
    plain(heading.inlines)
  ) {
    const text = plainText(heading.inlines);
    if (divisionOf(text) === undefined && !named.test(text)) return { at: first, lines: text.split('\n') };
  }
  // Without headings and without a title elsewhere: a short first line that ends like a title, not like a sentence.
  const [start] = blocks;
  if (
    title === undefined &&
    start?.kind === 'paragraph' &&
    blocks.length > 2 &&
    isShort(lines[0] ?? '') &&
    divisionOf(lines[0] ?? '') === undefined &&
    !named.test(lines[0] ?? '') &&
    plain(start.inlines)
  )
    return { at: 0, lines: (lines[0] ?? '').split('\n') };
  return undefined;
}

/** A line that could be a heading: short, and no sentence. */
const isShort = (text: string): boolean =>
  text.length > 0 &&
  text.length <= (/\p{Script=Han}/u.test(text) ? 40 : 120) &&
  !/[。；，：:;,]$|[.!?！？]$/.test(text.replace(/^(?:[IVXLC]+|[A-H]|\d{1,2})\.$/, ''));

const divisionOf = (text: string): number | undefined => {
  const at = divisions.findIndex((pattern) => pattern.test(text));
  return at < 0 ? undefined : at;
};

/** A paragraph that is a heading by its own words. In a document with headings of its own it must also look like one. */
function headingOf(block: FoundBlock, own: boolean): FoundHeading | undefined {
  if (block.kind !== 'paragraph') return undefined;
  const text = plainText(block.inlines);
  const looks = block.centred || block.inlines.every(({ kind }) => kind === 'strong');
  if (!isShort(text) || block.inlines.some(({ kind }) => kind === 'break')) return undefined;
  const division = divisionOf(text);
  if (named.test(text) && (looks || !own))
    return { kind: 'ranked', rank: 0, inlines: withoutStrong(block.inlines), place: block.place };
  if (division === undefined || (own && !looks)) return undefined;
  // （一） and 1. begin paragraphs as often as headings: alone they are not enough.
  if (division >= 5 && !looks) return undefined;
  // A bare 一 or I is a heading only in bold or in the middle of its line.
  if (/^(?:[一二三四五六七八九十]+|[IVX]+|\d+)$/.test(text) && !looks) return undefined;
  return { kind: 'ranked', rank: 10 + division, inlines: withoutStrong(block.inlines), place: block.place };
}

const withoutStrong = (inlines: readonly Inline[]): Inline[] =>
  inlines.flatMap((inline) => (inline.kind === 'strong' ? withoutStrong(inline.children) : [inline]));

/**
 * Ranks → levels 2, 3, 4, none left out. A heading that follows its like with nothing between is one level deeper
 * (第一章 / 总则); one without any text below it is a paragraph, for a section must not be empty.
 */
function levelsOf(blocks: readonly FoundBlock[], tally: Tally): DraftBlock[] {
  const ranks = [
    ...new Set(blocks.flatMap((block) => (block.kind === 'ranked' && block.rank > 0 ? [block.rank] : []))),
  ].sort((a, b) => a - b);
  const wanted = blocks.map((block) => (block.kind === 'ranked' ? Math.max(0, ranks.indexOf(block.rank)) + 2 : 0));
  const levels = [...wanted];
  const isHeading = (i: number) => blocks[i]?.kind === 'ranked' && (levels[i] ?? 0) > 0;
  let level = 1;
  blocks.forEach((block, i) => {
    if (block.kind !== 'ranked') return;
    let own = Math.min(wanted[i] ?? 2, level + 1, 4);
    // The heading before this one stands alone, is of the same level and this one bears no number: it is the other's name.
    if (
      isHeading(i - 1) &&
      levels[i - 1] === own &&
      own < 4 &&
      !isHeading(i + 1) &&
      divisionOf(plainText(block.inlines)) === undefined
    )
      own++;
    if ((wanted[i] ?? 0) > 4)
      tally.say(
        'K125',
        `the heading “${plainText(block.inlines)}” of level ${wanted[i]}`,
        'It is of level 4, the deepest.',
        block.place,
      );
    levels[i] = own;
    level = own;
  });
  // From the end: a heading with nothing below it is no heading.
  for (let i = blocks.length - 1; i >= 0; i--) {
    if (!isHeading(i)) continue;
    const next = i + 1 < blocks.length ? (levels[i + 1] ?? 0) : undefined;
    if (next === undefined || (next > 0 && next <= (levels[i] ?? 0))) levels[i] = 0;
  }
  return blocks.map((block, i): DraftBlock => {
    if (block.kind !== 'ranked') return withoutHints(block);
    const { place } = block;
    if (block.inlines.some(({ kind }) => kind === 'break'))
      tally.count('K125', 'a heading of several lines', 'It is one line, with a space for the break.', place);
    const inlines = joinTexts(unbroken(block.inlines));
    if (levels[i]) return { kind: 'heading', level: levels[i] as Heading['level'], inlines, place };
    tally.say('K125', `the heading “${plainText(inlines)}”`, 'Nothing stands below it: it is a bold paragraph.', place);
    return { kind: 'paragraph', inlines: [{ kind: 'strong', children: inlines }], place };
  });
}

function withoutHints(block: Exclude<FoundBlock, FoundHeading>): DraftBlock {
  return block.kind === 'paragraph' ? { kind: 'paragraph', inlines: block.inlines, place: block.place } : block;
}

/** `stated` when the paragraphs’ own numbers are unique, rise through the whole text, and are numbers of paragraphs. */
function numberingOf(blocks: readonly DraftBlock[], tally: Tally): 'stated' | undefined {
  const paragraphs = blocks.filter((block) => block.kind === 'paragraph');
  const numbers: { number: number; place: Place }[] = paragraphs.flatMap((block) => {
    const number = statedNumber(plainText(block.inlines));
    return number === undefined ? [] : [{ number, place: block.place }];
  });
  const [first] = numbers;
  const last = numbers.at(-1);
  if (!first || !last || numbers.length < 3) return undefined;
  const fall = numbers.find(({ number }, i) => i > 0 && number <= (numbers[i - 1]?.number ?? 0));
  if (fall) {
    tally.say(
      'K125',
      `the paragraphs’ own numbers (${fall.number} comes again or too late)`,
      'They stay in the text, and the press counts paragraphs through the whole text.',
      fall.place,
    );
    return undefined;
  }
  if (last.number - first.number >= 2 * numbers.length) return undefined;
  tally.say(
    'K125',
    `the numbers ${first.number} to ${last.number} that the paragraphs bear`,
    '`numbering: stated` says so; a paragraph without a number is not numbered.',
    first.place,
  );
  return 'stated';
}

/** Date and place of a closing formula. */
function closingOf(text: string): { date: string; place: string } | undefined {
  const found = closingLines.map((pattern) => pattern.exec(text)?.groups).find(Boolean);
  if (!found) return undefined;
  const { year = '', month = '', day = '', place = '' } = found;
  const date = [small(year), small(month), small(day)];
  if (date.some((part) => !part)) return undefined;
  return {
    date: `${String(date[0]).padStart(4, '0')}-${String(date[1]).padStart(2, '0')}-${String(date[2]).padStart(2, '0')}`,
    place,
  };
}

/** 2022, 二〇二二, 十二, February, февраля → a number; 0 for anything else. */
function small(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const month = [months, monthsRu].map((names) => names.indexOf(text.toLowerCase()) + 1).find((at) => at > 0);
  if (month) return month;
  const digits = '〇一二三四五六七八九';
  const digit = (character: string) => digits.indexOf(character.replace(/[零○]/, '〇'));
  if (!text.includes('十')) return Number([...text].map(digit).join('')) || 0;
  const [tens = '', ones = ''] = text.split('十');
  return (tens === '' ? 1 : digit(tens)) * 10 + (ones === '' ? 0 : digit(ones));
}
