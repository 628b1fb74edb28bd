/**
 * Whether a heading is a label and nothing more: 一, 第四条, Article 4, IV. In: its text, the language of the title. Out:
 * true or false. Promises that a title behind the label makes it no bare one. Pure. Called by `views/contents-view.ts`
 * and the witnesses.
 *
 *     isBareLabel('第四条', 'zh-Hans') → true; isBareLabel('第四条　定义', 'zh-Hans') → false
 */
import { type Level, labelLanguage } from './document-class.ts';
import { readLabel } from './label-forms.ts';
import { classNames, classOf } from './registry.ts';

/** A number alone, with brackets around it or a mark behind it: 一、 （二） IV. 12 B. */
const numberAlone = /^[(（]?(?:[一二三四五六七八九十百零〇]{1,5}|[IVXLCDM]{1,8}|\d{1,4}|\p{Lu})[)）]?[.．、:：]?$/u;

/** True for the text of a heading that says no more than its place in a row. */
export function isBareLabel(text: string, language: string): boolean {
  const said = text.trim();
  if (numberAlone.test(said)) return true;
  const own = labelLanguage(language);
  const levels = classNames
    .map(classOf)
    .flatMap(({ containers, article }): Level[] => [...containers, ...(article ? [article] : [])]);
  return levels.some(({ forms }) =>
    (forms[own] ?? []).some((form) => {
      const read = readLabel(form, said, true);
      return read !== undefined && /^[.．:：、]?$/u.test(said.slice(read.length));
    }),
  );
}
