/**
 * What is read aloud is proved, notes among it. In: a title with many notes, set once. Every case changes the structure
 * tree of the finished PDF and expects the message of the check that is there for it.
 * Slow because a browser sets the title.
 */
import assert from 'node:assert/strict';
import test, { before } from 'node:test';
import { PDFArray, PDFDict, type PDFDocument, PDFName, type PDFObject } from 'pdf-lib';
import { readPdf } from '../../scripts/proof/read-pdf.ts';
import { compareStructure } from '../../scripts/proof/verify-structure.ts';
import { alterPdf } from '../support/alter-pdf.ts';
import { setEdition } from '../support/edition.ts';
import { assertFound } from '../support/faults.ts';
import { fixture } from '../support/fixture.ts';

let made: Awaited<ReturnType<typeof setEdition>>;
before(async () => {
  made = await setEdition(fixture('editions', 'notes', 'source'), 'notes');
});

const prove = async (bytes: Uint8Array) =>
  compareStructure(await readPdf(bytes), made.edition, made.pageMap, made.format);

/** Elements of one tag, each in the list of its parent, in reading order. */
function elementsOf(pdf: PDFDocument, tag: string): { list: PDFArray; at: number; element: PDFDict }[] {
  const walk = (list: PDFArray): { list: PDFArray; at: number; element: PDFDict }[] =>
    list.asArray().flatMap((kid, at) => {
      const element = pdf.context.lookup(kid);
      if (!(element instanceof PDFDict)) return [];
      const kids = element.lookup(PDFName.of('K'));
      const inner = kids instanceof PDFArray ? walk(kids) : [];
      return element.get(PDFName.of('S')) === PDFName.of(tag) ? [{ list, at, element }, ...inner] : inner;
    });
  const root = pdf.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict).lookup(PDFName.of('K'));
  return root instanceof PDFDict ? walk(root.lookup(PDFName.of('K'), PDFArray)) : assert.fail();
}

/** The page on which an element begins. */
function pageOf(element: PDFDict): PDFObject | undefined {
  const own = element.get(PDFName.of('Pg'));
  const kids = element.lookup(PDFName.of('K'));
  if (own || !(kids instanceof PDFArray)) return own;
  const [first] = kids.asArray().map((_, i) => kids.lookup(i));
  return first instanceof PDFDict ? pageOf(first) : undefined;
}

test('what was made is heard as the source', async () => {
  assert.ok(made.edition.notes.length > 3);
  assert.deepEqual(await prove(made.pdf), []);
});

test('found: two notes of a page that are heard in the other order', async () => {
  const bytes = await alterPdf(made.pdf, (pdf) => {
    const notes = elementsOf(pdf, 'Note');
    const i = notes.findIndex(
      ({ element }, at) => at > 0 && pageOf(element) === pageOf(notes[at - 1]?.element ?? element),
    );
    const [one, other] = [notes[i - 1] ?? assert.fail('no two notes of one page'), notes[i] ?? assert.fail()];
    const [first, second] = [one.list.get(one.at), other.list.get(other.at)];
    one.list.set(one.at, second);
    other.list.set(other.at, first);
  });
  assertFound(
    await prove(bytes),
    /^K821 PDF: what is read aloud differs from the source: notes: at character/,
    'notes',
  );
});

test('found: a note that is not heard', async () => {
  const bytes = await alterPdf(made.pdf, (pdf) => {
    const [note] = elementsOf(pdf, 'Note');
    note?.list.remove(note.at);
  });
  const found = await prove(bytes);
  assertFound(
    found,
    /^K821 PDF: what is read aloud differs from the source: notes: at character 2 it has “‹2›/,
    'a note',
  );
  assertFound(found, /^K822 PDF: text without its place in the structure on page /, 'a note');
});
