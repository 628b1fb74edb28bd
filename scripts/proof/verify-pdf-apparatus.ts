/**
 * The registers and the list of changes of a PDF, in full. In: the text of its pages, the edition, the page map. Out:
 * what is wrong, in words. Called by `verify-pdf.ts`.
 *
 *     the entry prints 12(9), the paragraph begins on page 10 → 'register “Index of Names”: at character 31 it has …'
 */

import type { PrintFormat } from '../formats/print/print-format.ts';
import { profileOf } from '../languages/registry.ts';
import { anchorOf, type ParagraphNumber, sayLocator } from '../model/numbers.ts';
import type { PageMap } from '../model/page-map.ts';
import type { Entry, IndexedEdition, Register } from '../model/registers.ts';
import { bare, differ, differText, expectedRuns, shownText } from './compare-text.ts';
import { sayFacts } from './expect-registers.ts';
import { sayGroup } from './expected-front.ts';
import { printedEntries } from './printed-entries.ts';
import type { SplitPage } from './verify-pdf-text.ts';
import { expectRevision, readRevision, revisionFaults } from './verify-revision.ts';

/**
 * The registers as they must read in print: headings, locators with their pages, 见, facts, 参见. Those that stand on
 * one page are read one behind the other.
 */
export function comparePdfRegisters(
  pages: SplitPage[],
  edition: IndexedEdition,
  pageMap: PageMap,
  wrong: (detail: string) => void,
): void {
  const startOf = (part: string) => pageMap.starts[part]?.page;
  const begins = edition.registers.map(({ id }) => startOf(`register-${id}`));
  const ends = [...begins.slice(1), startOf('revisions') ?? pages.length + 1];
  const printed = printedEntries(edition);
  let joined: Register[] = [];
  for (const [i, register] of edition.registers.entries()) {
    const [from, to] = [begins[i], ends[i]];
    if (from === undefined || to === undefined) {
      wrong(`the register “${register.title}” stands on no page`);
      continue;
    }
    joined.push(register);
    if (to === from) continue;
    const found = shownText(pages.slice(from - 1, to - 1).flatMap((page) => page.text));
    const expected = joined.flatMap((one) => printedRegister(one, printed, edition, pageMap));
    const difference = differText(found, expected, profileOf(edition.metadata.language).spacing);
    if (difference) wrong(`register ${joined.map(({ title }) => `“${title}”`).join(', ')}: ${difference}`);
    joined = [];
  }
  for (const { title } of joined) wrong(`the register “${title}” ends on no page`);
}

/** What a register must read in its lines. */
function printedRegister(
  { title, groups }: Register,
  printed: (entry: Entry) => Entry,
  edition: IndexedEdition,
  pageMap: PageMap,
): string[] {
  const { labels } = edition.manuscript;
  const emphasized = groups.some(({ entries }) => entries.some(({ locators }) => locators.some(({ main }) => main)));
  return [
    title,
    `${labels.registerHint}${emphasized ? labels.mainPassage : ''}`,
    ...groups.flatMap((group) => [
      sayGroup(group, edition),
      ...group.entries.flatMap((entry) => printedEntry(printed(entry), edition, pageMap)),
    ]),
  ];
}

/** What an entry must read in its lines, put together here once more and not as the templates do it. */
function printedEntry(entry: Entry, edition: IndexedEdition, pageMap: PageMap): string[] {
  const { labels } = edition.manuscript;
  const pageOf = (paragraph: ParagraphNumber) =>
    pageMap.pages[(pageMap.starts[anchorOf(paragraph)]?.page ?? 0) - 1]?.label;
  const runs = expectedRuns(entry.locators, edition);
  const apart = profileOf(edition.metadata.language).spacing === 'words' ? ' ' : '';
  const locators = runs.map(({ first, last }, i) => {
    const said = [...new Set([first, last])].map((number) => sayLocator(number, labels)).join(labels.rangeDash);
    const [page, end] = [pageOf(first), pageOf(last)];
    const next = runs[i + 1];
    const shared = next && page === end && pageOf(next.first) === page && pageOf(next.last) === page;
    if (shared) return said;
    return `${said}${apart}(${page === end ? page : `${page}${labels.rangeDash}${end}`})`;
  });
  const join = entry.see || locators.length > 0 ? labels['join.entry'] : '';
  return [
    `${entry.heading}${join}${entry.see ? `${labels.see}${entry.see}` : ''}${locators.join(', ')}`,
    sayFacts(entry, labels),
    entry.seeAlso.length > 0 ? labels.seeAlso + entry.seeAlso.join(labels['join.semicolon']) : '',
  ];
}

/** What is new in this edition, as it must read in print: deleted text too, and the pages of both editions. */
export function comparePdfRevision(
  pages: SplitPage[],
  edition: IndexedEdition,
  pageMap: PageMap,
  format: PrintFormat,
  wrong: (detail: string) => void,
): void {
  const expected = expectRevision(edition, pageMap, format.name);
  if (!expected) return;
  for (const fault of revisionFaults(edition)) wrong(fault);
  const from = pageMap.starts.revisions?.page;
  if (from === undefined) {
    wrong('the list of changes stands on no page');
    return;
  }
  const head = bare(expected.concordance?.head ?? '');
  const shown = pages.slice(from - 1).map((page, i) => {
    const text = bare(page.text.map((glyph) => glyph.text).join(''));
    // A table that goes on from an earlier page shows its head again.
    return i > 0 && head !== '' && text.startsWith(head) ? text.slice(head.length) : text;
  });
  const difference = differ(shown.join(''), bare(readRevision(expected)));
  if (difference) wrong(`the list of changes: ${difference}`);
}
