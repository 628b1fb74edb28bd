/**
 * Which labels a block may begin with. In: a block of a draft, a class and a language. Out: every level whose label it
 * begins with, for (i) is a letter and a Roman number. Promises to take labels as they stand in the text. Pure. Called
 * by `provision-tree.ts`.
 *
 *     a paragraph （一）甲；  in a statute → [{ level: 1, read: { label: '（一）', value: 1, … }, … }]
 */
import type { DocumentClass, LabelLanguage, Level } from '../classes/document-class.ts';
import { type LabelForm, type ReadLabel, readLabel } from '../classes/label-forms.ts';
import { type Draft, type Inline, plainText } from '../model/text.ts';

type DraftBlock = Draft['blocks'][number];

/** A label of a level: `level` is its position among the inner levels of the class. */
export interface LabelCandidate {
  level: number;
  form: LabelForm;
  read: ReadLabel;
}

/** The first form of a level that fits. */
export function levelLabel(
  level: Level | undefined,
  text: string,
  language: LabelLanguage,
  heading: boolean,
): { form: LabelForm; read: ReadLabel } | undefined {
  for (const form of level?.forms[language] ?? []) {
    const read = readLabel(form, text, heading);
    if (read) return { form, read };
  }
  return undefined;
}

/** The text of a block of which a label may be the beginning; of other blocks none is. */
export const labelText = (block: DraftBlock): string =>
  block.kind === 'heading' || block.kind === 'paragraph' ? plainText(block.inlines) : '';

/** The article that a block begins: also one whose label is set apart by nothing but bold letters. */
export function articleLabel(
  { article }: DocumentClass,
  block: DraftBlock,
  language: LabelLanguage,
): ReturnType<typeof levelLabel> {
  const heading = block.kind === 'heading';
  const found = levelLabel(article, labelText(block), language, heading);
  if (found || block.kind !== 'paragraph') return found;
  const [first] = block.inlines as readonly Inline[];
  return first?.kind === 'strong' ? wholeLabel(article, plainText(first.children), language) : undefined;
}

function wholeLabel(level: Level | undefined, text: string, language: LabelLanguage): ReturnType<typeof levelLabel> {
  const found = levelLabel(level, text.trim(), language, false);
  return found && found.read.length === text.trim().length ? found : undefined;
}

/** Every inner level whose label `text` begins with, the outermost first. */
export const innerLabels = (
  { inner }: DocumentClass,
  text: string,
  language: LabelLanguage,
  heading: boolean,
): LabelCandidate[] =>
  inner.flatMap(({ forms }, level) =>
    (forms[language] ?? []).flatMap((form) => {
      const read = readLabel(form, text, heading);
      return read ? [{ level, form, read }] : [];
    }),
  );

/** Section 4(2): the section that gives effect to a schedule, as acts print it below the label. */
export const isReferenceNote = (text: string): boolean =>
  /^[([]?(?:Sections?|Articles?|Regulations?|Rules?|Paragraphs?)\s\d[\dA-Z()]*(?:(?:,| and| to)\s?\d[\dA-Z()]*){0,6}\.?[)\]]?$/iu.test(
    text.trim(),
  );
