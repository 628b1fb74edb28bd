/**
 * How the registers grow. In: nothing. Out: a table: CPU seconds of indexing against texts of 1, 125, 250, 500 and
 * 1,000 pages, with 20,000 names and aliases, and their ratio to the line before. Run it by
 * `node --import tsx test/bench/registers.ts`; it is no test, for a time that fails on a busy machine proves nothing.
 */

import { printTable } from '../../scripts/cli/report.ts';
import type { Authority, AuthorityEntry } from '../../scripts/model/authority.ts';
import type { Edition, Paragraph } from '../../scripts/model/edition.ts';
import { mentionsByParagraph } from '../../scripts/model/registers.ts';
import { indexEdition } from '../../scripts/registers/index-edition.ts';
import { manuscriptOf } from '../support/manuscript.ts';

const place = { file: 'bench.md', line: 1, column: 1 };
/** A page of the book: 28 characters × 26 lines. */
const pageLength = 728;
const entryCount = 8000;

/** Numbers that look random and are the same on every machine (Park and Miller, CACM 31:10, 1988). */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

const random = randomFrom(20220204);
const syllables = [
  ...'安北川东恩福广海金开兰蒙宁欧平青仁山天文西云中亚非拉美洲国际联合世界和发展经济合作区域安全能源贸易卫生气候信息',
];
const word = (length: number) => Array.from({ length }, () => syllables[random(syllables.length)]).join('');
const suffixes = ['组织', '委员会', '公约', '条约', '协定', '论坛'];
const used = new Set<string>();
const name = (length: number): string => {
  const made = word(length) + suffixes[random(suffixes.length)];
  if (used.has(made)) return name(length + 1);
  used.add(made);
  return made;
};
const entries: AuthorityEntry[] = Array.from({ length: entryCount }, (_, i) => {
  const short = i % 2 === 0 ? [name(3)] : [];
  return {
    heading: name(6 + random(8)),
    names: {},
    aliases: [name(4), ...short],
    see: [],
    seeAlso: [],
    facts: [],
    place,
  };
});
const names = entries.flatMap((entry) => [entry.heading, ...entry.aliases]);

function editionOf(pages: number): Edition {
  const paragraphs: Paragraph[] = [];
  for (let length = 0; length < pages * pageLength; ) {
    let text = '';
    const size = 120 + random(200);
    while (text.length < size)
      text += `${word(8 + random(20))}${random(3) === 0 ? `，支持${names[random(names.length)]}的工作` : ''}，${random(8) === 0 ? `《${names[random(names.length)]}》` : ''}`;
    length += text.length;
    const number = paragraphs.length + 1;
    paragraphs.push({
      kind: 'paragraph',
      number,
      anchor: `p${number}`,
      place,
      inlines: [{ kind: 'text', text: `${text}。`, place }],
    });
  }
  const list: Authority = { id: 'treaties', file: 'treaties.yaml', title: { 'zh-Hans': '索引' }, entries };
  const refusals = Array.from({ length: 500 }, (_, i) => ({ text: `${word(5)}${i}`, reason: '泛称。', place }));
  const manuscript = { ...manuscriptOf(''), authorities: [list], notIndexed: refusals };
  return {
    manuscript,
    metadata: manuscript.metadata,
    sections: [{ anchor: 'opening', blocks: paragraphs, firstParagraph: 1, lastParagraph: paragraphs.length }],
    notes: [],
  };
}

const seconds = (run: () => void): number => {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
};

const rows = [['pages', 'characters', 'paragraphs', 'mentions', 'locators', 'CPU s', 'growth']];
let last = 0;
indexEdition(editionOf(20));
// One page: what the lists themselves cost.
for (const pages of [1, 125, 250, 500, 1000]) {
  const edition = editionOf(pages);
  let found: ReturnType<typeof indexEdition> | undefined;
  const cpu = Math.min(...[1, 2, 3].map(() => seconds(() => (found = indexEdition(edition)))));
  const indexed = found?.value;
  if (!indexed) throw new Error(JSON.stringify(found?.problems.slice(0, 3)));
  const characters = edition.sections[0]?.blocks.reduce(
    (sum, block) =>
      sum + (block.kind === 'paragraph' && block.inlines[0]?.kind === 'text' ? block.inlines[0].text.length : 0),
    0,
  );
  const locators = indexed.registers[0]?.groups.reduce(
    (sum, group) => sum + group.entries.reduce((own, entry) => own + entry.locators.length, 0),
    0,
  );
  rows.push([
    String(pages),
    String(characters),
    String(mentionsByParagraph(indexed.mentions).size),
    String(indexed.mentions.length),
    String(locators),
    cpu.toFixed(2),
    last ? `× ${(cpu / last).toFixed(2)}` : '',
  ]);
  last = cpu;
}
process.stdout.write(`${entryCount} entries, ${names.length} names and aliases\n`);
printTable(rows);
