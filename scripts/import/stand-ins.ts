/**
 * Stand-ins for what only a person can fill in, so that an imported text can be tried before that. In: the Markdown
 * that import wrote. Out: the same Markdown, every `TODO …` of it replaced, no register asked for. Pure. Called by
 * `press/try-import.ts` and by `npm run corpus`. What it makes is for trials alone and is never published.
 *
 *     fillTodos('---\nadopted:\n  date: TODO YYYY-MM-DD\n---\n') → '---\nadopted:\n  date: 2000-01-01\n---\n'
 */
const day = '2000-01-01';

/**
 * The front matter is between the first two lines `---`; the text behind it is not touched. Every line stays on its
 * line: places of problems are those of the Markdown that was given.
 */
export function fillTodos(markdown: string): string {
  const end = markdown.indexOf('\n---\n', 4);
  if (!markdown.startsWith('---\n') || end < 0) return markdown;
  const filled = withoutRegisters(markdown.slice(0, end))
    .replace(/TODO YYYY-MM-DD/g, day)
    .replace(/TODO [^\n]*/g, (todo) => (todo.includes('running heads') ? 'N' : 'N N'));
  return filled + markdown.slice(end).replace(/!\[TODO [^\]\n]*\]/g, '![N]');
}

/** Fields in which no register is asked for, on as many lines. */
export const withoutRegisters = (fields: string): string =>
  fields.replace(
    /(^|\n)registers:[^\n]*((?:\n(?:[ \t]+|-)[^\n]*)*)/,
    (_, before: string, list: string) => `${before}registers: []${list.replace(/[^\n]/g, '')}`,
  );
