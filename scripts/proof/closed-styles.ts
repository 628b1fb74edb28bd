/**
 * The style sheets of an EPUB and of a site: byte for byte those of the project's styles, and in front of them the
 * faces. In: a style sheet as it was found, the folders of the styles, the language. Out: its faces, or where it is
 * another one. Reads the styles anew. Called by `closed-epub.ts` and `closed-site.ts`.
 *
 *     `p { display: none }` behind the styles → 'style.css, line 214: “p { display: none }” where nothing is due'
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { profileOf } from '../languages/registry.ts';
import { inOwnFace, styleFolders } from '../languages/style-folders.ts';

/** A face that a style sheet declares. */
export interface DeclaredFace {
  family: string;
  weight: number;
  italic: boolean;
  address: string;
}

/** The style sheets of a screen format. */
export interface StylesWanted {
  /** Folders of styles; of each file the first one that has it counts. */
  folders: readonly string[];
  names: readonly string[];
  language: string;
  /** The text stands in faces of the system until its own have come: on the site. */
  swap?: boolean;
}

const rule = new RegExp(
  '^@font-face\\{font-family:"([^"]+)";font-weight:(\\d+);font-style:(normal|italic);' +
    'src:url\\("([^"]+)"\\) format\\("(?:truetype|woff2)"\\);' +
    '(font-display:swap;)?ascent-override:88%;descent-override:12%;line-gap-override:0%\\}$',
);

/** Files of the styles, and behind them those of the same names for the writing system. */
export function readStyleFiles({ folders, names, language }: StylesWanted): string[] {
  const read = (name: string): string[] => {
    const folder = folders.find((one) => existsSync(join(one, name)));
    return folder === undefined ? [] : [inOwnFace(readFileSync(join(folder, name), 'utf8'), language)];
  };
  return [
    ...names.flatMap(read),
    ...styleFolders(language).flatMap((own) => names.flatMap((name) => read(`${own}/${name}`))),
  ];
}

/** Calls `wrong` where a style sheet is not that of the styles. Returns the faces that it declares. */
export function compareStyles(
  found: string,
  file: string,
  wanted: StylesWanted,
  wrong: (detail: string) => void,
): DeclaredFace[] {
  const lines = found.split('\n');
  const faces = facesOf(lines, wanted);
  // Without faces an empty line stands in their place.
  const shown = faces.length > 0 ? lines.slice(faces.length) : lines[0] === '' ? lines.slice(1) : lines;
  compareRules(shown, { file, before: lines.length - shown.length }, faces, wanted, wrong);
  return faces;
}

/** The same of a page whose faces are declared in a sheet of their own, which holds nothing else. */
export function compareSheets(
  faceSheet: string,
  style: string,
  wanted: StylesWanted,
  wrong: (detail: string) => void,
): DeclaredFace[] {
  const lines = faceSheet.split('\n');
  const faces = facesOf(lines, wanted);
  const more = lines.findIndex((line, i) => i >= faces.length && line !== '');
  if (more >= 0) wrong(`faces.css, line ${more + 1}: “${lines[more]?.slice(0, 80)}” where a typeface is due`);
  compareRules(style.split('\n'), { file: 'site.css', before: 0 }, faces, wanted, wrong);
  return faces;
}

/** The faces that stand at the top of a style sheet, a line each. */
function facesOf(lines: readonly string[], { swap = false }: StylesWanted): DeclaredFace[] {
  const faces: DeclaredFace[] = [];
  for (const line of lines) {
    const face = rule.exec(line);
    if (!face || (face[5] !== undefined) !== swap) break;
    const [, family = '', weight, style, address = ''] = face;
    faces.push({ family, weight: Number(weight), italic: style === 'italic', address });
  }
  return faces;
}

/** Calls `wrong` with the first line that is not that of the styles. `before`: so many lines stand above. */
function compareRules(
  shown: readonly string[],
  { file, before }: { file: string; before: number },
  faces: readonly DeclaredFace[],
  wanted: StylesWanted,
  wrong: (detail: string) => void,
): void {
  const rare = rareFamilies(faces, wanted.language);
  const due = readStyleFiles(wanted)
    .map((style) => withRare(style, rare))
    .join('\n')
    .split('\n');
  const at = shown.findIndex((line, i) => line !== due[i]);
  const say = (line: string | undefined) => (line === undefined ? 'nothing' : `“${line.trim().slice(0, 80)}”`);
  if (at >= 0) wrong(`${file}, line ${before + at + 1}: ${say(shown[at])} where ${say(due[at])} is due`);
  else if (due.length > shown.length) wrong(`${file} ends before ${say(due[shown.length])}`);
}

/** Families that no style names: they stand behind those that are named. */
function rareFamilies(faces: readonly DeclaredFace[], language: string): string[] {
  const { body, emphasis, headings } = profileOf(language).typefaces;
  const named = [body, emphasis, headings].map(({ family }) => family);
  return [...new Set(faces.map(({ family }) => family))].filter((family) => !named.includes(family));
}

/** A style in which each list of families goes on with the rare ones that it does not name. */
const withRare = (style: string, rare: readonly string[]): string =>
  rare.length === 0
    ? style
    : style.replace(/"Kanben [^"]+"(?:, "Kanben [^"]+")*/g, (list) => {
        const more = rare.map((family) => `"${family}"`).filter((family) => !list.includes(family));
        return [list, ...more].join(', ');
      });
