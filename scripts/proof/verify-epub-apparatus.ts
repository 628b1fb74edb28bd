/**
 * What stands around the numbered text of an EPUB: notes, the list of changes, links, registers. In: its documents in
 * reading order, the edition. Out: what is wrong, in words. Called by `verify-epub.ts`.
 *
 *     a locator that reads 12 and leads to #p13 → 'the entry “Vilnius” leads to 12→p13 instead of 12→p12'
 */
import { profileOf } from '../languages/registry.ts';
import { anchorOf, sayLocator } from '../model/numbers.ts';
import type { PageMap } from '../model/page-map.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { blockTexts } from '../model/text.ts';
import { bare, differ, differText, expectedRuns } from './compare-text.ts';
import { type EpubText, elements, epubText, hasEpubClass, typesOf } from './read-epub.ts';
import { expectRevision, readRevision } from './verify-revision.ts';

/** Every editor's note stands once, with its text, and is referred to. */
export function compareEpubNotes(spine: EpubText[], edition: IndexedEdition, wrong: (detail: string) => void): void {
  const notes = spine.flatMap(({ root }) =>
    elements(root, 'aside').filter((element) => typesOf(element).includes('footnote')),
  );
  const order = notes.map((element) => element.getAttribute('id')).join();
  if (order !== edition.notes.map(({ number }) => `note-${number}`).join()) wrong(`its notes are ${order || 'none'}`);
  edition.notes.forEach((note, i) => {
    const text = notes[i]
      ? epubText(notes[i], (element) => hasEpubClass(element, 'apart') || hasEpubClass(element, 'noteref'))
      : '';
    const difference = differText(text, note.blocks.flatMap(blockTexts), profileOf(edition.metadata.language).spacing);
    if (difference) wrong(`note ${note.number}: ${difference}`);
  });
}

/** What is new in this edition: every change with its deleted and inserted text marked as such, and the pages. */
export function compareEpubRevision(
  spine: EpubText[],
  edition: IndexedEdition,
  pageMap: PageMap,
  wrong: (detail: string) => void,
): void {
  const expected = expectRevision(edition, pageMap, edition.metadata.formats?.[0] ?? 'book');
  const document = spine.find(({ path }) => path === 'revisions.xhtml');
  if (!expected) {
    if (document) wrong('it lists changes of a first edition');
    return;
  }
  const [body] = document ? elements(document.root, 'body') : [];
  const difference = differ(bare(body ? epubText(body) : ''), bare(readRevision(expected)));
  if (difference) wrong(`the list of changes: ${difference}`);
  for (const { id, title, before, after } of expected.changes) {
    const change = document?.ids.get(id);
    const compared = change && elements(change, 'p').find((element) => hasEpubClass(element, 'compared'));
    const read = compared && {
      before: epubText(compared, ({ localName }) => localName === 'ins'),
      after: epubText(compared, ({ localName }) => localName === 'del'),
    };
    if (read?.before !== before || read.after !== after) wrong(`the change “${title}” is marked otherwise`);
  }
}

/** Every link inside the book leads to a document of it, and to a place that is there. */
export function compareEpubLinks(spine: EpubText[], wrong: (detail: string) => void): void {
  const documents = new Map(spine.map((document) => [document.path, document]));
  for (const document of spine)
    for (const link of elements(document.root, 'a')) {
      const href = link.getAttribute('href') ?? '';
      if (/^(https?|mailto):/.test(href)) continue;
      const [path = '', id] = href.split('#');
      const target = documents.get(path || document.path);
      if (!target || (id !== undefined && !target.ids.has(id)))
        wrong(`the link “${href}” in ${document.path} leads nowhere`);
    }
}

/** The registers in full: every entry with its heading, every locator with what it reads and where it leads. */
export function compareEpubLocators(spine: EpubText[], edition: IndexedEdition, wrong: (detail: string) => void): void {
  for (const register of edition.registers) {
    // A long register is several files: register-treaties.xhtml, register-treaties-2.xhtml …
    const documents = spine.filter(({ path }) => path.replace(/(-\d+)?\.xhtml$/, '') === `register-${register.id}`);
    if (documents.length === 0) {
      wrong(`the register “${register.title}” is missing`);
      continue;
    }
    const entries = register.groups.flatMap((group) => group.entries);
    const found = documents.flatMap(({ root }) =>
      elements(root, 'li').filter((element) => hasEpubClass(element, 'entry')),
    );
    if (found.length !== entries.length)
      wrong(`the register “${register.title}” has ${found.length} entries instead of ${entries.length}`);
    entries.forEach((entry, i) => {
      const links = found[i] ? elements(found[i], 'a').filter((link) => typesOf(link).includes('index-locator')) : [];
      const shown = links.map((link) => `${epubText(link)}→${(link.getAttribute('href') ?? '').split('#')[1]}`).join();
      const expected = expectedRuns(entry.locators, edition)
        .flatMap(({ first, last }) => [...new Set([first, last])])
        .map((paragraph) => `${sayLocator(paragraph, edition.manuscript.labels)}→${anchorOf(paragraph)}`)
        .join();
      if (shown !== expected)
        wrong(`the entry “${entry.heading}” leads to ${shown || 'nothing'} instead of ${expected || 'nothing'}`);
      const heading = found[i] && elements(found[i], '*').find((element) => hasEpubClass(element, 'entry-heading'));
      if (heading && epubText(heading) !== entry.heading)
        wrong(`the entry “${entry.heading}” is called “${epubText(heading)}”`);
    });
  }
}
