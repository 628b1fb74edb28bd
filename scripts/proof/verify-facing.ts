/**
 * Proves a facing edition for the screen. In: its files, the proven reading editions of its two languages. Out:
 * problems; none means that taken apart again it is both of them, element by element and character by character, in
 * their order; that each address faces itself and no other; that what stands alone has no twin it could face; and
 * that nothing else is there. An independent witness: never imports what made it.
 *
 *     verifyFacing(files, { pair: ['zh-Hans', 'en'], pages, … }) → { problems: [], faced: 89, alone: ['pre9'] }
 */
import { type FacingPair, facingName } from '../model/facing.ts';
import type { Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import { compareFacingStyle } from './closed-facing-style.ts';
import { siteText } from './closed-site.ts';
import { compareTwins } from './compare-twins.ts';
import { expectFacingPage } from './expect-facing.ts';
import { offersOf } from './expect-offers.ts';
import { compareMarkup, type Markup, markup, markupBelow } from './markup-tree.ts';
import { readWebMarkup } from './read-site.ts';
import { compareFacingRow, type FacingRow, joinFacing, readFacingRows } from './unweave-facing.ts';

type Files = ReadonlyMap<string, string | Uint8Array>;
type Wrong = (detail: string) => void;

/** What a facing edition is held against. */
export interface FacingSources {
  pair: FacingPair;
  /** The proven pages of both languages, and their styles. */
  pages: readonly [string, string];
  styles: readonly [string, string];
  /** All languages of the title, in order. */
  languages: readonly string[];
  /** Folders of the project's styles. */
  folders: readonly string[];
  script: string | Uint8Array;
  icon: string | Uint8Array;
  /** Its files that stand alone, which it offers. */
  offered: Files;
  /** Address of its folder; absent where the site has none. */
  address?: string | undefined;
}

/** What the witness established. */
interface FacingProof {
  problems: Problem[];
  /** So many addresses face themselves. */
  faced: number;
  /** Addresses that stand alone. */
  alone: string[];
}

/** Proves the files. */
export function verifyFacing(files: Files, sources: FacingSources): FacingProof {
  const { pair, pages } = sources;
  const problems: Problem[] = [];
  const wrong: Wrong = (detail) =>
    problems.push(problem('K802', { format: `Facing edition ${facingName(pair)}`, detail }));
  const root = readWebMarkup(siteText(files, 'index.html'));
  const own = pages.map(readWebMarkup);
  compareIds(root, wrong);
  const main = markupBelow(root).find(({ attributes }) => attributes.id === 'text') ?? markup('main');
  const rows = readFacingRows(main, pair, wrong);
  pair.forEach((language, i) => {
    const due = mainOf(own[i] as Markup);
    compareMarkup(joinFacing(rows, language, due), due, (detail) => wrong(`${language}, ${detail}`));
  });
  for (const row of rows) compareFacingRow(row, pair, wrong);
  const found = compareTwins(rows, pair, wrong);
  compareMarkup(
    withoutRows(root),
    expectFacingPage(own as [Markup, Markup], { ...sources, offered: offersOf(sources.offered) }),
    (detail) => wrong(`index.html, ${detail}`),
  );
  compareFacingFiles(files, rows, sources, wrong);
  return { problems, ...found };
}

/** What a page of one language shows between its bar and its end: the contents come behind the title. */
export function mainOf(page: Markup): Markup {
  const all = markupBelow(page);
  const main = all.find(({ attributes }) => attributes.id === 'text');
  const contents = all.find(({ attributes }) => attributes.id === 'contents');
  const [leaf, ...rest] = main?.children ?? [];
  return markup('main', {}, leaf, contents, rest);
}

function compareIds(root: Markup, wrong: Wrong): void {
  const ids = new Set<string>();
  for (const { attributes } of markupBelow(root)) {
    const { id } = attributes;
    if (id !== undefined && ids.has(id)) wrong(`the id “${id}” is there twice`);
    if (id !== undefined) ids.add(id);
  }
}

/** The page without its rows. */
export function withoutRows({ name, attributes, children }: Markup): Markup {
  if (attributes.id === 'text') return markup(name, attributes);
  return markup(
    name,
    attributes,
    children.map((child) => (typeof child === 'string' ? child : withoutRows(child))),
  );
}

/** Its files are there, as they must be, and no others. */
function compareFacingFiles(files: Files, rows: readonly FacingRow[], sources: FacingSources, wrong: Wrong): void {
  const { pair, script, icon } = sources;
  if (!siteText(files, 'index.html').startsWith('<!DOCTYPE html>\n<html')) wrong('index.html does not begin as a page');
  compareFacingStyle(siteText(files, 'site.css'), sources, wrong);
  const pairs = rows.flatMap(({ sides }) => {
    const shown = sides.filter(({ addresses }) => addresses.length > 0);
    return shown.length > 0
      ? [Object.fromEntries(shown.map(({ language, addresses }) => [language, addresses] as const))]
      : [];
  });
  const due = new Map<string, string | Uint8Array | undefined>([
    ['index.html', undefined],
    ['site.css', undefined],
    ['site.js', script],
    ['icon.svg', icon],
    ['facing.json', `${JSON.stringify({ languages: pair, pairs }, null, 1)}\n`],
  ]);
  for (const name of files.keys()) if (!due.has(name)) wrong(`${name} is no file of this edition`);
  for (const [name, content] of due) {
    const file = files.get(name);
    if (file === undefined || file.length === 0) wrong(`${name} is missing or empty`);
    else if (content !== undefined && !Buffer.from(file).equals(Buffer.from(content)))
      wrong(`${name} is not what the pages of the languages make of it`);
  }
}
