/**
 * Proves what a link says of itself to readers who cannot see where it stands: its Contents (ISO 14289-1, 7.18.5). In:
 * an open PDF, the edition, from which texts it leads where. Out: what is wrong, in words. Called by `verify-pdf.ts`.
 *
 *     compareLinkWords(file, edition, expected, labels, wrong)
 *       → calls `wrong` with "the link to “s1” on page v says “二” instead of “跳转至“一””"
 */
import { fillWords } from '../languages/language.ts';
import { citationKey, parseNumber, sayNumber } from '../model/numbers.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { bare } from './compare-text.ts';
import { sayString } from './objects/painted-text.ts';
import type { PdfFile } from './objects/pdf-file.ts';
import { pagesOf } from './objects/pdf-pages.ts';
import { PdfString, type PdfValue } from './objects/pdf-values.ts';

/** Compares the words of all links. `expected`: address → the texts that lead there. `pages`: what pages are called. */
export function compareLinkWords(
  file: PdfFile,
  edition: IndexedEdition,
  expected: ReadonlyMap<string, readonly string[]>,
  pages: readonly string[],
  wrong: (detail: string) => void,
): void {
  const said = (value: PdfValue) => (value instanceof PdfString ? sayString(value) : '');
  pagesOf(file).pages.forEach((page, i) => {
    const list = file.follow(page.get('Annots'));
    for (const one of Array.isArray(list) ? list : []) {
      const link = file.follow(one);
      if (!(link instanceof Map)) continue;
      const action = file.follow(link.get('A'));
      const url = action instanceof Map ? said(file.follow(action.get('URI'))) : '';
      const target = said(file.follow(link.get('Dest'))) || url;
      const words = said(file.follow(link.get('Contents')));
      const due = wordsFor(edition, target, expected.get(target) ?? [], url !== '');
      if (!due.some((text) => bare(text) === bare(words)))
        wrong(`the link to “${target}” on page ${pages[i] ?? i + 1} says “${words}” instead of “${due[0] ?? ''}”`);
    }
  });
}

/** What a link may say: where a number or a note is, else the text that leads there. */
function wordsFor(
  { manuscript: { labels }, metadata }: IndexedEdition,
  target: string,
  texts: readonly string[],
  isUrl: boolean,
): string[] {
  const fill = (key: string, ...values: string[]) =>
    fillWords(labels[key] ?? '', labels.language ?? metadata.language, values);
  const note = /^note-(\d+)$/.exec(target)?.[1];
  if (note !== undefined) return [fill('noteNumber', note)];
  const cited = labels[citationKey(target)];
  if (cited) return [fill('jumpToParagraph', cited), fill('paragraph', cited), cited];
  const number = /^p([\d-]+)$/.exec(target)?.[1];
  const said = number === undefined ? '' : sayNumber(parseNumber(number) ?? 0, labels);
  if (said !== '') return [fill('jumpToParagraph', said), fill('paragraph', said)];
  return texts.map((text) => (isUrl ? fill('bracketed', text, target) : fill('jumpTo', text)));
}
