/**
 * Measures a notice against GB/T 9704-2012. In: the PDF as it was read, its lines, the edition, the format. Out: a
 * figure for each measure that the standard gives for an element that is there: what it says, what was found, by how
 * much that is off, in mm. Everything is found from the places of glyphs and rules; nothing of the style is asked.
 * Called by `measure-typography.ts`.
 *
 *     { name: 'GB/T 9704-2012, 7.2.4: the mark below the type area’s head', value: 0.02, gate: 0.5, distance: {
 *       standard: '35', … } }
 */
import type { PrintFormat } from '../formats/print/print-format.ts';
import { paragraphsOf } from '../model/edition.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { type Line, type MeasuredFigure, mm } from './figures.ts';
import { baselineOf } from './measure-small-lines.ts';
import { headMeasures } from './notice-head-measures.ts';
import { boxOf, type PrintedBox, rulesOf } from './notice-lines.ts';
import {
  a4,
  blankLines,
  centreOf,
  character,
  type Distance,
  farIn,
  joined,
  judgeDistance,
  type Notice,
  pitch,
  sidesOf,
  small,
} from './notice-measures.ts';
import type { Glyph, ReadPdf } from './read-pdf.ts';

/** The measures of a notice that is set alone; of any other document none. */
export function noticeFigures(
  read: ReadPdf,
  lines: readonly Line[],
  edition: IndexedEdition,
  format: PrintFormat,
): MeasuredFigure[] {
  if (!format.alone || edition.metadata.class !== 'notice' || format.slugPx > 0) return [];
  const { form, seal } = edition.metadata.notice ?? { form: 'document', seal: 'none' };
  const notice: Notice = {
    read,
    lines,
    form,
    seal,
    of: (role) => boxOf(lines.filter(({ anchor }) => anchor === `element-${role}`)),
    title: boxOf(lines.filter(({ kind }) => kind === 'title')),
  };
  return [
    ...pageMeasures(notice, edition),
    ...headMeasures(notice),
    ...signingMeasures(notice),
    ...recordMeasures(notice),
    ...folioMeasures(notice),
  ].map(judgeDistance);
}

/** Page and type area: 5.2. Lists and quotations are not as wide; a mark may hang out by its white half. */
function pageMeasures({ read, lines }: Notice, edition: IndexedEdition): Distance[] {
  const wide = new Set<string | undefined>(paragraphsOf(edition).map(({ anchor }) => anchor));
  const full = lines.filter((one) => one.kind === 'justified' && !one.first && !one.last && wide.has(one.anchor));
  const heads = read.pages.flatMap((_, i) => {
    const own = lines.filter((one) => one.page === i + 1 && (one.kind === 'justified' || one.kind === 'heading'));
    const box = i > 0 && own[0] ? boxOf([own[0]]) : undefined;
    return box && box.top < a4.top + pitch ? [box] : [];
  });
  const [page] = read.pages;
  const { width = 0, height = 0 } = page ?? {};
  const found: Distance[] = [
    { section: '5.1', what: 'the width of the page', standard: a4.width, found: mm(width), tolerance: 0.5 },
    { section: '5.1', what: 'the height of the page', standard: a4.height, found: mm(height), tolerance: 0.5 },
  ];
  for (const box of heads.slice(0, 1))
    found.push({
      section: '5.2.1',
      what: `the head margin, page ${box.page}`,
      standard: a4.top,
      found: box.top,
      tolerance: 1,
    });
  for (const box of full.slice(0, 1).flatMap((one) => boxOf([one]) ?? [])) {
    const { left } = sidesOf(box.page);
    found.push({
      section: '5.2.1',
      what: `the margin at the left, page ${box.page}`,
      standard: farIn(left, box, 'left'),
      found: box.left,
      tolerance: 1,
    });
    found.push({
      section: '5.2.1',
      what: 'the width of the type area',
      standard: [a4.across, a4.across + box.white.left + box.white.right],
      found: box.right - box.left,
      tolerance: 1,
    });
  }
  const own = pitchOf(lines);
  if (own > 0)
    found.push({
      section: '5.2.3',
      what: 'the height of 22 lines',
      standard: a4.bottom - a4.top,
      found: 21 * own + character,
      tolerance: 1,
    });
  return found;
}

/** The distance of baselines, over the longest run of lines of a page. */
function pitchOf(lines: readonly Line[]): number {
  const runs = [...new Set(lines.map((one) => one.page))].map((own) => {
    const ys = lines.flatMap((one) => (one.page === own && one.kind === 'justified' ? [mm(baselineOf(one))] : []));
    const [first, last] = [Math.min(...ys), Math.max(...ys)];
    const count = Math.round((last - first) / pitch);
    return { count, pitch: (last - first) / count };
  });
  return runs.filter(({ count }) => count > 2).sort((a, b) => b.count - a.count)[0]?.pitch ?? 0;
}

/** Annex list, signature, date, remark: 7.3.4 to 7.3.6. */
function signingMeasures({ of, seal, lines }: Notice): Distance[] {
  const found: Distance[] = [];
  const add = (section: string, what: string, standard: Distance['standard'], value: number, tolerance: number) =>
    found.push({ section, what, standard, found: value, tolerance });
  const [list, name, date, remark] = [of('annex-list'), of('signatures'), of('date'), of('remark')];
  const above = (box: PrintedBox) =>
    boxOf(
      lines.filter((one) => one.page === box.page && one.source >= 0 && mm(one.glyphs[0]?.y ?? 0) < box.top).slice(-1),
    );
  const from = (box: PrintedBox) => ({
    left: box.left - sidesOf(box.page).left,
    right: sidesOf(box.page).right - box.right,
  });
  if (list) {
    add('7.3.4', 'the list of annexes: two characters in', 2 * character, from(list).left, 0.6);
    const text = above(list);
    if (text) add('7.3.4', 'one line from the text to the list of annexes', blankLines(1), list.top - text.bottom, 0.5);
  }
  const text = name && above(name);
  const section = { none: '7.3.5.2', room: '7.3.5.1', stamp: '7.3.5.3' }[seal];
  if (name && text && seal !== 'room')
    add(section, 'blank lines above the signature', blankLines(seal === 'none' ? 1 : 2), name.top - text.bottom, 0.5);
  if (date && seal !== 'none')
    add(
      section,
      'the date: four characters from the right edge',
      farIn(4 * character, date, 'right'),
      from(date).right,
      0.7,
    );
  if (name && date && seal === 'room')
    add(section, 'the middle of the name over that of the date', centreOf(date), centreOf(name), 0.7);
  if (name && date && seal === 'none') {
    const long = date.right - date.left > name.right - name.left;
    add(
      section,
      `${long ? 'the date' : 'the name'}: two characters from the right edge`,
      farIn(2 * character, long ? date : name, 'right'),
      from(long ? date : name).right,
      0.7,
    );
    const right = [2 * character - date.white.left, 2 * character + name.white.left] as const;
    add(section, 'the date: two characters right of the name', right, date.left - name.left, 0.6);
  }
  if (remark)
    add('7.3.6', 'the remark: two characters in', farIn(2 * character, remark, 'left'), from(remark).left, 0.7);
  return found;
}

/** The record: 7.4. */
function recordMeasures({ read, of, form }: Notice): Distance[] {
  const [cc, by, on] = [of('cc'), of('printed-by'), of('printed-on')];
  const record = joined(cc, by, on);
  if (!record) return [];
  const found: Distance[] = [];
  const add = (section: string, what: string, standard: Distance['standard'], value: number, tolerance: number) =>
    found.push({ section, what, standard, found: value, tolerance });
  const { left, right } = sidesOf(record.page);
  add(
    '7.4',
    'the record on the last page, which is even: pages away',
    0,
    read.pages.length - record.page + (record.page % 2),
    0,
  );
  if (cc) add('7.4.2', 'copies: one character in at the left', farIn(small, cc, 'left'), cc.left - left, 0.6);
  if (by) add('7.4.3', 'who printed it: one character in at the left', farIn(small, by, 'left'), by.left - left, 0.6);
  if (on)
    add(
      '7.4.3',
      'the day of printing: one character in at the right',
      farIn(small, on, 'right'),
      right - on.right,
      0.7,
    );
  if (form === 'letter') return found;
  const rules = rulesOf(read, record.page).filter(({ bottom }) => bottom > record.top - pitch);
  const [first, last] = [rules[0], rules.at(-1)];
  add('7.4.1', 'rules of the record', cc && (by || on) ? 3 : 2, rules.length, 0);
  if (!first || !last) return found;
  add('7.4.1', 'the thickness of the first rule', 0.35, first.thickness, 0.03);
  add('7.4.1', 'the thickness of the last rule', 0.35, last.thickness, 0.03);
  for (const middle of rules.slice(1, -1))
    add('7.4.1', 'the thickness of a rule between', 0.25, middle.thickness, 0.03);
  add('7.4.1', 'the last rule at the foot of the type area', a4.bottom, last.bottom, 0.5);
  add('7.4.1', 'the width of the rules', a4.across, last.right - last.left, 1);
  return found;
}

/** An em dash is drawn so far above the baseline, in parts of its size: its upper edge in Noto Serif SC. */
const dashTop = 0.4;

/** Folios: 7.5. The dash 7 mm below the type area, one character in from the outer edge. */
function folioMeasures({ read }: Notice): Distance[] {
  return read.pages.slice(0, 2).flatMap(({ glyphs }, i): Distance[] => {
    const folio = glyphs.filter(({ y, text }) => mm(y) > a4.bottom + 5 && text.trim() !== '');
    const dash = folio.find(({ text }) => text === '—');
    if (!dash) return [];
    const edge = (glyph: Glyph) =>
      i % 2 === 0 ? sidesOf(1).right - mm(glyph.x + glyph.width) : mm(glyph.x) - sidesOf(2).left;
    const outer = folio[i % 2 === 0 ? folio.length - 1 : 0] as Glyph;
    return [
      {
        section: '7.5',
        what: `the dash of the folio below the type area, page ${i + 1}`,
        standard: 7,
        found: mm(dash.y - dashTop * dash.size) - a4.bottom,
        tolerance: 0.5,
      },
      {
        section: '7.5',
        what: `the folio: one character from the outer edge, page ${i + 1}`,
        standard: small,
        found: edge(outer),
        tolerance: 0.7,
      },
      {
        section: '7.5',
        what: `the size of the folio (14 pt), page ${i + 1}`,
        standard: small,
        found: mm(dash.size),
        tolerance: 0.1,
      },
    ];
  });
}
