/**
 * The measures of a print format. In: the custom properties of `styles/formats/WRITING-SYSTEM/NAME.css`, where a
 * designer sets them. Out: numbers for the stages that set, finish and prove the PDF; the `@page` rules that follow
 * from them; the boxes of a page. Sizes are in the units that their names say.
 */
import { isFromRight, profileOf } from '../../languages/registry.ts';
import { formatFolder, inOwnFace } from '../../languages/style-folders.ts';
import type { PageSide } from '../../model/facing.ts';
import { findFile, type Project, readFirst } from '../../project/project.ts';

/** px are CSS px, 1/96 inch. */
export interface PrintFormat {
  name: string;
  /** The language for which it is made. */
  language: string;
  pageWidthMm: number;
  pageHeightMm: number;
  topPx: number;
  innerPx: number;
  outerPx: number;
  bottomPx: number;
  sizePx: number;
  linePx: number;
  characters: number;
  lines: number;
  /** Line of contents and imprint; equal to `linePx` where the whole book has one grid. */
  smallLinePx: number;
  /** Line of what registers say of their entries, the narrowest of their lines. */
  registerFactsPx: number;
  /** Lines of notes, and of cells of tables. */
  noteLinePx: number;
  tableLinePx: number;
  /** Names of the typefaces, for the imprint. */
  typefaces: string[];
  /** The document alone is set, without the parts of a book: cover, title leaf, contents, registers, imprint. */
  alone: boolean;
  /** How far the page lies from the sheet's edges: room for bleed and crop marks, 0 without them. */
  slugPx: number;
  /** On which side of a spread every page lies, of one language of a facing edition; absent where sides alternate. */
  side?: PageSide;
}

const properties: Record<
  keyof Omit<PrintFormat, 'name' | 'language' | 'typefaces' | 'alone' | 'slugPx' | 'side'>,
  [name: string, unit: string]
> = {
  pageWidthMm: ['page-width', 'mm'],
  pageHeightMm: ['page-height', 'mm'],
  topPx: ['margin-top', 'px'],
  innerPx: ['margin-inner', 'px'],
  outerPx: ['margin-outer', 'px'],
  bottomPx: ['margin-bottom', 'px'],
  sizePx: ['size', 'px'],
  linePx: ['line', 'px'],
  characters: ['characters', ''],
  lines: ['lines', ''],
  smallLinePx: ['small-line', 'px'],
  registerFactsPx: ['register-facts', 'px'],
  noteLinePx: ['note-line', 'px'],
  tableLinePx: ['table-line', 'px'],
};

/** For the printer: bleed of 3 mm, and the sheet beyond the page in whole px, so that the layout stays the same. */
export const bleedMm = 3;
const slugPx = 48;

/** Whether the cover is in the book: for the printer it is a file of its own, and a document alone has none. */
export const hasCover = ({ alone, slugPx }: Pick<PrintFormat, 'alone' | 'slugPx'>): boolean => !alone && slugPx === 0;

const stylePath = ({ name, language }: Pick<PrintFormat, 'name' | 'language'>): string =>
  `formats/${formatFolder(language)}/${name}.css`;

/** What a class of documents changes in a format: `styles/classes/han/official-notice.css`. */
const classStylePath = (name: string, language: string, ofClass: string | undefined): string =>
  `classes/${profileOf(language).writingSystem}/${name}-${ofClass ?? 'joint-statement'}.css`;

/**
 * The rules of a format as its designer wrote them for the writing system of a language and, where it is, for a class.
 */
export function readFormatStyle(
  project: Project,
  { name, language, alone }: Pick<PrintFormat, 'name' | 'language' | 'alone'>,
  ofClass?: string,
): string {
  const own = alone ? [readFirst(project.styles, classStylePath(name, language, ofClass))] : [];
  return inOwnFace([readFirst(project.styles, stylePath({ name, language })), ...own].join('\n'), language);
}

/**
 * Reads a format as it is made for a language, and for a class of documents where it has rules of its own. `print`:
 * with bleed and crop marks. Throws when a property is missing: then the style is no format.
 */
export function readFormat(
  project: Project,
  name: string,
  print = false,
  language = 'zh-Hans',
  ofClass?: string,
): PrintFormat {
  const alone = findFile(project.styles, classStylePath(name, language, ofClass)) !== undefined;
  const css = readFormatStyle(project, { name, language, alone }, ofClass);
  const entries = Object.entries(properties).map(([key, [property, unit]]) => {
    const found = [...css.matchAll(new RegExp(`--${property}:\\s*([\\d.]+)${unit};`, 'g'))].at(-1);
    if (!found) throw new Error(`styles/${stylePath({ name, language })} lacks --${property}: …${unit};`);
    return [key, Number(found[1])] as const;
  });
  const typefaces = [...([...css.matchAll(/--typefaces:([^;]*);/g)].at(-1)?.[1] ?? '').matchAll(/"([^"]+)"/g)].map(
    (found) => found[1] as string,
  );
  return {
    ...(Object.fromEntries(entries) as unknown as PrintFormat),
    name,
    language,
    typefaces,
    alone,
    slugPx: print ? slugPx : 0,
  };
}

/**
 * The `@page` rules of a format. Pages are laid out in whole px, and finishing sets the boxes to the format's mm:
 * with a fraction of a px in page width or left margin, Paged.js 0.4.3 compares a rounded column edge with an
 * unrounded text edge, misses the overflow and loses the rest of the paragraph (verify finds it: K801). Written
 * out here because Paged.js takes no var() in `@page` and turns a calc() margin into 0.
 */
export function pageStyles(format: PrintFormat): string {
  const { slugPx: slug } = format;
  const [width, height] = layoutSize(format);
  const text = { width: format.characters * format.sizePx, height: format.lines * format.linePx };
  // A book that is read from right to left is bound at the right: its recto lies on the left.
  const fromRight = isBoundRight(format);
  const side = (near: number) => {
    const [one, other] = [near + slug, width - near - text.width + slug];
    const [left, right] = fromRight ? [other, one] : [one, other];
    return `${format.topPx + slug}px ${right}px ${height - format.topPx - text.height + slug}px ${left}px`;
  };
  const rules = [
    `@page { size: ${width + 2 * slug}px ${height + 2 * slug}px; }`,
    `@page :left { margin: ${side(Math.floor(format.outerPx))}; }`,
    `@page :right { margin: ${side(Math.floor(format.innerPx))}; }`,
    `@page cover { margin: ${slug}px; }`,
    `:root { --layout-width: ${width}px; --layout-height: ${height}px; --text-width: ${text.width}px; ` +
      `--bleed: ${slug > 0 ? `${bleedMm}mm` : '0px'}; }`,
  ];
  return [...rules, ...(slug > 0 ? [pageMarks(format, width, height)] : [])].join('\n');
}

/** Whether a page (0-based) is a verso: every other one, from the second on, or all of a side of a facing edition. */
export const isVerso = ({ side }: Pick<PrintFormat, 'side'>, index: number): boolean =>
  side === undefined ? index % 2 === 1 : side === 'verso';

/** Whether its spine is at the right: then Paged.js's right pages, the rectos, lie on the left of a spread. */
const isBoundRight = ({ language }: Pick<PrintFormat, 'language'>): boolean => isFromRight(language);

const layoutSize = ({ pageWidthMm, pageHeightMm }: PrintFormat): [number, number] => [
  Math.floor(mmToPx(pageWidthMm)),
  Math.ceil(mmToPx(pageHeightMm)),
];

/** The marks of a book's sheets: a page hangs from the spine, at the left of a right page. */
function pageMarks(format: PrintFormat, width: number, height: number): string {
  const { slugPx: slug } = format;
  const trim = { top: slug, width: mmToPx(format.pageWidthMm), height: mmToPx(format.pageHeightMm) };
  const sheet = [width + 2 * slug, height + 2 * slug] as const;
  const marks = (left: number) => cropMarks({ ...trim, left }, sheet);
  const [recto, verso] = isBoundRight(format) ? ['left', 'right'] : ['right', 'left'];
  return (
    `.pagedjs_${recto}_page .pagedjs_sheet { background: ${marks(slug)} no-repeat; }\n.pagedjs_${verso}_page ` +
    `.pagedjs_sheet { background: ${marks(slug + width - trim.width)} no-repeat; }`
  );
}

/**
 * Crop marks as a picture for a style: eight hairlines that stop 4 mm before the trimmed edge, outside the bleed, and
 * two for each of `folds`, which are px from the left edge of the sheet.
 */
export function cropMarks(
  trim: Record<'left' | 'top' | 'width' | 'height', number>,
  [sheetWidth, sheetHeight]: readonly [number, number],
  folds: readonly number[] = [],
): string {
  const far = mmToPx(4);
  const { left, top } = trim;
  const [right, bottom] = [left + trim.width, top + trim.height];
  const path =
    [left, ...folds, right].map((x) => `M${x} 0V${top - far}M${x} ${bottom + far}V${sheetHeight}`).join('') +
    [top, bottom].map((y) => `M0 ${y}H${left - far}M${right + far} ${y}H${sheetWidth}`).join('');
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${sheetWidth}" height="${sheetHeight}"><path ` +
    `d="${path}" fill="none" stroke="#000" stroke-width="0.333"/></svg>`;
  return `url("data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}")`;
}

type Box = readonly [left: number, bottom: number, width: number, height: number];

/** The boxes of a page in points, from the size that it was printed in. `index` is 0-based. */
export function pageBoxes(
  format: PrintFormat,
  index: number,
  printed: { width: number; height: number },
): { media: Box; bleed: Box; trim: Box } {
  const [width, height] = [mmToPoints(format.pageWidthMm), mmToPoints(format.pageHeightMm)];
  const slug = pxToPoints(format.slugPx);
  // The content hangs from the upper edge and from the spine: the lower and the outer edge take what whole px leave.
  const spineLeft = isVerso(format, index) === isBoundRight(format);
  const left = spineLeft ? slug : printed.width - slug - width;
  const trim: Box = [left, printed.height - slug - height, width, height];
  if (slug === 0) return { media: trim, bleed: trim, trim };
  const bleed = mmToPoints(bleedMm);
  return {
    media: [0, 0, printed.width, printed.height],
    bleed: [trim[0] - bleed, trim[1] - bleed, width + 2 * bleed, height + 2 * bleed],
    trim,
  };
}

/**
 * The type area of a page in points from the upper left corner of its crop box; of a book that is bound at the right,
 * as it stands in a mirror (`proof/reading-view.ts`).
 */
export function typeAreaOf(
  format: PrintFormat,
  index: number,
): { left: number; right: number; top: number; bottom: number } {
  const { slugPx: slug } = format;
  const left = pxToPoints(
    (!isVerso(format, index)
      ? format.innerPx
      : slug > 0
        ? Math.floor(format.outerPx)
        : mmToPx(format.pageWidthMm) - layoutSize(format)[0] + Math.floor(format.outerPx)) + slug,
  );
  const top = pxToPoints(format.topPx + slug);
  return {
    left,
    right: left + pxToPoints(format.characters * format.sizePx),
    top,
    bottom: top + pxToPoints(format.lines * format.linePx),
  };
}

export const mmToPx = (mm: number): number => (mm / 25.4) * 96;
export const mmToPoints = (mm: number): number => (mm / 25.4) * 72;
export const pxToPoints = (px: number): number => px * 0.75;
