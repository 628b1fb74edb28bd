/**
 * The words that the page's script says, in the language of the page. In: keys of words that the templates put into the
 * page, and values. Out: sentences. `fillWord` is pure.
 *
 *     fillWord('{0} {0:result|results}', 'en', [2]) → '2 results'
 */

/** The word of a key with its values filled in; nothing where the page has no such word. */
export const pageWord = (key: string, ...values: readonly (string | number)[]): string =>
  fillWord(document.querySelector(`[data-word="${key}"]`)?.textContent ?? '', document.documentElement.lang, values);

/** {0} is the first value, {0:form|form} the form of a word that goes with it as a number. */
export const fillWord = (word: string, language: string, values: readonly (string | number)[]): string =>
  word.replace(/\{(\d)(?::([^}]*))?\}/g, (_, index: string, forms: string | undefined) =>
    forms ? formFor(Number(values[Number(index)]), forms.split('|'), language) : String(values[Number(index)] ?? ''),
  );

/** The form of a word that goes with a number: two forms are one and other, three are one, few and many. */
function formFor(number: number, forms: readonly string[], language: string): string {
  const rule = new Intl.PluralRules(language).select(number);
  const at = forms.length === 2 ? Number(rule !== 'one') : ['one', 'few', 'many'].indexOf(rule);
  return forms[at] ?? forms.at(-1) ?? '';
}
