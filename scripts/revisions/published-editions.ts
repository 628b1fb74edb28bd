/**
 * The published editions of a title: `editions.yaml` and the frozen texts in `editions/N/`. In: a manuscript. Out: its
 * editions as they were published. Promises that a frozen text is read only when it is, byte for byte and paragraph by
 * paragraph, what was published (K311); decides no number.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { profileOf } from '../languages/registry.ts';
import { composeAccents } from '../manuscript/compose-accents.ts';
import { splitFrontMatter } from '../manuscript/front-matter.ts';
import { parseManuscript } from '../manuscript/parse-markdown.ts';
import { isTextWithin } from '../manuscript/source-budgets.ts';
import { decodeUtf8, readBytes, readText } from '../manuscript/source-bytes.ts';
import { parseYaml } from '../manuscript/yaml-fields.ts';
import { doors } from '../model/budgets.ts';
import { type Edition, type PublishedEdition, paragraphsOf } from '../model/edition.ts';
import type { Manuscript } from '../model/manuscript.ts';
import { type ParagraphNumber, parseNumber, type Slot } from '../model/numbers.ts';
import type { Outcome, Problem } from '../model/problem.ts';
import { hasErrors, problem } from '../model/problem-catalogue.ts';
import { type Draft, plainText } from '../model/text.ts';
import { folderOf } from '../model/title-name.ts';
import { slotsOf } from '../numbering/gaps.ts';
import { openLists } from '../numbering/item-paragraphs.ts';
import { numberDraft } from '../numbering/number-paragraphs.ts';
import { hasProvisions, numberProvisions } from '../numbering/number-provisions.ts';
import { answerAsPublished, followAddresses, numberAsPublished, placeSlots } from '../numbering/published-addresses.ts';
import { takeStatedNumbers } from '../numbering/stated-numbers.ts';
import { isNamed } from '../project/regular-file.ts';

/** One number as `editions.yaml` has it. */
export interface FrozenParagraph {
  number: number | string;
  /** Of the paragraph's text as UTF-8; absent for one that is gone. */
  sha256?: string;
  from?: number | string;
  gone?: number;
  into?: number | string;
  leading?: boolean;
  also?: string[];
  pages?: Record<string, string>;
}

/**
 * An edition in one language. `files`: name → SHA-256 of every output; absent in what was frozen before outputs were.
 */
export interface FrozenVersion {
  sha256: string;
  files?: Record<string, string>;
  paragraphs: FrozenParagraph[];
}

export interface FrozenEdition {
  number: number;
  date: string;
  languages: Record<string, FrozenVersion>;
}

const hashOf = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');
const shownIn = ({ file }: Manuscript, name: string): string => `${dirname(file)}/${name}`;

/**
 * All published editions of a manuscript's title in its language, in order; none for a title without `editions.yaml`.
 */
export function readHistory(manuscript: Manuscript): Outcome<PublishedEdition[]> {
  const problems: Problem[] = [];
  const shown = shownIn(manuscript, 'editions.yaml');
  const path = join(manuscript.folder, 'editions.yaml');
  if (!isNamed(path)) return { value: [], problems };
  const text = readText(path, shown, problems);
  if (text === undefined) return { problems };
  const { root, problems: syntax } = parseYaml(text, shown, 1);
  if (syntax.length > 0) return { problems: syntax };
  const touched = (file: string, detail: string) =>
    problem('K311', { file, detail, folder: folderOf(manuscript.metadata.id) }, { file, line: 1, column: 1 });
  const frozen = (root.data as { editions?: unknown } | undefined)?.editions;
  const odd = Array.isArray(frozen)
    ? frozen.map((one) => faultOf(one, hasProvisions({ manuscript }))).find((fault) => fault !== undefined)
    : 'it has no list of editions.';
  if (odd !== undefined) return { problems: [touched(shown, odd)] };
  const editions = frozen as FrozenEdition[];
  const unordered = editions.find(({ number }, i) => i > 0 && number !== (editions[i - 1]?.number ?? 0) + 1);
  if (unordered)
    return { problems: [touched(shown, `the edition ${unordered.number} does not follow the one before it.`)] };
  const history: PublishedEdition[] = [];
  for (const edition of editions) {
    const opened = openEdition(manuscript, edition, history, touched);
    problems.push(...opened.problems);
    if (opened.value) history.push(opened.value);
  }
  return hasErrors(problems) ? { problems } : { value: history, problems };
}

/**
 * What of an edition is not as `publish-edition` writes it; nothing when all of it is. `addressed`: its class has
 * addresses instead of numbers.
 */
function faultOf(data: unknown, addressed: boolean): string | undefined {
  const edition = data as Partial<FrozenEdition> | null;
  if (!edition || !isWhole(edition.number) || typeof edition.date !== 'string' || !edition.languages)
    return 'an edition lacks its number, date or languages.';
  for (const [language, { sha256, paragraphs, files = {} }] of Object.entries(edition.languages)) {
    if (!Object.values(files).every(isHash))
      return `edition ${edition.number} in ${language} has a file without its SHA-256.`;
    if (!isHash(sha256) || !Array.isArray(paragraphs))
      return `edition ${edition.number} in ${language} lacks its SHA-256 or its paragraphs.`;
    const odd = paragraphs.find((row) => !isRow(row, addressed));
    if (odd !== undefined) return `edition ${edition.number} has a row that is none: ${JSON.stringify(odd)}.`;
  }
  return undefined;
}

const isWhole = (value: unknown): boolean => Number.isInteger(value) && Number(value) > 0;
const isHash = (value: unknown): boolean => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);

/** Whether a row is that of a paragraph. */
function isRow(row: FrozenParagraph | null, addressed: boolean): boolean {
  const isNumber = (value: unknown) =>
    (typeof value === 'number' || typeof value === 'string') &&
    (addressed ? frozenNumber(value) : parseNumber(String(value))) !== undefined;
  return (
    row !== null &&
    isNumber(row.number) &&
    (row.gone === undefined ? isHash(row.sha256) : isWhole(row.gone)) &&
    [row.from, row.into, ...(row.also ?? [])].every((value) => value === undefined || isNumber(value))
  );
}

/** One edition from its frozen text; nothing when it was not published in the manuscript's language. */
function openEdition(
  manuscript: Manuscript,
  frozen: FrozenEdition,
  earlier: readonly PublishedEdition[],
  touched: (file: string, detail: string) => Problem,
): Outcome<PublishedEdition> {
  const { number, date } = frozen;
  const { language } = manuscript.metadata;
  const own = frozen.languages[language];
  if (!own) return { problems: [] };
  const name = `editions/${number}/${language}.md`;
  const file = shownIn(manuscript, name);
  const problems: Problem[] = [];
  const path = join(manuscript.folder, name);
  if (!existsSync(path)) return { problems: [touched(file, 'it is missing.')] };
  const bytes = readBytes(path, file, problems, doors.text.limits.bytes[0]);
  const canonical = bytes && decodeUtf8(bytes, file, problems);
  if (bytes === undefined || canonical === undefined || !isTextWithin(canonical, file, problems)) return { problems };
  const sha256 = hashOf(bytes);
  if (sha256 !== own.sha256)
    return { problems: [touched(file, `its SHA-256 is ${sha256}, and ${own.sha256} was published.`)] };
  const parsed = parseFrozen(manuscript, { file, canonical, sha256 }, { number, date });
  const read = numberFrozen(parsed, own.paragraphs, earlier);
  if (!read)
    return {
      problems: [
        touched(shownIn(manuscript, 'editions.yaml'), `its paragraphs of edition ${number} are not those of ${name}.`),
      ],
    };
  return read.edition
    ? { value: { number, date, sha256, slots: read.slots, edition: read.edition }, problems }
    : { problems: [touched(file, 'its links lead nowhere.')] };
}

/** A frozen text under the numbers that were published; nothing when its paragraphs are not those of the record. */
function numberFrozen(
  { value }: Outcome<Draft>,
  published: readonly FrozenParagraph[],
  earlier: readonly PublishedEdition[],
): { slots: PublishedEdition['slots']; edition: Edition | undefined } | undefined {
  if (!value) return undefined;
  const provided = hasProvisions(value);
  const { draft } = provided ? { draft: value } : takeStatedNumbers(value);
  if (!hasTexts(provided ? openLists(draft.blocks) : draft.blocks, published)) return undefined;
  const slots = published.map((row) => ({ ...slotOf(row, earlier), pages: row.pages ?? {} }));
  return { slots, edition: provided ? withAddresses(draft, slots, earlier.at(-1)) : numberDraft(draft, slots).value };
}

/** A frozen text, read as the manuscript's language and class want it. */
function parseFrozen(
  manuscript: Manuscript,
  text: Pick<Manuscript, 'file' | 'canonical' | 'sha256'>,
  edition: Pick<FrozenEdition, 'number' | 'date'>,
): Outcome<Draft> {
  const { file, canonical } = text;
  const { matter, matterLine, body, bodyLine } = splitFrontMatter(composeAccents(canonical, '', []));
  const front = parseYaml(matter, file, matterLine).root.data as { title?: string[] } | undefined;
  const { metadata } = manuscript;
  const title = (front?.title ?? []).join(profileOf(metadata.language).spacing === 'words' ? ' ' : '');
  return parseManuscript({ ...manuscript, ...text, body, bodyLine, metadata: { ...metadata, title, edition } });
}

/** Whether the paragraphs of a text are those that were published and not gone, one by one. */
function hasTexts(blocks: Draft['blocks'], published: readonly FrozenParagraph[]): boolean {
  const standing = published.filter(({ gone }) => gone === undefined);
  const texts = blocks.flatMap((block) => (block.kind === 'paragraph' ? [plainText(block.inlines)] : []));
  return texts.length === standing.length && texts.every((text, i) => hashOf(text) === standing[i]?.sha256);
}

/** A frozen text of a class that bears its own numbers, under the addresses that were published. */
function withAddresses(draft: Draft, slots: readonly Slot[], last?: PublishedEdition): Edition | undefined {
  const { value } = numberAsPublished(draft, last ? [last] : []);
  const { value: counted } = numberProvisions(draft, false);
  if (!value || !counted) return undefined;
  const follow = (edition: Edition) => (last ? followAddresses(edition, last) : edition);
  const followed = follow(value);
  // Where the labels of a text were read otherwise when it was published, what was published is so.
  const same =
    slotsOf(followed)
      .map(({ number }) => number)
      .join() === slots.map(({ number }) => number).join();
  if (same) return followed;
  const answers = answerAsPublished(slots, followed) ?? answerAsPublished(slots, follow(counted));
  return answers ?? placeSlots(value, slots, last?.edition ?? value);
}

/** A number of `editions.yaml`: that of a paragraph, or the address of a provision. */
const frozenNumber = (value: number | string): ParagraphNumber | undefined =>
  typeof value === 'string' && /^[a-z][a-z0-9_-]*$/i.test(value) ? value : parseNumber(String(value));

function slotOf(
  { number, from, gone, into, leading, also }: FrozenParagraph,
  earlier: readonly PublishedEdition[],
): Slot {
  const known = (value: number | string | undefined) => (value === undefined ? undefined : frozenNumber(value));
  const own = known(number) as ParagraphNumber;
  const [source, target] = [known(from), known(into)];
  const last = gone === undefined ? undefined : earlier.find((edition) => edition.number === gone - 1);
  const place = last && paragraphsOf(last.edition).find((paragraph) => paragraph.number === own)?.place;
  return {
    number: own,
    ...(source === undefined ? {} : { from: source }),
    ...(gone === undefined ? {} : { gone }),
    ...(target === undefined ? {} : { into: target }),
    ...(leading ? { leading } : {}),
    ...(also ? { also } : {}),
    ...(place ? { place } : {}),
  };
}
