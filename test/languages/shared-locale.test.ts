/**
 * The locale that a page names where it is shared. In: the languages of the press. It is a language and a territory, as
 * Open Graph wants it, of the language itself; and none is made up where several territories are known.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import { knownLanguages, profileOf } from '../../scripts/languages/registry.ts';

test('a shared locale has the language of its profile and a territory, or there is none', () => {
  for (const tag of knownLanguages) {
    const { sharedAs } = profileOf(tag);
    if (sharedAs !== undefined) assert.match(sharedAs, new RegExp(`^${tag.split('-')[0]}_[A-Z]{2}$`));
  }
  const shared = ['zh-Hans', 'zh-Hant', 'en', 'zh-Hant-SG', 'sw'].map((tag) => profileOf(tag).sharedAs);
  assert.deepEqual(shared, ['zh_CN', undefined, undefined, undefined, undefined]);
});
