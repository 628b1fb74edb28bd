/**
 * What is wider than its place: numbered headings at every width of the screen, addresses and long words in narrow
 * columns of print and on the site. Words stay whole where there is room; nothing is printed over its neighbour or
 * outside its column. Slow because a browser sets titles in three languages.
 */
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { pxToPoints, typeAreaOf } from '../../../scripts/formats/print/print-format.ts';
import { blocksOf } from '../../../scripts/model/edition.ts';
import { blockTexts } from '../../../scripts/model/text.ts';
import { verifyPdf } from '../../../scripts/proof/verify-pdf.ts';
import { composeInlines, type Piece } from '../../../scripts/views/inline-pieces.ts';
import { browse } from '../../support/browse.ts';
import { setEdition } from '../../support/edition.ts';
import { fixture } from '../../support/fixture.ts';
import { frontMatter } from '../../support/front-matter.ts';
import { callCommand } from '../../support/in-process.ts';

const addresses = [
  'https://documents.example.org/archive/2021/A_RES_76_L.12-rev?language=zh&format=pdf',
  'Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbau',
];
/** Longer than every line: an address, a name of a file, an e-mail address, a row of dots, lines to write on. */
const strings = [
  'https://documents.example.org/archive/2021/sub-folder/A_RES_76_L.12-rev?language=zh&format=pdf&item=1234567890abcdef&sort=ascending#section-17.4.b/annex',
  'Draft_Agreement_on_the_Protection_of_Spawning_Grounds_along_the_Northern_Shore_FINAL_rev.12_2021-12-31_signed.pdf',
  'protection.of.spawning.grounds-northern.shore.secretariat@long-subdomain.fisheries-administration.example.org',
  '.'.repeat(150),
  '\\_'.repeat(120),
];
interface Texts {
  headings: string[];
  paragraph: string;
  named: (string: string) => string;
  table: string;
}
/** Every kind of block with one of the strings. */
const everywhere = (string: string, i: number, named: Texts['named']): string =>
  `## ${named(string)}\n\n${named(string)}[^${i}]\n\n[^${i}]: ${named(string)}\n\n### ${string}\n\n${string}\n\n` +
  `- ${named(string)}\n\n1. ${named(string)}\n\n> ${named(string)}\n\n::: note\n${named(string)}\n:::\n\n` +
  `![a](figure.png "${named(string)}")\n\n| A | B |\n|---|---|\n| ${string} | ${named(string)} |\n\n`;
const texts: Record<string, Texts> = {
  'zh-Hans': {
    headings: [
      '第十三条 沿海港口船舶登记',
      '十三、渔业资源的保护和沿海港口船舶登记办法以及内河航道管理规定的修改和废止以及其他有关事项的说明和补充规定',
    ],
    paragraph: '双方将在平等和互利的基础上继续合作。',
    named: (string: string) => `双方商定，详见${string}，并继续合作。`,
    table: `| 序号 | 名称 | 来源 |\n|---|---|---|\n| 1 | ${addresses[0]} | ${addresses[1]} |\n| 2 | 第123届联合会议 | 说明 |\n`,
  },
  en: {
    headings: [
      'Article 13',
      'Section 2 on the Protection of Spawning Grounds along the Northern and the Southern Shore and in ' +
        'all Waters between them and of the Vessels',
    ],
    paragraph: 'Both boards will continue their work on an equal footing.',
    named: (string: string) => `The boards agreed on this, see ${string}, and continue.`,
    table:
      `| No. | Name | Source |\n|---|---|---|\n| 1 | ${addresses[0]} | ${addresses[1]} |\n| 2 | Meeting ` +
      'of the boards | Note |\n',
  },
  ru: {
    headings: [
      'Статья 13',
      'Раздел 2. Об охране нерестилищ и водохозяйственном сотрудничестве на северном и южном побережье ' +
        'и во всех водах между ними и о судах',
    ],
    paragraph: 'Обе стороны продолжат работу на равноправной основе.',
    named: (string: string) => `Стороны договорились, см. ${string}, и продолжат.`,
    table:
      `| № | Имя | Источник |\n|---|---|---|\n| 1 | ${addresses[0]} | ${addresses[1]} |\n| 2 | ` +
      'Заседание управлений | Сноска |\n',
  },
};
const languages = Object.keys(texts);
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'kanben-narrow-')));
const [source, longSource, build] = ['source', 'long', 'build'].map((name) => join(folder, name)) as [
  string,
  string,
  string,
];

before(() => {
  mkdirSync(join(source, 'authority'), { recursive: true });
  for (const [language, { headings, paragraph, named, table }] of Object.entries(texts)) {
    mkdirSync(join(source, `t-${language}`));
    const body = headings.map((heading, i) => `${'#'.repeat(i + 2)} ${heading}\n\n${paragraph}\n`).join('\n');
    writeFileSync(
      join(source, `t-${language}`, `${language}.md`),
      `${frontMatter(language)}${body}\n## ${headings[1]}\n\n${paragraph}\n\n${table}`,
    );
    const long = `s-${language}`;
    mkdirSync(join(longSource, long), { recursive: true });
    writeFileSync(
      join(longSource, long, `${language}.md`),
      `${frontMatter(language)}${strings.map((string, i) => everywhere(string, i, named)).join('')}::: ` +
        `closing\n${strings[1]}\n:::\n`,
    );
    cpSync(fixture('editions', 'specimen', 'source', 'specimen', 'figure.png'), join(longSource, long, 'figure.png'));
  }
});
after(() => rmSync(folder, { recursive: true, force: true }));

test('a kept piece begins with its word where words are not divided, and with one letter where they are', () => {
  const keptOf = (text: string, language: string, hyphens: boolean) => {
    const pieces = composeInlines([{ kind: 'text', text, place: { file: '', line: 1, column: 1 } }], {
      keeps: true,
      language,
      hyphens,
    });
    return pieces.flatMap((piece: Piece) => (piece.keep ? [piece.text] : []));
  };
  assert.deepEqual(keptOf('On cooperation 13', 'en', false), ['cooperation 13']);
  assert.deepEqual(keptOf('On cooperation 13', 'en', true), ['n 13']);
  assert.deepEqual(keptOf('Об охране 13', 'ru', false), ['охране 13']);
});

test('a piece is kept wherever a line that divides it would be refused', () => {
  const keptOf = (text: string, language: string) =>
    composeInlines([{ kind: 'text', text, place: { file: '', line: 1, column: 1 } }], { keeps: true, language })
      .filter(({ keep }) => keep)
      .map((piece) => piece.text);
  assert.deepEqual(keptOf('依据第2019年办法、38号令，10—15人，2019—2025年，占5％，第7页，30周年。', 'zh-Hans'), [
    '第2019年',
    '38号',
    '10—15',
    '2019—2025年',
    '5％',
    '第7',
    '30周年',
  ]);
  assert.deepEqual(keptOf('共1500万元，第75/3号，6月，1234人', 'zh-Hans'), ['1500万', '第75/3号', '6月']);
  // Pieces that overlap are one: between two a line may end.
  assert.deepEqual(keptOf('占5％——第7页', 'zh-Hans'), ['5％', '——', '第7']);
  assert.deepEqual(keptOf('in Article 5 .', 'en'), ['Article 5 .']);
  // What may not begin a line stays with the sign before it.
  assert.deepEqual(keptOf('自A～B，一·二，“丙”—丁', 'zh-Hans'), ['A～', '一·', '”—']);
  assert.deepEqual(keptOf('a duty of 7 % ; see ( the rest .', 'en'), ['7 % ;', '( t', 'rest .']);
  assert.deepEqual(keptOf('пошлина 7 ‰ взимается повсеместно', 'ru'), ['7 ‰']);
});

test('an address in a Chinese text may end a line behind its marks, and a long string anywhere within', () => {
  const open = (text: string) =>
    composeInlines([{ kind: 'text', text, place: { file: '', line: 1, column: 1 } }], {})
      .map((piece) => (piece.mayBreak ? '|' : piece.text))
      .join('');
  assert.equal(
    open('见https://a.example.org/x_y?n=1&m=22#top。'),
    '见http|s://|a.|exam|ple.|org/|x_|y?|n=|1&|m=|22#|top。',
  );
  assert.equal(open('（abcdefghijklmnopqrstuvwx）'), '（abcd|efgh|ijkl|mnop|qrst|uvwx）');
  assert.equal(open('见 A/RES/76/5。'), '见 A/RES/76/5。');
  // A number stays whole, unless no line has room for it.
  assert.equal(open(`共${'1234567890'.repeat(3)}元`), `共${'1234567890'.repeat(3)}元`);
  assert.equal(open('见example.org/a/2021-12/1,234.567。'), '见exam|ple.|org/|a/|2021-12/|1,234.567。');
  assert.match(open('1234567890'.repeat(5)), /\d\|\d/);
});

for (const language of languages)
  test(`strings without a break in ${language}: the PDF has them whole, inside the paper's margins`, async () => {
    const { pdf, edition, pageMap, format } = await setEdition(longSource, `s-${language}`);
    const proof = await verifyPdf(pdf, edition, pageMap, format);
    assert.deepEqual(proof.problems, []);
    const { pages } = proof.read;
    const first = pageMap.pages.findIndex(({ label }) => label === '1');
    pages.slice(2, -1).forEach(({ glyphs }, i) => {
      const { left, right, top } = typeAreaOf(format, i + 2);
      const shown = glyphs.filter(({ text }) => text.trim() !== '');
      const beside = shown.filter(
        ({ x, width, size, y }) => y > top && (x < left - 1 || x + width > right + size * 0.6),
      );
      const numbers = beside.filter(({ text, size }) => /^\d$/.test(text) && size < pxToPoints(format.sizePx) * 0.8);
      assert.deepEqual(i + 2 < first ? beside : beside.filter((one) => !numbers.includes(one)), [], `page ${i + 3}`);
      const heads = shown.filter(({ y }) => y < top);
      assert.ok(new Set(heads.map(({ y }) => Math.round(y))).size <= 1, `running head of page ${i + 3}`);
    });
  });

for (const language of languages)
  test(`print in ${language}: headings of many lines and narrow cells are whole and in their columns`, async () => {
    const { pdf, edition, pageMap, format } = await setEdition(source, `t-${language}`);
    const proof = await verifyPdf(pdf, edition, pageMap, format);
    assert.deepEqual(proof.problems, []);
    const { pages } = proof.read;
    const first = pageMap.pages.findIndex(({ label }) => label === '1');
    const all = pages
      .map(({ glyphs }) => glyphs.map(({ text }) => text).join(''))
      .join('')
      .replace(/[\s\u00ad\u2010]/g, '');
    for (const text of blocksOf(edition).flatMap(blockTexts)) assert.ok(all.includes(text.replace(/\s/g, '')), text);
    pages.slice(first, -1).forEach(({ glyphs }, i) => {
      const { left, right } = typeAreaOf(format, first + i);
      const shown = glyphs.filter(({ text, size }) => text.trim() !== '' && size > pxToPoints(format.sizePx) * 0.75);
      for (const { text, x, width, size } of shown)
        assert.ok(x > left - 1 && x + width < right + size * 0.6, `${text} at ${x}`);
      for (const [n, a] of shown.entries())
        for (const b of shown.slice(n + 1)) {
          const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
          assert.ok(
            Math.abs(a.y - b.y) > 0.7 * Math.min(a.size, b.size) || across < 0.2 * a.size,
            `${a.text} and ${b.text} at ${a.x}, ${a.y}`,
          );
        }
    });
  });

test('the site at 12 widths: words of headings stay whole, and nothing is wider than the page', async () => {
  const { status, stderr } = await callCommand('build', ['--source', source, '--build', build, '--jobs', '1']);
  assert.equal(status, 0, stderr);
  const browser = await browse(build);
  try {
    for (const language of languages)
      for (const width of [280, 320, 360, 390, 414, 480, 600, 768, 896, 1024, 1280, 1920]) {
        const { page } = await browser.visit(`t-${language}/index.html`, { width });
        const found = await page.evaluate(() => {
          const range = document.createRange();
          const split: string[] = [];
          for (const heading of document.querySelectorAll('.text-section h2, .text-section h3')) {
            const walker = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT);
            let before: { text: string; top: number } | undefined;
            while (walker.nextNode()) {
              const node = walker.currentNode as Text;
              for (let i = 0; i < node.length; i++) {
                range.setStart(node, i);
                range.setEnd(node, i + 1);
                const text = node.data.charAt(i);
                const { top } = range.getBoundingClientRect();
                const letters =
                  /^(?!\p{Script=Han})[\p{L}\p{N}]{2}$/u.test((before?.text ?? '') + text) &&
                  !/\p{Script=Han}/u.test(text);
                if (before && letters && Math.abs(top - before.top) > 8)
                  split.push(`${before.text}/${text} of ${heading.textContent}`);
                before = { text, top };
              }
            }
          }
          return { split, over: document.documentElement.scrollWidth - document.documentElement.clientWidth };
        });
        assert.deepEqual(found, { split: [], over: 0 }, `${language} at ${width} px`);
        await page.close();
      }
  } finally {
    await browser.close();
  }
});
