/**
 * What looks like a name in an English text. In: the text of a paragraph. Out: runs of capitalized words that hold a
 * word for an instrument or a body, numbered resolutions, abbreviations. Promises that a run begins with its name, with
 * no article, participle or “Member States of the” before it, and that two names joined by “and the” are two. Pure,
 * linear.
 */
import { abbreviationsOf, type Candidate, candidate } from './candidate.ts';

const instruments =
  'Accords?|Act|Agenda|Agreements?|Charter|Code|Communiqu[eé]|Compact|Constitution|Conventions?|Covenants?|Declaration|Initiative|Memorandum|Pact|Principles|Protocols?|Resolution|Roadmap|Rules|Statement|Statute|Strategy|Treaty|Treaties|Vision';
const bodies =
  'Agency|Alliance|Assembly|Association|Bank|Bureau|Centre|Commission|Commissioner|Committee|Community|Conference|Cooperation|Council|Court|Forum|Fund|Group|League|Mechanism|Nations|Office|Organi[sz]ation|Parliament|Partnership|Programme|Secretariat|Summit|Tribunal|Union';
const headNoun = new RegExp(`\\b(?:(?:${bodies})|(${instruments}))\\b`);
const connector = 'of|on|the|for|and|in|to|against|between|among|with|from|by|its|their';
const capital = "[A-Z][\\w’'\\-–]*|\\d{4}|\\d+(?:st|nd|rd|th)";
const run = new RegExp(`\\b[A-Z][\\w’'\\-–]*(?:\\s+(?:(?:${connector})\\s+){0,4}(?:${capital}))*`, 'g');
/** What begins a sentence or a phrase and no name. */
const leading = new RegExp(
  `^(?:(?:The|This|That|These|Those|An?|In|On|At|Of|To|By|For|From|Its|Their|His|Her|All|Any|Each|Every|No|Not|Under|And|Or|But|If|When|Where|While|Whereas|Before|After|Since|Until|Through|Pursuant|Both|Either|Such|Other|Our|We|They|It|As|With|Without|Within|Upon|Having|Being)\\s+(?:the\\s+)?` +
    // People and parts of what is named: Member States of the Union, President of the Council.
    `|(?:(?:High\\s+)?(?:Contracting|Member|States?|Parties|Party|Members?|Heads?|Presidents?|Chair(?:man|person|s)?|Ministers?|Governments?|Representatives?|Delegations?|(?:Managing\\s+)?Directors?(?:-General)?|Secretar(?:y|ies)(?:-General)?|Registrars?|Judges?|Annex(?:es)?|Articles?|Chapters?|Parts?|Sections?|Titles?|Paragraphs?|Date|Signatories)\\s+)+(?:of|to|in|and|from|by|for)\\s+(?:the\\s+|its\\s+)?)`,
);
const participle = /^[A-Z][a-z]+(?:ing|ed)\s+(?:(?:the|that|with|by|in|to|of|its|also)\s+)*/;
const beginsSentence = /(?:^|[.;:,?!”"’)]\s+|\d\s+)$/;

/** A name is not longer. */
const longest = 200;

/** Candidates of an English paragraph, in no order. */
export function englishNames(text: string): Candidate[] {
  const runs = [...text.matchAll(run)].flatMap(({ index, 0: whole }) =>
    partsOf(whole, index).flatMap(({ words, start }) => nameIn(text, words, start)),
  );
  const resolutions = [...text.matchAll(/\b(?:resolutions?|decisions?)\s+\d+(?:\/\d+)?(?:\s*\(\d{4}\))?/gi)].map(
    (found) => candidate(found[0], found.index),
  );
  const abbreviations = abbreviationsOf(
    text,
    /\b(?![IVXLCDM]+\b)[A-Z][A-Z0-9]{2,}\b(?!-?\d)/g,
    /[A-Z]{2,}\W+$/,
    /^\W+[A-Z]{2,}/,
  );
  return [...runs, ...resolutions, ...abbreviations];
}

/** A run cut where “and the” begins another that has its noun. */
function partsOf(whole: string, index: number): { words: string; start: number }[] {
  const parts: { words: string; start: number }[] = [];
  let from = 0;
  for (const { index: at, 0: joint } of whole.matchAll(/\s+and\s+(?:(?:of|by|to|in|with)\s+)?(?:the|its|their)\s+/g)) {
    if (!headNoun.test(whole.slice(at + joint.length, at + joint.length + longest))) continue;
    parts.push({ words: whole.slice(from, at), start: index + from });
    from = at + joint.length;
  }
  return [...parts, { words: whole.slice(from), start: index + from }];
}

/** What is left of a run when everything before its name is cut off; nothing when no noun is in it. */
function nameIn(text: string, words: string, at: number): Candidate[] {
  let name = words;
  let start = at;
  const cut = (length: number) => {
    name = name.slice(length);
    start += length;
  };
  if (beginsSentence.test(text.slice(Math.max(0, start - 4), start))) cut(participle.exec(name)?.[0].length ?? 0);
  for (let found = leading.exec(name); found; found = leading.exec(name)) cut(found[0].length);
  // A capital begins a name: “In accordance with the Charter” leaves “accordance …”.
  if (!/^[A-Z0-9]/.test(name)) cut(/^[^A-Z]+/.exec(name)?.[0].length ?? 0);
  const noun = headNoun.exec(name);
  if (!noun) return [];
  // Of “Convention on … of the United Nations” the first noun says what it is; of “Human Rights Council” the only one.
  return [candidate(name, start, noun[1] ? 'treaties' : 'organizations', noun[0] === name ? name : undefined)];
}
