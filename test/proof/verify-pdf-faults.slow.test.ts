/**
 * Every check of the PDF's witness sees its fault. In: small titles, each set once. Every case puts one fault into the
 * finished file and expects the message of the check that is there for it.
 * Slow because a browser sets the titles.
 */
import assert from 'node:assert/strict';
import test, { before } from 'node:test';
import { PDFDict, type PDFDocument, PDFName, PDFString } from 'pdf-lib';
import { streamBytes } from '../../scripts/formats/pdf/content-streams.ts';
import { verifyPdf } from '../../scripts/proof/verify-pdf.ts';
import {
  alterPdf,
  alterText,
  bookmarksOf,
  fontsOf,
  linksOf,
  moveDestination,
  pageOf,
  sayOtherwise,
} from '../support/alter-pdf.ts';
import { setEdition } from '../support/edition.ts';
import { assertFound } from '../support/faults.ts';
import { fixture } from '../support/fixture.ts';

type Made = Awaited<ReturnType<typeof setEdition>>;
let tiny: Made;
let harbour: Made;
let notes: Made;
before(async () => {
  tiny = await setEdition(fixture('editions', 'tiny', 'source'), 'tiny');
  harbour = await setEdition(fixture('editions', 'revised', 'source'), 'harbour');
  notes = await setEdition(fixture('editions', 'structure', 'source'), 'structure');
});

const prove = async ({ pdf, edition, pageMap, format }: Made) =>
  (await verifyPdf(pdf, edition, pageMap, format)).problems;

test('what was made is proved without a problem', async () => {
  for (const made of [tiny, harbour, notes]) assert.deepEqual(await prove(made), []);
});

/** A font of type 3, whose only glyph draws nothing, shown in the margin above the text. */
function addType3(pdf: PDFDocument): void {
  const { context } = pdf;
  const glyph = context.register(context.stream('500 0 0 0 0 0 d1'));
  const font = context.obj({
    Type: 'Font',
    Subtype: 'Type3',
    FontBBox: [0, 0, 500, 500],
    FontMatrix: [0.001, 0, 0, 0.001, 0, 0],
    CharProcs: { a: glyph },
    Encoding: { Type: 'Encoding', Differences: [97, 'a'] },
    FirstChar: 97,
    LastChar: 97,
    Widths: [500],
    Resources: {},
  });
  const page = pageOf(pdf, 2);
  page.node.setFontDictionary(PDFName.of('T3'), context.register(font));
  page.node.set(PDFName.of('Contents'), context.register(context.stream('BT /T3 8 Tf 1 0 0 1 20 20 Tm (a) Tj ET')));
}

/** Another name for every font of a family. */
function renameFonts(pdf: PDFDocument, family: RegExp, name: string): void {
  for (const [, object] of pdf.context.enumerateIndirectObjects())
    for (const key of object instanceof PDFDict ? ['BaseFont', 'FontName'].map((one) => PDFName.of(one)) : [])
      if (object instanceof PDFDict && family.test(String(object.get(key))))
        object.set(key, PDFName.of(`ABCDEF+${name}`));
}

/** Says in every map from glyphs to characters that a character is another. */
function remap(pdf: PDFDocument, from: string, to: string): void {
  const hex = (text: string) => (text.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  for (const font of fontsOf(pdf).filter((one) => one.has(PDFName.of('ToUnicode')))) {
    const source = Buffer.from(streamBytes(font.lookup(PDFName.of('ToUnicode')))).toString('latin1');
    const altered = source.replaceAll(`<${hex(from)}>`, `<${hex(to)}>`);
    font.set(PDFName.of('ToUnicode'), pdf.context.register(pdf.context.stream(Buffer.from(altered, 'latin1'))));
  }
}

/** Moves the first text object that is exactly a text, in points, upwards. */
const lift = (pdf: PDFDocument, page: number, wanted: string, points: number) => {
  let done = false;
  alterText(pdf, page, (object, text) => {
    if (done || text !== wanted) return object;
    done = true;
    return object.replace(/(\S+) Tm/, (_, y: string) => `${Number(y) - points / 0.75} Tm`);
  });
};

/** A text object in the size of references to notes. */
const isReference = (object: string) => Number(/\/\w+ (\S+) Tf/.exec(object)?.[1]) < 9;

const link = (pdf: PDFDocument, target: string, page?: number) =>
  linksOf(pdf).find((one) => one.target === target && (page === undefined || one.page === page)) ??
  assert.fail(`no link to ${target}`);
const lead = (pdf: PDFDocument, from: string, to: string) =>
  link(pdf, from).link.set(PDFName.of('Dest'), PDFString.of(to));
const mark = (pdf: PDFDocument) => bookmarksOf(pdf)[4] ?? assert.fail('no bookmark');

const faults: [what: string, of: () => Made, change: (pdf: PDFDocument) => void, said: RegExp][] = [
  ['a Type 3 font', () => tiny, addType3, /^K803 PDF: the font “.*” is a Type 3 font\./],
  [
    'a font that is none of the edition',
    () => tiny,
    (pdf) => renameFonts(pdf, /Wen/, 'Arimo-Regular'),
    /^K803 PDF: the font “\w*\+?Arimo-Regular” is none of the edition’s typefaces\./,
  ],
  ['a radical for a character', () => tiny, (pdf) => remap(pdf, '方', '⽅'), /^K804 PDF: \d+ characters/],
  [
    'a number beside no line',
    () => tiny,
    (pdf) => lift(pdf, 7, '2', 6),
    /^K802 PDF: the number 2 on page 7 stands beside no line/,
  ],
  [
    'a link to nowhere',
    () => tiny,
    (pdf) => lead(pdf, 'register-treaties', 'nowhere'),
    /^K802 PDF: a link on page 5 leads nowhere/,
  ],
  [
    'a link to another page',
    () => tiny,
    (pdf) => moveDestination(pdf, 's1', 2),
    /^K802 PDF: the link to “s1” on page 5 leads to page 2/,
  ],
  [
    'a locator that is no link',
    () => tiny,
    (pdf) => link(pdf, 'p4', 9).remove(),
    /^K802 PDF: 1 locators name p4, and 0 links lead there/,
  ],
  [
    'a row of the contents that is no link',
    () => tiny,
    (pdf) => link(pdf, 's2').remove(),
    /^K802 PDF: the contents do not lead to “s2”/,
  ],
  [
    'contents without the list of changes',
    () => harbour,
    (pdf) => link(pdf, 'revisions').remove(),
    /^K802 PDF: the contents do not lead to the list of changes/,
  ],
  [
    'a bookmark to nowhere',
    () => tiny,
    (pdf) => mark(pdf).set(PDFName.of('Dest'), PDFString.of('nowhere')),
    /^K802 PDF: the bookmark “前文 .*” leads nowhere/,
  ],
  [
    'a reference to a note less',
    () => notes,
    (pdf) => sayOtherwise(pdf, 7, '1', '', isReference),
    /^K802 PDF: references to notes: the text has 2, the source 12/,
  ],
  [
    'a note that says something else',
    () => notes,
    (pdf) => sayOtherwise(pdf, 7, '编者注一', '编者注第'),
    /^K802 PDF: notes: behind “.*” the foot of no page has “/,
  ],
];

for (const [what, of, change, said] of faults)
  test(`PDF: found: ${what}`, async () => {
    const made = of();
    assertFound(await prove({ ...made, pdf: await alterPdf(made.pdf, change) }), said, what);
  });

test('PDF: found: a paragraph that begins on another page than was laid out', async () => {
  const pageMap = structuredClone(tiny.pageMap);
  (pageMap.starts.p5 ?? assert.fail()).page += 1;
  assertFound(await prove({ ...tiny, pageMap }), /^K802 PDF: paragraph 5 begins on page 7, not on 8/, 'another page');
});
