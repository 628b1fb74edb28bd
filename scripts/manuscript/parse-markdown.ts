/**
 * Markdown → blocks and inlines that remember their place. In: a `Manuscript`. Out: a `Draft`. The only file that runs
 * markdown-it, and says how. Promises that every character of the text is carried on unchanged, and that what is not
 * understood is a problem, never dropped; numbers nothing and opens no file. Called by `press/prepare-edition.ts`,
 * `revisions/published-editions.ts` and `import/read-again.ts`.
 *
 *     parseManuscript(manuscript of `## A` and a line `Text.`)
 *       → { value: { blocks: [{ kind: 'heading', … }, { kind: 'paragraph', … }], notes: [], … }, problems: [] }
 */
import MarkdownIt from 'markdown-it';
import container from 'markdown-it-container';
import footnote from 'markdown-it-footnote';
import type { Manuscript } from '../model/manuscript.ts';
import type { Outcome, Problem } from '../model/problem.ts';
import { hasErrors, problem } from '../model/problem-catalogue.ts';
import type { Draft, Note } from '../model/text.ts';
import { blockTexts, hasNothingBelow } from '../model/text.ts';
import { blocksUntil, type DraftBlock } from './read-blocks.ts';
import { teachTables } from './table-rule.ts';
import { placeOfLine, type TokenStream } from './token-stream.ts';

const markdown = new MarkdownIt('default', { html: true, linkify: false, typographer: false })
  // Both plugins are typed for markdown-it's CommonJS build; it is the same object.
  .use(footnote as unknown as (md: MarkdownIt) => void)
  // One container for every name: a name that is not known must become a problem, not text.
  .use(container as unknown as (md: MarkdownIt, ...params: unknown[]) => void, 'block', { validate: () => true });
teachTables(markdown);
// Inlines are parsed by `parse-inlines.ts`, which knows places; notes stay where they stand.
markdown.core.ruler.disable(['inline', 'linkify', 'replacements', 'smartquotes', 'text_join', 'footnote_tail']);
markdown.block.ruler.disable(['code', 'reference']);
markdown.inline.ruler.disable(['strikethrough']);
// markdown-it leaves a refused link standing as text; here every link is parsed, and refused by name (K209).
markdown.validateLink = () => true;

/** Parses a manuscript's body. Problems: K201–K218. Any error leaves out the value. */
export function parseManuscript(manuscript: Manuscript): Outcome<Draft> {
  const env = {};
  const problems: Problem[] = [];
  const stream: TokenStream = {
    markdown,
    manuscript,
    lines: manuscript.body.split(/\r?\n/),
    tokens: markdown.parse(manuscript.body, env),
    at: 0,
    env,
    noteNames: [],
    noteBlocks: new Map(),
    problems,
  };
  const blocks = blocksUntil(stream, undefined, false);
  const notes = notesInOrder(stream);
  problems.push(...headingProblems(blocks));
  return hasErrors(problems) ? { problems } : { value: { manuscript, blocks, notes }, problems };
}

/**
 * The notes in the order of their first reference. K212 for one without a text, K206 for a text without a reference.
 */
function notesInOrder(stream: TokenStream): Note[] {
  const { noteNames, noteBlocks, problems } = stream;
  const top = placeOfLine(stream, 0);
  const notes = noteNames.map((name, i): Note => {
    const note = noteBlocks.get(name);
    if (!note || isEmpty(note)) problems.push(problem('K212', { name }, note?.place ?? top));
    return { number: i + 1, blocks: note?.blocks ?? [], place: note?.place ?? top };
  });
  for (const [name, note] of noteBlocks)
    if (!noteNames.includes(name))
      problems.push(problem('K206', { detail: `The footnote “${name}”, to which nothing refers,` }, note.place));
  return notes;
}

/** True for a note that says nothing: without it its number would be the foot's last text. */
const isEmpty = ({ blocks }: Note): boolean =>
  blocks.every((block) => block.kind !== 'figure' && blockTexts(block).every((text) => text.trim() === ''));

/** K207 for a section without text, K213 for a level that is left out. */
function headingProblems(blocks: readonly DraftBlock[]): Problem[] {
  const problems: Problem[] = [];
  let level = 1;
  blocks.forEach((block, i) => {
    if (block.kind !== 'heading') return;
    if (hasNothingBelow(blocks, i))
      problems.push(problem('K207', { heading: blockTexts(block).join('') }, block.place));
    if (block.level > level + 1) problems.push(problem('K213', { level: block.level }, block.place));
    level = block.level;
  });
  return problems;
}
