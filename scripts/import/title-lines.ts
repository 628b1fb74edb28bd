/**
 * The title of a document in its lines. In: found blocks, and what the document says of its title elsewhere. Out: the
 * lines of the text that are the title, the lines that say it again, and which blocks they are. Promises that no line
 * is dropped without being told: what is the title goes to the front matter, what repeats it is listed. Called by
 * `structure.ts`.
 *
 *     '甲国和乙国', '关于友好的', '联合声明', '一、…' → ['甲国和乙国', '关于友好的', '联合声明']
 */
import { findsSimplified, findWritten } from '../model/simplified-text.ts';
import { type Inline, plainText } from '../model/text.ts';
import { beginsLikeTitle, endsLikeTitle, isKindAlone, kindOf } from './document-kinds.ts';
import type { FoundBlock } from './found-document.ts';
import { divisionOf, isShort, namesPart } from './heading-lines.ts';
import { isIssuer } from './signature.ts';
import { comparable } from './site-suffix.ts';
import type { Tally } from './tally.ts';
import { issuersOf, type TitleLines, withIssuers } from './title-issuers.ts';
import { datesIn } from './written-dates.ts';

/** The lines of a title as one: with blanks between, in Chinese only between the names of those who issued it. */
export const joinTitle = (lines: readonly string[]): string =>
  lines.reduce((title, line, i) => {
    const apart = !/\p{Script=Han}/u.test(lines.join('')) || (isIssuer(line) && isIssuer(lines[i - 1] ?? ''));
    return i === 0 ? line : `${title}${apart ? ' ' : ''}${line}`;
  }, '');

/** True for a title that begins with a shorter one as a whole: 2016/67 is no beginning of 2016/679. */
export function beginsWithTitle(title: string, short: string): boolean {
  const [whole, wanted] = [comparable(title), comparable(short)];
  const cutsNumber = /\d$/.test(wanted) && /^\d/.test(whole.slice(wanted.length));
  return whole.startsWith(wanted) && !cutsNumber;
}

/** How many blocks of the beginning are looked at, behind those that name who issued the document. */
const reach = 8;
/**
 * The title of a text, if one of its first lines is it. `least`: of fewer blocks the first one is no title by itself.
 */
export function titleLinesOf(
  blocks: readonly FoundBlock[],
  title: string | undefined,
  least = 3,
): TitleLines | undefined {
  const issuers = issuersOf(blocks.map(lineOf));
  const lines = blocks.slice(0, issuers + reach).map(lineOf);
  const found =
    saidInShort(lines, title) ??
    saidElsewhere(lines, title) ??
    withoutDetails(lines, title) ??
    headingsOf(blocks) ??
    kindAlone(lines, title) ??
    inCapitals(lines, title) ??
    moved(firstLines(blocks.slice(issuers), title, least), issuers) ??
    // What a site says of itself is no title where the text bears one.
    kindAlone(lines, undefined) ??
    inCapitals(lines, undefined);
  return found && withSubtitle(blocks, lines, withIssuers(lines, found));
}

const moved = (found: TitleLines | undefined, by: number): TitleLines | undefined =>
  found && { ...found, at: found.at.map((at) => at + by) };

/** The text of a block that may be a line of a title; empty for one that may not. */
const lineOf = (block: FoundBlock): string =>
  'inlines' in block && !hasNote(block.inlines) ? plainText(block.inlines) : '';
const hasNote = (inlines: readonly Inline[]): boolean => inlines.some(({ kind }) => kind === 'noteref');

/** One line, or up to five in a row, that say together what the document says of itself elsewhere. */
function saidElsewhere(lines: readonly string[], title: string | undefined): TitleLines | undefined {
  const wanted = title && comparable(title);
  if (!wanted) return undefined;
  for (let i = 0; i < lines.length; i++)
    for (let n = 1; n <= 5 && lines[i + n - 1]; n++)
      if (comparable(lines.slice(i, i + n).join('')) === wanted) return taken(lines, i, n);
  return undefined;
}

/**
 * Lines in a row that begin and end as the title elsewhere does, and say more in between: REGULATION (EU) 2016/679 / of
 * 27 April 2016 / on the protection of ….
 */
function withoutDetails(lines: readonly string[], title: string | undefined): TitleLines | undefined {
  const wanted = comparable(title ?? '');
  if (wanted === '') return undefined;
  for (let i = 0; i < lines.length; i++) {
    const first = comparable(lines[i] ?? '');
    if (first.length < 4 || !wanted.startsWith(first)) continue;
    for (let n = 2; n <= 6 && isPart(lines[i + n - 1]); n++) {
      const last = comparable(lines[i + n - 1] ?? '');
      const between = wanted.slice(first.length, wanted.length - last.length);
      const inner = comparable(lines.slice(i + 1, i + n - 1).join(''));
      if (wanted.endsWith(last) && first.length + last.length <= wanted.length && inner.includes(between))
        return taken(lines, i, n);
    }
  }
  return undefined;
}

/**
 * Lines in a row of which the first begins with the whole title elsewhere, which ends with a number: the name of the
 * act there, its title here. Regulation (EU) 2016/679: REGULATION (EU) 2016/679 OF THE EUROPEAN … / of 27 April 2016.
 */
function saidInShort(lines: readonly string[], title: string | undefined): TitleLines | undefined {
  if (!title || !/\d\s*$/.test(title)) return undefined;
  const at = lines.findIndex((line) => isPart(line) && beginsWithTitle(line, title) && !/[.;:,]$/.test(line));
  return at < 0 ? undefined : taken(lines, at, goingOn(lines.slice(at)));
}

const isPart = (line: string | undefined): line is string => line !== undefined && line !== '' && line.length <= 400;

const taken = (lines: readonly string[], at: number, count: number): TitleLines => ({
  at: Array.from({ length: count }, (_, i) => at + i),
  lines: lines.slice(at, at + count).flatMap((line) => line.split('\n')),
});

/** The headings of the highest rank, where all of them stand in a row at the beginning: at most four. */
function headingsOf(blocks: readonly FoundBlock[]): TitleLines | undefined {
  const ranks = blocks.flatMap((block) => (block.kind === 'ranked' ? [block.rank] : []));
  const highest = ranks.reduce((least, rank) => Math.min(least, rank), Number.POSITIVE_INFINITY);
  const first = blocks.findIndex((block) => block.kind === 'ranked');
  const row = blocks.slice(Math.max(0, first), first + 4);
  const length = row.findIndex((block) => block.kind !== 'ranked' || block.rank !== highest);
  const count = length < 0 ? row.length : length;
  if (first < 0 || first > 2 || count === 0 || ranks.filter((rank) => rank === highest).length !== count)
    return undefined;
  const lines = blocks.map(lineOf).slice(0, first + count);
  return lines.slice(first).every(isTitleLine) ? taken(lines, first, count) : undefined;
}

const isTitleLine = (line: string): boolean => line !== '' && divisionOf(line) === undefined && !namesPart(line);

/**
 * Without headings and without a title elsewhere: the first line, when it is short or ends as titles do; with those
 * behind it, up to the one that ends as titles do.
 */
function firstLines(blocks: readonly FoundBlock[], title: string | undefined, least: number): TitleLines | undefined {
  const lines = blocks.slice(0, 4).map((block) => (block.kind === 'paragraph' ? lineOf(block) : ''));
  const [first = ''] = lines;
  const fits = (line: string) =>
    isTitleLine(line) && (isShort(line) || (endsLikeTitle(line) && line.length <= 120) || beginsLikeTitle(line));
  if (title !== undefined || blocks.length < least || !fits(first)) return undefined;
  const end = lines.findIndex(endsLikeTitle);
  const row = lines.slice(0, end + 1);
  return end > 0 && row.every((line) => fits(line) && datesIn(line).length === 0)
    ? taken(lines, 0, end + 1)
    : taken(lines, 0, goingOn(lines));
}

/**
 * The kind of an act on a line of its own, what it is about below it, and the state above it: РЕСПУБЛИКА АЛАНДИЯ /
 * ЗАКОН / О реестре озёр.
 */
function kindAlone(lines: readonly string[], title: string | undefined): TitleLines | undefined {
  const at = lines.findIndex((line, i) => i < 3 && isKindAlone(line));
  const subject = at < 0 ? -1 : lines.findIndex((line, i) => i > at && i < at + 5 && about.test(line));
  const details = lines.slice(at + 1, Math.max(0, subject));
  const fits = [...lines.slice(0, at), ...details.filter((line) => !ofAct.test(line) && !place.test(line))].every(
    isCapitals,
  );
  if (title !== undefined || subject < 0 || !fits) return undefined;
  // Day, number and place stay in the text.
  const places = details.findIndex((line) => ofAct.test(line) || place.test(line));
  const kept = places < 0 ? details.length : places;
  const rest = taken(lines, subject, goingOn(lines.slice(subject)));
  const head = taken(lines, 0, at + 1 + kept);
  return { at: [...head.at, ...rest.at], lines: [...head.lines, ...rest.lines] };
}

/** г. Озёрск: where it was made. */
const place = /^г\.\s?\p{Lu}[\p{L}-]{2,25}$/u;
/** от 5 марта 2031 г. № 12: day and number of an act. */
const ofAct = /^(?:от|of|No\.?|№|N)\s.{0,40}\d/u;
/** A line of a title that is set in capitals. */
const isCapitals = (line: string): boolean =>
  isTitleLine(line) &&
  !/^(?:NO\.|No\.|№|\d)/.test(line) &&
  /\p{Lu}{2}/u.test(line) &&
  line === line.toUpperCase() &&
  !/[.:;]$/.test(line);

/** TREATY / BETWEEN … / ON …: a title in capitals goes on as far as these do, however many lines it takes. */
function inCapitals(lines: readonly string[], title: string | undefined): TitleLines | undefined {
  const end = lines.findIndex((line) => !isCapitals(line) || line.length > 400);
  let count = end < 0 ? lines.length : end;
  // Behind a title an act names who makes it: THE COUNCIL,
  while (count > 1 && (lines[count - 1] ?? '').endsWith(',')) count--;
  const own = lines.slice(0, count);
  if (title !== undefined || !own.some((line) => kindOf(line) !== undefined)) return undefined;
  return taken(lines, 0, count - 1 + goingOn(lines.slice(count - 1)));
}

/** О реестре, Об охране; On the keeping …, Concerning …. */
const about = /^(?:Об?|On|on|Concerning|concerning)\s\S[\s\S]{2,250}[^.:;,]$/;

/**
 * How many lines the first one takes: those go on with it that begin with a small letter, as “of 27 April 2016” does.
 */
function goingOn(lines: readonly string[]): number {
  const end = lines.findIndex((line, i) => i > 0 && (!/^\p{Ll}/u.test(line) || /[.:;,]$/.test(line)));
  return end < 0 ? lines.length : end;
}

const subtitle =
  /^(?:[\p{Script=Han}]{1,8}编|第[一二三四五六七八九十]+[编卷]|[（(](?:试行|暂行|草案|修订草案|征求意见稿|节录|[〇零一二三四五六七八九\d]{4}年(?:修正|修订|版)(?:本|文本)?)[）)])$/u;

/** What stands behind the title and is marked or written as its second part. */
function withSubtitle(blocks: readonly FoundBlock[], lines: readonly string[], found: TitleLines): TitleLines {
  const next = (found.at.at(-1) ?? 0) + 1;
  const block = blocks[next];
  const line = lines[next] ?? '';
  const marked = block?.kind === 'paragraph' && block.subtitle === true;
  return block?.kind === 'paragraph' && line !== '' && (marked || findsSimplified(subtitle, line))
    ? { at: [...found.at, next], lines: [...found.lines, ...line.split('\n')] }
    : found;
}

/** What a site writes behind a title: it is no part of it. */
const added = /[（(【[](?:全文|全文如下|附全文|双语全文|中文全文|全文发布)[）)】\]]$/d;

/** The lines without （全文）, which is told. */
export function withoutAdded(lines: readonly string[], tell: (what: string) => void): string[] {
  const last = lines.at(-1) ?? '';
  const found = additionOf(last);
  if (found === '' || withoutAddition(last) === '') return [...lines];
  tell(found);
  return [...lines.slice(0, -1), withoutAddition(last)];
}

const additionOf = (line: string): string => findWritten(added, line)?.[0] ?? '';
const withoutAddition = (line: string): string =>
  additionOf(line) === '' ? line : line.slice(0, -additionOf(line).length).trimEnd();

/** The blocks of the beginning that say the title again, which are told. */
export function repeatsOf(blocks: readonly FoundBlock[], title: string, tally: Tally): Set<number> {
  const wanted = comparable(title);
  const lines = blocks.slice(0, 6).map((block) => withoutAddition(lineOf(block)));
  const repeats = new Set<number>();
  for (let i = 0; i < lines.length; i++)
    for (let n = 1; n <= 4 && lines[i + n - 1]; n++) {
      const block = blocks[i];
      if (wanted === '' || !block || comparable(lines.slice(i, i + n).join('')) !== wanted) continue;
      const text = blocks
        .slice(i, i + n)
        .map(lineOf)
        .join('\n');
      tally.leave('the title, which the document says again:', text, 'It is in the front matter once.', block.place);
      for (let k = 0; k < n; k++) repeats.add(i + k);
    }
  return repeats;
}
