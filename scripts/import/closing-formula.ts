/**
 * Place and date of the formula that closes a text. In: a line of the text. Out: the day and the place, or nothing when
 * the line is no such formula. Promises that both are words of the line. Called by `structure.ts`.
 *
 *     closingOf('二〇二二年二月四日于北京') → { date: '2022-02-04', place: '北京' }
 */
import { dateOfWords, dayPattern } from './written-dates.ts';

const closingLines: readonly RegExp[] = [
  new RegExp(`^(?<day>${dayPattern.Han})(?:于|於)(?<place>.+)$`),
  new RegExp(`^(?:Done|DONE) (?:at|in) (?<place>[^,]{1,60}?),? (?:on )?(?:this )?(?<day>${dayPattern.Latin})\\.?$`),
  new RegExp(`^(?:Fait|FAIT) à (?<place>[^,]{1,60}?),? le (?<day>${dayPattern.Latin})\\.?$`),
  new RegExp(`^(?:Hecho|HECHO) en (?<place>[^,]{1,60}?),? (?:el|a) (?:día )?(?<day>${dayPattern.Latin})\\.?$`),
  new RegExp(`^(?:حُ?رر|وُ?قع) في (?:مدينة )?(?<place>.{1,60}?)،? (?:في |يوم )?(?<day>${dayPattern.Arabic})\\.?$`),
  new RegExp(`^(?:Совершено|СОВЕРШЕНО) в (?<place>.{1,60}?),? (?<day>${dayPattern.Cyrillic})\\.?$`),
];

/** Date (YYYY-MM-DD) and place of a closing formula. */
export function closingOf(text: string): { date: string; place: string } | undefined {
  if (text.length > 300) return undefined;
  const found = closingLines.map((pattern) => pattern.exec(text)?.groups).find(Boolean);
  const date = dateOfWords(found?.day ?? '');
  return date ? { date, place: found?.place ?? '' } : undefined;
}
