/**
 * No string that is printed anywhere holds a character that nobody sees. In: the tiny title, its lists, defaults and
 * labels, with one such character put into every word of them in turn. Proves K208 for each. No browser.
 */
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { forbidden } from '../../scripts/manuscript/forbidden-characters.ts';
import { readLabels } from '../../scripts/manuscript/read-labels.ts';
import type { Problem } from '../../scripts/model/problem.ts';
import { prepareEdition } from '../../scripts/press/prepare-edition.ts';
import { openProject } from '../../scripts/project/project.ts';
import { fixture } from '../support/fixture.ts';

const home = mkdtempSync(join(tmpdir(), 'kanben-forbidden-'));
after(() => rmSync(home, { recursive: true, force: true }));
const project = openProject({ folder: home });
cpSync(fixture('editions', 'tiny', 'source'), project.source, { recursive: true });
writeFileSync(join(project.source, 'defaults.yaml'), 'rights: 公有领域\n');
writeFileSync(join(project.source, 'tiny', 'not-indexed.yaml'), '- { text: 乙国, reason: 泛称。 }\n');
writeFileSync(join(project.source, 'authority', 'not-indexed.yaml'), '- { text: 甲国, reason: 泛称。 }\n');
const text = join(project.source, 'tiny', 'zh-Hans.md');
writeFileSync(text, `${readFileSync(text, 'utf8')}\n\n一幅图[^一]。\n\n![图中文字](图片.png)\n\n[^一]: 注文。\n`);

for (const path of [
  'tiny/zh-Hans.md',
  'tiny/not-indexed.yaml',
  'authority/treaties.yaml',
  'authority/organizations.yaml',
  'authority/not-indexed.yaml',
  'defaults.yaml',
])
  test(`in every word of ${path} an unseen character is K208`, () => {
    const file = join(project.source, path);
    const before = readFileSync(file, 'utf8');
    let tried = 0;
    for (const { 0: word, index } of before.matchAll(/\p{Script=Han}{2,}/gu)) {
      writeFileSync(file, `${before.slice(0, index + 1)}\u061c${before.slice(index + 1)}`);
      const { problems } = prepareEdition(project, 'tiny');
      assert.ok(problems.some(isForbidden), `${word} at ${index}: ${JSON.stringify(problems)}`);
      tried++;
    }
    writeFileSync(file, before);
    assert.ok(tried > 0);
  });

/** What a mark or a picture names is printed nowhere: there is no heading (K403), no file (K205) of that name. */
const isForbidden = ({ code, message }: Problem): boolean =>
  (code === 'K208' && message.includes('U+061C')) || (/K403|K205/.test(code) && message.includes('\u061c'));

test('in a label of the project it is K208', () => {
  const folder = join(home, 'labels');
  mkdirSync(folder);
  writeFileSync(join(folder, 'zh-Hans.yaml'), 'contents: 目\u061c录\n');
  const problems: Problem[] = [];
  readLabels({ labels: [folder] }, 'zh-Hans', problems);
  assert.deepEqual(
    problems.map(({ code, place }) => `${place?.line}:${place?.column} ${code}`),
    ['1:12 K208'],
  );
});

test('characters that cannot be seen, that are nobody’s or that are none are forbidden, others are not', () => {
  for (const code of [
    0x00ad, 0x061c, 0x180e, 0x200b, 0x202e, 0x2066, 0x3164, 0xe000, 0xfdd0, 0xfeff, 0xffff, 0x1fffe, 0xe0041, 0xf0000,
    0x10fffd,
  ])
    assert.match(String.fromCodePoint(code), forbidden, code.toString(16));
  for (const sign of ['甲', 'é', '\t', '\n', '\u00a0', '\u3000', '—', '𠀀', '😀', '〇', 'Ω', '\u0301', 'ﬁ'])
    assert.doesNotMatch(sign, forbidden, sign);
});
