/**
 * What the templates are given of the 修订说明. In: an indexed edition, how a format addresses paragraphs and puts its page
 * breaks into text. Out: summary, changes, concordance, ready to print; nothing for a first edition. Called by print,
 * EPUB and site. Pure; holds no markup. Example: paragraph 12, “甲乙” → “甲丙”: title “第12段：有改动”, segments same “甲”,
 * deleted “乙”, inserted “丙”.
 */
import { fillLabel } from '../languages/labels.ts';
import type { Segment } from '../model/edition.ts';
import type { Labels } from '../model/manuscript.ts';
import { type ConcordanceRow, mergeConcordance } from '../model/merge-concordance.ts';
import { anchorOf, type ParagraphNumber, sayNumber } from '../model/numbers.ts';
import type { PageMap } from '../model/page-map.ts';
import type { IndexedEdition } from '../model/registers.ts';
import type { PageBreak, Piece } from './inline-pieces.ts';
import { pageLabelOf } from './page-breaks.ts';

interface RevisionFormat {
  paragraph: (number: ParagraphNumber) => string;
  /** Texts that stand one after the other in the part of this id, with what begins before them and inside. */
  compose: (texts: readonly string[], holder: string) => { pagesBefore: PageBreak[] | undefined; pieces: Piece[][] };
  /** The print format whose pages are compared. */
  format: string;
  /** Absent in print: there the pages are found when they are set. */
  pageMap?: PageMap;
}

/** A piece of a changed text. `inserted` and `deleted` are never both true. */
interface SegmentView {
  inserted: boolean;
  deleted: boolean;
  pieces: Piece[];
}

interface ChangeView {
  id: string;
  pagesBefore: PageBreak[] | undefined;
  title: Piece[];
  href: string | undefined;
  segments: SegmentView[];
}

interface ConcordanceView {
  pagesBefore: PageBreak[] | undefined;
  caption: Piece[];
  dash: string;
  head: string[];
  rows: (ConcordanceRow & { id: string; href: string; pagesBefore: PageBreak[] | undefined; cells: Piece[][] })[];
}

export interface RevisionView {
  labels: Labels;
  heading: string;
  pagesBefore: PageBreak[] | undefined;
  title: Piece[];
  intro: Piece[][];
  changes: ChangeView[];
  concordance: ConcordanceView | undefined;
}

/** Everything that the part “revisions” prints. */
export function revisionView(edition: IndexedEdition, format: RevisionFormat): RevisionView | undefined {
  const { revision, manuscript } = edition;
  if (!revision) return undefined;
  const { labels } = manuscript;
  const heading = fillLabel(labels, 'revisions');
  const hint = revision.changes.length > 0 ? fillLabel(labels, 'revisionHint') : '';
  const { pagesBefore, pieces } = format.compose([heading, revision.summary, hint], 'revisions');
  const [title = [], ...intro] = pieces;
  const changes = revision.changes.map((change): ChangeView => {
    const { id, number, segments } = change;
    const composed = format.compose([change.title, ...segments.map(({ text }) => text)], id);
    return {
      id,
      pagesBefore: composed.pagesBefore,
      title: composed.pieces[0] ?? [],
      href: number === undefined ? undefined : format.paragraph(number),
      segments: segments.map((segment, i) => segmentView(segment, composed.pieces[i + 1] ?? [])),
    };
  });
  return { labels, heading, pagesBefore, title, intro, changes, concordance: concordanceView(edition, format) };
}

const segmentView = ({ kind }: Segment, pieces: Piece[]): SegmentView => ({
  inserted: kind === 'inserted',
  deleted: kind === 'deleted',
  pieces,
});

/** The pages of both editions; nothing when the earlier one was not printed in this format. */
function concordanceView(edition: IndexedEdition, format: RevisionFormat): ConcordanceView | undefined {
  const { revision, manuscript, metadata } = edition;
  if (!revision) return undefined;
  const { pageMap, compose } = format;
  const { labels } = manuscript;
  // Who holds the earlier edition looks its pages up: what is new has none.
  const rows = revision.pages.flatMap(({ number, before }): ConcordanceRow[] => {
    const anchor = anchorOf(number);
    const page = before[format.format];
    const now = pageMap ? pageLabelOf(pageMap, anchor) : '';
    return page === undefined ? [] : [{ anchor, label: sayNumber(number, labels), before: page, now }];
  });
  if (rows.length === 0) return undefined;
  const numbers = new Map(revision.pages.map(({ number }) => [anchorOf(number), number]));
  const dash = fillLabel(labels, 'concordanceDash');
  const caption = compose([fillLabel(labels, 'concordance')], 'concordance');
  return {
    pagesBefore: caption.pagesBefore,
    caption: caption.pieces[0] ?? [],
    dash,
    head: [
      fillLabel(labels, 'concordanceParagraphs'),
      fillLabel(labels, 'concordanceEdition', revision.since.number),
      fillLabel(labels, 'concordanceEdition', metadata.edition.number),
    ],
    rows: (pageMap ? mergeConcordance(rows, dash) : rows).map((row) => {
      const id = `concordance-${row.anchor}`;
      const cells = pageMap ? compose([row.label, row.before, row.now], id) : undefined;
      const href = format.paragraph(numbers.get(row.anchor) ?? 0);
      return { ...row, id, href, pagesBefore: cells?.pagesBefore, cells: cells?.pieces ?? [] };
    }),
  };
}
