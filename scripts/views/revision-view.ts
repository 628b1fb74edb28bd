/**
 * What the templates are given of the 修订说明. In: an indexed edition, how a format addresses paragraphs and puts its page
 * breaks into text. Out: summary, changes, concordance, ready to print; nothing for a first edition. Pure; holds no markup.
 */

import { type ConcordanceRow, mergeConcordance } from '../model/concordance.ts';
import { anchorOf, type ParagraphNumber, sayNumber } from '../model/numbers.ts';
import type { PageMap } from '../model/page-map.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { fillLabel } from './book-view.ts';
import type { Piece } from './inline-pieces.ts';

interface RevisionFormat {
  paragraph: (number: ParagraphNumber) => string;
  /** Texts that stand one after the other in the part of this id, with what begins before them and inside. */
  compose: (texts: readonly string[], holder: string) => { before: object; pieces: Piece[][] };
  /** The print format whose pages are compared. */
  format: string;
  /** Absent in print: there the pages are found when they are set. */
  pageMap?: PageMap;
}

/** Everything that the part “revisions” prints. */
export function revisionView(edition: IndexedEdition, { paragraph, compose, format, pageMap }: RevisionFormat) {
  const { revision, manuscript } = edition;
  if (!revision) return undefined;
  const { labels } = manuscript;
  const hint = revision.changes.length > 0 ? (labels.revisionHint ?? '') : '';
  const head = compose([labels.revisions ?? '', revision.summary, hint], 'revisions');
  const changes = revision.changes.map(({ id, number, title, segments }) => {
    const { before, pieces } = compose([title, ...segments.map(({ text }) => text)], id);
    return {
      id,
      ...before,
      title: pieces[0],
      href: number === undefined ? undefined : paragraph(number),
      segments: segments.map(({ kind }, i) => ({ [kind]: true, pieces: pieces[i + 1] })),
    };
  });
  return {
    labels,
    heading: labels.revisions,
    ...head.before,
    title: head.pieces[0],
    intro: head.pieces.slice(1),
    changes,
    concordance: concordanceView(edition, { paragraph, compose, format, ...(pageMap ? { pageMap } : {}) }),
  };
}

/** The pages of both editions; nothing when the earlier one was not printed in this format. */
function concordanceView(edition: IndexedEdition, { paragraph, compose, format, pageMap }: RevisionFormat) {
  const { revision, manuscript, metadata } = edition;
  const { labels } = manuscript;
  if (!revision) return undefined;
  const pageOf = (anchor: string) => pageMap?.pages[(pageMap.starts[anchor]?.page ?? 0) - 1]?.label ?? '';
  // Who holds the earlier edition looks its pages up: what is new has none.
  const rows = revision.pages.flatMap(({ number, before }): ConcordanceRow[] => {
    const anchor = anchorOf(number);
    const page = before[format];
    return page === undefined ? [] : [{ anchor, label: sayNumber(number, labels), before: page, now: pageOf(anchor) }];
  });
  if (rows.length === 0) return undefined;
  const dash = labels.concordanceDash ?? '';
  const caption = compose([labels.concordance ?? ''], 'concordance');
  return {
    ...caption.before,
    caption: caption.pieces[0],
    dash,
    head: [labels.concordanceParagraphs, fillLabel(labels, 'concordanceEdition', revision.since.number), fillLabel(labels, 'concordanceEdition', metadata.edition.number)],
    rows: (pageMap ? mergeConcordance(rows, dash) : rows).map((row) => {
      const id = `concordance-${row.anchor}`;
      const cells = pageMap ? compose([row.label, row.before, row.now], id) : undefined;
      return { ...row, id, href: paragraph(revision.pages.find(({ number }) => anchorOf(number) === row.anchor)?.number ?? 0), ...cells?.before, cells: cells?.pieces };
    }),
  };
}
