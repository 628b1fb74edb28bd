/**
 * The elements of a resolution of the United Nations in its lines. In: the lines of a document without its title. Out:
 * fields of the class `resolution`, and the lines that they were. Promises that they are looked for above the words of
 * the organ (“The General Assembly,”) and behind the last paragraph alone. Pure. Called by `frame-fields.ts`.
 *
 *     'A/RES/99/1', 'Distr.: General', 'Seventy-eighth session', 'Agenda item 12', … → symbol, distribution, session, …
 */
import { findsSimplified } from '../model/simplified-text.ts';
import { beginsAnnex, isSymbol } from './document-marks.ts';
import type { FoundFrame, FrameFields, FrameLine } from './frame-fields.ts';

/** Elements above the text, each by its form. */
const head: readonly [field: string, form: RegExp][] = [
  [
    'organization',
    /^(?:United Nations|联合国|Организация Объедин[её]нных Наций|Nations Unies|Naciones Unidas|الأمم المتحدة)$/i,
  ],
  [
    'distribution',
    /^(?:Distr\.|分发|Original|原文|Язык оригинала|Подлинный текст|Original|Español|التوزيع|الأصل)\s*[:：]?\s?.{0,40}$|^(?:普遍|General|Générale|Limited|Restricted|Общее|限制)$/,
  ],
  [
    'organ',
    /^(?:General Assembly|Security Council|Economic and Social Council|Human Rights Council|大会|安全理事会|经济及社会理事会|人权理事会|Генеральная Ассамблея|Совет Безопасности|Экономический и Социальный Совет|Совет по правам человека|Assemblée générale|Conseil de sécurité|Conseil économique et social|Conseil des droits de l[’']homme|Asamblea General|Consejo de Seguridad|Consejo Económico y Social|Consejo de Derechos Humanos|الجمعية العامة|مجلس الأمن|المجلس الاقتصادي والاجتماعي|مجلس حقوق الإنسان)$/,
  ],
  [
    'session',
    /^[\p{Lu}\p{Script=Han}].{0,60}?(?:[Ss]ession|届会议|сессия|per[ií]odo de sesiones)$|^الدورة .{2,40}$|^\d{4} session$|^\d{1,2}(?: \p{L}{3,9})?\s?[–—-]\s?\d{1,2} \p{L}{3,9} \d{4}(?: года)?$|^\d{4}年\d{1,2}月\d{1,2}日至(?:\d{1,2}月)?\d{1,2}日$/u,
  ],
  ['agenda-item', /^(?:Agenda items?|议程项目|Пункты?|Points?|Temas?|البند|البنود)\s?\d.{0,60}$/],
  [
    'adoption',
    /^(?:(?:Resolution|Decision) adopted\b|Adopted (?:by|at)\b|\d{4}年\d{1,2}月\d{1,2}日.{0,20}(?:大会|理事会)(?:通过)?的?决议$|.{4,60}会议(?:上)?通过$|Резолюция, принятая|Принята|R[ée]solution adoptée par|D[ée]cision adoptée par|Adoptée (?:par|à)\b|Resolución aprobada por|Decisión aprobada por|Aprobada (?:por|en)\b|قرار اتخذته|مقرر اتخذته).{0,200}$/,
  ],
];
const brackets = /^[[［].{4,200}[\]］]$/;
/** 82nd plenary meeting */
const meeting =
  /^(?:\d{1,5}(?:st|nd|rd|th)? (?:plenary )?meeting|第\d{1,5}次(?:全体)?会议|\d{1,5}-е (?:пленарное )?заседание,?|\d{1,5}[eª] (?:séance(?: plénière)?|sesión(?: plenaria)?)|الجلسة (?:العامة )?\d{1,5})/;
const day =
  /^(?:(?:\d{1,2}|1er) \p{L}{3,9} \d{4}(?: года|)|\d{1,2} de \p{L}{4,10} de \d{4}|\d{1,2} \p{Script=Arabic}[\p{Script=Arabic}/ ]{2,30} \d{4}|\d{4}年\d{1,2}月\d{1,2}日)$/u;
const organWords = /[,，،]$/;
const votes = /^[[［](?:Adopted|通过|经|以|Принята|Adoptée|Aprobada|اتخذ)/u;

/** The field of which a line is the whole, by its form. */
const fieldOf = (text: string): string | undefined =>
  isSymbol(text) ? 'symbol' : head.find(([, form]) => findsSimplified(form, text))?.[0];

/** An element over two lines, of which the second is a day: Distr.: General / 6 November 2025. */
function ownOfSeveral(text: string): string | undefined {
  const [first = '', second = '', third] = text.split('\n');
  return third === undefined && day.test(second) ? fieldOf(first) : undefined;
}

/** Two elements that a masthead has on one line: “United Nations A/RES/99/1”, “General Assembly Distr.: General”. */
function twoFields(text: string): [field: string, part: string][] | undefined {
  for (const { index } of text.matchAll(/\s+/g)) {
    const parts = [text.slice(0, index), text.slice(index).trim()];
    const [first, second] = parts.map(fieldOf);
    if (first && second && first !== second)
      return parts.map((part, i): [string, string] => [(i === 0 ? first : second) ?? '', part]);
  }
  return undefined;
}

/** The fields of a resolution. */
export function readResolutionFields(lines: readonly FrameLine[]): FoundFrame {
  const found = new Map<string, FrameLine[]>();
  const add = (field: string, line: FrameLine) => found.set(field, [...(found.get(field) ?? []), line]);
  for (const line of lines.slice(0, 24)) {
    const { text, at } = line;
    if (organWords.test(text) || text.length > 300) break;
    const field = fieldOf(text) ?? ownOfSeveral(text);
    if (field) add(field, line);
    else if (brackets.test(text) && found.has('adoption')) add('adoption', line);
    else if (day.test(text) && found.size > 0) add('distribution', line);
    else for (const [own, part] of twoFields(text) ?? []) add(own, { text: part, at });
  }
  for (const line of meetingLines(lines)) add('meeting', line);
  const fields: FrameFields = {};
  const taken = new Set<number>();
  for (const [field, own] of found) {
    const texts = own.flatMap(({ text }) => text.split('\n'));
    fields[field] = texts.length === 1 ? (texts[0] ?? '') : texts;
    for (const { at } of own) taken.add(at);
  }
  return { fields, taken };
}

/** The meeting and its day: the last lines of the document, or of what stands before its annexes. */
function meetingLines(lines: readonly FrameLine[]): FrameLine[] {
  const annexes = lines.flatMap(({ text }, i) => (beginsAnnex(text) ? [i] : []));
  const vote = votesOf(lines);
  for (const end of [vote?.from ?? lines.length, ...annexes]) {
    const last = lines.slice(Math.max(0, end - 4), end);
    const from = last.findIndex(({ text }) => findsSimplified(meeting, text));
    // In Chinese the day stands above the meeting.
    const above = day.test(last[from - 1]?.text ?? '') ? 1 : 0;
    const own = last.slice(from - above).filter(({ text }) => findsSimplified(meeting, text) || day.test(text));
    if (from >= 0) return [...own, ...(end === vote?.from ? lines.slice(vote.from, vote.to + 1) : [])];
  }
  return [];
}

/** [Adopted by a recorded vote of …]: how the members voted, in as many lines as it takes, up to the bracket. */
function votesOf(lines: readonly FrameLine[]): { from: number; to: number } | undefined {
  const from = lines.findLastIndex(({ text }) => findsSimplified(votes, text));
  const to = lines.findIndex(({ text }, i) => i >= from && /[\]］]$/.test(text));
  return from > 0 && to >= from && to - from < 40 && from > lines.length / 3 ? { from, to } : undefined;
}
