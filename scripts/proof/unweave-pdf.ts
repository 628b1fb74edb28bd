/**
 * A PDF of facing pages, taken apart into a PDF for each of its languages. In: an open PDF. Out: both, with everything
 * that is theirs: pages, structure, names, bookmarks, attached files, under the names that they have in a book of one
 * language; `wrong` is called with what belongs to neither. What is only moved can be moved back: the witness of a book
 * proves each. An independent witness: never imports what wove it. Called by `verify-facing-pdf.ts`.
 *
 *     unweavePdf(file, wrong)?.map(({ language }) => language) → ['zh-Hans', 'en']
 */
import { isFromRight } from '../languages/registry.ts';
import { facingId } from '../model/facing.ts';
import { sayString } from './objects/painted-text.ts';
import type { PdfFile } from './objects/pdf-file.ts';
import { pagesOf } from './objects/pdf-pages.ts';
import { type PdfDict, PdfName, PdfRef, PdfString, type PdfValue } from './objects/pdf-values.ts';
import { writePdf } from './objects/write-pdf.ts';
import { leavesOfTree } from './pdf-names.ts';
import { namesOf } from './unweave-names.ts';
import { takePart } from './unweave-structure.ts';
import { dictOf, type NewObjects, ownName, type WholePdf } from './woven-parts.ts';

type Wrong = (detail: string) => void;

/** A language of the file. */
export interface PdfHalf {
  language: string;
  bytes: Uint8Array;
  /** Its pages in the whole file, 0-based. */
  pages: readonly number[];
}

/** The languages of a file, in their order; fewer than two of one that is no facing edition. */
export function languagesOfPdf(file: PdfFile): string[] {
  return openWhole(file).parts.map(({ language }) => language);
}

/** Takes a file apart. Throws an `Error` in words when it does not show two languages. */
export function unweavePdf(file: PdfFile, wrong: Wrong): [PdfHalf, PdfHalf] {
  const whole = openWhole(file);
  const [first, second] = whole.parts;
  if (!first || !second || whole.parts.length > 2 || first.language === second.language)
    throw new Error('it shows no two languages');
  if (whole.pages.length % 2 !== 0) throw new Error(`it has ${whole.pages.length} pages, and no side beside the last`);
  const last = whole.pages.length - 1;
  // The cover of the first, a page of each in turn, the cover of the second.
  const isFirst = (i: number) => i === 0 || (i % 2 === 1 && i !== last);
  const all = whole.pages.map((_, i) => i);
  const own = [all.filter(isFirst), [last, ...all.filter((i) => !isFirst(i) && i !== last)]] as const;
  compareOwners(whole, wrong);
  return [halfOf(whole, 0, own[0], wrong), halfOf(whole, 1, own[1], wrong)];
}

function openWhole(file: PdfFile): WholePdf {
  const catalog = dictOf(file, file.trailer.get('Root'));
  const { pages, pageOf } = pagesOf(file);
  const refs = [...pageOf].sort(([, a], [, b]) => a - b).map(([ref]) => ref);
  const root = dictOf(file, catalog.get('StructTreeRoot'));
  const document = dictOf(file, root.get('K'));
  const kids = file.follow(document.get('K'));
  const parts = (Array.isArray(kids) ? kids : []).flatMap((kid) => {
    const part = dictOf(file, kid);
    const [role, language] = [file.follow(part.get('S')), file.follow(part.get('Lang'))];
    const isPart = kid instanceof PdfRef && role instanceof PdfName && role.name === 'Part';
    return isPart && language instanceof PdfString ? [{ language: sayString(language), ref: kid.number }] : [];
  });
  return { file, catalog, pages: pages.map((page, i) => ({ ref: refs[i] as number, page })), parts };
}

/** Names and files that belong to neither language. */
function compareOwners({ file, catalog, parts }: WholePdf, wrong: Wrong): void {
  const names = dictOf(file, catalog.get('Names'));
  const isOwned = (name: string) => parts.some(({ language }) => name.startsWith(facingId(language, '')));
  for (const [name] of leavesOfTree(file, names.get('Dests') ?? null))
    if (!isOwned(name)) wrong(`the destination “${name}” is of none of its languages`);
  for (const [name] of names.has('EmbeddedFiles') ? leavesOfTree(file, names.get('EmbeddedFiles') ?? null) : [])
    if (!isOwned(name)) wrong(`the attached file ${name} is of none of its languages`);
}

/** One language as a file of its own. `own`: its pages. */
function halfOf(whole: WholePdf, side: 0 | 1, own: readonly number[], wrong: Wrong): PdfHalf {
  const { file, catalog, pages, parts } = whole;
  const { language, ref } = parts[side] as WholePdf['parts'][number];
  const changed = new Map<number, PdfValue>();
  let next = Math.max(...file.numbers()) + 1;
  const add = (value: PdfValue): PdfRef => {
    changed.set(next, value);
    return new PdfRef(next++);
  };
  const root = add(null);
  const tree = add(null);
  const refs = own.map((i) => pages[i]?.ref ?? 0);
  pages.forEach(({ ref: page }, i) => {
    if (!own.includes(i)) changed.set(page, null);
  });
  for (const [at, i] of own.entries()) changed.set(refs[at] as number, new Map(pages[i]?.page).set('Parent', tree));
  changed.set(
    tree.number,
    new Map<string, PdfValue>([
      ['Type', new PdfName('Pages')],
      ['Kids', refs.map((page) => new PdfRef(page))],
      ['Count', refs.length],
    ]),
  );
  renameLinks(whole, own, language, changed);
  const structure = takePart(file, ref, new Set(refs), language, { changed, add }, (detail) =>
    wrong(`${language}: ${detail}`),
  );
  const half = new Map<string, PdfValue>([
    ['Type', new PdfName('Catalog')],
    ['Pages', tree],
    ['StructTreeRoot', structure],
    ['Outlines', bookmarksOf(whole, side, { changed, add })],
    ['ViewerPreferences', preferencesOf(language)],
    ['Lang', new PdfString(language)],
    ['PageLabels', labelsOf(whole, own, language, wrong)],
    ...namesOf(whole, language, { changed, add }),
  ]);
  for (const key of ['MarkInfo', 'Metadata', 'OutputIntents', 'PageMode'])
    if (catalog.has(key)) half.set(key, catalog.get(key) as PdfValue);
  changed.set(root.number, half);
  const trailer: PdfDict = new Map([['Root', root]]);
  for (const key of ['Info', 'ID']) if (file.trailer.has(key)) trailer.set(key, file.trailer.get(key) as PdfValue);
  return { language, bytes: writePdf(file, trailer, changed), pages: own };
}

const preferencesOf = (language: string): PdfDict =>
  new Map<string, PdfValue>([
    ['DisplayDocTitle', true],
    ...(isFromRight(language) ? [['Direction', new PdfName('R2L')] as [string, PdfValue]] : []),
  ]);

/** Links of its pages lead to its own names; one that leads elsewhere keeps the name of the other language. */
function renameLinks(
  { file, pages }: WholePdf,
  own: readonly number[],
  language: string,
  changed: Map<number, PdfValue>,
): void {
  for (const i of own) {
    const list = file.follow(pages[i]?.page.get('Annots'));
    for (const one of Array.isArray(list) ? list : []) {
      const link = dictOf(file, one);
      const target = file.follow(link.get('Dest'));
      if (!(one instanceof PdfRef) || !(target instanceof PdfString)) continue;
      changed.set(one.number, new Map(link).set('Dest', ownName(target, language) ?? target));
    }
  }
}

/** The bookmarks below that of the language. */
function bookmarksOf({ file, catalog }: WholePdf, side: 0 | 1, { changed, add }: NewObjects): PdfRef {
  const outlines = dictOf(file, catalog.get('Outlines'));
  const mark = dictOf(file, outlines.get(side === 0 ? 'First' : 'Last'));
  const count = file.follow(mark.get('Count'));
  const own = new Map<string, PdfValue>([
    ['Type', new PdfName('Outlines')],
    ['Count', typeof count === 'number' ? -count : 0],
  ]);
  for (const key of ['First', 'Last']) if (mark.has(key)) own.set(key, mark.get(key) as PdfValue);
  const root = add(own);
  const met = new Set<number>();
  for (let next = mark.get('First'); next instanceof PdfRef && !met.has(next.number); ) {
    met.add(next.number);
    const dict = dictOf(file, next);
    changed.set(next.number, new Map(dict).set('Parent', root));
    next = dict.get('Next');
  }
  return root;
}

/** What its pages are called, without the language that the whole file says behind it. */
function labelsOf({ file, catalog }: WholePdf, own: readonly number[], language: string, wrong: Wrong): PdfDict {
  const labels = new Map(leavesOfTree(file, catalog.get('PageLabels') ?? null));
  const nums = own.flatMap((i, at): PdfValue[] => {
    const label = dictOf(file, labels.get(String(i)));
    const said = label.get('P') instanceof PdfString ? sayString(label.get('P') as PdfString) : '';
    if (!said.endsWith(` ${language}`) || label.size !== 1)
      wrong(`page ${i + 1} is labelled “${said}”, which is no page of ${language}`);
    const text = Buffer.from(`\ufeff${said.slice(0, -language.length - 1)}`, 'utf16le').swap16();
    return [at, new Map<string, PdfValue>([['P', new PdfString(text.toString('latin1'))]])];
  });
  return new Map<string, PdfValue>([['Nums', nums]]);
}
