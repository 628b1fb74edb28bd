/**
 * Inline tokens that know where they begin. In: a parser. Out: the same one, whose inline tokens carry the UTF-16
 * offset on which they begin in `meta.at`. Promises to change nothing else of a token. Called by `inline-grammar.ts`.
 *
 *     the tokens of `One *two*`: text at 0, em_open at 4, text at 5, em_close at 8
 */
import type MarkdownIt from 'markdown-it';

export type StateInline = InstanceType<MarkdownIt['inline']['State']>;
export type InlineToken = ReturnType<MarkdownIt['parse']>[number];

/** The offset on which a token begins. */
export const offsetOf = (token: InlineToken): number => (token.meta as { at?: number } | null)?.at ?? 0;

/** Lets every inline token remember the offset on which it begins. */
export function keepOffsets(markdown: MarkdownIt): void {
  // fragments_join keeps the later of two joined tokens, and with it the wrong offset (markdown-it 14).
  markdown.inline.ruler2.disable(['fragments_join']);
  const Plain = markdown.inline.State;
  markdown.inline.State = class extends Plain {
    pendingText = '';
    pendingAt = 0;
    // markdown-it collects plain text in `pending` and makes a token of it later: note where it began.
    // @ts-expect-error the base class declares a field, which this accessor replaces on the instance
    override get pending(): string {
      return this.pendingText;
    }
    override set pending(text: string) {
      if (this.pendingText === '' && text !== '')
        this.pendingAt = this.src?.startsWith(text, this.pos) ? this.pos : this.pos - text.length;
      this.pendingText = text;
    }
    override pushPending() {
      const token = super.pushPending();
      token.meta = { at: this.pendingAt };
      return token;
    }
    override push(type: string, tag: string, nesting: -1 | 0 | 1) {
      const token = super.push(type, tag, nesting);
      token.meta = { at: this.pos };
      return token;
    }
  } as typeof Plain;
  keepOffset(markdown, 'footnote_ref');
}

/** Rules that set a `meta` of their own lose the offset: put it back beside what they set. */
function keepOffset(markdown: MarkdownIt, name: string): void {
  const rules = markdown.inline.ruler.getRules('');
  const index = rules.findIndex((rule) => rule.name === name);
  const rule = rules[index];
  if (!rule) throw new Error(`markdown-it has no inline rule ${name}`);
  markdown.inline.ruler.at(name, (state, silent) => {
    const at = state.pos;
    const found = rule(state, silent);
    const token = state.tokens.at(-1);
    if (found && !silent && token) token.meta = { ...token.meta, at };
    return found;
  });
}
