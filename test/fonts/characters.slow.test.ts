/**
 * The signs of official texts (superscripts, fractions, arrows, circled figures, units, letters of Central Asia and
 * Viet Nam, Greek, phonetics, currencies, mathematics, marks of forms, rare Han names, pictograms) in every language:
 * published with no problem in every format, in the faces that were chosen for them, no line moved. Slow because three
 * titles are built.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { type PrintFormat, pxToPoints, readFormat } from '../../scripts/formats/print/print-format.ts';
import { profileOf, profiles } from '../../scripts/languages/registry.ts';
import { type ReadPdf, readPdf } from '../../scripts/proof/read-pdf.ts';
import { fixture } from '../support/fixture.ts';
import { type Called, callCommand } from '../support/in-process.ts';
import { pressProject } from '../support/press.ts';

const source = fixture('editions', 'characters', 'source');
const folder = mkdtempSync(join(tmpdir(), 'kanben-characters-'));
/** French and Spanish have the faces of English. */
const languages = profiles.map(({ tag }) => tag).filter((tag) => tag !== 'fr' && tag !== 'es');
const made = (language: string, name: string): Buffer => readFileSync(join(folder, `characters-${language}`, name));
let built: Called;

before(async () => {
  built = await callCommand('build', ['--source', source, '--build', folder, '--jobs', '1']);
});

after(() => rmSync(folder, { recursive: true }));

/** The PDFs of each language, read once. */
const read = new Map<string, Promise<{ format: PrintFormat; pdf: ReadPdf }[]>>();

/** The PDFs of a title, with the format of each. */
function pdfsOf(language: string): Promise<{ format: PrintFormat; pdf: ReadPdf }[]> {
  const all =
    read.get(language) ??
    Promise.all(
      profileOf(language).formats.map(async (name, i) => ({
        format: readFormat(pressProject, name, false, language),
        pdf: await readPdf(new Uint8Array(made(language, `characters-${language}${i > 0 ? `.${name}` : ''}.pdf`))),
      })),
    );
  read.set(language, all);
  return all;
}

test('every title is published in every format, with no problem but wide spaces between words', () => {
  assert.equal(built.status, 0, built.stdout + built.stderr);
  const codes = built.stderr.match(/\bK\d{3}\b[^.\n]*/g) ?? [];
  assert.deepEqual(
    codes.filter((said) => !/^K813: PDF \(book\): widest space/.test(said)),
    [],
  );
  for (const language of languages)
    assert.match(
      built.stdout,
      new RegExp(`^characters-${language} .* (1 problem|0 problems)$`, 'm'),
      built.stdout + built.stderr,
    );
});

for (const language of languages) {
  test(`the PDFs have the chosen faces as TrueType: ${language}`, async () => {
    for (const { pdf } of await pdfsOf(language)) {
      const { fonts } = pdf;
      const song = language === 'zh-Hant' ? 'NotoSerifTC' : 'NotoSerifSC';
      for (const name of ['STIXTwoMath', 'NotoSansSymbols2', 'LXGWWenKai', 'NotoEmoji', 'NotoSerif-', song])
        assert.ok(
          fonts.some((font) => font.name.includes(name)),
          `${name} of ${fonts.map((font) => font.name)}`,
        );
      assert.ok(fonts.every(({ type3, embedded }) => embedded && !type3));
    }
  });

  test(`no line of the text is moved by a sign of another face, nor by a subscript: ${language}`, async () => {
    for (const { pdf, format } of await pdfsOf(language)) {
      const { pages, labels } = pdf;
      const [size, pitch] = [pxToPoints(format.sizePx), pxToPoints(format.linePx)];
      for (const [i, { glyphs }] of pages.entries()) {
        if (!['1', '2'].includes(labels[i] ?? '')) continue;
        const lines = [...new Set(glyphs.filter((one) => Math.abs(one.size - size) < 0.1).map(({ y }) => y))];
        const [first = 0] = lines;
        assert.ok(lines.length > 10);
        // 0.05 mm are 0.142 points.
        for (const y of lines)
          assert.ok(
            Math.abs((y - first) / pitch - Math.round((y - first) / pitch)) * pitch < 0.142,
            `${y} of ${lines}`,
          );
      }
    }
  });

  test(`EPUB and site name and carry the faces, and set subscripts as such: ${language}`, () => {
    const files = unzipSync(new Uint8Array(made(language, `characters-${language}.epub`)));
    const style = strFromU8(files['OEBPS/style.css'] ?? new Uint8Array());
    const sheets = [style, `${made(language, 'faces.css')}${made(language, 'site.css')}`];
    const { others, body } = profileOf(language).typefaces;
    for (const sheet of sheets) {
      const list = /body \{ font-family: ([^;]*);/.exec(sheet)?.[1] ?? '';
      assert.ok(list.startsWith(`"${body.family}"`) && list.endsWith(', serif'));
      for (const { family } of others) {
        assert.ok(list.includes(`"${family}"`), `${family} in ${list}`);
        assert.ok(sheet.includes(`@font-face{font-family:"${family}";font-weight:400`), family);
        assert.ok(sheet.includes(`@font-face{font-family:"${family}";font-weight:700`), family);
      }
    }
    const fonts = Object.keys(files).filter((path) => path.endsWith('.ttf'));
    for (const path of fonts) assert.ok(style.includes(path.replace('OEBPS/', '')), path);
    assert.ok(fonts.length > 2 * others.length);
    const texts = Object.entries(files).flatMap(([path, bytes]) => (path.endsWith('.xhtml') ? [strFromU8(bytes)] : []));
    for (const text of [texts.join(''), made(language, 'index.html').toString('utf8')])
      assert.ok((text.match(/CO<sub>2<\/sub>/g) ?? []).length >= 5);
  });

  test(`the imprint names every face: ${language}`, () => {
    const { body, emphasis, others } = profileOf(language).typefaces;
    const page = made(language, 'index.html').toString('utf8');
    for (const { name } of [body, emphasis, ...others])
      assert.ok(page.includes(`${name}（`) || page.includes(`${name} (`), name);
  });
}

test('the light edition has no faces, and no style that names those of these signs', async () => {
  const own = join(folder, 'light');
  const ran = await callCommand('build', [
    'characters-en',
    '--source',
    source,
    '--build',
    own,
    '--only',
    'epub',
    '--no-fonts',
  ]);
  assert.equal(ran.status, 0, ran.stdout + ran.stderr);
  const [name = ''] = readdirSync(join(own, 'characters-en')).filter((file) => file.endsWith('.epub'));
  const files = unzipSync(new Uint8Array(readFileSync(join(own, 'characters-en', name))));
  assert.deepEqual(
    Object.keys(files).filter((path) => path.endsWith('.ttf')),
    [],
  );
  assert.doesNotMatch(strFromU8(files['OEBPS/style.css'] ?? new Uint8Array()), /Kanben (Signs|Symbols|Rare|Emoji)/);
});
