/**
 * Days as official texts write them: in figures or in words, in Chinese, English, Russian, French, Spanish and Arabic.
 * In: a text. Out: the days with their places in it, as YYYY-MM-DD. Promises that a day which does not exist is none;
 * guesses no year. Called by `closing-formula.ts`, `adoption.ts`, `signature.ts` and `title-lines.ts`.
 *
 *     datesIn('二〇二二年二月四日于北京') → [{ at: 0, end: 9, date: '2022-02-04' }]
 */

const monthNames = [
  'january|february|march|april|may|june|july|august|september|october|november|december',
  'января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря',
  'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre',
  'enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre',
  'كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول',
  'يناير|فبراير|مارس|أبريل|مايو|يونيه|يوليه|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر',
  'يناير|فبراير|مارس|ابريل|مايو|يونيو|يوليو|اغسطس|سبتمبر|اكتوبر|نوفمبر|ديسمبر',
].map((names) => names.split('|'));
const [english = [], russian = [], french = [], spanish = [], ...arabic] = monthNames;
const capital = (name: string) => `[${name[0]?.toUpperCase()}${name[0]}]${name.slice(1)}`;
const units = (
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen ' +
  'seventeen eighteen nineteen'
).split(' ');
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const ordinals = (
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth ' +
  'fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'
).split(' ');
/** The longest first: six is no part of sixty. */
const numberWord = `(?:${[...tens, ...units].sort((a, b) => b.length - a.length).join('|')})`;
const yearWords = `(?:one|two) thousand(?:(?:,| and)? ?${numberWord} hundred)?(?:(?:,| and)? ${numberWord}(?:-${numberWord})?)?|${numberWord} hundred(?:(?: and)? ${numberWord}(?:-${numberWord})?)?`;

/** A day as each language writes it, to be put into a longer pattern; the groups have no names. */
export const dayPattern = {
  Han: '(?:[〇○零一二三四五六七八九]{4}|\\d{4})\\s?年\\s?(?:[一二三四五六七八九十]{1,3}|\\d{1,2})\\s?月\\s?(?:[一二三四五六七八九十]{1,3}|\\d{1,2})\\s?日',
  Latin: `(?:\\d{1,2}(?:st|nd|rd|th)?(?: day of)?|(?:[a-z]+-)?[a-z]+ day of) (?:${english.map(capital).join('|')}),?(?: in the year)? (?:\\d{4}|${yearWords})|(?:${english.map(capital).join('|')}) \\d{1,2}, ?\\d{4}|(?:1er|\\d{1,2}) (?:${french.join('|')}) \\d{4}|\\d{1,2} de (?:${spanish.join('|')}) del? \\d{4}`,
  Cyrillic: `[«"]?\\d{1,2}[»"]? (?:${russian.join('|')}) \\d{4}(?: года| г\\.)?`,
  Arabic: `\\d{1,2} (?:${arabic.flat().join('|')})(?:/(?:${arabic.flat().join('|')}))?(?: سنة| عام)? \\d{4}`,
};
const anyDay = new RegExp(Object.values(dayPattern).join('|'), 'g');

/** Every day that a text names whole, in order. `at` and `end` are UTF-16 offsets. */
export const datesIn = (text: string): { at: number; end: number; date: string }[] =>
  [...text.matchAll(anyDay)].flatMap(({ 0: found, index }) => {
    const date = dateOfWords(found);
    return date ? [{ at: index, end: index + found.length, date }] : [];
  });

/** One day in words or figures → YYYY-MM-DD; nothing for a day that does not exist. */
export function dateOfWords(text: string): string | undefined {
  const han = /^(.{4})\s?年\s?(.+?)\s?月\s?(.+?)\s?日$/.exec(text);
  const american = /^(\p{L}+) (\d{1,2}), ?(\d{4})$/u.exec(text);
  const word =
    /^[«"]?(.+?)[»"]?(?: day of| de)? (\p{L}+),?(?: in the year| del?)? (\d{4}|[\p{L}\s,-]+?)(?: года| г\.)?$/u.exec(
      text,
    );
  if (han) return dayOf(smallHan(han[1]), smallHan(han[2]), smallHan(han[3]));
  if (american) return dayOf(Number(american[3]), monthOf(american[1]), Number(american[2]));
  const arab = /^(\d{1,2}) (\p{Script=Arabic}[^\d/]*?)(?:\/[^\d]+?)?(?: سنة| عام)? (\d{4})$/u.exec(text);
  if (arab) return dayOf(Number(arab[3]), monthOf(arab[2]), Number(arab[1]));
  return word ? dayOf(yearOf(word[3] ?? ''), monthOf(word[2]), ordinalOf(word[1] ?? '')) : undefined;
}

/** YYYY-MM-DD of a day that exists. */
function dayOf(year: number, month: number, day: number): string | undefined {
  if (year < 1000 || month < 1 || month > 12 || day < 1) return undefined;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCDate() === day ? date.toISOString().slice(0, 10) : undefined;
}

const monthOf = (name = ''): number =>
  monthNames.map((names) => names.indexOf(name.toLowerCase()) + 1).find((month) => month > 0) ?? 0;

/** 2022, 二〇二二, 十二, 二十 → a number; 0 for anything else. */
function smallHan(text = ''): number {
  if (/^\d+$/.test(text)) return Number(text);
  const digit = (character: string) => '〇一二三四五六七八九'.indexOf(character.replace(/[零○]/, '〇'));
  if (!text.includes('十')) return Number([...text].map(digit).join('')) || 0;
  const [before = '', after = ''] = text.split('十');
  return (before === '' ? 1 : digit(before)) * 10 + (after === '' ? 0 : digit(after));
}

/** 4, 4th, twenty-third → a number; 0 for anything else. */
function ordinalOf(text: string): number {
  const figure = Number.parseInt(text, 10);
  if (!Number.isNaN(figure)) return figure;
  const [ten, one] = text.includes('-') ? text.split('-') : [undefined, text];
  const place = ordinals.indexOf(one ?? '') + 1;
  if (ten !== undefined)
    return place > 0 && place < 10 && tens.includes(ten) ? 10 * (tens.indexOf(ten) + 2) + place : 0;
  return place || (one === 'thirtieth' ? 30 : 0);
}

/** 1969, one thousand nine hundred and sixty-nine, nineteen hundred and seventy → a number; 0 for anything else. */
function yearOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  let [year, part] = [0, 0];
  for (const word of text.split(/[\s,-]+/).filter((own) => own !== 'and' && own !== '')) {
    if (word === 'thousand' || word === 'hundred') {
      year += part * (word === 'thousand' ? 1000 : 100);
      part = 0;
    } else if (units.includes(word)) part += units.indexOf(word) + 1;
    else if (tens.includes(word)) part += 10 * (tens.indexOf(word) + 2);
    else return 0;
  }
  return year + part;
}
