/**
 * Headings of a page. In: an <h1> to <h6> and the blocks in it. Out: a heading with its rank, or bold lines where a
 * heading cannot stand. Promises that its text is there, without the face that the page gives it. Called by
 * `page-blocks.ts`.
 *
 *     <h3><b>Aims</b></h3> → { kind: 'ranked', rank: 3, inlines: [text 'Aims'], … }
 */
import type { Place } from '../model/problem.ts';
import { type Inline, plainText } from '../model/text.ts';
import type { FoundBlock } from './found-document.ts';
import { attributeOf, type Element } from './html-tree.ts';
import { shorten, type Tally } from './tally.ts';

interface HeadingReading {
  /** The blocks that stand in the heading. */
  blocks: FoundBlock[];
  place: Place;
  tally: Tally;
  nested: boolean;
}

/** The heading, and behind it what is no line of it. */
export function readHeading(element: Element, { blocks, place, tally, nested }: HeadingReading): FoundBlock[] {
  const lines = blocks.filter((block) => block.kind === 'paragraph' || block.kind === 'plain');
  const rest = blocks.filter((block) => block.kind !== 'paragraph' && block.kind !== 'plain');
  if (lines.length === 0) return rest;
  if (nested) {
    tally.say(
      'K125',
      `the heading “${shorten(lines.map((line) => plainText(line.inlines)).join(' '))}”`,
      'Inside a list, a table or a quotation it is a bold line.',
      place,
    );
    const bold = lines.map((line): FoundBlock => {
      const inlines: Inline[] = [{ kind: 'strong', children: bare(line.inlines) }];
      return { kind: 'plain', inlines, place: line.place };
    });
    return [...bold, ...rest];
  }
  // The face of a heading is the press's; its breaks are kept for a title, whose lines they part.
  const inlines = lines.flatMap((line, i): Inline[] => [
    ...(i > 0 ? [{ kind: 'break' } as const] : []),
    ...bare(line.inlines),
  ]);
  return [{ kind: 'ranked', rank: rankOf(element), inlines, place }, ...rest];
}

/** Word’s “Title” stands above its “Heading 1” (`docx.ts`). */
const rankOf = (element: Element): number =>
  attributeOf(element, 'class') === 'word-title' ? 0.5 : Number(element.tagName[1]);

/** Inlines without emphasis; a heading's face is the press's. */
const bare = (inlines: readonly Inline[]): Inline[] =>
  inlines.flatMap((inline): Inline[] =>
    inline.kind === 'strong' || inline.kind === 'emphasis'
      ? bare(inline.children)
      : 'children' in inline
        ? [{ ...inline, children: bare(inline.children) }]
        : [inline],
  );
