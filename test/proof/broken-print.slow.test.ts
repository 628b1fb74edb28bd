/**
 * The press broken on purpose where it prints: its styles and templates, a face, the page map, the structure, the
 * finishing of the PDF. Each fault is put where it would come about, makers and witnesses share what they share in a
 * build, and the build would refuse it: a witness says so, or the maker itself.
 * In: a small title with every kind of content, set once.
 * Slow because a browser sets what a style or a template of print changes.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { subsetFonts } from '../../scripts/fonts/subset-fonts.ts';
import { type Engine, startBrowser } from '../../scripts/formats/print/chromium.ts';
import type { PageMap } from '../../scripts/model/page-map.ts';
import type { StructureElement } from '../../scripts/model/structure-tree.ts';
import {
  type BrokenStages,
  finishBroken,
  printFaults,
  setBroken,
  shiftPages,
  swapFirst,
} from '../support/broken-print.ts';
import { breakProject, type Change } from '../support/broken-project.ts';
import { type SetEdition, setEdition } from '../support/edition.ts';
import { assertRefused, linesOrError } from '../support/faults.ts';
import { fixture } from '../support/fixture.ts';
import { testTogether } from '../support/together.ts';

let folder: string;
let engine: Engine;
let set: SetEdition;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kanben-'));
  set = await setEdition(fixture('editions', 'ebook', 'source'), 'ebook');
  engine = await startBrowser(() => undefined);
});
after(async () => {
  await engine.browser.close();
  rmSync(folder, { recursive: true, force: true });
});

test('what is not broken is refused by nobody', async () => {
  assert.deepEqual(await printFaults(await setBroken(set, engine, {})), []);
  assert.deepEqual(await printFaults(await finishBroken(set, [])), []);
});

/** What is said of a title, or why it cannot be made. */
const linesSaid = (make: () => Promise<SetEdition>) => linesOrError(async () => printFaults(await make()));

/** Rules behind the styles of print. */
const styles: [what: string, rule: string, said: RegExp][] = [
  ['white text', '#p2 { color: #fff }', /page 1: “第二段里有.*is painted in 255,255,255/],
  ['transparent text', '#p3 { -webkit-text-fill-color: transparent }', /page 1 does not show “这一段再次引用/],
  ['a ground of the text’s colour', '#p1 { background: #000 }', /page 1: “前文提到.*painted in 0,0,0 on 0,0,0/],
  ['a cover that nobody sees', '.cover, .cover * { color: #fff !important }', /page 封面: “甲国乙国.*painted in 255/],
  ['a box of fixed height that cuts off', '#p3 { height: 1em; overflow: hidden }', /page 7 shows “又有一个新注” where/],
  ['a line that is cut off', '#p4 { height: 20px; overflow: hidden }', /page 7 shows “名称” where .*“第二行在换行之后/],
  [
    'an end with dots',
    '#p3 { white-space: nowrap; overflow: hidden; text-overflow: ellipsis }',
    /shows “第2(?:…|\.\.\.)” where/,
  ],
  [
    'a clamp of lines',
    '#p3 { display: -webkit-box; -webkit-line-clamp: 1; -webkit-box-orient: vertical; overflow: hidden }',
    /shows “，并参?(?:…|\.\.\.)” where/,
  ],
  ['a clip', '#p4 { clip-path: inset(0 0 60% 0) }', /page 7 shows “第一行” where/],
  ['a mask', '#p1 { mask: linear-gradient(#000, transparent) }', /page 7 shows/],
  ['a number that is not displayed', '#p2 .number { display: none }', /the margin shows the paragraphs 1, 3, 4, 5/],
  [
    'a heading that is not displayed',
    'h3 { display: none }',
    /at character \d+ it has .* where the source has “.*小标题/,
  ],
  ['a head that is not visible', 'th { visibility: hidden }', /page \d shows “样本公约” where .* “名称”/],
  ['a closing of size 0', '.closing p { font-size: 0 !important }', /where the text has “二〇二二年二月四日”/],
  ['a checksum that is too small', '.imprint .hash { font-size: 1px }', /page iv: “[0-9a-f]+” is painted 0\.75 pt/],
  ['a paragraph that is too small', '#p1 { zoom: 0.1 }', /page 1: “前文提到.* is painted 1\.05 pt high/],
  ['text that a style adds', "#p1::before { content: '第' }", /paragraph 1 differs .*“第前文提到/],
  ['a mark that a style adds', "ul > li::marker { content: '9. ' }", /paragraph 4 differs .*9\.列表第一项/],
  ['quotes that a style adds', 'blockquote::after { content: open-quote }', /paragraph 4 differs .*不编号。“/],
  ['capitals', '#p2 { text-transform: uppercase }', /shows “CHARTER OF/],
  ['a direction', '#p3 { unicode-bidi: bidi-override; direction: rtl }', /page 7 shows “注个一同用引次再段一这”/],
  ['cells in another order', 'tbody tr { display: flex; flex-direction: row-reverse }', /“.*名称日期2001年样本公约/],
  [
    'paragraphs in another order',
    '.text-section { display: flex; flex-direction: column } #p2 { order: -1 }',
    /the margin shows the paragraphs 2, 1, 3/,
  ],
  ['labels of items', '.item-label { display: none }', /paragraph 4 differs .*第二项从三开始到四/],
  ['a picture that is not seen', 'img { opacity: 0 }', /where the text has “\(a picture\)”/],
  ['a picture that is not displayed', 'img { display: none !important }', /where the text has “\(a picture\)”/],
  [
    'pages of the contents',
    '.contents-page { visibility: hidden }',
    /page 5 shows “一、第一节” where the text has “1”/,
  ],
  [
    'numbers of notes',
    '.note-number { display: none !important }',
    /notes: behind “” the foot of no page has “1第一个/,
  ],
  ['references to notes', '.noteref { display: none }', /the link to #note-1 on page 0 is not in the PDF/],
  ['text over another', '#p2 { margin-top: -24px }', /“前文提到.*” stands over “第二段/],
  ['characters over each other', '#p2 { letter-spacing: -0.9em }', /page 7 shows/],
  ['a title out of the page', '.title-leaf h1 { text-indent: -9999px }', /page 3 shows .* where .*“关于电子书”/],
  ['a heading for readers aloud alone', 'h4 { position: absolute; left: -9999px }', /“1\. 更小的标题”/],
  ['a heading on its head', 'h2 { transform: rotate(180deg) }', /page 4 shows “题名” where .* “版本说明”/],
  ['text that is struck through', '#p1 { text-decoration: line-through }', /page 1: “前文提到.* is painted over/],
  ['a blur', '#p1 { filter: blur(4px) }', /page 7 shows/],
  [
    'an outline of paper',
    '#p1 { -webkit-text-stroke: 6px #fff }',
    /“Subtype” is \/Type3, as nothing of this edition is/,
  ],
  ['dots at each character', "#p1 { text-emphasis: '×' }", /page 7 shows “1×”/],
  ['a caption that is not displayed', 'figcaption { display: none }', /paragraph 4 differs .*到四引文一段/],
  [
    'lines from above to below',
    '#p3 { writing-mode: vertical-rl; height: 100px }',
    /page 1: “次引” is not read in this|paragraph 2 differs from the source/,
  ],
  ['strong words that are not bold', 'strong { font-weight: 400 !important }', /“加粗” is strong in the source/],
  ['words that are bold', '#p3 { font-weight: 700 }', /is bold, and is not strong/],
  ['some words that are bold', '#p2 .keep, #p2 a, #p2 span[lang] { font-weight: 700 }', /is bold, and is not strong/],
  ['stressed words without dots', '.dot-under { background: none !important }', /“着重” is stressed in the source/],
  ['figures that are not raised', 'sup { vertical-align: baseline !important }', /“2” is not raised/],
  ['raised figures of full size', 'sup { font-size: inherit !important }', /“2” is not raised/],
  [
    'folios',
    '.pagedjs_margin-bottom-left, .pagedjs_margin-bottom-right { visibility: hidden }',
    /page 1 bears the folio “”/,
  ],
];

/** Rules as changes of the styles of print. */
const asChanges = (rules: readonly (readonly [string, string, RegExp])[]) =>
  rules.map(([what, rule, said]) => [what, ['styles/print.css', /$/, `\n${rule}\n`] as Change, said] as const);

testTogether({
  name: 'styles-of-print',
  title: 'a style of print is refused',
  faults: asChanges(styles),
  prove: (changes) => linesSaid(() => setBroken(set, engine, { project: breakProject(folder, changes) })),
});

/** What a text in words shows of its emphasis. */
const inWords: [what: string, rule: string, said: RegExp][] = [
  ['stressed words that are upright', 'em { font-style: normal !important }', /is stressed in the source, and looks/],
  ['slanted words', 'p { font-style: italic }', /is slanted, and is not stressed|is stressed in the source, and looks/],
  ['figures that are not raised', 'sup { vertical-align: baseline !important }', /“5” is not raised/],
];

for (const title of ['exchange-en', 'exchange-ru'])
  testTogether({
    name: `styles-of-${title}`,
    title: `a style of print is refused: ${title}`,
    faults: asChanges(inWords),
    prove: (changes) =>
      linesSaid(async () => {
        const words = await setEdition(fixture('editions', 'languages', 'source'), title);
        return setBroken(words, engine, { project: breakProject(folder, changes) });
      }),
  });

const print = 'templates/print.hbs';
const templates: [what: string, change: Change, said: RegExp][] = [
  [
    'the range of a row of the contents',
    [print, '<span class="contents-range">{{range}}</span>', '<span class="contents-range"></span>'],
    /the contents: /,
  ],
  ['the words of a row of the contents', [print, '>{{words}}</span>', '>{{title}}</span>'], /the contents: /],
  ['who added the words', [print, '<p class="hint">{{summaryNote}}</p>', ''], /the contents: /],
  ['a page of the contents', [print, 'data-page-of="{{anchor}}"', 'data-page-of="imprint"'], /the contents: /],
  [
    'a row that leads elsewhere',
    [print, '<a href="#{{anchor}}" data-page-of', '<a href="#imprint" data-page-of'],
    /leads to “imprint”|the contents do not lead/,
  ],
  ['the number of the edition', [print, '<p class="edition-number">{{editionNumber}}</p>', ''], /the title leaf: /],
  [
    'the day of the adoption',
    [
      print,
      '{{#if adopted}}<p class="adopted">{{adopted}}</p>',
      '{{#if adopted}}<p class="adopted">{{editionNumber}}</p>',
    ],
    /the title leaf: /,
  ],
  ['a line of the checksum', [print, '{{#each hash.lines}}', '{{#each titleLines}}'], /the imprint/],
  ['the label of a row of the imprint', [print, '<dt>{{label}}</dt>', '<dt>{{value}}</dt>'], /the imprint/],
  ['how many pages were compared', [print, '<span data-page-count></span>', '<span>3</span>'], /the imprint: /],
  ['what was compared', [print, '{{proof.before}}', '{{proof.label}}'], /the imprint: /],
  [
    'a running head',
    [
      print,
      'data-title="{{../metadata.shortTitle}}" data-running="{{running}}"',
      'data-title="{{running}}" data-running="{{running}}"',
    ],
    /the running head of page 2/,
  ],
  ['the hint of a register', [print, '{{labels.registerHint}}', '{{labels.registerHintEpub}}'], /register “条约索引”/],
  [
    'the number of a note',
    [print, '<span class="note-number">{{number}}</span>', '<span class="note-number">9</span>'],
    /notes: /,
  ],
  ['a lost note', [print, '{{#if notes}}<section class="notes">', '{{#if revision}}<section class="notes">'], /note/],
  [
    'a locator',
    ['templates/partials/index.hbs', '{{number}}</a>{{#if to}}', '{{anchor}}</a>{{#if to}}'],
    /register “条约索引”|page \d shows/,
  ],
];

testTogether({
  name: 'templates-of-print',
  title: 'a template of print is refused',
  faults: templates,
  prove: (changes) => linesSaid(() => setBroken(set, engine, { project: breakProject(folder, changes) })),
});

test('a face that lacks a character is refused', () =>
  assertRefused('方', /方|typeface|glyph|does not/, async () => {
    const faces = async (html: string) => (await subsetFonts(set.edition, [html.replaceAll('方', '')])).value ?? [];
    return printFaults(await setBroken(set, engine, { faces }));
  }));

/** The first element of a structure that is one. */
function findElement(tree: StructureElement, is: (one: StructureElement) => boolean): StructureElement {
  const walk = (one: StructureElement): StructureElement | undefined => {
    if (is(one)) return one;
    for (const child of one.children) {
      const found = 'tag' in child ? walk(child) : undefined;
      if (found) return found;
    }
    return undefined;
  };
  return walk(tree) ?? assert.fail('the structure has none');
}
const startOf = (pageMap: PageMap, anchor: string) => pageMap.starts[anchor] ?? assert.fail(anchor);

const stages: [what: string, broken: BrokenStages, said: RegExp][] = [
  [
    'a page map in which all is a page later',
    { pageMap: (map) => shiftPages(map, 1) },
    /names page|begins on page|is on page/,
  ],
  [
    'a paragraph on another page',
    {
      pageMap: (map) => {
        startOf(map, 'p5').page -= 1;
      },
    },
    /paragraph 5 begins on page 8, not on 7/,
  ],
  [
    'labels that begin a page later',
    {
      pageMap: (map) => {
        for (const page of map.pages) page.label = `${page.label}0`;
      },
    },
    /folio/,
  ],
  [
    'a page that begins a character later',
    {
      pageMap: (map) => {
        for (const { begins } of map.pages) if (begins?.anchor === 'b2') begins.offset += 1;
      },
    },
    /marker of page 2|page 2/,
  ],
  [
    'a page that begins in another block',
    {
      pageMap: (map) => {
        for (const { begins } of map.pages) if (begins?.anchor === 'b2') begins.anchor = 'b3';
      },
    },
    /(?:marker of|marker for) page \d|page 1/,
  ],
  [
    'a register on another page',
    {
      pageMap: (map) => {
        startOf(map, 'register-treaties').page -= 1;
      },
    },
    /register “条约索引”|条约索引/,
  ],
  [
    'a bookmark that leads elsewhere',
    {
      places: (map) => {
        startOf(map, 's2').page = 2;
      },
    },
    /“二、第二节.*leads to page 2/,
  ],
  [
    'a bookmark that is called otherwise',
    {
      finished: (edition) => {
        const [, , section] = edition.sections;
        const [title] = section?.heading?.inlines ?? [];
        if (title?.kind === 'text') title.text = '二、别的';
      },
    },
    /bookmark \d+ is called “二、别的/,
  ],
  [
    'a destination that is elsewhere',
    {
      places: (map) => {
        startOf(map, 'p5').page = 2;
      },
    },
    /the destination “p5” is on page 2/,
  ],
  [
    'the title of the file',
    {
      finished: ({ metadata }) => {
        metadata.title = '别的';
      },
    },
    /Info says Title “别的”/,
  ],
  [
    'the day of the edition in the file',
    {
      finished: ({ metadata }) => {
        metadata.edition.date = '2025-03-02';
      },
    },
    /Date/,
  ],
  [
    'the checksum in the file',
    {
      finished: (edition) => {
        edition.manuscript.sha256 = edition.manuscript.sha256.replace(/^./, 'x');
      },
    },
    /XMP says kanben:sha256 “x/,
  ],
  [
    'cells that are heard in another order',
    {
      structure: (tree) => {
        swapFirst(
          findElement(
            tree,
            ({ tag, children }) => tag === 'TR' && children.some((one) => 'tag' in one && one.tag === 'TD'),
          ).children,
        );
      },
    },
    /“样本公约”|heard|table|2001年/,
  ],
  [
    'a heading of another level',
    {
      structure: (tree) => {
        findElement(tree, ({ tag }) => tag === 'H3').tag = 'H4';
      },
    },
    /read aloud differs|heard as/,
  ],
  [
    'the words for a picture',
    {
      structure: (tree) => {
        findElement(tree, ({ tag }) => tag === 'Figure').alt = '一个蓝色方块';
      },
    },
    /蓝色/,
  ],
  [
    'the language of a phrase',
    {
      structure: (tree) => {
        findElement(tree, ({ language }) => language === 'en').language = 'fr';
      },
    },
    /fr/,
  ],
  [
    'a head that is a cell',
    {
      structure: (tree) => {
        findElement(tree, ({ tag }) => tag === 'TH').tag = 'TD';
      },
    },
    /table|head/,
  ],
  [
    'a note that nobody hears',
    {
      structure: (tree) => {
        const held = findElement(tree, ({ children }) => children.some((one) => 'tag' in one && one.tag === 'Note'));
        held.children = held.children.filter((one) => !('tag' in one) || one.tag !== 'Note');
      },
    },
    /page 7 shows “1” where the text has “2”/,
  ],
];

testTogether({
  name: 'stages-of-print',
  title: 'a stage of the PDF is refused',
  faults: stages,
  prove: (changes) => linesSaid(() => finishBroken(set, changes)),
});

test('there are more than seventy faults', () => assert.ok(styles.length + templates.length + stages.length > 70));
