/**
 * The style sheet of a page with two languages: the typefaces of both, what all pages have in common, what belongs to
 * each writing system below the class of its language, the columns; and nothing else. In: the style sheet as it was
 * found, those of both languages, the folders of the styles. Out: `wrong` is called where it is another one. Takes the
 * classes away and compares what is left; shares no code with the maker. Called by `verify-facing.ts`.
 *
 *     .of-en em { color: white } that no style has
 *       → 'its style: “em{color:white}” where “em{font-style:italic}” is due'
 */
import { facingClass } from '../model/facing.ts';
import { readStyleFiles } from './closed-styles.ts';
import type { FacingSources } from './verify-facing.ts';

/** How a style sheet of two languages is put together. */
interface FacingStyle {
  file: string;
  /** What both languages have in common. */
  common: readonly string[];
  /** How pairs stand. */
  pairs: string;
  /** The folder of a language, from the style sheet on. */
  beside: (language: string) => string;
}

const ofSite: FacingStyle = {
  file: 'site.css',
  common: ['text.css', 'web.css'],
  pairs: 'facing.css',
  beside: (language) => `../${language}/`,
};

export const styleOfEpub: FacingStyle = {
  file: 'style.css',
  common: ['text.css', 'epub.css'],
  pairs: 'facing-epub.css',
  beside: (language) => `${language}/`,
};

/** Compares a style sheet. */
export function compareFacingStyle(
  found: string,
  { pair, styles, folders }: Pick<FacingSources, 'pair' | 'styles' | 'folders'>,
  wrong: (detail: string) => void,
  { file, common: names, pairs, beside }: FacingStyle = ofSite,
): void {
  const read = (name: string) => readStyleFiles({ folders, names: [name], language: pair[0] })[0] ?? '';
  const common = names.map(read).join('\n');
  const faces = styles.flatMap((style, i) => facesDue(style, pair[i] as string, beside));
  const columns = readStyleFiles({ folders, names: [pairs], language: pair[0] }).join('\n');
  const head = [...faces, common, ''].join('\n');
  if (!found.startsWith(head)) wrong(`${file} does not begin with the typefaces and styles of its languages`);
  if (!found.endsWith(`\n${columns}`)) wrong(`${file} does not end with the styles of its columns`);
  const own = rulesIn(found.slice(head.length, found.length - columns.length));
  const due = styles.flatMap((style, i) => {
    const language = pair[i] as string;
    const after = style.slice(style.indexOf(common) + common.length);
    return rulesIn(named(after, language), below(facingClass(language)));
  });
  const at = [...due, ...own].findIndex((_, i) => own[i] !== due[i]);
  const say = (rule: string | undefined) => (rule === undefined ? 'nothing' : `“${rule.slice(0, 80)}”`);
  if (at >= 0) wrong(`${file}: ${say(own[at])} where ${say(due[at])} is due`);
}

/** The faces that the page of a language declares, each under a name of its own. */
const facesDue = (style: string, language: string, beside: FacingStyle['beside']): string[] =>
  [...style.matchAll(/^@font-face\{.*$/gm)].map(([line]) =>
    named(line, language).replace('url("', `url("${beside(language)}`),
  );

const named = (style: string, language: string): string => style.replaceAll(/"(Kanben [^"]*)"/g, `"$1 ${language}"`);

/** How a selector is said. */
type Selector = (selector: string) => string;

/**
 * The rules of a style sheet one by one, without comments and idle white space, each with what is around it:
 * `@media print|.of-en a,.of-en b{color:red}`.
 */
function rulesIn(style: string, said: Selector = (one) => one, around = ''): string[] {
  const text = around === '' ? style.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\s+/g, ' ') : style;
  const rules: string[] = [];
  for (let at = 0, open = text.indexOf('{'); open >= 0; open = text.indexOf('{', at)) {
    const head = text.slice(at, open).trim();
    let [end, depth] = [open + 1, 1];
    for (; end < text.length && depth > 0; end++) depth += Number(text[end] === '{') - Number(text[end] === '}');
    const body = text.slice(open + 1, end - 1);
    if (head.startsWith('@')) rules.push(...rulesIn(body, said, `${around}${head}|`));
    else rules.push(`${around}${selectors(head).map(said).join(',')}{${body.trim()}}`);
    at = end;
  }
  return rules;
}

/** A list of selectors; what stands in brackets is one. */
const selectors = (head: string): string[] =>
  (head.match(/(?:\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)|[^,()])+/g) ?? []).map((one) => one.trim());

/** A selector below the class of a language; the page as a whole is the class. */
const below =
  (scope: string): Selector =>
  (selector) =>
    selector === 'body' || selector === ':root' ? `.${scope}` : `.${scope} ${selector}`;
