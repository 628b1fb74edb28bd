/**
 * What the witness of e-books with two languages sees. In: two small titles, one of provisions in Chinese and English,
 * one of counted paragraphs in Russian and English, and a long one made here; their e-books as the press makes them,
 * with pages that are made up. Every case changes the finished archive and expects the message of the check that is
 * there for it.
 */
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { packEpub } from '../../scripts/formats/epub/epub-package.ts';
import { type FacingEpubSide, makeFacingEpub } from '../../scripts/formats/facing/facing-epub.ts';
import type { Both, FacingPair } from '../../scripts/model/facing.ts';
import type { PageMap } from '../../scripts/model/page-map.ts';
import { prepareEdition } from '../../scripts/press/prepare-edition.ts';
import { screenSources } from '../../scripts/press/proof-sources.ts';
import { recogniseBook, recogniseFacingBook } from '../../scripts/press/recognise-copy.ts';
import { verifyFacingEpub } from '../../scripts/proof/verify-facing-epub.ts';
import { assertFound, linesOf } from '../support/faults.ts';
import { fixture } from '../support/fixture.ts';
import { projectAt } from '../support/press.ts';

type Files = Record<string, Uint8Array>;

interface Made {
  sides: Both<FacingEpubSide>;
  epub: Uint8Array;
}

const folder = mkdtempSync(join(tmpdir(), 'kanben-facing-epub-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const short = projectAt(fixture('editions', 'facing', 'source'));
const cover = (i: number) => new Uint8Array([0xff, 0xd8, i, 0xff, 0xd9]);

/** Pages that begin at parts, and in blocks behind some characters. */
const pagesAt = (...begins: [anchor: string, offset?: number][]): PageMap => ({
  pages: begins.map(([anchor, offset = 0], i) => ({
    index: i + 1,
    label: ['cover', 'ii', 'iii', 'iv'][i] ?? String(i - 3),
    begins: { anchor, offset },
  })),
  starts: {},
});
const front: [string][] = [['cover'], ['title-leaf'], ['imprint'], ['contents']];

async function make(project: typeof short, title: string, pair: FacingPair, maps: Both<PageMap>): Promise<Made> {
  const [first, second] = pair.map((language, i): FacingEpubSide => {
    const { value } = prepareEdition(project, `${title}/${language}`);
    assert.ok(value, title);
    return { edition: value.edition, images: value.images, pageMap: maps[i] as PageMap, faces: [], cover: cover(i) };
  });
  const sides: Both<FacingEpubSide> = [first ?? assert.fail(), second ?? assert.fail()];
  return { sides, epub: await packEpub(makeFacingEpub(project, sides), undefined, title, '2021-01-02') };
}

/** Articles that fill several files; what English has more stands alone. */
function writeLong(source: string): void {
  cpSync(fixture('editions', 'facing', 'source', 'authority'), join(source, 'authority'), { recursive: true });
  mkdirSync(join(source, 'long'));
  const facts =
    'adopted: { date: 2020-01-02 }\nsource: { name: N, date: 2020-01-02 }\nedition: { number: 1, date: 2021-01-02 }';
  writeFileSync(join(source, 'long', 'title.yaml'), `${facts}\nclass: treaty\nregisters: []\nfacing: [zh-Hans, en]\n`);
  const head = (title: string, kind: string, language: string) =>
    `---\ntitle: [${title}]\nshort-title: ${title}\nkind: ${kind}\nlanguage: ${language}\ndescription: ${title}.\n---\n\n`;
  const counts = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
  const zh = counts.map(
    (count, i) => `## 第${count}条\n\n${'双方商定湖泊的保护。'.repeat(400)}\n\n见第${counts[9 - i]}条。\n`,
  );
  const en = counts.map(
    (_, i) =>
      `## Article ${i + 1}\n\n${'The Parties agree on how the lake is kept. '.repeat(300).trim()}\n\nSee Article ${10 - i}.\n` +
      (i % 3 === 0 ? '\nThey say so.\n' : ''),
  );
  const write = (language: string, text: string) => writeFileSync(join(source, 'long', `${language}.md`), text);
  write('zh-Hans', `${head('湖泊协定', '协定', 'zh-Hans')}${zh.join('\n')}`);
  write('en', `${head('Lake Agreement', 'Agreement', 'en')}${en.join('\n')}`);
}

let accord: Made;
let minutes: Made;
let long: Made;
before(async () => {
  const text = (points: [string, string]): Both<PageMap> => [
    pagesAt(...front, ['art1'], ['art1-2', 3], [points[0]], ['register-organizations']),
    pagesAt(...front, ['art1'], ['art1-2', 12], [points[1]], ['register-organizations']),
  ];
  accord = await make(short, 'accord', ['zh-Hans', 'en'], text(['art1-2-2', 'art1-2-b']));
  minutes = await make(
    short,
    'minutes',
    ['ru', 'en'],
    [pagesAt(...front, ['p1', 4], ['p3']), pagesAt(...front, ['p1', 4], ['p3'])],
  );
  writeLong(join(folder, 'source'));
  const map = () => pagesAt(...front, ['art1'], ['art5'], ['art9-1', 20]);
  long = await make(projectAt(join(folder, 'source')), 'long', ['zh-Hans', 'en'], [map(), map()]);
});

function prove({ sides, epub }: Made, change?: (files: Files) => void) {
  const files = unzipSync(epub);
  change?.(files);
  const due = (i: 0 | 1) => {
    const { edition, images, pageMap } = sides[i];
    return { edition, pageMap, sources: { ...screenSources(short, edition, images), cover: cover(i), fonts: false } };
  };
  try {
    return verifyFacingEpub(change ? zipSync(files, { level: 0 }) : epub, [due(0), due(1)]);
  } catch (error) {
    return { problems: [{ code: 'K824', message: (error as Error).message }], equal: [], faced: 0 };
  }
}

const read = (files: Files, path: string): string => strFromU8(files[`OEBPS/${path}`] ?? assert.fail(`no ${path}`));

test('what was made is proved: each half, and that they face each other', () => {
  for (const [made, equal, faced] of [
    [accord, [6, 7], 8],
    [minutes, [4, 4], 6],
    [long, [20, 24], 30],
  ] as const) {
    const proof = prove(made);
    assert.deepEqual(linesOf(proof.problems as Parameters<typeof linesOf>[0]), []);
    assert.deepEqual([proof.equal, proof.faced], [equal, faced]);
  }
});

test('it is the same each time, and no e-book of one language', async () => {
  const [zh, en] = accord.sides;
  const again = await packEpub(makeFacingEpub(short, [zh, en]), undefined, 'accord', '2021-01-02');
  assert.deepEqual(Buffer.from(again), Buffer.from(accord.epub));
  assert.deepEqual([recogniseFacingBook(again), recogniseBook(again)], [true, false]);
});

test('a long text is divided at the same places in both languages', () => {
  const files = unzipSync(long.epub);
  const texts = Object.keys(files).filter((path) => /section-/.test(path));
  assert.ok(texts.length >= 2, texts.join());
  for (const path of texts) {
    const page = strFromU8(files[path] as Uint8Array);
    assert.match(
      page,
      /<body epub:type="bodymatter">\n<div class="pair" id="(art\d+)"><div [^>]* id="zh-Hans\.\1".* id="en\.\1"/,
    );
  }
});

test('from every number a link leads to its twin, which may be counted otherwise', () => {
  const page = read(unzipSync(accord.epub), 'section-1.xhtml');
  for (const [language, from, to] of [
    ['zh-Hans', '（一）', 'en.art1-2-a'],
    ['en', '\\(a\\) ', 'zh-Hans.art1-2-1'],
    ['en', 'Article 2', 'zh-Hans.art2'],
  ])
    assert.match(
      page,
      new RegExp(`<a class="twin" href="#${to}" hreflang="${language === 'en' ? 'zh-Hans' : 'en'}">${from}</a>`),
    );
  assert.match(
    read(unzipSync(minutes.epub), 'section-0.xhtml'),
    /id="ru\.p2"[^>]*><span class="number apart[^>]*><a class="twin" href="#en\.p2"/,
  );
});

/** One file with a text replaced; the text must be there. */
const replace =
  (path: string, from: string | RegExp, to: string) =>
  (files: Files): void => {
    const text = read(files, path);
    const altered = text.replace(from, to);
    assert.notEqual(altered, text, `${path} does not hold ${from}`);
    files[`OEBPS/${path}`] = strToU8(altered);
  };
const [ofAccord, ofMinutes] = ['section-1.xhtml', 'section-0.xhtml'];
const row = (address: string) => new RegExp(`<div class="pair" id="${address}">.*</div></div>\n`);
const second = (pair: string) => /<div class="side second.*<\/div>(?=<\/div>\n$)/.exec(pair)?.[0] ?? assert.fail(pair);

/** A file with pairs in another order, or with other sides. */
const rearrange =
  (path: string, change: (text: string, at: (address: string) => string) => string) =>
  (files: Files): void => {
    const text = read(files, path);
    const altered = change(text, (address) => row(address).exec(text)?.[0] ?? assert.fail(address));
    assert.notEqual(altered, text);
    files[`OEBPS/${path}`] = strToU8(altered);
  };
const exchange = (text: string, one: string, other: string) =>
  text.replace(one, '\0').replace(other, one).replace('\0', other);

const faults: [what: string, of: () => Made, change: (files: Files) => void, said: RegExp][] = [
  [
    'a provision of one language',
    () => accord,
    replace(ofAccord, /<p class="paragraph[^>]* id="en\.art2-1".*?<\/p>/, ''),
    /en: .*art2-1/,
  ],
  ['a pair', () => minutes, replace(ofMinutes, row('p2'), ''), /ru: its paragraphs are p1,p3/],
  ['a character', () => accord, replace(ofAccord, 'each year', 'each jear'), /en: .*jear|“j”/],
  ['a character of Chinese', () => accord, replace(ofAccord, '双方每年', '双方毎年'), /zh-Hans: .*毎/],
  ['an emphasis', () => accord, replace(ofAccord, '<em>the details</em>', 'the details'), /en: .*emphasis/],
  ['a sentence in an own file', () => minutes, replace('ru/notes.xhtml', 'Отчасти.', ''), /ru: note 1/],
  [
    'a word of the register',
    () => accord,
    replace('en/register-organizations.xhtml', 'United Nations', 'League of Nations'),
    /en: .*League/,
  ],
  [
    'two pairs exchanged',
    () => minutes,
    rearrange(ofMinutes, (text, at) => exchange(text, at('p2'), at('p3'))),
    /ru: its paragraphs are p1,p3,p2/,
  ],
  [
    'a wrong twin',
    () => minutes,
    rearrange(ofMinutes, (text, at) => exchange(text, second(at('p2')), second(at('p3')))),
    /p2 faces p3/,
  ],
  [
    'twins that do not face each other',
    () => minutes,
    rearrange(ofMinutes, (text, at) => {
      const pair = at('p2');
      const other = second(pair);
      return text.replace(pair, `${pair.replace(other, '')}<div class="pair">${other}</div>\n`);
    }),
    /p2 does not face its twin/,
  ],
  [
    'a side without its language',
    () => minutes,
    replace(ofMinutes, '<div class="side second of-en" lang="en"', '<div class="side second of-en"'),
    /beside its sides/,
  ],
  [
    'a side in two languages',
    () => accord,
    replace(ofAccord, 'lang="en" xml:lang="en" dir', 'lang="en" xml:lang="zh-Hans" dir'),
    /language of .*“zh-Hans” instead of “en”/,
  ],
  [
    'a side from the other direction',
    () => accord,
    replace(ofAccord, 'xml:lang="en" dir="ltr"', 'xml:lang="en" dir="rtl"'),
    /dir/,
  ],
  [
    'a pair that is hidden',
    () => minutes,
    replace(ofMinutes, '<div class="pair" id="p2">', '<div class="pair" hidden="hidden" id="p2">'),
    /hidden/,
  ],
  [
    'text between the pairs',
    () => minutes,
    replace(ofMinutes, '<div class="pair"', '<p>Odd</p><div class="pair"'),
    /is in no pair/,
  ],
  [
    'an address in the wrong language',
    () => minutes,
    replace(ofMinutes, ' id="en.p3"', ' id="ru.p3a"'),
    /of no language|en: /,
  ],
  [
    'a link to another twin',
    () => accord,
    replace(ofAccord, 'href="#en.art2" hreflang', 'href="#en.art1" hreflang'),
    /zh-Hans, art2: its twin is “#en\.art1” instead of “#en\.art2”/,
  ],
  [
    'a link to its twin that is lost',
    () => accord,
    replace(ofAccord, /<a class="twin" href="#en\.art2"[^>]*>(.*?)<\/a>/, '$1'),
    /zh-Hans, art2: its twin is “” instead/,
  ],
  [
    'a link to its twin that names another language',
    () => accord,
    replace(ofAccord, 'href="#en.art2" hreflang="en"', 'href="#en.art2" hreflang="ru"'),
    /names another language/,
  ],
  [
    'a link to a twin in the text',
    () => accord,
    replace(ofAccord, 'each year', '<a class="twin" href="#zh-Hans.art2-1" hreflang="zh-Hans">each</a> year'),
    /something else leads to a twin/,
  ],
  [
    'a link into the other language',
    () => accord,
    replace(ofAccord, 'href="en/notes.xhtml', 'href="zh-Hans/notes.xhtml'),
    /of no language/,
  ],
  [
    'a link of a register into the other language',
    () => accord,
    replace('en/register-organizations.xhtml', '../section-1.xhtml#en.', '../section-1.xhtml#zh-Hans.'),
    /of no language/,
  ],
  [
    'the mark of a page a character late',
    () => accord,
    replace(ofAccord, /(<span class="page-break"[^>]*id="en\.page-2"[^>]*><\/span>)(.)/, '$2$1'),
    /en: .*marker of page 2/,
  ],
  [
    'the mark of a page of the other language',
    () => accord,
    replace(ofAccord, 'id="en.page-2"', 'id="zh-Hans.page-2b"'),
    /page-2|of no language/,
  ],
  [
    'the pages in another order',
    () => accord,
    replace('toc.xhtml', /(<li><a [^>]*>1<\/a><\/li>\n)(<li><a [^>]*>1<\/a><\/li>\n)/, '$2$1'),
    /the page “.*” does not lead behind/,
  ],
  [
    'a page of the list',
    () => accord,
    replace('toc.xhtml', /<li><a href="[^"]*en\.page-2"[^>]*>2<\/a><\/li>\n/, ''),
    /en: its page list/,
  ],
  [
    'a row of the contents in one language',
    () => accord,
    replace(
      'toc.xhtml',
      /<span class="between"> · <\/span><span class="twin of-en"[^>]*>Article 2.*?<\/span><\/span>/,
      '',
    ),
    /en: the contents/,
  ],
  [
    'a row that says the other language',
    () => accord,
    replace('toc.xhtml', 'lang="en" xml:lang="en">Title page', 'lang="zh-Hans" xml:lang="zh-Hans">Title page'),
    /en: the contents|zh-Hans: the contents/,
  ],
  [
    'two rows exchanged',
    () => accord,
    replace('toc.xhtml', /(<li><a href="zh-Hans\/notes.*<\/li>\n)(<li><a href="zh-Hans\/reg.*<\/li>\n)/, '$2$1'),
    /zh-Hans: the contents/,
  ],
  [
    'a landmark',
    () => accord,
    replace('toc.xhtml', /<li><a epub:type="index" href="en.*<\/li>\n/, ''),
    /en: toc\.xhtml/,
  ],
  ['a word of the NCX', () => accord, replace('toc.ncx', ' · Article 2', ''), /toc\.ncx/],
  ['a page of the NCX', () => accord, replace('toc.ncx', /<pageTarget id="target-en-page-2".*\n/, ''), /toc\.ncx/],
  [
    'the second language of the package',
    () => accord,
    replace('content.opf', '<dc:language>en</dc:language>\n', ''),
    /does not show zh-Hans\+en/,
  ],
  ['the second title', () => accord, replace('content.opf', /<dc:title xml:lang="en">.*\n/, ''), /content\.opf/],
  [
    'a translation',
    () => accord,
    replace('content.opf', /<meta property="schema:workTranslation">.*\n/, ''),
    /content\.opf/,
  ],
  [
    'the order of reading',
    () => accord,
    replace('content.opf', /(<itemref idref="i-zh-Hans-title"\/>\n)(<itemref idref="i-zh-Hans-imprint"\/>\n)/, '$2$1'),
    /zh-Hans: .*spine|content\.opf/,
  ],
  [
    'a language before the other',
    () => accord,
    replace('content.opf', /((?:<itemref idref="i-zh.*\n){3})((?:<itemref idref="i-en.*\n){3})/, '$2$1'),
    /content\.opf/,
  ],
  [
    'a file that is not declared',
    () => accord,
    (files) => Object.assign(files, { 'OEBPS/en/more.xhtml': strToU8('<p/>') }),
    /more\.xhtml/,
  ],
  [
    'a file of no language',
    () => accord,
    (files) => Object.assign(files, { 'OEBPS/fr/title.txt': strToU8('x') }),
    /no file of this edition/,
  ],
  [
    'a style of the pairs',
    () => accord,
    replace('style.css', 'a.twin {', 'p { display: none; }\na.twin {'),
    /style\.css/,
  ],
  ['a style of one language', () => accord, replace('style.css', '.of-en em,', '.of-en i,'), /style\.css/],
  [
    'a style of its own files',
    () => accord,
    replace('en/style.css', 'p { margin: 0; }', 'p { margin: 0; display: none; }'),
    /en: style\.css/,
  ],
  [
    'the cover of the second',
    () => accord,
    (files) => Object.assign(files, { 'OEBPS/en/images/cover.jpg': cover(0) }),
    /en: images\/cover\.jpg/,
  ],
  ['the title of a file', () => accord, replace(ofAccord, '<title>', '<title>x'), /is titled “x/],
  ['a script', () => accord, replace(ofAccord, '</head>', '<script src="a.js"></script></head>'), /script/],
  [
    'a declaration',
    () => accord,
    replace('en/title.xhtml', '<!DOCTYPE html>', '<!DOCTYPE html [<!ENTITY a "b">]>'),
    /declares something|does not begin/,
  ],
  [
    'the direction of the book',
    () => accord,
    replace('content.opf', '<spine toc="ncx">', '<spine toc="ncx" page-progression-direction="rtl">'),
    /content\.opf/,
  ],
];
for (const [what, of, change, said] of faults)
  test(`a fault is found: ${what}`, () => {
    assertFound(prove(of(), change).problems as Parameters<typeof assertFound>[0], said, what);
  });
