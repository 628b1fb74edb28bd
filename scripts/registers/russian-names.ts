/**
 * What looks like a name in a Russian text. In: the text of a paragraph. Out: names by their noun, whatever its case
 * ending; «…» that are names; abbreviations that are no States. Promises that no pronoun and no “каждый” begins a name.
 * Pure, linear.
 */
import { abbreviationsOf, type Candidate, candidate } from './candidate.ts';

const instruments =
  'устав|конвенци|договор|соглашени|деклараци|протокол|пакт|харти|резолюци|инициатив|повестк|меморандум|коммюнике|статут|заявлени';
const bodies =
  'организаци|совет|комитет|комисси|ассамбле|союз|ассоциаци|форум|саммит|механизм|групп|суд|трибунал|агентств|банк|фонд|конференци|программ|альянс|лиг|сообществ|партн[её]рств|секретариат|управлени';
/** A stem with the endings of a noun: договор, договором, but no договаривающиеся, судебный, советник. */
const endings =
  '(?:а|у|ом|е|ы|ов|ам|ами|ах|я|ю|и|й|ей|ям|ями|ях|ия|ию|ией|ии|ий|иям|иями|иях|ие|ием|иемы|о|ок|ку|ки|кой)?';
const noun = (stems: string) => `(?:${stems})${endings}(?![А-Яа-яё])`;
const anyNoun = noun(`${bodies}|${instruments}`);
const adjective = '[А-ЯЁ][а-яё]+(?:ая|яя|ый|ой|ей|ий|ое|ее|ем|ом|ого|его|ому|ему|ым|им|ую|юю|ые|ие|ых|их|ыми|ими)';
/**
 * A capitalized adjective and its noun (Всеобщая декларация, Рамочная конвенция), or capitalized words (Совет
 * Безопасности).
 */
const name = new RegExp(
  `(?<![А-Яа-яЁё])(?:${adjective}\\s+(?:[а-яё-]+\\s+){0,2}?${anyNoun}|[А-ЯЁ][а-яё]{2,})(?![а-яё])(?:\\s+(?:[А-ЯЁ][А-Яа-яЁё-]*|«[^«»]+»))*`,
  'gu',
);
const isInstrument = new RegExp(`(?:^|\\s)${noun(instruments)}`, 'iu');
const isAny = new RegExp(`(?:^|\\s)${anyNoun}`, 'iu');
const alone = new RegExp(`^${anyNoun}$`, 'iu');
/** What begins a sentence or a phrase and no name. */
const leading =
  /^(?:Наст?оящ|Эт|Т[аоеу]т?(?=\s)|Так|Данн|Указанн|Упомянут|Кажд|Люб|Все(?=\s)|Всех(?=\s)|Друг|Ин(?:ой|ая|ые|ых)(?=\s)|Сво|Наш|Их(?=\s)|Стать|Участник|Сторон|Договаривающ|Государств|Член|Глав|Министр|Президент|Председател|Правительств)[а-яё]*\s+/u;
const states = new Set(['США', 'СССР', 'КНР', 'КНДР', 'ФРГ', 'ОАЭ', 'ЮАР', 'РСФСР']);

/** Candidates of a Russian paragraph, in no order. */
export function russianNames(text: string): Candidate[] {
  const names = [...text.matchAll(name)].flatMap(({ index, 0: whole }) => {
    let words = whole;
    for (let cut = leading.exec(words); cut; cut = leading.exec(words)) words = words.slice(cut[0].length);
    if (!/^[А-ЯЁ«]/u.test(words) || !isAny.test(words)) return [];
    const start = index + whole.length - words.length;
    const standsFor = alone.test(words) ? words : undefined;
    return [candidate(words, start, isInstrument.test(words) ? 'treaties' : 'organizations', standsFor)];
  });
  const quoted = [...text.matchAll(/«([А-ЯЁ][^«»]{2,80})»/gu)].map(({ index, 1: title }) =>
    candidate(title ?? '', index + 1),
  );
  const abbreviations = abbreviationsOf(
    text,
    /(?<![А-Яа-яЁё])[А-ЯЁ]{3,}(?![А-Яа-яЁё])/gu,
    /[А-ЯЁ]{2,}[^А-Яа-яЁё]+$/u,
    /^[^А-Яа-яЁё]+[А-ЯЁ]{2,}/u,
  );
  return [...names, ...quoted, ...abbreviations.filter(({ text: found }) => !states.has(found))];
}
