/**
 * Lays out both languages of a facing edition so that they keep step. In: two prepared editions, a browser. Out: two
 * laid-out books with as many pages, whose pairs begin on the same spread and at the same height, ready to be printed.
 * Each is laid out once by itself, to be measured, and then by plans until it stands as planned. Called by
 * `facing-pdf.ts`.
 *
 *     await layFacing(project, editions, engine) → { sides: [{ laid, format, … }, …], white: 0.08 }
 */
import { facesOf, subsetFonts } from '../fonts/subset-fonts.ts';
import { renderEpubTexts } from '../formats/epub/render-epub.ts';
import { hearLayout, type ShownOutcomes } from '../formats/facing/block-outcomes.ts';
import { pairUnits, type Row } from '../formats/facing/pair-units.ts';
import type { BlockPlace } from '../formats/facing/place-pairs.ts';
import { planSpreads } from '../formats/facing/plan-spreads.ts';
import type { Engine } from '../formats/print/chromium.ts';
import { type PrintFormat, readFormat } from '../formats/print/print-format.ts';
import { renderPrint } from '../formats/print/render-print.ts';
import { type LaidBook, typeset } from '../formats/print/typeset.ts';
import { isFromRight } from '../languages/registry.ts';
import { type Both, type FacingPlan, isCited, type LaidUnit, type LaidUnits } from '../model/facing.ts';
import type { IndexedEdition } from '../model/registers.ts';
import type { Project } from '../project/project.ts';

/** A language of the edition, read and indexed. */
export interface FacingText {
  edition: IndexedEdition;
  images: ReadonlyMap<string, Uint8Array>;
}

type CutFaces = Parameters<typeof facesOf>[0];

/** A language that is laid out. */
export interface LaidSide extends FacingText {
  format: PrintFormat;
  faces: CutFaces;
  laid: LaidBook;
}

/** More plans than any text has needed. */
const mostPlans = 8;

/**
 * The format of each language: it lies on the left or on the right. A book from right to left is bound at the right,
 * and its versos lie there: beside a text from left to right both are versos.
 */
export function facingFormats(project: Project, texts: Both<IndexedEdition>): Both<PrintFormat> {
  const [first, second] = texts.map(({ metadata }) => metadata.language) as Both<string>;
  const isMixed = isFromRight(first) !== isFromRight(second);
  const [one, other] = texts.map(({ metadata: { language, class: ofClass } }) =>
    readFormat(project, 'book', false, language, ofClass),
  ) as Both<PrintFormat>;
  return [
    { ...one, side: 'verso' },
    { ...other, side: isMixed ? 'verso' : 'recto' },
  ];
}

/** Both languages as they face each other. */
export interface LaidFacing {
  sides: Both<LaidSide>;
  plans: Both<FacingPlan>;
  /** The part of the pages that is empty because twins face each other, 0 to 1. */
  white: number;
}

/** Lays both out. Throws when they do not come to stand as planned. */
export async function layFacing(project: Project, texts: Both<FacingText>, engine: Engine): Promise<LaidFacing> {
  const formats = facingFormats(project, [texts[0].edition, texts[1].edition]);
  const lay = (i: 0 | 1, plan?: FacingPlan, faces?: CutFaces) =>
    laySide(project, texts[i], formats[i], engine, plan, faces);
  const measureAlone = async (i: 0 | 1) => {
    const { laid, faces } = await lay(i);
    const units = await laid.measure();
    await laid.drop();
    return { units, faces };
  };
  const alone = [await measureAlone(0), await measureAlone(1)] as const;
  const free: Both<LaidUnits> = [alone[0].units, alone[1].units];
  const rows = pairUnits(free[0].units.map(asPaired), free[1].units.map(asPaired)).map(
    ([one, other]): Row<LaidUnit> => [one?.unit, other?.unit],
  );
  const shown: Both<ShownOutcomes> = [new Map(), new Map()];
  let astray: string[] = [];
  for (let tried = 0; tried < mostPlans; tried++) {
    const { plans, places } = planSpreads(rows, free, shown);
    const sides: Both<LaidSide> = [await lay(0, plans[0], alone[0].faces), await lay(1, plans[1], alone[1].faces)];
    const measured: Both<LaidUnits> = [await sides[0].laid.measure(), await sides[1].laid.measure()];
    astray = [0, 1].flatMap((i) => wrongIn(measured, i as 0 | 1, places, shown));
    if (astray.length === 0) return { sides, plans, white: whiteIn(free, measured) };
    for (const { laid } of sides) await laid.drop();
  }
  throw new Error(`the pages of both languages do not come to face each other: ${astray.slice(0, 3).join(', ')}`);
}

/** Lays out one language; by itself, without a plan. `faces`: as they were cut for it before. */
export async function laySide(
  project: Project,
  { edition, images }: FacingText,
  format: PrintFormat,
  engine: Engine,
  plan?: FacingPlan,
  faces?: CutFaces,
): Promise<LaidSide> {
  const html = renderPrint(project, edition, images, format, plan);
  const cut = faces ?? (await subsetFonts(edition, [html, ...renderEpubTexts(project, edition, images)])).value ?? [];
  return { edition, images, format, faces: cut, laid: await typeset(html, facesOf(cut, html), engine) };
}

/** What does not stand as planned: blocks, and the number of pages. */
function wrongIn(
  measured: Both<LaidUnits>,
  i: 0 | 1,
  places: Both<Map<string, BlockPlace>>,
  shown: Both<ShownOutcomes>,
): string[] {
  const astray = hearLayout(measured[i], places[i], shown[i]);
  return astray.length === 0 && measured[0].pages !== measured[1].pages ? ['the last page'] : astray;
}

/** How much less room both texts take by themselves, in the same type, in parts of what they take here. */
function whiteIn(free: Both<LaidUnits>, faced: Both<LaidUnits>): number {
  const extent = ({ units, height }: LaidUnits): number => {
    const [first, last] = [units[0]?.pieces[0], units.at(-1)?.pieces.at(-1)];
    return first && last ? last.page - first.page + last.bottom / height : 0;
  };
  const own = extent(free[0]) + extent(free[1]);
  return 1 - own / (2 * Math.max(extent(faced[0]), extent(faced[1])));
}

const asPaired = (unit: LaidUnit) => ({
  unit,
  kind: unit.kind,
  ...(isCited(unit.anchor) ? { key: unit.anchor } : {}),
});
