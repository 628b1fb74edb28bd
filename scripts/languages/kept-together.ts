/**
 * What stays on one line, by language. In: a BCP 47 tag. Out: the expression that finds it in a text. Example: in English
 * “Article 12” is found in “under Article 12 the”. Used where text is composed and where lines are ended. Pure.
 */
import { languageOf } from './language.ts';

/**
 * What must not be broken across lines: a number and its unit, ordinals, ranges, two-em dashes and ellipses,
 * a dash with the word before it (three dashes may be one glyph, so that a row of them is one piece), the parts of a name,
 * the citation of a treaty or a document. U+2060 would do it too, but gets into copied text.
 */
const keptTogether =
  /第\d+(?:\/\d+)?(?:届|号|条|段)|\d+(?:—\d+)?(?:年|月|日|周年|亿|万)|\d{4}—\d{4}|\d+ UNTS [\dXIV]+|\b[A-Z]+(?:\/[A-Z]+)*\/\d+(?:\/\d+)*|[\p{Script=Han}”’》）]?(?:—{2,6}|…{2,6})|\p{Script=Han}(?=—\p{Script=Han})—|\p{Script=Han}·(?=\p{Script=Han})/gu;

/**
 * The same in words: a number and what it counts, initials, symbols of documents, a dash and the letter before it; in
 * Russian also a word of one letter and what follows. One letter of each side is enough: the rest of the word holds to it.
 */
const keptInWords = {
  en: /\b(?:[Aa]rticles?|[Pp]aragraphs?|[Ss]ection|[Cc]hapter|[Nn]o\.|[Pp]ages?|[Vv]ol\.) \d+|\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)\b|\d+ (?:per cent|percent|km|kg|UNTS)\b(?: [\dXIV]+)?|\b[A-Z]+(?:\/[A-Z]+)*\/\d+(?:\/\d+)*|\S [–—](?= )|\b(?:\p{Lu}\. )+(?=\p{Lu})\p{Lu}|\S [=+−×]|[=+−×] \S/gu,
  ru: /№ \d+|(?<!\p{L})(?:ст|п|пп|гл|с|стр|т)\. \d+|\d{1,2} (?:января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)|\d (?:г\.|гг\.|год(?:а|у|ов|ы)?(?!\p{L})|век[а-я]*|%|км|кг|руб\.|тыс\.|млн|млрд)|(?:т\. (?:д|п|е)\.)|\b[A-Z]+(?:\/[A-Z]+)*\/\d+(?:\/\d+)*|\d+ UNTS [\dXIV]+|\S [–—](?= )|(?:\p{Lu}\. ?)+\p{Lu}(?=\p{Ll})|(?<!\p{L})\p{L} [\p{L}\d«]|\S [=+−×]|[=+−×] \S/gu,
};

/** The expression for what stays on one line in a language. */
export const keptTogetherIn = (language: string): RegExp => keptInWords[language as keyof typeof keptInWords] ?? (languageOf(language).spaced ? keptInWords.en : keptTogether);
