/**
 * Stand-ins for what only a person can fill in, so that an imported text can be tried before that. In: the Markdown
 * that import wrote. Out: the same Markdown, every `TODO …` of its front matter replaced, no register asked for. Pure.
 * Called by `npm run corpus`. What it makes is for trials alone and is never published.
 *
 *     fillTodos('---\nadopted:\n  date: TODO YYYY-MM-DD\n---\n') → '---\nadopted:\n  date: 2000-01-01\n---\n'
 */
const day = '2000-01-01';

/** The front matter is between the first two lines `---`; the text behind it is not touched. */
export function fillTodos(markdown: string): string {
  const end = markdown.indexOf('\n---\n', 4);
  if (!markdown.startsWith('---\n') || end < 0) return markdown;
  const filled = markdown
    .slice(0, end)
    .replace(/TODO YYYY-MM-DD/g, day)
    .replace(/TODO [^\n]*/g, (todo) => (todo.includes('running heads') ? 'N' : 'N N'))
    .replace(/\nregisters:\n(?: {2}- [^\n]*\n?)+/, '\nregisters: []\n');
  return filled.trimEnd() + markdown.slice(end);
}
