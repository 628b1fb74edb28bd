/**
 * Emphasis, links and languages of a page. In: an element and the formats around it. Out: the formats of its text,
 * told where the house has no sign for one. Promises that only http:, https: and mailto: links are carried; reads tags
 * and the few styles that word processors write instead of them. Called by `html.ts`, which hands it to
 * `page-blocks.ts`.
 *
 *     <b><a href="https://example.org">…</a></b> → strong, and inside it a link
 */

import type { Place } from '../model/problem.ts';
import { isLanguageTag } from '../model/title-name.ts';
import type { InlineFormat } from './found-document.ts';
import { around, attributeOf, type Element, elementsOf, htmlText } from './html-tree.ts';
import { shorten, type Tally } from './tally.ts';

interface Surroundings {
  /** The document's language, as far as it is known. */
  language: string | undefined;
  /** The page's own address, from which relative links lead. */
  address: string | undefined;
  isBlock: (tag: string) => boolean;
  place: (element: Element) => Place;
  tally: Tally;
}

/** What the house has no sign for: the characters are carried without it. */
const plainFormats: Record<string, string> = {
  u: 'underlining',
  ins: 'underlining',
  s: 'striking out',
  strike: 'striking out',
  del: 'striking out',
  code: 'a typewriter face',
  kbd: 'a typewriter face',
  tt: 'a typewriter face',
  samp: 'a typewriter face',
};

/** A function from an element and the formats around it to those of its text: the same array when it adds none. */
export function createFormats(
  surroundings: Surroundings,
): (element: Element, formats: readonly InlineFormat[]) => readonly InlineFormat[] {
  return (element, formats) => {
    const has = (kind: InlineFormat['kind']) => formats.some((format) => format.kind === kind);
    const added: InlineFormat[] = [];
    if (element.tagName === 'a') added.push(...linkOf(element, has('link'), surroundings));
    added.push(...languageOf(element, has('language'), surroundings));
    added.push(...facesOf(element).filter(({ kind }) => !has(kind)));
    tellPlain(element, surroundings);
    tellWhite(element, surroundings);
    return added.length > 0 ? [...formats, ...added] : formats;
  };
}

/** Faces that the pages of the Official Journal of the European Union name as classes: oj-italic, super. */
const journalFace = /(?:^|\s)(?:oj-)?(italic|bold|super|sub)(?:\s|$)/;

/** Each face: its tags, what a style says of it, its class. The first two a heading has from the press. */
const faces: { kind: 'strong' | 'emphasis' | 'superscript' | 'subscript'; tag: RegExp; style: RegExp; name: string }[] =
  [
    { kind: 'strong', tag: /^(b|strong)$/, style: /font-weight\s*:\s*(bold|[6-9]00)/i, name: 'bold' },
    {
      kind: 'emphasis',
      tag: /^(i|em|cite|dfn|var)$/,
      style: /font-style\s*:\s*italic|text-emphasis(?:-style)?\s*:\s*(?!none)/i,
      name: 'italic',
    },
    { kind: 'superscript', tag: /^sup$/, style: /vertical-align\s*:\s*super/i, name: 'super' },
    { kind: 'subscript', tag: /^sub$/, style: /vertical-align\s*:\s*sub/i, name: 'sub' },
  ];

/** Bold, italic, raised and lowered text, by the tag or by the style; a heading has its face from the press. */
function facesOf(element: Element): InlineFormat[] {
  const css = attributeOf(element, 'style') ?? '';
  const named = journalFace.exec(attributeOf(element, 'class') ?? '')?.[1];
  const heading = [...around(element)].some((outer) => /^h[1-6]$/.test(outer.tagName));
  return (heading ? faces.slice(2) : faces)
    .filter(({ tag, style, name }) => tag.test(element.tagName) || style.test(css) || named === name)
    .map(({ kind }) => ({ kind }));
}

/** Tells a format that is left out. */
function tellPlain(element: Element, { place, tally }: Surroundings): void {
  const plain = plainFormats[element.tagName];
  if (plain && htmlText(element).trim() !== '')
    tally.count('K125', plain, 'The characters are there; Markdown of this house has no sign for it.', place(element));
}

const white = /(?:^|;)\s*color\s*:\s*(?:white|#fff(?:fff)?|rgb\(\s*255\s*,\s*255\s*,\s*255\s*\))\s*(?:;|!|$)/i;

/** Tells text that nobody can see on white paper; on a ground of its own it can be seen. */
function tellWhite(element: Element, { place, tally }: Surroundings): void {
  const style = attributeOf(element, 'style') ?? '';
  if (/background/i.test(style)) return;
  if (!white.test(style) && !/^(?:white|#fff(?:fff)?)$/i.test(attributeOf(element, 'color') ?? '')) return;
  const text = htmlText(element);
  if (text.trim() === '') return;
  const why = 'Nobody can see it on white paper: it is in the text. Take it out if it does not belong there.';
  tally.say('K126', `the text “${shorten(text)}”, which is white`, why, place(element));
}

/** The link of an <a>; none inside another one, and none that leads nowhere. */
function linkOf(element: Element, nested: boolean, { address, place, tally }: Surroundings): InlineFormat[] {
  const href = (attributeOf(element, 'href') ?? '').trim();
  const text = htmlText(element).trim();
  if (href === '' || nested) return [];
  const refuse = (why: string): InlineFormat[] => {
    tally.say('K124', `the link “${shorten(href)}” on “${shorten(text)}”`, why, place(element));
    return [];
  };
  if (text === '')
    return [...elementsOf(element.childNodes)].some(({ tagName }) => tagName === 'img')
      ? refuse('Pictures are no links here.')
      : [];
  const target = /^(https?:\/\/|mailto:)/i.test(href) ? href : resolveLink(href, address);
  if (target) return [{ kind: 'link', target, place: place(element) }];
  if (href.startsWith('#')) return refuse('It leads to a place of the page; write [text](#p12) for a paragraph.');
  return refuse(
    /^[a-z][a-z0-9+.-]*:/i.test(href)
      ? 'Only http:, https: and mailto: lead out of an edition.'
      : 'It is relative, and the page’s address is not known.',
  );
}

/**
 * Another language of some words. Word processors mark digits and whole blocks with one: those are told, not carried.
 */
function languageOf(
  element: Element,
  nested: boolean,
  { isBlock, language, place, tally }: Surroundings,
): InlineFormat[] {
  const tag = element.tagName;
  const lang = attributeOf(element, 'lang');
  if (!lang || !language || tag === 'html' || tag === 'body' || baseOf(lang) === baseOf(language)) return [];
  const meant =
    /\p{L}/u.test(htmlText(element)) &&
    !/[A-Z]{2}$/.test(lang) &&
    !/mso-/.test(attributeOf(element, 'style') ?? '') &&
    isLanguageTag(lang);
  if (meant && !isBlock(tag) && !nested) return [{ kind: 'language', language: lang }];
  tally.count(
    'K124',
    `the language mark “${lang}”`,
    'It is on whole blocks, or on what has no letters, as word processors write it.',
    place(element),
  );
  return [];
}

const baseOf = (tag: string): string => tag.toLowerCase().split('-')[0] ?? '';

/** The address of a relative link of a page whose own address is known; nothing for other schemes and for #places. */
function resolveLink(href: string, address: string | undefined): string | undefined {
  if (!address || href.startsWith('#') || /^[a-z][a-z0-9+.-]*:/i.test(href) || !URL.canParse(href, address))
    return undefined;
  const { href: target, protocol } = new URL(href, address);
  return /^https?:$/.test(protocol) ? target : undefined;
}
