/**
 * Changes of a finished PDF of which its faults are made: of pages, faces, links, structure, metadata, attached files.
 * In: an open PDF of the title `structure`. Out: the same, changed. Called by the tables of faults.
 *
 *     paint(pdf, body, behind('1 1 1 rg 0 0 3000 4000 re f'))
 */
import assert from 'node:assert/strict';
import { deflateSync } from 'node:zlib';
import { type PDFArray, PDFDict, type PDFDocument, PDFName, PDFRawStream, type PDFRef, PDFString } from 'pdf-lib';
import { readTables, writeTables } from '../../scripts/fonts/sfnt-tables.ts';
import { streamBytes } from '../../scripts/formats/pdf/content-streams.ts';
import { bookmarksOf, fontsOf, linksOf, pageOf } from './alter-pdf.ts';

/** What the fault is, how it is made, what its message says. */
export type PdfFault = [what: string, change: (pdf: PDFDocument) => void, said: RegExp];

export const name = PDFName.of;
/** The page that bears the folio 1, counted from 1. */
export const body = 7;

/** Changes the operators of a page as text. */
export function paint(pdf: PDFDocument, page: number, change: (content: string) => string): void {
  const { node } = pageOf(pdf, page);
  const before = Buffer.from(streamBytes(node.Contents() as PDFRawStream)).toString('latin1');
  const after = change(before);
  assert.notEqual(after, before, `nothing was changed on page ${page}`);
  node.set(name('Contents'), pdf.context.register(pdf.context.flateStream(Buffer.from(after, 'latin1'))));
}

export const before = (operators: string) => (content: string) => `${operators}\n${content}`;
export const behind = (operators: string) => (content: string) => `${content}\n${operators}`;
/** Within the first text object of a page. */
export const within = (operators: string) => (content: string) => content.replace(/BT\n/, `BT\n${operators}\n`);

/** Puts a value into the resources of a page, and gives it a name. */
export function resource(pdf: PDFDocument, page: number, kind: string, value: PDFRef): void {
  const resources = pageOf(pdf, page).node.Resources() ?? assert.fail();
  const own = resources.lookupMaybe(name(kind), PDFDict) ?? (pdf.context.obj({}) as PDFDict);
  own.set(name('Odd'), value);
  resources.set(name(kind), own);
}

/** Something painted with a state of its own. */
export function state(pdf: PDFDocument, values: Record<string, string | number>): void {
  resource(pdf, body, 'ExtGState', pdf.context.register(pdf.context.obj(values)));
  paint(pdf, body, before('/Odd gs'));
}

/** Puts the page into a layer that is not shown. */
export function hide(pdf: PDFDocument): void {
  const { context, catalog } = pdf;
  const layer = context.register(context.obj({ Type: 'OCG', Name: PDFString.of('x') }));
  catalog.set(name('OCProperties'), context.obj({ OCGs: [layer], D: { OFF: [layer] } }));
  resource(pdf, body, 'Properties', layer);
  paint(pdf, body, (content) => `/OC /Odd BDC\n${content}\nEMC`);
}

/** A picture of one pixel, painted over a page. */
export function cover(pdf: PDFDocument): void {
  const picture = {
    Type: 'XObject',
    Subtype: 'Image',
    Width: 1,
    Height: 1,
    ColorSpace: 'DeviceGray',
    BitsPerComponent: 8,
  };
  resource(pdf, body, 'XObject', pdf.context.register(pdf.context.stream(Buffer.from([255]), picture)));
  paint(pdf, body, behind('q 3000 0 0 4000 0 0 cm /Odd Do Q'));
}

/** The embedded program of the first font whose name matches, as tables. */
export function program(pdf: PDFDocument, family: RegExp, change: (tables: Map<string, Buffer>) => void): void {
  for (const font of fontsOf(pdf)) {
    const descriptor = font.lookupMaybe(name('FontDescriptor'), PDFDict);
    if (!descriptor || !family.test(String(font.get(name('BaseFont'))))) continue;
    const file = Buffer.from(streamBytes(descriptor.lookup(name('FontFile2')) as PDFRawStream));
    const tables = new Map(readTables(file).map(({ tag, data }) => [tag, Buffer.from(data)]));
    change(tables);
    const made = writeTables(
      [...tables].map(([tag, data]) => ({ tag, data })),
      file.readUInt32BE(0),
    );
    descriptor.set(name('FontFile2'), pdf.context.register(pdf.context.flateStream(made, { Length1: made.length })));
    return;
  }
  assert.fail(`no font ${family}`);
}

/** Two glyphs of a face draw each other. */
export function swapOutlines(tables: Map<string, Buffer>): void {
  const loca = tables.get('loca') ?? assert.fail();
  const long = (tables.get('head') ?? assert.fail()).readInt16BE(50) === 1;
  const size = long ? 4 : 2;
  const offset = (glyph: number) => (long ? loca.readUInt32BE(4 * glyph) : 2 * loca.readUInt16BE(2 * glyph));
  const glyf = tables.get('glyf') ?? assert.fail();
  const drawn = Array.from({ length: loca.length / size - 1 }, (_, i) => i).filter(
    (i) => i > 0 && offset(i + 1) > offset(i),
  );
  const [a, b] = [drawn[20], drawn[21]] as [number, number];
  const [one, other] = [a, b].map((glyph) => Buffer.from(glyf.subarray(offset(glyph), offset(glyph + 1)))) as [
    Buffer,
    Buffer,
  ];
  const begin = offset(a);
  other.copy(glyf, begin);
  one.copy(glyf, begin + other.length);
  const end = begin + other.length;
  if (long) loca.writeUInt32BE(end, 4 * b);
  else loca.writeUInt16BE(end / 2, 2 * b);
}

export const descendant = (pdf: PDFDocument): PDFDict =>
  fontsOf(pdf).find((font) => font.get(name('Subtype')) === name('CIDFontType2')) ?? assert.fail();
export const composite = (pdf: PDFDocument): PDFDict =>
  fontsOf(pdf).find((font) => font.get(name('Subtype')) === name('Type0')) ?? assert.fail();

/** Says in the maps of all fonts that one character is another. */
export function remap(pdf: PDFDocument, from: string, to: string): void {
  const hex = (text: string) => (text.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  for (const font of fontsOf(pdf).filter((one) => one.has(name('ToUnicode')))) {
    const map = Buffer.from(streamBytes(font.lookup(name('ToUnicode')) as PDFRawStream)).toString('latin1');
    font.set(
      name('ToUnicode'),
      pdf.context.register(pdf.context.flateStream(map.replaceAll(`<${hex(from)}>`, `<${hex(to)}>`))),
    );
  }
}

/** Adds an annotation to a page of the text. */
export function annotate(pdf: PDFDocument, values: Record<string, unknown>): void {
  const { node } = pageOf(pdf, body);
  const list = node.Annots() ?? (pdf.context.obj([]) as PDFArray);
  list.push(
    pdf.context.register(pdf.context.obj({ Type: 'Annot', ...values } as Parameters<typeof pdf.context.obj>[0])),
  );
  node.set(name('Annots'), list);
}

/** Adds a link to the first paragraph. `box`: in points from the lower left corner of the page. */
export const addLink = (pdf: PDFDocument, box: number[]): void =>
  annotate(pdf, {
    Subtype: 'Link',
    F: 4,
    Border: [0, 0, 0],
    Rect: box,
    Contents: PDFString.of('x'),
    StructParent: 0,
    Dest: PDFString.of('p1'),
  });

export const link = (pdf: PDFDocument, target: string) =>
  linksOf(pdf).find((one) => one.target === target) ?? assert.fail(`no link to ${target}`);
export const lead = (pdf: PDFDocument, from: string, to: string) =>
  link(pdf, from).link.set(name('Dest'), PDFString.of(to));
export type Value = Record<string, unknown> | PDFString;
/** An entry of the catalog. */
export const catalog = (key: string, value: Value) => (pdf: PDFDocument) =>
  pdf.catalog.set(name(key), value instanceof PDFString ? value : pdf.context.obj(value as Record<string, string>));

/** Changes the XMP packet as text. */
export function packet(pdf: PDFDocument, from: string | RegExp, to: string): void {
  const stream = pdf.catalog.lookup(name('Metadata')) as PDFRawStream;
  const text = Buffer.from(streamBytes(stream)).toString('utf8');
  assert.notEqual(text.replace(from, to), text);
  const values = { Type: 'Metadata', Subtype: 'XML' };
  pdf.catalog.set(
    name('Metadata'),
    pdf.context.register(pdf.context.stream(Buffer.from(text.replace(from, to), 'utf8'), values)),
  );
}

/** The elements of the structure with a role. */
export const elements = (pdf: PDFDocument, role: string): PDFDict[] =>
  pdf.context
    .enumerateIndirectObjects()
    .flatMap(([, object]) =>
      object instanceof PDFDict && object.get(name('S')) === name(role) && object.has(name('P')) ? [object] : [],
    );
export const element = (pdf: PDFDocument, role: string, at = 0): PDFDict =>
  elements(pdf, role)[at] ?? assert.fail(`no ${role}`);

/** The files that are attached. */
export const specs = (pdf: PDFDocument): PDFDict[] =>
  pdf.context
    .enumerateIndirectObjects()
    .flatMap(([, object]) =>
      object instanceof PDFDict && object.get(name('Type')) === name('Filespec') ? [object] : [],
    );

/** Changes the bytes of an attached file, and what is said of them. */
export function attached(pdf: PDFDocument, file: RegExp, change: (text: string) => string): void {
  for (const [ref, object] of pdf.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream) || !file.test(String(object.dict.get(name('Subtype'))))) continue;
    const bytes = deflateSync(change(Buffer.from(streamBytes(object)).toString('utf8')));
    pdf.context.assign(ref, PDFRawStream.of(object.dict, bytes));
    return;
  }
  assert.fail(`no attached ${file}`);
}

/** The picture that is printed has other pixels. */
export function repaint(pdf: PDFDocument): void {
  for (const [ref, object] of pdf.context.enumerateIndirectObjects())
    if (object instanceof PDFRawStream && object.dict.get(name('Subtype')) === name('Image')) {
      const pixels = Buffer.from(streamBytes(object));
      pdf.context.assign(ref, PDFRawStream.of(object.dict, deflateSync(pixels.map((value) => 255 - value))));
    }
}

export const outline = (pdf: PDFDocument): PDFDict => bookmarksOf(pdf)[3] ?? assert.fail();

/** Thin lines across the page, one every 5 pt. */
export const strokes = Array.from({ length: 60 }, (_, i) => `0 0 0 rg 250 ${700 + 20 * i} 1200 3 re f`).join('\n');
