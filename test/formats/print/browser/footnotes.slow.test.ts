/**
 * Notes at the page foot: a title with references in every kind of block, on last lines of pages, two on one line, one
 * note longer than a page, and paragraphs that repeat themselves over several pages. Proves that nothing is lost or
 * doubled, that each note begins where its reference stands, and that the witness finds what is put wrong.
 * Slow because a browser sets the title in each format.
 */
import assert from 'node:assert/strict';
import test, { before } from 'node:test';
import { typeAreaOf } from '../../../../scripts/formats/print/print-format.ts';
import { paragraphsOf } from '../../../../scripts/model/edition.ts';
import type { IndexedEdition } from '../../../../scripts/model/registers.ts';
import { bare } from '../../../../scripts/proof/compare-text.ts';
import { findNotes } from '../../../../scripts/proof/locate-notes.ts';
import { measureTypography } from '../../../../scripts/proof/measure-typography.ts';
import { readPdf } from '../../../../scripts/proof/read-pdf.ts';
import { verifyPdf } from '../../../../scripts/proof/verify-pdf.ts';
import { setEdition } from '../../../support/edition.ts';
import { fixture } from '../../../support/fixture.ts';
import { all, readTree } from '../../../support/tree.ts';

const source = fixture('editions', 'notes', 'source');
let made: Awaited<ReturnType<typeof setEdition>>;
before(async () => {
  made = await setEdition(source, 'notes');
});

/** Glyphs of the type areas of a format's pages. */
const areasOf = (read: Awaited<ReturnType<typeof readPdf>>, format: typeof made.format) =>
  read.pages.map(({ glyphs }, i) => {
    const { left, right, top, bottom } = typeAreaOf(format, i);
    return glyphs.filter(
      ({ text, x, y }) => text.trim() !== '' && y > top && y < bottom + 5 && x > left - 5 && x < right + 5,
    );
  });

for (const formatName of ['book', 'official'])
  test(`as ${formatName}: text and notes are equal, notes begin under their references, gates hold`, async () => {
    const { edition, pdf, pageMap, format } =
      formatName === 'book' ? made : await setEdition(source, 'notes', { formatName });
    const proof = await verifyPdf(pdf, edition, pageMap, format);
    assert.deepEqual(proof.problems, []);
    assert.equal(proof.equal, paragraphsOf(edition).length);
    const { problems } = measureTypography(proof.read, edition, format);
    assert.deepEqual(problems, []);
    const { glyphs, wrong } = findNotes(areasOf(proof.read, format), proof.read, edition, format);
    assert.deepEqual(wrong, []);
    // The longest note stands on three pages.
    const feet = proof.read.pages.filter((page) => page.glyphs.some((glyph) => glyphs.has(glyph)));
    assert.ok(feet.length > 10);
    assert.ok(
      feet.every(
        (page) => Math.min(...page.glyphs.filter((glyph) => glyphs.has(glyph)).map(({ y }) => y)) > page.height / 5,
      ),
    );
  });

test('a note is read behind the block that refers to it first', async () => {
  const tree = await readTree(made.pdf);
  const notes = all(tree, 'Note');
  assert.deepEqual(
    notes.map(({ says }) => says.ID),
    made.edition.notes.map(({ number }) => `note-${number}`),
  );
  const section = all(tree, 'Sect').find(({ children }) =>
    children.some(({ tag, text }) => tag === 'H2' && text.includes('注号在各处')),
  );
  const at = section?.children.findIndex(({ says }) => says.ID === 'note-1') ?? -1;
  assert.equal(section?.children[at - 1]?.tag, 'H2');
  const cell = all(tree, 'TD').find((element) => all(element, 'Note').length > 0);
  assert.equal(cell?.children.at(-1)?.says.ID, 'note-19');
});

test('the witness finds a changed character, a lost note and a note under another page', async () => {
  const read = await readPdf(made.pdf);
  const wrongWith = (change: (edition: IndexedEdition) => void, pages = areasOf(read, made.format)) => {
    const edition = structuredClone(made.edition);
    change(edition);
    return findNotes(pages, read, edition, made.format).wrong.join('\n');
  };
  const textOf = (edition: IndexedEdition, note: number) => {
    const [block] = edition.notes[note - 1]?.blocks ?? [];
    const inline = block?.kind === 'plain' ? block.inlines[0] : undefined;
    return inline?.kind === 'text' ? inline : assert.fail();
  };
  assert.equal(
    wrongWith(() => undefined),
    '',
  );
  assert.match(
    wrongWith((edition) => {
      textOf(edition, 20).text = textOf(edition, 20).text.replace('甲注', '乙注');
    }),
    /the foot of no page has “18引文的注/,
  );
  assert.match(
    wrongWith((edition) => edition.notes.splice(1, 1)),
    /begins on another page than its reference/,
  );
  // The note of the first heading, set under the next page.
  const first = areasOf(read, made.format);
  const begin = read.labels.indexOf('1');
  const [from = [], to = []] = [first[begin], first[begin + 1]];
  const own = bare(textOf(made.edition, 1).text);
  const at = from.findIndex((_, i) =>
    from
      .slice(i)
      .map(({ text }) => text)
      .join('')
      .startsWith(`1${own}`),
  );
  const end = to.findLastIndex((glyph) => glyph.size > 9.5) + 1;
  to.splice(end, 0, ...from.splice(at));
  assert.match(
    wrongWith(() => undefined, first),
    /note 1 begins on another page/,
  );
});
