/**
 * Faults put into a finished PDF. In: its bytes, changes. Out: the bytes of a PDF that has them. Text is changed in
 * the content stream, glyph by glyph, with the fonts that the page has; everything else with pdf-lib. Called by tests
 * of the witnesses.
 *
 *     await alterPdf(pdf, (file) => sayOtherwise(file, 5, '1', '2'))
 */
import assert from 'node:assert/strict';
import { PDFArray, PDFDict, PDFDocument, PDFName, type PDFPage, type PDFRawStream, PDFString } from 'pdf-lib';
import { streamBytes } from '../../scripts/formats/pdf/content-streams.ts';
import { readCodes } from '../../scripts/formats/pdf/to-unicode.ts';

/** The PDF with its changes. */
export async function alterPdf(
  bytes: Uint8Array,
  ...changes: readonly ((pdf: PDFDocument) => void)[]
): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  for (const change of changes) change(pdf);
  return pdf.save({ useObjectStreams: true });
}

/** A page by its place in the file, from 1. */
export const pageOf = (pdf: PDFDocument, page: number): PDFPage =>
  pdf.getPages()[page - 1] ?? assert.fail(`no page ${page}`);

type Codes = ReadonlyMap<string, Map<number, string>>;

/** What a text object shows, by its fonts. */
function shownBy(object: string, codes: Codes): string {
  let font = '';
  let text = '';
  for (const [, name, hex] of object.matchAll(/\/(\w+) \S+ Tf|<([0-9A-F]*)> Tj/gi))
    if (name) font = name;
    else for (const code of hex?.match(/.{4}/g) ?? []) text += codes.get(font)?.get(Number.parseInt(code, 16)) ?? '';
  return text;
}

/** Gives every text object of a page to `change`, with the text that it shows. Fails when nothing is changed. */
export function alterText(
  pdf: PDFDocument,
  page: number,
  change: (object: string, text: string, codes: Codes) => string,
): void {
  const { node } = pageOf(pdf, page);
  const codes = readCodes(pdf.context, node.Resources() ?? assert.fail(), new Map());
  const source = Buffer.from(streamBytes(node.Contents() as PDFRawStream)).toString('latin1');
  const altered = source.replace(/BT\n[\s\S]*?\nET/g, (object) => change(object, shownBy(object, codes), codes));
  assert.notEqual(altered, source, `nothing was changed on page ${page}`);
  node.set(PDFName.of('Contents'), pdf.context.register(pdf.context.stream(Buffer.from(altered, 'latin1'))));
}

/** The first text object that begins with a text has it no more, or says another, as long, in its own font. */
export function sayOtherwise(
  pdf: PDFDocument,
  page: number,
  from: string,
  to = '',
  which: (object: string) => boolean = () => true,
): void {
  let done = false;
  alterText(pdf, page, (object, text, codes) => {
    if (done || !text.startsWith(from) || !which(object)) return object;
    done = true;
    let at = 0;
    let font = '';
    return object.replace(/\/(\w+) \S+ Tf|<[0-9A-F]*> Tj/gi, (written, name: string | undefined) => {
      if (name) font = name;
      if (name || at >= from.length) return written;
      const character = to[at++];
      if (character === undefined) return '<> Tj';
      const [code] =
        [...(codes.get(font) ?? [])].find(([, said]) => said === character) ?? assert.fail(`no glyph for ${character}`);
      return `<${code.toString(16).padStart(4, '0').toUpperCase()}> Tj`;
    });
  });
}

/** Every link of the file: the page on which it stands, its dictionary, how it is taken away. */
export function linksOf(pdf: PDFDocument): { page: number; target: string; link: PDFDict; remove: () => void }[] {
  return pdf.getPages().flatMap((page, i) => {
    const list = page.node.Annots();
    return (list?.asArray() ?? []).flatMap((reference) => {
      const link = pdf.context.lookup(reference, PDFDict);
      const named = link.lookup(PDFName.of('Dest'));
      const remove = () => list?.remove(list.indexOf(reference) ?? assert.fail());
      return [{ page: i + 1, target: named instanceof PDFString ? named.decodeText() : '', link, remove }];
    });
  });
}

/** Lets a named destination show another page. */
export function moveDestination(pdf: PDFDocument, name: string, page: number): void {
  const tree = pdf.catalog.lookup(PDFName.of('Names'), PDFDict).lookup(PDFName.of('Dests'), PDFDict);
  const leaf = tree.lookup(PDFName.of('Kids'), PDFArray).lookup(0, PDFDict).lookup(PDFName.of('Names'), PDFArray);
  const at = leaf.asArray().findIndex((key) => key instanceof PDFString && key.decodeText() === name);
  assert.ok(at >= 0, `no destination ${name}`);
  leaf.lookup(at + 1, PDFArray).set(0, pageOf(pdf, page).ref);
}

/** The bookmarks of the first level, in their order. */
export function bookmarksOf(pdf: PDFDocument): PDFDict[] {
  const found: PDFDict[] = [];
  let mark = pdf.catalog.lookup(PDFName.of('Outlines'), PDFDict).lookupMaybe(PDFName.of('First'), PDFDict);
  for (; mark; mark = mark.lookupMaybe(PDFName.of('Next'), PDFDict)) found.push(mark);
  return found;
}

/** All fonts of the file. */
export const fontsOf = (pdf: PDFDocument): PDFDict[] =>
  pdf.context
    .enumerateIndirectObjects()
    .flatMap(([, object]) =>
      object instanceof PDFDict && object.get(PDFName.of('Type')) === PDFName.of('Font') ? [object] : [],
    );
