/**
 * The structure of one language of a PDF of facing pages. In: the whole file, the part of that language, its pages.
 * Out: a structure tree of its own, whose document it is; `wrong` is called for what stands on a page of the other
 * language. Called by `unweave-pdf.ts`.
 *
 *     Document → [Part zh-Hans, Part en]  →  Document zh-Hans
 */
import type { PdfFile } from './objects/pdf-file.ts';
import { type PdfDict, PdfName, PdfRef, PdfString, type PdfValue } from './objects/pdf-values.ts';
import { leavesOfTree } from './pdf-names.ts';
import { dictOf, type NewObjects, ownName } from './woven-parts.ts';

/** Makes the tree. `part`: number of the language's element; `pages`: numbers of its pages. Out: its root. */
export function takePart(
  file: PdfFile,
  part: number,
  pages: ReadonlySet<number>,
  language: string,
  objects: NewObjects,
  wrong: (detail: string) => void,
): PdfRef {
  const { changed, add } = objects;
  const whole = dictOf(file, dictOf(file, file.trailer.get('Root')).get('StructTreeRoot'));
  const elements = elementsBelow(file, part);
  for (const [number, element] of elements) {
    const home = element.get('Pg');
    if (home instanceof PdfRef && !pages.has(home.number)) wrong('its structure reaches a page of the other language');
    const own = renameHeads(file, element, language);
    if (own !== element) changed.set(number, own);
  }
  const root = add(null);
  const document = new Map(changed.get(part) instanceof Map ? (changed.get(part) as PdfDict) : elements.get(part));
  changed.set(part, document.set('S', new PdfName('Document')).set('P', root));
  const { parents, next } = parentsOf(file, whole, pages);
  const tree = new Map<string, PdfValue>([
    ['Type', new PdfName('StructTreeRoot')],
    ['K', new PdfRef(part)],
    ['ParentTree', add(parents)],
    ['ParentTreeNextKey', next],
    ['RoleMap', whole.get('RoleMap') ?? null],
  ]);
  const ids = whole.has('IDTree') ? leavesOfTree(file, whole.get('IDTree') ?? null) : [];
  const own = ids.flatMap(([id, element]): PdfValue[] => {
    const name = ownName(new PdfString(id), language);
    return name ? [name, element] : [];
  });
  if (own.length > 0) tree.set('IDTree', add(new Map([['Names', own]])));
  changed.set(root.number, tree);
  return root;
}

/** All elements of a part, by their numbers. */
function elementsBelow(file: PdfFile, part: number): Map<number, PdfDict> {
  const found = new Map<number, PdfDict>();
  const waiting: PdfValue[] = [new PdfRef(part)];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const value = file.follow(at);
    if (Array.isArray(value)) waiting.push(...value);
    if (!(at instanceof PdfRef) || !(value instanceof Map) || !value.has('S') || found.has(at.number)) continue;
    found.set(at.number, value);
    waiting.push(value.get('K') ?? null);
  }
  return found;
}

/** An element and the heads that a cell names, without their language. */
function renameHeads(file: PdfFile, element: PdfDict, language: string): PdfDict {
  const changed = new Map(element);
  const id = element.get('ID');
  if (id instanceof PdfString) changed.set('ID', ownName(id, language) ?? id);
  const attributes = file.follow(element.get('A'));
  const heads = attributes instanceof Map ? file.follow(attributes.get('Headers')) : null;
  if (attributes instanceof Map && Array.isArray(heads)) {
    const own = heads.map((one) => (one instanceof PdfString ? (ownName(one, language) ?? one) : one));
    changed.set('A', new Map(attributes).set('Headers', own));
  }
  return id instanceof PdfString || Array.isArray(heads) ? changed : element;
}

/** What of the parent tree the pages and the links of a language ask for. */
function parentsOf(file: PdfFile, whole: PdfDict, pages: ReadonlySet<number>): { parents: PdfDict; next: number } {
  const keys = new Set<unknown>();
  for (const number of pages) {
    const page = dictOf(file, new PdfRef(number));
    keys.add(page.get('StructParents'));
    const list = file.follow(page.get('Annots'));
    for (const one of Array.isArray(list) ? list : []) keys.add(dictOf(file, one).get('StructParent'));
  }
  const all = leavesOfTree(file, whole.get('ParentTree') ?? null).map(([key, value]) => [Number(key), value] as const);
  const own = all.filter(([key]) => keys.has(key)).sort(([a], [b]) => a - b);
  const parents: PdfDict = new Map([['Nums', own.flat()]]);
  return { parents, next: (own.at(-1)?.[0] ?? -1) + 1 };
}
