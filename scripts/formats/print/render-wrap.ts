/**
 * The cover of a printed book as HTML for Chromium: one page, the sheet that folds around the book. In: an indexed
 * edition, the measures of the sheet. Out: a document that refers to nothing outside itself; faces are put in by
 * whoever prints it. What the front matter does not say is not on it: a bar code stands there where an ISBN is given.
 *
 *     renderWrap(project, edition, coverSheet(format, 30)) → `<!DOCTYPE html>…`
 */
import { eanBars, eanWidth } from '../../model/ean-13.ts';
import { isbnDigits } from '../../model/isbn.ts';
import type { IndexedEdition } from '../../model/registers.ts';
import type { Project } from '../../project/project.ts';
import { type FrontView, frontView } from '../../views/front-view.ts';
import { readStyles, template } from '../../views/templates.ts';
import { type CoverSheet, sheetStyles } from './cover-sheet.ts';

/** A bar code, in modules. */
interface CodeView {
  said: string;
  width: number;
  height: number;
  bars: { x: number; width: number; height: number }[];
  /** As they stand below the bars: one before them, six below each half. */
  digits: string[];
}

interface WrapView extends FrontView {
  styles: string;
  /** Empty where the spine has no room. */
  spine: string;
  code: CodeView | undefined;
  price: string;
}

const fillWrap = template<WrapView>('wrap.hbs');

/** The sheet of a cover. */
export function renderWrap(project: Project, edition: IndexedEdition, sheet: CoverSheet): string {
  const { language, shortTitle, imprint } = edition.metadata;
  const shared = readStyles(project, ['text.css', 'cover.css', 'wrap.css'], language);
  return fillWrap(project, {
    ...frontView(edition),
    styles: [...shared, sheetStyles(sheet)].join('\n'),
    spine: sheet.spineTypePx === undefined ? '' : shortTitle,
    code: imprint?.isbn === undefined ? undefined : codeView(imprint.isbn),
    price: imprint?.price ?? '',
  });
}

/** In modules: how high a bar is, and how far guards reach below (GS1 General Specifications, 5.2). */
const bar = { height: 69.24, guard: 5 };

function codeView(isbn: string): CodeView {
  const digits = isbnDigits(isbn);
  return {
    said: `ISBN ${isbn}`,
    width: eanWidth,
    height: bar.height + bar.guard,
    bars: eanBars(digits).map(({ at, wide, isGuard }) => ({
      x: at,
      width: wide,
      height: bar.height + (isGuard ? bar.guard : 0),
    })),
    digits: [digits.slice(0, 1), digits.slice(1, 7), digits.slice(7)],
  };
}
