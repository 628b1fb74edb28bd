/**
 * What the witness of facing editions sees. In: two small titles, one of provisions in Chinese and English, one of
 * counted paragraphs in Russian and English; their pages as the press makes them. Every case changes the finished page
 * and expects the message of the check that is there for it.
 */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import test, { before } from 'node:test';
import { makeFacing } from '../../scripts/formats/facing/facing-page.ts';
import { makeSite } from '../../scripts/formats/site/reading-site.ts';
import type { FacingPair } from '../../scripts/model/facing.ts';
import { prepareEdition } from '../../scripts/press/prepare-edition.ts';
import { type FacingSources, verifyFacing } from '../../scripts/proof/verify-facing.ts';
import { assertFound, linesOf } from '../support/faults.ts';
import { fixture } from '../support/fixture.ts';
import { projectAt } from '../support/press.ts';

const project = projectAt(fixture('editions', 'facing', 'source'));

/** What stands beside the page, and how it must be offered. */
const offered = new Map([
  ['a.pdf', Buffer.from('a'.repeat(41_400))],
  ['a.epub', Buffer.from('b'.repeat(2_000_000))],
]);
const downloads = [
  { name: 'a.pdf', size: '41 kB', sha256: createHash('sha256').update('a'.repeat(41_400)).digest('hex') },
  { name: 'a.epub', size: '2.0 MB', sha256: createHash('sha256').update('b'.repeat(2_000_000)).digest('hex') },
];

/** The pages of both languages, without pages of a PDF. */
async function sourcesOf(title: string, pair: FacingPair): Promise<FacingSources> {
  const sites = await Promise.all(
    pair.map((language) => {
      const { value } = prepareEdition(project, `${title}/${language}`);
      assert.ok(value, title);
      return makeSite(project, value.edition, { pages: [], starts: {} }, value.images, new Map(), 'Chromium 1');
    }),
  );
  const both = (...names: string[]) =>
    sites.map((site) => names.map((name) => String(site.get(name))).join('')) as [string, string];
  return {
    pair,
    pages: both('index.html'),
    styles: both('faces.css', 'site.css'),
    languages: [...pair].sort(),
    folders: project.styles,
    script: both('site.js')[0],
    icon: both('icon.svg')[0],
    offered,
  };
}

let accord: FacingSources;
let minutes: FacingSources;
before(async () => {
  accord = await sourcesOf('accord', ['zh-Hans', 'en']);
  minutes = await sourcesOf('minutes', ['ru', 'en']);
});

test('what was made is proved, and what has no twin stands alone', () => {
  const made = makeFacing(project, { ...accord, downloads });
  assert.deepEqual(made.alone, { 'zh-Hans': [], en: ['art2-3'] });
  const proof = verifyFacing(made.files, accord);
  assert.deepEqual(linesOf(proof.problems), []);
  // Two headings, six provisions.
  assert.deepEqual([proof.faced, proof.alone], [8, ['art2-3']]);
  const even = makeFacing(project, { ...minutes, downloads });
  assert.deepEqual(even.alone, { ru: [], en: [] });
  assert.deepEqual(linesOf(verifyFacing(even.files, minutes).problems), []);
});

test('each point faces its own twin, numbered here and lettered there; what is counted the one of its kind', () => {
  const { pairs } = JSON.parse(String(makeFacing(project, { ...accord, downloads }).files.get('facing.json'))) as {
    pairs: unknown[];
  };
  for (const [first, second] of [
    ['art1-2-1', 'art1-2-a'],
    ['art1-2-2', 'art1-2-b'],
    ['b1', 'b1'],
  ])
    assert.ok(
      pairs.some((pair) => JSON.stringify(pair) === `{"zh-Hans":["${first}"],"en":["${second}"]}`),
      first,
    );
});

test('every address of either page is an address of the pair', () => {
  const page = String(makeFacing(project, { ...accord, downloads }).files.get('index.html'));
  for (const address of ['art1', 'art1-2', 'art1-2-b', 'art2-3', 'b1']) {
    assert.equal(page.split(` id="${address}"`).length, 2, address);
    assert.ok(page.includes(` id="en.${address}"`), address);
  }
});

type Fault = [what: string, of: () => FacingSources, file: string, from: string | RegExp, to: string, said: RegExp];
const page = 'index.html';
const row = (address: string) => new RegExp(`<div class="pair" id="${address}">.*?</div></div>\n`);
const faults: Fault[] = [
  [
    'a provision of one language',
    () => accord,
    page,
    /<p class="paragraph[^>]* id="en\.art2-1".*?<\/p>/,
    '',
    /en, .*art2-1|due/,
  ],
  ['a pair', () => minutes, page, row('p2'), '', /ru, p2|due/],
  ['a character', () => accord, page, 'each year', 'each jear', /“.*jear|“j”/],
  ['a character of Chinese', () => accord, page, '双方每年', '双方毎年', /毎/],
  ['an emphasis', () => accord, page, '<em>the details</em>', 'the details', /emphasis|due/],
  ['a note', () => minutes, page, 'Отчасти.', '', /ru, /],
  ['a twin of another number', () => accord, page, 'id="art1-1">', 'id="art1-2">', /art1-2.* twice/],
  ['an address in the wrong language', () => minutes, page, ' id="en.p3"', ' id="ru.p3"', /of no language|twice/],
  ['a link into the other language', () => minutes, page, 'href="#en.note-1"', 'href="#ru.note-1"', /of no language/],
  [
    'a side without its language',
    () => minutes,
    page,
    '<div class="side second of-en" lang="en"',
    '<div class="side second of-en"',
    /beside its sides/,
  ],
  [
    'text between the pairs',
    () => minutes,
    page,
    '<main id="text" tabindex="-1">',
    '<main id="text" tabindex="-1">Odd',
    /is in no pair/,
  ],
  [
    'text between the sides',
    () => minutes,
    page,
    '<div class="side second',
    'Odd<div class="side second',
    /beside its sides/,
  ],
  ['a word in the bar', () => minutes, page, 'checked>', 'checked>Odd', /Odd/],
  [
    'an element that hides',
    () => minutes,
    page,
    '<div class="pair" id="p2">',
    '<div class="pair" hidden id="p2">',
    /hidden/,
  ],
  ['another script', () => minutes, 'site.js', /$/, ' ', /site\.js/],
  ['a rule', () => minutes, 'site.css', '.of-en em', '.of-en i', /site\.css/],
  [
    'a rule more',
    () => minutes,
    'site.css',
    '.of-en strong {',
    '.of-en p { display: none; }\n.of-en strong {',
    /display: none/,
  ],
  ['a face of the other language', () => minutes, 'site.css', 'url("../en/', 'url("../ru/', /site\.css/],
  ['the columns', () => minutes, 'site.css', /\}\s*$/, '} p { color: white; }', /columns/],
  ['a size of a file', () => minutes, page, '41 kB', '42 kB', /“42 kB”|“2/],
  ['a checksum of a file', () => minutes, page, downloads[1]?.sha256 ?? '', '0'.repeat(64), /“0000/],
  ['a file that is not offered', () => minutes, page, /<tr><td><a href="a\.epub".*\n/, '', /row|nothing where/],
  [
    'a link to another file',
    () => minutes,
    page,
    '<a href="a.pdf"',
    '<a href="../ru/a.pdf"',
    /target of link “a\.pdf”/,
  ],
  ['a pair of the data', () => minutes, 'facing.json', '"p3"', '"p4"', /facing\.json/],
];
for (const [what, of, file, from, to, said] of faults)
  test(`a fault is found: ${what}`, () => {
    const sources = of();
    const { files } = makeFacing(project, { ...sources, downloads });
    const text = String(files.get(file));
    const altered = text.replace(from, to);
    assert.notEqual(altered, text, `${file} does not hold ${from}`);
    assertFound(verifyFacing(new Map([...files, [file, altered]]), sources).problems, said, what);
  });

/** The page with its rows in another order, or with other sides. */
function rearranged(sources: FacingSources, change: (page: string, at: (address: string) => string) => string) {
  const { files } = makeFacing(project, { ...sources, downloads });
  const text = String(files.get(page));
  const altered = change(text, (address) => row(address).exec(text)?.[0] ?? assert.fail(address));
  assert.notEqual(altered, text);
  return verifyFacing(new Map([...files, [page, altered]]), sources).problems;
}

const second = (pair: string) => /<div class="side second.*<\/div>(?=<\/div>\n$)/.exec(pair)?.[0] ?? assert.fail(pair);

test('a fault is found: two pairs that are exchanged', () => {
  const problems = rearranged(minutes, (text, at) =>
    text.replace(at('p2'), '\0').replace(at('p3'), at('p2')).replace('\0', at('p3')),
  );
  assertFound(problems, /ru, /, 'order');
});

test('a fault is found: a wrong twin', () => {
  const problems = rearranged(minutes, (text, at) => {
    const [one, other] = [second(at('p2')), second(at('p3'))];
    return text.replace(one, '\0').replace(other, one).replace('\0', other);
  });
  assertFound(problems, /p2 faces p3/, 'twin');
});

test('a fault is found: twins that do not face each other', () => {
  const problems = rearranged(minutes, (text, at) => {
    const pair = at('p2');
    const other = second(pair);
    return text.replace(
      pair,
      `${pair.replace(other, '')}${pair.replace(/<div class="side first.*?<\/div>(?=<div)/, '').replace(' id="p2"', '')}`,
    );
  });
  assertFound(problems, /p2 does not face its twin/, 'alone');
});

test('a fault is found: two points that are exchanged in one language', () => {
  const problems = rearranged(accord, (text, at) => {
    const [one, other] = [second(at('art1-2-1')), second(at('art1-2-2'))];
    return text.replace(one, '\0').replace(other, one).replace('\0', other);
  });
  assertFound(problems, /en, art1-2-a: .*“to treat what i”/, 'points');
});

test('a fault is found: a point that faces the one before it', () => {
  const problems = rearranged(accord, (text, at) => {
    const [one, other] = [at('art1-2-1'), at('art1-2-2')];
    const rest = `<div class="pair">${second(other)}</div>\n`;
    return text
      .replace(one, one.replace(second(one), ''))
      .replace(other, other.replace(second(other), second(one)) + rest);
  });
  assertFound(problems, /art1-2-2 faces art1-2-a/, 'points');
});
