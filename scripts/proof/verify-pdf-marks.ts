/**
 * Proves that what a page spells out beside its glyphs is what they say, and, in a PDF from right to left, that the
 * marks of letters stand over or under them. In: a PDF as it is seen, its fonts, its operators. Out: what is wrong, in
 * words, with its page. Called by `verify-pdf.ts`.
 *
 *     compareMarks(seen, fonts, wrong)
 *       → calls `wrong` with "page 3: the mark “ُ” stands beside its letter “ق”"
 */
import { counterparts } from './line-courses.ts';
import type { Painted } from './objects/painted-text.ts';
import type { EmbeddedFont } from './pdf-fonts.ts';
import type { Glyph, ReadPdf } from './read-pdf.ts';
import { inkOf } from './verify-pdf-glyphs.ts';

type Wrong = (detail: string) => void;

const mark = /^\p{M}+$/u;
/** How far the ink of a mark may stand beside that of its letter, in em. */
const aside = 0.25;

/** Compares the marks of all pages of a file from right to left. */
export function compareMarks(
  read: Pick<ReadPdf, 'pages' | 'labels'>,
  fonts: ReadonlyMap<string, EmbeddedFont>,
  wrong: Wrong,
): void {
  read.pages.forEach(({ glyphs }, index) => {
    const label = `page ${read.labels[index] ?? index + 1}`;
    let open: Glyph[] = [];
    for (const glyph of glyphs) {
      if (mark.test(glyph.text)) {
        open.push(glyph);
        continue;
      }
      // From right to left the marks of a letter stand before it in the file.
      for (const one of open)
        if (!standsAt(one, glyph, fonts))
          wrong(`${label}: the mark “${one.text}” stands beside its letter “${glyph.text}”`);
      open = [];
    }
    for (const one of open) wrong(`${label}: the mark “${one.text}” stands at no letter`);
  });
}

/** Compares what all pages of any file spell out. */
export function compareSpelling(
  labels: readonly string[],
  painted: readonly (readonly Painted[])[],
  wrong: Wrong,
): void {
  painted.forEach((operators, index) => {
    for (const odd of misspelt(operators)) wrong(`page ${labels[index] ?? index + 1}: ${odd}`);
  });
}

function standsAt(own: Glyph, letter: Glyph, fonts: ReadonlyMap<string, EmbeddedFont>): boolean {
  const [ink, base] = [inkOf(own, fonts), inkOf(letter, fonts)];
  if (!ink || !base) return false;
  const near = aside * letter.size;
  const beside = ink.left > base.right + near || ink.right < base.left - near;
  return !beside && Math.abs(own.y - letter.y) < 1.5 * letter.size;
}

const spells = /^\/Span <<\/ActualText “(.*)”>> BDC$/su;

/** Spans whose ActualText is neither what their glyphs mean nor the counterpart of it. */
function misspelt(painted: readonly Painted[]): string[] {
  const odd: string[] = [];
  let said: string | undefined;
  let shown = '';
  for (const own of painted) {
    const begins = own.operator === 'BDC' || own.operator === 'BMC';
    // What is marked within would be compared, and what is around it not.
    if (begins && said !== undefined) odd.push(`what is spelt out as “${said}” has a mark within: ${own.written}`);
    const spelt = own.operator === 'BDC' ? spells.exec(own.written)?.[1] : undefined;
    if (spelt !== undefined) [said, shown] = [spelt, ''];
    else if (said === undefined) continue;
    else if (own.operator === 'EMC') {
      const meant = shown.replaceAll('\u200d', '');
      if (said !== meant && said !== counterparts(meant)) odd.push(`“${meant}” is spelt out as “${said}”`);
      said = undefined;
    } else shown += own.text;
  }
  return odd;
}
