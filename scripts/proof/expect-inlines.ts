/**
 * A line of the text as the markup that it must be on a screen: emphasis, languages, links one by one, mentions with
 * the entry to which each leads, references to notes, labels. In: inlines, where a format's addresses lead. Out: markup
 * without marks of pages and of line ends, which the closed world takes out of what it reads. Pure. Called by
 * `expect-blocks.ts`.
 *
 *     [emphasis “甲”], “乙” → <em>甲</em>乙
 */
import { classOf } from '../classes/registry.ts';
import { isFromRight, otherDirection, profileOf } from '../languages/registry.ts';
import { parseNumber } from '../model/numbers.ts';
import type { IndexedEdition, Mention } from '../model/registers.ts';
import type { Inline } from '../model/text.ts';
import { type MarkupChild, markup } from './markup-tree.ts';

/** What tells an EPUB and a site apart, and where their links lead. */
export interface ScreenFormat {
  edition: IndexedEdition;
  web: boolean;
  /** Address of the block that bears an anchor: `section-3.xhtml#p42`, `#p42`. */
  block: (anchor: string) => string;
  /** Address of the entry with a heading; nothing where there is none. */
  entry: (heading: string) => string | undefined;
  image: (path: string) => string;
  /** Names a reference to a note; called in reading order. */
  reference: (note: number) => { id: string; href: string };
}

/** An attribute of EPUB 3 that says what an element is; nothing on the site. */
export const epubType = ({ web }: Pick<ScreenFormat, 'web'>, type: string): Record<string, string> =>
  web ? {} : { 'epub:type': type };

/** The language of an element, said as each format says it. */
export const stateLanguage = ({ web }: Pick<ScreenFormat, 'web'>, language: string): Record<string, string> =>
  web ? { lang: language } : { lang: language, 'xml:lang': language };

/** What a document from right to left says at its root; nothing for all others. */
export const stateDirection = (language: string): 'rtl' | undefined => (isFromRight(language) ? 'rtl' : undefined);

/** Markup of some lines of one block, one after the other: mentions are counted through all of them. */
export function expectLines(
  format: ScreenFormat,
  mentions: readonly Mention[] = [],
): (inlines: readonly Inline[], label?: { end: number; inLine: boolean } | undefined) => MarkupChild[] {
  let at = 0;
  const text = (said: string, inLink: boolean): MarkupChild[] => {
    const from = at;
    at += said.length;
    return inLink ? [said] : withMentions(said, from, mentions, format);
  };
  const all = (inlines: readonly Inline[], inLink: boolean): MarkupChild[] => inlines.map((one) => inline(one, inLink));
  const inline = (one: Inline, inLink: boolean): MarkupChild => {
    switch (one.kind) {
      case 'text':
        return text(one.text, inLink);
      case 'break':
        at += 1;
        return markup('br');
      case 'noteref': {
        const { id, href } = format.reference(one.note);
        const role = { class: 'noteref', role: 'doc-noteref', ...epubType(format, 'noteref') };
        return markup('a', { ...role, id, href }, String(one.note));
      }
      case 'mark':
        return all(one.children, inLink);
      case 'language':
        return (
          one.children.length > 0 &&
          markup(
            'span',
            {
              ...stateLanguage(format, one.language),
              dir: otherDirection(one.language, format.edition.metadata.language),
            },
            all(one.children, inLink),
          )
        );
      case 'link':
        return markup('a', { href: linkTarget(one.target, format) }, all(one.children, true));
      case 'label':
        return markup('span', { class: one.inLine ? 'article-label' : 'item-label' }, all(one.children, inLink));
      default:
        return one.children.length > 0 && markup(tags[one.kind], faceOf(one.kind, format), all(one.children, inLink));
    }
  };
  return (inlines, label) => {
    if (!label || label.end === 0) return all(inlines, false);
    const [before, behind] = divide(inlines, label.end);
    return [
      markup('span', { class: label.inLine ? 'article-label' : 'item-label' }, all(before, false)),
      all(behind, false),
    ];
  };
}

/** 着重 is set in 楷 where the class of documents does so, and in dots elsewhere. */
function faceOf(kind: string, { edition: { metadata } }: ScreenFormat): Record<string, string> {
  const inKai = classOf(metadata.class).emphasis === 'kai' && profileOf(metadata.language).writingSystem === 'han';
  return kind === 'emphasis' && inKai ? { class: 'kai' } : {};
}

const tags = { emphasis: 'em', strong: 'strong', superscript: 'sup', subscript: 'sub' } as const;

/** Inlines that begin with texts, divided behind so many characters of them. */
function divide(inlines: readonly Inline[], end: number): [before: Inline[], behind: Inline[]] {
  const before: Inline[] = [];
  let left = end;
  for (const [i, one] of inlines.entries()) {
    if (left === 0 || one.kind !== 'text') return [before, inlines.slice(i)];
    before.push({ ...one, text: one.text.slice(0, left) });
    if (one.text.length > left) return [before, [{ ...one, text: one.text.slice(left) }, ...inlines.slice(i + 1)]];
    left -= one.text.length;
  }
  return [before, []];
}

/** A text in which every mention leads to its entry; of several over one place the first does. */
function withMentions(
  text: string,
  from: number,
  mentions: readonly Mention[],
  { entry }: ScreenFormat,
): MarkupChild[] {
  const near = mentions.filter(({ start, end, heading }) => start < from + text.length && end > from && entry(heading));
  if (near.length === 0) return [text];
  const ends = [0, text.length, ...near.flatMap(({ start, end }) => [start - from, end - from])];
  const cuts = [...new Set(ends.filter((cut) => cut >= 0 && cut <= text.length))].sort((a, b) => a - b);
  return cuts.slice(1).map((stop, i) => {
    const start = cuts[i] ?? 0;
    const owner = near.find((mention) => mention.start - from <= start && stop <= mention.end - from);
    const said = text.slice(start, stop);
    return owner ? markup('a', { class: 'mention', href: entry(owner.heading) }, said) : said;
  });
}

/** Where a link of the source leads in a format: to a block of the text, or out of the book as it is written. */
function linkTarget(target: string, { block, edition }: ScreenFormat): string {
  if (!target.startsWith('#')) return target;
  const anchor = target.slice(1);
  const counted = classOf(edition.metadata.class).numbers === 'press';
  const number = counted ? parseNumber(anchor.replace(/^p/, '')) : undefined;
  return block(number === undefined ? anchor : `p${number}`);
}
