/**
 * Proves what a PDF of facing pages says as a whole, beside its languages. In: the open file, both editions, what it
 * was taken apart into. Out: `wrong` is called for an object that nothing of these editions has, for bookmarks, names
 * and metadata that are not those of both, for pages that would not open side by side. Called by
 * `verify-facing-pdf.ts`.
 *
 *     compareWoven(file, sides, halves, wrong) → calls `wrong` with "its bookmark 2 is “English” instead of “中文”"
 */
import { isFromRight, profileOf } from '../languages/registry.ts';
import { joinEditions } from '../model/joined-edition.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { compareShapes } from './objects/closed-world.ts';
import { sayString, writeValue } from './objects/painted-text.ts';
import type { PdfFile } from './objects/pdf-file.ts';
import { pagesOf } from './objects/pdf-pages.ts';
import { PdfBytes, PdfName, PdfRef, PdfString, type PdfValue } from './objects/pdf-values.ts';
import { compareNames, leavesOfTree } from './pdf-names.ts';
import { kindOfObject } from './pdf-shapes.ts';
import type { PdfHalf } from './unweave-pdf.ts';
import { comparePdfMetadata } from './verify-metadata.ts';
import { shapesOf } from './verify-pdf-objects.ts';
import { dictOf } from './woven-parts.ts';

type Wrong = (detail: string) => void;

/** A language of the file. */
interface WovenSide {
  edition: IndexedEdition;
  whole?: boolean;
}

/** Compares the whole. */
export function compareWoven(
  file: PdfFile,
  [first, second]: readonly [WovenSide, WovenSide],
  halves: readonly [PdfHalf, PdfHalf],
  wrong: Wrong,
): void {
  const shapes = shapesOf([first.edition, second.edition]);
  // Odd pages on the right, or on the left of a book that is bound there: with its cover alone, spreads lie open.
  const catalog = { ...shapes.Catalog, PageLayout: '=/TwoPageRight' };
  compareShapes(
    file,
    {
      shapes: { ...shapes, Catalog: catalog },
      kindOf: kindOfObject,
      nameOf: (kind) => (kind === 'Catalog' ? 'the catalog' : undefined),
    },
    wrong,
  );
  const root = dictOf(file, file.trailer.get('Root'));
  const { language } = first.edition.metadata;
  const preferences = dictOf(file, root.get('ViewerPreferences'));
  if (preferences.has('Direction') !== isFromRight(language)) wrong('it is opened from the other side');
  compareNames(file, dictOf(file, root.get('Names')).get('Dests') ?? null, wrong);
  compareMarks(file, [first, second], halves, wrong);
  compareDocument(file, language, wrong);
  const joined = joinEditions(first.edition, second.edition);
  const whole = first.whole !== false && second.whole !== false;
  comparePdfMetadata(
    { info: infoOf(file), xmp: packetOf(file) },
    joined,
    { attaches: root.has('AF'), whole, archive: true, tagged: true },
    wrong,
  );
}

/** One bookmark a language, by its own name, which leads to its cover. */
function compareMarks(
  file: PdfFile,
  sides: readonly [WovenSide, WovenSide],
  halves: readonly [PdfHalf, PdfHalf],
  wrong: Wrong,
): void {
  const { pageOf } = pagesOf(file);
  const outlines = dictOf(file, dictOf(file, file.trailer.get('Root')).get('Outlines'));
  const marks = [outlines.get('First'), outlines.get('Last')];
  sides.forEach(({ edition }, i) => {
    const mark = dictOf(file, marks[i]);
    const due = profileOf(edition.metadata.language).ownName;
    const title = file.follow(mark.get('Title'));
    const said = title instanceof PdfString ? sayString(title) : '';
    if (said !== due) wrong(`its bookmark ${i + 1} is “${said}” instead of “${due}”`);
    const place = file.follow(mark.get('Dest'));
    const page = Array.isArray(place) && place[0] instanceof PdfRef ? pageOf.get(place[0].number) : undefined;
    if (page === undefined || page !== halves[i]?.pages[0]) wrong(`the bookmark “${due}” does not lead to its cover`);
    const [before, behind] = i === 0 ? [null, marks[1]] : [marks[0], null];
    for (const [key, value] of [
      ['Prev', before],
      ['Next', behind],
    ] as const)
      if (numberOf(mark.get(key)) !== numberOf(value)) wrong(`the bookmark “${due}” has another beside it`);
  });
  if (outlines.get('Count') !== 2) wrong(`its bookmarks say Count ${writeValue(outlines.get('Count') ?? null)}`);
}

const numberOf = (value: PdfValue | undefined): number | undefined =>
  value instanceof PdfRef ? value.number : undefined;

/** The element above both languages is that of the document, in the first. */
function compareDocument(file: PdfFile, language: string, wrong: Wrong): void {
  const root = dictOf(file, dictOf(file, file.trailer.get('Root')).get('StructTreeRoot'));
  const document = dictOf(file, root.get('K'));
  const [role, own] = [file.follow(document.get('S')), file.follow(document.get('Lang'))];
  if (!(role instanceof PdfName) || role.name !== 'Document') wrong('its structure is that of no document');
  if (!(own instanceof PdfString) || sayString(own) !== language) wrong(`its structure is not in ${language}`);
  const keys = leavesOfTree(file, root.get('ParentTree') ?? null).map(([key]) => Number(key));
  const next = root.get('ParentTreeNextKey');
  if (next !== Math.max(-1, ...keys) + 1) wrong(`the next key of its ParentTree is ${writeValue(next ?? null)}`);
  if (new Set(keys).size !== keys.length) wrong('its ParentTree has a key twice');
}

/** What Info says, as `verify-metadata.ts` asks for it. */
function infoOf(file: PdfFile): Record<string, unknown> {
  const info: Record<string, unknown> = {};
  for (const [key, value] of dictOf(file, file.trailer.get('Info'))) {
    const own = file.follow(value);
    if (own instanceof PdfString) info[key] = sayString(own);
  }
  const language = file.follow(dictOf(file, file.trailer.get('Root')).get('Lang'));
  return { ...info, Language: language instanceof PdfString ? sayString(language) : '' };
}

function packetOf(file: PdfFile): string {
  const packet = file.follow(dictOf(file, file.trailer.get('Root')).get('Metadata'));
  return packet instanceof PdfBytes ? Buffer.from(file.unpack(packet)).toString('utf8') : '';
}
