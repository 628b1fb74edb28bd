/**
 * The structure of two languages as one tree. In: a PDF that has the objects of both files. Out: the same with one
 * tree: a document with a part for each language. Called by `weave-pdf.ts`.
 *
 *     Document → Part (zh-Hans), Part (en)
 */
import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFNumber,
  type PDFObject,
  type PDFRef,
  PDFString,
} from 'pdf-lib';
import { type Both, facingId } from '../../model/facing.ts';
import { compareBytes, type Strand, stringOf } from './weave-names.ts';

const name = PDFName.of;

/**
 * One tree with a part for each language. The second one's numbers follow those of the first; elements and the heads of
 * cells are called by their language.
 */
export function joinStructure(pdf: PDFDocument, strands: Both<Strand>): void {
  const { context } = pdf;
  const roots = strands.map(({ catalog }) => catalog.lookup(name('StructTreeRoot'), PDFDict));
  const [root, added] = roots as [PDFDict, PDFDict];
  const own = strands[0].catalog.get(name('StructTreeRoot')) as PDFRef;
  const keys = root.lookup(name('ParentTreeNextKey'), PDFNumber).asNumber();
  shiftKeys(pdf, strands[1], keys);
  const whole = context.nextRef();
  const parts = roots.map((one) => one.get(name('K')) as PDFRef);
  parts.forEach((ref) => {
    const part = context.lookup(ref, PDFDict);
    part.set(name('S'), name('Part'));
    part.set(name('P'), whole);
  });
  const numbers = (one: PDFDict, shift: number) =>
    (one.lookup(name('ParentTree'), PDFDict).lookup(name('Nums'), PDFArray).asArray() as PDFObject[]).map((value, i) =>
      i % 2 === 0 ? PDFNumber.of((value as PDFNumber).asNumber() + shift) : value,
    );
  context.assign(
    whole,
    context.obj({ S: 'Document', P: own, Lang: PDFString.of(strands[0].language), K: parts }) as PDFDict,
  );
  root.set(name('K'), whole);
  const nums = [...numbers(root, 0), ...numbers(added, keys)];
  root.set(name('ParentTree'), context.register(context.obj({ Nums: nums })));
  root.set(
    name('ParentTreeNextKey'),
    PDFNumber.of(keys + added.lookup(name('ParentTreeNextKey'), PDFNumber).asNumber()),
  );
  const roles = root.lookup(name('RoleMap'), PDFDict);
  for (const [key, value] of added.lookup(name('RoleMap'), PDFDict).entries()) roles.set(key, value);
  joinIds(pdf, root, roots as [PDFDict, PDFDict], strands);
}

/** Pages and links of the second language are found in the common tree behind those of the first. */
function shiftKeys({ context }: PDFDocument, { pages }: Strand, keys: number): void {
  const shift = (dict: PDFDict, key: string) => {
    const value = dict.lookupMaybe(name(key), PDFNumber);
    if (value) dict.set(name(key), PDFNumber.of(value.asNumber() + keys));
  };
  for (const page of pages) {
    shift(page, 'StructParents');
    for (const annotation of page.lookupMaybe(name('Annots'), PDFArray)?.asArray() ?? [])
      shift(context.lookup(annotation, PDFDict), 'StructParent');
  }
}

/** Names of elements, by which cells name their heads. */
function joinIds(pdf: PDFDocument, root: PDFDict, roots: Both<PDFDict>, strands: Both<Strand>): void {
  const { context } = pdf;
  const found: [id: string, ref: PDFRef][] = [];
  roots.forEach((one, i) => {
    const list = one.lookupMaybe(name('IDTree'), PDFDict)?.lookup(name('Names'), PDFArray).asArray() ?? [];
    for (let at = 0; at < list.length; at += 2)
      found.push([facingId(strands[i]?.language ?? '', stringOf(list[at])), list[at + 1] as PDFRef]);
  });
  for (const [id, ref] of found) context.lookup(ref, PDFDict).set(name('ID'), PDFString.of(id));
  for (const [i, one] of roots.entries()) renameHeads(pdf, one.get(name('K')) as PDFRef, strands[i]?.language ?? '');
  if (found.length === 0) return;
  const names = found.sort(([a], [b]) => compareBytes(a, b)).flatMap(([id, ref]) => [PDFString.of(id), ref]);
  root.set(name('IDTree'), context.register(context.obj({ Names: names })));
}

/** The heads that cells of a part name. */
function renameHeads({ context }: PDFDocument, from: PDFRef, language: string): void {
  const waiting: PDFObject[] = [from];
  const met = new Set<PDFObject>();
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const element = context.lookup(at);
    if (element instanceof PDFArray) waiting.push(...element.asArray());
    if (!(element instanceof PDFDict) || met.has(element)) continue;
    met.add(element);
    const attributes = element.lookup(name('A'));
    const heads = attributes instanceof PDFDict ? attributes.lookupMaybe(name('Headers'), PDFArray) : undefined;
    if (heads && attributes instanceof PDFDict)
      attributes.set(
        name('Headers'),
        context.obj(heads.asArray().map((id) => PDFString.of(facingId(language, stringOf(id))))),
      );
    const kids = element.get(name('K'));
    if (kids && element.has(name('S'))) waiting.push(kids);
  }
}
