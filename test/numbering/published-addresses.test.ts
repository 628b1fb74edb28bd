/**
 * Published addresses of texts that bear their own numbers: what is inserted, repealed, renumbered between editions of
 * a statute or a treaty. In: small texts, two or three editions of each. No browser.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import { parseManuscript } from '../../scripts/manuscript/parse-markdown.ts';
import { readLabels } from '../../scripts/manuscript/read-labels.ts';
import { blocksOf, type Edition, type PublishedEdition } from '../../scripts/model/edition.ts';
import { slotsOf } from '../../scripts/numbering/gaps.ts';
import { numberProvisions } from '../../scripts/numbering/number-provisions.ts';
import { keepAddresses } from '../../scripts/numbering/published-addresses.ts';
import { compareEditions, reviseEdition } from '../../scripts/revisions/compare-editions.ts';
import { manuscriptOf } from '../support/manuscript.ts';
import { pressProject } from '../support/press.ts';
import { numbersFrom } from '../support/random-text.ts';

/** The last of several states of a text, as an edition that follows those before it. */
function editionsOf(states: readonly (readonly string[])[], documentClass = 'statute', language = 'zh-Hans') {
  const history: PublishedEdition[] = [];
  const editions = states.map((lines, i) => {
    const manuscript = manuscriptOf(lines.join('\n\n'));
    const date = `202${i}-01-01`;
    const metadata = { ...manuscript.metadata, language, class: documentClass, edition: { number: i + 1, date } };
    const labels = readLabels(pressProject, language, []) ?? assert.fail();
    const draft = parseManuscript({ ...manuscript, metadata, labels }).value ?? assert.fail();
    const numbered = numberProvisions(draft).value ?? assert.fail();
    const { value, problems } = keepAddresses(numbered, draft, history);
    assert.deepEqual(problems, []);
    const edition = value ?? assert.fail();
    // As if each paragraph stood on a page of its own.
    const slots = slotsOf(edition).map((slot, at) => ({ ...slot, pages: { book: String(at + 1) } }));
    history.push({ number: i + 1, date, sha256: String(i), slots, edition });
    return edition;
  });
  return { edition: editions.at(-1) as Edition, before: editions.at(-2) as Edition, history };
}

/** Addresses in the order of the text; `←`: under which it was published before, `=`: what else leads there. */
const rows = (edition: Edition): string[] =>
  blocksOf(edition).flatMap((block) => {
    const also = 'also' in block && block.also ? `=${block.also.join('=')}` : '';
    if (block.kind === 'gap') return [`gap ${block.number}${also} ${block.text}`];
    if (block.kind === 'heading') return [`${block.anchor}${also}`];
    return block.kind === 'paragraph' ? [`${block.number}${also}${block.from ? ` ← ${block.from}` : ''}`] : [];
  });

const changes = (before: Edition, after: Edition): string[] =>
  compareEditions(before, after).map(
    ({ title, segments }) =>
      `${title}: ${segments.map(({ kind, text }) => (kind === 'same' ? text : `${kind === 'deleted' ? '-' : '+'}${text}`)).join('|')}`,
  );

const first = [
  '## 第一章　总则',
  '第一条　为了管理港口，维护秩序，制定本条例。',
  '第二条　港口是指供船舶停靠的水域。',
  '内河码头的管理，参照有关规定执行。',
  '第三条　收费的项目由主管部门核定并公布。',
  '第四条　经营者应当保持航道畅通。',
  '## 第二章　附则',
  '第五条　外国籍船舶进港的办法另行规定。',
];

test('a repealed article: those behind it have its numbers, the last address leads to where its text is now', () => {
  const second = [
    ...first.slice(0, 4),
    '第三条　经营者应当保持航道畅通。',
    first[6] ?? '',
    '第四条　外国籍船舶进港的办法另行规定。',
  ];
  const { edition, before } = editionsOf([first, second]);
  assert.deepEqual(rows(edition), [
    'chap1',
    'art1=art1-1',
    'art2=art2-1',
    'art2-2',
    'art3=art3-1 ← art4',
    'chap2',
    'art4=art4-1 ← art5',
    'gap art5=art5-1 ［原第五条自第2版起改为第四条］',
  ]);
  assert.deepEqual(changes(before, edition), [
    '第三条　删去: -第三条　收费的项目由主管部门核定并公布。',
    '第三条（原第四条）　改动: 第|-四|+三|条　经营者应当保持航道畅通。',
    '第四条（原第五条）　改动: 第|-五|+四|条　外国籍船舶进港的办法另行规定。',
  ]);
});

test('an inserted article leaves every address as it was', () => {
  const second = [...first.slice(0, 5), '第三条之一　收费的标准由主管部门另行制定。', ...first.slice(5)];
  const { edition, before } = editionsOf([first, second]);
  assert.deepEqual(rows(edition).slice(4, 7), ['art3=art3-1', 'art3bis1=art3bis1-1', 'art4=art4-1']);
  assert.deepEqual(changes(before, edition), ['第三条之一　新增: +第三条之一　收费的标准由主管部门另行制定。']);
});

test('the concordance has no page for an article that is new under the number of another', () => {
  const second = [
    ...first.slice(0, 4),
    '第三条　船员应当持有证书并接受检查。',
    '第四条　收费的项目由主管部门核定并公布。',
    '第五条　经营者应当保持航道畅通。',
    first[6] ?? '',
    '第六条　外国籍船舶进港的办法另行规定。',
  ];
  const { edition, history } = editionsOf([first, second]);
  assert.deepEqual(
    reviseEdition(edition, history).revision?.pages.map(({ number, before }) => `${number} ${before.book ?? '–'}`),
    ['art1 1', 'art2 2', 'art2-2 3', 'art3 –', 'art4 4', 'art5 5', 'art6 6'],
  );
});

test('a chapter and an article that are gone leave gaps where they stood, in later editions too', () => {
  const second = [...first.slice(0, 6), '第五条　外国籍船舶进港的办法另行规定。'].filter(
    (line) => !line.startsWith('第四条'),
  );
  const third = [...second, '第六条　本条例自公布之日起施行。'];
  const gaps = ['gap art4=art4-1 ［原第四条自第2版起删去］', 'gap chap2 ［原第二章自第2版起删去］'];
  const { edition } = editionsOf([first, second]);
  assert.deepEqual(rows(edition).slice(-4), ['art3=art3-1', ...gaps, 'art5=art5-1']);
  assert.deepEqual(rows(editionsOf([first, second, third]).edition).slice(-5), [
    'art3=art3-1',
    ...gaps,
    'art5=art5-1',
    'art6=art6-1',
  ]);
});

test('an inner address whose block is still there stays at the block', () => {
  const before = [
    '## Article 1',
    '1. The Parties shall report.',
    '2. They may consult.',
    '## Article 2',
    'It enters into force.',
  ];
  const after = ['## Article 1', 'The Parties shall report.', '## Article 2', 'It enters into force.'];
  const { edition } = editionsOf([before, after], 'treaty', 'en');
  const said = rows(edition);
  assert.equal(said.filter((row) => /\bart1-1\b/.test(row)).length, 1, said.join('\n'));
  // What was in an article that is still there leads to it.
  assert.equal(said.filter((row) => /\bart1-2\b/.test(row)).length, 1, said.join('\n'));
  assert.ok(!said.some((row) => row.startsWith('gap ')), said.join('\n'));
});

test('every published address is in the next edition, once, whatever became of the text', () => {
  const digits = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
  const texts = [
    '经营者应当报告。',
    '船舶应当停靠。',
    '货物应当申报。',
    '费用应当公布。',
    '航道应当畅通。',
    '人员应当培训。',
  ];
  const next = numbersFrom(7);
  const draw = (count: number) => Math.floor(next() * count);
  for (let run = 0; run < 60; run++) {
    const state = () => {
      const lines = ['## 第一章　总则'];
      const count = 1 + draw(6);
      for (let i = 0; i < count; i++) {
        if (i > 0 && draw(4) === 0)
          lines.push(`## 第${digits[1 + lines.filter((line) => line.startsWith('##')).length - 1]}章　续`);
        lines.push(`第${digits[i]}条　${texts[draw(texts.length)]}`);
        for (let k = draw(3); k > 0; k--) lines.push(`${texts[draw(texts.length)]}第${digits[k]}种情形除外。`);
      }
      return lines;
    };
    const { edition, before } = editionsOf([state(), state(), state()]);
    const names = (one: Edition) =>
      blocksOf(one).flatMap((block) => [
        ...('number' in block || block.kind === 'heading' ? [block.anchor] : []),
        ...('also' in block ? (block.also ?? []) : []),
      ]);
    const own = names(edition);
    assert.equal(new Set(own).size, own.length, rows(edition).join('\n'));
    for (const name of names(before))
      assert.ok(
        own.includes(name),
        `run ${run}: ${name} of\n${rows(before).join('\n')}\n→\n${rows(edition).join('\n')}`,
      );
  }
});
