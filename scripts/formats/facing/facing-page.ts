/**
 * Makes the facing edition of a title for the screen: two of its languages side by side, the same address beside
 * itself. In: the finished reading editions of both languages. Out: files for `build/TITLE/LANG1+LANG2/`, which belong
 * to the folders of the languages beside it. Nothing of the text is made anew: what is proved there is put side by side
 * here. Deterministic. Called by `press/facing-editions.ts`.
 */
import { profileOf } from '../../languages/registry.ts';
import { contentSecurity } from '../../model/content-security.ts';
import { type FacingPair, facingClass, facingId } from '../../model/facing.ts';
import type { Files } from '../../model/outputs.ts';
import type { Project } from '../../project/project.ts';
import { readStyle, readStyles, template } from '../../views/templates.ts';
import { pairUnits, type Row } from './pair-units.ts';
import { readSide, type Side, type SideUnit } from './read-sides.ts';
import { facesOfStyle, nameFaces, scopeStyle } from './scope-style.ts';

/** The finished reading editions of both languages, and what they have in common. */
interface FacingParts {
  pair: FacingPair;
  pages: readonly [string, string];
  styles: readonly [string, string];
  /** All languages of the title, by their tags. */
  languages: readonly string[];
  /** The script and the sign, which are those of every page. */
  script: string | Uint8Array;
  icon: string | Uint8Array;
  /** What of it stands alone, and is offered for download: its PDF, its e-book. */
  downloads: readonly OfferedFacing[];
  /** Address of the page's folder, with a slash at its end; absent where the site has none. */
  address?: string | undefined;
}

/** A file of the edition, as the page offers it. */
interface OfferedFacing {
  name: string;
  /** In words. */
  size: string;
  sha256: string;
}

/** What was made, and the addresses that stand alone. */
interface FacingMade {
  files: Files;
  alone: Record<string, string[]>;
}

interface LanguageView {
  language: string;
  name: string;
  place: 'first' | 'second';
}

interface SideView extends LanguageView {
  own: string;
  direction: string;
  id: string | undefined;
  section: string | undefined;
  content: string;
}

interface RowView {
  id: string | undefined;
  also: string[];
  sides: SideView[];
}

/** Everything that `web/facing.hbs` prints. */
interface FacingView {
  language: string;
  direction: string;
  own: string;
  contentSecurity: string;
  title: string;
  address: string | undefined;
  versions: { language: string; name: string; address: string }[];
  words: Side['words'];
  downloads: readonly OfferedFacing[];
  sides: LanguageView[];
  rows: RowView[];
}

const fillFacing = template<FacingView>('web/facing.hbs');

/** Makes the files. Throws when a page is none that the press has written. */
export function makeFacing(project: Project, parts: FacingParts): FacingMade {
  const { pair, pages, languages, address, script, icon, downloads } = parts;
  const sides = pages.map((page, i) => readSide(page, pair[i] as string)) as [Side, Side];
  const [first, second] = sides;
  const rows = (['front', 'text', 'parts'] as const).flatMap((part) => pairUnits(first[part], second[part]));
  const versions = languages.map((language) => ({
    language,
    name: profileOf(language).ownName,
    address: address === undefined ? `../${language}/index.html` : new URL(`../${language}/`, address).href,
  }));
  const page = fillFacing(project, {
    language: first.language,
    direction: profileOf(first.language).direction,
    own: facingClass(first.language),
    contentSecurity,
    title: sides.map(({ title }) => title).join(' · '),
    address,
    versions,
    words: first.words,
    downloads,
    sides: pair.map(languageView),
    rows: rows.map((row) => rowView(row, pair)),
  });
  const data = { languages: pair, pairs: rows.flatMap((row) => dataRow(row, pair)) };
  return {
    files: new Map<string, string | Uint8Array>([
      ['index.html', page],
      ['site.css', facingStyle(project, parts)],
      ['site.js', script],
      ['icon.svg', icon],
      ['facing.json', `${JSON.stringify(data, null, 1)}\n`],
    ]),
    alone: Object.fromEntries(pair.map((language, i) => [language, aloneIn(rows, i)])),
  };
}

const languageView = (language: string, i: number): LanguageView => ({
  language,
  name: profileOf(language).ownName,
  place: i === 0 ? 'first' : 'second',
});

function rowView(row: Row<SideUnit>, pair: FacingPair): RowView {
  const [id, ...also] = new Set(row.flatMap((unit) => unit?.addresses ?? []));
  const sides = row.flatMap((unit, i): SideView[] => {
    if (!unit) return [];
    const language = pair[i] as string;
    return [
      {
        ...languageView(language, i),
        own: facingClass(language),
        direction: profileOf(language).direction,
        id: unit.section?.bare ? facingId(language, unit.section.anchor) : undefined,
        section: unit.section?.anchor,
        content: unit.html,
      },
    ];
  });
  return { id, also, sides };
}

/** The numbered addresses of a row by language, for programs; nothing for what is around the text. */
function dataRow(row: Row<SideUnit>, pair: FacingPair): Record<string, string[]>[] {
  const sides = row.flatMap((unit, i) =>
    unit?.addresses.length ? [[pair[i] as string, unit.addresses] as const] : [],
  );
  return sides.length > 0 ? [Object.fromEntries(sides)] : [];
}

/** By what is found in the other text and has nothing beside it. */
const aloneIn = (rows: readonly Row<SideUnit>[], side: number): string[] =>
  rows.flatMap((row) => {
    const unit = row[side];
    return unit?.key !== undefined && unit.kind !== 'part' && !row[1 - side] ? [unit.key] : [];
  });

/** Typefaces of both, what all pages have in common, then what belongs to each writing system, then the columns. */
function facingStyle(project: Project, { styles, pair }: FacingParts): string {
  const common = ['text.css', 'web.css'].map((name) => readStyle(project, name));
  const own = styles.map((style, i) => {
    const language = pair[i] as string;
    const after = common.at(-1) ?? '';
    const at = style.indexOf(after);
    if (at < 0) throw new Error(`the style of ${language} is of another state of the press`);
    return scopeStyle(nameFaces(style.slice(at + after.length), language), facingClass(language));
  });
  const faces = styles.flatMap((style, i) => facesOfStyle(style, pair[i] as string));
  return [...faces, ...common, ...own, ...readStyles(project, ['facing.css'], pair[0])].join('\n');
}
