/**
 * Gives every block its address. In: a `Draft` and, for a title that was published before, its numbers. Out: an
 * `Edition`: paragraphs numbered 1…n through the whole text, or as `published-numbers.ts` says, anchors, sections.
 * Promises that only paragraphs at the top level of the text are numbered, and that every cross-reference leads
 * somewhere; writes no text but what stands for a gone paragraph.
 */
import type { AnchoredHeading, Block, Edition, Section } from '../model/edition.ts';
import { anchorOf, type Slot } from '../model/numbers.ts';
import type { Outcome, Problem } from '../model/problem.ts';
import { hasErrors, problem } from '../model/problem-catalogue.ts';
import type { Draft, Inline } from '../model/text.ts';
import { openSlots } from './gaps.ts';

/**
 * Numbers a draft; `slots` are its numbers in order when they are not 1…n. Problems: K301 for a link to a paragraph
 * that does not exist, K302 for a text without any, K319 for a link to one that is gone.
 */
export function numberDraft(draft: Draft, slots: readonly Slot[] = countParagraphs(draft)): Outcome<Edition> {
  const { manuscript, notes } = draft;
  const edition: Edition = {
    manuscript,
    metadata: manuscript.metadata,
    sections: arrangeSections(draft, slots),
    notes,
  };
  const problems = linkProblems(draft, slots);
  if (slots.length === 0)
    problems.push(problem('K302', {}, { file: manuscript.file, line: manuscript.bodyLine, column: 1 }));
  return hasErrors(problems) ? { problems } : { value: edition, problems };
}

/** The numbers of a text that was never published. */
function countParagraphs(draft: Draft): Slot[] {
  return draft.blocks.filter((block) => block.kind === 'paragraph').map((_, i) => ({ number: i + 1 }));
}

function arrangeSections(draft: Draft, slots: readonly Slot[]): Section[] {
  const sections: Section[] = [];
  const counts: Record<string, number> = {};
  const next = (prefix: string) => {
    counts[prefix] = (counts[prefix] ?? 0) + 1;
    return `${prefix}${counts[prefix]}`;
  };
  const open = (heading?: AnchoredHeading): Section => {
    const section: Section = { anchor: heading?.anchor ?? 'opening', ...(heading ? { heading } : {}), blocks: [] };
    sections.push(section);
    return section;
  };
  const numbers = openSlots(slots, draft.manuscript);
  for (const block of draft.blocks) {
    if (block.kind === 'heading' && block.level === 2) {
      open({ ...block, anchor: next('s') });
      continue;
    }
    const section = sections.at(-1) ?? open();
    if (block.kind === 'paragraph') {
      section.blocks.push(...numbers.gaps(true));
      const slot = numbers.next();
      section.blocks.push({
        ...block,
        number: slot.number,
        anchor: anchorOf(slot.number),
        ...(slot.from === undefined ? {} : { from: slot.from }),
      });
      section.blocks.push(...numbers.gaps(false));
    } else if (block.kind === 'heading') section.blocks.push({ ...block, anchor: next(`${section.anchor}-`) });
    else section.blocks.push({ ...block, anchor: block.kind === 'closing' ? next('closing') : next('b') } as Block);
  }
  const last = sections.findLast(({ blocks }) => blocks.some(({ kind }) => kind === 'paragraph'));
  last?.blocks.push(...numbers.gaps(true));
  if (!numbers.ended()) throw new Error('a text has fewer paragraphs than numbers');
  for (const section of sections) {
    const numbers = section.blocks.flatMap((block) =>
      block.kind === 'paragraph' || block.kind === 'gap' ? [block.number] : [],
    );
    const [first, final] = [numbers[0], numbers.at(-1)];
    if (first !== undefined && final !== undefined)
      Object.assign(section, { firstParagraph: first, lastParagraph: final });
  }
  return sections;
}

function linkProblems(draft: Draft, slots: readonly Slot[]): Problem[] {
  const problems: Problem[] = [];
  const known = new Map(slots.map((slot) => [anchorOf(slot.number), slot]));
  const last = slots.findLast(({ gone }) => gone === undefined)?.number ?? 0;
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (value && typeof value === 'object') {
      const inline = value as Inline;
      if (inline.kind === 'link' && inline.target.startsWith('#')) {
        const anchor = inline.target.slice(1);
        const slot = known.get(anchor);
        if (!slot) problems.push(problem('K301', { anchor, known: `the paragraphs p1 to p${last}` }, inline.place));
        else if (slot.gone !== undefined) problems.push(problem('K319', { anchor, edition: slot.gone }, inline.place));
      }
      Object.values(value).forEach(visit);
    }
  };
  visit(draft.blocks);
  visit(draft.notes);
  return problems;
}
