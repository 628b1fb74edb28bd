/**
 * Reads one page of a PDF that pdf.js has open. In: a page. Out: what it shows, and its structure, as `read-pdf.ts`
 * says them, which calls it.
 *
 *     structureOf(page, await page.getStructTree()) → { role: 'Root', children: [{ role: 'P', children: [0] }] }
 */
import type { Matrix } from './matrix.ts';
import { elementOf, type PdfElement, type RawElement } from './page-structure.ts';
import type { PdfDocument, PdfPage } from './pdf-document.ts';
import type { PdfFont, ReadPage } from './read-pdf.ts';
import { readShownGlyphs, type TextObject } from './text-state.ts';

/** What is asked of one page (1-based), all at once. */
export async function askPage(document: PdfDocument, index: number) {
  const page = await document.getPage(index);
  const [operators, structure, annotations] = await Promise.all([
    page.getOperatorList(),
    page.getStructTree() as Promise<RawElement | null>,
    page.getAnnotations(),
  ]);
  return { page, operators, structure, annotations };
}

/** The structure of one page in reading order. What other pages hold of the same elements is left out. */
export function structureOf(page: PdfPage, root: RawElement | null): PdfElement {
  const own = `p${(page.ref as { num: number } | null)?.num}R_mc`;
  return root ? elementOf(root, own) : { role: 'Root', children: [] };
}

type Shown = Pick<ReadPage, 'glyphs' | 'fills' | 'strokes'> & { objects: TextObject[] };

type Operation = Parameters<typeof readShownGlyphs>[0] extends Iterable<infer One> ? One : never;

/** pdf.js says operators in numbers. */
export type NameOf = (operator: number) => string;

/** Operators by their names, also those within a path. */
export function operationsOf(
  { fnArray, argsArray }: Awaited<ReturnType<PdfPage['getOperatorList']>>,
  nameOf: NameOf,
): Operation[] {
  return fnArray.map((operator, i) => {
    const args = argsArray[i] as readonly unknown[];
    const name = nameOf(operator);
    return { name, args: name === 'constructPath' ? [(args[0] as number[]).map(nameOf), args[1]] : args };
  });
}

/** What a page shows; `fonts` hears of those that no page before it has used. */
export function readShown(page: PdfPage, operations: Operation[], fonts: Map<string, PdfFont>, view: Matrix): Shown {
  for (const { name, args } of operations) if (name === 'setFont') readFont(page, String(args[0]), fonts);
  const { glyphs, fills, strokes, objects } = readShownGlyphs(operations, view, (font) => fonts.get(font)?.name ?? '');
  return { glyphs, fills, strokes, objects };
}

function readFont(page: PdfPage, name: string, fonts: Map<string, PdfFont>): void {
  if (fonts.has(name)) return;
  const font = page.commonObjs.get(name) as { name?: string; isType3Font?: boolean; missingFile?: boolean };
  fonts.set(name, { name: font.name ?? name, type3: Boolean(font.isType3Font), embedded: !font.missingFile });
}
