/**
 * Styles of one language that reach its own text alone, on a page that has two. In: the style sheet of a reading
 * edition. Out: its typefaces under names of the language, from where they are; and what belongs to its writing system,
 * below a class. Written for the style sheets of the press: comments, rules, @media and @supports. Pure. Called by
 * `facing-page.ts`.
 *
 *     scopeStyle('body, em { color: red }', 'of-en') → '.of-en, .of-en em{ color: red }'
 */

/** A style sheet whose rules reach what is below a class; what it says of the whole page is said of the class. */
export function scopeStyle(style: string, scope: string): string {
  const text = style.replace(/\/\*[\s\S]*?\*\//g, '');
  let [out, at] = ['', 0];
  while (at < text.length) {
    const open = text.indexOf('{', at);
    if (open < 0) break;
    const head = text.slice(at, open).trim();
    const close = closing(text, open);
    const body = text.slice(open + 1, close);
    out += head.startsWith('@')
      ? `${head} {\n${scopeStyle(body, scope)}}\n`
      : `${selectorsIn(head)
          .map((one) => scopeSelector(one, scope))
          .join(', ')} {${body}}\n`;
    at = close + 1;
  }
  return out;
}

/** Where a block that opens at a place is closed. */
function closing(text: string, open: number): number {
  for (let at = open, depth = 0; at < text.length; at++) {
    if (text[at] === '{') depth++;
    else if (text[at] === '}' && --depth === 0) return at;
  }
  throw new Error(`a block of the style is not closed: ${text.slice(open, open + 40)}`);
}

/** The selectors of a rule: commas inside brackets divide nothing. */
function selectorsIn(head: string): string[] {
  const found = [''];
  let depth = 0;
  for (const character of head) {
    if (character === '(') depth++;
    else if (character === ')') depth--;
    if (character === ',' && depth === 0) found.push('');
    else found[found.length - 1] += character;
  }
  return found.map((one) => one.trim());
}

const scopeSelector = (selector: string, scope: string): string =>
  /^(?:body|:root)$/.test(selector) ? `.${scope}` : `.${scope} ${selector}`;

/** Names of typefaces as those of one language: both cut the same faces, each to its own characters. */
export const nameFaces = (style: string, language: string): string =>
  style.replace(/"Kanben ([^"]+)"/g, (_, name: string) => `"Kanben ${name} ${language}"`);

/** The typefaces that a finished style sheet declares, one a line at its top, from the folder of their language. */
export const facesOfStyle = (style: string, language: string): string[] =>
  style
    .split('\n')
    .filter((line) => line.startsWith('@font-face'))
    .map((line) => nameFaces(line, language).replace(/url\("([^"]+)"\)/, `url("../${language}/$1")`));
