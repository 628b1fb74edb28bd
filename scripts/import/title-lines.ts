/**
 * The title of a document in its lines. In: found blocks, and what the document says of its title elsewhere. Out: the
 * lines of the text that are the title, the lines that say it again, and which blocks they are. Promises that no line
 * is dropped without being told: what is the title goes to the front matter, what repeats it is listed. Called by
 * `structure.ts`.
 *
 *     '甲国和乙国', '关于友好的', '联合声明', '一、…' → ['甲国和乙国', '关于友好的', '联合声明']
 */
import { type Inline, plainText } from '../model/text.ts';
import { endsLikeTitle, isKindAlone } from './document-kinds.ts';
import type { FoundBlock } from './found-document.ts';
import { divisionOf, isShort, named } from './heading-lines.ts';
import { isIssuer, numberOf } from './signature.ts';
import { comparable } from './site-suffix.ts';
import type { Tally } from './tally.ts';
import { datesIn } from './written-dates.ts';

interface TitleLines {
  /** The blocks that the lines were: they are no part of the text any more. */
  at: number[];
  lines: string[];
}

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
/** A line that says who issued it, or under which number: it stands above the title or is the beginning of it. */
export const namesIssuer = (line: string): boolean => isIssuer(line) || numberOf([line]) !== undefined;
/** How many blocks at the beginning name who issued a document. */
function issuersOf(blocks: readonly FoundBlock[]): number {
  const end = blocks.findIndex((block) => !namesIssuer(lineOf(block)));
  const title = lineOf(blocks[end] ?? { kind: 'paragraph', inlines: [], place: { file: '', line: 1, column: 1 } });
  return end > 0 && (aboutSubject.test(title) || endsLikeTitle(title)) ? end : 0;
}
/** 关于…: what a title says behind who issued the document. */
const aboutSubject = /^关于.{3}/u;

/**
 * The title of a text, if one of its first lines is it. `least`: of fewer blocks the first one is no title by itself.
 */
export function titleLinesOf(
  blocks: readonly FoundBlock[],
  title: string | undefined,
  least = 3,
): TitleLines | undefined {
  const issuers = issuersOf(blocks);
  const lines = blocks.slice(0, issuers + reach).map(lineOf);
  const found =
    saidElsewhere(lines, title) ??
    withoutDetails(lines, title) ??
    saidInShort(lines, title) ??
    headingsOf(blocks) ??
    kindAlone(lines, title) ??
    moved(firstLines(blocks.slice(issuers), title, least), issuers);
  return found && withSubtitle(blocks, lines, withIssuers(lines, found));
}

const moved = (found: TitleLines | undefined, by: number): TitleLines | undefined =>
  found && { ...found, at: found.at.map((at) => at + by) };

/**
 * 国家发展改革委 / 财政部 / 关于…的通知: a title that says what it is about begins with who issued it, in lines of their own.
 * A number may stand between them, and is none of it.
 */
function withIssuers(lines: readonly string[], found: TitleLines): TitleLines {
  const [at = 0] = found.at;
  if (!aboutSubject.test(found.lines[0] ?? '')) return found;
  let first = at;
  while (first > 0 && namesIssuer(lines[first - 1] ?? '')) first--;
  const own = Array.from({ length: at - first }, (_, i) => first + i).filter((i) => isIssuer(lines[i] ?? ''));
  return { at: [...own, ...found.at], lines: [...own.map((i) => lines[i] ?? ''), ...found.lines] };
}

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

const isTitleLine = (line: string): boolean => line !== '' && divisionOf(line) === undefined && !named.test(line);

/**
 * Without headings and without a title elsewhere: the first line, when it is short or ends as titles do; with those
 * behind it, up to the one that ends as titles do.
 */
function firstLines(blocks: readonly FoundBlock[], title: string | undefined, least: number): TitleLines | undefined {
  const lines = blocks.slice(0, 4).map((block) => (block.kind === 'paragraph' ? lineOf(block) : ''));
  const [first = ''] = lines;
  const fits = (line: string) => isTitleLine(line) && (isShort(line) || (endsLikeTitle(line) && line.length <= 120));
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
  const at = lines.findIndex((line, i) => i < 3 && isKindAlone(line) && about.test(lines[i + 1] ?? ''));
  const above = lines.slice(0, at);
  const fits = above.every((line) => isTitleLine(line) && isShort(line) && line === line.toUpperCase());
  return title !== undefined || at < 0 || !fits ? undefined : taken(lines, 0, at + 1 + goingOn(lines.slice(at + 1)));
}

/** О реестре, Об охране; On the keeping …, Concerning …. */
const about = /^(?:Об?|On|on|Concerning|concerning)\s\S.{2,250}[^.:;,]$/;

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
  return block?.kind === 'paragraph' && line !== '' && (marked || subtitle.test(line))
    ? { at: [...found.at, next], lines: [...found.lines, ...line.split('\n')] }
    : found;
}

/** What a site writes behind a title: it is no part of it. */
const added = /[（(【[](?:全文|全文如下|附全文|双语全文|中文全文|全文发布)[）)】\]]$/;

/** The lines without （全文）, which is told. */
export function withoutAdded(lines: readonly string[], tell: (what: string) => void): string[] {
  const last = lines.at(-1) ?? '';
  const found = added.exec(last);
  if (!found || last.slice(0, found.index).trim() === '') return [...lines];
  tell(found[0]);
  return [...lines.slice(0, -1), withoutAddition(last)];
}

const withoutAddition = (line: string): string => (added.test(line) ? line.replace(added, '').trimEnd() : line);

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
