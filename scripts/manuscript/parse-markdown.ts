/**
 * Markdown → blocks and inlines that remember their place. In: a `Manuscript`. Out: a `Draft`. The only file
 * that knows markdown-it. Promises that every character of the text is carried on unchanged, and that what is
 * not understood is a problem, never dropped; numbers nothing and opens no file.
 */
import MarkdownIt from 'markdown-it';
import container from 'markdown-it-container';
import footnote from 'markdown-it-footnote';
import type { Manuscript } from '../model/manuscript.ts';
import { parseNumber } from '../model/numbers.ts';
import type { Outcome, Place, Problem } from '../model/problem.ts';
import { hasErrors, problem } from '../model/problem-catalogue.ts';
import type { Draft, DraftParagraph, Figure, Heading, Inline, Note, UnnumberedBlock } from '../model/text.ts';
import { blockTexts, inlineLines } from '../model/text.ts';
import { parseInlines } from './parse-inlines.ts';

type Token = ReturnType<MarkdownIt['parse']>[number];
type DraftBlock = Heading | DraftParagraph | UnnumberedBlock;

const markdown = new MarkdownIt('default', { html: true, linkify: false, typographer: false })
  // Both plugins are typed for markdown-it's CommonJS build; it is the same object.
  .use(footnote as unknown as (md: MarkdownIt) => void)
  // One container for every name: a name that is not known must become a problem, not text.
  .use(container as unknown as (md: MarkdownIt, ...params: unknown[]) => void, 'block', { validate: () => true });
// Inlines are parsed by `parse-inlines.ts`, which knows places; notes stay where they stand.
markdown.core.ruler.disable(['inline', 'linkify', 'replacements', 'smartquotes', 'text_join', 'footnote_tail']);
markdown.block.ruler.disable(['code', 'reference']);
markdown.inline.ruler.disable(['strikethrough']);
// markdown-it leaves a refused link standing as text; here every link is parsed, and refused by name (K209).
markdown.validateLink = () => true;

/** Parses a manuscript's body. Problems: K201–K216. Any error leaves out the value. */
export function parseManuscript(manuscript: Manuscript): Outcome<Draft> {
  const problems: Problem[] = [];
  const lines = manuscript.body.split(/\r?\n/);
  const env: { footnotes?: { refs?: Record<string, number> } } = {};
  const tokens = markdown.parse(manuscript.body, env);
  const noteNames: string[] = [];
  const noteBlocks = new Map<string, Note>();
  let at = 0;

  const placeOfLine = (line: number, column = 1): Place => ({
    file: manuscript.file,
    line: manuscript.bodyLine + line,
    column,
  });
  const placeOf = (token: Token): Place => placeOfLine(token.map?.[0] ?? 0);

  /** Where `text` stands in a line of the body. */
  const placeOfText = (line: number, text: string): Place =>
    placeOfLine(line, Math.max(0, lines[line]?.indexOf(text) ?? 0) + 1);

  /** Inlines of an `inline` token; `line` is the 0-based line of the body on which it begins. */
  function inlinesOf(token: Token, line: number): Inline[] {
    let at = 0;
    const rows = token.content.split('\n').map((text, i) => {
      const row = { from: at, start: Math.max(0, lines[line + i]?.indexOf(text) ?? 0) };
      at += text.length + 1;
      return row;
    });
    const place = (offset: number): Place => {
      let [low, high] = [0, rows.length - 1];
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((rows[middle]?.from ?? 0) <= offset) low = middle;
        else high = middle - 1;
      }
      const { from, start } = rows[low] ?? { from: 0, start: 0 };
      return placeOfLine(line + low, start + offset - from + 1);
    };
    return parseInlines(markdown, token.content, env, {
      place,
      noteNames,
      problems,
      language: manuscript.metadata.language,
    });
  }

  /** Blocks until the token type `close` (or the end); `at` then stands behind it. */
  function blocksUntil(close: string | undefined, nested: boolean): DraftBlock[] {
    const blocks: DraftBlock[] = [];
    while (at < tokens.length) {
      const token = tokens[at++] as Token;
      if (token.type === close) break;
      const block = blockFrom(token, nested);
      if (block) blocks.push(block);
    }
    return blocks;
  }
  const unnumberedUntil = (close: string): UnnumberedBlock[] =>
    blocksUntil(close, true).map((block) =>
      block.kind === 'paragraph' ? { ...block, kind: 'plain' } : (block as UnnumberedBlock),
    );

  function blockFrom(token: Token, nested: boolean): DraftBlock | undefined {
    const place = placeOf(token);
    const line = token.map?.[0] ?? 0;
    switch (token.type) {
      case 'heading_open': {
        const level = Number(token.tag.slice(1));
        const inlines = inlinesOf(tokens[at] as Token, line);
        at += 2;
        if (/^[-=]$/.test(token.markup)) {
          const underline = (token.map?.[1] ?? 1) - 1;
          const sign = /[-=]+/.exec(lines[underline] ?? '')?.[0] ?? token.markup;
          problems.push(problem('K216', { sign }, placeOfText(underline, sign)));
          return { kind: 'paragraph', inlines, place };
        }
        if (nested || level < 2 || level > 4) problems.push(problem('K213', { level }, place));
        return { kind: 'heading', level: level as 2 | 3 | 4, inlines, place };
      }
      case 'paragraph_open': {
        const inline = tokens[at] as Token;
        at += 2;
        const figure = figureFrom(inline.content, place);
        if (figure) return figure;
        const tie = tieOf(inline, line, nested);
        return { kind: 'paragraph', inlines: inlinesOf(inline, line), place, ...(tie ? { tie } : {}) };
      }
      case 'blockquote_open':
        return { kind: 'quote', blocks: unnumberedUntil('blockquote_close'), place };
      case 'bullet_list_open':
      case 'ordered_list_open': {
        const items: UnnumberedBlock[][] = [];
        const start = Number(token.attrGet('start') ?? 1);
        for (let item = tokens[at]; item?.type === 'list_item_open'; item = tokens[at]) {
          if (token.tag === 'ol') checkItemNumber(item, start + items.length);
          at++;
          items.push(unnumberedUntil('list_item_close'));
        }
        at++;
        return { kind: 'list', ordered: token.tag === 'ol', start, items, place };
      }
      case 'table_open':
        return tableFrom(place);
      case 'container_block_open':
        return containerFrom(token, place);
      case 'footnote_reference_open': {
        const blocks = unnumberedUntil('footnote_reference_close');
        const label = String((token.meta as { label: string }).label);
        for (const { place } of blocks.flatMap(inlineLines).flatMap(({ inlines }) => noteReferences(inlines)))
          problems.push(problem('K206', { detail: 'A reference to a footnote inside a footnote' }, place));
        noteBlocks.set(label, { number: 0, blocks, place: blocks[0]?.place ?? place });
        return undefined;
      }
      case 'html_block':
        problems.push(problem('K201', { detail: token.content.trim().split('\n')[0] ?? '' }, place));
        return undefined;
      case 'hr':
        problems.push(problem('K206', { detail: 'A rule (---, ***)' }, place));
        return undefined;
      case 'fence':
        problems.push(problem('K206', { detail: 'A code block' }, place));
        return undefined;
      default:
        throw new Error(`markdown-it gave the token ${token.type}, which parse-markdown.ts does not know`);
    }
  }

  /** K215 for an item whose number, as it is written, is not the one that the list prints. */
  function checkItemNumber(item: Token, printed: number): void {
    const written = item.info;
    if (written === String(printed)) return;
    const details = {
      written: `${written}${item.markup}`,
      printed: `${printed}.`,
      escaped: `${written}\\${item.markup} …`,
    };
    problems.push(problem('K215', details, placeOfText(item.map?.[0] ?? 0, `${written}${item.markup}`)));
  }

  /** `{p=12}` at the end of a paragraph is taken off its text: it says which published paragraph this is. */
  function tieOf(inline: Token, line: number, nested: boolean): DraftParagraph['tie'] {
    // From the end, for a pattern that looks for blanks before the brace takes minutes over a line of blanks.
    const whole = inline.content.trimEnd();
    const brace = whole.endsWith('}') ? whole.lastIndexOf('{p=') : -1;
    const found = brace >= 0 && whole[brace - 1] !== '\\' ? /^\{p=([^}\s]*)\}$/.exec(whole.slice(brace)) : null;
    if (!found) return undefined;
    const before = whole.slice(0, brace);
    const row = before.split('\n').length - 1;
    const text = before.trimEnd();
    // A blank behind a backslash stays: the backslash would be one of the text otherwise.
    inline.content = text.endsWith('\\') && text.length < before.length ? before.slice(0, text.length + 1) : text;
    const place = placeOfLine(line + row, (lines[line + row]?.lastIndexOf('{p=') ?? 0) + 1);
    const number = parseNumber(found[1] ?? '');
    if (number === undefined || nested)
      problems.push(problem('K202', { detail: `{p=${found[1]}}${nested ? ' on what has no number' : ''}` }, place));
    return number === undefined ? undefined : { number, place };
  }

  /** A picture alone in its paragraph is a figure; its Markdown title is the caption. */
  function figureFrom(content: string, place: Place): Figure | undefined {
    const found = pictureOf(content.trim());
    if (!found) return undefined;
    const { alt, image, caption } = found;
    if (/^[a-z][a-z0-9+.-]*:|^\/|^\\|(^|\/)\.\.(\/|$)/i.test(image)) problems.push(problem('K204', { image }, place));
    if (alt.trim() === '') problems.push(problem('K210', { image }, place));
    return { kind: 'figure', image, alt, caption: caption ? [{ kind: 'text', text: caption, place }] : [], place };
  }

  function tableFrom(place: Place): UnnumberedBlock {
    const rows: Inline[][][] = [];
    let line = place.line - manuscript.bodyLine;
    for (let token = tokens[at++]; token && token.type !== 'table_close'; token = tokens[at++]) {
      if (token.type === 'tr_open') {
        line = token.map?.[0] ?? line;
        rows.push([]);
      } else if (token.type === 'inline') rows.at(-1)?.push(inlinesOf(token, line));
    }
    return { kind: 'table', head: rows[0] ?? [], rows: rows.slice(1), place };
  }

  function containerFrom(token: Token, place: Place): DraftBlock | undefined {
    const name = token.info.trim();
    const blocks = unnumberedUntil('container_block_close');
    if (!/^\s*:{3,}\s*$/.test(lines[token.map?.[1] ?? -1] ?? '')) problems.push(problem('K211', { name }, place));
    if (name === 'note') return { kind: 'editorial', blocks, place };
    if (name !== 'closing') {
      problems.push(problem('K203', { name }, place));
      return undefined;
    }
    const odd = blocks.find((block) => block.kind !== 'plain');
    if (odd) problems.push(problem('K206', { detail: `A ${odd.kind} in “::: closing”` }, odd.place));
    return {
      kind: 'closing',
      lines: blocks.flatMap((block) => (block.kind === 'plain' ? [block.inlines] : [])),
      place,
    };
  }

  const blocks = blocksUntil(undefined, false);
  const notes = noteNames.map((name, i): Note => {
    const note = noteBlocks.get(name);
    if (!note) problems.push(problem('K212', { name }, placeOfLine(0)));
    return { number: i + 1, blocks: note?.blocks ?? [], place: note?.place ?? placeOfLine(0) };
  });
  for (const [name, note] of noteBlocks)
    if (!noteNames.includes(name))
      problems.push(problem('K206', { detail: `The footnote “${name}”, to which nothing refers,` }, note.place));
  problems.push(...headingProblems(blocks));
  return hasErrors(problems) ? { problems } : { value: { manuscript, blocks, notes }, problems };
}

/** The references to notes among inlines. */
const noteReferences = (inlines: readonly Inline[]): Extract<Inline, { kind: 'noteref' }>[] =>
  inlines.flatMap((inline) =>
    inline.kind === 'noteref' ? [inline] : 'children' in inline ? noteReferences(inline.children) : [],
  );

/**
 * A picture that is all of a text, read as CommonMark 6.3 reads it: a destination in <…> may hold blanks, one without
 * may hold pairs of brackets. It is an address: %20 is a blank of the file's name. A % that is no escape is meant as it
 * stands.
 */
function pictureOf(text: string): { alt: string; image: string; caption: string } | undefined {
  const head = /^!\[([^\]]*)\]\(\s*/.exec(text);
  if (!head) return undefined;
  const target = markdown.helpers.parseLinkDestination(text, head[0].length, text.length);
  if (!target.ok || target.str === '') return undefined;
  const rest = text.slice(target.pos).trimStart();
  const title = rest.startsWith(')') ? undefined : markdown.helpers.parseLinkTitle(rest, 0, rest.length);
  if (title && (!title.ok || rest.length === text.length - target.pos)) return undefined;
  if (rest.slice(title?.pos ?? 0).trim() !== ')') return undefined;
  let image = target.str;
  try {
    image = decodeURIComponent(image);
  } catch {
    // As it stands.
  }
  return { alt: head[1] ?? '', image, caption: title?.str ?? '' };
}

/** K207 for a section without text, K213 for a level that is left out. */
function headingProblems(blocks: DraftBlock[]): Problem[] {
  const problems: Problem[] = [];
  let level = 1;
  blocks.forEach((block, i) => {
    if (block.kind !== 'heading') return;
    const next = blocks[i + 1];
    const deeper = next?.kind === 'heading' && next.level > block.level;
    if (!next || (next.kind === 'heading' && !deeper))
      problems.push(problem('K207', { heading: blockTexts(block).join('') }, block.place));
    if (block.level > level + 1 && block.level <= 4)
      problems.push(problem('K213', { level: block.level }, block.place));
    level = block.level;
  });
  return problems;
}
