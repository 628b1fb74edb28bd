/**
 * Pictures of several shapes between paragraphs of several lengths, in two languages: none leaves a blank at a page
 * foot that it could fill by three fifths of its height, all stand between their paragraphs, and the witness reckons
 * the size of each. In: texts that are made here. Slow because a browser sets them.
 */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { typeAreaOf } from '../../../scripts/formats/print/print-format.ts';
import { readPdf } from '../../../scripts/proof/read-pdf.ts';
import { verifyPdf } from '../../../scripts/proof/verify-pdf.ts';
import { alterPdf } from '../../support/alter-pdf.ts';
import { paint } from '../../support/change-pdf.ts';
import { setEdition } from '../../support/edition.ts';
import { pngOf } from '../../support/make-pictures.ts';

/** Pixels of the pictures; every third stands without a caption. */
const shapes: [width: number, height: number][] = [
  [800, 500],
  [300, 300],
  [400, 900],
  [1600, 300],
  [120, 60],
  [640, 480],
  [500, 700],
  [900, 900],
];
const sentences = {
  en: [
    'The Parties shall adopt a plan for each of the areas that are described in the annexes to this Agreement, and ' +
      'shall review it every five years in the light of scientific advice.',
    'The plan names the measures that are to be taken, the authority that takes them, and the means by which their ' +
      'effect is measured and reported to the Commission.',
    'No measure under this section may be applied retroactively, and none may restrict the right of innocent passage ' +
      'through the territorial sea of a coastal State.',
  ],
  'zh-Hans': [
    '各缔约方应当为本协定附件所述每一区域制定规划，并根据科学意见每五年审议一次。',
    '规划应当载明拟采取的措施、采取措施的主管机关，以及衡量措施效果并向委员会报告的方法。',
    '本节规定的任何措施均不得溯及既往，也不得限制无害通过沿海国领海的权利。',
  ],
};

/** Numbers below a bound, the same ones each time. */
function numbers(state: number): (bound: number) => number {
  return (bound) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor(state / 65536) % bound;
  };
}

const source = mkdtempSync(join(tmpdir(), 'kanben-figures-'));
after(() => rmSync(source, { recursive: true }));

function write(language: keyof typeof sentences): string {
  const name = `figures-${language}`;
  const folder = join(source, name);
  mkdirSync(folder, { recursive: true });
  mkdirSync(join(source, 'authority'), { recursive: true });
  const [next, list] = [numbers(language === 'en' ? 3 : 5), sentences[language]];
  const blank = language === 'en' ? ' ' : '';
  const blocks = shapes.flatMap(([width, height], i) => {
    writeFileSync(join(folder, `${i}.png`), pngOf({ width, height, rows: height * (width + 1) }));
    const paragraphs: string[] = [];
    for (let count = 2 + next(3); count > 0; count--)
      paragraphs.push(Array.from({ length: 1 + next(5) }, () => list[next(3)]).join(blank));
    return [...paragraphs, `![${i + 1}](${i}.png${i % 3 === 2 ? '' : ` "${i + 1}"`})`];
  });
  const front = `title: [A]\nshort-title: A\nkind: A\nparties: [A]\nadopted: { date: 2021-05-01, place: A }
source: { name: A, date: 2021-05-02, provenance: A }\nedition: { number: 1, date: 2021-06-30 }
language: ${language}\ndescription: A\nregisters: []`;
  writeFileSync(join(folder, `${language}.md`), `---\n${front}\n---\n\n${[...blocks, list[0]].join('\n\n')}\n`);
  return name;
}

for (const language of ['en', 'zh-Hans'] as const)
  test(`${language}: pictures fill their pages, in their order, as large as the style has them`, async () => {
    const { pdf, edition, pageMap, format } = await setEdition(source, write(language));
    const { problems } = await verifyPdf(pdf, edition, pageMap, format);
    assert.deepEqual(problems, []);
    const { pages } = await readPdf(pdf);
    const line = format.linePx * 0.75;
    const pictures = pages.flatMap(({ fills }, page) =>
      fills.filter(({ picture }) => picture).map((fill) => ({ page, fill })),
    );
    assert.equal(pictures.length, shapes.length);
    const heights = pictures.map(({ fill }) => Math.round(fill.height / line));
    const full = shapes.map(([width, height]) => {
      const room = format.characters * format.sizePx;
      const scale = Math.min(1, room / width, (14 * format.linePx) / height);
      return Math.max(1, Math.floor((height * scale) / format.linePx));
    });
    const smaller = heights.filter((lines, i) => lines < (full[i] ?? 0));
    assert.ok(smaller.length > 0, 'no picture was made smaller');
    for (const [i, { page, fill }] of pictures.entries()) {
      if (page === pictures[0]?.page || fill.top > typeAreaOf(format, page).top + 2 * line) continue;
      // It begins a page: the one before had no room for three fifths of it, its air, its caption and the line below.
      const before = pages[page - 1] ?? assert.fail();
      const { bottom } = typeAreaOf(format, page - 1);
      const feet = before.glyphs.filter(({ mark, y }) => mark !== undefined && y < bottom).map(({ y }) => y);
      const pictured = before.fills.filter(({ picture }) => picture).map(({ top, height }) => top + height);
      const left = Math.floor((bottom - Math.max(...feet, ...pictured)) / line);
      const asked = Math.ceil((full[i] ?? 0) * 0.6) + 1 + (i % 3 === 2 ? 0 : 2);
      assert.ok(left < Math.max(asked, 4), `page ${page}: ${left} lines are blank, the picture asks for ${asked}`);
    }
  });

test('a fault is found: a picture that is smaller than its style, with text below it', async () => {
  const { pdf, edition, pageMap, format } = await setEdition(source, write('en'));
  const { pages } = await readPdf(pdf);
  const at = pages.findIndex(({ fills, glyphs }) =>
    fills.some(
      ({ picture, top, height }) =>
        picture && glyphs.some(({ mark, y }) => mark !== undefined && y > top + height + 40),
    ),
  );
  const altered = await alterPdf(pdf, (file) =>
    paint(file, at + 1, (text) => text.replace(/(\/\w+ Do)/, '.75 0 0 .75 0 0 cm $1')),
  );
  const { problems } = await verifyPdf(altered, edition, pageMap, format);
  const said = problems.map(({ message }) => message).join('\n');
  assert.match(
    said,
    /the picture on page \d+ is (\d+ lines high instead of \d+, and does not end|\d+ pt high instead of)/,
  );
});
