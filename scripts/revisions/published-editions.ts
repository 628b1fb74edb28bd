/**
 * The published editions of a title: `editions.yaml` and the frozen texts in `editions/N/`. In: a manuscript. Out: its
 * editions as they were published; or, when one is published, the files that freeze it. Promises that a frozen text is
 * read only when it is, byte for byte and paragraph by paragraph, what was published (K311); decides no number.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { profileOf } from '../languages/registry.ts';
import { composeAccents } from '../manuscript/compose-accents.ts';
import { splitFrontMatter } from '../manuscript/front-matter.ts';
import { parseManuscript } from '../manuscript/parse-markdown.ts';
import { decodeUtf8, readBytes, readText } from '../manuscript/source-bytes.ts';
import { addToYaml, parseYaml } from '../manuscript/yaml-fields.ts';
import { type Edition, type PublishedEdition, paragraphsOf } from '../model/edition.ts';
import type { Manuscript } from '../model/manuscript.ts';
import { type ParagraphNumber, parseNumber, type Slot } from '../model/numbers.ts';
import type { Outcome, Problem } from '../model/problem.ts';
import { hasErrors, problem } from '../model/problem-catalogue.ts';
import { plainText } from '../model/text.ts';
import { numberDraft } from '../numbering/number-paragraphs.ts';
import { takeStatedNumbers } from '../numbering/stated-numbers.ts';

/** One number as `editions.yaml` has it. */
interface FrozenParagraph {
  number: number | string;
  /** Of the paragraph's text as UTF-8; absent for one that is gone. */
  sha256?: string;
  from?: number | string;
  gone?: number;
  into?: number | string;
  leading?: boolean;
  pages?: Record<string, string>;
}

interface FrozenEdition {
  number: number;
  date: string;
  languages: Record<string, { sha256: string; paragraphs: FrozenParagraph[] }>;
}

/** It names no way to call the command: the file is read in clones and where the press is a package. */
const comment = `# The published editions of this title, as publish-edition froze them: paragraph numbers,
# SHA-256 of every text, and the pages on which the paragraphs begin. Comments may be added; what is frozen is never
# changed.
`;
const hashOf = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');
const shownIn = ({ file }: Manuscript, name: string): string => `${dirname(file)}/${name}`;

/** All published editions of a manuscript's title in its language, in order; none for a title without `editions.yaml`. */
export function readHistory(manuscript: Manuscript): Outcome<PublishedEdition[]> {
  const problems: Problem[] = [];
  const shown = shownIn(manuscript, 'editions.yaml');
  const path = join(manuscript.folder, 'editions.yaml');
  if (!existsSync(path)) return { value: [], problems };
  const text = readText(path, shown, problems);
  if (text === undefined) return { problems };
  const { root, problems: syntax } = parseYaml(text, shown, 1);
  if (syntax.length > 0) return { problems: syntax };
  const touched = (file: string, detail: string) =>
    problem('K311', { file, detail, title: manuscript.metadata.id }, { file, line: 1, column: 1 });
  const frozen = (root.data as { editions?: unknown } | undefined)?.editions;
  const odd = Array.isArray(frozen)
    ? frozen.map(faultOf).find((fault) => fault !== undefined)
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

/** What of an edition is not as `publish-edition` writes it; nothing when all of it is. */
function faultOf(data: unknown): string | undefined {
  const edition = data as Partial<FrozenEdition> | null;
  const whole = (value: unknown) => Number.isInteger(value) && Number(value) > 0;
  const hash = (value: unknown) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
  const number = (value: unknown) =>
    (typeof value === 'number' || typeof value === 'string') && parseNumber(String(value)) !== undefined;
  if (!edition || !whole(edition.number) || typeof edition.date !== 'string' || !edition.languages)
    return 'an edition lacks its number, date or languages.';
  for (const [language, { sha256, paragraphs }] of Object.entries(edition.languages)) {
    if (!hash(sha256) || !Array.isArray(paragraphs))
      return `edition ${edition.number} in ${language} lacks its SHA-256 or its paragraphs.`;
    for (const row of paragraphs) {
      const right =
        row &&
        number(row.number) &&
        (row.gone === undefined ? hash(row.sha256) : whole(row.gone)) &&
        [row.from, row.into].every((value) => value === undefined || number(value));
      if (!right) return `edition ${edition.number} has a row that is none: ${JSON.stringify(row)}.`;
    }
  }
  return undefined;
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
  const bytes = readBytes(path, file, problems);
  const canonical = bytes && decodeUtf8(bytes, file, problems);
  if (bytes === undefined || canonical === undefined) return { problems };
  const sha256 = hashOf(bytes);
  if (sha256 !== own.sha256)
    return { problems: [touched(file, `its SHA-256 is ${sha256}, and ${own.sha256} was published.`)] };
  const { matter, matterLine, body, bodyLine } = splitFrontMatter(composeAccents(canonical, '', []));
  const front = parseYaml(matter, file, matterLine).root.data as { title?: string[] } | undefined;
  const title = (front?.title ?? []).join(profileOf(language).spacing === 'words' ? ' ' : '');
  const parsed = parseManuscript({
    ...manuscript,
    file,
    canonical,
    sha256,
    body,
    bodyLine,
    metadata: { ...manuscript.metadata, title, edition: { number, date } },
  });
  const draft = parsed.value && takeStatedNumbers(parsed.value).draft;
  const slots = own.paragraphs.map((row) => ({ ...slotOf(row, earlier), pages: row.pages ?? {} }));
  const standing = own.paragraphs.filter(({ gone }) => gone === undefined);
  const texts = draft?.blocks.flatMap((block) => (block.kind === 'paragraph' ? [plainText(block.inlines)] : []));
  if (!draft || texts?.length !== standing.length || texts.some((text, i) => hashOf(text) !== standing[i]?.sha256))
    return {
      problems: [
        touched(shownIn(manuscript, 'editions.yaml'), `its paragraphs of edition ${number} are not those of ${name}.`),
      ],
    };
  const { value: edition } = numberDraft(draft, slots);
  return edition
    ? { value: { number, date, sha256, slots, edition }, problems }
    : { problems: [touched(file, 'its links lead nowhere.')] };
}

function slotOf({ number, from, gone, into, leading }: FrozenParagraph, earlier: readonly PublishedEdition[]): Slot {
  const known = (value: number | string | undefined) => (value === undefined ? undefined : parseNumber(String(value)));
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
    ...(place ? { place } : {}),
  };
}

/**
 * Freezes an edition: its text beside the others, then its row in `editions.yaml`, whole or not at all. `pages`: print
 * format → anchor of a paragraph → label of the page on which it begins. K701 on failure.
 */
export function freezeEdition(
  edition: Edition,
  slots: readonly Slot[],
  pages: ReadonlyMap<string, ReadonlyMap<string, string>>,
): Problem[] {
  const { manuscript, metadata } = edition;
  const texts = new Map(paragraphsOf(edition).map((paragraph) => [paragraph.number, plainText(paragraph.inlines)]));
  const paragraphs = slots.map(({ number, from, gone, into, leading }): FrozenParagraph => {
    const text = texts.get(number);
    const labels = [...pages].flatMap(([format, starts]) =>
      starts.has(`p${number}`) ? [[format, starts.get(`p${number}`) ?? ''] as const] : [],
    );
    return {
      number,
      ...(text === undefined ? {} : { sha256: hashOf(text) }),
      ...(from === undefined ? {} : { from }),
      ...(gone === undefined ? {} : { gone }),
      ...(into === undefined ? {} : { into }),
      ...(leading ? { leading } : {}),
      pages: Object.fromEntries(labels),
    };
  });
  const row: FrozenEdition = {
    ...metadata.edition,
    languages: { [metadata.language]: { sha256: manuscript.sha256, paragraphs } },
  };
  const list = join(manuscript.folder, 'editions.yaml');
  const home = join(manuscript.folder, 'editions', String(metadata.edition.number));
  const beside = `${home}.new-${process.pid}`;
  try {
    mkdirSync(beside, { recursive: true });
    writeFileSync(
      join(beside, `${metadata.language}.md`),
      readFileSync(join(manuscript.folder, `${metadata.language}.md`)),
    );
    writeFileSync(
      join(beside, 'editions.yaml'),
      addToYaml(existsSync(list) ? readFileSync(list, 'utf8') : comment, ['editions'], row, 'paragraphs'),
    );
    // A folder that no row names is what is left of a publication that did not get to its end.
    rmSync(home, { recursive: true, force: true });
    renameSync(join(beside, 'editions.yaml'), `${list}.new`);
    renameSync(beside, home);
    renameSync(`${list}.new`, list);
    return [];
  } catch (error) {
    rmSync(beside, { recursive: true, force: true });
    rmSync(`${list}.new`, { force: true });
    return [problem('K701', { path: shownIn(manuscript, 'editions.yaml'), detail: (error as Error).message })];
  }
}
