/**
 * What is known of a document → front matter. In: what it says about itself, and what its text showed. Out: the data of
 * the front matter, `TODO …` where nothing is known. Promises that no fact is guessed: each comes from the document;
 * tells which statements of the document found no field. Called by `import-document.ts`.
 *
 *     { title: 'Устав', language: 'ru' } → { title: ['Устав'], kind: 'Устав', parties: ['TODO …'], … }
 */
import { findWritten } from '../model/simplified-text.ts';
import { isSigned, kindOf } from './document-kinds.ts';
import type { Facts } from './found-document.ts';
import { isDayLine } from './signature.ts';
import type { StatedFacts } from './stated-facts.ts';
import type { Structure } from './structure.ts';
import type { Tally } from './tally.ts';
import { beginsWithTitle, joinTitle } from './title-lines.ts';
import { dateOfWords } from './written-dates.ts';

const todo = (what: string) => `TODO ${what}`;
/** What is known of a document when its front matter is written. */
interface Known {
  facts: Facts;
  structure: Structure;
  /** What the text says of itself. */
  stated: StatedFacts;
  language: string;
  /** The name of its class. */
  documentClass: string;
  /** The file’s name, for places. */
  file: string;
}

/** Front matter data in the order in which it is printed. */
export function frontMatterOf(known: Known, tally: Tally): Record<string, unknown> {
  const { facts, structure, language } = known;
  // Behind the signatures of a notice there may be annexes: the text ends with them.
  const stated = { ...signedBy(structure.frame), ...known.stated };
  const said = structure.title && joinTitle(structure.title);
  const title = said ?? facts.title;
  // 中华人民共和国民法典 / 合同编: the first line names the kind.
  // A resolution names its kind where it says how it was adopted.
  const kind = [title, ...(structure.title ?? []), ...[structure.frame?.adoption ?? []].flat()]
    .map((line) => kindOf(line))
    .find(Boolean);
  // A statute names no place, and often no number and no day: there is nothing to ask for.
  const asks = !stated.adopted && (kind === undefined || isSigned(kind));
  tellUnused(known, said, tally);
  return {
    title:
      title === undefined
        ? [todo('the title, one line of sense each')]
        : structure.title && structure.title.length > 1
          ? structure.title
          : senseLines(title),
    'short-title': title === undefined ? todo('for running heads') : shortTitleOf(title, facts.title),
    kind: kind ?? todo('kind of document'),
    ...given('parties', partiesOf(title) ?? stated.bodies ?? (asks ? [todo('parties, or who adopted it')] : undefined)),
    ...given('adopted', adoptedOf(structure, stated, asks)),
    source: {
      name: facts.publisher ?? stated.agency ?? todo('where the text comes from'),
      date: dateOf(facts.date) ?? todo('YYYY-MM-DD'),
      ...provenanceOf({ ...known, stated }, asks),
    },
    edition: { number: 1, date: todo('YYYY-MM-DD') },
    language,
    class: known.documentClass,
    ...(structure.frame ? { [known.documentClass]: structure.frame } : {}),
    ...given(
      'description',
      facts.description ?? stated.description ?? (asks ? todo('one or two sentences for catalogues') : undefined),
    ),
    ...(facts.rights ? { rights: facts.rights } : {}),
    ...(structure.numbering ? { numbering: structure.numbering } : {}),
    registers: ['treaties', 'organizations'],
  };
}

/** Who signed a notice and when, as its fields have it; nothing where a person did, with a stamp. */
function signedBy(frame: Structure['frame']): { bodies?: string[]; date?: string } {
  const lines = [frame?.signatures ?? []].flat();
  if (lines.length === 0 || frame?.seal === 'stamp') return {};
  const date = dateOfWords(String(frame?.date ?? ''));
  return { bodies: lines.filter((line) => !isDayLine(line)), ...(date ? { date } : {}) };
}

/** A field, where it has a value. */
const given = <Value>(name: string, value: Value | undefined): Record<string, Value> =>
  value === undefined ? {} : { [name]: value };

/** Statements of the document that no field takes. */
function tellUnused({ facts, structure, file }: Known, said: string | undefined, tally: Tally): void {
  const place = { file, line: 1, column: 1 };
  const { title } = facts;
  if (said !== undefined && title !== undefined && bare(said) !== bare(title) && shortTitleOf(said, title) !== title)
    tally.say('K124', `the title “${title}”`, `The text itself says “${said}”.`, place);
  if (facts.date && !dateOf(facts.date))
    tally.say('K124', `the date “${facts.date}”`, 'It cannot be read as a day.', place);
  if (facts.address && structure.provenance)
    tally.say(
      'K124',
      `the address ${facts.address}`,
      'The agency line is the provenance; write the address there if you want it.',
      place,
    );
}

function adoptedOf({ closing }: Structure, stated: StatedFacts, asks: boolean): Record<string, string> | undefined {
  // In Russian the place stands in another case than alone; the text may have it alone elsewhere.
  const russian = /\p{Script=Cyrillic}/u.test(closing?.place ?? '');
  const found = russian ? (stated.place ?? closing?.place) : (closing?.place ?? stated.place);
  const place = found ?? (asks ? todo('place') : undefined);
  const date = closing?.date ?? stated.date ?? (asks ? todo('YYYY-MM-DD') : undefined);
  return date || place ? { ...given('date', date), ...given('place', place) } : undefined;
}

/** The agency line, the address of the page, or the number. */
function provenanceOf({ facts, structure, stated }: Known, asks: boolean): { provenance?: string } {
  const known = structure.provenance ?? stated.dateline ?? facts.address ?? stated.number;
  if (known !== undefined) return { provenance: known };
  return asks ? { provenance: todo('agency line, document number or address') } : {};
}

/**
 * The title itself where it is no longer than running heads should be; a Chinese law’s without the name of the state. A
 * longer one without those who issued it, where it names them before what it is about. Before both what the document
 * calls itself elsewhere, where its title begins so.
 */
function shortTitleOf(title: string, elsewhere: string | undefined): string {
  const short =
    isHan(title) && title.length > 12
      ? title.slice(findWritten(/^中华人民共和国(?=[^和与同及、政].{3})/d, title)?.[0]?.length ?? 0)
      : title;
  if (short.length <= (isHan(title) ? 30 : 80)) return short;
  if (elsewhere && beginsWithTitle(title, elsewhere)) return elsewhere;
  const about = findWritten(/^\p{Script=Han}{2,20}(?:[、 ]\p{Script=Han}{2,20}){0,12}?(?=关于)/du, short)?.[0] ?? '';
  const rest = short.slice(about.length);
  return rest.length <= (isHan(title) ? 60 : 120) ? rest : todo('for running heads');
}

const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text);
/** No title is longer; what is, is not looked through for its parts. */
const longest = 500;
const bare = (text: string): string => text.replace(/\s+/gu, '');

/** 甲和乙 / 关于……的 / 联合声明: the three sense lines of an official title; one line when it has another shape. */
function senseLines(title: string): string[] {
  const found = title.length > longest ? undefined : findWritten(/^(.+?)(关于.+的)([^的]+)$/d, title);
  return found ? found.slice(1).map((line) => line ?? '') : [title];
}

/** 中华人民共和国 holds a 和 itself: a party ends like a state’s name. */
function partiesOf(title: string | undefined): string[] | undefined {
  if (title && title.length > longest) return undefined;
  const found =
    findWritten(/^(.+(?:国|联邦|联盟)(?:政府)?)[和与](.+?)关于/d, title ?? '') ??
    /\b(?:between|of) (?:the Government of )?(?:the )?(.+?) and (?:the Government of )?(?:the )?(.+? (?:Republic|Federation|Union|Kingdom|States|China|Russia)[^,]*?)(?: (?:on|concerning|regarding|for)\b.*)?$/.exec(
      title ?? '',
    ) ??
    /(?:между|заявление) (?:Правительством )?(.+?(?:Федераци[ией]+|Республик[аиой]+|Китая)) и (?:Правительством )?(.+?(?:Федераци[ией]+|Республик[аиой]+|Китая))(?: |$)/.exec(
      title ?? '',
    );
  return found ? [found[1] ?? '', found[2] ?? ''] : undefined;
}

/** A day out of the ways in which pages write one; none for what is no day. */
function dateOf(text: string | undefined): string | undefined {
  if (!text) return undefined;
  const written = /(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})/.exec(text);
  const time = written
    ? Date.UTC(Number(written[1]), Number(written[2]) - 1, Number(written[3]))
    : Date.parse(/\d{4}/.test(text) && /\b(?:GMT|UTC|Z)\b|[+-]\d{4}$/.test(text) ? text : `${text} UTC`);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().slice(0, 10);
}
