/**
 * A comment names nothing that is not in the tree: files and folders by their names, typographic rules by their
 * numbers. The sentences and hints of problems too, which an editor reads.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import { commentsOf, missingFiles, readOwn, readTree } from '../support/named-files.ts';

const tree = readTree();
const commented = tree.filter(
  (path) =>
    /^(scripts|styles|templates|test|\.ci|\.github)\//.test(path) &&
    !/^test\/(fixtures|bench\/peers)\//.test(path) &&
    // The examples below are names of nothing.
    path !== 'test/house/names.test.ts' &&
    /\.(ts|js|mjs|css|hbs|java|yaml|yml)$|^\.ci\/run$/.test(path),
);

test('comments name only files that are there', () => {
  assert.ok(commented.length > 200);
  const odd = commented.flatMap((path) =>
    missingFiles(commentsOf(path, readOwn(path)), tree).map((name) => `${path} names ${name}`),
  );
  assert.deepEqual(odd, []);
});

test('problems name only files that are there', () => {
  const catalogue = commented.filter((path) => path.startsWith('scripts/model/problem'));
  assert.ok(catalogue.length > 0);
  const odd = catalogue.flatMap((path) => missingFiles(readOwn(path), tree).map((name) => `${path} names ${name}`));
  assert.deepEqual(odd, []);
});

test('a rule that a comment or a test names is a rule of .docs/typography.md', () => {
  const rules = new Set([...readOwn('.docs/typography.md').matchAll(/^\*\*(R\d+)\*\*/gm)].map(([, rule]) => rule));
  assert.ok(rules.size > 20);
  let named = 0;
  for (const path of commented)
    for (const [rule] of commentsOf(path, readOwn(path)).matchAll(/\bR\d{1,2}\b/g)) {
      named += 1;
      assert.ok(rules.has(rule), `${path} names ${rule}`);
    }
  assert.ok(named > 3);
});

test('what is looked for is found: a file of old, a folder of old, and nothing that is there', () => {
  const text = '/** See `model/text.ts`, old.ts, `gone/`, `formats/`, templates/labels/LANGUAGE.yaml, Paged.js */';
  assert.deepEqual(missingFiles(commentsOf('x.ts', text), tree), ['old.ts', 'gone/']);
  assert.deepEqual(missingFiles(commentsOf('x.ts', "const a = 'old.ts'; // see past.css"), tree), ['past.css']);
  assert.deepEqual(missingFiles(commentsOf('x.hbs', '{{! as old.hbs }}<p>new.hbs</p>'), tree), ['old.hbs']);
});
