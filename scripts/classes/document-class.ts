/**
 * What a class of documents is, as data: which levels it has, how they are labelled in each language, what is counted,
 * what stands in the margin. In: nothing. Out: the type that every class file fills. Promises nothing. Holds no input,
 * no output, no library.
 *
 *     statute.inner[1] → { kind: 'item', code: '', forms: { zh: [（一）], … } }
 */
import type { ElementRole } from '../model/frame.ts';
import type { ProvisionKind } from '../model/provisions.ts';
import type { LabelForm } from './label-forms.ts';

/** The languages whose labels the classes know; every other one is read with the forms of English. */
export type LabelLanguage = 'zh' | 'en' | 'ru' | 'fr' | 'es' | 'ar';

/** The languages in which places are cited: Chinese is written in two ways. */
export type CitationLanguage = LabelLanguage | 'zh-Hant';

/** One level of provisions. */
export interface Level {
  kind: ProvisionKind;
  /** How an address names it: `art`. Empty for a level that stands below an article and is a number alone. */
  code: string;
  /** The languages in which it is left out as often as not: the level below may stand right under the level above. */
  optional?: readonly LabelLanguage[];
  /** The languages in which it stands before the first article alone. */
  outside?: readonly LabelLanguage[];
  /** The face of its labels and headings in Chinese, where it is not that of the text. */
  face?: 'hei' | 'kai';
  forms: Partial<Record<LabelLanguage, readonly LabelForm[]>>;
}

export interface DocumentClass {
  name: string;
  /** `press`: the press counts the paragraphs of the text, 1 to n, and there are no provisions. */
  numbers: 'press' | 'own';
  /** The headings that stand in the contents: those of sections, or all. */
  contents: 'sections' | 'all';
  /** How items stand: behind labels that hang before their lines, or as paragraphs. */
  items: 'hanging' | 'run-in';
  /** Emphasis of Chinese text is set in 楷, as in documents of the United Nations; dots below it where absent. */
  emphasis?: 'kai';
  /** Levels that have a heading, the outermost first. */
  containers: readonly Level[];
  /** The unit of the text that is numbered through, whatever stands above it; absent where there is none. */
  article?: Level;
  /**
   * The articles are sections of an act: they are in the body alone, their titles may run in (1. Short title.—(1) …),
   * and what is in them stands in the order in which the act has it.
   */
  sections?: true;
  /** Levels below the article or, without one, of the text, the outermost first. */
  inner: readonly Level[];
  /**
   * `counted`: what stands before the first article or operative paragraph is the preamble, and its paragraphs are
   * counted.
   */
  preamble: 'counted' | 'none';
  /** What stands before the preamble and is no part of it: how the act was passed, its enacting words. */
  preface?: Partial<Record<LabelLanguage, RegExp>>;
  /** Labelled paragraphs before the first article: the recitals of an act. */
  recital?: Level;
  /**
   * What stands around the text, as fields below the class's name in the front matter; absent where a class has none.
   */
  frame?: ElementOrder;
}

/** A class with each of its levels changed: for the files of labels, which add those of their languages. */
export function changeLevels(one: DocumentClass, change: (level: Level) => Level): DocumentClass {
  const { article, recital, containers, inner } = one;
  return {
    ...one,
    containers: containers.map(change),
    inner: inner.map(change),
    ...(article ? { article: change(article) } : {}),
    ...(recital ? { recital: change(recital) } : {}),
  };
}

/** The elements around a text, in the order in which they are printed. */
export interface ElementOrder {
  /** Above the title. */
  head: readonly ElementRole[];
  /** Between the title and the text. */
  opening: readonly ElementRole[];
  /** Behind the text, before its annexes. */
  closing: readonly ElementRole[];
  /** At the end of the document. */
  end: readonly ElementRole[];
}

/** The language whose labels a document has. */
export function labelLanguage(tag: string): LabelLanguage {
  const [primary = ''] = tag.split('-');
  const known = ['zh', 'ru', 'fr', 'es', 'ar'] as const;
  return known.find((language) => language === primary) ?? 'en';
}

/** The language in which a document's places are cited: zh-Hant for zh-TW. */
export function citationLanguage(tag: string): CitationLanguage {
  const language = labelLanguage(tag);
  return language === 'zh' && new Intl.Locale(tag).maximize().script === 'Hant' ? 'zh-Hant' : language;
}
