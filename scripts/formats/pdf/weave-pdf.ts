/**
 * Puts the finished PDFs of two languages together as one of facing pages. In: both files, as many pages in each. Out:
 * one PDF: the cover of the first language, spreads with one page of each, the cover of the second as its back. Nothing
 * on any page is changed: pages, structure, names, bookmarks and attached files are those of both, and what must have
 * a name of its own says its language. The same bytes for the same input. Called by `press/facing-pdf.ts`.
 *
 *     await weavePdfs([{ pdf, edition, pageMap }, { … }], 'Chromium 147…')
 *       → cover zh, page ii zh, page ii en, …, cover en
 */
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  type PDFRef,
  PDFString,
} from 'pdf-lib';
import { isFromRight, profileOf } from '../../languages/registry.ts';
import type { Both } from '../../model/facing.ts';
import { joinEditions } from '../../model/joined-edition.ts';
import { type PageMap, sayPageLabel } from '../../model/page-map.ts';
import type { IndexedEdition } from '../../model/registers.ts';
import { setFileId, setMetadata } from './archive.ts';
import { recordPdf } from './metadata.ts';
import { moveObjects } from './move-objects.ts';
import { savePdf } from './pack-pdf.ts';
import { joinNames, renameTargets, type Strand } from './weave-names.ts';
import { joinStructure } from './weave-structure.ts';

/** A language, finished. */
interface WovenSide {
  pdf: Uint8Array;
  edition: IndexedEdition;
  pageMap: PageMap;
}

const name = PDFName.of;

/** Weaves two files. Throws when one of them has more pages than the other. */
export async function weavePdfs(sides: Both<WovenSide>, engine: string): Promise<Uint8Array> {
  const [pdf, other] = await Promise.all(
    sides.map((side) => PDFDocument.load(side.pdf, { updateMetadata: false, throwOnInvalidObject: true })),
  );
  if (!pdf || !other) throw new Error('a facing edition has two languages');
  const moved = moveObjects(other, pdf);
  const strands: Both<Strand> = [
    strandOf(
      pdf,
      sides[0].edition,
      pdf.catalog,
      pdf.getPages().map(({ ref }) => ref),
    ),
    strandOf(
      pdf,
      sides[1].edition,
      moved.catalog,
      other.getPages().map(({ ref }) => moved.refOf(ref)),
    ),
  ];
  const [first, second] = strands;
  if (first.pages.length !== second.pages.length)
    throw new Error(`${first.language} has ${first.pages.length} pages, ${second.language} ${second.pages.length}`);
  for (const strand of strands) renameTargets(pdf, strand);
  joinStructure(pdf, strands);
  joinNames(pdf, strands);
  joinBookmarks(pdf, strands);
  joinPages(pdf, strands, sides);
  finish(pdf, sides, engine);
  return savePdf(pdf);
}

function strandOf({ context }: PDFDocument, edition: IndexedEdition, catalog: PDFDict, refs: PDFRef[]): Strand {
  const pages = refs.map((ref) => context.lookup(ref, PDFDict));
  return { language: edition.metadata.language, catalog, pages, refs };
}

/** The bookmarks of each language below its name. */
function joinBookmarks(pdf: PDFDocument, strands: Both<Strand>): void {
  const { context } = pdf;
  const root = context.nextRef();
  const refs = [context.nextRef(), context.nextRef()] as const;
  strands.forEach(({ catalog, language, refs: [page] }, i) => {
    const outlines = catalog.lookup(name('Outlines'), PDFDict);
    const [own, beside] = [refs[i] as PDFRef, refs[1 - i] as PDFRef];
    for (let ref = outlines.get(name('First')); ref; ref = context.lookup(ref, PDFDict).get(name('Next')))
      context.lookup(ref, PDFDict).set(name('Parent'), own);
    const mark = context.obj({
      Title: PDFHexString.fromText(profileOf(language).ownName),
      Parent: root,
      Dest: [page as PDFRef, 'XYZ', 0, topOf(context.lookup(page, PDFDict)), null],
      First: outlines.get(name('First')) as PDFObject,
      Last: outlines.get(name('Last')) as PDFObject,
      Count: -outlines.lookup(name('Count'), PDFNumber).asNumber(),
    }) as PDFDict;
    mark.set(name(i === 0 ? 'Next' : 'Prev'), beside);
    context.assign(own, mark);
  });
  context.assign(root, context.obj({ Type: 'Outlines', First: refs[0], Last: refs[1], Count: 2 }));
  pdf.catalog.set(name('Outlines'), root);
}

const topOf = (page: PDFDict): number => page.lookup(name('MediaBox'), PDFArray).lookup(3, PDFNumber).asNumber();

/** The pages in their order, each with what its node of the tree would give it, and with its label. */
function joinPages(pdf: PDFDocument, [first, second]: Both<Strand>, sides: Both<WovenSide>): void {
  const { context } = pdf;
  const labels = sides.map(({ pageMap, edition }) =>
    pageMap.pages.map(({ label }) => `${sayPageLabel(label, edition.manuscript.labels)} ${edition.metadata.language}`),
  ) as [string[], string[]];
  const spreads = first.refs.flatMap((ref, i): [PDFRef, string | undefined][] =>
    i === 0
      ? [[ref, labels[0][0]]]
      : [
          [ref, labels[0][i]],
          [second.refs[i] as PDFRef, labels[1][i]],
        ],
  );
  const all = [...spreads, [second.refs[0] as PDFRef, labels[1][0]] as [PDFRef, string | undefined]];
  const root = context.nextRef();
  for (const { pages } of [first, second])
    for (const page of pages) {
      for (const key of ['Resources', 'MediaBox', 'CropBox', 'Rotate']) {
        const value = inherited(page, key);
        if (value) page.set(name(key), value);
      }
      page.set(name('Parent'), root);
    }
  context.assign(root, context.obj({ Type: 'Pages', Kids: all.map(([ref]) => ref), Count: all.length }));
  pdf.catalog.set(name('Pages'), root);
  const nums = all.flatMap(([, label = ''], i): PDFObject[] => [
    PDFNumber.of(i),
    context.obj({ P: PDFHexString.fromText(label) }),
  ]);
  pdf.catalog.set(name('PageLabels'), context.obj({ Nums: nums }));
}

/** What a page says, or the node above it. */
function inherited(page: PDFDict, key: string): PDFObject | undefined {
  for (let at: PDFDict | undefined = page; at; at = at.lookupMaybe(name('Parent'), PDFDict))
    if (at.has(name(key))) return at.get(name(key));
  return undefined;
}

/** What the file is as a whole. A book whose first language is read from the right is bound there. */
function finish(pdf: PDFDocument, [{ edition: first }, { edition: second }]: Both<WovenSide>, engine: string): void {
  const joined = joinEditions(first, second);
  const { language, id } = joined.metadata;
  const part = pdf.catalog.has(name('AF')) ? 3 : 2;
  const record = recordPdf(joined, engine, { part, tagged: true });
  setMetadata(pdf, record);
  pdf.catalog.set(name('Lang'), PDFString.of(language));
  pdf.catalog.set(name('PageLayout'), name('TwoPageRight'));
  const direction = isFromRight(language) ? { Direction: 'R2L' } : {};
  pdf.catalog.set(name('ViewerPreferences'), pdf.context.obj({ DisplayDocTitle: true, ...direction }));
  setFileId(pdf, [id, record.edition, record.sha256, engine, part]);
}
