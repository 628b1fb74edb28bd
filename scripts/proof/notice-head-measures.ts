/**
 * The measures of a notice's head, its title and whom it is for: GB/T 9704-2012, 7.2, 7.3.1, 7.3.2, 10.1 to 10.3. In:
 * what stands where on its first page. Out: distances. Called by `measure-notice.ts`. Pure.
 *
 *     the red rule 3.9 mm below the number → { section: '7.2.7', what: 'the red rule below the number', standard: 4,
 *       found: 3.9, … }
 */
import { mm } from './figures.ts';
import { boxOf, type PrintedBox, rulesOf } from './notice-lines.ts';
import {
  a4,
  blankLines,
  centreOf,
  character,
  type Distance,
  farIn,
  joined,
  middleAt,
  type Notice,
  sidesOf,
} from './notice-measures.ts';

const middle = centreOf(sidesOf(1));

/** What stands where in the head. */
interface Head extends Pick<Notice, 'form' | 'of' | 'title'> {
  mark: PrintedBox | undefined;
  numbers: PrintedBox | undefined;
  rules: ReturnType<typeof rulesOf>;
  /** The first line of a text without a title. */
  text: PrintedBox | undefined;
  /** The first rule below the mark. */
  rule: ReturnType<typeof rulesOf>[number] | undefined;
}

/** All that is measured from the head of the page to the text. */
export function headMeasures({ read, lines, form, of, title }: Notice): Distance[] {
  const [mark, numbers] = [joined(of('issuers'), of('mark')), joined(of('number'), of('signers'))];
  const rules = rulesOf(read, 1);
  const rule = rules.find(({ top }) => mark === undefined || top > mark.bottom);
  const text = title
    ? undefined
    : boxOf(lines.filter(({ kind, page }) => kind === 'justified' && page === 1).slice(0, 1));
  const head: Head = { form, of, title, mark, numbers, rules, rule, text };
  const own = form === 'letter' ? letterMeasures(head) : ruleMeasures(head);
  return [...markMeasures(head), ...own, ...titleMeasures(head)];
}

/** 7.2.1 to 7.2.4: the upper left, and the mark. */
function markMeasures({ form, of, mark }: Head): Distance[] {
  const found: Distance[] = [];
  const copy = of('copy-number');
  const what = 'the copy number below the head of the type area';
  if (copy && form !== 'letter')
    found.push({ section: '7.2.1', what, standard: 0, found: copy.top - a4.top, tolerance: 1 });
  for (const role of ['copy-number', 'classification', 'urgency'] as const) {
    const off = (of(role)?.left ?? a4.binding) - a4.binding;
    if (of(role))
      found.push({ section: '7.2.1–3', what: `${role}: from the left edge`, standard: 0, found: off, tolerance: 0.5 });
  }
  if (!mark) return found;
  const [section, standard, from] = {
    document: ['7.2.4', 35, a4.top] as const,
    minutes: ['10.3', 35, a4.top] as const,
    order: ['10.2', 20, a4.top] as const,
    letter: ['10.1', 30, 0] as const,
  }[form];
  const below = `the mark below ${form === 'letter' ? 'the edge of the page' : 'the head of the type area'}`;
  found.push({ section, what: below, standard, found: mark.top - from, tolerance: 0.5 });
  found.push({
    section,
    what: 'the middle of the mark',
    standard: middleAt(middle, mark),
    found: centreOf(mark),
    tolerance: 0.6,
  });
  return found;
}

/** 7.2.5 to 7.2.7: the number, the signers, the red rule. An order has no rule. */
function ruleMeasures({ form, of, mark, numbers, rule, title, text }: Head): Distance[] {
  const found: Distance[] = [];
  const add = (section: string, what: string, standard: Distance['standard'], value: number, tolerance: number) =>
    found.push({ section, what, standard, found: value, tolerance });
  const [number, signers] = [of('number'), of('signers')];
  const { left, right } = sidesOf(1);
  if (mark && numbers)
    add('7.2.5', 'two lines from the mark to the number', blankLines(2), numbers.top - mark.bottom, 0.5);
  if (number && signers) {
    add(
      '7.2.5',
      'the number: one character from the left edge',
      farIn(character, number, 'left'),
      number.left - left,
      0.6,
    );
    add(
      '7.2.6',
      'the signers: one character from the right edge',
      farIn(character, signers, 'right'),
      right - signers.right,
      0.7,
    );
  } else if (number) add('7.2.5', 'the middle of the number', middleAt(middle, number), centreOf(number), 0.6);
  const above = form === 'order' ? numbers : rule;
  if (text && above) add('10.2', 'two lines above the text', blankLines(2), text.top - above.bottom, 0.5);
  if (form === 'order' || !numbers) return found;
  if (!rule) return [...found, { section: '7.2.7', what: 'red rules', standard: 1, found: 0, tolerance: 0 }];
  add('7.2.7', 'the red rule below the number', 4, rule.top - numbers.bottom, 0.3);
  add('7.2.7', 'the width of the red rule', a4.across, rule.right - rule.left, 1);
  if (title) add('7.3.1', 'two lines from the red rule to the title', blankLines(2), title.top - rule.bottom, 0.5);
  return found;
}

/** 10.1: the double rules of a letter, and what stands below the first. */
function letterMeasures({ of, mark, rules, rule }: Head): Distance[] {
  const found: Distance[] = [];
  const add = (what: string, standard: Distance['standard'], value: number, tolerance: number) =>
    found.push({ section: '10.1', what, standard, found: value, tolerance });
  add('rules of the first page', 4, rules.length, 0);
  if (!mark || !rule) return found;
  add('the first double rule below the mark', 4, rule.top - mark.bottom, 0.3);
  add('the width of the double rules', 170, rule.right - rule.left, 0.5);
  add('the second double rule above the foot of the page', 20, a4.height - (rules.at(-1)?.bottom ?? 0), 0.5);
  const number = of('number');
  if (number) add('the number at the right edge', farIn(0, number, 'right'), sidesOf(1).right - number.right, 0.7);
  const first = joined(of('copy-number'), of('classification'), of('urgency'), number);
  const upper = rules.filter(({ top }) => first && top < first.top).at(-1);
  if (first && upper)
    add('what is first below the double rule: 7/8 of a character', 0.875 * character, first.top - upper.bottom, 0.4);
  return found;
}

/** 7.3.1 and 7.3.2: the title, and whom the notice is for. */
function titleMeasures({ of, title }: Head): Distance[] {
  if (!title) return [];
  const { left } = sidesOf(title.page);
  const to = of('to');
  const found: Distance[] = [
    {
      section: '7.3.1',
      what: 'the size of the title (22 pt)',
      standard: mm(22),
      found: mm(title.size),
      tolerance: 0.1,
    },
    {
      section: '7.3.1',
      what: 'the middle of the title',
      standard: middleAt(middle, title),
      found: centreOf(title),
      tolerance: 0.7,
    },
  ];
  if (to?.page !== title.page) return found;
  const what = 'one line from the title to whom it is for';
  return [
    ...found,
    { section: '7.3.2', what, standard: blankLines(1), found: to.top - title.bottom, tolerance: 0.5 },
    {
      section: '7.3.2',
      what: 'whom it is for: from the left edge',
      standard: farIn(0, to, 'left'),
      found: to.left - left,
      tolerance: 0.5,
    },
  ];
}
