/**
 * What the glyphs of a page are read as. In: the fonts of a page with their ToUnicode maps (ISO 32000-1, 9.10.3) as
 * Chromium writes them. Out: for each font, by the name under which the content stream selects it, its glyph codes with
 * their text. Promises to change nothing. Called by `page-content.ts`.
 *
 *     2 beginbfchar <0003> <7B2C> <0004> <0031> endbfchar → 3 → '第', 4 → '1'
 */
import { type PDFContext, PDFDict, PDFName, type PDFObject, PDFRef } from 'pdf-lib';
import { streamBytes } from './content-streams.ts';
import type { Codes, Shapes } from './glyph-meanings.ts';

/** The fonts of a page by the names under which its content uses them. `known`: fonts that an earlier page has read. */
export function readCodes(context: PDFContext, resources: PDFDict, known: Map<PDFObject, Codes>): Map<string, Codes> {
  const fonts = new Map<string, Codes>();
  for (const [name, reference] of resources.lookupMaybe(PDFName.of('Font'), PDFDict)?.entries() ?? []) {
    let codes = known.get(reference);
    if (!codes) {
      const font = context.lookup(reference, PDFDict);
      codes = parseToUnicode(Buffer.from(streamBytes(font.lookup(PDFName.of('ToUnicode')))).toString('latin1'));
      known.set(reference, codes);
    }
    fonts.set(name.decodeText(), codes);
  }
  return fonts;
}

/** Writes what was learned of the glyphs of a font into its map, which says nothing of them, or U+0000. */
export function writeLearned(context: PDFContext, known: ReadonlyMap<PDFObject, Codes>, shapes: Shapes): void {
  for (const [reference, read] of known) {
    const codes = new Map([...read, ...(shapes.get(read) ?? [])]);
    const font = context.lookup(reference, PDFDict);
    const stream = font.get(PDFName.of('ToUnicode'));
    const map = Buffer.from(streamBytes(context.lookup(stream))).toString('latin1');
    const before = parseToUnicode(map);
    const fresh = [...codes].filter(([code, text]) => before.get(code) !== text);
    if (fresh.length === 0 || !(stream instanceof PDFRef)) continue;
    const hex = (code: number) => code.toString(16).toUpperCase().padStart(4, '0');
    const said = (text: string) => [...Array(text.length).keys()].map((i) => hex(text.charCodeAt(i))).join('');
    const rows = fresh.map(([code, text]) => `<${hex(code)}> <${said(text)}>`);
    const parts = Array.from({ length: Math.ceil(rows.length / 100) }, (_, i) => rows.slice(100 * i, 100 * i + 100));
    const added = parts.map((part) => `${part.length} beginbfchar\n${part.join('\n')}\nendbfchar\n`).join('');
    const again = new Set(fresh.map(([code]) => hex(code)));
    const cleared = splitRanges(map, again).replace(
      /(\d+) beginbfchar\n([\s\S]*?)endbfchar\n/g,
      (_, __, body: string) => {
        const kept = body.split('\n').filter((row) => row !== '' && !again.has(row.slice(1, 5).toUpperCase()));
        return kept.length === 0 ? '' : `${kept.length} beginbfchar\n${kept.join('\n')}\nendbfchar\n`;
      },
    );
    context.assign(stream, context.stream(Buffer.from(cleared.replace('endcmap', `${added}endcmap`), 'latin1')));
  }
}

/** A map whose ranges have none of some codes: a range with one of them is written out, code by code. */
const splitRanges = (map: string, codes: ReadonlySet<string>): string =>
  map.replace(/(\d+) beginbfrange\n([\s\S]*?)endbfrange\n/g, (_, __, body: string) => {
    const rows = body.split('\n').filter((row) => row !== '');
    const hex = (code: number) => code.toString(16).toUpperCase().padStart(4, '0');
    const all = rows.flatMap((row) => {
      const [, from = '', to = '', text = ''] = /^<(\w{4})> <(\w{4})> <(\w{4})>$/.exec(row) ?? [];
      const [first, last, at] = [from, to, text].map((one) => Number.parseInt(one, 16)) as [number, number, number];
      const inside = Array.from({ length: last - first + 1 }, (_one, i) => first + i);
      if (!inside.some((code) => codes.has(hex(code)))) return [row];
      const kept = inside.filter((code) => !codes.has(hex(code)));
      return kept.map((code) => `<${hex(code)}> <${hex(code)}> <${hex(at + code - first)}>`);
    });
    return all.length === 0 ? '' : `${all.length} beginbfrange\n${all.join('\n')}\nendbfrange\n`;
  });

/** ISO 32000-1, 9.10.3: the bfchar and bfrange sections that Chromium writes. */
function parseToUnicode(source: string): Codes {
  const codes: Codes = new Map();
  const text = (hex: string) =>
    (hex.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join('');
  for (const [, body = ''] of source.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, from = '', to = ''] of body.matchAll(/<([0-9A-F]+)>\s*<([0-9A-F]+)>/gi))
      codes.set(Number.parseInt(from, 16), text(to));
  for (const [, body = ''] of source.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, first = '', last = '', to = ''] of body.matchAll(/<([0-9A-F]+)>\s*<([0-9A-F]+)>\s*<([0-9A-F]+)>/gi)) {
      const from = Number.parseInt(first, 16);
      for (let code = from; code <= Number.parseInt(last, 16); code++)
        codes.set(
          code,
          text(to.slice(0, -4) + (Number.parseInt(to.slice(-4), 16) + code - from).toString(16).padStart(4, '0')),
        );
    }
  return codes;
}
