/**
 * The structure tree reads right. In: a title with every kind of block, set once. The tree of the finished PDF is
 * walked whole and compared with the source; faults are put in, and the witness finds them.
 * Slow because a browser sets the title.
 */
import assert from 'node:assert/strict';
import test, { before } from 'node:test';
import { PDFArray, PDFDict, PDFDocument, PDFName } from 'pdf-lib';
import { finishPdf } from '../../../scripts/formats/pdf/finish-pdf.ts';
import { blocksOf, paragraphsOf } from '../../../scripts/model/edition.ts';
import type { StructureElement } from '../../../scripts/model/structure-tree.ts';
import { blockTexts, type Inline, plainText } from '../../../scripts/model/text.ts';
import { bare } from '../../../scripts/proof/compare-text.ts';
import { readPdf } from '../../../scripts/proof/read-pdf.ts';
import { compareStructure } from '../../../scripts/proof/verify-structure.ts';
import { setEdition } from '../../support/edition.ts';
import { fixture } from '../../support/fixture.ts';
import { all, readTree, type TreeElement } from '../../support/tree.ts';

let made: Awaited<ReturnType<typeof setEdition>>;
let tree: TreeElement;
before(async () => {
  made = await setEdition(fixture('editions', 'structure', 'source'), 'structure');
  tree = await readTree(made.pdf);
});

/** Text of an element without the dots of emphasis. */
const spoken = (element: TreeElement): string => bare(element.text).replace(/[•●]/g, '');

/** What is to be heard of a paragraph: its text, with the number of a note where it is referred to. */
const heard = (inlines: readonly Inline[]): string =>
  inlines
    .map((inline) =>
      inline.kind === 'noteref'
        ? String(inline.note)
        : 'children' in inline
          ? heard(inline.children)
          : plainText([inline]),
    )
    .join('');

test('the witness hears the source and misses nothing', async () => {
  assert.deepEqual(compareStructure(await readPdf(made.pdf), made.edition, made.pageMap, made.format), []);
});

test('headings are those of the source in its order, one level at a time, below one H1', () => {
  const headings = all(tree, 'H1', 'H2', 'H3', 'H4');
  assert.deepEqual(
    headings.map(({ tag }) => tag).filter((tag) => tag === 'H1'),
    ['H1'],
  );
  headings.reduce((level, { tag, text }) => {
    const own = Number(tag.slice(1));
    assert.ok(own <= level + 1, `“${text}” is ${tag} below H${level}`);
    return own;
  }, 0);
  const own = blocksOf(made.edition).flatMap((block) =>
    block.kind === 'heading' ? [`H${block.level} ${bare(plainText(block.inlines))}`] : [],
  );
  assert.ok(own.length > 4);
  assert.ok(
    headings
      .map(({ tag, text }) => `${tag} ${bare(text)}`)
      .join('\n')
      .includes(own.join('\n')),
  );
});

test('every numbered paragraph is one P that begins with its number as Lbl, on however many pages', () => {
  const inNotes = new Set(all(tree, 'Note').flatMap((note) => all(note, 'P')));
  const found = all(tree, 'P').filter((element) => element.children[0]?.tag === 'Lbl' && !inNotes.has(element));
  const paragraphs = paragraphsOf(made.edition);
  assert.deepEqual(
    found.map((element) => element.children[0]?.text),
    paragraphs.map(({ number }) => String(number)),
  );
  found.forEach((element, i) => {
    const paragraph = paragraphs[i] ?? assert.fail();
    const text = { ...element, text: element.text.replace(/^\s*\d+/, '') };
    assert.equal(spoken(text), bare(heard(paragraph.inlines)), `paragraph ${paragraph.number}`);
  });
  assert.ok(
    found.some(({ pages }) => pages.length > 1),
    'no paragraph of the title stands on two pages',
  );
});

test('a list and a table that stand on several pages are one L and one Table', () => {
  const tables = all(tree, 'Table');
  const table = blocksOf(made.edition).find((block) => block.kind === 'table') ?? assert.fail();
  assert.equal(tables.length, 1);
  assert.ok((tables[0]?.pages.length ?? 0) > 1);
  assert.equal(all(tables[0] as TreeElement, 'TR').length, table.rows.length + 1);
  assert.deepEqual(
    all(tables[0] as TreeElement, 'TH', 'TD').map(({ text }) => bare(text)),
    blockTexts(table).map(bare),
  );
  for (const cell of all(tables[0] as TreeElement, 'TH')) assert.equal(cell.says.Scope, 'Column');
  const lists = all(tree, 'L').filter((list) => all(list, 'LI').some(({ text }) => /甲项|第一/.test(text)));
  assert.equal(lists.length, 2);
  assert.ok(lists.some(({ pages }) => pages.length > 1));
  assert.deepEqual(
    lists.map(({ says }) => says.ListNumbering),
    ['Disc', 'Decimal'],
  );
  for (const list of all(tree, 'L'))
    for (const item of list.children)
      assert.match(`${item.tag} ${item.children.map(({ tag }) => tag)}`, /^LI (Lbl,)?LBody$/);
  assert.equal(all(lists[1] as TreeElement, 'L').length, 2, 'the list inside the list');
});

test('contents, registers, notes, figures, asides, quotes and changes of language are what they are', () => {
  const contents = all(tree, 'TOC');
  assert.equal(contents.length, 1);
  // Sections and registers.
  assert.equal(contents[0]?.children.length, made.edition.sections.length + made.edition.registers.length);
  for (const { tag } of contents[0]?.children ?? []) assert.equal(tag, 'TOCI');
  assert.equal(all(tree, 'Index').length, made.edition.registers.length);
  assert.deepEqual(
    all(tree, 'Note').map(({ says, children }) => [says.ID, children[0]?.tag, children[0]?.children[0]?.text]),
    made.edition.notes.map(({ number }) => [`note-${number}`, 'P', String(number)]),
  );
  assert.deepEqual(
    all(tree, 'Figure').map(({ says }) => says.Alt),
    ['一张示意图'],
  );
  assert.deepEqual(
    all(tree, 'Span').map(({ says, text }) => [says.Lang, text]),
    [['en', 'English words']],
  );
  assert.equal(all(tree, 'Aside').length, 1);
  assert.equal(all(tree, 'BlockQuote').length, 1);
  assert.equal(tree.says.Lang, 'zh-Hans');
});

test('every link has its annotation, described in the language of the edition', () => {
  const links = all(tree, 'Link');
  const { labels } = made.edition.manuscript;
  const described = links.flatMap(({ annotations }) =>
    annotations.map((annotation) =>
      String((annotation.lookup(PDFName.of('Contents')) as { decodeText?: () => string })?.decodeText?.()),
    ),
  );
  for (const { annotations, text } of links) assert.ok(annotations.length > 0, text);
  assert.ok(described.includes((labels.jumpToParagraph ?? '').replace('{0}', '2')));
  assert.ok(described.includes((labels.noteNumber ?? '').replace('{0}', '1')));
  assert.ok(described.some((text) => /https:\/\/www\.un\.org\//.test(text)));
});

test('running heads and folios are artifacts', async () => {
  const { pages } = await readPdf(made.pdf);
  const margins = pages.slice(1).flatMap(({ glyphs, height }) => glyphs.filter(({ y }) => y < 55 || y > height - 45));
  // Openings have a folio and no running head.
  assert.ok(margins.length > 15, `${margins.length} glyphs in the margins`);
  assert.deepEqual(
    margins.filter(({ mark }) => mark !== undefined),
    [],
  );
});

/** The PDF with its structure changed. */
async function changed(change: (pdf: PDFDocument, section: PDFDict) => void): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(made.pdf, { updateMetadata: false });
  const book = pdf.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict).lookup(PDFName.of('K'), PDFDict);
  // Cover, title leaf, imprint, contents, then the text before the first heading, then the first section.
  change(pdf, book.lookup(PDFName.of('K'), PDFArray).lookup(5, PDFDict));
  return pdf.save();
}
const codes = async (bytes: Uint8Array) =>
  compareStructure(await readPdf(bytes), made.edition, made.pageMap, made.format).map(({ code }) => code);

test("elements in another order are 'K821'", async () => {
  const bytes = await changed((_, section) => {
    const kids = section.lookup(PDFName.of('K'), PDFArray);
    // Behind the first paragraph stands its note, which is compared apart.
    const [first, second] = [kids.get(1), kids.get(3)];
    kids.set(1, second);
    kids.set(3, first);
  });
  assert.deepEqual(await codes(bytes), ['K821']);
});

test("text that the tree does not hold is 'K822'", async () => {
  const bytes = await changed((_, section) => section.lookup(PDFName.of('K'), PDFArray).remove(1));
  const found = await codes(bytes);
  assert.ok(found.includes('K821') && found.includes('K822'), found.join());
});

test('a book that the pages do not show, or not whole, stops the build', async () => {
  const leafOf = (element: StructureElement): { text?: string } => {
    const first = element.children[0] ?? assert.fail();
    return 'tag' in first ? leafOf(first) : first;
  };
  const other = structuredClone(made.layout.structure);
  leafOf(other).text = '别的';
  await assert.rejects(
    finishPdf({ ...made.layout, structure: other }, made.edition, made.format, []),
    /where the text has “别的”/,
  );
  const less = structuredClone(made.layout.structure);
  less.children.pop();
  await assert.rejects(
    finishPdf({ ...made.layout, structure: less }, made.edition, made.format, []),
    /where the text has nothing/,
  );
});
