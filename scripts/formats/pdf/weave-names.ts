/**
 * What two languages in one PDF must have names of their own for. In: a PDF that has the objects of both files. Out:
 * the same, in which named places, links to them and attached files say their language. Called by `weave-pdf.ts`.
 *
 *     /Dest (p12) → /Dest (en.p12)
 */
import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  type PDFRef,
  PDFString,
} from 'pdf-lib';
import { type Both, facingId } from '../../model/facing.ts';

/** What of a file is put together with that of the other. */
export interface Strand {
  language: string;
  catalog: PDFDict;
  pages: PDFDict[];
  refs: PDFRef[];
}

const name = PDFName.of;

/** Links lead to the names of their language, and bear the numbers of the common structure tree. */
export function renameTargets({ context }: PDFDocument, { language, pages }: Strand): void {
  for (const page of pages)
    for (const annotation of page.lookupMaybe(name('Annots'), PDFArray)?.asArray() ?? []) {
      const dict = context.lookup(annotation, PDFDict);
      const target = dict.lookup(name('Dest'));
      if (target instanceof PDFString) dict.set(name('Dest'), PDFString.of(facingId(language, stringOf(target))));
    }
}

/** Named places, and attached files: `edition.json` is called by its language, too. */
export function joinNames(pdf: PDFDocument, strands: Both<Strand>): void {
  const { context } = pdf;
  const places: [string, PDFObject][] = [];
  const files: [string, PDFObject][] = [];
  for (const { catalog, language } of strands) {
    const names = catalog.lookup(name('Names'), PDFDict);
    const [leaf] = names.lookup(name('Dests'), PDFDict).lookup(name('Kids'), PDFArray).asArray();
    for (const [id, place] of pairsIn(context.lookup(leaf, PDFDict))) places.push([facingId(language, id), place]);
    const attached = names.lookupMaybe(name('EmbeddedFiles'), PDFDict);
    for (const [file, spec] of attached ? pairsIn(attached) : []) {
      const own = file === 'edition.json' ? facingId(language, file) : file;
      const dict = context.lookup(spec, PDFDict);
      dict.set(name('F'), PDFString.of(own));
      dict.set(name('UF'), PDFHexString.fromText(own));
      files.push([own, spec]);
    }
  }
  const inOrder = (list: [string, PDFObject][]) => list.sort(([a], [b]) => compareBytes(a, b));
  const flat = (list: [string, PDFObject][]) => inOrder(list).flatMap(([id, value]) => [PDFString.of(id), value]);
  const all = flat(places);
  const leaf = context.register(context.obj({ Names: all, Limits: [all[0], all.at(-2)] as PDFObject[] }));
  const tree = context.obj({ Dests: context.register(context.obj({ Kids: [leaf] })) }) as PDFDict;
  if (files.length > 0) tree.set(name('EmbeddedFiles'), context.register(context.obj({ Names: flat(files) })));
  pdf.catalog.set(name('Names'), tree);
  if (files.length > 0) pdf.catalog.set(name('AF'), context.obj(files.map(([, spec]) => spec)));
}

const pairsIn = (tree: PDFDict): [string, PDFObject][] => {
  const list = tree.lookup(name('Names'), PDFArray).asArray();
  return list.flatMap((one, i): [string, PDFObject][] =>
    i % 2 === 0 ? [[stringOf(one), list[i + 1] as PDFObject]] : [],
  );
};

/** A string as it is written. */
export const stringOf = (value: PDFObject | undefined): string =>
  value instanceof PDFString ? value.asString() : value instanceof PDFHexString ? value.decodeText() : '';

/** The order of names in a tree (ISO 32000-1, 7.9.6). */
export const compareBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));
