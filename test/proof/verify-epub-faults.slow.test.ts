/**
 * Every check of the EPUB's witness sees its fault. In: two small titles, each set once. Every case changes one file of
 * the finished archive and expects the message of the check that is there for it.
 * Slow because a browser sets the titles.
 */
import assert from 'node:assert/strict';
import test, { before } from 'node:test';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { packEpub } from '../../scripts/formats/epub/epub-package.ts';
import { verifyEpub } from '../../scripts/proof/verify-epub.ts';
import { setEdition } from '../support/edition.ts';
import { assertFound } from '../support/faults.ts';
import { fixture } from '../support/fixture.ts';

type Files = Record<string, Uint8Array>;
type Made = Pick<Awaited<ReturnType<typeof setEdition>>, 'edition' | 'pageMap'> & { epub: Uint8Array };
let ebook: Made;
let harbour: Made;
before(async () => {
  ebook = await make('ebook', 'ebook');
  harbour = await make('revised', 'harbour');
});

async function make(folder: string, title: string): Promise<Made> {
  const { edition, pageMap, parts } = await setEdition(fixture('editions', folder, 'source'), title);
  const cover = new Uint8Array([0xff, 0xd8, 0xff, 0xd9]);
  return {
    edition,
    pageMap,
    epub: await packEpub(parts, cover, edition.metadata.title, edition.metadata.edition.date),
  };
}

const prove = ({ edition, pageMap, epub }: Made, change: (files: Files) => void = () => undefined) => {
  const files = unzipSync(epub);
  change(files);
  return verifyEpub(zipSync(files, { level: 0 }), edition, pageMap).problems;
};

/** One file with a text replaced; the text must be there. */
const replace =
  (path: string, from: string | RegExp, to: string) =>
  (files: Files): void => {
    const text = strFromU8(files[`OEBPS/${path}`] ?? assert.fail(`no ${path}`));
    const altered = text.replace(from, to);
    assert.notEqual(altered, text, `${path} does not hold ${from}`);
    files[`OEBPS/${path}`] = strToU8(altered);
  };

/** A document goes out of the archive, the manifest, the spine and whatever leads to it. */
const drop =
  (name: string) =>
  (files: Files): void => {
    delete files[`OEBPS/${name}.xhtml`];
    replace('content.opf', new RegExp(`<item id="i-${name}"[^>]*>\n`), '')(files);
    replace('content.opf', new RegExp(`<itemref idref="i-${name}"/>\n`), '')(files);
  };

test('what was made is proved without a problem', () => {
  for (const made of [ebook, harbour]) assert.deepEqual(prove(made), []);
});

/** Two notes in the other order, each with its own text. */
const swapNotes = replace(
  'notes.xhtml',
  /(<aside [^>]*id="note-1".*<\/aside>)\n(<aside [^>]*id="note-2".*<\/aside>)/,
  '$2\n$1',
);
const gap = /<p class="gap[^>]*id="p7".*<\/p>\n/;
const secondEntry = /<li class="entry reference".*?<\/li>/;
const marker = '<span epub:type="pagebreak" id="page-99" aria-label="99"></span>';

const faults: [what: string, of: () => Made, change: (files: Files) => void, said: RegExp][] = [
  [
    'a gap that is not stated',
    () => harbour,
    replace('section-0.xhtml', gap, ''),
    /^K802 EPUB: it states the gaps p13 13.* instead of p7 7/,
  ],
  [
    'a gap that says something else',
    () => harbour,
    replace('section-0.xhtml', '第2版起删去', '第3版起删去'),
    /^K802 EPUB: it states the gaps p7 7［本段自第3版/,
  ],
  [
    'a section that is missing',
    () => ebook,
    replace('section-0.xhtml', /<section class="text-section" id="s2".*?<\/section>/s, ''),
    /^K802 EPUB: it has 2 sections instead of 3/,
  ],
  [
    'a register that is missing',
    () => ebook,
    drop('register-treaties'),
    /^K802 EPUB: the register “条约索引” is missing/,
  ],
  [
    'an entry that is missing',
    () => ebook,
    replace('register-treaties.xhtml', secondEntry, ''),
    /^K802 EPUB: the register “条约索引” has 1 entries instead of 2/,
  ],
  ['notes in another order', () => ebook, swapNotes, /^K802 EPUB: its notes are note-2,note-1,note-3/],
  [
    'a page marker too many',
    () => ebook,
    replace('imprint.xhtml', '</h1>', `${marker}</h1>`),
    /^K802 EPUB: it has \d+ markers for \d+ pages/,
  ],
  [
    'a file that is declared and not there',
    () => ebook,
    (files) => delete files['OEBPS/images/figure-1.png'],
    /^K802 EPUB: OEBPS\/images\/figure-1\.png is declared, and missing or empty/,
  ],
  [
    'a file that is declared and empty',
    () => ebook,
    (files) => Object.assign(files, { 'OEBPS/style.css': new Uint8Array() }),
    /^K802 EPUB: OEBPS\/style\.css is declared, and missing or empty/,
  ],
  [
    'a file that is there and not declared',
    () => ebook,
    (files) => Object.assign(files, { 'OEBPS/more.xhtml': strToU8('<html/>') }),
    /^K802 EPUB: OEBPS\/more\.xhtml is not declared/,
  ],
  [
    'another day on the title page',
    () => ebook,
    replace('title.xhtml', '2022年2月4日', '2022年2月5日'),
    /^K802 EPUB: the title page: at character \d+ it has “.*5日，北京/,
  ],
  [
    'another edition on the title page',
    () => ebook,
    replace('title.xhtml', '第2版', '第1版'),
    /^K802 EPUB: the title page: /,
  ],
  [
    'another SHA-256 in the imprint',
    () => ebook,
    replace('imprint.xhtml', /class="hash">\w/, 'class="hash">x'),
    /^K802 EPUB: the imprint: at character \d+ it has “.*x/,
  ],
  [
    'another party in the imprint',
    () => ebook,
    replace('imprint.xhtml', '甲国、乙国', '甲国、丙国'),
    /^K802 EPUB: the imprint: at character \d+ it has “.*丙国/,
  ],
  [
    'contents that lead to another file',
    () => ebook,
    replace('toc.xhtml', '<a href="section-0.xhtml#s2">', '<a href="section-0.xhtml#s1">'),
    /^K802 EPUB: the contents have “1 二、第二节 第5段→section-0\.xhtml#s1” where “1 二、第二节 第5段→section-0\.xhtml#s2” is due/,
  ],
  [
    'contents with another title',
    () => ebook,
    replace('toc.xhtml', '一、第一节', '一、第二节'),
    /^K802 EPUB: the contents have “1 一、第二节 .*” where “1 一、第一节 /,
  ],
  [
    'an NCX with other paragraphs',
    () => ebook,
    replace('toc.ncx', '第3—4段', '第3—5段'),
    /^K802 EPUB: the NCX have “1 一、第一节 〔小标题、列表和引文〕 第3—5段→/,
  ],
  [
    'an NCX with a row too many',
    () => ebook,
    replace(
      'toc.ncx',
      '</navMap>',
      '<navPoint><navLabel><text>x</text></navLabel><content src="imprint.xhtml"/></navPoint></navMap>',
    ),
    /^K802 EPUB: the NCX have 9 rows instead of 8/,
  ],
  [
    'dc:title',
    () => ebook,
    replace('content.opf', />关于电子书样书</, '>关于纸书样书<'),
    /^K802 EPUB: the package says dc:title “关于纸书样书” instead of “关于电子书样书”/,
  ],
  [
    'dc:creator',
    () => ebook,
    replace('content.opf', '>乙国<', '>丙国<'),
    /^K802 EPUB: the package says dc:creator “甲国; 丙国” instead of “甲国; 乙国”/,
  ],
  [
    'dc:language',
    () => ebook,
    replace('content.opf', '<dc:language>zh-Hans', '<dc:language>en'),
    /^K802 EPUB: the package says dc:language “en” instead of “zh-Hans”/,
  ],
  [
    'dc:date',
    () => ebook,
    replace('content.opf', '<dc:date>2025', '<dc:date>2024'),
    /^K802 EPUB: the package says dc:date “2024-03-01” instead of “2025-03-01”/,
  ],
];

test('EPUB: the tag that a store asks for is no fault, another language is one', () => {
  const files = unzipSync(ebook.epub);
  replace('content.opf', '<dc:language>zh-Hans', '<dc:language>zh')(files);
  const stated = (language?: string) =>
    verifyEpub(zipSync(files, { level: 0 }), ebook.edition, ebook.pageMap, { language });
  assert.deepEqual([stated('zh-CN').problems, stated().problems], [[], []]);
  assertFound(stated('ja').problems, /dc:language “zh” instead of “ja”/, 'another language');
});

for (const [what, of, change, said] of faults)
  test(`EPUB: found: ${what}`, () => assertFound(prove(of(), change), said, what));
