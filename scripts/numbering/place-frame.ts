/**
 * Puts the elements of an official document around its text. In: a numbered edition whose manuscript has a frame. Out:
 * the same edition with a block for each element: before the first paragraph, behind the last one that no annex and no
 * text which it makes known holds,
 * at the end. Promises that no block of the text moves past another, and that an edition without a frame is returned as
 * it is. Called by `number-provisions.ts`.
 *
 *     to: 各有关单位： → the first block of the text, at the address element-to
 */
import { classOf } from '../classes/registry.ts';
import { annexesOf, type Edition, type Section } from '../model/edition.ts';
import type { ElementRole } from '../model/frame.ts';
import { type ElementBlock, plainText } from '../model/text.ts';
import { titlesMadeKnown } from './made-known.ts';

/** The edition with its frame. */
export function placeFrame(edition: Edition): Edition {
  const { frame } = edition.manuscript;
  const order = classOf(edition.metadata.class).frame;
  if (frame.length === 0 || !order) return edition;
  const blocksOfRoles = (...roles: (readonly ElementRole[])[]): ElementBlock[] =>
    frame.filter(({ role }) => roles.flat().includes(role)).map(blockOf);
  // In a letter the mark stands above what is at the upper left.
  const marks = edition.metadata.notice?.form === 'letter' ? order.head.filter(isMark) : [];
  const others = order.head.filter((role) => !marks.includes(role));
  const before = [...blocksOfRoles(marks), ...blocksOfRoles(others), ...blocksOfRoles(order.opening)];
  const behind = blocksOfRoles(order.closing);
  const end = blocksOfRoles(order.end);
  const sections = opened(edition.sections, before);
  const annexes = annexesOf(edition);
  const known = sectionsMadeKnown(sections);
  const firstAnnex = sections.findIndex(({ anchor }) => annexes.has(anchor) || known.has(anchor));
  const last = (firstAnnex < 0 ? sections.length : firstAnnex) - 1;
  return {
    ...edition,
    sections: sections.map((section, i) => ({
      ...section,
      blocks: [
        ...section.blocks,
        ...(i === last ? behind : []),
        ...(i === sections.length - 1 ? end : []),
      ] satisfies Section['blocks'],
    })),
  };
}

/** Sections that are texts which the document makes known: they stand behind its signature, as its annexes do. */
function sectionsMadeKnown(sections: readonly Section[]): Set<string> {
  const rows = sections.flatMap(({ anchor, heading, blocks }) => [
    ...(heading ? [{ text: plainText(heading.inlines).trim(), anchor }] : []),
    ...blocks.map((block) => ({ text: block.kind === 'paragraph' ? plainText(block.inlines).trim() : '', anchor: '' })),
  ]);
  const known = titlesMadeKnown(rows.map(({ text }) => text));
  return new Set(rows.flatMap(({ anchor }, i) => (known.has(i) && anchor !== '' ? [anchor] : [])));
}

const isMark = (role: ElementRole): boolean => role === 'issuers' || role === 'mark';

const blockOf = ({ role, lines }: Edition['manuscript']['frame'][number]): ElementBlock => ({
  kind: 'element',
  role,
  anchor: `element-${role}`,
  lines: lines.map(({ text, place }) => [{ kind: 'text', text, place }]),
  place: lines[0]?.place ?? { file: '', line: 1, column: 1 },
});

/**
 * The sections with the elements at their beginning: in a section of their own where the text begins with a heading.
 */
function opened(sections: readonly Section[], before: readonly ElementBlock[]): Section[] {
  const [first, ...rest] = sections;
  if (before.length === 0) return [...sections];
  if (!first || first.heading) return [{ anchor: 'opening', blocks: [...before] }, ...sections];
  return [{ ...first, blocks: [...before, ...first.blocks] }, ...rest];
}
