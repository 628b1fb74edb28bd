/**
 * How a place is cited in French and Spanish, in full and in the few letters of a register. In: the provisions from the
 * outermost to the cited one. Out: article 31, paragraphe 3, alinéa c); art. 31, párr. 3, ap. c). Promises to use the
 * labels that the document prints. Pure. Called by `pinpoints.ts` and `locators.ts`.
 *
 *     citeFrench([Article 31, 3., c)], …) → 'article 31, paragraphe 3, alinéa c)'
 */
import { isCounted, type Provision, type ProvisionKind } from '../model/provisions.ts';
import { bareLabel, citePartByPart, type Pinpoint } from './named-path.ts';

type Words = Partial<Record<ProvisionKind, string>>;

const frenchWords: Words = {
  preface: 'alinéa liminaire',
  preambular: 'alinéa du préambule',
  operative: 'paragraphe',
  recital: 'considérant',
  paragraph: 'paragraphe',
  subparagraph: 'alinéa',
  item: 'point',
  point: 'point',
  subpoint: 'point',
};

const spanishWords: Words = {
  preface: 'párrafo inicial',
  preambular: 'párrafo del preámbulo',
  operative: 'párrafo',
  recital: 'considerando',
  paragraph: 'párrafo',
  subparagraph: 'apartado',
  item: 'inciso',
  point: 'punto',
  subpoint: 'punto',
};

/** A word, as registers shorten it. */
type Abbreviations = readonly (readonly [RegExp, string])[];

const frenchShort: Abbreviations = [
  [/article/g, 'art.'],
  [/paragraphe/g, 'par.'],
  [/alinéa/g, 'al.'],
  [/chapitre/g, 'chap.'],
];
const spanishShort: Abbreviations = [
  [/artículo/g, 'art.'],
  [/párrafo/g, 'párr.'],
  [/apartado/g, 'ap.'],
  [/capítulo/g, 'cap.'],
];

/** The first word of a heading's label in small letters: Article 31 → article 31, but Annexe I as it is. */
const inText = ({ kind, label }: Provision): string => {
  const plain = label.replace(/[.:]$/, '');
  return kind === 'article' ? plain.toLowerCase() : plain;
};

/** c) for c and (c): items are cited with the bracket behind their letter. */
const itemLabel = (label: string): string =>
  /[a-z]/.test(label) && /\)/.test(label) ? `${bareLabel(label)})` : bareLabel(label);

const citing = (words: Words, short: Abbreviations = []): Pinpoint =>
  citePartByPart((provision) => {
    const { kind, label, number } = provision;
    const word = isCounted(provision) ? words.paragraph : words[kind];
    const said = word ? `${word} ${itemLabel(label) || number}` : inText(provision);
    return short.reduce((shorter, [from, to]) => shorter.replace(from, to), said);
  });

/** article 31, paragraphe 3, alinéa c). */
export const citeFrench = citing(frenchWords);
/** artículo 31, párrafo 3, apartado c). */
export const citeSpanish = citing(spanishWords);
/** art. 31, par. 3, al. c). */
export const shortFrench = citing(frenchWords, frenchShort);
/** art. 31, párr. 3, ap. c). */
export const shortSpanish = citing(spanishWords, spanishShort);
