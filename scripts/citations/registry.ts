/**
 * The styles of citation, and which come first for a language. In: a language. Out: all styles, those of its country
 * first. A new style is a file of `styles/` and a row here. Called by `cite-title.ts`.
 */
import { profileOf } from '../languages/registry.ts';
import type { CitationStyle } from './style.ts';
import { aglc } from './styles/aglc.ts';
import { apa } from './styles/apa.ts';
import { bluebook } from './styles/bluebook.ts';
import { chicago } from './styles/chicago.ts';
import { gbT7714 } from './styles/gb-t-7714.ts';
import { gost } from './styles/gost.ts';
import { iso690 } from './styles/iso-690.ts';
import { oscola } from './styles/oscola.ts';

export const citationStyles: readonly CitationStyle[] = [oscola, bluebook, aglc, chicago, apa, iso690, gbT7714, gost];

/** All styles in the order in which a reader of a language is offered them. */
export function stylesFor(language: string): CitationStyle[] {
  const { national } = profileOf(language).citation;
  const first = citationStyles.filter(({ id }) => id === national);
  return [...first, ...citationStyles.filter(({ id }) => id !== national)];
}
