/**
 * The elements of an official document in the groups in which they are set: what stands at the upper left, the mark,
 * the line of the number, signature and date, the record at the end. In: the views of a section's blocks, the edition.
 * Out: the same views, in their order, with the boxes that open before them and close behind them; what the style must
 * know of their lengths. Called by `print-view.ts`. Pure; holds no measure.
 *
 *     issuers, mark, number → <div class="notice-head"><div class="masthead"> issuers, mark </div> <div
 *       class="numbers"> …
 */
import type { ElementRole } from '../../model/frame.ts';
import type { IndexedEdition } from '../../model/registers.ts';
import { plainText } from '../../model/text.ts';
import type { BlockView } from '../../views/block-shape.ts';
import { headSaysTitle } from '../../views/element-view.ts';

/** Boxes, the outer before the inner, and what stands in them. */
const groups: readonly { name: string; roles: readonly ElementRole[] }[] = [
  {
    name: 'notice-head',
    roles: ['copy-number', 'classification', 'urgency', 'issuers', 'mark', 'number', 'signers'],
  },
  { name: 'corner', roles: ['copy-number', 'classification', 'urgency'] },
  { name: 'masthead', roles: ['issuers', 'mark'] },
  { name: 'numbers', roles: ['number', 'signers'] },
  { name: 'un-head', roles: ['organization', 'symbol', 'organ', 'distribution', 'session', 'agenda-item', 'adoption'] },
  { name: 'un-line', roles: ['organization', 'symbol'] },
  { name: 'un-organ', roles: ['organ', 'distribution'] },
  { name: 'signing', roles: ['office', 'signatures', 'date'] },
  { name: 'record', roles: ['cc', 'printed-by', 'printed-on'] },
  { name: 'printing', roles: ['printed-by', 'printed-on'] },
];

const groupsOf = (view: BlockView | undefined): string[] =>
  groups.filter(({ roles }) => roles.some((role) => view?.element === `element-${role}`)).map(({ name }) => name);

/** The views with their boxes. */
export function groupElements(views: readonly BlockView[]): BlockView[] {
  return views.map((view, i) => {
    const own = groupsOf(view);
    if (own.length === 0) return view;
    const [before, after] = [groupsOf(views[i - 1]), groupsOf(views[i + 1])];
    return {
      ...view,
      opens: own.filter((name) => !before.includes(name)),
      closes: [...view.closes, ...own.filter((name) => !after.includes(name))],
    };
  });
}

/**
 * What the style asks: the form; lines of names, signs in the longest line of the mark, lines of signers, whether there
 * is a number.
 */
export function noticeStyle(edition: IndexedEdition): { classes: string; lengths: string } {
  const { sections, metadata } = edition;
  const elements = sections.flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'element'));
  const lines = (...roles: ElementRole[]) =>
    elements.filter(({ role }) => roles.includes(role)).flatMap((one) => one.lines.map(plainText));
  const longest = (...roles: ElementRole[]) => Math.max(0, ...lines(...roles).map((line) => [...line].length));
  const { form, seal } = metadata.notice ?? { form: 'document', seal: 'none' };
  const numbered = lines('number', 'signers').length > 0 ? 1 : 0;
  const lengths = {
    names: Math.max(1, lines('issuers').length),
    signs: Math.max(1, longest('issuers') + longest('mark')),
    'signer-lines': Math.max(1, lines('signers').length),
    numbered,
    marked: lines('issuers', 'mark').length > 0 ? 1 : 0,
    'corner-lines': lines('copy-number', 'classification', 'urgency').length,
  };
  const classes = {
    untitled: headSaysTitle(edition),
    cornered: lengths['corner-lines'] > 0,
    copied: lines('cc').length > 0,
    signed: lines('signers').length > 0,
    'corner-only': lengths.marked + numbered === 0,
  };
  return {
    classes: [
      `form-${form}`,
      `seal-${seal}`,
      ...Object.entries(classes).flatMap(([name, holds]) => (holds ? [name] : [])),
    ].join(' '),
    lengths: Object.entries(lengths)
      .map(([name, value]) => `--${name}: ${value}`)
      .join('; '),
  };
}
