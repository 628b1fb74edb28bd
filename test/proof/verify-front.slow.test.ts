/**
 * The pages around the text are proved, and what a PDF says of itself. In: two small titles, each set once. Every case
 * puts one fault into the finished file, as a fault of the press would, and expects the message that names it.
 * Slow because a browser sets the titles.
 */
import assert from 'node:assert/strict';
import test, { before } from 'node:test';
import { type PDFArray, PDFDict, type PDFDocument, PDFHexString, PDFName, type PDFRawStream } from 'pdf-lib';
import { streamBytes } from '../../scripts/formats/pdf/content-streams.ts';
import { verifyPdf } from '../../scripts/proof/verify-pdf.ts';
import { alterPdf, bookmarksOf, pageOf, sayOtherwise } from '../support/alter-pdf.ts';
import { setEdition } from '../support/edition.ts';
import { assertFound } from '../support/faults.ts';
import { fixture } from '../support/fixture.ts';

type Made = Awaited<ReturnType<typeof setEdition>>;
let tiny: Made;
let harbour: Made;
before(async () => {
  tiny = await setEdition(fixture('editions', 'tiny', 'source'), 'tiny');
  harbour = await setEdition(fixture('editions', 'revised', 'source'), 'harbour');
});

const prove = async ({ pdf, edition, pageMap, format }: Made) =>
  (await verifyPdf(pdf, edition, pageMap, format)).problems;

/** Text objects in a size of type. */
const inSize = (size: number) => (object: string) => Number(/\/\w+ (\S+) Tf/.exec(object)?.[1]) === size;

/** A text of the XMP packet replaced. */
const replaceXmp = (pdf: PDFDocument, from: string | RegExp, to: string) => {
  const xmp = Buffer.from(streamBytes(pdf.catalog.lookup(PDFName.of('Metadata')) as PDFRawStream)).toString('utf8');
  const altered = xmp.replace(from, to);
  assert.notEqual(altered, xmp, `the packet does not hold ${from}`);
  pdf.catalog.set(
    PDFName.of('Metadata'),
    pdf.context.register(pdf.context.stream(Buffer.from(altered, 'utf8'), { Type: 'Metadata', Subtype: 'XML' })),
  );
};

const leadToCover = (pdf: PDFDocument) => {
  for (const mark of bookmarksOf(pdf)) (mark.lookup(PDFName.of('Dest')) as PDFArray).set(0, pageOf(pdf, 1).ref);
};
const dropBookmark = (pdf: PDFDocument) => {
  const [first] = bookmarksOf(pdf);
  const outlines = pdf.catalog.lookup(PDFName.of('Outlines'), PDFDict);
  outlines.set(PDFName.of('First'), first?.get(PDFName.of('Next')) ?? assert.fail());
};
const sha = (): string => tiny.edition.manuscript.sha256.slice(0, 16);

const faults: [what: string, of: () => Made, change: (pdf: PDFDocument) => void, said: RegExp][] = [
  [
    'another day on the cover',
    () => tiny,
    (pdf) => sayOtherwise(pdf, 1, '2020', '2022'),
    /^K802 PDF: the cover: at character \d+ it has “.*2年5月/,
  ],
  [
    'another party on the cover',
    () => tiny,
    (pdf) => sayOtherwise(pdf, 1, '乙国', '甲国'),
    /^K802 PDF: the cover: at character 3 it has “甲国甲国/,
  ],
  [
    'another day on the title leaf',
    () => tiny,
    (pdf) => sayOtherwise(pdf, 3, '2020', '2022'),
    /^K802 PDF: the title leaf: at character \d+ it has “.*2年5月/,
  ],
  [
    'a title of the contents',
    () => tiny,
    (pdf) => sayOtherwise(pdf, 5, '前文', '文前'),
    /^K802 PDF: the contents: at character 3 it has “目录文前/,
  ],
  [
    'another word of the editor in the contents',
    () => tiny,
    (pdf) => sayOtherwise(pdf, 5, '公约', '条约'),
    /^K802 PDF: the contents: at character \d+ it has “.*〔条约的效力/,
  ],
  [
    'another word of the text in the contents',
    () => tiny,
    (pdf) => sayOtherwise(pdf, 5, '双方', '方双'),
    /^K802 PDF: the contents: at character \d+ it has “.*方双遵守/,
  ],
  [
    'a page number of the contents',
    () => tiny,
    (pdf) => sayOtherwise(pdf, 5, '3', '4', inSize(14)),
    /^K802 PDF: the contents: at character \d+ it has “.*条约索引4/,
  ],
  [
    'another SHA-256',
    () => tiny,
    (pdf) => sayOtherwise(pdf, 4, sha(), sha().slice(1) + sha().slice(0, 1)),
    /^K802 PDF: the imprint: at character \d+ it has/,
  ],
  [
    'another edition in the imprint',
    () => tiny,
    (pdf) => sayOtherwise(pdf, 4, '2021', '2020'),
    /^K802 PDF: the imprint: at character \d+ it has “.*0年6月/,
  ],
  [
    'a running head with another title',
    () => harbour,
    (pdf) => sayOtherwise(pdf, 8, '北湾港', '港湾北'),
    /^K802 PDF: the running head of page 2 is “第5之一段港湾北联合声明” instead of “第5之一段北湾港联合声明”/,
  ],
  [
    'a running head with another section',
    () => harbour,
    (pdf) => sayOtherwise(pdf, 9, '三', '', inSize(11)),
    /^K802 PDF: the running head of page 3 is “、其他.*” instead of “三、其他第18段”/,
  ],
  [
    'another folio',
    () => harbour,
    (pdf) => sayOtherwise(pdf, 8, '2', '3', inSize(11)),
    /^K802 PDF: page 2 bears the folio “3”/,
  ],
  [
    'bookmarks that all lead to page 1',
    () => tiny,
    leadToCover,
    /^K802 PDF: the bookmark “书名页” leads to page 1 instead of 3/,
  ],
  [
    'a bookmark that is called otherwise',
    () => tiny,
    (pdf) => bookmarksOf(pdf)[5]?.set(PDFName.of('Title'), PDFHexString.fromText('别的')),
    /^K802 PDF: bookmark 6 is called “别的” instead of “一 〔公约的效力和条约的执行〕 第3—4段”/,
  ],
  ['a bookmark less', () => tiny, dropBookmark, /^K802 PDF: it has 12 bookmarks instead of 13/],
  [
    'another title in Info',
    () => tiny,
    (pdf) => pdf.setTitle('别的'),
    /^K802 PDF: Info says Title “别的” instead of “甲国和乙国关于和平的联合声明”/,
  ],
  [
    'another author in Info',
    () => tiny,
    (pdf) => pdf.setAuthor('丙国'),
    /^K802 PDF: Info says Author “丙国” instead of “甲国; 乙国”/,
  ],
  [
    'another day in Info',
    () => tiny,
    (pdf) => pdf.setModificationDate(new Date('2020-06-30T00:00:00Z')),
    /^K802 PDF: Info says ModDate “D:20200630000000Z” instead of “D:20210630000000Z”/,
  ],
  [
    'another title in XMP',
    () => tiny,
    (pdf) => replaceXmp(pdf, '>甲国和乙国关于', '>甲国关于'),
    /^K802 PDF: XMP says dc:title x-default “甲国关于.*” instead of/,
  ],
  [
    'another SHA-256 in XMP',
    () => tiny,
    (pdf) => replaceXmp(pdf, /<kanben:sha256>\w/, '<kanben:sha256>x'),
    /^K802 PDF: XMP says kanben:sha256 “x/,
  ],
  [
    'another edition in XMP',
    () => tiny,
    (pdf) => replaceXmp(pdf, '<kanben:edition>2', '<kanben:edition>3'),
    /^K802 PDF: XMP says kanben:edition “3” instead of “2”/,
  ],
];

test('what was made is proved without a problem', async () => {
  for (const made of [tiny, harbour]) assert.deepEqual(await prove(made), []);
});

for (const [what, of, change, said] of faults)
  test(`PDF: found: ${what}`, async () => {
    const made = of();
    assertFound(await prove({ ...made, pdf: await alterPdf(made.pdf, change) }), said, what);
  });

test('PDF: found: a part of which the page map knows no page', async () => {
  for (const [part, said] of [
    ['title-leaf', /^K802 PDF: the cover stands on no page/],
    ['imprint', /^K802 PDF: the imprint stands on no page/],
  ] as const) {
    const { [part]: _, ...starts } = tiny.pageMap.starts;
    assertFound(await prove({ ...tiny, pageMap: { ...tiny.pageMap, starts } }), said, part);
  }
});
