/**
 * Labels, addresses and citations of French and Spanish documents. In: a small treaty in both languages. Proves that
 * articles are found however their first one is written, and are cited in the words of the language.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import { dateOfWords } from '../../scripts/import/written-dates.ts';
import { sayDate } from '../../scripts/languages/language.ts';
import { readLabels } from '../../scripts/manuscript/read-labels.ts';
import { paragraphsOf } from '../../scripts/model/edition.ts';
import { sayLocator, sayNumber } from '../../scripts/model/numbers.ts';
import { pressProject } from '../support/press.ts';
import { numberedText } from '../support/provisions.ts';

/** Address, citation and locator of every paragraph of a treaty. */
function cited(lines: readonly string[], language: string): string[] {
  const { edition, told } = numberedText(lines, 'treaty', language);
  assert.deepEqual(told, []);
  const { labels } = edition.manuscript;
  return paragraphsOf(edition).map(
    ({ number }) => `${number} = ${sayNumber(number, labels)} = ${sayLocator(number, labels)}`,
  );
}

test('French: Article premier, TITRE PREMIER, Deuxième partie, a) and i)', () => {
  const lines = [
    'Les Parties,',
    '## PREMIÈRE PARTIE. Dispositions générales',
    '### TITRE PREMIER',
    '#### Article premier. Objet',
    '1\\. Le traité :',
    'a) un ;',
    'i) deux.',
    '#### Article 2',
    'Un.',
    'Deux.',
    '## Deuxième partie',
    '### Titre II',
    '#### Article 2 bis',
    'Seul.',
    '## Annexe I',
    '### Article 1er',
    '1\\. Un.',
  ];
  assert.deepEqual(cited(lines, 'fr'), [
    'pre1 = alinéa du préambule 1 = al. du préambule 1',
    'art1-1 = article premier, paragraphe 1 = art. premier, par. 1',
    'art1-1-a = article premier, paragraphe 1, alinéa a) = art. premier, par. 1, al. a)',
    'art1-1-a-i = article premier, paragraphe 1, alinéa a), point i) = art. premier, par. 1, al. a), point i)',
    'art2-1 = article 2, paragraphe 1 = art. 2, par. 1',
    'art2-2 = article 2, paragraphe 2 = art. 2, par. 2',
    'art2bis-1 = article 2 bis = art. 2 bis',
    'annex1-art1-1 = Annexe I, article 1er, paragraphe 1 = Annexe I, art. 1er, par. 1',
  ]);
});

test('Spanish: Artículo 1º, PRIMERA PARTE, a) and i)', () => {
  const lines = [
    'Las Partes,',
    '## PRIMERA PARTE',
    '### CAPÍTULO PRIMERO',
    '#### Artículo primero',
    '1\\. El tratado:',
    'a) uno;',
    '#### ARTÍCULO 2º',
    'Solo.',
    '### Capítulo II',
    '#### Artículo 3',
    '1\\. Uno.',
    '## Anexo',
    '### Artículo 1',
    'Solo.',
  ];
  assert.deepEqual(cited(lines, 'es'), [
    'pre1 = párrafo del preámbulo 1 = párr. del preámbulo 1',
    'art1-1 = artículo primero, párrafo 1 = art. primero, párr. 1',
    'art1-1-a = artículo primero, párrafo 1, apartado a) = art. primero, párr. 1, ap. a)',
    'art2-1 = artículo 2º = art. 2º',
    'art3-1 = artículo 3, párrafo 1 = art. 3, párr. 1',
    'annex1-art1-1 = Anexo, artículo 1 = Anexo, art. 1',
  ]);
});

test('days: the first of a month in French, de in Spanish; both are read again', () => {
  const said = (language: string, date: string) => sayDate(readLabels(pressProject, language, []), date);
  assert.deepEqual(
    ['2020-01-01', '2020-01-21', '2020-01'].map((date) => said('fr', date)),
    ['1er janvier 2020', '21 janvier 2020', 'janvier 2020'],
  );
  assert.equal(said('es', '2022-02-04'), '4 de febrero de 2022');
  for (const language of ['fr', 'es'])
    for (const date of ['2020-01-01', '2021-08-31', '1999-12-09'])
      assert.equal(dateOfWords(said(language, date)), date);
});
