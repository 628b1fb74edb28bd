/**
 * The labels of French and Spanish documents: the words of headings in these languages; numbers and letters inside an
 * article are those of English. In: the levels of a class. Out: the same levels with forms for both languages. Pure.
 * Called by `registry.ts`, so that the file of a class names three languages alone.
 *
 *     withRomance(treaty).article?.forms.fr reads Article premier; forms.es reads Artículo 31
 */
import type { ProvisionKind } from '../model/provisions.ts';
import { changeLevels, type DocumentClass, type Level } from './document-class.ts';
import type { LabelForm } from './label-forms.ts';
import { wordAlone, wordHeading } from './label-patterns.ts';
import { latinOrdinals } from './numerals.ts';

const latin = latinOrdinals.join('|');
const number = '(?<n>[IVXLCDM]{1,12}|\\d{1,4})';
const more = `(?<more>[\\s\\u00a0-]?(?:${latin})|[a-zA-Z]|)`;
/** What follows the figure of a first one: 1er, 1º, Ier. */
const first = '(?:er|re|[º°o])?';
const ordinal = '(?<n>\\p{L}{4,10})';

/** Article 31, ARTICLE 1er, Article premier; before its text with a point, a dash or nothing behind it. */
const article = (word: string): LabelForm[] => [
  {
    numeral: 'roman',
    heading: new RegExp(`^(?:${word})[\\s\\u00a0]+${number}${first}${more}(?![\\p{L}\\d])`, 'iu'),
    paragraph: new RegExp(
      `^(?:${word})[\\s\\u00a0]+${number}${first}${more}(?:[.:](?=\\s|$)|(?=\\s*\\.?[–—-]+\\s)|$)`,
      'iu',
    ),
  },
  {
    numeral: 'ordinal',
    heading: new RegExp(`^(?:${word})[\\s\\u00a0]+${ordinal}(?!\\p{L})`, 'iu'),
    paragraph: new RegExp(`^(?:${word})[\\s\\u00a0]+${ordinal}(?:[.:](?=\\s|$)|$)`, 'iu'),
  },
];

/** TITRE PREMIER, Chapitre Ier, Première partie, SEGUNDA PARTE. */
const container = (word: string): LabelForm[] => {
  const both = `${word.toUpperCase()}|${word}`;
  return [
    { numeral: 'roman', heading: new RegExp(`^(?:${both})[\\s\\u00a0]+${number}${first}(?![\\p{L}\\d])`, 'u') },
    ...wordHeading(both).filter(({ numeral }) => numeral === 'capital'),
    { numeral: 'ordinal', heading: new RegExp(`^(?:${both})[\\s\\u00a0]+${ordinal}(?!\\p{L})`, 'iu') },
    { numeral: 'ordinal', heading: new RegExp(`^${ordinal}[\\s\\u00a0]+(?:${both})(?!\\p{L})`, 'iu') },
  ];
};

const annex = (words: string): LabelForm[] => [...wordHeading(words), wordAlone(words)];

const french: Partial<Record<ProvisionKind, readonly LabelForm[]>> = {
  book: container('Livre'),
  part: container('Partie'),
  title: container('Titre'),
  chapter: container('Chapitre'),
  section: container('Section'),
  article: article('Article|Art\\.'),
  annex: annex('ANNEXE|Annexe|APPENDICE|Appendice|PROTOCOLE|Protocole'),
  note: wordHeading('NOTE|Note|LETTRE|Lettre', '', '[Nn][o°]\\s?'),
};

const spanish: Partial<Record<ProvisionKind, readonly LabelForm[]>> = {
  book: container('Libro'),
  part: container('Parte'),
  title: container('Título'),
  chapter: container('Capítulo'),
  section: container('Sección'),
  article: article('Artículo|Art\\.'),
  annex: annex('ANEXO|Anexo|APÉNDICE|Apéndice|PROTOCOLO|Protocolo'),
  note: wordHeading('NOTA|Nota|CARTA|Carta', '', '[Nn](?:úm\\.|[o°])\\s?'),
};

/** A level with its forms in both languages. */
function withForms(level: Level): Level {
  const { kind, forms, optional, outside } = level;
  const own = (words: typeof french) => words[kind] ?? forms.en;
  const [fr, es] = [own(french), own(spanish)];
  const asEnglish = (languages: Level['optional']) =>
    languages?.includes('en') ? [...languages, 'fr', 'es'] : languages;
  return {
    ...level,
    forms: { ...forms, ...(fr ? { fr } : {}), ...(es ? { es } : {}) },
    ...(optional ? { optional: asEnglish(optional) as NonNullable<Level['optional']> } : {}),
    ...(outside ? { outside: asEnglish(outside) as NonNullable<Level['outside']> } : {}),
  };
}

/** A class that reads French and Spanish documents too. */
export const withRomance = (one: DocumentClass): DocumentClass => changeLevels(one, withForms);
