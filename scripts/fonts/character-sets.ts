/**
 * The characters that an edition is set in. In: the XHTML or HTML texts of its formats. Out: the characters of
 * everything, of what `text.css` sets in bold, in bold that is slanted, and in 楷. Promises that what is read aloud or
 * shown from attributes, and what style sheets and the layout add, is counted too. Pure. Called by `subset-fonts.ts`.
 *
 *     charactersOf(['<p>第<strong>1</strong>条</p>'], 'zh-Hans')
 *       → { all: '第1条0123…', bold: '10123…', slantedBold: '', kai: '' }
 */
import { profileOf } from '../languages/registry.ts';

/** Characters of the edition: of everything, and of what is set in bold and in 楷. */
export interface Characters {
  all: string;
  bold: string;
  /** All that is bold, where some of it is slanted too: no word is put together from two faces. None elsewhere. */
  slantedBold: string;
  kai: string;
}

/** How the text of an element is set. */
interface Setting {
  bold: boolean;
  kai: boolean;
  /** In letters: stressed, or in an element that is italic as a whole. */
  slanted: boolean;
  /** Strong inside what is slanted, or stressed inside what is bold. */
  both: boolean;
}

const plain: Setting = { bold: false, kai: false, slanted: false, both: false };
const boldTag = /^(h[1-6]|strong|th|b)$/;
const boldClass =
  /\b(article-label|cover-title|text-title|letter|main|part-title|title-line|element-(issuers|mark|classification|urgency|symbol|organ|adoption))\b/;
const kaiTag = /^(dt|figcaption|h3|blockquote|th)$/;
const kaiClass =
  /\b(adopted|edition-number|cover-(date|parties)|facts|hint|see-label|contents-range|editorial|running|kai|notes?|face-kai|element-(signers|meeting))\b/;
const slantedTag = /^(em|figcaption|h3|th)$/;
const slantedClass = /\b(hint|see-label|kai|element-meeting)\b/;
const emptyTag = /^(meta|br|img|link|hr|input)\b/;

/** Characters of all text, and of the elements that are set in bold and in 楷. */
export function charactersOf(documents: readonly string[], language: string): Characters {
  const inWords = profileOf(language).writingSystem === 'alphabetic';
  const sets: Sets = { all: new Set<string>(), bold: new Set<string>(), kai: new Set<string>(), hasBoth: false };
  for (const document of documents) addCharacters(sets, document, inWords);
  // What style sheets and the layout add: folios, list markers, pages of the registers, hyphens.
  const added = inWords ? '0123456789ivxlcdm—(),. •-\u2010…' : '0123456789ivxlcdm—（）()，,. •◦▪';
  return {
    all: [...sets.all, ...added].join(''),
    bold: [...sets.bold, ...added].join(''),
    slantedBold: sets.hasBoth ? [...sets.bold, ...added].join('') : '',
    kai: [...sets.kai].join(''),
  };
}

interface Sets extends Record<'all' | 'bold' | 'kai', Set<string>> {
  /** Whether anything is bold and slanted. */
  hasBoth: boolean;
}

function addCharacters(sets: Sets, document: string, inWords: boolean): void {
  const body = document.replace(/<(style|script)\b[\s\S]*?<\/\1>|<!--[\s\S]*?-->/g, '');
  const open: Setting[] = [plain];
  for (const [, tag = '', text] of body.matchAll(/<([^>]*)>|([^<]+)/g)) {
    const setting = open.at(-1) ?? plain;
    if (text !== undefined) {
      if (setting.both && text.trim() !== '') sets.hasBoth = true;
      // Where a word may be divided, its hyphen may be set.
      for (const character of decode(text).replace(/\u00ad/g, '\u00ad\u2010')) {
        if (character < ' ') continue;
        sets.all.add(character);
        if (setting.bold) sets.bold.add(character);
        if (setting.kai) sets.kai.add(character);
      }
      continue;
    }
    for (const character of runningHeads(tag, inWords)) sets.all.add(character) && sets.kai.add(character);
    for (const character of rangeDash(tag)) sets.all.add(character);
    if (tag.startsWith('/')) open.pop();
    else if (opens(tag)) open.push(settingOf(tag, setting));
  }
}

/** A running head of so many signs may be longer than its line. */
const longHead = 20;

/** Running heads are set from attributes: the title in 楷, and in words the section too; a long one may end in …. */
function runningHeads(tag: string, inWords: boolean): string {
  const heads = [...tag.matchAll(/data-(?:running|title)="([^"]*)"/g)].map(([, running = '']) => decode(running));
  const cut = heads.some(({ length }) => length > longHead) ? '…' : '';
  return heads.slice(0, inWords ? 2 : 1).join('') + cut;
}

/** What the layout puts between the ends of a range in the concordance of two editions. */
const rangeDash = (tag: string): string => decode(/\bdata-dash="([^"]*)"/.exec(tag)?.[1] ?? '');

const nameOf = (tag: string): string => /^\/?([\w:-]+)/.exec(tag)?.[1] ?? '';

/** True for the tag of an element that has an end. */
const opens = (tag: string): boolean =>
  tag !== '' && !tag.endsWith('/') && !/^[!?]/.test(tag) && !emptyTag.test(nameOf(tag));

/** How an element is set inside one that is set as `outer`. */
function settingOf(tag: string, outer: Setting): Setting {
  const name = nameOf(tag);
  const classes = /class="([^"]*)"/.exec(tag)?.[1] ?? '';
  return {
    bold: outer.bold || boldTag.test(name) || boldClass.test(classes),
    kai: outer.kai || kaiClass.test(classes) || kaiTag.test(name),
    slanted: outer.slanted || slantedTag.test(name) || slantedClass.test(classes),
    both: outer.both || (name === 'em' && outer.bold) || (name === 'strong' && outer.slanted),
  };
}

const decode = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot);/g, (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[name] as string);
