/**
 * Days as styles of citation write them. In: a day of the calendar. Out: `4 February 2022`, `Feb. 4, 2022`,
 * `2022-02-04`. A table of months for each style; the year is that of the common era. Pure; also used in the browser,
 * for the date of access.
 *
 *     writeDay({ year: 2022, month: 2, day: 4 }, 'd Month yyyy') → '4 February 2022'
 */

/** A day of the Gregorian calendar; month and day count from 1. */
export interface Day {
  year: number;
  month: number;
  day: number;
}

/** How a day is written. `Month` in full, `Mon` as the Bluebook shortens it, `месяц` in the genitive. */
export const dayForms = [
  'd Month yyyy',
  'Month d, yyyy',
  'Mon d, yyyy',
  'yyyy-mm-dd',
  'yyyy/mm/dd/',
  'dd.mm.yyyy',
  'd месяц yyyy г.',
] as const;
export type DayForm = (typeof dayForms)[number];

const months = {
  Month: 'January February March April May June July August September October November December',
  // T12 of the Bluebook: months of four letters and less stay whole.
  Mon: 'Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.',
  месяц: 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря',
};

/** A day of ISO 8601, `2022-02-04`; it was validated when the front matter was read. */
export function readDay(date: string): Day {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return { year, month, day };
}

/** Writes a day in a form. */
export function writeDay({ year, month, day }: Day, form: DayForm): string {
  const named = (name: keyof typeof months): string => months[name].split(' ')[month - 1] ?? '';
  const two = (number: number): string => String(number).padStart(2, '0');
  return form
    .replace(/Month|Mon(?= )|месяц/, (name) => named(name as keyof typeof months))
    .replace('yyyy', form.startsWith('yyyy') ? String(year).padStart(4, '0') : String(year))
    .replace('mm', two(month))
    .replace('dd', two(day))
    .replace(/(?<![\p{L}])d(?![\p{L}])/u, String(day));
}
