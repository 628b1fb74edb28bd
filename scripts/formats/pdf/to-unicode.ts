/**
 * What the glyphs of a page are read as. In: the fonts of a page with their ToUnicode maps (ISO 32000-1, 9.10.3) as
 * Chromium writes them. Out: for each font, by the name under which the content stream selects it, its glyph codes with
 * their text. Promises to change nothing. Called by `page-content.ts`.
 *
 *     2 beginbfchar <0003> <7B2C> <0004> <0031> endbfchar → 3 → '第', 4 → '1'
 */
import { type PDFContext, PDFDict, PDFName, type PDFObject } from 'pdf-lib';
import { streamBytes } from './content-streams.ts';

/** Glyph code → text, for one font. */
export type Codes = Map<number, string>;

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
