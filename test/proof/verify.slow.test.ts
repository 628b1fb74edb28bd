/**
 * The proof can fail. In: the tiny title, set once. Each test changes one thing in the source or in a file, as a fault
 * of the press would, and sees verify find it.
 * Slow because a browser sets the title.
 */
import assert from 'node:assert/strict';
import test, { before } from 'node:test';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { packEpub } from '../../scripts/formats/epub/epub-package.ts';
import { paragraphsOf } from '../../scripts/model/edition.ts';
import type { EpubPart } from '../../scripts/model/outputs.ts';
import type { IndexedEdition } from '../../scripts/model/registers.ts';
import type { Inline } from '../../scripts/model/text.ts';
import { readPdf } from '../../scripts/proof/read-pdf.ts';
import { verifyEpub } from '../../scripts/proof/verify-epub.ts';
import { verifyPdf } from '../../scripts/proof/verify-pdf.ts';
import { setEdition } from '../support/edition.ts';
import { fixture } from '../support/fixture.ts';

let made: Awaited<ReturnType<typeof setEdition>>;
before(async () => {
  made = await setEdition(fixture('editions', 'tiny', 'source'), 'tiny');
});

const cover = new Uint8Array([0xff, 0xd8, 0xff, 0xd9]);
const pack = (parts: EpubPart[]) => packEpub(parts, cover, '测试', '2021-06-30');
/** The parts of the EPUB with one text replaced in one file; the text must be there. */
function changed(path: string, from: string | RegExp, to: string): EpubPart[] {
  return made.parts.map((part) => {
    if (part.path !== path) return part;
    const content = String(part.content).replace(from, to);
    assert.notEqual(content, part.content, `${path} does not hold ${from}`);
    return { path, content };
  });
}
/** The edition as it would be if one paragraph's first text said something else. */
function said(number: number, change: (text: string) => string): IndexedEdition {
  const edition = structuredClone(made.edition);
  const paragraph = paragraphsOf(edition).find((candidate) => candidate.number === number) ?? assert.fail();
  const inline =
    paragraph.inlines.find((candidate): candidate is Extract<Inline, { kind: 'text' }> => candidate.kind === 'text') ??
    assert.fail();
  inline.text = change(inline.text);
  return edition;
}
const codes = (problems: { code: string; message: string }[]) => [...new Set(problems.map(({ code }) => code))];

test('a PDF and an EPUB that are right have no problem, and every paragraph is equal', async () => {
  const pdf = await verifyPdf(made.pdf, made.edition, made.pageMap, made.format);
  const epub = verifyEpub(await pack(made.parts), made.edition, made.pageMap);
  assert.deepEqual([pdf.problems, epub.problems], [[], []]);
  assert.deepEqual([pdf.equal, epub.equal], [5, 5]);
});

for (const [what, change] of [
  ['one character more', (text: string) => `${text.slice(0, 3)}的${text.slice(3)}`],
  ['one character less', (text: string) => text.slice(0, 3) + text.slice(4)],
  ['one character other', (text: string) => `${text.slice(0, 3)}丁${text.slice(4)}`],
  ['two characters exchanged', (text: string) => `${text[1]}${text[0]}${text.slice(2)}`],
  ['another quotation mark', (text: string) => text.replace('《', '〈')],
] as const)
  test(`PDF: ${what} in the source than in the file is found (K801)`, async () => {
    const { problems, equal } = await verifyPdf(made.pdf, said(1, change), made.pageMap, made.format);
    // Found by the eye (K801), by the ear (K821) and in the imprint, which says how many characters there are (K802).
    const counted = / (?:more|less)$/.test(what) ? ['K802'] : [];
    assert.deepEqual(codes(problems), ['K801', ...counted, 'K821']);
    assert.equal(equal, 4);
  });

test('PDF: a lost heading or closing formula is found', async () => {
  const edition = structuredClone(made.edition);
  edition.sections.at(-1)?.blocks.pop();
  const { problems } = await verifyPdf(made.pdf, edition, made.pageMap, made.format);
  assert.deepEqual(codes(problems), ['K801', 'K802', 'K821']);
});

test('PDF: a wrong locator, a wrong page beside it, a wrong label and a page too few are found (K802)', async () => {
  const locator = structuredClone(made.edition);
  const entry =
    locator.registers[0]?.groups[0]?.entries.find((candidate) => candidate.locators.length > 0) ?? assert.fail();
  entry.locators[0] = { paragraph: 2, main: false };
  assert.deepEqual(codes((await verifyPdf(made.pdf, locator, made.pageMap, made.format)).problems), ['K802']);
  const page = structuredClone(made.pageMap);
  (page.starts.p1 ?? assert.fail()).page += 1;
  assert.deepEqual(codes((await verifyPdf(made.pdf, made.edition, page, made.format)).problems), ['K802']);
  const label = structuredClone(made.pageMap);
  (label.pages[7] ?? assert.fail()).label = '99';
  assert.ok(codes((await verifyPdf(made.pdf, made.edition, label, made.format)).problems).includes('K802'));
  const few = structuredClone(made.pageMap);
  few.pages.pop();
  assert.ok(codes((await verifyPdf(made.pdf, made.edition, few, made.format)).problems).includes('K802'));
});

test('PDF: a font that nobody chose is found (K803)', async () => {
  const pdf = await PDFDocument.load(made.pdf, { updateMetadata: false });
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  pdf.getPage(1).drawText('x', { font, size: 8, x: 20, y: 20 });
  const { problems } = await verifyPdf(await pdf.save(), made.edition, made.pageMap, made.format);
  // The font, and a text that is none of the edition.
  assert.deepEqual(codes(problems), ['K802', 'K803']);
  assert.ok(problems.some(({ message }) => /not embedded/.test(message)));
});

test('EPUB: every change of a paragraph is found (K801)', async () => {
  for (const [from, to] of [
    ['举行会谈', '举行会'],
    ['举行会谈', '举行会谈谈'],
    ['某地举行', '某处举行'],
    ['（2015年5月8日签署）', ''],
  ] as const) {
    const { problems, equal } = verifyEpub(
      await pack(changed('section-0.xhtml', from, to)),
      made.edition,
      made.pageMap,
    );
    assert.ok(codes(problems).includes('K801'), from);
    assert.equal(equal, 4);
  }
});

test('EPUB: a changed heading, number, link, locator, marker or manifest is found (K802)', async () => {
  for (const [path, from, to, message] of [
    ['section-0.xhtml', '（一）', '（二）', /^EPUB: section 2: at character 3 it has “一（二）/],
    ['section-0.xhtml', '>1</span>', '>7</span>', /^EPUB: paragraph 1 bears the number 7$/],
    [
      'section-0.xhtml',
      'section-0.xhtml#p1',
      'section-0.xhtml#p9',
      /^EPUB: the link “section-0\.xhtml#p9” in section-0\.xhtml leads nowhere$/,
    ],
    ['register-treaties.xhtml', '#p1"', '#p2"', /^EPUB: the entry “和平条约” leads to 1→p2,4→p4,5→p5 instead of 1→p1,/],
    ['toc.xhtml', '#page-2"', '#page-1"', /^EPUB: the page “section-0\.xhtml#page-1” has not exactly one marker$/],
    ['section-0.xhtml', /<span class="page-break"[^>]*><\/span>/, '', /^EPUB: it has 8 markers for 9 pages$/],
    ['section-0.xhtml', '</p>', '', /OEBPS\/section-0\.xhtml is not well-formed/],
    [
      'content.opf',
      /<item id="i-imprint"[^>]*>/,
      '',
      /^EPUB: the spine names “i-imprint”, which is not in the manifest, or a second time$/,
    ],
    ['section-0.xhtml', 'id="p3"', 'id="p4"', /^EPUB: section-0\.xhtml has the id “p4” twice$/],
  ] as const) {
    const { problems } = verifyEpub(await pack(changed(path, from, to)), made.edition, made.pageMap);
    const found = problems.some((one) => one.code === 'K802' && message.test(one.message));
    assert.ok(found, `${path} ${from}: ${JSON.stringify(problems)}`);
  }
});

test('EPUB: a page marker that stands one character too late is found', async () => {
  const pageMap = structuredClone(made.pageMap);
  const page = pageMap.pages.find(({ begins }) => begins?.anchor === 'p1') ?? assert.fail();
  page.begins = { anchor: 'p1', offset: 1 };
  const { problems } = verifyEpub(await pack(made.parts), made.edition, pageMap);
  assert.deepEqual(codes(problems), ['K802']);
});

test('EPUB: a radical that looks like a character is found (K804)', async () => {
  const { problems } = verifyEpub(await pack(changed('imprint.xhtml', '测试', '测试⽅')), made.edition, made.pageMap);
  assert.deepEqual(codes(problems), ['K804', 'K802']);
});

test('PDF: the witness reads every character of the text as it is, none of them a radical', async () => {
  const read = await readPdf(made.pdf);
  const text = read.pages.flatMap((page) => page.glyphs.map((glyph) => glyph.text)).join('');
  for (const character of '双方在某地举行会谈，签署《和平条约》（2015年5月8日签署）。——……“”')
    assert.ok(text.includes(character), character);
});
