/**
 * The registers of the first title. In: the real source, and test/fixtures/cases/index-joint-statement-2022.tsv, an
 * index that was made by reading the text paragraph by paragraph. Omissions, false locators, references to nowhere and
 * facts without a source are found here.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test, { before } from 'node:test';
import { paragraphsOf } from '../../scripts/model/edition.ts';
import type { Problem } from '../../scripts/model/problem.ts';
import { type IndexedEdition, mentionsByParagraph } from '../../scripts/model/registers.ts';
import { plainText } from '../../scripts/model/text.ts';
import { prepareEdition } from '../../scripts/press/prepare-edition.ts';
import { countIndex, renderReview } from '../../scripts/views/review-view.ts';
import { fixture } from '../support/fixture.ts';
import { pressProject } from '../support/press.ts';

let edition: IndexedEdition;
let problems: Problem[];
before(() => {
  const prepared = prepareEdition(pressProject, 'joint-statement-2022');
  edition = prepared.value?.edition ?? assert.fail(JSON.stringify(prepared.problems));
  problems = prepared.problems;
});
const entriesOf = (id: string) =>
  edition.registers.find((register) => register.id === id)?.groups.flatMap((group) => group.entries) ?? [];

test('every entry and every locator is that of the index made by reading', () => {
  const read = readFileSync(fixture('cases', 'index-joint-statement-2022.tsv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .sort();
  const found = edition.registers.flatMap((register) =>
    entriesOf(register.id)
      .filter((entry) => entry.see === undefined)
      .map((entry) =>
        [register.id, entry.heading, entry.locators.map((locator) => locator.paragraph).join(',')].join('\t'),
      ),
  );
  assert.deepEqual(found.sort(), read);
});

test('the main passages are those that the source marks, however often they are named', () => {
  const main = edition.registers.flatMap((register) =>
    entriesOf(register.id).flatMap((entry) =>
      entry.locators.filter((locator) => locator.main).map((locator) => `${entry.heading} ${locator.paragraph}`),
    ),
  );
  assert.deepEqual(main.sort(), ['上海合作组织 59', '世界贸易组织 55', '禁止生物武器公约 37', '金砖国家 57'].sort());
});

test('nothing is undecided, unused or refused in vain', () => {
  assert.deepEqual(problems, []);
  const counts = countIndex(edition, problems);
  assert.equal(counts.open, 0);
  assert.ok(counts.refusals > 50 && counts.marked >= 20);
});

test('every 见 and every 参见 leads to an entry with locators, and 参见 goes both ways', () => {
  const all = edition.registers.flatMap((register) => entriesOf(register.id));
  const real = new Map(all.filter((entry) => entry.locators.length > 0).map((entry) => [entry.heading, entry]));
  assert.ok(all.some((entry) => entry.see));
  for (const entry of all) {
    if (entry.see !== undefined) assert.ok(real.has(entry.see), `${entry.heading} 见 ${entry.see}`);
    for (const target of entry.seeAlso)
      assert.ok(real.get(target)?.seeAlso.includes(entry.heading), `${target} does not lead back to ${entry.heading}`);
  }
});

test('every fact has a source, and every date of an instrument says what happened on it', () => {
  let facts = 0;
  for (const { entries } of edition.manuscript.authorities)
    for (const entry of entries)
      for (const fact of entry.facts) {
        facts++;
        assert.ok(fact.source.length > 3, entry.heading);
      }
  assert.ok(facts > 80);
  const charter = entriesOf('treaties').find((entry) => entry.heading === '联合国宪章');
  assert.deepEqual(
    charter?.facts.map(({ kind, act, date }) => [kind, act, date]),
    [
      ['adopted', 'signed', '1945-06-26'],
      ['inForce', undefined, '1945-10-24'],
      ['citation', undefined, undefined],
    ],
  );
});

test('headings keep the keys of instruments that 《公约》, 遵约 and 该工作组 stand for', () => {
  const forms = (heading: string) =>
    new Set(edition.mentions.filter((mention) => mention.heading === heading).map((mention) => mention.form));
  for (const form of ['《公约》', '公约', '遵约']) assert.ok(forms('禁止生物武器公约').has(form), form);
  assert.ok(forms('禁止化学武器公约').has('公约'));
  assert.ok(forms('信息安全开放式工作组（2021—2025年）').has('该工作组'));
  // 应联合国际社会 is no mention: the word is 联合.
  assert.ok(!edition.mentions.some((mention) => mention.paragraph === 44 && mention.heading === '联合国'));
});

test('the reviewer’s page shows every paragraph, mention and refusal, without scripts or remote files', () => {
  const html = renderReview(pressProject, edition, problems);
  assert.doesNotMatch(html, /<script|<link|https?:|url\(|@import/);
  const articles = html.match(/<article[\s\S]*?<\/article>/g) ?? [];
  const mentions = mentionsByParagraph(edition.mentions);
  const decode = (text: string) =>
    text
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&amp;/g, '&');
  assert.equal(articles.length, paragraphsOf(edition).length);
  paragraphsOf(edition).forEach((paragraph, i) => {
    const article = articles[i] ?? '';
    const text = decode((/<p class="text">([\s\S]*?)<\/p>/.exec(article)?.[1] ?? '').replace(/<[^>]+>/g, ''));
    assert.equal(text, `${paragraph.number}${plainText(paragraph.inlines)}`);
    for (const mention of mentions.get(paragraph.number) ?? [])
      assert.ok(
        decode(article).includes(`>${mention.form}</span> → ${mention.heading}`),
        `${paragraph.number} ${mention.form}`,
      );
  });
  for (const { reason } of edition.manuscript.notIndexed) assert.ok(decode(html).includes(reason));
  // 《公约》 in paragraph 37 is said by a mark, and shown as such.
  assert.match(articles[36] ?? '', /class="mention register-1 marked" title="禁止生物武器公约">《公约》/);
});

test('what nobody has decided stands at the head of the reviewer’s page', () => {
  const bare = { ...edition, manuscript: { ...edition.manuscript, notIndexed: [] } };
  const open: Problem = { code: 'K404', severity: 'warning', message: '“某机制”', hint: 'Add it.' };
  assert.match(renderReview(pressProject, bare, [open]), /<section class="problems">[\s\S]*某机制/);
  assert.match(renderReview(pressProject, edition, []), /<p class="clean">/);
});
