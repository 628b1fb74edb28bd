/**
 * What stands above a text that a Russian act approves or appends: УТВЕРЖДЕНО, Приложение, by whom and when, and the
 * title of the text, each over several lines. In: found blocks, the language. Out: the blocks with these lines as one,
 * and with the title as one, a blank between lines. Promises that nothing but blanks is added, and that lines without
 * a day or a number among them stay as they are. Called by `provision-headings.ts`; which of them are headings says
 * `provision-lines.ts`.
 *
 *     'УТВЕРЖДЕНО', 'Указом Президента', 'от 5 марта 2024 г. N 150', 'ПОЛОЖЕНИЕ', 'о Комиссии' →
 *       'УТВЕРЖДЕНО Указом Президента от 5 марта 2024 г. N 150', 'ПОЛОЖЕНИЕ о Комиссии'
 */
import { approved } from '../classes/label-patterns.ts';
import { type Inline, plainText } from '../model/text.ts';
import type { FoundBlock } from './found-document.ts';
import { isShort, withoutStrong } from './heading-lines.ts';
import { joinTexts, unbroken } from './inline-runs.ts';
import type { Tally } from './tally.ts';

type Paragraph = FoundBlock & { kind: 'paragraph' | 'ranked' };

const begins = new RegExp(`^(?:${approved}|(?:ПРИЛОЖЕНИЕ|Приложение)(?:\\s(?:№|N)?\\s?\\d{1,2})?)(?=\\s|$)`, 'u');
/** What an annex is called alone: it is joined where the next line says to what it belongs. */
const annexAlone = /^Приложение/iu;
/** The last line: its day, its number. */
const dated = /\d{4}\s?(?:г(?:ода|\.)?)(?![\p{L}])|(?:№|N)\s?\d/u;
const capitals = /^\p{Lu}{3,}(?:[\s,«»–—-]+\p{Lu}+)*$/u;
const lists = /^(?:СОСТАВ|ПЕРЕЧЕНЬ|СПИСОК|ПЛАН|РЕЕСТР|ФОРМА|СТРУКТУРА)$/u;
/** Neither has more lines. */
const mostLines = 7;

/** The blocks with the lines above an approved text joined. */
export function joinApproved(blocks: readonly FoundBlock[], tag: string, tally: Tally): FoundBlock[] {
  if (!tag.startsWith('ru')) return [...blocks];
  const joined: FoundBlock[] = [];
  for (let at = 0; at < blocks.length; ) {
    const end = endOfApproval(blocks, at);
    if (end === at) {
      joined.push(blocks[at++] as FoundBlock);
      continue;
    }
    joined.push(joinLines(blocks.slice(at, end) as Paragraph[], tally));
    const title = endOfTitle(blocks, end);
    if (title > end) joined.push(joinLines(blocks.slice(end, title) as Paragraph[], tally));
    at = title;
  }
  return joined;
}

/** True for the line above a text that is approved. */
export const isApproval = (text: string): boolean => begins.test(text) && dated.test(text);

/** Behind the line with which what is said of the approval ends; `at` where none begins there. */
function endOfApproval(blocks: readonly FoundBlock[], at: number): number {
  const first = textOf(blocks[at]);
  if (!begins.test(first)) return at;
  if (annexAlone.test(first) && !/^к\s/u.test(textOf(blocks[at + 1]))) return at;
  for (let i = at; i < Math.min(blocks.length, at + mostLines); i++) {
    const text = textOf(blocks[i]);
    if (text === '' || text.length > 200 || (i > at && capitals.test(text))) return at;
    if (dated.test(text)) return i + 1;
  }
  return at;
}

/** Behind the last line of a title in capitals that goes on in small letters: ПРАВИЛА / охраны озёр. */
function endOfTitle(blocks: readonly FoundBlock[], at: number): number {
  if (!capitals.test(textOf(blocks[at]))) return at;
  let end = at + 1;
  // СОСТАВ / Комиссии по озёрам: what a list is of may begin with a capital.
  if (lists.test(textOf(blocks[at])) && /^\p{Lu}/u.test(textOf(blocks[end])) && isShort(textOf(blocks[end]))) end++;
  while (end < at + mostLines && isTitleLine(textOf(blocks[end]))) end++;
  return end;
}

const isTitleLine = (text: string): boolean =>
  isShort(text) && (/^\p{Ll}/u.test(text) || capitals.test(text)) && !/^\p{L}\)/u.test(text);

/** Lines as one, set apart from the text. */
function joinLines(lines: readonly Paragraph[], tally: Tally): FoundBlock {
  const { place } = lines[0] as Paragraph;
  if (lines.length > 1)
    tally.count('K125', 'lines above a text that is approved', 'They are one heading, with spaces between.', place);
  const gap: Inline = { kind: 'text', text: ' ', place };
  const inlines = lines.flatMap((line, i) => [...(i > 0 ? [gap] : []), ...withoutStrong(line.inlines)]);
  return { kind: 'paragraph', inlines: joinTexts(unbroken(inlines)), place, centred: true };
}

const textOf = (block: FoundBlock | undefined): string =>
  block?.kind === 'paragraph' || block?.kind === 'ranked' ? plainText(block.inlines).trim() : '';
