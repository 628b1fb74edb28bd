/**
 * Who adopted a document, when, and under which number, as its own first lines say it: the note below the title of a
 * Chinese statute (题注), “Adopted by …”, «Принята резолюцией …». In: the lines between the title and the text. Out: the
 * first adoption that is no amendment. Promises that every name is a piece of these lines, and nothing where they leave
 * a doubt. Called by `stated-facts.ts`.
 *
 *     '2000年7月8日 第九届全国人民代表大会常务委员会第十六次会议通过'
 *       → { date: '2000-07-08', bodies: ['全国人民代表大会常务委员会'] }
 */
import { dateOfWords, datesIn, dayPattern } from './written-dates.ts';

interface Adoption {
  date: string;
  place?: string;
  /** Who adopted it; empty where the lines name nobody in the form that a name has alone. */
  bodies: string[];
  /** Number of the order or resolution. */
  number?: string;
}

/** A line of a note has no sentences in it, and is not long. */
const isNoteLine = (line: string): boolean =>
  line.length <= 1500 &&
  !/[。！？](?![）)]?$)/.test(line) &&
  (datesIn(line).length > 0 || /(?:通过|公布|发布|批准|施行|修正|修订)[）)]?$/.test(line));

/** The adoption that a document’s first lines state. */
export function adoptionOf(lines: readonly string[]): Adoption | undefined {
  return chineseAdoption(lines) ?? englishAdoption(lines) ?? russianAdoption(lines);
}

const namesOne = /^\p{Script=Han}{2,20}$/u;
/** What is done to a document, the first time: what changes it later is none of these. */
const acts = ['通过', '公布', '发布', '颁布', '印发', '批准'];
const act = new RegExp(
  `^(?<who>[^《》，。；]{2,80}?)(?:审议|讨论|表决)?(?<act>${acts.join('|')})(?:并(?:颁布|宣布|公布)|施行|公布|，.*)?$`,
);

function chineseAdoption(lines: readonly string[]): Adoption | undefined {
  const note = lines.filter(isNoteLine).join('').replace(/\s+/gu, '');
  const days = datesIn(note);
  const steps = days.flatMap(({ at, end, date }, i) => {
    const rest = note
      .slice(end, days[i + 1]?.at ?? note.length)
      .replace(/^[（(，、]+|(?:根据|自|经|于|[）)（(；，、。])+$/g, '');
    const groups = /修正|修订|修改/.test(rest) ? undefined : act.exec(rest)?.groups;
    if (!groups) return [];
    // 联合国大会一九四八年十二月十日第217A(III)号决议通过: who adopts stands before the day.
    const before = note.slice(days[i - 1]?.end ?? 0, at);
    const who = groups.who ?? '';
    return [
      { date, who: /^第.*号决议$/.test(who) && namesOne.test(before) ? before + who : who, act: groups.act ?? '' },
    ];
  });
  // Who adopts it comes before who makes it known, and who approves what another one makes known comes last.
  const rank = (one: string) => (one === '通过' ? 0 : one === '批准' ? 2 : 1);
  const [first] = [...steps].sort((a, b) => rank(a.act) - rank(b.act));
  if (!first) return undefined;
  const number = steps.map(({ who }) => numberIn(who)).find(Boolean);
  return { date: first.date, bodies: bodiesIn(first.who), ...(number ? { number } : {}) };
}

const numeral = '[〇○零一二三四五六七八九十百\\d]+';
const orderNumber = new RegExp(`^.{2,40}?令(?:第?${numeral}号|（第?${numeral}号）|\\(第?${numeral}号\\))$`);
const resolutionNumber = /第[\dA-Za-z()（）IVXLC/]{1,20}号决议$/;
const numberIn = (who: string): string | undefined => (orderNumber.exec(who) ?? resolutionNumber.exec(who))?.[0];

/** The names in “第九届全国人民代表大会常务委员会第十六次会议”, “中华人民共和国国务院令第353号”, “公安部、外交部”. */
const bodiesIn = (who: string): string[] =>
  who.split('、').flatMap((one) => {
    const body = one
      .replace(new RegExp(`令(?:第?${numeral}号|[（(]第?${numeral}号[）)])$`), '')
      .replace(resolutionNumber, '')
      .replace(/(?:公告|通告)$/, '')
      .replace(new RegExp(`第${numeral}次(?:全体|常务|部务|委务|院务|党组|主任)?会议$|(?:全体|常务|部务)会议$`), '')
      .replace(new RegExp(`^第${numeral}届`), '')
      .replace(/^中华人民共和国(?=国务院)/, '');
    return body === '' || /主席$/.test(body) ? [] : [body];
  });

const latinDay = `(?<day>${dayPattern.Latin})`;
const english: readonly RegExp[] = [
  new RegExp(
    `\\b(?:[Aa]dopted|[Pp]roclaimed)\\b[^.;]{0,120}? by (?:the )?(?<who>[A-Z][\\w' ]{2,80}?)(?: in|,)? (?<number>[Rr]esolution [\\w/.-]{1,20}(?: [A-Z])?(?: ?\\([IVXLC\\w-]{1,8}\\))?) (?:of|on) ${latinDay}`,
  ),
  new RegExp(
    `\\b[Aa]dopted (?:at [A-Z][\\w' ]{1,40}? )?on ${latinDay}(?:,)? by (?:the )?(?<who>[A-Z][^.;()]{2,120}?)[.)]?$`,
  ),
  new RegExp(`\\b[Aa]dopted by (?:the )?(?<who>[A-Z][^.;()]{2,120}?),? on ${latinDay}`),
];
/** “Regulation … of the European Parliament and of the Council of 27 April 2016”, as its title has it. */
const ofBodies = new RegExp(
  `^(?:Regulation|Directive|Decision|Recommendation)\\b[^;]{0,80}? of the (?<who>[A-Z][\\w ]{2,40}?)(?:,? and of the (?<other>[A-Z][\\w ]{2,40}?))? of ${latinDay}`,
  'i',
);

/** The Security Council at its 9000th meeting: the meeting is no part of the name. */
const withoutMeeting = (who = ''): string =>
  who.replace(/,? (?:at|during|in) (?:its|the|their) .{0,60}?(?:meeting|session|sitting)\b.*$/u, '');

function englishAdoption(lines: readonly string[]): Adoption | undefined {
  const joined = lines.slice(0, 4).join(' ');
  const own = ofBodies.exec(joined.slice(0, 600))?.groups;
  for (const groups of [
    own,
    ...lines.flatMap((line) => english.map((pattern) => pattern.exec(line.slice(0, 600))?.groups)),
  ]) {
    const date = dateOfWords(groups?.day ?? '');
    if (!groups || !date) continue;
    const [, who = withoutMeeting(groups.who), place] =
      /^(.+?) (?:in|at) ([A-Z]\p{L}+)$/u.exec(withoutMeeting(groups.who)) ?? [];
    const bodies = [who, groups.other].flatMap((one) => (one ? [one] : []));
    return { date, bodies, ...(place ? { place } : {}), ...(groups.number ? { number: groups.number } : {}) };
  }
  return undefined;
}

const russian = new RegExp(
  `(?:Принят[аоы]?|Утвержд[её]н[аоы]?|Провозглаш[её]н[аоы]?|Одобрен[аоы]?)[^.;]{0,200}? (?:от )?(?<day>${dayPattern.Cyrillic})`,
);

/** The names stand in another case than alone: a person writes them. */
function russianAdoption(lines: readonly string[]): Adoption | undefined {
  for (const line of lines) {
    const found = russian.exec(line.slice(0, 600));
    const date = dateOfWords(found?.groups?.day ?? '');
    if (found && date) return { date, bodies: [] };
  }
  return undefined;
}
