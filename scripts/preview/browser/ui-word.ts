/**
 * The words of the interface, in the language that the preview was started with. In: a key, a value. Out: the words
 * that the server has put into the page.
 *
 *     uiWord('changed', 3) → '3 changed'
 */

/** The words of a key; {0} is the value. */
export const uiWord = (key: string, value: string | number = ''): string =>
  formOf(document.querySelector(`[data-word="${key}"]`)?.textContent ?? key, value).replace('{0}', String(value));

/** Of words with a form for one and a form for many the one that is meant. */
function formOf(words: string, value: string | number): string {
  const [one = '', many = one] = words.split('|');
  return value === 1 ? one : many;
}
