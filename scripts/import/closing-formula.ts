/**
 * Place and date of the formula that closes a text. In: a line of the text. Out: the day and the place, or nothing when
 * the line is no such formula. Promises that both are words of the line. Called by `structure.ts`.
 *
 *     closingOf('二〇二二年二月四日于北京') → { date: '2022-02-04', place: '北京' }
 */

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
/** Date (YYYY-MM-DD) and place of a closing formula. */
export function closingOf(text: string): { date: string; place: string } | undefined {
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
