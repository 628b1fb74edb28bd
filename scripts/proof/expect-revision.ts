/**
 * The list of changes as the markup that it must be on a screen, and the parts of a front that an EPUB and a site
 * share. In: an indexed edition, where a format's addresses lead, the page map. Out: markup. Called by `expect-epub.ts`
 * and `expect-site.ts`. Pure; knows no template.
 *
 *     甲乙 → 甲丙 in paragraph 12 → <p class="compared">甲<del>乙</del><ins>丙</ins></p>
 */
import { profileOf } from '../languages/registry.ts';
import { anchorOf } from '../model/numbers.ts';
import type { PageMap } from '../model/page-map.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { epubType, type ScreenFormat } from './expect-inlines.ts';
import { expectFront, sayLabel } from './expected-front.ts';
import { type Markup, markup } from './markup-tree.ts';
import { expectRevision } from './verify-revision.ts';

/** The part; nothing in a first edition. */
export function expectChanges(format: ScreenFormat, pageMap: PageMap): Markup | undefined {
  const { edition, web } = format;
  const expected = expectRevision(edition, pageMap, edition.metadata.formats?.[0] ?? 'book');
  if (!expected || !edition.revision) return undefined;
  const numbers = new Map(edition.revision.changes.map(({ id, number }) => [id, number]));
  const segments = new Map(edition.revision.changes.map((change) => [change.id, change.segments]));
  const heading = (text: string, href?: string) =>
    markup(web ? 'h3' : 'h2', { class: web && 'kai' }, href ? markup('a', { href }, text) : text);
  const changes = expected.changes.map(({ id, title }) => {
    const number = numbers.get(id);
    const shown = (segments.get(id) ?? []).map(({ kind, text }) =>
      kind === 'same' || text === '' ? text : markup(kind === 'inserted' ? 'ins' : 'del', {}, text),
    );
    const compared = markup('p', { class: 'compared' }, shown);
    const href = number === undefined ? undefined : format.block(anchorOf(number));
    return markup('section', { class: 'change', id }, heading(title, href), compared);
  });
  const role = web ? { 'data-section': 'revisions' } : { role: 'doc-appendix', ...epubType(format, 'appendix') };
  const title = markup(web ? 'h2' : 'h1', { class: web && 'part-title', id: 'revisions-title' }, expected.title);
  return markup(
    'section',
    { class: 'revisions', id: 'revisions', 'aria-labelledby': 'revisions-title', ...role },
    title,
    markup('p', { class: 'hint' }, expected.intro),
    changes,
    expected.concordance && expectConcordance(expected.concordance, heading, format),
  );
}

type Concordance = NonNullable<NonNullable<ReturnType<typeof expectRevision>>['concordance']>;

function expectConcordance(
  { caption, heads, rows, anchors }: Concordance,
  heading: (text: string) => Markup,
  { web, block }: ScreenFormat,
): Markup {
  const body = rows.map((cells, i) => {
    const anchor = anchors[i] ?? '';
    return markup(
      'tr',
      { id: `concordance-${anchor}` },
      cells.map((cell, k) => markup('td', {}, k === 0 ? markup('a', { href: block(anchor) }, cell) : cell)),
    );
  });
  const head = heads.map((text) => markup('th', { scope: 'col' }, text));
  const table = markup('table', {}, markup('thead', {}, markup('tr', {}, head)), markup('tbody', {}, body));
  const shown = web ? markup('div', { class: 'table' }, table) : table;
  return markup('section', { class: 'concordance', id: 'concordance' }, heading(caption), shown);
}

/**
 * The rows of the imprint up to the typefaces. Which of the faces for rare characters it names is read in `shown`, the
 * imprint as it was found: they are known by their names, and in their order.
 */
export function expectImprint(edition: IndexedEdition, shown: string): [label: string, value: string][] {
  const { labels } = edition.manuscript;
  const { body, emphasis, others } = profileOf(edition.metadata.language).typefaces;
  const say = (name: string) => sayLabel(edition, 'fontLicense', name);
  const rare = others.map(({ name }) => say(name)).filter((said) => shown.includes(said));
  const faces = [...new Set([body.name, emphasis.name].map(say).concat(rare))];
  return [...expectFront(edition).imprint, [labels.imprintTypefaces ?? '', faces.join(labels['join.semicolon'])]];
}

/** The lines of the title, parted by a space in a language of words. */
export const expectTitleLines = ({ metadata }: IndexedEdition): string[] =>
  metadata.titleLines.map((line, i, { length }) =>
    profileOf(metadata.language).spacing === 'words' && i < length - 1 ? `${line} ` : line,
  );

/** A row of contents with those that stand in it. */
export interface ContentsBranch<Row> {
  row: Row;
  below: ContentsBranch<Row>[];
}

/** Rows that say their depth as a tree: what is deeper than the row before it stands in that. */
export function branches<Row extends { depth: number }>(rows: readonly Row[]): ContentsBranch<Row>[] {
  const root: ContentsBranch<Row>[] = [];
  const open: ContentsBranch<Row>[] = [];
  for (const row of rows) {
    while (open.length > 0 && (open.at(-1) as ContentsBranch<Row>).row.depth >= row.depth) open.pop();
    const branch = { row, below: [] };
    (open.at(-1)?.below ?? root).push(branch);
    open.push(branch);
  }
  return root;
}
