/**
 * A book from right to left, proved, and faults that only such a book can have. In: the Arabic title with every kind of
 * block, set once. Each fault is put alone into the finished PDF. Slow because a title is set and read a dozen times.
 */
import assert from 'node:assert/strict';
import test, { before } from 'node:test';
import { PDFDict, PDFName } from 'pdf-lib';
import { facesNamed } from '../../scripts/fonts/typeface-files.ts';
import { measureTypography } from '../../scripts/proof/measure-typography.ts';
import { readPdf } from '../../scripts/proof/read-pdf.ts';
import { verifyPdf } from '../../scripts/proof/verify-pdf.ts';
import { alterPdf, alterText } from '../support/alter-pdf.ts';
import type { PdfFault } from '../support/change-pdf.ts';
import { setEdition } from '../support/edition.ts';
import { fixture } from '../support/fixture.ts';

let set: Awaited<ReturnType<typeof setEdition>>;
let known: Awaited<ReturnType<typeof readPdf>>;
before(async () => {
  set = await setEdition(fixture('editions', 'languages', 'source'), 'exchange-ar');
  known = await readPdf(set.pdf);
});

const prove = async (bytes: Uint8Array): Promise<string[]> => {
  const { problems } = await verifyPdf(bytes, set.edition, set.pageMap, set.format, { facesNamed });
  return problems.map(({ message }) => message);
};

test('every paragraph, every line and every gate holds; the pages are bound at the right', async () => {
  const { problems, equal, read } = await verifyPdf(set.pdf, set.edition, set.pageMap, set.format, { facesNamed });
  assert.deepEqual([problems, equal], [[], 16]);
  assert.deepEqual(measureTypography(read, set.edition, set.format).problems, []);
  // Page 1 is a left page: its number stands at the left edge, and the first line ends at the left.
  const first = read.seen?.[read.labels.indexOf('1')] ?? assert.fail();
  const number = first.glyphs.find(({ text, x }) => text === '1' && x < 62) ?? assert.fail();
  assert.ok(first.glyphs.every(({ x, text }) => x >= number.x - 0.1 || text.trim() === ''));
});

test('glyphs are read as letters of the source, whatever their form, and brackets as they are meant', async () => {
  const { pages } = await readPdf(set.pdf);
  const text = pages.map(({ glyphs }) => glyphs.map((glyph) => glyph.text).join('')).join('');
  assert.doesNotMatch(text, /[\ufb50-\ufdff\ufe70-\ufeff\u200d]/u);
  assert.match(text, /\(ISO 233-2:1993\)/);
  assert.match(text.normalize('NFC'), /إِنَّ الْكِتَابَ/u);
});

/** The page on which the paragraphs with marks, brackets and Latin stand. */
const page = 9;

/** Changes the first text object that shows what is asked for. */
const change = (shows: RegExp, alter: (object: string) => string): PdfFault[1] => {
  return (pdf) => {
    let done = false;
    alterText(pdf, page, (object, text) => {
      if (done || !shows.test(text)) return object;
      done = true;
      return alter(object);
    });
  };
};
const codes = (object: string): string[] => [...object.matchAll(/<\w{4}> Tj/g)].map(([code]) => code);
const kasra = /\u0650/u;

const faults: PdfFault[] = [
  [
    'two letters exchanged',
    change(/نوكي/u, (object) => {
      const all = codes(object);
      const at = all.findIndex((code, i) => i > 2 && code !== all[i + 1]);
      return object.replace(new RegExp(`${all[at]}([^<]*)${all[at + 1]}`), `${all[at + 1]}$1${all[at]}`);
    }),
    /differs from the source/,
  ],
  [
    'the letters of a run in the other order',
    change(/نوكي/u, (object) => {
      const turned = codes(object).reverse();
      let at = 0;
      return object.replace(/<\w{4}> Tj/g, () => turned[at++] ?? '');
    }),
    /differs from the source/,
  ],
  [
    'a run that is not said to stand against its order',
    change(/\p{Script=Arabic}{6}/u, (object) => object.replace('/ReversedChars BMC\n', '').replace(/EMC\nET$/, 'ET')),
    /is shown against the order of its letters/,
  ],
  [
    'Latin letters that are said to stand against their order',
    change(/^Sima|^Tolstoy/u, (object) => object.replace('BT\n', 'BT\n/ReversedChars BMC\n').replace(/ET$/, 'EMC\nET')),
    /is shown against the order of its letters/,
  ],
  ['a mark dropped', change(kasra, (object) => object.replace(firstMark(object), '<> Tj')), /differs from the source/],
  [
    'a mark moved to the next letter but two',
    change(kasra, (object) => object.replace(firstMark(object), `30 0 Td\n${firstMark(object)}\n-30 0 Td`)),
    /stands beside its letter/,
  ],
  [
    'a phrase that stands where the words before it stand',
    change(/^Sima/u, (object) => object.replace(/1 0 0 -1 (\S+)/, (_, x: string) => `1 0 0 -1 ${Number(x) - 60}`)),
    /differs from the source|stands over/,
  ],
  [
    'a bracket that is spelt out as a letter',
    (pdf) => alterText(pdf, page, (object) => object.replace(/<FEFF0028>/i, '<FEFF0041>')),
    /is spelt out as “A”/,
  ],
  [
    'a book that says nothing of its direction',
    (pdf) => void pdf.catalog.lookup(PDFName.of('ViewerPreferences'), PDFDict).delete(PDFName.of('Direction')),
    /Direction/,
  ],
];

/** The glyph of the first mark of a text object: it moves the place of writing by nothing. */
const firstMark = (object: string): string => {
  const { pages } = known;
  const marks = new Set(pages[page - 1]?.glyphs.filter(({ text }) => /^\p{M}$/u.test(text)).map(({ code }) => code));
  return codes(object).find((code) => marks.has(Number.parseInt(code.slice(1, 5), 16))) ?? assert.fail();
};
for (const [what, put, said] of faults)
  test(`PDF from right to left: found: ${what}`, async () => {
    const found = await prove(await alterPdf(set.pdf, put));
    assert.ok(
      found.some((message) => said.test(message)),
      `${what}: ${found.join('\n')}`,
    );
  });
