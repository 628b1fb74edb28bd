/**
 * The typefaces of an EPUB and of a site: each is cut from a face that is installed. In: faces as they were found, the
 * installed ones. Out: where a character is drawn by another outline than in the installed face, or is wider; tables
 * that can draw or change glyphs and that it has not. Called by `closed-epub.ts` and `closed-site.ts`.
 *
 *     签 drawn as 谈 → 'fonts/song-regular.ttf draws “签” (U+7B7E) otherwise than Kanben Song does'
 */
import { createHash } from 'node:crypto';
import { profiles } from '../languages/registry.ts';
import { serif } from '../languages/typefaces.ts';
import { findOddRule } from './closed-rules.ts';
import type { DeclaredFace } from './closed-styles.ts';
import { openInstalled } from './objects/installed-face.ts';
import { drawAlike, openFace, type TrueTypeFace } from './objects/truetype.ts';

/** A face as it is installed. */
export interface InstalledFace {
  family: string;
  weight: number;
  italic?: boolean;
  /** The name of what is cut from it. */
  file: string;
  /** The whole face as TrueType. */
  read: () => Uint8Array;
}

/** A face that was found; without bytes it is missing. */
export interface FoundFace extends DeclaredFace {
  bytes: Uint8Array | undefined;
}

/** The hyphen of divided words, which the press draws as the one of the text. */
const drawnAs = new Map([[0x058a, 0x2010]]);

/** What languages ask of the face of words: others have no rules for it. */
const apart = profiles.flatMap(({ marksApart }) => marksApart ?? []);

/** Compares every face. `address`: where a file must be; nothing where the face stands in the style sheet itself. */
export function compareFaces(
  found: readonly FoundFace[],
  installed: readonly InstalledFace[],
  address: ((file: string) => string) | undefined,
  wrong: (detail: string) => void,
): void {
  const seen = new Set<string>();
  for (const face of found) {
    const { family, weight, italic } = face;
    const whole = installed.find(
      (one) => one.family === family && one.weight === weight && Boolean(one.italic) === italic,
    );
    const name = whole?.file ?? `${family} ${weight}`;
    if (!whole) wrong(`the typeface ${name} is none of this language`);
    else if (seen.has(name)) wrong(`the typeface ${name} is declared twice`);
    else if (address && face.address !== address(whole.file)) wrong(`${name} is asked for as ${face.address}`);
    else if (!face.bytes) wrong(`${face.address} is missing`);
    else compareFace(face.bytes, whole, wrong);
    seen.add(name);
  }
}

/** An installed face is read once, for the e-book and the site. */
const wholes = new WeakMap<InstalledFace['read'], TrueTypeFace>();

/** What was found in a face, by the hash of its bytes: the same bytes are compared with one face once. */
const compared = new WeakMap<InstalledFace['read'], Map<string, readonly string[]>>();

function compareFace(bytes: Uint8Array, installed: InstalledFace, wrong: (detail: string) => void): void {
  const known = compared.get(installed.read) ?? new Map<string, readonly string[]>();
  compared.set(installed.read, known);
  const sum = createHash('sha256').update(bytes).digest('hex');
  const found = known.get(sum) ?? oddInFace(bytes, installed);
  known.set(sum, found);
  for (const detail of found) wrong(detail);
}

function oddInFace(bytes: Uint8Array, installed: InstalledFace): string[] {
  const odd: string[] = [];
  compareCut(bytes, installed, (detail) => odd.push(detail));
  return odd;
}

function compareCut(bytes: Uint8Array, { file, family, read }: InstalledFace, wrong: (detail: string) => void): void {
  let [cut, whole]: [TrueTypeFace | undefined, TrueTypeFace | undefined] = [undefined, undefined];
  try {
    cut = openFace(bytes);
    whole = wholes.get(read) ?? openInstalled(read());
    wholes.set(read, whole);
  } catch (error) {
    wrong(`${file} cannot be read: ${(error as Error).message}`);
    return;
  }
  for (const tag of cut.tables)
    if (!whole.tables.includes(tag)) wrong(`${file} has a table “${tag}” that ${family} has not`);
  // Of two tables one reader takes the first and another the last.
  const twice = cut.tables.find((tag, i) => cut.tables.indexOf(tag) !== i);
  if (twice !== undefined) wrong(`${file} has the table “${twice}” twice`);
  if (JSON.stringify(cut.measures) !== JSON.stringify(whole.measures))
    wrong(`${file} says another box or height of its lines than ${family}`);
  if (cut.isBent() && !whole.isBent()) wrong(`${file} has glyphs that a program bends`);
  if (cut.unitsPerEm !== whole.unitsPerEm) wrong(`${file} is drawn at another scale than ${family}`);
  const rule = findOddRule(cut, whole, drawnAs, family === serif.family ? apart : []);
  if (rule !== undefined) wrong(`${file} has a rule that ${family} has not: ${rule}`);
  const odd: number[] = [];
  for (const [code, glyph] of cut.characters()) if (!isDrawnBy(cut, glyph, whole, code)) odd.push(code);
  const [first] = odd;
  if (first === undefined) return;
  const sign = `“${String.fromCodePoint(first)}” (U+${first.toString(16).toUpperCase().padStart(4, '0')})`;
  const more = odd.length > 1 ? `, and ${odd.length - 1} more characters` : '';
  wrong(`${file} draws ${sign} otherwise than ${family} does${more}`);
}

/** Whether a glyph of a cut face is what the whole face has for a character: its outline, its width and its place. */
function isDrawnBy(cut: TrueTypeFace, glyph: number, whole: TrueTypeFace, code: number): boolean {
  const own = whole.glyphOf(drawnAs.get(code) ?? code);
  const stands = own > 0 && cut.advance(glyph) === whole.advance(own) && cut.bearing(glyph) === whole.bearing(own);
  return stands && drawAlike(cut, glyph, whole, own);
}
