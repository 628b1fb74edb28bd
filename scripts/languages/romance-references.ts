/**
 * References in French and Spanish: paragraphe 2 de l’article 5, article premier, alínea a) del párrafo 1 del artículo
 * 2. In: nothing. Out: the rules for the profiles. Promises that “de” with the name of another document gives no
 * reference of the document’s own. Called by `fr.ts` and `es.ts`.
 *
 *     l’article 5 de la présente Convention → article 5; l’article 51 de la Charte → none
 */
import { never, type ReferenceRules } from './reference-rules.ts';

/** What a language calls things; parts of expressions. */
interface Words {
  annex: string;
  part: string;
  title: string;
  chapter: string;
  section: string;
  article: string;
  articles: string;
  paragraph: string;
  paragraphs: string;
  /** What has a letter: alinéa a), inciso a). */
  point: string;
  /** The first one in words, with what may follow a figure: premier, 1er. */
  first: string;
  behindFigure: string;
  /** Between the numbers of a list, behind a blank. */
  and: string;
  /** Of the, before what something stands in, and before a document. */
  of: string;
  /** The present, this. */
  present: string;
  documents: string;
  /** What a number may count, which is none of a list then. */
  counted: string;
  /** Above, below. */
  near: string;
  others: string;
  /** Said behind a reference of something else than the document. */
  said: string;
  amends: RegExp;
}

function rulesOf(words: Words): ReferenceRules {
  const number =
    `(?<n>\\d{1,4}|[IVXLCDM]{1,8}|${words.first})(?:${words.behindFigure})?` +
    '(?<more>[ \\u00a0-]?(?:bis|ter|quater|quinquies|sexies)(?!\\p{L})|(?<=\\d)[a-zA-Z](?![\\p{L}\\d])|)' +
    '(?![\\p{L}\\d/]|\\.\\d)';
  const small = '\\(?(?<n>\\d{1,3}|[a-z]{1,4})(?<more>)\\)';
  const between = `(?: (?:${words.and}) |, |[–—])`;
  const word = (said: string): string => `(?<![\\p{L}\\d])(?:${said})[ \\u00a0]`;
  const further = new RegExp(`${between}${number}(?! (?:${words.counted})|\\))`, 'uy');
  const furtherSmall = new RegExp(between + small, 'uy');
  const of = `(?:${words.of})`;
  const here = `${words.article}|${words.annex}|${words.chapter}|${words.section}|${words.part}|${words.paragraph}`;
  return {
    steps: [
      { rank: 0, kinds: ['annex'], pattern: new RegExp(word(words.annex) + number, 'giu') },
      { rank: 0, kinds: ['part', 'book'], pattern: new RegExp(word(words.part) + number, 'gu') },
      { rank: 0.2, kinds: ['title'], pattern: new RegExp(word(words.title) + number, 'gu') },
      { rank: 0.4, kinds: ['chapter'], pattern: new RegExp(word(words.chapter) + number, 'gu') },
      { rank: 0.6, kinds: ['section'], pattern: new RegExp(word(words.section) + number, 'gu') },
      { rank: 1, kinds: ['article'], pattern: new RegExp(word(`${words.article}|[Aa]rt\\.`) + number, 'gu') },
      { rank: 1, kinds: ['article'], pattern: new RegExp(word(words.articles) + number, 'gu'), further },
      { rank: 2, kinds: [], pattern: new RegExp(`${word(words.paragraph)}${number}(?!\\))`, 'gu') },
      { rank: 2, kinds: [], pattern: new RegExp(`${word(words.paragraphs)}${number}(?!\\))`, 'gu'), further },
      { rank: 3, kinds: [], pattern: new RegExp(word(words.point) + small, 'gu'), further: furtherSmall },
      { rank: 3, kinds: [], pattern: new RegExp(small, 'gu'), further: furtherSmall, dependent: true },
    ],
    inward: /^(?:,? ?)$/,
    outward: new RegExp(`^ ${of}$`, 'u'),
    list: new RegExp(
      `^(?:,? (?:${words.and}) (?:${words.of}|l[’']|la |el |los |las |à l[’']|au |al )?|, (?:l[’']|el )?)$`,
      'u',
    ),
    goesOn: false,
    ownBefore: never,
    ownAfter: new RegExp(`^,? ${of}(?:${words.present}) (?:${words.documents})(?!\\p{L})|^ (?:${words.near})`, 'iu'),
    hereBefore: never,
    hereAfter: new RegExp(`^ ${of}(?:${words.present}) (?<here>${here})(?!\\p{L})`, 'u'),
    here: Object.fromEntries(
      (['article', 'annex', 'chapter', 'section', 'part', 'paragraph'] as const).flatMap((kind) =>
        words[kind].split('|').map((one) => [one.replace(/^\[(.)(.)\]/, '$2').toLowerCase(), kind] as const),
      ),
    ),
    foreignBefore: new RegExp(`(?<!\\p{L})(?:${words.others}) $`, 'iu'),
    foreignAfter: new RegExp(`^,? (?:${words.of}|${words.said})|^ \\(?\\p{Lu}\\p{L}`, 'u'),
    bareBefore: /(?:)/,
    foreignNear: new RegExp(
      `(?<!(?:${words.present}) )(?<!\\p{L})(?!\\p{Ll})(?:${words.documents})s?(?!\\p{L})|(?:résolution|resolución) \\d`,
      'u',
    ),
    amends: words.amends,
    quotes: ['«', '»'],
  };
}

export const frenchReferences = rulesOf({
  annex: '[Aa]nnexe',
  part: '[Pp]artie',
  title: '[Tt]itre',
  chapter: '[Cc]hapitre',
  section: '[Ss]ection',
  article: '[Aa]rticle',
  articles: '[Aa]rticles|[Aa]rts\\.',
  paragraph: '[Pp]aragraphe',
  paragraphs: '[Pp]aragraphes',
  point: '[Aa]linéas?|[Pp]oints?|[Ll]ettres?',
  first: 'premier|première',
  behindFigure: 'er|re',
  and: 'et|ou|à|au',
  of: "de l[’']|de la |du |des |de |d[’']",
  present: 'présente?|présent',
  documents:
    'Accord|Traité|Convention|Pacte|Charte|Protocole|Statut|Règlement|Directive|Décision|Loi|Code|Constitution|' +
    'Déclaration|Résolution|Ordonnance|Acte|Décret|Arrangement|Mémorandum',
  counted: 'jours?|mois|ans|années|heures|États|membres|pour cent|euros|%',
  near: 'ci-(?:dessus|dessous|après|avant)',
  others:
    'son|sa|ses|leurs?|cet|cette|ces|ce|ledit|ladite|même|ancien(?:ne)?|nouvel|autre|chaque|précédent|tout|un|une',
  said: 'dudit|précédent|suivant|susvisé|susmentionné|annexé|y |celui-ci|celle-ci',
  amends:
    /(?:est|sont) (?:ainsi )?(?:modifié|remplacé|abrogé|supprimé|complété|inséré|rédigé)(?:e|s|es)?(?!\p{L})|ainsi (?:rédigé|modifié)/u,
});

export const spanishReferences = rulesOf({
  annex: '[Aa]nexo',
  part: '[Pp]arte',
  title: '[Tt]ítulo',
  chapter: '[Cc]apítulo',
  section: '[Ss]ección',
  article: '[Aa]rtículo',
  articles: '[Aa]rtículos|[Aa]rts\\.',
  paragraph: '[Pp]árrafo|[Aa]partado',
  paragraphs: '[Pp]árrafos|[Aa]partados',
  point: '[Ii]ncisos?|[Ll]etras?|[Aa]partados?|[Aa]línea',
  first: 'primero|primera|primer',
  behindFigure: '[.]?[º°oa]',
  and: 'y|e|o|u|a|al',
  of: 'del |de la |de los |de las |de ',
  present: 'presente|este|esta',
  documents:
    'Acuerdo|Tratado|Convención|Convenio|Pacto|Carta|Protocolo|Estatuto|Reglamento|Directiva|Decisión|Ley|Código|' +
    'Constitución|Declaración|Resolución|Ordenanza|Acta|Decreto|Arreglo|Memorando',
  counted: 'días?|mes(?:es)?|años?|horas|Estados|miembros|por ciento|euros|%',
  near: 'supra|infra|anterior(?:mente)? (?:citado|mencionado)',
  others: 'su|sus|ese|esa|esos|esas|aquel|aquella|dicho|dicha|mismo|antiguo|nuevo|otro|cada|todo|un|una',
  said: 'anterior|siguiente|citado|mencionado|anexo|precedente',
  amends: /(?:queda|quedan|se) (?:modific|sustitu|derog|suprim|añad|insert|redact)\p{L}*|(?:queda|quedan) redactad/u,
});
