/**
 * Labels of lists from the source to the pages and the e-book: of every kind, over page ends, in Chinese and English;
 * and a label that is changed in an output is found. Slow because a browser sets some texts.
 */
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { subsetFonts } from '../../scripts/fonts/subset-fonts.ts';
import { packEpub } from '../../scripts/formats/epub/epub-package.ts';
import { renderEpub } from '../../scripts/formats/epub/render-epub.ts';
import { finishPdf } from '../../scripts/formats/pdf/finish-pdf.ts';
import { type Engine, startBrowser } from '../../scripts/formats/print/chromium.ts';
import { readFormat } from '../../scripts/formats/print/print-format.ts';
import { renderPrint } from '../../scripts/formats/print/render-print.ts';
import { typeset } from '../../scripts/formats/print/typeset.ts';
import { verifyEpub } from '../../scripts/proof/verify-epub.ts';
import { verifyPdf } from '../../scripts/proof/verify-pdf.ts';
import { pressProject } from '../support/press.ts';
import { prepareText, pressText } from '../support/press-text.ts';

let engine: Engine;
before(async () => {
  engine = await startBrowser(() => undefined);
});
after(() => engine.browser.close());

const say = {
  'zh-Hans': '各方应当在本条规定的期限内完成审议，',
  en: 'the parties shall complete their review in time, ',
};

for (const language of ['zh-Hans', 'en'] as const)
  test(`${language}: labels of one to seven signs, nested, over page ends, are the same everywhere`, async () => {
    const item = (n: number) => say[language].repeat(1 + (n % 5));
    const numbers = [3, 5, 9, 9, 8, 100, 101, 7, 2020, 12, 123456, 1, 2, 40, 41];
    const list = (indent: string, sign: string) => numbers.map((n) => `${indent}${n}${sign} ${item(n)}`).join('\n');
    const body = [list('', '.'), list('> ', ')'), `- ${item(1)}\n\n${list('  ', '.')}`, `1949. ${item(3)}`].join(
      '\n\n',
    );
    const { problems, made } = await pressText(`${item(1)}\n\n${body}`, language, engine);
    assert.deepEqual(
      problems.filter(({ severity }) => severity === 'error').map(({ message }) => message),
      [],
    );
    const glyphs = made?.read.pages.flatMap((page) => page.glyphs.map(({ text }) => text)).join('') ?? '';
    for (const n of numbers) assert.ok(glyphs.includes(`${n}.`) && glyphs.includes(`${n})`), String(n));
  });

test('a label that is changed in the pages or in the e-book alone is found', async () => {
  const { value } = prepareText('文。\n\n3. 三\n5. 五\n9. 九', 'zh-Hans');
  const { edition, images } = value ?? assert.fail();
  const format = readFormat(pressProject, 'book', false, 'zh-Hans');
  const html = renderPrint(pressProject, edition, images, format);
  const altered = html.replace('<span class="item-label">5. ', '<span class="item-label">4. ');
  assert.notEqual(altered, html);
  const faces = (await subsetFonts(edition, [altered])).value ?? [];
  const { pageMap, structure, print } = await typeset(altered, faces, engine);
  const pdf = await finishPdf({ pdf: await print(), pageMap, structure, engine: engine.version }, edition, format, []);
  const found = (await verifyPdf(pdf, edition, pageMap, format)).problems.map(({ code }) => code);
  assert.ok(found.includes('K801') && found.includes('K821'), found.join());
  const parts = renderEpub(pressProject, edition, pageMap, images, []);
  const text = JSON.stringify(parts).replace('item-label\\">5. ', 'item-label\\">4. ');
  const epub = await packEpub(JSON.parse(text), new Uint8Array([255]), edition.metadata.title, '2021-06-30');
  assert.match(
    verifyEpub(epub, edition, pageMap)
      .problems.map(({ message }) => message)
      .join('\n'),
    /section 1: .*4/,
  );
});
