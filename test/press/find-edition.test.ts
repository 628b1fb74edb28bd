/** Which title of a project a copy is said to be. Without a browser. */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { editionUrn } from '../../scripts/model/edition-uuid.ts';
import { searchOf } from '../../scripts/press/find-edition.ts';
import { prepareEdition } from '../../scripts/press/prepare-edition.ts';
import { fixture } from '../support/fixture.ts';
import { projectAt } from '../support/press.ts';

const project = projectAt(fixture('editions', 'languages', 'source'));
const nobody = { identifier: '', sha256: '', title: '' };

test('by its identifier, else by the hash of its text, else by its title', () => {
  const find = searchOf(project);
  const of = (name: string) => prepareEdition(project, name).value?.edition ?? assert.fail(name);
  const [one, two] = [of('exchange-en'), of('exchange-ru')];
  const { id, edition, title } = one.metadata;
  const identifier = editionUrn(id, edition.number);
  const fileOf = (...asked: Parameters<typeof find>) => find(...asked)?.edition.manuscript.file;
  // Of what says two things the identifier counts.
  assert.equal(fileOf({ ...nobody, identifier, sha256: two.manuscript.sha256 }), one.manuscript.file);
  assert.equal(fileOf({ ...nobody, sha256: two.manuscript.sha256, title }), two.manuscript.file);
  assert.equal(fileOf({ ...nobody, title }), one.manuscript.file);
  assert.equal(find(nobody), undefined);
});

test('titles are read once for all copies', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kanben-search-'));
  try {
    const source = join(folder, 'source');
    cpSync(fixture('editions', 'languages', 'source'), source, { recursive: true });
    const find = searchOf(projectAt(source));
    const { title } = prepareEdition(project, 'exchange-ru').value?.edition.metadata ?? assert.fail();
    const fileOf = () => find({ ...nobody, title })?.edition.manuscript.file;
    const first = fileOf();
    // It would be found before the other, if the titles were asked again.
    cpSync(join(source, 'exchange-ru'), join(source, 'a-copy'), { recursive: true });
    assert.ok(find({ ...nobody, title: 'none of them' }) === undefined);
    assert.equal(fileOf(), first);
    assert.match(searchOf(projectAt(source))({ ...nobody, title })?.edition.manuscript.file ?? '', /a-copy/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
