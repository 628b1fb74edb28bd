/**
 * Registers of a text that bears its own numbers, in print: locators as lawyers cite, each with its page; and headings
 * that stand above one another at a page end. In: the specimen of a treaty with a register. Slow because a browser sets
 * the title.
 */
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { measureTypography } from '../../scripts/proof/measure-typography.ts';
import { readPdf } from '../../scripts/proof/read-pdf.ts';
import { verifyPdf } from '../../scripts/proof/verify-pdf.ts';
import { setEdition } from '../support/edition.ts';
import { fixture } from '../support/fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'registers-'));
after(() => rmSync(folder, { recursive: true }));

const list = `register: treaties
title: { zh-Hans: 条约索引, en: Index of Treaties }
entries:
  - heading: 湖泊公约
    names: { en: Convention on the Great Lakes of the Continent }
`;

/** A specimen with the register and other words. */
function withRegister(title: string, file: string, words: readonly [string, string][]): void {
  mkdirSync(join(folder, 'authority'), { recursive: true });
  writeFileSync(join(folder, 'authority', 'treaties.yaml'), list);
  cpSync(fixture('editions', 'provisions', 'source', title), join(folder, title), { recursive: true });
  const path = join(folder, title, file);
  const text = words.reduce(
    (whole, [from, to]) => {
      assert.ok(whole.includes(from), from);
      return whole.replace(from, to);
    },
    readFileSync(path, 'utf8'),
  );
  writeFileSync(path, text.replace(/^description:/m, 'registers: [treaties]\ndescription:'));
}

test('locators 2(2) and 3(1)(a) stand with their pages, and no page begins a line apart from them', async () => {
  withRegister('treaty', 'en.md', [
    ['It does not apply to warships.', 'It applies beside the Convention on the Great Lakes of the Continent.'],
    ['exchange data on the state of the lakes;', 'apply the Convention on the Great Lakes of the Continent;'],
    ['*Recalling* that', '*Recalling* the peoples of both States, and that'],
  ]);
  const { pdf, edition, pageMap, format } = await setEdition(folder, 'treaty');
  const { problems, read } = await verifyPdf(pdf, edition, pageMap, format);
  assert.deepEqual(
    problems.map(({ message }) => message),
    [],
  );
  const shown = read.pages
    .map(({ glyphs }) => glyphs.map(({ text }) => text).join(''))
    .find((page) => /2\(2\)/.test(page));
  assert.match(shown ?? '', /2\(2\)[ \u00a0]\(1\), 3\(1\)\(a\)[ \u00a0]\(2\)/);
  const faults = measureTypography(await readPdf(pdf), edition, format).problems;
  assert.deepEqual(
    faults.flatMap(({ severity, message }) => (severity === 'error' ? [message] : [])),
    [],
  );
});

test('第三条第一款第（一）项 stands with its page', async () => {
  withRegister('statute', 'zh-Hans.md', [['（一）保护优先；', '（一）保护优先，遵守《湖泊公约》；']]);
  const { pdf, edition, pageMap, format } = await setEdition(folder, 'statute');
  const { problems, read } = await verifyPdf(pdf, edition, pageMap, format);
  assert.deepEqual(
    problems.map(({ message }) => message),
    [],
  );
  const all = read.pages.map(({ glyphs }) =>
    glyphs
      .map(({ text }) => text)
      .join('')
      .replace(/\s/g, ''),
  );
  assert.ok(all.some((page) => page.includes('第三条第一款第（一）项(1)')));
});
