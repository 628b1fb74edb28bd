/**
 * Markdown from elsewhere → the page that `html.ts` reads. In: the text of a file. Out: HTML. Promises that a number at
 * the beginning of a line stays characters, for it is a label of the text and no list’s; that headings without a blank
 * behind their signs are headings; that a line is text which looks like the address of a link and is none. With
 * parse-markdown.ts, which reads the press’s own, the only file that knows
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

/** `[note]: words`: a line that CommonMark takes out of the text, as the address of a link. */
const definition = /^[ \t]{0,3}\[[^\]\n]{1,999}\]:[ \t]*(?<to>\S*)/;
const isAddress = (to: string): boolean => /^<?(?:[a-z][a-z\d+.-]*:|[#/.]|[^\s]{1,200}\.[a-z\d]{2,5}\b)/i.test(to);
/** True for a line that looks like the address of a link and names none: it is text. */
const isNoAddress = (row: string): boolean => {
  const to = definition.exec(row)?.groups?.to;
  return to !== undefined && !isAddress(to);
};

/** The text as a page. */
export function pageOfMarkdown(text: string): string {
  const rows: string[] = [];
  for (const row of text.split(/\r\n?|\n/)) {
    const label = labelled.test(row);
    if (label && rows.length > 0 && rows.at(-1)?.trim() !== '') rows.push('');
    if (isNoAddress(row)) rows.push(row.replace('[', '\\['));
    else
      rows.push(
        label ? row.trimStart().replace(/^(\d{1,3})([.)])/, '$1\\$2') : row.replace(/^(#{1,6})(?=[^#\s])/, '$1 '),
      );
  }
  return reader.render(rows.join('\n'));
}

/**
 * The letters that a file of Markdown or a page of it shows, by patterns of their own and not by a reader of either:
 * without comments, scripts, tags, pictures, entities, addresses of links and names of code. For the proof that a page
 * has every letter of its file. Linear.
 */
export const lettersShown = (text: string): string =>
  text
    .replace(/<!--[\s\S]*?(?:-->|$)|<(script|style)\b[\s\S]*?(?:<\/\1>|$)/gi, '')
    .replace(/<[a-z/!?][^<>]{0,10000}>/gi, '')
    .replace(/!\[[^[\]\n]*\](?=[([])/g, ']')
    .replace(/\](?:\([^()\n]*\)|\[[^[\]\n]*\])/g, '')
    .replace(/^[ \t]{0,3}(?:`{3,}|~{3,}).*$/gm, '')
    .replace(/^[ \t]{0,3}\[[^\]\n]{1,999}\]:[ \t]*\S+.*$/gm, (row) => (isNoAddress(row) ? row : ''))
    .replace(/&#?\w{1,32};/g, '')
    .replace(/[^\p{L}]/gu, '');
