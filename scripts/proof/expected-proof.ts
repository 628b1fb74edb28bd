/**
 * What an edition must say of its own proof. In: an indexed edition, the page map. Out: the counts and the words, put
 * together here once more. Called by the witnesses of every format: a number that is not that of what they compare is a
 * fault. Pure.
 *
 *     expectProof(edition, pageMap).pages → 30
 */
import { blocksOf, numbersOf } from '../model/edition.ts';
import type { PageMap } from '../model/page-map.ts';
import { readingTools } from '../model/reading-tools.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { nodesIn } from './edition-nodes.ts';
import { sayLabel } from './expected-front.ts';
import { expectLinks } from './expected-links.ts';

/** What `edition.json` has of it. */
interface ExpectedProof {
  sha256: string;
  characters: number;
  paragraphs: number;
  pages: number;
  links: number;
  pictures: number;
  tools: { name: string; package: string; version: string; reads: readonly string[] }[];
}

/** The counts, each of what is compared one by one. */
export function expectProof(edition: IndexedEdition, pageMap: PageMap): ExpectedProof {
  const nodes = nodesIn([blocksOf(edition), edition.notes]);
  const texts = nodes.flatMap((node) => (node.kind === 'text' && 'text' in node ? [String(node.text)] : []));
  const links = [...expectLinks(edition, pageMap, true).values()];
  const gaps = nodes.filter(({ kind }) => kind === 'gap').length;
  return {
    sha256: edition.manuscript.sha256,
    characters: texts.reduce((sum, text) => sum + [...text].filter((sign) => /\S/u.test(sign)).length, 0),
    paragraphs: numbersOf(edition).length - gaps,
    pages: pageMap.pages.length,
    links: links.reduce((sum, { length }) => sum + length, 0),
    pictures: nodes.filter(({ kind }) => kind === 'figure').length,
    tools: readingTools.map(({ own: _, ...tool }) => tool),
  };
}

/**
 * How many pages a text may say that it has been proved against: what is known of a copy are the pages that it names,
 * and there may be more of them.
 */
export function statedPages(said: string, edition: IndexedEdition, { pages, partial }: PageMap): number {
  const known = Math.max(0, ...pages.map(({ index }) => index));
  if (!partial) return pages.length;
  const counts = [...said.matchAll(/\d{1,6}/g)].map(Number);
  return counts.find((n) => n >= known && said.includes(sayLabel(edition, 'proof.pages', n))) ?? pages.length;
}

/** The row of the imprint: its label, and what it says. `pages`: how many, where a copy does not show them all. */
export function expectProofRow(
  edition: IndexedEdition,
  pageMap: PageMap,
  pages = pageMap.pages.length,
): [label: string, value: string] {
  const { characters, links, pictures, tools } = expectProof(edition, pageMap);
  const counts: [key: string, count: number][] = [
    ['characters', characters],
    ['pages', pages],
    ['links', links],
    ['pictures', pictures],
  ];
  const said = counts.flatMap(([key, count]) =>
    count > 0 || key === 'characters' || key === 'pages' ? [sayLabel(edition, `proof.${key}`, count)] : [],
  );
  const read = tools.filter((tool) => tool.package !== 'kanben').map(({ name }) => name);
  const joined = [said, read].map((list) => list.join(sayLabel(edition, 'partiesJoin')));
  return [sayLabel(edition, 'imprintProof'), sayLabel(edition, 'imprintProofState', ...joined)];
}
