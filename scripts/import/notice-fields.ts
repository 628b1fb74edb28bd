/**
 * The elements of a Chinese notice (GB/T 9704-2012) in its lines. In: the lines of a document without its title. Out:
 * fields of the class `notice`, and the lines that they were. Promises that an element is looked for only where the
 * standard sets it, before the text or behind it, and that every line is taken as it is. Pure. Called by
 * `frame-fields.ts`.
 *
 *     '机密★1年', '样办发〔2024〕1号', '各市人民政府：', …, '样张办公厅', '2024年3月5日' → classification, number, to, signatures, date
 */

import { titlesMadeKnown } from '../numbering/made-known.ts';
import { hasAddressee } from './document-marks.ts';
import type { FoundFrame, FrameFields, FrameLine } from './frame-fields.ts';
import { isDayLine, isIssuer, numberOf } from './signature.ts';

/** Elements that stand above the text, each by its form. */
const head: readonly [field: string, form: RegExp][] = [
  ['copy-number', /^0\d{5}$/],
  ['classification', /^(?:绝密|机密|秘密)(?:★.{1,8})?$/],
  ['urgency', /^(?:特提|特急|加急|平急|紧急)$/],
  ['signers', /^签发人[：:].{2,40}$/],
];
/** 样张省人民政府文件: who issued it, and the mark behind the names. */
const masthead = /^(?<who>[\p{Script=Han}\s]{4,60}?)(?<mark>文件)$/u;
/** 文件 alone below the names of several who issued it. */
const markAlone = /^文\s*件$/u;
/** 样政办函〔2024〕1号: a letter says so in its number. */
const letterNumber = /函[〔［[（(【]/u;
/** 样张省人民政府令, …会议纪要: the head of an order or minutes, which is its title too. */
const forms: readonly [form: string, head: RegExp][] = [
  ['order', /^(?<who>[\p{Script=Han}\s]{4,60}?)(?<mark>令)$/u],
  ['minutes', /^(?<who>[\p{Script=Han}\s]{2,60}?)(?<mark>纪要)$/u],
];
/** 第12号, 第3期: the number of an order or minutes, alone below its head. */
const formNumber = /^(?:[（(〔]?第\s?[\d〇零一二三四五六七八九十百]{1,6}\s?[号期][）)〕]?|〔\d{4}〕第?\d{1,4}[号期])$/u;
/** 省长　王　五: the office and the name of who signs an order, which is stamped. */
const signer =
  /^(?<office>\p{Script=Han}{0,16}?(?:长|主席|总理|主任|书记|行长|署长))[\s\u3000]+(?<name>\p{Script=Han}[\p{Script=Han}\s\u3000·]{1,12})$/u;
const present = /^(?:出席|列席|请假|缺席|参加|主持|记录)(?:人员)?[：:]\S/u;
const annexes = /^附件[：:](?!$)/;
const annexItem = /^\d{1,2}[.．、]\s*\S/;
const remark = /^[（(][^（）()]{2,60}[）)]$/;
const copies = /^(?:抄送|主送|抄报|分送)[：:]/;
const printed = /^(?<who>\S.{1,40}?)[\s\u3000]*(?<day>[1-9]\d{3}年\d{1,2}月\d{1,2}日印发)$/u;
const printedDay = /^[1-9]\d{3}年\d{1,2}月\d{1,2}日印发$/;
/** An annex with a text of its own begins here: what is above it ends the notice. */
const annexBegins = /^附(?:件|表|录)[\s\u3000]*\d{0,2}[:：]?$/;

type Take = (field: string, ...own: readonly FrameLine[]) => void;

/** The fields of a notice. */
export function readNoticeFields(lines: readonly FrameLine[]): FoundFrame {
  const fields: FrameFields = {};
  const taken = new Set<number>();
  const take: Take = (field, ...own) => {
    const texts = own.flatMap(({ text }) => text.split('\n'));
    fields[field] = texts.length === 1 ? (texts[0] ?? '') : texts;
    for (const { at } of own) taken.add(at);
  };
  readForm(lines, fields, take);
  readIssuers(lines, fields, take);
  readHead(lines, fields, take);
  // What a notice makes known stands behind its signature.
  const titles = titlesMadeKnown(lines.map(({ text }) => text));
  const known = (_: string, i: number) =>
    titles.has(i) && lines.slice(Math.max(0, i - 4), i).some(({ text }) => isDayLine(text));
  const begins = lines.findIndex(({ text, at }, i) => at > 2 && (annexBegins.test(text) || known(text, i)));
  const body = lines.slice(0, begins < 0 ? undefined : begins).filter(({ at }) => !taken.has(at));
  if (fields.date === undefined) readTail(body, take);
  readEnd(lines.filter(({ at }) => !taken.has(at)).slice(-4), fields, taken, take);
  return { fields, taken };
}

/**
 * The head of an order or minutes stays in the text, for it is the title; who signs or was present stands behind the
 * text.
 */
function readForm(lines: readonly FrameLine[], fields: FrameFields, take: Take): void {
  const [head, number] = lines.filter(({ text }) => text !== '');
  if (!head || !number || !formNumber.test(number.text)) return;
  const form = forms.find(([, pattern]) => pattern.test(head.text));
  if (!form) return;
  const { who, mark } = form[1].exec(head.text)?.groups ?? {};
  Object.assign(fields, { form: form[0], issuers: who, mark });
  take('number', number);
  const last = lines.slice(-8);
  if (form[0] === 'minutes') {
    const those = last.filter(({ text }) => present.test(text));
    if (those.length > 0) take('present', ...those);
    return;
  }
  const at = last.findIndex(({ text }, i) => signer.test(text) && isDayLine(last[i + 1]?.text ?? ''));
  const [line, day] = last.slice(at, at + 2);
  const { office, name } = signer.exec(line?.text ?? '')?.groups ?? {};
  if (at < 0 || !line || !day || !office || !name) return;
  take('office', line);
  take('date', day);
  Object.assign(fields, { seal: 'stamp', office, signatures: name });
}

/**
 * Names in lines of their own at the beginning, which no title goes on with: who issued it, and the mark below. A
 * letter bears no other mark.
 */
function readIssuers(lines: readonly FrameLine[], fields: FrameFields, take: Take): void {
  if (fields.form !== undefined) return;
  if (lines.slice(0, 30).some(({ text }) => numberOf([text]) !== undefined && letterNumber.test(text)))
    fields.form = 'letter';
  const begins = lines.findIndex(({ text }) => text !== '' && !head.some(([, form]) => form.test(text)));
  const own = lines.slice(Math.max(0, begins));
  const end = own.findIndex(({ text }) => !isIssuer(text));
  const next = own[end]?.text ?? '';
  if (end < 1 || /^关于/u.test(next)) return;
  take('issuers', ...own.slice(0, end));
  if (markAlone.test(next)) take('mark', own[end] as FrameLine);
}

/** Above the text, down to the addressees; the title stands among them. */
function readHead(lines: readonly FrameLine[], fields: FrameFields, take: Take): void {
  const above = [fields.issuers ?? []].flat().length;
  for (const line of lines.slice(0, above + 20)) {
    const { text } = line;
    if (/[。；]$/.test(text)) return;
    const field = head.find(([name, form]) => fields[name] === undefined && form.test(text))?.[0];
    const { who, mark } = masthead.exec(text)?.groups ?? {};
    if (field) take(field, line);
    else if (fields.number === undefined && numberOf([text])) take('number', line);
    else if (fields.mark === undefined && fields.issuers === undefined && who && mark) {
      take('mark', line);
      const names = who.trim().split(/\s+/u);
      Object.assign(fields, { issuers: names.length > 1 ? names : names[0], mark });
    } else if (hasAddressee(text)) {
      take('to', line);
      return;
    }
  }
}

/** So many lines at the end may hold the day: a remark, copies and what a site adds stand behind it. */
const tail = 8;

/** Behind the text: annexes, signatures and day, the remark. */
function readTail(lines: readonly FrameLine[], take: Take): void {
  const at = lines.findLastIndex(({ text }) => isDayLine(text));
  const day = lines[at];
  if (!day || at < Math.max(1, lines.length - tail)) return;
  let first = at;
  // Each of several may have signed on a day of its own.
  const signs = (i: number) =>
    isIssuer(textAt(lines, i)) || (isDayLine(textAt(lines, i)) && isIssuer(textAt(lines, i - 1)));
  while (first > 1 && signs(first - 1)) first--;
  if (first === at) return;
  take('signatures', ...lines.slice(first, at));
  take('date', day);
  const next = lines[at + 1];
  if (next && remark.test(next.text)) take('remark', next);
  readAnnexList(lines.slice(0, first), take);
}

const textAt = (lines: readonly FrameLine[], at: number): string => lines[at]?.text ?? '';

/** 附件：1.… and the lines below it, at the end of the text. */
function readAnnexList(lines: readonly FrameLine[], take: Take): void {
  let first = lines.length;
  while (first > 0 && annexItem.test(textAt(lines, first - 1)) && textAt(lines, first - 1).length <= 80) first--;
  if (annexes.test(textAt(lines, first - 1))) take('annex-list', ...lines.slice(first - 1));
}

/** 版记, at the end of everything: 抄送, and who printed it when. */
function readEnd(lines: readonly FrameLine[], fields: FrameFields, taken: Set<number>, take: Take): void {
  for (const line of lines) {
    const found = printed.exec(line.text)?.groups;
    if (copies.test(line.text) && fields.cc === undefined) take('cc', line);
    else if (printedDay.test(line.text)) take('printed-on', line);
    else if (found) {
      fields['printed-by'] = found.who ?? '';
      fields['printed-on'] = found.day ?? '';
      taken.add(line.at);
    }
  }
}
