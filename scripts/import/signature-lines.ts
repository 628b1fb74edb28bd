/**
 * The signatures below a treaty or an act. In: the blocks of a text. Out: the same, with “In witness whereof …” and
 * “Done at …” as one block, and the lines behind them as another. Promises that a sentence is no signature, that only
 * lines at the end of the body are, before its annexes, and that no line is lost. Pure. Called by
 * `structure.ts`; `plain-columns.ts` asks for the first line of a signatory.
 *
 *     'DONE at Lakeside, …', 'For the Republic of Aland:', 'A. Smith' → a testimonium, and signatures of one signatory
 */
import { findsSimplified } from '../model/simplified-text.ts';
import { type Draft, type Inline, plainText } from '../model/text.ts';
import { closingOf } from './closing-formula.ts';
import { beginsAnnex } from './document-marks.ts';
import { dayPattern } from './written-dates.ts';

type DraftBlock = Draft['blocks'][number];

const done =
  /^(?:Done|DONE|Signed|SIGNED) (?:at|in)\b|^(?:Совершено|СОВЕРШЕНО|Подписано)\s|^(?:Fait|FAIT|Signé|SIGNÉ) à\s|^(?:Hecho|HECHO|Firmado|FIRMADO) en\s|^(?:حرر|وقع|حُرر|وُقع) في\s|^(?:本|此)?.{0,30}(?:订于|签订于|签署于|在.{1,20}(?:签订|签署))|^\S{0,30}年.{1,12}日.{0,4}(?:订|签)于/u;
/** Longer lines are sentences. */
const longest = 90;

/** “In witness whereof …”: what stands before place and date, and is no provision. */
const witness =
  /^(?:In witness whereof|In faith whereof)\b|^В удостоверение чего|^En foi de quoi|^En fe de lo cual|^En testimonio de lo cual|^وإثباتا لما تقدم|^وإشهادا على ذلك|^(?:下列.{1,30}|双方.{1,20}|为此，.{1,40})(?:签署|签字)|^以昭信守/iu;
/** The first line of a signatory. */
const signatory =
  /^(?:For|On behalf of)\s|^(?:За|От имени|По уполномочию)\s|^(?:Pour|Par|Au nom d[eu]|Por|En nombre de|عن)\s|代\s*表(?:[（(：:]|$)/u;

/** True for the line with which a signatory begins: “For the Republic of Aland:”. */
export const isSignatory = (line: string): boolean => signatory.test(line.trim());

/**
 * The blocks with the signatures of the body in one, and the paragraphs before them in another: neither is a provision.
 * Signatures of which no line says for whom it is are lines that close the text.
 */
export function joinSignatures(blocks: readonly DraftBlock[]): DraftBlock[] {
  const at = blocks.findLastIndex(
    (block) => block.kind === 'closing' || (isText(block) && findsSimplified(done, textOf(block))),
  );
  if (at < 0) return joinPromulgation(blocks);
  const from = at + 1;
  let end = from;
  while (end < blocks.length && isSignature(blocks[end] as DraftBlock)) end++;
  const behind = blocks[end];
  let first = at;
  while (findsSimplified(witness, textOf(blocks[first - 1]))) first--;
  if (behind && behind.kind !== 'heading' && behind.kind !== 'table') return [...blocks];
  // A copy may leave the signatures out: the words before them are no provision all the same, if they say the day.
  if (end === from && first === at && !anyDay.test(textOf(blocks[at]))) return [...blocks];
  const lines = blocks.slice(from, end).flatMap(linesOf);
  const { place } = blocks[first] as DraftBlock;
  const before: DraftBlock = {
    kind: 'closing',
    form: 'testimonium',
    lines: blocks.slice(first, from).flatMap(linesOf),
    place,
  };
  return [
    ...blocks.slice(0, first),
    before,
    ...(blocks[from] && end > from ? [signaturesOf(lines, blocks[from].place)] : []),
    ...blocks.slice(end),
  ];
}

/** A day anywhere in a sentence. */
const anyDay = new RegExp(`${dayPattern.Han}|${dayPattern.Latin}|${dayPattern.Cyrillic}|${dayPattern.Arabic}`, 'u');
/** A line that is a day and nothing else, or the number of an act: what its promulgation ends with. */
const dayLine = new RegExp(
  `^(?:${dayPattern.Han}|${dayPattern.Latin}|${dayPattern.Cyrillic}|${dayPattern.Arabic})$`,
  'u',
);
const numberLine = /^(?:№|No?\.?)\s?[\d\p{L}/-]{1,20}$/u;
/** А. Петров, А. С. ПЕТРОВ: the last line of an act whose day stands above its text. */
const nameLine = /(?:^|\s)(?:\p{Lu}\.\s?){1,2}\p{Lu}[\p{L}-]+$/u;
/** 总理　王　五: office and name before the day of an order. */
const officeLine = /^[\p{Script=Han}]{2,12}\s+\p{Script=Han}(?:\s*\p{Script=Han}){1,3}$/u;
/** Office, name, place, day and number: a promulgation has no more lines. */
const mostLines = 8;

/**
 * Who promulgated an act, where, when and under which number: the last lines of the body, or of the order that makes
 * another text known, of which one is a day. They close the text as a formula does: Глава Республики / А. Петров / 15
 * февраля 2031 года / № 12-З.
 */
function joinPromulgation(blocks: readonly DraftBlock[]): DraftBlock[] {
  const annex = blocks.findIndex((block) => block.kind === 'heading' && beginsAnnex(plainText(block.inlines)));
  const heading = blocks.findIndex(({ kind }) => kind === 'heading');
  const ordered = heading > 0 && heading !== annex ? closeBefore(blocks, heading) : undefined;
  return ordered ?? closeBefore(blocks, annex < 0 ? blocks.length : annex) ?? [...blocks];
}

/** The blocks with the lines that end before `end` as one, where they close a text. */
function closeBefore(blocks: readonly DraftBlock[], end: number): DraftBlock[] | undefined {
  let from = end;
  while (from > 0 && end - from < mostLines && isSignature(blocks[from - 1] as DraftBlock)) from--;
  const own = blocks.slice(from, end);
  const texts = own.flatMap((block) => textOf(block).split('\n'));
  const [first] = own;
  const named = nameLine.test(texts.at(-1) ?? '') || officeLine.test(texts[0] ?? '');
  const fits =
    (texts.some((text) => dayLine.test(text)) || (end < blocks.length && nameLine.test(texts.at(-1) ?? ''))) &&
    texts.every((text) => text.length <= 60 && (!/^\p{Ll}/u.test(text) || /^г\.\s/.test(text))) &&
    (own.length > 2 || named || texts.some((text) => numberLine.test(text))) &&
    /[.。]$/.test(textOf(blocks[from - 1]));
  if (!first || !fits) return undefined;
  const closing: DraftBlock = { kind: 'closing', lines: own.flatMap(linesOf), place: first.place };
  return [...blocks.slice(0, from), closing, ...blocks.slice(end)];
}

/** The lines behind the formula: a line of the block for each signatory, where they say for whom they sign. */
function signaturesOf(lines: readonly Inline[][], place: DraftBlock['place']): DraftBlock {
  const begins = lines.map((line) => isSignatory(plainText(line)));
  if (!begins[0]) return { kind: 'closing', lines: [...lines], place };
  const signatories: Inline[][] = [];
  lines.forEach((line, i) => {
    if (begins[i]) signatories.push([...line]);
    else signatories.at(-1)?.push({ kind: 'break' }, ...line);
  });
  return { kind: 'closing', form: 'signatures', lines: signatories, place };
}

const linesOf = (block: DraftBlock): Inline[][] =>
  isText(block) ? [block.inlines] : block.kind === 'closing' ? block.lines : [];

const isText = (block: DraftBlock): block is Extract<DraftBlock, { kind: 'paragraph' }> => block.kind === 'paragraph';
const textOf = (block: DraftBlock | undefined): string =>
  block && isText(block) ? plainText(block.inlines).trim() : '';

/** A short line without the end of a sentence, as a name or an office is. */
function isSignature(block: DraftBlock): boolean {
  const text = textOf(block);
  if (text === '' || text.length > longest || closingOf(text)) return false;
  return (
    !/[。；;!?]$/.test(text) &&
    !(/\.$/.test(text) && text.split(/\s+/).length > 6) &&
    !/^[(（]?\d{1,3}[.)）]/.test(text)
  );
}
