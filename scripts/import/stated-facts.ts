/**
 * What the text of a document says of the document: day, place, who adopted or issued it, its number, its agency, its
 * purpose. In: the lines of its blocks and its title. Out: the values for the front matter that are certain. Promises
 * that each is a piece of the text; leaves the text as it is. Called by `import-document.ts`.
 *
 *     '第一条 为了保护…，制定本法。' → { description: '为了保护…，制定本法。' }
 */
import { asSimplified, asWritten } from '../model/simplified-text.ts';
import { adoptionOf } from './adoption.ts';
import { divisionOf } from './heading-lines.ts';
import { datelineOf, issuedIn, numberOf, signedIn } from './signature.ts';

export interface StatedFacts {
  date?: string;
  place?: string;
  bodies?: string[];
  /** The number of the document, or of the order or resolution that it comes with. */
  number?: string;
  agency?: string;
  dateline?: string;
  description?: string;
  /** True when its adoption is stated below the title: such a document names no place. */
  adopted: boolean;
}

/** A line of a document, and whether it is a heading. */
export interface StatedLine {
  text: string;
  heading: boolean;
}

/** What is certain. `title` is the title as far as it is known. Traditional characters are read as simplified ones. */
export function statedFacts(lines: readonly StatedLine[], title: string): StatedFacts {
  const written = [title, ...lines.map(({ text }) => text)].join('\n');
  const read = asSimplified(written);
  const found = factsIn(
    lines.map(({ text, heading }) => ({ text: asSimplified(text), heading })),
    asSimplified(title),
  );
  const own = (value: string) => asWritten(value, read, written);
  const { bodies, number, agency, dateline, description, place } = found;
  return {
    ...found,
    ...(bodies ? { bodies: bodies.flatMap((body) => own(body) ?? []) } : {}),
    ...Object.fromEntries(
      Object.entries({ number, agency, dateline, description, place }).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, own(value)]],
      ),
    ),
  };
}

function factsIn(lines: readonly StatedLine[], title: string): StatedFacts {
  const texts = lines.map(({ text }) => text.trim()).filter((text) => text !== '');
  const head = headOf(lines);
  const tail = texts.slice(-16);
  const adoption = adoptionOf([title, ...head]);
  const signature = signedIn(tail, texts.join(' ')) ?? signedIn(head, texts.join(' '));
  const issued = issuedIn(tail);
  const dateline = datelineOf(texts.slice(0, 6));
  const bodies = authorsIn(title) ?? adoption?.bodies ?? issued?.bodies ?? [];
  const date = adoption?.date ?? signature?.date ?? issued?.date;
  const place = adoption ? adoption.place : signature?.place;
  const number = numberOf(texts.slice(0, 6)) ?? adoption?.number;
  const description = purposeIn(texts.slice(0, 24));
  return {
    ...(date ? { date } : {}),
    ...(place ? { place } : {}),
    ...(bodies.length > 0 ? { bodies } : {}),
    ...(number ? { number } : {}),
    ...(dateline ? { agency: dateline.agency, dateline: dateline.words } : {}),
    ...(description ? { description } : {}),
    adopted: adoption !== undefined,
  };
}

/** The lines before the first heading, division or sentence, at most twelve. */
function headOf(lines: readonly StatedLine[]): string[] {
  const end = lines.findIndex(
    ({ text, heading }, i) => i > 0 && (heading || divisionOf(text) !== undefined || /[。；：]$/.test(text.trim())),
  );
  const head = lines.slice(0, Math.min(end < 0 ? lines.length : end, 12));
  return head.map(({ text }) => text.trim()).filter((text) => text !== '');
}

const organ = '(?:国务院|[\\p{Script=Han}]{2,20}?(?:法院|检察院|委员会|大会|部|局|署|厅|银行|政府|办公室))';
const authored = new RegExp(`^(?<who>${organ}(?:[、\\s]${organ})*)关于`, 'u');
/** 最高人民法院、最高人民检察院 of 最高人民法院、最高人民检察院关于…的解释. */
function authorsIn(title: string): string[] | undefined {
  return authored.exec(title)?.groups?.who?.split(/[、\s]/u);
}

const purposes: readonly RegExp[] = [
  /^(?:第一条[\s\u3000]*)?(?<says>(?:为|根据)[^。]{5,240}，(?:特)?(?:制定|作出)本[\p{Script=Han}]{1,6}。)/u,
  /^第[一二三四五六七八九十百]+条[\s\u3000]*(?<says>本[编法][^。]{0,40}调整[^。]{2,120}。)/u,
  /^(?<says>(?:为|根据|依照)[^。]{5,400}?(?:(?:解释|规定|通知|决定|批复|公告|通告)如下|如下(?:解释|规定|决定|修改|补充)))[：:]/u,
];
/** The sentence with which a statute says what it is for, or what it rules. */
const purposeIn = (lines: readonly string[]): string | undefined =>
  lines.flatMap((line) => purposes.map((purpose) => purpose.exec(line)?.groups?.says)).find(Boolean);
