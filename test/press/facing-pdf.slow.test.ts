/**
 * The PDF of facing pages, and each fault put into it. In: an agreement of some spreads in Chinese and English, made
 * here. Proves that the file is found right, that it is the same each time, that its pairs stand side by side, and that
 * each single fault is found. Slow because a browser sets it.
 */
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { PDFArray, PDFDict, type PDFDocument, PDFHexString, PDFName, PDFNumber, PDFString } from 'pdf-lib';
import { facesNamed } from '../../scripts/fonts/typeface-files.ts';
import { startBrowser } from '../../scripts/formats/print/chromium.ts';
import { blocksOf } from '../../scripts/model/edition.ts';
import type { Both, FacingPlan } from '../../scripts/model/facing.ts';
import { printFacing } from '../../scripts/press/facing-pdf.ts';
import {
  type FacingText,
  facingFormats,
  type LaidFacing,
  layFacing,
  laySide,
} from '../../scripts/press/facing-print.ts';
import { prepareEdition } from '../../scripts/press/prepare-edition.ts';
import { verifyFacingPdf } from '../../scripts/proof/verify-facing-pdf.ts';
import {
  alterPdf,
  alterText,
  bookmarksOf,
  linksOf,
  moveDestination,
  pageOf,
  sayOtherwise,
} from '../support/alter-pdf.ts';
import { catalog } from '../support/change-pdf.ts';
import { fixture } from '../support/fixture.ts';
import { projectAt } from '../support/press.ts';

const folder = mkdtempSync(join(tmpdir(), 'kanben-facing-pdf-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const engine = await startBrowser(() => undefined);
after(() => engine.browser.close());
const name = PDFName.of;

/** Articles of one to four sentences; the third is longer than a page in English, the fifth in Chinese. */
function writeTitle(source: string): void {
  cpSync(fixture('editions', 'facing', 'source', 'authority'), join(source, 'authority'), { recursive: true });
  mkdirSync(join(source, 'lake'));
  const facts =
    'adopted: { date: 2020-01-02 }\nsource: { name: N, date: 2020-01-02 }\nedition: { number: 1, date: 2021-01-02 }';
  writeFileSync(
    join(source, 'lake', 'title.yaml'),
    `${facts}\nclass: treaty\nregisters: [organizations]\nfacing: [zh-Hans, en]\n`,
  );
  const head = (title: string, kind: string, language: string) =>
    `---\ntitle: [${title}]\nshort-title: ${title}\nkind: ${kind}\nlanguage: ${language}\ndescription: ${title}.\n---\n\n`;
  const chinese = (i: number, times: number) =>
    `双方第${'一二三四五六七八九十'[i]}次会晤，与联合国商定湖泊的保护。`.repeat(times);
  const english = (i: number, times: number) =>
    `The Parties meet ${['once', 'twice'][i % 2]} and agree with the United Nations on how the lake is kept. `
      .repeat(times)
      .trim();
  const times = [2, 3, 90, 1, 120, 4, 2, 3, 5, 2];
  const articles = times.map((count, i) => ({
    zh: `## 第${'一二三四五六七八九十'[i]}条\n\n${chinese(i, i === 2 ? 2 : count)}${i === 1 ? '见第一条。[^a]' : ''}\n\n${chinese(i, 2)}\n`,
    en: `## Article ${i + 1}\n\n${english(i, i === 4 ? 2 : count)}${i === 1 ? ' See Article 1.[^a]' : ''}\n\n${english(i, 1)}\n`,
  }));
  const write = (language: string, text: string) => writeFileSync(join(source, 'lake', `${language}.md`), text);
  write(
    'zh-Hans',
    `${head('湖泊协定', '协定', 'zh-Hans')}${articles.map(({ zh }) => zh).join('\n')}\n[^a]: 湖泊包括其支流。\n`,
  );
  write(
    'en',
    `${head('Lake Agreement', 'Agreement', 'en')}${articles.map(({ en }) => en).join('\n')}\n[^a]: With what flows into it.\n`,
  );
}

const source = join(folder, 'source');
mkdirSync(source);
writeTitle(source);
const project = projectAt(source);
const read = (language: string): FacingText => prepareEdition(project, `lake/${language}`).value ?? assert.fail();
const texts: Both<FacingText> = [read('zh-Hans'), read('en')];
const formats = facingFormats(project, [texts[0].edition, texts[1].edition]);
const records: Both<string> = ['{}', '{}'];

let made: { pdf: Uint8Array; laid: LaidFacing };
before(async () => {
  const laid = await layFacing(project, texts, engine);
  made = { laid, pdf: await printFacing(laid.sides, records, engine) };
});

async function prove(bytes: Uint8Array, { sides }: Pick<LaidFacing, 'sides'> = made.laid): Promise<string[]> {
  const due = (i: 0 | 1) => ({
    edition: texts[i].edition,
    format: formats[i],
    pageMap: sides[i].laid.pageMap,
    data: Buffer.from(records[i]),
  });
  const { problems } = await verifyFacingPdf(bytes, [due(0), due(1)], { facesNamed }).catch((error: Error) => ({
    problems: [{ message: error.message }],
  }));
  return problems.map(({ message }) => message);
}

test('it is found right, also when it was written again, and is the same each time', async () => {
  assert.deepEqual(await prove(made.pdf), []);
  assert.deepEqual(await prove(await alterPdf(made.pdf, () => undefined)), []);
  const again = await layFacing(project, texts, engine);
  assert.deepEqual(Buffer.from(await printFacing(again.sides, records, engine)), Buffer.from(made.pdf));
});

test('both languages have as many pages; what one has not is empty', () => {
  const [first, second] = made.laid.sides.map(({ laid }) => laid.pageMap);
  assert.equal(first?.pages.length, second?.pages.length);
  const begins = (i: number) => [first, second].map((map) => map?.pages[i]?.begins !== undefined);
  const alone = first?.pages.filter((_, i) => begins(i)[0] !== begins(i)[1]) ?? [];
  assert.ok(alone.length >= 2);
  for (const anchor of ['art1', 'art3', 'art5', 'art10-2'])
    assert.equal(first?.starts[anchor]?.page, second?.starts[anchor]?.page, anchor);
});

/** The file with one language laid out by another plan. */
async function misplaced(change: (plan: FacingPlan) => void): Promise<string[]> {
  const plan = structuredClone(made.laid.plans[1]);
  change(plan);
  const [zh, en] = [
    await laySide(project, texts[0], formats[0], engine, made.laid.plans[0]),
    await laySide(project, texts[1], formats[1], engine, plan),
  ];
  return prove(await printFacing([zh, en], records, engine), { sides: [zh, en] });
}

test('a block a line lower than its twin, and one on another spread, are found', async () => {
  const lower = await misplaced(({ gaps }) => {
    gaps['art10-2'] = (gaps['art10-2'] ?? 0) + 18;
  });
  assert.ok(
    lower.some((line) => /art10-2 begins 4\.8 mm lower in en than in zh-Hans/.test(line)),
    lower.join('\n'),
  );
  // The last block before a spread goes over to it.
  const order = blocksOf(texts[1].edition).map(({ anchor }) => anchor);
  const [next, page] =
    Object.entries(made.laid.plans[1].turns).findLast(([anchor]) => /^art\d+$/.test(anchor)) ?? assert.fail();
  const moved = order[order.indexOf(next) - 1] ?? assert.fail();
  const other = await misplaced(({ turns }) => {
    delete turns[next];
    turns[moved] = page;
  });
  const due = new RegExp(`${moved} begins on spread ${page - 1} in zh-Hans and on spread ${page} in en`);
  assert.ok(
    other.some((line) => due.test(line)),
    other.join('\n'),
  );
});

/** The parts of the structure, that of the document above them. */
const partsOf = (pdf: PDFDocument): PDFDict[] => {
  const root = pdf.catalog.lookup(name('StructTreeRoot'), PDFDict).lookup(name('K'), PDFDict);
  const kids = root.lookup(name('K'), PDFArray);
  return [root, kids.lookup(0, PDFDict), kids.lookup(1, PDFDict)];
};

const exchange = (pdf: PDFDocument, a: number, b: number): void => {
  const kids = pdf.catalog.lookup(name('Pages'), PDFDict).lookup(name('Kids'), PDFArray);
  const [one, other] = [kids.get(a - 1), kids.get(b - 1)];
  kids.set(a - 1, other);
  kids.set(b - 1, one);
};

const removeLast = (pdf: PDFDocument): void => {
  const tree = pdf.catalog.lookup(name('Pages'), PDFDict);
  const kids = tree.lookup(name('Kids'), PDFArray);
  kids.remove(kids.size() - 1);
  tree.set(name('Count'), PDFNumber.of(kids.size()));
};

const removeAttached = (pdf: PDFDocument): void => {
  const tree = pdf.catalog.lookup(name('Names'), PDFDict).lookup(name('EmbeddedFiles'), PDFDict);
  const list = tree.lookup(name('Names'), PDFArray);
  list.remove(0);
  list.remove(0);
};

const packetSays = (pdf: PDFDocument, from: string, to: string): void => {
  const packet = pdf.catalog.lookup(name('Metadata')) as unknown as { contents: Uint8Array };
  const text = Buffer.from(packet.contents).toString('utf8');
  assert.ok(text.includes(from), from);
  packet.contents = Buffer.from(text.replace(from, to), 'utf8');
};

/** Page 8 shows Chinese, page 9 English: the first spread of the text, behind title leaves, imprints and contents. */
const [zh, en] = [8, 9];

/** The running head of the second language in the words of the first, in their typeface and at its own place. */
function headInOtherWords(pdf: PDFDocument): void {
  const fontsOf = (page: number) => pageOf(pdf, page).node.Resources()?.lookup(name('Font'), PDFDict) ?? assert.fail();
  const place = /1 0 0 -1 \S+ \S+ Tm/;
  let words = '';
  alterText(pdf, zh + 2, (object) => {
    words ||= object;
    return `${object} `;
  });
  const font = /\/(\w+) /.exec(words)?.[1] ?? assert.fail(words);
  fontsOf(en + 2).set(name('Other'), fontsOf(zh + 2).get(name(font)) ?? assert.fail(font));
  let done = false;
  alterText(pdf, en + 2, (object) => {
    if (done) return object;
    done = true;
    return words.replace(place, place.exec(object)?.[0] ?? assert.fail(object)).replace(`/${font} `, '/Other ');
  });
}

const faults: [what: string, change: (pdf: PDFDocument) => void, said: RegExp][] = [
  ['a word of the second language', (pdf) => sayOtherwise(pdf, en, 'The', 'The'.split('').reverse().join('')), /en: /],
  ['a sign of the first language', (pdf) => sayOtherwise(pdf, zh, '双方', '方双'), /zh-Hans: /],
  ['a text of the second language is gone', (pdf) => sayOtherwise(pdf, en, 'The'), /en: /],
  [
    'a running head in the words of the other language',
    headInOtherWords,
    /en: the running head of page \d+ is “.* instead of “Article/,
  ],
  ['both pages of a spread exchanged', (pdf) => exchange(pdf, zh, en), /no page of|structure reaches/],
  ['two pages of one language exchanged', (pdf) => exchange(pdf, en, en + 2), /en: /],
  [
    'two spreads exchanged',
    (pdf) => {
      for (const i of [0, 1]) exchange(pdf, zh + i, zh + i + 2);
    },
    /zh-Hans: |en: /,
  ],
  ['the back cover removed', removeLast, /no side beside the last/],
  [
    'a link cut',
    (pdf) =>
      linksOf(pdf)
        .find(({ target }) => target === 'en.art1')
        ?.remove(),
    /en: /,
  ],
  [
    'a link into the other language',
    (pdf) =>
      linksOf(pdf)
        .find(({ target }) => target === 'en.art1')
        ?.link.set(name('Dest'), PDFString.of('zh-Hans.art1')),
    /en: .*zh-Hans\.art1|en: .*link/,
  ],
  ['a destination moved to another spread', (pdf) => moveDestination(pdf, 'en.art3', en + 6), /en: /],
  ['a destination moved to the other language', (pdf) => moveDestination(pdf, 'en.art3', zh), /en: /],
  [
    'a bookmark that says the other language',
    (pdf) => bookmarksOf(pdf)[1]?.set(name('Title'), PDFHexString.fromText('中文')),
    /bookmark 2 is “中文” instead of “English”/,
  ],
  [
    'a bookmark that leads to the other cover',
    (pdf) => bookmarksOf(pdf)[1]?.lookup(name('Dest'), PDFArray).set(0, pageOf(pdf, 1).ref),
    /“English” does not lead to its cover/,
  ],
  [
    'a label of the other language',
    (pdf) => {
      const nums = pdf.catalog.lookup(name('PageLabels'), PDFDict).lookup(name('Nums'), PDFArray);
      nums.lookup(2 * (en - 1) + 1, PDFDict).set(name('P'), PDFHexString.fromText('1 zh-Hans'));
    },
    /page 9 is labelled “1 zh-Hans”/,
  ],
  [
    'a label of another page',
    (pdf) => {
      const nums = pdf.catalog.lookup(name('PageLabels'), PDFDict).lookup(name('Nums'), PDFArray);
      nums.lookup(2 * (en - 1) + 1, PDFDict).set(name('P'), PDFHexString.fromText('2 en'));
    },
    /en: page 5 is labelled “2” instead of “1”/,
  ],
  ['pages that open one by one', (pdf) => pdf.catalog.set(name('PageLayout'), name('SinglePage')), /PageLayout/],
  [
    'pages that open from the right',
    (pdf) => pdf.catalog.lookup(name('ViewerPreferences'), PDFDict).set(name('Direction'), name('R2L')),
    /Direction/,
  ],
  ['an action', catalog('OpenAction', { S: 'Named', N: 'LastPage' }), /OpenAction/],
  [
    'a part in the other language',
    (pdf) => partsOf(pdf)[2]?.set(name('Lang'), PDFString.of('zh-Hans')),
    /no two languages/,
  ],
  [
    'a document in the second language',
    (pdf) => partsOf(pdf)[0]?.set(name('Lang'), PDFString.of('en')),
    /not in zh-Hans/,
  ],
  [
    'a provision read with the other language',
    (pdf) => {
      const [, one, other] = partsOf(pdf);
      const [from, to] = [one, other].map((part) => part?.lookup(name('K'), PDFArray));
      const element = from?.get(from.size() - 2);
      if (element) to?.push(element);
      from?.remove(from.size() - 2);
    },
    /zh-Hans: |en: /,
  ],
  ['an attached file removed', removeAttached, /attached/],
  ['another title', (pdf) => pdf.setTitle('Lake Agreement'), /Info says Title/],
  ['the second language is not stated', (pdf) => packetSays(pdf, '<rdf:li>en</rdf:li>', ''), /dc:language/],
  [
    'the checksum of the second source',
    (pdf) => packetSays(pdf, texts[1].edition.manuscript.sha256, '0'.repeat(64)),
    /sha256/,
  ],
  [
    'a key of the structure twice',
    (pdf) => pdf.catalog.lookup(name('StructTreeRoot'), PDFDict).set(name('ParentTreeNextKey'), PDFNumber.of(1)),
    /next key/,
  ],
];

for (const [what, change, said] of faults)
  test(`found: ${what}`, async () => {
    const lines = await prove(await alterPdf(made.pdf, change));
    assert.ok(
      lines.some((line) => said.test(line)),
      `${what}: ${lines.join('\n') || 'nothing was found'}`,
    );
  });
