/**
 * The press broken on purpose, beside its templates and pages: what the parser makes of the source, the views of e-book
 * and site, the edition as data. Each fault is put where it would come about, and the build would refuse it.
 * In: a small title with every kind of content, set once.
 * Slow because a browser sets the title.
 */
import assert from 'node:assert/strict';
import test, { before } from 'node:test';
import { recordEdition, recordLedger } from '../../scripts/formats/data/edition-record.ts';
import { paragraphAddresses } from '../../scripts/formats/epub/epub-addresses.ts';
import { paragraphsOf } from '../../scripts/model/edition.ts';
import type { PageMap } from '../../scripts/model/page-map.ts';
import type { IndexedEdition } from '../../scripts/model/registers.ts';
import { accountCharacters } from '../../scripts/proof/account-characters.ts';
import { compareLabels } from '../../scripts/proof/compare-labels.ts';
import { nodesIn } from '../../scripts/proof/edition-nodes.ts';
import { verifyData } from '../../scripts/proof/verify-data.ts';
import { shiftPages, swapFirst } from '../support/broken-print.ts';
import type { SetEdition } from '../support/edition.ts';
import { assertRefused, linesOf } from '../support/faults.ts';
import { fixture } from '../support/fixture.ts';
import { epubFaults, makeScreens, type Screens, siteFaults } from '../support/screens.ts';

let made: Screens;
let set: SetEdition;
before(async () => {
  made = await makeScreens(fixture('editions', 'ebook', 'source'), 'ebook');
  set = made.set;
});

/** An edition of which one thing is another one. */
const otherwise = (change: (edition: IndexedEdition) => void): IndexedEdition => {
  const edition = structuredClone(set.edition);
  change(edition);
  return edition;
};
const paragraph = (edition: IndexedEdition, i: number) => paragraphsOf(edition)[i] ?? assert.fail();
const textIn = (value: unknown, text: string) =>
  ([...nodesIn(value)].find((node) => 'text' in node && String(node.text).includes(text)) ?? assert.fail(text)) as {
    text: string;
  };
const entryOf = (edition: IndexedEdition, i: number) =>
  edition.registers[0]?.groups.flatMap(({ entries }) => entries).filter(({ see }) => !see)[i] ?? assert.fail();

const parsed: [what: string, change: (edition: IndexedEdition) => void, said: RegExp][] = [
  [
    'a character that the parser loses',
    (edition) => {
      const one = textIn(paragraph(edition, 0).inlines, '前文');
      one.text = one.text.replace('文', '');
    },
    /文/,
  ],
  [
    'two characters that it swaps',
    (edition) => {
      const one = textIn(paragraph(edition, 0).inlines, '前文');
      one.text = one.text.replace('前文', '文前');
    },
    /前|文/,
  ],
  [
    'a paragraph that it drops',
    (edition) => {
      edition.sections[0]?.blocks.pop();
    },
    /第二段/,
  ],
  [
    'the number of an item',
    (edition) => {
      const label = textIn(edition.sections, '3.');
      label.text = label.text.replace('3.', '5.');
    },
    /5\.|3\./,
  ],
  [
    'a note that it drops',
    (edition) => {
      edition.notes.pop();
    },
    /第三个/,
  ],
];

for (const [what, change, said] of parsed)
  test(`a reading of the source is refused: ${what}`, () =>
    assertRefused(what, said, () => {
      const edition = otherwise(change);
      return linesOf([...accountCharacters(edition), ...compareLabels(edition)]);
    }));

const screens: [what: string, change: (edition: IndexedEdition, pageMap: PageMap) => void, said: RegExp][] = [
  [
    'a locator',
    (edition) => {
      const [locator] = entryOf(edition, 0).locators;
      if (locator) locator.paragraph = 2;
    },
    /register-treaties\.xhtml, treaties-e1: /,
  ],
  [
    'locators of two entries',
    (edition) => {
      const [one, two] = [entryOf(edition, 0), edition.registers[1]?.groups[0]?.entries[0]];
      if (one && two) [one.locators, two.locators] = [two.locators, one.locators];
    },
    /treaties-e1: /,
  ],
  [
    'a lost note',
    (edition) => {
      edition.notes.pop();
    },
    /note/,
  ],
  [
    'the order of two cells',
    (edition) => {
      const table = [...nodesIn(edition.sections)].find(({ kind }) => kind === 'table') as { rows?: unknown[][] };
      swapFirst(table.rows?.[0] ?? assert.fail());
    },
    /b1: /,
  ],
  [
    'the year of the adoption',
    ({ metadata }) => {
      metadata.adopted.date = '2023-02-04';
    },
    /2023|2022/,
  ],
  [
    'a party',
    ({ metadata }) => {
      metadata.parties = ['甲国', '丙国'];
    },
    /丙国/,
  ],
  [
    'a page map in which all is a page later',
    (_, pageMap) => shiftPages(pageMap, 1),
    /register-treaties\.xhtml|treaties-e1/,
  ],
  [
    'a page that begins a character later',
    (_, { pages }) => {
      for (const { begins } of pages) if (begins?.anchor === 'b2') begins.offset += 1;
    },
    /the marker of page 2/,
  ],
  [
    'an address',
    (edition) => {
      paragraph(edition, 1).anchor = 'p22';
    },
    /p22|p2/,
  ],
  [
    'the words of a picture',
    (edition) => {
      const figure = [...nodesIn(edition.sections)].find(({ kind }) => kind === 'figure') as { alt?: string };
      figure.alt = '图';
    },
    /b4: the alternative text/,
  ],
];

for (const [what, change, said] of screens)
  test(`a view of the screens is refused: ${what}`, () =>
    assertRefused(what, said, async () => {
      const pageMap = structuredClone(set.pageMap);
      const edition = otherwise((copy) => change(copy, pageMap));
      const own = await makeScreens('', 'ebook', { set: { ...set, edition, pageMap }, fonts: false });
      const due = { ...own, set, epubSources: { ...made.epubSources, fonts: false } };
      const [book, site] = [epubFaults(due), await siteFaults(due)];
      assert.ok(
        book.length > 0 && site.length > 0,
        `${what}: ${book.length} in the e-book, ${site.length} in the site`,
      );
      return [...book, ...site];
    }));

const data: [what: string, change: (edition: IndexedEdition, pageMap: PageMap) => void, said: RegExp][] = [
  ['every page one too high', (_, map) => shiftPages(map, 1), /ledger\.json: row 1|is said to be on page/],
  [
    'paragraphs that lack a character',
    (edition) => {
      for (const node of nodesIn(edition.sections)) if ('text' in node) node.text = String(node.text).slice(1);
    },
    /edition\.json/,
  ],
  [
    'another checksum',
    (edition) => {
      edition.manuscript.sha256 = 'x';
    },
    /its metadata has “x”/,
  ],
  [
    'a paragraph less',
    (edition) => {
      edition.sections.at(-1)?.blocks.shift();
    },
    /it has \d+ paragraphs instead/,
  ],
  [
    'a link less in its proof',
    (edition) => {
      entryOf(edition, 0).locators.pop();
    },
    /its proof states links/,
  ],
];

for (const [what, change, said] of data)
  test(`a record is refused: ${what}`, () =>
    assertRefused(what, said, () => {
      const pageMap = structuredClone(set.pageMap);
      const edition = otherwise((copy) => change(copy, pageMap));
      const files = new Map([
        ['edition.json', JSON.stringify(recordEdition(edition, pageMap, 'Chromium 1'))],
        ['ledger.json', JSON.stringify(recordLedger(edition, pageMap, paragraphAddresses(edition)))],
      ]);
      return linesOf(verifyData(files, set.edition, set.pageMap));
    }));

test('there are twenty faults', () => assert.ok(parsed.length + screens.length + data.length >= 20));
