/**
 * A second edition, in all formats: numbers put in between, gaps, the list of changes, the pages of both editions. In:
 * test/fixtures/editions/revised/, a title whose first edition is frozen. What is wrong in a file must be found.
 * Slow because a browser sets the title.
 */
import assert from 'node:assert/strict';
import test, { before } from 'node:test';
import { recordEdition, recordLedger } from '../../scripts/formats/data/edition-record.ts';
import { paragraphAddresses } from '../../scripts/formats/epub/epub-addresses.ts';
import { packEpub } from '../../scripts/formats/epub/epub-package.ts';
import { makeSite } from '../../scripts/formats/site/reading-site.ts';
import { numbersOf, paragraphsOf } from '../../scripts/model/edition.ts';
import { mergeConcordance } from '../../scripts/model/merge-concordance.ts';
import { compareNumbers, parseNumber, sayNumber } from '../../scripts/model/numbers.ts';
import type { IndexedEdition } from '../../scripts/model/registers.ts';
import { alignTexts, measureLikeness, wordsOf } from '../../scripts/numbering/align-paragraphs.ts';
import { numberBetween } from '../../scripts/numbering/number-slots.ts';
import { identifyEpub } from '../../scripts/proof/identify-copy.ts';
import { readPdf } from '../../scripts/proof/read-pdf.ts';
import { verifyEpub } from '../../scripts/proof/verify-epub.ts';
import { verifyPdf } from '../../scripts/proof/verify-pdf.ts';
import { verifySite } from '../../scripts/proof/verify-site.ts';
import { compareWords } from '../../scripts/revisions/word-diff.ts';
import { type SetEdition, setEdition } from '../support/edition.ts';
import { fixture } from '../support/fixture.ts';
import { pressProject } from '../support/press.ts';
import { all, readTree } from '../support/tree.ts';

let made: SetEdition;
let { edition, pageMap, format } = {} as SetEdition;
before(async () => {
  made = await setEdition(fixture('editions', 'revised', 'source'), 'harbour');
  ({ edition, pageMap, format } = made);
});
const jpeg = new Uint8Array([255, 216, 255, 217]);
const pack = (parts = made.parts) => packEpub(parts, jpeg, '测试', '2023-06-15');
const messages = (problems: { code: string; message: string }[]) =>
  problems.map(({ code, message }) => `${code} ${message}`).join('\n');
const numbers = [1, 2, 3, 4, 5, '5-1', '5-2', 6, 7, 8, 9, 10, 11, '11-1', 12, 13, 14, 15, 16, '16-1', 17, 18];

/** The edition as it would be if something in it were otherwise. */
function altered(change: (edition: IndexedEdition) => void): IndexedEdition {
  const copy = structuredClone(edition);
  change(copy);
  return copy;
}

test('published numbers stay, what is new has numbers between them, and gaps are among them', () => {
  assert.deepEqual(numbersOf(edition), numbers);
  assert.deepEqual(
    edition.sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) =>
        block.kind === 'gap' ? [`${block.number} ${block.text} ${block.place.file}:${block.place.line}`] : [],
      ),
    ),
    [
      '7 ［本段自第2版起删去］ source/harbour/editions/1/zh-Hans.md:30',
      '13 ［本段自第2版起并入第12段］ source/harbour/editions/1/zh-Hans.md:44',
      '15 ［本段自第2版起移作第16之一段］ source/harbour/editions/1/zh-Hans.md:48',
    ],
  );
});

test('edition.json and the ledger keep ordinary numbers as numbers, and add what is new', () => {
  const record = JSON.parse(JSON.stringify(recordEdition(edition, pageMap, 'engine')));
  assert.deepEqual(
    record.paragraphs.map(({ number }: { number: unknown }) => number),
    numbers.filter((number) => ![7, 13, 15].includes(number as number)),
  );
  const inserted = record.paragraphs.find(({ number }: { number: unknown }) => number === '5-1');
  assert.deepEqual([inserted.anchor, inserted.label], ['p5-1', '5之一']);
  assert.equal('label' in record.paragraphs[0], false);
  assert.deepEqual(
    record.removed.map(({ number, since, into }: Record<string, unknown>) => [number, since, into]),
    [
      [7, 2, undefined],
      [13, 2, 12],
      [15, 2, '16-1'],
    ],
  );
  assert.deepEqual(
    [record.history.length, record.history[0].paragraphs.length, record.revision.changes.length],
    [1, 17, 13],
  );
  const ledger = recordLedger(edition, pageMap, paragraphAddresses(edition));
  assert.deepEqual(
    ledger.map(({ number }) => number),
    numbers,
  );
  const gone = ledger.find(({ number }) => number === 7);
  assert.deepEqual(
    [gone?.removed, gone?.anchor, gone?.epub, gone?.source.file],
    [2, 'p7', 'section-0.xhtml#p7', 'source/harbour/editions/1/zh-Hans.md'],
  );
  assert.equal(ledger.find(({ number }) => number === '5-1')?.label, '5之一');
});

test('PDF: everything is proved, gaps and inserted numbers have destinations, the changes a bookmark', async () => {
  const { problems, equal, read } = await verifyPdf(made.pdf, edition, pageMap, format);
  assert.equal(messages(problems), '');
  assert.equal(equal, 19);
  for (const name of ['p7', 'p5-1', 'p16-1', 'revisions'])
    assert.equal(read.destinations.get(name), pageMap.starts[name]?.page, name);
  assert.ok(read.bookmarks.some(({ title, page }) => title === '修订说明' && page === pageMap.starts.revisions?.page));
});

test('PDF: another text, another page, a change that is not listed or is none are found', async () => {
  const faults: [string, (edition: IndexedEdition) => void, RegExp][] = [
    [
      'a deleted word',
      ({ revision }) =>
        Object.assign(revision?.changes[0]?.segments.find(({ kind }) => kind === 'deleted') ?? {}, { text: '三' }),
      /the list of changes/,
    ],
    ['a change left out', ({ revision }) => revision?.changes.splice(0, 1), /paragraph 3 is not listed/],
    [
      'an earlier page',
      ({ revision }) => Object.assign(revision?.pages[0]?.before ?? {}, { book: '9' }),
      /the list of changes: .*页码/,
    ],
    ['the summary', ({ revision }) => Object.assign(revision ?? {}, { summary: '没有改动。' }), /the list of changes/],
    [
      'the text of a gap',
      (own) => {
        for (const block of own.sections.flatMap(({ blocks }) => blocks))
          if (block.kind === 'gap') block.text = '［删］';
      },
      /paragraph 7 differs/,
    ],
    ['a number', (own) => Object.assign(paragraphsOf(own)[5] ?? {}, { number: '5-3' }), /the margin shows/],
    [
      'a paragraph that is not gone',
      ({ revision }) =>
        revision?.changes.push({
          id: 'revision-14',
          kind: 'removed',
          number: 1,
          title: '',
          segments: [{ kind: 'deleted', text: 'x' }],
        }),
      /text of paragraph 1 in|listed/,
    ],
  ];
  for (const [what, change, message] of faults) {
    const { problems } = await verifyPdf(made.pdf, altered(change), pageMap, format);
    assert.match(messages(problems), message, what);
  }
  const moved = structuredClone(pageMap);
  (moved.pages[(moved.starts.p14?.page ?? 0) - 1] ?? assert.fail()).label = '77';
  assert.match(messages((await verifyPdf(made.pdf, edition, moved, format)).problems), /the list of changes/);
});

test('PDF: deleted and inserted text are elements of their own, in the order in which they are read', async () => {
  const tree = await readTree(made.pdf);
  const [paragraph] = all(tree, 'P').filter(({ text }) => text.startsWith('航道宽度不少于一百二五十米'));
  assert.deepEqual(
    paragraph && all(paragraph, 'Ins', 'Del').map(({ tag, text, says }) => [tag, text, says.TextDecorationType]),
    [
      ['Del', '二', 'LineThrough'],
      ['Ins', '五', 'Underline'],
      ['Del', '九', 'LineThrough'],
      ['Ins', '十一', 'Underline'],
      ['Del', '春秋两季各', 'LineThrough'],
    ],
  );
  assert.ok(all(tree, 'H2').some(({ text }) => text === '修订说明'));
  assert.ok(all(tree, 'TH').some(({ text, says }) => text === '第1版页码' && says.Scope === 'Column'));
  const numberOf = all(tree, 'P').find(({ text }) => text.endsWith('［本段自第2版起删去］'));
  assert.equal(numberOf && all(numberOf, 'Lbl')[0]?.text, '7');
});

test('EPUB: everything is proved; a mark, a cell, a gap or a number that is otherwise is found', async () => {
  const epub = await pack();
  assert.equal(messages(verifyEpub(epub, edition, pageMap).problems), '');
  // The file alone says on which page every paragraph begins, so that a copy can be proved too.
  assert.equal(messages(verifyEpub(epub, edition, identifyEpub(epub).pageMap).problems), '');
  const faults: [path: string, from: string, to: string, message: RegExp][] = [
    ['revisions.xhtml', '<del>二</del>', '<ins>二</ins>', /^K802 EPUB: the change “第3段　改动” is marked otherwise$/m],
    [
      'revisions.xhtml',
      '<ins>五</ins>',
      '<ins>六</ins>',
      /^K802 EPUB: the list of changes: at character \d+ it has “不少于一百二六十米/m,
    ],
    [
      'revisions.xhtml',
      '<td>3</td>',
      '<td>1</td>',
      /^K802 EPUB: the list of changes: at character \d+ it has “1至2142115/m,
    ],
    ['section-0.xhtml', '［本段自第2版起删去］', '', /^K802 EPUB: it states the gaps p7 7,p13 13/m],
    ['section-0.xhtml', '>5之一</span>', '>6</span>', /^K802 EPUB: paragraph 5-1 bears the number 6$/m],
    ['section-2.xhtml', 'id="p13"', 'id="p99"', /^K802 EPUB: it states the gaps .*,p99 13/m],
  ];
  for (const [path, from, to, message] of faults) {
    const parts = made.parts.map((part) =>
      part.path === path ? { path, content: String(part.content).replace(from, to) } : part,
    );
    assert.notDeepEqual(parts, made.parts, `${path} has no ${from}`);
    assert.match(messages(verifyEpub(await pack(parts), edition, pageMap).problems), message, `${path} ${from}`);
  }
});

test('Site: everything is proved; a mark, a cell or a gap that is otherwise is found', async () => {
  const published = new Map([['harbour.pdf', made.pdf]]);
  const site = await makeSite(pressProject, edition, pageMap, made.images, published, 'engine');
  assert.equal(messages(verifySite(site, published, edition, pageMap).problems), '');
  const page = String(site.get('index.html'));
  for (const [from, to, message] of [
    ['<del>二</del>', '<ins>二</ins>', /^K802 Site: the change “第3段　改动” is marked otherwise$/m],
    ['<td>3</td>', '<td>1</td>', /^K802 Site: the list of changes: at character \d+ it has “1至2142115/m],
    ['［本段自<span class="keep">第2</span>版起删去］', '', /^K802 Site: it states the gaps p7 7,p13 13/m],
    ['href="#p5-1"', 'href="#p5-9"', /^K802 Site: paragraph 5-1 bears 5之一→#p5-9$/m],
  ] as const) {
    assert.ok(page.includes(from), from);
    assert.match(
      messages(
        verifySite(new Map([...site, ['index.html', page.replace(from, to)]]), published, edition, pageMap).problems,
      ),
      message,
      from,
    );
  }
});

test('the pages of the PDF hold the deleted text and both page numbers', async () => {
  const read = await readPdf(made.pdf);
  const text = read.pages
    .slice((pageMap.starts.revisions?.page ?? 0) - 1)
    .flatMap(({ glyphs }) => glyphs.map((glyph) => glyph.text))
    .join('');
  assert.match(text, /引航由双方引航员轮流承担，费用平均分担。/);
  assert.match(text, /段落第1版页码第2版页码1至131至21至2142315至1733$/);
});

test('words put together are the text, and segments give back both texts', () => {
  const texts = [
    '',
    ' ',
    '双方同意。',
    'The word, it’s “12.5” well-known.  End ',
    '甲\n乙 A',
    '𠀀字。',
    'Ёлка и дом — 5 км',
  ];
  for (const before of texts) {
    assert.equal(wordsOf(before).join(''), before);
    for (const after of texts) {
      const segments = compareWords(before, after);
      const side = (without: string) => segments.flatMap(({ kind, text }) => (kind === without ? [] : [text])).join('');
      assert.deepEqual([side('inserted'), side('deleted')], [before, after]);
      for (const [i, { kind }] of segments.entries()) assert.notEqual(kind, segments[i + 1]?.kind);
    }
  }
  const show = (before: string, after: string) =>
    compareWords(before, after)
      .map(({ kind, text }) => (kind === 'same' ? text : kind === 'deleted' ? `[-${text}-]` : `{+${text}+}`))
      .join('');
  assert.equal(show('水深不少于九米。', '水深不少于十一米。'), '水深不少于[-九-]{+十一+}米。');
  assert.equal(show('the old harbour', 'the new harbour'), 'the[- old-]{+ new+} harbour');
  // One sign that both happen to have does not break a rewritten sentence up.
  assert.equal(show('渔船出海的登记', '港口收取的费用'), '[-渔船出海的登记-]{+港口收取的费用+}');
});

test('likeness is 1 for equal texts alone, and pairs keep the order of both lists', () => {
  const before = ['渔船出海应当登记。', '每年五月起休渔。', '灯塔由双方维护。'];
  const likeness = measureLikeness(before, ['每年五月起休渔。', '渔船出海应当登记。', '灯塔由双方共同维护。']);
  assert.equal(likeness.between(1, 0), 1);
  assert.ok(likeness.between(2, 2) > 0.5 && likeness.between(2, 2) < 1);
  assert.ok(likeness.between(0, 2) < 0.3);
  const pairs = alignTexts(3, 3, likeness);
  assert.equal(pairs.length, 2);
  assert.deepEqual(pairs.at(-1), [2, 2]);
  // What somebody has said is a pair, however unlike.
  assert.deepEqual(alignTexts(3, 3, likeness, new Map([[1, 1]])), [
    [1, 1],
    [2, 2],
  ]);
});

test('numbers are read, said and ordered by one rule', () => {
  assert.deepEqual(['12', '12-1', '0-1', '0', '12-', 'x', '12-1-2'].map(parseNumber), [
    12,
    '12-1',
    '0-1',
    undefined,
    undefined,
    undefined,
    '12-1-2',
  ]);
  const labels = { numberInserted: '{0}之{1}', insertedOrdinals: '一 二' };
  assert.deepEqual(
    [sayNumber(12, labels), sayNumber('12-1', labels), sayNumber('12-2-1', labels), sayNumber('12-3', labels)],
    ['12', '12之一', '12之二之一', '12之3'],
  );
  const sorted = [12, '12-0-1', '12-1', '12-1-1', '12-2', '12-10', 13] as const;
  assert.deepEqual([...sorted].reverse().sort(compareNumbers), sorted);
  assert.deepEqual(
    [
      numberBetween(12, 13),
      numberBetween('12-1', 13),
      numberBetween('12-1', '12-2'),
      numberBetween(12, '12-1'),
      numberBetween(12, '12-0-1'),
      numberBetween(12, undefined),
      numberBetween(0, 1),
    ],
    ['12-1', '12-2', '12-1-1', '12-0-1', '12-0-0-1', 13, '0-1'],
  );
});

test('the concordance joins what did not move, and paragraphs of the same pages', () => {
  const row = (label: string, before: string, now: string) => ({ anchor: `p${label}`, label, before, now });
  const merged = mergeConcordance(
    [row('1', '1', '1'), row('2', '2', '2'), row('3', '2', '3'), row('4', '2', '3'), row('5', '3', '4')],
    '–',
  );
  assert.deepEqual(
    merged.map(({ label, before, now }) => `${label}: ${before}, ${now}`),
    ['1–2: 1–2, 1–2', '3–4: 2, 3', '5: 3, 4'],
  );
});
