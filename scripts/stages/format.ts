/**
 * The measures of a print format. In: the custom properties at the top of `print.css`, where a designer sets
 * them. Out: numbers for the stages that finish and prove the PDF. Sizes are in the units that their names say.
 */

/** px are CSS px, 1/96 inch. */
export interface Format {
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
}

const properties: Record<keyof Format, [name: string, unit: string]> = {
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
};

/** Reads the format from a style sheet. Throws when a property is missing: then the style is no format. */
export function readFormat(css: string): Format {
  const entries = Object.entries(properties).map(([key, [name, unit]]) => {
    const found = new RegExp(`--${name}:\\s*([\\d.]+)${unit};`).exec(css);
    if (!found) throw new Error(`print.css lacks --${name}: …${unit};`);
    return [key, Number(found[1])] as const;
  });
  return Object.fromEntries(entries) as unknown as Format;
}

export const mmToPoints = (mm: number): number => (mm / 25.4) * 72;
export const pxToPoints = (px: number): number => px * 0.75;
