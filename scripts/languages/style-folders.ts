/**
 * Which folders of `styles/` a language has, and which face its text is set in there. In: a language. Out: folders, the
 * folder of its print formats, a style sheet in its own face. Pure. Example: `styleFolders('ar')` → `['alphabetic',
 * 'arabic']`.
 */
import { profileOf } from './registry.ts';
import { serif } from './typefaces.ts';

/** What belongs to the writing system of a language, and behind it what belongs to its script. */
export function styleFolders(language: string): string[] {
  const { writingSystem, ownStyles } = profileOf(language);
  return ownStyles ? [writingSystem, ownStyles] : [writingSystem];
}

/** The folder of `styles/formats/` in which its print formats are. */
export const formatFolder = (language: string): string => styleFolders(language).at(-1) as string;

/**
 * Style sheets of words name EB Garamond as the face of the text. A language whose text has another face has that one
 * in its place.
 */
export function inOwnFace(style: string, language: string): string {
  const { writingSystem, typefaces } = profileOf(language);
  if (writingSystem === 'han') return style;
  return style.replaceAll(`"${serif.family}"`, `"${typefaces.body.family}"`);
}
