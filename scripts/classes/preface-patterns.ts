/**
 * What stands before the preamble of a document and is no part of it, by language. In: nothing. Out: patterns of whole
 * paragraphs. Promises that a sentence of a preamble is none, and linear time. Called by class files.
 *
 *     （2020年1月1日样张会议通过）, Be it enacted …, МОСКВА → a preface; 为了保护湖泊…… → none
 */

/** Paragraphs before the preamble of an act, which tell how it was passed or enact it. */
export const prefaces = {
  /** （2020年1月1日…通过）, 第56号, 法释〔2024〕5号, …作如下修改：, 现予公布. */
  zh: /^[（(](?=.*(?:通过|公布|发布|批准|修订|修正|施行|印发|废止)).*[）)]$|^\d{4}年\d{1,2}月\d{1,2}日[^。]{0,300}(?:通过|公布|发布|批准|修订|修正|施行|印发)$|^(?:第\d{1,5}号|[^\s。，]{1,12}[〔[（(]\d{4}[〕\]）)]第?\d{1,5}号)$|如下(?:修改|修正|规定|决定|解释)?[：:]$|现予(?:以)?(?:公布|发布|印发)/su,
  en: /^An Act$|^\((?:Chapter|Cap\.) \d{1,4}[A-Z]?\)$|^\d{1,3}(?:st|nd|rd|th) Congress$|^(?:Be it (?:therefore )?enacted|Enacted by|An (?:Act|Ordinance) (?:to|for|relating))(?![\p{L}])|^To [^.]+, and for other purposes\.$|^(?:No\. ?\d{1,4} of \d{4}|\d{4} (?:chapter|c\.) ?\d{1,4}|\[?\d{1,2}(?:st|nd|rd|th)? \p{L}{3,9},? \d{4}\.?\]?)$/iu,
  ru: /^(?:Принят|Одобрен)[аоы]?\s[^.;]{0,200}(?: г\.)?$|^(?:г\.\s?)?\p{Lu}[\p{Lu}-]{2,25}(?:,? Кремль)?$|^г\.\s?\p{Lu}[\p{L}-]{2,25}$|^от \d{1,2} [а-я]+ \d{4} г(?:ода|\.)(?: (?:№|N) ?\S+)?$|(?:постановля(?:ет|ю)|приказываю|решил[аи]?):$/u,
};

/** Where and when a treaty was made, below its title; what an act of the European Union says of itself there. */
export const datelines = {
  /** （1961年4月18日订于维也纳） */
  zh: /^[（(](?=.*\d{4}年|.*[〇一二三四五六七八九]{4}年)(?=.*(?:订于|签订|签署|签字|订立|通过)).{1,300}[）)]$/u,
  en: /^\(?(?:Signed|Done|Adopted|Concluded|Opened for signature)\s[^.;]{0,200}$|^of \d{1,2} \p{L}{3,9} \d{4}$|^\p{Lu}[\p{L}’' .-]{2,40}, (?:on )?\d{1,2} \p{L}{3,9} \d{4}$|^\((?:Text with EEA relevance|notified under document .{1,80})\)$/u,
  ru: /^\((?:Подписан|Принят|Заключ[её]н|Совершено)[^)]{0,200}\)$|^(?:г\.\s?)?\p{Lu}[\p{L}-]{2,25}, \d{1,2} [а-я]{3,8} \d{4} г(?:\.|ода)$|^(?:г\.\s?)?\p{Lu}[\p{Lu}-]{2,25}$/u,
};
