/**
 * Gives every block its address. In: a `Draft`. Out: an `Edition`: paragraphs numbered 1…n through the whole
 * text, or as it states itself (`stated.ts`), anchors, sections. Promises that only paragraphs at the top level of
 * the text are numbered, and that every cross-reference leads somewhere; writes no text.
 */
import { type AnchoredHeading, anchorOf, type Block, type Draft, type Edition, type Inline, type Outcome, type Problem, type Section } from './edition.ts';
import { problem } from './problems.ts';
import { takeStatedNumbers } from './stated.ts';

/** Numbers a draft. Problems: K121 for stated numbers that do not rise, K301 for a link to a paragraph that does not exist, K302 for a text without any. */
export function numberDraft(parsed: Draft): Outcome<Edition> {
  const { draft, numbers: stated, problems } = takeStatedNumbers(parsed);
  const numbers = new Set<number>();
  const sections: Section[] = [];
  const counts: Record<string, number> = {};
  const next = (prefix: string) => {
    counts[prefix] = (counts[prefix] ?? 0) + 1;
    return `${prefix}${counts[prefix]}`;
  };
  let number = 0;
  const open = (heading?: AnchoredHeading): Section => {
    const section: Section = {
      anchor: heading?.anchor ?? 'opening',
      ...(heading ? { heading } : {}),
      blocks: [],
      firstParagraph: number + 1,
      lastParagraph: number,
    };
    sections.push(section);
    return section;
  };
  for (const block of draft.blocks) {
    if (block.kind === 'heading' && block.level === 2) {
      open({ ...block, anchor: next('s') });
      continue;
    }
    const section = sections.at(-1) ?? open();
    if (block.kind === 'paragraph') {
      number = stated?.[numbers.size] ?? number + 1;
      numbers.add(number);
      if (section.lastParagraph < section.firstParagraph) section.firstParagraph = number;
      section.blocks.push({ ...block, number, anchor: anchorOf(number) });
      section.lastParagraph = number;
    } else if (block.kind === 'heading') section.blocks.push({ ...block, anchor: next(`${section.anchor}-`) });
    else section.blocks.push({ ...block, anchor: block.kind === 'closing' ? next('closing') : next('b') } as Block);
  }
  const { manuscript, notes } = draft;
  const edition: Edition = { manuscript, metadata: manuscript.metadata, sections, notes };
  problems.push(...linkProblems(draft, numbers, number));
  if (number === 0) problems.push(problem('K302', {}, { file: manuscript.file, line: manuscript.bodyLine, column: 1 }));
  return problems.length > 0 ? { problems } : { value: edition, problems };
}

function linkProblems(draft: Draft, numbers: ReadonlySet<number>, last: number): Problem[] {
  const problems: Problem[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (value && typeof value === 'object') {
      const inline = value as Inline;
      if (inline.kind === 'link' && inline.target.startsWith('#')) {
        const anchor = inline.target.slice(1);
        if (!numbers.has(Number(anchor.slice(1)))) problems.push(problem('K301', { anchor, last }, inline.place));
      }
      Object.values(value).forEach(visit);
    }
  };
  visit(draft.blocks);
  visit(draft.notes);
  return problems;
}
