/**
 * Searching for a provision by its own number. In: what a reader types. Out: the addresses that it may name, the
 * likeliest first: of an article, and where there is none of a paragraph of a resolution, a recital, an outline, a
 * paragraph that the press counts.
 * Promises nothing for words that are no number. Pure. Called by search.ts.
 *
 *     addressesOf('31(3)(c)') → ['art31-3-c', 'op31-3-c', …]      addressesOf('第三条第二款') → ['art3-2', 'art3-1-2']
 */

import { readCyrillic, readHan, readLatinOrdinal, readRoman, writeLetter } from '../../../classes/numerals.ts';
import { asSimplified } from '../../../model/simplified-text.ts';

/** Words before a number, and how addresses name what they mean. */
const words: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(?:article|art\.?|статья|статьи|статье|ст\.?)$/, ['art']],
  [/^(?:recital|rec\.?)$/, ['rec']],
  [/^(?:operative|op\.?|paragraph|para\.?|пункт|п\.?)$/, ['op', 'item', 'p']],
  [/^(?:chapter|chap\.?|глава|гл\.?)$/, ['chap']],
  [/^(?:part|часть|ч\.?)$/, ['part']],
  [/^(?:section|sec\.?|раздел|разд\.?)$/, ['sec']],
  [/^(?:annex|приложение|прил\.?|附件)$/, ['annex']],
];

const units: Record<string, readonly string[]> = {
  条: ['art'],
  章: ['chap'],
  节: ['sec'],
  编: ['book', 'part'],
  段: ['op', 'p', 'pre'],
};

/** What a number without a word may be. */
const anyUnit = ['art', 'op', 'item', 'rec', 'p'];

/** The longest text that is looked at: nobody cites a place in more. */
const longest = 60;

/** The addresses that what is typed may name; none where it is no number of a provision. */
export function addressesOf(typed: string): string[] {
  const text = asSimplified(typed.normalize('NFKC')).trim().toLowerCase();
  if (text === '' || text.length > longest) return [];
  const read = /[条章节编段]/.test(text) ? readChinese(text) : readWords(text);
  if (!read) return [];
  const [first = '', ...rest] = read.numbers;
  const deeper = rest.map((number) => `-${number}`).join('');
  return read.codes.flatMap((code) => {
    // A paragraph that was put in behind a counted one is 12之一, and its address p12-1.
    const address = `${code}${code === 'p' ? first.replaceAll('bis', '-') : first}`;
    // （一） of an article that has one paragraph stands in this one.
    return rest.length > 0 && code === 'art'
      ? [`${address}${deeper}`, `${address}-1${deeper}`]
      : [`${address}${deeper}`];
  });
}

interface ReadQuery {
  codes: readonly string[];
  numbers: string[];
}

/** 第三条之一第二款第（一）项第1目. */
function readChinese(text: string): ReadQuery | undefined {
  const han = '[零〇一二两三四五六七八九十百千0-9]{1,9}';
  const whole = new RegExp(`^第?(${han})([条章节编段])((?:之${han})*)((?:第?\\(?${han}\\)?[款项目])*)$`).exec(
    text.replace(/\s/g, ''),
  );
  if (!whole) return undefined;
  const [, number = '', unit = '', inserted = '', inner = ''] = whole;
  const values = (part: string): (number | undefined)[] => (part.match(new RegExp(han, 'g')) ?? []).map(readHan);
  const [first] = values(number);
  const behind = values(inserted).map((value) => `bis${value}`);
  const all = values(inner);
  if (first === undefined || all.includes(undefined)) return undefined;
  return { codes: units[unit] ?? [], numbers: [`${first}${behind.join('')}`, ...all.map(String)] };
}

/** art. 31(3)(c); 31, para. 3 (c); ст. 31, п. 3, подп. c; 14 bis. */
function readWords(text: string): ReadQuery | undefined {
  const tokens = text.match(/[\p{L}]+\.?|\d+/gu) ?? [];
  if (text.replace(/[\p{L}\d\s.,;()«»"“”’-]/gu, '') !== '') return undefined;
  let codes: readonly string[] | undefined;
  const numbers: string[] = [];
  for (const token of tokens) {
    const said = words.find(([word]) => word.test(token))?.[1];
    const last = numbers.length - 1;
    const inserted = readLatinOrdinal(token.replace('.', ''));
    if (said || inner.test(token)) codes ??= said;
    else if (inserted && last >= 0) numbers[last] += inserted;
    else {
      const number = readPart(token, numbers.length === 0 ? codes !== undefined : undefined);
      if (number === undefined) return undefined;
      numbers.push(number);
    }
  }
  return numbers.length > 0 && /^\d/.test(numbers[0] ?? '') ? { codes: codes ?? anyUnit, numbers } : undefined;
}

/** Words for what is in an article; addresses have none for it. */
const inner = /^(?:sub-?paragraph|paragraphs?|para\.?|point|item|подпункт|подп\.?|пункт|п\.?|абзац|абз\.?|of)$/;

/** One number. `named`: of the first, whether a word before it says what it is; then it may be a Roman one. */
function readPart(token: string, named: boolean | undefined): string | undefined {
  if (/^\d+$/.test(token)) return String(Number(token));
  const bare = token.replace(/\.$/, '');
  if (named !== undefined) return named ? readRoman(bare)?.toString() : undefined;
  if (/^[a-z]{1,4}$/.test(bare)) return bare;
  const cyrillic = readCyrillic(bare);
  return cyrillic === undefined ? undefined : writeLetter(cyrillic);
}
