/**
 * What random texts in French and Spanish are made of. In: the words of English texts, for what all languages share.
 * Out: the vocabularies, for `vocabulary.ts` alone.
 */
import type { Vocabulary } from './vocabulary.ts';

export const frenchOf = (shared: Vocabulary, signs: readonly string[]): Vocabulary => ({
  ...shared,
  words: (
    'les parties continueront à se consulter sur toute question d’intérêt commun y compris l’énergie les transports ' +
    'l’agriculture et la responsabilité internationale a Article nonobstant Gouvernement œuvre'
  ).split(' '),
  marks: [',', '.', ' ;', '\u00a0:', '\u202f?', ' !', '…', '—'],
  kept: [
    ...['–', '—', '…', 'V. V. Ivanov', 'article 12', 'A/RES/70/1', '30\u00a0%', '« Ceinture et route »', 'n° 5'],
    ...['«\u00a0cité\u00a0»', '«\u202f“intérieur”\u202f»', 'et/ou', 'c.-à-d.', '§ 5', '1 000 000', '2021–2025', '1er'],
    ...['« voir', 'ci-dessous »', '(voir', 'ci-dessous)', ...signs, '[note]', '3,14', 'COVID-19', 'XXIe', 'm²'],
    ...['le 25 décembre 2015', 'aujourd’hui', "l'État", 'Saint-Pierre-et-Miquelon', 'n°s 3 et 4', '1°', 'Mme', '€ 5'],
  ],
  foreign: [
    ['la', 'mutatis mutandis'],
    ['en', 'memorandum of understanding'],
    ['ru', 'Меморандум'],
    ['zh-Hans', '谅解备忘录'],
  ],
  same: ['Les parties continueront à se consulter.', 'Fait en double exemplaire,', 'idem'],
  names: [
    'Organisation des Nations Unies',
    'Charte des Nations Unies',
    'Convention sur le droit de la mer',
    'Commission des pêcheries du Nord',
  ],
});

export const spanishOf = (shared: Vocabulary, signs: readonly string[]): Vocabulary => ({
  ...shared,
  words: (
    'las partes seguirán celebrando consultas sobre cuestiones de interés común entre ellas la energía el transporte ' +
    'la agricultura y la responsabilidad internacional a o Artículo notwithstanding Gobierno según'
  ).split(' '),
  marks: [',', '.', ';', ':', '?', '!', '…', '—'],
  kept: [
    ...['–', '—', '…', 'V. V. Ivanov', 'artículo 12', 'A/RES/70/1', '30 %', '«Franja y Ruta»', 'núm. 5', 'n.º 5'],
    ...['«exterior “interior” exterior»', 'y/o', 'p. ej.', '§ 5', '1 000 000', '2021–2025', '¿quién?', '¡sí!', '1.ª'],
    ...['«véase', 'abajo»', '(véase', 'abajo)', ...signs, '[nota]', '3,14', 'COVID-19', 'EE. UU.', 'm²', 'art. 3'],
    ...['25 de diciembre de 2015', 'ex-Yugoslavia', 'Estado-nación', '¿', '€ 5', 'párr. 4', 'inciso a)'],
  ],
  foreign: [
    ['la', 'mutatis mutandis'],
    ['fr', 'aide-mémoire'],
    ['ru', 'Меморандум'],
    ['zh-Hans', '谅解备忘录'],
  ],
  same: ['Las partes seguirán celebrando consultas.', 'Hecho en dos ejemplares,', 'ídem'],
  names: [
    'Naciones Unidas',
    'Carta de las Naciones Unidas',
    'Convención sobre el Derecho del Mar',
    'Comisión de Pesca del Norte',
  ],
});
