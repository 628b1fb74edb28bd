/**
 * What looks like a name. In: the text of a paragraph and its language. Out: candidates: titles in 《》 or quotes,
 * runs that hold a word for an instrument or a body, document symbols, abbreviations. A language's profile says which rules
 * it has; without any it gets the symbols only. Knows no list and decides nothing. Pure, linear in the text.
 */
import type { LanguageProfile } from '../languages/profile.ts';
import { profileOf } from '../languages/registry.ts';

interface Candidate {
  text: string;
  start: number;
  /** What a claim must reach. */
  end: number;
  /** The register in which it would stand. */
  register: 'treaties' | 'organizations';
}

/** Candidates of a paragraph in the order of the text; one may lie inside another. */
export function candidatesOf(text: string, language: string): Candidate[] {
  const { nameRules } = profileOf(language);
  return [...(nameRules ? namesBy[nameRules](text) : []), ...symbols(text)].sort(
    (a, b) => a.start - b.start || a.end - b.end,
  );
}

const at = (found: RegExpExecArray, register: Candidate['register'], part = 0): Candidate => {
  const inner = found[part] as string;
  const start = found.index + found[0].indexOf(inner);
  return { text: inner, start, end: start + inner.length, register };
};

/** Symbols of the United Nations, as in A/RES/75/282 or S/2021/1008, in any language. */
const symbols = (text: string): Candidate[] =>
  [...text.matchAll(/\b(?:A|S|E|CD|NPT|BWC|ST)(?:\/[A-Z]+(?:\.\d+)?)*\/\d+(?:\/(?:\d+|Add\.\d+|Rev\.\d+))*/g)].map(
    (found) => at(found, 'treaties'),
  );

const instruments = '公约|条约|协定|协议|宣言|宪章|议定书|决议|议程|联合声明|倡议|备忘录';
const institutions = '组织|委员会|理事会|论坛|联盟|机制|峰会|工作组|小组|机构|安理会|联大|会晤|法院|秘书处|代表大会';
const chineseSuffix = new RegExp(`(?:${institutions})|(${instruments})`, 'g');
const lettersBefore = /[\p{Script=Han}\p{L}\p{N}]*$/u;
/** Where a name cannot go on to the left: particles and the verbs of communiqués. 和 is left alone (和平, 东盟和…). */
const notInNames =
  /的|了|将|被|把|由|向|使|并|应|愿|均|已|享有|铭念|发布|发表|违反|破坏|签署|通过|批准|加入|根据|按照|依照|支持|推动|重申|强调|欢迎|遵守|履行|执行|落实|维护|加强|参与|成立|建立|举行|出席|认为|指出|任何|个人和|这一|这些/g;

/** Every 《…》 and “…”, every run that ends in a suffix of an instrument or a body, every abbreviation in Latin. */
function chinese(text: string): Candidate[] {
  const titles = [...text.matchAll(/《([^《》]+)》/g)].map((found) => at(found, 'treaties', 1));
  const quoted = [...text.matchAll(/“([^“”]{2,60})”/g)].map((found) => at(found, 'treaties', 1));
  const letters = [...text.matchAll(/(?<![A-Za-z])[A-Z][A-Z0-9]{2,}(?![A-Za-z0-9])/g)].map((found) =>
    at(found, 'organizations'),
  );
  const runs: Candidate[] = [];
  let title = 0;
  for (const found of text.matchAll(chineseSuffix)) {
    const end = found.index + found[0].length;
    while (title < titles.length && (titles[title]?.end ?? 0) < end) title++;
    if ((titles[title]?.start ?? end) <= found.index) continue;
    const run = nameAtEnd(lettersBefore.exec(text.slice(Math.max(0, end - 14), end))?.[0] ?? found[0], found[0]);
    runs.push({ text: run, start: end - run.length, end, register: found[1] ? 'treaties' : 'organizations' });
  }
  return [...titles, ...quoted, ...runs, ...letters];
}

/** The part of a run that may be a name: 发布这一世界人权宣言 gives 世界人权宣言, 人人有资格享有本宣言 gives 本宣言. */
function nameAtEnd(run: string, suffix: string): string {
  const back = /(?:本|该|此|上述)$/.exec(run.slice(0, -suffix.length));
  if (back) return back[0] + suffix;
  const body = run.slice(0, -suffix.length);
  const last = [...body.matchAll(notInNames)].at(-1);
  const rest = last ? body.slice(last.index + last[0].length) : body;
  return rest + suffix;
}

const englishInstruments =
  'Accords?|Act|Agenda|Agreements?|Charter|Code|Communiqu[eé]|Compact|Constitution|Conventions?|Covenants?|Declaration|Initiative|Memorandum|Pact|Principles|Protocols?|Resolution|Roadmap|Rules|Statement|Statute|Strategy|Treaty|Treaties|Vision';
const englishBodies =
  'Agency|Alliance|Assembly|Association|Bank|Bureau|Centre|Commission|Commissioner|Committee|Community|Conference|Cooperation|Council|Court|Forum|Fund|Group|League|Mechanism|Nations|Office|Organi[sz]ation|Partnership|Programme|Secretariat|Summit|Tribunal|Union';
const headNoun = new RegExp(`\\b(?:(?:${englishBodies})|(${englishInstruments}))\\b`);
const connector = 'of|on|the|for|and|in|to|against|between|among|with|from|by|its|their';
const capital = "[A-Z][\\w’'\\-–]*|\\d{4}|\\d+(?:st|nd|rd|th)";
const englishRun = new RegExp(`\\b[A-Z][\\w’'\\-–]*(?:\\s+(?:(?:${connector})\\s+)*(?:${capital}))*`, 'g');
const leading =
  /^(?:The|This|That|These|An?|In|On|At|Of|To|By|For|Its|Their|All|Each|No|Under|And|Both|Such|Our|We|As|With)\s+/;

/** Runs of capitalized words that hold a word for an instrument or a body; “resolution 2231 (2015)”; abbreviations. */
function english(text: string): Candidate[] {
  const runs = [...text.matchAll(englishRun)].flatMap((found): Candidate[] => {
    let run = found[0];
    let start = found.index;
    for (let cut = leading.exec(run); cut; cut = leading.exec(run)) {
      run = run.slice(cut[0].length);
      start += cut[0].length;
    }
    const noun = headNoun.exec(run);
    if (!noun) return [];
    return [{ text: run, start, end: start + run.length, register: lastNoun(run) }];
  });
  const resolutions = [...text.matchAll(/\b(?:resolutions?|decisions?)\s+\d+(?:\/\d+)?(?:\s*\(\d{4}\))?/gi)].map(
    (found) => at(found, 'treaties'),
  );
  return [...runs, ...resolutions, ...abbreviations(text, /\b[A-Z][A-Z0-9]{2,}\b/g)];
}

/** Of “Convention on … of the United Nations” the first noun says what it is; of “Human Rights Council” the only one. */
const lastNoun = (run: string): Candidate['register'] => (headNoun.exec(run)?.[1] ? 'treaties' : 'organizations');

const russianInstruments =
  'устав|конвенци|договор|соглашени|деклараци|протокол|пакт|харти|резолюци|инициатив|повестк|меморандум|коммюнике|статут|заявлени';
const russianBodies =
  'организаци|совет|комитет|комисси|ассамбле|союз|ассоциаци|форум|саммит|механизм|групп|суд|трибунал|агентств|банк|фонд|конференци|программ|альянс|лиг|сообществ|партн[её]рств|секретариат|управлени';
const stem = `(?:(?:${russianBodies})|(?:${russianInstruments}))`;
// A capitalized noun (Совет Безопасности), or a capitalized adjective before it (Всеобщая декларация, Рамочная конвенция).
const russianName = new RegExp(
  `(?<![А-Яа-яЁё])(?:[А-ЯЁ][а-яё]+(?:ая|яя|ый|ой|ей|ий|ое|ее|ем|ом|ого|его|ому|ему|ым|им|ую|юю|ые|ие|ых|их)\\s+(?:[а-яё-]+\\s+){0,2}?${stem}[а-яё]{0,5}|[А-ЯЁ][а-яё]{2,}[а-яё]*)(?![а-яё])(?:\\s+(?:[А-ЯЁ][А-Яа-яЁё-]*|«[^«»]+»))*`,
  'gu',
);
const russianInstrument = new RegExp(`(?:^|\\s)(?:${russianInstruments})`, 'iu');
const russianAny = new RegExp(`(?:^|\\s)${stem}[а-яё]{0,5}(?![а-яё])`, 'iu');
const states = new Set(['США', 'СССР', 'КНР', 'КНДР', 'ФРГ', 'ОАЭ', 'ЮАР', 'РСФСР']);

/** Names by their noun, whatever its case ending; «…» with a capital; abbreviations that are no States. */
function russian(text: string): Candidate[] {
  const names = [...text.matchAll(russianName)]
    .filter((found) => russianAny.test(found[0]))
    .map((found) => at(found, russianInstrument.test(found[0]) ? 'treaties' : 'organizations'));
  const quoted = [...text.matchAll(/«([А-ЯЁ][^«»]{2,80})»/gu)].map((found) => at(found, 'treaties', 1));
  const letters = [...text.matchAll(/(?<![А-Яа-яЁё])[А-ЯЁ]{3,}(?![А-Яа-яЁё])/gu)]
    .filter((found) => !states.has(found[0]))
    .map((found) => at(found, 'organizations'));
  return [...names, ...quoted, ...letters];
}

const abbreviations = (text: string, pattern: RegExp): Candidate[] =>
  [...text.matchAll(pattern)].map((found) => at(found, 'organizations'));

const namesBy: Record<NonNullable<LanguageProfile['nameRules']>, (text: string) => Candidate[]> = {
  chinese,
  english,
  russian,
};
