/**
 * What is known of a document → front matter. In: what it says about itself, and what its text showed. Out: the data of
 * the front matter, `TODO …` where nothing is known. Promises that no fact is guessed: each comes from the document;
 * tells which statements of the document found no field. Called by `import-document.ts`.
 *
 *     { title: 'Устав', language: 'ru' } → { title: ['Устав'], kind: 'Устав', parties: ['TODO …'], … }
 */
import type { Facts } from './found-document.ts';
import type { Structure } from './structure.ts';
import type { Tally } from './tally.ts';

const todo = (what: string) => `TODO ${what}`;
const kinds: readonly RegExp[] = [
  /(联合声明|联合公报|共同宣言|声明|宣言|公报|协定|条约|公约|议定书|备忘录|章程|宪章|规约|决议|决定|通知|意见|条例|办法|规定|法)$/,
  /\b(Joint Statement|Joint Communiqué|Declaration|Statement|Communiqué|Convention|Treaty|Agreement|Protocol|Memorandum|Covenant|Charter|Statute|Resolution|Decision)\b/i,
  /(Совместное заявление|Совместное коммюнике|Декларация|Заявление|Коммюнике|Конвенция|Договор|Соглашение|Протокол|Меморандум|Пакт|Устав|Статут|Резолюция|Решение)/i,
];

/** Front matter data in the order in which it is printed. */
export function frontMatterOf(
  facts: Facts,
  structure: Structure,
  language: string,
  tally: Tally,
  file: string,
): Record<string, unknown> {
  const place = { file, line: 1, column: 1 };
  const stated = structure.title?.join(isHan(structure.title.join('')) ? '' : ' ');
  const title = stated ?? facts.title;
  if (stated !== undefined && facts.title !== undefined && bare(stated) !== bare(facts.title))
    tally.say('K124', `the title “${facts.title}”`, `The text itself says “${stated}”.`, place);
  const date = dateOf(facts.date);
  if (facts.date && !date) tally.say('K124', `the date “${facts.date}”`, 'It cannot be read as a day.', place);
  if (facts.address && structure.provenance)
    tally.say(
      'K124',
      `the address ${facts.address}`,
      'The agency line is the provenance; write the address there if you want it.',
      place,
    );
  return {
    title:
      title === undefined
        ? [todo('the title, one line of sense each')]
        : structure.title && structure.title.length > 1
          ? structure.title
          : senseLines(title),
    'short-title': title !== undefined && title.length <= (isHan(title) ? 12 : 45) ? title : todo('for running heads'),
    kind: kindOf(title) ?? todo('kind of document'),
    parties: partiesOf(title) ?? [todo('parties, or who adopted it')],
    adopted: { date: structure.closing?.date ?? todo('YYYY-MM-DD'), place: structure.closing?.place ?? todo('place') },
    source: {
      name: facts.publisher ?? todo('where the text comes from'),
      date: date ?? todo('YYYY-MM-DD'),
      provenance: structure.provenance ?? facts.address ?? todo('agency line, document number or address'),
    },
    edition: { number: 1, date: todo('YYYY-MM-DD') },
    language,
    description: facts.description ?? todo('one or two sentences for catalogues'),
    ...(facts.rights ? { rights: facts.rights } : {}),
    ...(structure.numbering ? { numbering: structure.numbering } : {}),
    registers: ['treaties', 'organizations'],
  };
}

const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text);
/** No title is longer; what is, is not looked through for its parts. */
const longest = 500;
const bare = (text: string): string => text.replace(/\s+/gu, '');

/** 甲和乙 / 关于……的 / 联合声明: the three sense lines of an official title; one line when it has another shape. */
function senseLines(title: string): string[] {
  const found = title.length > longest ? null : /^(.+?)(关于.+的)([^的]+)$/.exec(title);
  return found ? found.slice(1) : [title];
}

/** 中华人民共和国 holds a 和 itself: a party ends like a state’s name. */
function partiesOf(title: string | undefined): string[] | undefined {
  if (title && title.length > longest) return undefined;
  const found =
    /^(.+(?:国|联邦|联盟))和(.+?)关于/.exec(title ?? '') ??
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

/** The kind that a title names, with a capital where its script has them. */
function kindOf(title = ''): string | undefined {
  const kind = kinds.map((pattern) => pattern.exec(title)?.[1]).find(Boolean);
  return kind && kind.charAt(0).toUpperCase() + kind.slice(1);
}
