/**
 * The words that the site's script says. In: labels, their keys. Out: words with {0}, {1} … left in, which the script
 * fills. They stand in the page, so that the faces are cut to them. Called by the reading edition and the catalogue.
 * Pure. Example: `webFiltered` → `{ key: 'webFiltered', text: '{0} {0:entry|entries}' }`.
 */
import { fillLabel } from '../../languages/labels.ts';
import type { Labels } from '../../model/manuscript.ts';

/** A word that the script says. */
export interface ScriptWord {
  key: string;
  text: string;
}

/** The words that the script of the reading edition says. */
export const pageWords = [
  'webFound',
  'webNone',
  'webFoundHere',
  'webThemeDark',
  'webThemeLight',
  'webCiteMark',
  'webCiteParagraph',
  'webTextMark',
  'webTextParagraph',
  'webTextCopied',
  'webLink',
  'webCopied',
  'webNotCopied',
  'webFiltered',
  'webPdfMark',
  'webPdfParagraph',
  'webPermalink',
] as const;

/** The words that the script of the catalogue says. */
export const catalogueWords = ['webThemeDark', 'webThemeLight', 'webFiltered', 'webNoTitle'] as const;

/** Words for the script, which fills {0}, {1} and {2} itself. */
export const scriptWords = (labels: Labels, keys: readonly string[]): ScriptWord[] =>
  keys.map((key) => ({ key, text: fillLabel(labels, key, '{0}', '{1}', '{2}') }));
