/**
 * Proves the edition as data. In: the files of a title, the indexed edition, the page map. Out: problems; none means
 * that `edition.json` and `ledger.json`, on which the tools of lawyers and libraries rely, have the text, numbers,
 * pages, locators and source lines of this edition. An independent witness: never imports what made them.
 */
import { classOf } from '../classes/registry.ts';
import { blocksOf, citedBlocks, paragraphsOf } from '../model/edition.ts';
import { anchorOf } from '../model/numbers.ts';
import type { LedgerRow } from '../model/outputs.ts';
import type { PageMap } from '../model/page-map.ts';
import type { Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import type { Provision } from '../model/provisions.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { blockTexts, plainText } from '../model/text.ts';
import { differ } from './compare-text.ts';
import { expectProof } from './expected-proof.ts';
import { proveSummaries, type RecordedSummary } from './prove-summaries.ts';

type Files = ReadonlyMap<string, string | Uint8Array>;
type Wrong = (detail: string) => void;

/** What is read of a provision. */
interface RecordedProvision {
  kind: string;
  address: string;
  label: string;
  labels: string[];
  text?: string;
  page?: number | string;
  children: RecordedProvision[];
}

/** What of `edition.json` is proved. */
interface Recorded {
  numbering: string;
  provisions?: RecordedProvision[];
  metadata: { title: string; sha256: string; adopted: { date: string; place: string }; edition: { number: number } };
  blocks: { kind: string; anchor: string; text: string; page?: number | string }[];
  paragraphs: { number: number | string; anchor: string; text: string; page?: number | string }[];
  registers: {
    id: string;
    entries: { heading: string; locators: { paragraph: number | string; page?: number | string }[] }[];
  }[];
  pageMap: { pages: { label: string }[] };
  proof?: Record<string, unknown>;
  summaries?: RecordedSummary[];
}

/** K801 for a paragraph whose text differs, K802 for everything else; the format is the name of the file. */
export function verifyData(files: Files, edition: IndexedEdition, pageMap: PageMap): Problem[] {
  const problems: Problem[] = [];
  const read = <T>(name: string, prove: (data: T, wrong: Wrong) => void): void => {
    const wrong: Wrong = (detail) => problems.push(problem('K802', { format: name, detail }));
    try {
      prove(JSON.parse(Buffer.from(files.get(name) ?? '').toString('utf8')) as T, wrong);
    } catch (error) {
      wrong(`it cannot be read: ${(error as Error).message}`);
    }
  };
  read<Recorded>('edition.json', (data, wrong) => {
    proveMetadata(data, edition, wrong);
    problems.push(...proveParagraphs(data, edition, pageMap, wrong));
    proveProvisions(data, edition, pageMap, wrong);
    proveBlocks(data, edition, pageMap, wrong);
    proveRegisters(data, edition, pageMap, wrong);
    proveStated(data.proof, expectProof(edition, pageMap), wrong);
    proveSummaries(data.summaries, edition, wrong);
  });
  read<LedgerRow[]>('ledger.json', (rows, wrong) => proveLedger(rows, edition, pageMap, wrong));
  return problems;
}

/**
 * `edition.json` alone, as it is attached to a PDF. `pageMap`: of the pages that it cites; absent where they are
 * another file's, and only that they agree in it is asked.
 */
export function verifyAttachedData(bytes: Uint8Array, edition: IndexedEdition, pageMap?: PageMap): Problem[] {
  const stated = statedPages(bytes);
  const own = pageMap ? { ...pageMap, starts: { ...stated.starts, ...pageMap.starts } } : stated;
  const problems = verifyData(new Map([['edition.json', bytes]]), edition, own);
  return problems.filter(({ message }) => message.startsWith('edition.json'));
}

/** The pages that the data itself states. */
function statedPages(bytes: Uint8Array): PageMap {
  try {
    const { pageMap, paragraphs, blocks } = JSON.parse(Buffer.from(bytes).toString('utf8')) as Recorded;
    const labels = pageMap.pages.map(({ label }) => label);
    const starts = [...blocks, ...paragraphs].map(({ anchor, page }) => [
      anchor,
      { page: labels.indexOf(String(page ?? '')) + 1, top: 0 },
    ]);
    return { pages: labels.map((label, i) => ({ index: i + 1, label })), starts: Object.fromEntries(starts) };
  } catch {
    return { pages: [], starts: {} };
  }
}

/** The label of the page on which what bears an anchor begins. */
const pageOf = (pageMap: PageMap, anchor: string): string =>
  pageMap.pages[(pageMap.starts[anchor]?.page ?? 0) - 1]?.label ?? '';

function proveMetadata(
  { metadata, numbering, pageMap: { pages } }: Recorded,
  edition: IndexedEdition,
  wrong: Wrong,
): void {
  const own = edition.metadata;
  const stated = [
    metadata.title,
    metadata.adopted.date,
    metadata.adopted.place,
    metadata.edition.number,
    metadata.sha256,
  ];
  const wanted = [own.title, own.adopted.date, own.adopted.place, own.edition.number, edition.manuscript.sha256];
  stated.forEach((value, i) => {
    if (value !== wanted[i]) wrong(`its metadata has “${value}” where the front matter has “${wanted[i]}”`);
  });
  const whose = edition.provisions || own.numbering === 'stated' ? 'text' : 'editor';
  if (numbering !== whose) wrong(`it says that its numbers are those of the ${numbering}, not of the ${whose}`);
  const odd = pages.findIndex(({ label }) => label === '');
  if (odd >= 0) wrong(`page ${odd + 1} has no label`);
}

function proveParagraphs(data: Recorded, edition: IndexedEdition, pageMap: PageMap, wrong: Wrong): Problem[] {
  const paragraphs = paragraphsOf(edition);
  if (data.pageMap.pages.map(({ label }) => label).join() !== pageMap.pages.map(({ label }) => label).join())
    wrong('its pages are not those that were laid out');
  if (data.paragraphs.length !== paragraphs.length)
    wrong(`it has ${data.paragraphs.length} paragraphs instead of ${paragraphs.length}`);
  return paragraphs.flatMap(({ number, anchor, inlines }, i) => {
    const found = data.paragraphs[i];
    if (!found || found.number !== number || found.anchor !== anchor) {
      wrong(`where paragraph ${number} (${anchor}) is due it has ${found?.number} (${found?.anchor})`);
      return [];
    }
    const page = pageOf(pageMap, anchor);
    if (String(found.page ?? '') !== page)
      wrong(`paragraph ${number} is said to be on page ${found.page}, not ${page}`);
    const detail = differ(found.text, plainText(inlines));
    return detail ? [problem('K801', { format: 'edition.json', number, detail })] : [];
  });
}

/**
 * The tree of provisions: every address with its kind and its label where it stands in the tree, its page, and together
 * the whole text. The articles of an act by sections are sections.
 */
function proveProvisions(data: Recorded, edition: IndexedEdition, pageMap: PageMap, wrong: Wrong): void {
  const { sections = false } = classOf(edition.metadata.class);
  const outline = (
    tree: readonly Pick<Provision, 'kind' | 'address' | 'label' | 'children'>[],
    path: readonly string[],
  ): string[] =>
    tree.flatMap(({ kind, address, label, children }) => {
      const labels = label === '' ? path : [...path, label];
      const called = sections && kind === 'article' ? 'section' : kind;
      return [`${called} ${address}: ${labels.join(' ')}`, ...outline(children, labels)];
    });
  const below = (tree: readonly RecordedProvision[]): RecordedProvision[] =>
    tree.flatMap((one) => [one, ...below(one.children)]);
  const recorded = below(data.provisions ?? []);
  const [found, wanted] = [
    recorded.map(({ kind, address, labels }) => `${kind} ${address}: ${labels.join(' ')}`),
    outline(edition.provisions ?? [], []),
  ];
  const odd = wanted.findIndex((row, i) => row !== found[i]);
  if (odd >= 0 || found.length !== wanted.length)
    wrong(`its provisions have “${found[odd] ?? 'nothing'}” where “${wanted[odd] ?? 'nothing'}” is due`);
  if (!edition.provisions) return;
  const blocks = citedBlocks(edition).filter(({ block }) => block.kind !== 'gap');
  const holder = new Map(
    blocks.flatMap(({ block }) => [block.anchor, ...(block.also ?? [])].map((name) => [name, block])),
  );
  for (const { address, page } of recorded) {
    const due = pageOf(pageMap, holder.get(address)?.anchor ?? '');
    if (String(page ?? '') !== due) wrong(`provision ${address} is said to be on page ${page}, not ${due}`);
  }
  const text = recorded.flatMap(({ text }) => text ?? []).join('\n');
  const difference = differ(text, blocks.flatMap(({ block }) => blockTexts(block).join('\n')).join('\n'));
  if (difference) wrong(`the text of its provisions: ${difference}`);
}

function proveBlocks({ blocks }: Recorded, edition: IndexedEdition, pageMap: PageMap, wrong: Wrong): void {
  const own = blocksOf(edition);
  if (blocks.length !== own.length) wrong(`it has ${blocks.length} blocks instead of ${own.length}`);
  for (const [i, block] of own.entries()) {
    const found = blocks[i];
    const difference = differ(found?.text ?? '', blockTexts(block).join('\n'));
    if (found?.anchor !== block.anchor || found.kind !== block.kind) wrong(`block ${i + 1} is not ${block.anchor}`);
    else if (difference) wrong(`block ${block.anchor}: ${difference}`);
    else if (String(found.page ?? '') !== pageOf(pageMap, block.anchor))
      wrong(`block ${block.anchor} is said to be on page ${found.page}`);
  }
}

function proveRegisters({ registers }: Recorded, edition: IndexedEdition, pageMap: PageMap, wrong: Wrong): void {
  const shown = (heading: string, locators: readonly { paragraph: number | string; page?: number | string }[]) =>
    `${heading}: ${locators.map(({ paragraph, page }) => `${paragraph} (${page ?? ''})`).join(', ')}`;
  for (const [i, register] of edition.registers.entries()) {
    const entries = register.groups.flatMap((group) => group.entries);
    const found = registers[i]?.entries ?? [];
    if (registers[i]?.id !== register.id || found.length !== entries.length)
      wrong(`its register ${i + 1} is not “${register.id}” with ${entries.length} entries`);
    for (const [j, entry] of entries.entries()) {
      const locators = entry.locators.map(({ paragraph }) => ({
        paragraph,
        page: pageOf(pageMap, anchorOf(paragraph)),
      }));
      const wanted = shown(entry.heading, locators);
      const stated = shown(found[j]?.heading ?? '', found[j]?.locators ?? []);
      if (stated !== wanted) wrong(`it has the entry “${stated}” where “${wanted}” is due`);
    }
  }
}

/** What it says of its own proof, one by one. */
function proveStated(stated: Record<string, unknown> = {}, due: object, wrong: Wrong): void {
  for (const [name, value] of Object.entries(due))
    if (JSON.stringify(stated[name]) !== JSON.stringify(value))
      wrong(`its proof states ${name} ${JSON.stringify(stated[name])} instead of ${JSON.stringify(value)}`);
}

function proveLedger(rows: readonly LedgerRow[], edition: IndexedEdition, pageMap: PageMap, wrong: Wrong): void {
  const numbered = citedBlocks(edition);
  if (rows.length !== numbered.length) wrong(`it has ${rows.length} rows instead of ${numbered.length}`);
  for (const [i, { number, block }] of numbered.entries()) {
    const { anchor, place, also = [] } = block;
    const row = rows[i];
    const named = new Set(edition.mentions.filter((one) => one.paragraph === number).map(({ heading }) => heading));
    const stated = [
      row?.number,
      row?.anchor,
      row?.page,
      row?.source.line,
      row?.also?.join(' ') ?? '',
      [...(row?.headings ?? [])].sort().join('; '),
    ];
    const wanted = [number, anchor, pageOf(pageMap, anchor), place.line, also.join(' '), [...named].sort().join('; ')];
    if (stated.join() !== wanted.join())
      wrong(`row ${i + 1} says ${stated.join(' · ')} where ${wanted.join(' · ')} is due`);
    else if (!row?.epub.endsWith(`#${anchor}`)) wrong(`row ${i + 1} gives ${number} the address ${row?.epub}`);
  }
}
