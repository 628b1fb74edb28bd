/**
 * Where and when a document was signed, who issued it and which agency spread it, as its last lines, its number and its
 * dateline say it. In: lines of the text. Out: day, place, names. Promises that each is a piece of a line, and nothing
 * where there is a doubt. Called by `stated-facts.ts`.
 *
 *     signedIn(['本条约于二〇〇一年七月十六日在莫斯科签订，一式两份，…']) → { date: '2001-07-16', place: '莫斯科' }
 */
import { findsSimplified } from '../model/simplified-text.ts';
import { dateOfWords, dayPattern } from './written-dates.ts';

interface Signature {
  date: string;
  place?: string;
  /** Who issued it, in the line above the day. */
  bodies?: string[];
}

const signed: readonly RegExp[] = [
  new RegExp(
    `于(?<day>${dayPattern.Han})(?:在|于)(?<place>[\\p{Script=Han}·]{2,12}?)(?:签订|签署|签定|订立|缔结)`,
    'u',
  ),
  new RegExp(`(?:签订|签署|签定|订立)于(?<place>[\\p{Script=Han}·]{2,12}?)[，,]?(?<day>${dayPattern.Han})`, 'u'),
  new RegExp(`^(?<day>${dayPattern.Han})(?:于|於|，)(?<place>[\\p{Script=Han}·]{2,12})[。]?$`, 'u'),
  new RegExp(
    `\\b(?:Done|DONE|Signed|SIGNED) (?:at|in) (?:the city of )?(?<place>[A-Z][\\p{L}'’ .-]{1,40}?),? (?:on )?(?:this |the )?(?<day>${dayPattern.Latin})`,
    'u',
  ),
  new RegExp(`^(?:Fait|FAIT|Signé|SIGNÉ) à (?<place>\\p{Lu}[\\p{L}'’ -]{1,40}?),? le (?<day>${dayPattern.Latin})`, 'u'),
  new RegExp(
    `^(?:Hecho|HECHO|Firmado|FIRMADO) en (?:la ciudad de )?(?<place>\\p{Lu}[\\p{L} -]{1,40}?),? (?:el|a) (?:día )?(?<day>${dayPattern.Latin})`,
    'u',
  ),
  new RegExp(
    `^(?:حُ?رر|وُ?قع) في (?:مدينة )?(?<place>\\p{Script=Arabic}[\\p{Script=Arabic} ]{1,40}?)،? (?:في |يوم )?(?<day>${dayPattern.Arabic})`,
    'u',
  ),
  // Below the title of a communiqué: （2031年6月7日，北京）
  new RegExp(`^[（(](?<day>${dayPattern.Han})[，,、]\\s?(?<place>[\\p{Script=Han}·]{2,12})[）)]$`, 'u'),
  new RegExp(`^[（(](?<place>[\\p{Script=Han}·]{2,12})[，,、]\\s?(?<day>${dayPattern.Han})[）)]$`, 'u'),
  new RegExp(
    `(?:Совершено|СОВЕРШЕНО|Подписано|Составлено) в (?:город[еу] |г\\. ?)?(?<place>[А-ЯЁ][а-яё-]+(?: [А-ЯЁ][а-яё-]+)?),? (?<day>${dayPattern.Cyrillic})`,
  ),
];

/** The last signature of some lines; a place in Russian is the name alone where the text has it so, else none. */
export function signedIn(lines: readonly string[], text: string): Signature | undefined {
  for (const line of [...lines].reverse())
    for (const pattern of signed) {
      const groups = pattern.exec(line.slice(0, 800))?.groups;
      const date = dateOfWords(groups?.day ?? '');
      if (!groups || !date) continue;
      const place = /\p{Script=Cyrillic}/u.test(groups.place ?? '')
        ? nameAlone(groups.place ?? '', text)
        : groups.place;
      return { date, ...(place ? { place: place.trim() } : {}) };
    }
  return undefined;
}

/** Пекине → Пекин, Москве → Москва, where the text has the name in that form; nothing where it does not. */
function nameAlone(place: string, text: string): string | undefined {
  const endings = ['', 'а', 'я', 'ь', 'й', 'о'].map((ending) => place.replace(/[еи]$/, '') + ending);
  const words = new Set(text.match(/[\p{L}-]+/gu));
  const found = endings.filter((name) => words.has(name));
  return found.length === 1 ? found[0] : undefined;
}

const onlyDay = new RegExp(`^[（(]?${dayPattern.Han}[）)]?$`);
const organ =
  /(?:国务院|部|委|委员会|局|署|厅|院|行|会|政府|办|办公室|办公厅|公司|集团|大学|中心|总社|联|团中央|军区|兵团|学会|协会|联合会)$/;

/** True for a line that is a day and nothing else. */
export const isDayLine = (line: string): boolean => onlyDay.test(line);

/** True for a line that is the name of a body, or of several. */
export function isIssuer(line: string): boolean {
  const names = line.length <= 40 ? line.split(/[\s、]+/u).filter((name) => name !== '') : [];
  return names.length > 0 && names.every((name) => findsSimplified(organ, name));
}

/** Day and issuer below a notice: a line that is a day, and those above it that are names. */
export function issuedIn(lines: readonly string[]): Signature | undefined {
  const last = lines.slice(-4);
  const at = last.findLastIndex((line) => onlyDay.test(line));
  const date = at < 0 ? undefined : dateOfWords((last[at] ?? '').replace(/[（()）]/g, ''));
  if (!date) return undefined;
  const above = last[at - 1] ?? '';
  return { date, ...(isIssuer(above) ? { bodies: above.trim().split(/[\s、]+/u) } : {}) };
}

const documentNumber = /^[\p{Script=Han}]{1,12}[〔[［（(【](?:19|20)\d\d[〕\]］）)】]第?\s?\d{1,5}号$/u;
/** 国办发〔2022〕35号, 法释〔2011〕12号: a line that is nothing but a document’s number. */
export const numberOf = (lines: readonly string[]): string | undefined =>
  lines.find((line) => documentNumber.test(line));

const dateline =
  /^[（(]?(?<agency>新华社|中新社|[\p{Script=Han}]{2,6}社)(?:快讯[：:])?[\p{Script=Han}·]{2,12}?(?:\d{4}年)?\d{1,2}月\d{1,2}日电[）)]?/u;
/** The agency and the words of a dateline, as 新华社北京2月4日电; the day lacks its year and is left alone. */
export function datelineOf(lines: readonly string[]): { agency: string; words: string } | undefined {
  const found = lines.map((line) => dateline.exec(line)).find(Boolean);
  return found ? { agency: found.groups?.agency ?? '', words: found[0] } : undefined;
}
