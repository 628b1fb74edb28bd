/**
 * How the elements of an official document are set. In: an element, or an indexed edition. Out: its lines with their
 * first words marked (附件：, 抄送：, 签发人：); which elements stand before the title, and whether the title stands there
 * already. Pure; no character is changed. Called by `block-view.ts` and the makers.
 *
 *     抄送：各区县。 → [label 抄送：, 各区县。]
 */
import { classOf } from '../classes/registry.ts';
import type { Block } from '../model/edition.ts';
import type { ElementRole } from '../model/frame.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { type ElementBlock, type Inline, plainText } from '../model/text.ts';

const colon = /^[^：]{1,6}：/u;

/** What stands before the words of a line, where they hang or another face begins behind it. */
const labels: Partial<Record<ElementRole, RegExp>> = {
  'annex-list': /^(?:附件：)?(?:\d+[.．、]\s*)?/u,
  present: colon,
  signers: colon,
  cc: colon,
};

/** The lines of an element, their labels marked. */
export function elementLines({ role, lines }: ElementBlock): Inline[][] {
  return lines.map((line) => {
    const [first, ...rest] = line;
    const label = first?.kind === 'text' ? (labels[role]?.exec(first.text)?.[0] ?? '') : '';
    if (first?.kind !== 'text' || label === '') return line;
    const behind = first.text.slice(label.length);
    return [
      { kind: 'label', inLine: true, children: [{ ...first, text: label }] },
      ...(behind === '' ? [] : [{ ...first, text: behind }]),
      ...rest,
    ];
  });
}

/** The blocks of the first section before the title, and those behind it. */
export function aroundTitle(blocks: readonly Block[], { metadata }: Pick<IndexedEdition, 'metadata'>) {
  const head: readonly string[] = classOf(metadata.class).frame?.head ?? [];
  const isHead = (block: Block): block is ElementBlock => block.kind === 'element' && head.includes(block.role);
  return { head: blocks.filter(isHead), rest: blocks.filter((block) => !isHead(block)) };
}

/**
 * True where the head says the title: an order or minutes are named by what stands there, 样张省人民政府令 or
 * 样张省人民政府常务会议纪要, and have no title below it.
 */
export function headSaysTitle(edition: Pick<IndexedEdition, 'metadata' | 'sections'>): boolean {
  const { head } = aroundTitle(edition.sections[0]?.blocks ?? [], edition);
  const said = (...roles: ElementRole[]) =>
    head
      .filter(({ role }) => roles.includes(role))
      .flatMap(({ lines }) => lines.map(plainText))
      .join('')
      .replace(/\s/gu, '');
  const title = edition.metadata.title.replace(/\s/gu, '');
  return [said('issuers', 'mark'), said('issuers', 'mark', 'number')].includes(title);
}
