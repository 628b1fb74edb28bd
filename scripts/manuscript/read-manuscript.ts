/**
 * Reads `source/` and validates at the door. In: a project and a title's name. Out: its `Manuscript`:
 * front matter, Markdown body, authority lists, labels. Promises that later stages may trust every field; does not look
 * into the text itself. Called by `press/prepare-edition.ts` and `commands/diff.ts`.
 *
 *     readManuscript(openProject({ folder: '/home/me/book' }), 'peace-treaty')
 *       → { value: { metadata: { id: 'peace-treaty', language: 'en', … }, body: '## Preamble\n…', … }, problems: [] }
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { knownLanguages, profileOf } from '../languages/registry.ts';
import type { RegisterOrder } from '../model/authority.ts';
import type { CitationFacts, Manuscript, Metadata } from '../model/manuscript.ts';
import type { Outcome, Problem } from '../model/problem.ts';
import { hasErrors, problem } from '../model/problem-catalogue.ts';
import { folderOf } from '../model/title-name.ts';
import { fileOfTitle, isTitle, listFormats, listTitles } from '../project/folders.ts';
import type { Project } from '../project/project.ts';
import { readAccepted } from './accept.ts';
import { readSharedFields } from './defaults.ts';
import type { FieldReader } from './field-reader.ts';
import { frontMatterFields } from './front-matter-fields.ts';
import { localizeAuthorities } from './localize-authority.ts';
import { readAllRefusals } from './not-indexed.ts';
import { openFrontMatter, openText } from './open-text.ts';
import { readClass } from './read-class.ts';
import { readElements } from './read-elements.ts';
import { takeFacing } from './read-facing.ts';
import { readImprint } from './read-imprint.ts';
import { readLabels } from './read-labels.ts';
import { readAuthorities, readOtherHeadings } from './read-lists.ts';
import { readPrinting } from './read-printing.ts';
import { readSummaries } from './read-summaries.ts';
import { readVersions } from './read-versions.ts';
import { shownIn } from './source-bytes.ts';

/** Reads one title. The parent of the project's `source` is where paths in problems begin. */
export function readManuscript(project: Project, title: string): Outcome<Manuscript> {
  const { source } = project;
  if (!isTitle(source, title))
    return { problems: [problem('K109', { title, known: listTitles(source).join(', ') || 'none' })] };
  const folder = join(source, folderOf(title));
  const name = fileOfTitle(source, title);
  const shown = (path: string) => shownIn(source, path);
  if (name === undefined)
    return { problems: [problem('K110', { title }, { file: shown(folder), line: 1, column: 1 })] };

  const file = shown(join(folder, name));
  const problems: Problem[] = [];
  const opened = openText(join(folder, name), file, problems);
  if (!opened) return { problems };
  const { bytes, parts } = opened;
  const stated = readSharedFields(source, folder, shown, problems);
  const { facing, others: shared } = takeFacing(stated, source, title, problems);
  const front = openFrontMatter(parts, shared, file, problems);
  if (!front) return { problems };
  problems.push(...todosOf(parts.body, file, parts.bodyLine));
  const language = front.text('language');
  if (language && `${language}.md` !== name) problems.push(problem('K111', { language }, front.place('language')));
  const labels = readLabels(project, language, problems, front.place('language'));
  const read = readMetadata(project, title, language, front, problems);
  const versions = readVersions(source, title, shared);
  const { frame, notice } = readElements(front, read.class, language, problems);
  const metadata: Metadata = { ...read, ...(notice ? { notice } : {}), ...(versions.length > 0 ? { versions } : {}) };
  const authorities = readAuthorities(source, metadata, front, problems);
  const { notIndexed, sharedRefusals } = readAllRefusals(source, metadata, front, problems);
  const accepted = readAccepted(front, problems);
  const summaries = readSummaries(front, problems);
  const printing = readPrinting(front, problems);
  if (hasErrors(problems)) return { problems };
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return {
    // The file as it stands, with a byte order mark if it has one: what is attached has the hash that is stated.
    value: {
      metadata,
      file,
      canonical: bytes.toString('utf8'),
      sha256,
      body: parts.body,
      bodyLine: parts.bodyLine,
      folder,
      authorities: localizeAuthorities(authorities, language),
      otherHeadings: readOtherHeadings(source, metadata),
      notIndexed,
      sharedRefusals,
      accepted,
      summaries,
      ...printing,
      ...(facing ? { facing } : {}),
      frame,
      labels,
    },
    problems,
  };
}

/** Everything that the front matter says of a title but what the text is indexed by. */
function readMetadata(
  project: Project,
  id: string,
  language: string,
  front: FieldReader,
  problems: Problem[],
): Metadata {
  const inside = (key: 'source' | 'edition') => front.inside(key, frontMatterFields[key]);
  const [from, edition] = [inside('source'), inside('edition')];
  const titleLines = front.texts('title');
  const rights = front.optionalText('rights');
  const publisher = front.optionalText('publisher');
  const registers = front.optionalTexts('registers');
  const authentic = readAuthentic(front, problems);
  const registerOrder = readRegisterOrder(front, language, problems);
  return {
    id,
    language,
    titleLines,
    title: titleLines.join(profileOf(language).spacing === 'words' ? ' ' : ''),
    shortTitle: front.text('short-title'),
    kind: front.text('kind'),
    parties: front.optionalTexts('parties'),
    adopted: readAdopted(front),
    source: { name: from.text('name'), date: from.date('date'), provenance: from.optionalText('provenance') ?? '' },
    edition: { number: edition.integer('number'), date: edition.date('date') },
    ...(rights === undefined ? {} : { rights }),
    ...(publisher === undefined ? {} : { publisher }),
    ...(authentic.length > 0 ? { authentic } : {}),
    ...readImprint(front, problems),
    ...readCitation(front),
    ...readClass(front, problems),
    description: front.optionalText('description') ?? '',
    registers,
    ...readFormats(project, front, language, problems),
    ...(registerOrder === undefined ? {} : { registerOrder }),
    ...(front.flag('locator-ranges') ? { locatorRanges: true } : {}),
    ...(front.flag('plain-references') ? { plainReferences: true } : {}),
  };
}

/** What citations need, as far as it is stated. */
function readCitation(front: FieldReader): Pick<Metadata, 'citation'> {
  if (!front.has('citation')) return {};
  const field = front.inside('citation', frontMatterFields.citation);
  const facts: CitationFacts = {};
  for (const key of ['number', 'symbol', 'series', 'jurisdiction'] as const) {
    const text = field.optionalText(key);
    if (text !== undefined) facts[key] = text;
  }
  if (field.has('in-force')) facts.inForce = field.date('in-force');
  return { citation: facts };
}

/** The languages in which the document is authentic; K105 for one that the press cannot name. */
function readAuthentic(front: FieldReader, problems: Problem[]): string[] {
  const field = 'authentic';
  const tags = front.optionalTexts(field);
  const odd = tags.find((tag) => !knownLanguages.includes(tag));
  if (odd !== undefined) problems.push(wrongField(front, field, `a list of ${knownLanguages.join(', ')}`, odd));
  return tags;
}

/** Day and place, as far as the document states them. */
function readAdopted(front: FieldReader): Metadata['adopted'] {
  if (!front.has('adopted')) return { date: '', place: '' };
  const adopted = front.inside('adopted', frontMatterFields.adopted);
  return { date: adopted.has('date') ? adopted.date('date') : '', place: adopted.optionalText('place') ?? '' };
}

/** K105 for a field whose text is none of those that it may have. */
const wrongField = (front: FieldReader, field: string, expected: string, found: string): Problem =>
  problem('K105', { field, expected, found: `“${found}”` }, front.place(field));

function readRegisterOrder(front: FieldReader, language: string, problems: Problem[]): RegisterOrder | undefined {
  const field = 'register-order';
  const order = front.optionalText(field);
  const orders: Record<string, RegisterOrder> = { pinyin: 'reading', strokes: 'strokes' };
  if (order !== undefined && !(order in orders)) problems.push(wrongField(front, field, 'pinyin or strokes', order));
  if (order === 'strokes' && !profileOf(language).order.registers.includes(order))
    problems.push(wrongField(front, field, 'left out: strokes order Chinese only', order));
  return order === undefined ? undefined : (orders[order] ?? 'reading');
}

/**
 * K115 for every TODO of the text: an alternative text, or a line that begins with one. Named together with the fields.
 */
function todosOf(body: string, file: string, bodyLine: number): Problem[] {
  const found = body.matchAll(/!\[(?<alt>TODO\b[^\]]{0,500})\]|^(?:#+ )?(?<line>TODO\b.*)/gm);
  let [line, start, end] = [bodyLine, 0, body.indexOf('\n')];
  return [...found].map(({ groups, index }) => {
    for (; end >= 0 && end < index; end = body.indexOf('\n', start)) {
      line++;
      start = end + 1;
    }
    const field = groups?.alt === undefined ? 'The text' : 'The picture’s alternative text';
    const value = groups?.alt ?? groups?.line ?? '';
    return problem('K115', { field, value }, { file, line, column: index - start + 1 });
  });
}

/** The print formats of a title, K105 for one that has no style, K117 for one that its language does not have. */
function readFormats(
  project: Project,
  front: FieldReader,
  language: string,
  problems: Problem[],
): { formats?: string[] } {
  const formats = front.optionalTexts('formats');
  const known = listFormats(project);
  const odd = formats.find((name) => !known.includes(name));
  if (odd !== undefined)
    problems.push(
      problem(
        'K105',
        { field: 'formats', expected: `a list of ${known.join(', ')}`, found: odd },
        front.place('formats'),
      ),
    );
  else problems.push(...refuseFormats(formats, language, front.place('formats')));
  return formats.length > 0 ? { formats } : {};
}

/** K117 for each format that is not made for a language. */
export function refuseFormats(formats: readonly string[], language: string, place?: Problem['place']): Problem[] {
  const known = profileOf(language).formats;
  return formats
    .filter((format) => !known.includes(format))
    .map((format) => problem('K117', { format, language, known: known.join(', ') }, place));
}
