/**
 * Accounts for every character of the source's body: each that is not blank is in the edition's text, in its order, or
 * one of the signs of Markdown. In: an edition with its canonical text. Out: K802 at the first character of a stretch
 * that is neither, or at the text that the source has not. So the proof begins at what the editor wrote, and not at
 * what the parser made of it. Knows the signs, and nothing of how they are parsed. Called once for an edition.
 *
 *     the parser loses the cell “1950”: K802 “line 41: “1950” of the source is in no text of the edition”
 */
import { blocksOf } from '../model/edition.ts';
import type { Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import type { IndexedEdition } from '../model/registers.ts';

/** A stretch of the source, and what the edition has of it. */
interface Stretch {
  line: number;
  text: string;
}

/** Signs that say what stands beside them: emphasis, lists, tables, quotations, escapes, brackets. */
const signs = new Set([...'#*_~[]()|>-+\\!:^=<`"\'{}']);

/**
 * What says something to the press in words of its own, longest first: attributes behind a stretch, addresses of links
 * and pictures, calls and heads of notes, fences, entities.
 */
const constructs = [
  /\]\((?:[^()\n]|\([^()\n]*\))*\)(?:\{[^{}\n]*\})?/y,
  /\]\{[^{}\n]*\}/y,
  /\{[^{}\n]*\}/y,
  /\[\^[^\]\n]{1,999}\]/y,
  /:::(?<=^[\s>]*:::)[^\n]*/my,
  /&(?:#\d{1,7}|#x[0-9a-f]{1,6}|\w{2,31});/iy,
];

/** Compares the characters of the body with those of the edition. */
export function accountCharacters(edition: IndexedEdition): Problem[] {
  const { file, canonical, bodyLine } = edition.manuscript;
  const rows = canonical.normalize('NFC').split(/\r\n?|\n/);
  const stretches = stretchesOf(edition);
  return stretches.flatMap(({ line, text }, i) => {
    const from = i === 0 ? Math.min(line, bodyLine) : line;
    const source = rows.slice(from - 1, (stretches[i + 1]?.line ?? rows.length + 1) - 1).join('\n');
    const fault = accountFor(source, text.normalize('NFC'));
    if (!fault) return [];
    const place = { file, line: from + source.slice(0, fault.at).split('\n').length - 1, column: 1 };
    return [problem('K802', { format: 'Edition', detail: `line ${place.line}: ${fault.said}` }, place)];
  });
}

/** Blocks and notes of the body in the order of their lines. What stands on one line is one stretch. */
function stretchesOf(edition: IndexedEdition): Stretch[] {
  const { bodyLine } = edition.manuscript;
  const all = [...blocksOf(edition).filter(({ kind }) => kind !== 'gap' && kind !== 'element'), ...edition.notes]
    .filter(({ place }) => place.line >= bodyLine)
    .sort((a, b) => a.place.line - b.place.line);
  const stretches: Stretch[] = [];
  for (const one of all) {
    const last = stretches.at(-1);
    if (last?.line === one.place.line) last.text += textOf(one);
    else stretches.push({ line: one.place.line, text: textOf(one) });
  }
  return stretches;
}

/** Keys under which nothing of the source's own text stands. */
const apart = new Set([
  'kind',
  'place',
  'anchor',
  'also',
  'role',
  'form',
  'language',
  'target',
  'is',
  'columns',
  'rows',
]);

/** The text of a block in the order in which it is written; of a figure its description, its file, its caption. */
function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join('');
  if (!value || typeof value !== 'object') return '';
  const { kind, text, image, alt, caption, head, rows } = value as Record<string, unknown>;
  if (kind === 'text') return String(text);
  if (kind === 'figure') return `${alt}${`${image}${textOf(caption)}`.replace(/[\s"'()<>]/gu, '')}`;
  if (kind === 'table') return textOf(head) + textOf(rows);
  return Object.entries(value)
    .filter(([key]) => !apart.has(key))
    .map(([, inner]) => textOf(inner))
    .join('');
}

/** Walks through a stretch of the source and the text of the edition side by side. */
function accountFor(source: string, text: string): { at: number; said: string } | undefined {
  const wanted = text.replace(/\s+/gu, '');
  let next = 0;
  for (let at = 0; at < source.length; at++) {
    const sign = source[at] as string;
    if (/\s/u.test(sign)) continue;
    const construct = constructAt(source, at);
    const due = construct?.startsWith(':::') ? ':::' : construct?.replace(/\s+/gu, '');
    const literal = due !== undefined && wanted.startsWith(due, next);
    if (construct && !literal) {
      // An entity stands for one character.
      if (construct.startsWith('&')) next += (wanted.codePointAt(next) ?? 0) > 0xffff ? 2 : 1;
      const named = addressForms(construct).find((form) => form !== '' && wanted.startsWith(form, next));
      next += named?.length ?? 0;
      at += construct.length - 1;
    } else if (sign === wanted[next]) next++;
    else if (!signs.has(sign)) {
      const lost = /^\S{1,20}/u.exec(source.slice(at))?.[0] ?? sign;
      return { at, said: `“${lost}” of the source is in no text of the edition` };
    }
  }
  if (next >= wanted.length) return undefined;
  return { at: 0, said: `the edition has “${wanted.slice(next, next + 20)}”, and the source has not` };
}

/** The file and the caption of a picture, which are said where a link has its address: as written, and decoded. */
function addressForms(construct: string): string[] {
  const written = /^\]\(([\s\S]*)\)/.exec(construct)?.[1] ?? '';
  const decoded = written.replace(/(?:%[0-9a-f]{2})+/giu, (octets) => {
    try {
      return decodeURIComponent(octets).normalize('NFC');
    } catch {
      return octets;
    }
  });
  return [written, decoded].map((form) => form.replace(/[\s"'()<>]/gu, ''));
}

/** What begins here and says something in words of its own; undefined for a character. */
function constructAt(source: string, at: number): string | undefined {
  for (const construct of constructs) {
    construct.lastIndex = at;
    const found = construct.exec(source)?.[0];
    if (found !== undefined) return found;
  }
  return undefined;
}
