/**
 * What a link of the PDF says to readers who cannot see where it stands. In: the labels, where the link leads, its
 * text. Out: words for its annotation. Example: `#p12` → “Go to paragraph 12”. Pure.
 */
import { fillLabel } from '../../languages/labels.ts';
import type { Labels } from '../../model/manuscript.ts';
import { citationKey, parseNumber, sayNumber } from '../../model/numbers.ts';

/** Where a link of the printed book leads, in words, for readers who cannot see where it stands. */
export function describeLink(labels: Labels, { href, label }: { href: string; label?: string }, text: string): string {
  if (label) return label;
  // The address of a provision may read as a number: p4-2 is 第4段第（二）项, and elsewhere 4之二.
  const cited = href.startsWith('#') ? labels[citationKey(href.slice(1))] : undefined;
  if (cited) return fillLabel(labels, 'jumpToParagraph', cited);
  const [, kind, number = ''] = /^#(p|note-)([\d-]+)$/.exec(href) ?? [];
  if (kind)
    return fillLabel(
      labels,
      kind === 'p' ? 'jumpToParagraph' : 'noteNumber',
      sayNumber(parseNumber(number) ?? 0, labels),
    );
  return href.startsWith('#') ? fillLabel(labels, 'jumpTo', text) : fillLabel(labels, 'bracketed', text, href);
}
