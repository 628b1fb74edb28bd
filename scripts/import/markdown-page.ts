/**
 * Markdown from elsewhere → the page that `html.ts` reads. In: the text of a file. Out: HTML. Promises that a number at
 * the beginning of a line stays characters, for it is a label of the text and no list’s; that headings without a blank
 * behind their signs are headings. With parse-markdown.ts, which reads the press’s own, the only file that knows
 * markdown-it. Called by `read-document.ts`.
 *
 *     '###Article 1\n1.  Lakes are free.' → '<h3>Article 1</h3>\n<p>1.  Lakes are free.</p>\n'
 */
import MarkdownIt from 'markdown-it';

const reader = new MarkdownIt({ html: true });

/** True for a text with headings of Markdown: a text without any is read as it stands. */
export const hasMarkdownHeadings = (text: string): boolean => /^#{1,6}[ \t]*[^#\s]/m.test(text);

/** A line that begins with a label begins a paragraph, whatever stands above it. */
const labelled = /^[ \t]{0,3}(?:\d{1,3}[.)][ \t]|[(（][\da-zA-Zа-я一二三四五六七八九十]{1,5}[)）])/;

/** The text as a page. */
export function pageOfMarkdown(text: string): string {
  const rows: string[] = [];
  for (const row of text.split(/\r\n?|\n/)) {
    const label = labelled.test(row);
    if (label && rows.length > 0 && rows.at(-1)?.trim() !== '') rows.push('');
    rows.push(
      label ? row.trimStart().replace(/^(\d{1,3})([.)])/, '$1\\$2') : row.replace(/^(#{1,6})(?=[^#\s])/, '$1 '),
    );
  }
  return reader.render(rows.join('\n'));
}
