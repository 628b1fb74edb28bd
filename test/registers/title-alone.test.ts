/** A register that would name nothing but the document itself is none; one that names another thing too is whole. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { prepareEdition } from '../../scripts/press/prepare-edition.ts';
import { frontMatter } from '../support/front-matter.ts';
import { projectAt } from '../support/press.ts';

const source = mkdtempSync(join(tmpdir(), 'kanben-title-'));
after(() => rmSync(source, { recursive: true, force: true }));
mkdirSync(join(source, 'authority'));
mkdirSync(join(source, 'own'));

/** The headings of the registers of a text that has the title 东海公约, and what its mentions name. */
function headingsOf(text: string) {
  const entries = '  - heading: 东海公约\n    see: [海约]\n  - heading: 西山公约\n';
  writeFileSync(
    join(source, 'authority', 'treaties.yaml'),
    `register: treaties\ntitle: { zh-Hans: 条约 }\nentries:\n${entries}`,
  );
  const front = frontMatter('zh-Hans', '[treaties]').replace(/^title:.*(?:\n {2}- .*)*/m, 'title: [东海公约]');
  writeFileSync(join(source, 'own', 'zh-Hans.md'), `${front}\n${text}\n`);
  const { edition } = prepareEdition(projectAt(source), 'own').value ?? assert.fail();
  const all = edition.registers.flatMap(({ groups }) => groups.flatMap((group) => group.entries));
  return [all.map(({ heading }) => heading).sort(), edition.mentions.map(({ heading }) => heading)];
}

test('a register of the document alone is not printed, and its name in the text is no link', () => {
  assert.deepEqual(headingsOf('缔结《东海公约》。'), [[], []]);
  assert.deepEqual(headingsOf('缔结《东海公约》，参照《西山公约》。'), [
    ['东海公约', '海约', '西山公约'].sort(),
    ['东海公约', '西山公约'],
  ]);
});
