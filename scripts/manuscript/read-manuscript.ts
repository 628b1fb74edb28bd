/**
 * Reads `source/` and validates at the door. In: the folder of all titles and a title's name. Out: its
 * `Manuscript`: front matter, Markdown body, authority lists, labels. The only file that knows gray-matter.
 * Promises that later stages may trust every field; does not look into the text itself.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import matter from 'gray-matter';
import { knownLanguages, profileOf } from '../languages/registry.ts';
import type { Refusal, RegisterOrder } from '../model/authority.ts';
import type { Labels, Manuscript, Metadata } from '../model/manuscript.ts';
import { compareText, type Outcome, type Problem } from '../model/problem.ts';
import { hasErrors, problem } from '../model/problem-catalogue.ts';
import { listFormats, listTitles } from '../project/folders.ts';
import { findFile, type Project } from '../project/project.ts';
import { readAuthority } from './authority-list.ts';
import { localizeAuthorities } from './localize-authority.ts';
import { checkStrings, parseYaml, printYaml, readFields } from './yaml-fields.ts';

/** Every field that front matter may have, with the names inside it; `npm run new` explains each. */
export const frontMatterFields = {
  title: [],
  'short-title': [],
  kind: [],
  parties: [],
  adopted: ['date', 'place'],
  source: ['name', 'date', 'provenance'],
  edition: ['number', 'date'],
  language: [],
  description: [],
  rights: [],
  numbering: [],
  registers: [],
  'register-order': [],
  'locator-ranges': [],
  formats: [],
  'not-indexed': ['text', 'reason'],
} as const;

/** The name of a file that holds a title in a language: its BCP 47 tag. */
export const languageFile = /^[a-z]{2,3}(-[A-Za-z0-9]+)*\.md$/;

/** Reads one title. The parent of the project's `source` is where paths in problems begin. */
export function readManuscript(project: Project, title: string): Outcome<Manuscript> {
  const { source } = project;
  const known = listTitles(source);
  if (!known.includes(title)) return { problems: [problem('K109', { title, known: known.join(', ') || 'none' })] };
  const folder = join(source, title);
  const [name, ...others] = readdirSync(folder)
    .filter((file) => languageFile.test(file))
    .sort(compareText);
  const shown = (path: string) => relative(dirname(source), path).split(sep).join('/');
  if (name === undefined)
    return { problems: [problem('K110', { title }, { file: shown(folder), line: 1, column: 1 })] };

  const file = shown(join(folder, name));
  const problems: Problem[] = others.map((other) => otherLanguage(title, other, name, shown(join(folder, other))));
  const bytes = readBytes(join(folder, name), file, problems);
  const text = bytes && decodeUtf8(bytes, file, problems);
  if (bytes === undefined || text === undefined) return { problems };
  const parts = splitFrontMatter(text);
  const top = { file, line: 1, column: 1 };
  if (parts.language !== 'yaml') return { problems: [...problems, problem('K114', { language: parts.language }, top)] };
  if (parts.matter.trim() === '') return { problems: [...problems, problem('K101', {}, top)] };
  if (parts.body.trim() === '') problems.push(problem('K108', {}, { ...top, line: parts.bodyLine }));

  const { root, strings, problems: syntax } = parseYaml(parts.matter, file, parts.matterLine);
  if (syntax.length > 0) return { problems: [...problems, ...syntax] };
  checkStrings(strings, problems);
  const front = readFields(root, Object.keys(frontMatterFields), problems);
  problems.push(...todosOf(parts.body, file, parts.bodyLine));
  const language = front.text('language');
  if (language && `${language}.md` !== name) problems.push(problem('K111', { language }, front.place('language')));
  const labels = readLabels(project, language, problems, front.place('language'));

  const inside = (key: 'adopted' | 'source' | 'edition') => front.inside(key, frontMatterFields[key]);
  const [adopted, from, edition] = [inside('adopted'), inside('source'), inside('edition')];
  const titleLines = front.texts('title');
  const rights = front.optionalText('rights');
  const registers = front.optionalTexts('registers');
  const numbering = front.optionalText('numbering');
  if (numbering !== undefined && numbering !== 'stated')
    problems.push(
      problem(
        'K105',
        { field: 'numbering', expected: 'stated, or left out', found: `“${numbering}”` },
        front.place('numbering'),
      ),
    );
  const order = front.optionalText('register-order');
  const orders: Record<string, RegisterOrder> = { pinyin: 'reading', strokes: 'strokes' };
  if (order !== undefined && !(order in orders))
    problems.push(
      problem(
        'K105',
        { field: 'register-order', expected: 'pinyin or strokes', found: `“${order}”` },
        front.place('register-order'),
      ),
    );
  if (order === 'strokes' && !profileOf(language).order.registers.includes(order))
    problems.push(
      problem(
        'K105',
        { field: 'register-order', expected: 'left out: strokes order Chinese only', found: '“strokes”' },
        front.place('register-order'),
      ),
    );
  const metadata: Metadata = {
    id: title,
    language,
    titleLines,
    title: titleLines.join(profileOf(language).spacing === 'words' ? ' ' : ''),
    shortTitle: front.text('short-title'),
    kind: front.text('kind'),
    parties: front.texts('parties'),
    adopted: { date: adopted.date('date'), place: adopted.text('place') },
    source: { name: from.text('name'), date: from.date('date'), provenance: from.text('provenance') },
    edition: { number: edition.integer('number'), date: edition.date('date') },
    ...(rights === undefined ? {} : { rights }),
    ...(numbering === 'stated' ? { numbering } : {}),
    description: front.text('description'),
    registers,
    ...readFormats(project, front, language, problems),
    ...(order === undefined ? {} : { registerOrder: orders[order] ?? 'reading' }),
    ...(front.flag('locator-ranges') ? { locatorRanges: true } : {}),
  };
  const authorities = registers.flatMap((id) => {
    const path = join(source, 'authority', `${id}.yaml`);
    const missing = !/^[a-z][a-z0-9-]*$/.test(id) || !existsSync(path);
    if (missing) problems.push(problem('K113', { register: id }, front.place('registers')));
    const list = missing ? undefined : readBytes(path, shown(path), problems);
    const text = list && decodeUtf8(list, shown(path), problems);
    return text === undefined ? [] : [readAuthority(id, text, shown(path), language, problems)];
  });
  const notIndexed = front.each('not-indexed', frontMatterFields['not-indexed']).map(
    (refusal): Refusal => ({
      text: refusal.text('text'),
      reason: refusal.text('reason'),
      place: refusal.place('text'),
    }),
  );
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
      notIndexed,
      labels,
    },
    problems,
  };
}

/** K127: a language that nobody would miss until it is asked for. */
const otherLanguage = (title: string, other: string, name: string, file: string): Problem =>
  problem('K127', { other, name, title }, { file, line: 1, column: 1 });

/** K115 for every TODO of the text: an alternative text, or a line that begins with one. Named together with the fields. */
function todosOf(body: string, file: string, bodyLine: number): Problem[] {
  return [...body.matchAll(/!\[(?<alt>TODO\b[^\]]{0,500})\]|^(?:#+ )?(?<line>TODO\b.*)/gm)].map(({ groups, index }) => {
    const before = body.slice(0, index);
    const field = groups?.alt === undefined ? 'The text' : 'The picture’s alternative text';
    return problem(
      'K115',
      { field, value: groups?.alt ?? groups?.line ?? '' },
      { file, line: bodyLine + before.split('\n').length - 1, column: index - before.lastIndexOf('\n') },
    );
  });
}

/**
 * What stands between the two `---`, in which language, and what follows; lines are 1-based. Every line ends with U+000A,
 * however the file ends them (CRLF, a lone CR), and a byte order mark is gone: lines and columns are those of the file.
 * Runs nothing.
 */
export function splitFrontMatter(written: string) {
  const text = written.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const language = /^---[ \t]*([^\s-][^\n]*)\n/.exec(text)?.[1]?.trim() ?? 'yaml';
  if (language !== 'yaml') return { language, matter: '', matterLine: 1, body: '', bodyLine: 1 };
  if (!text.startsWith('---') || text[3] === '-')
    return { language, matter: '', matterLine: 1, body: text, bodyLine: 1 };
  const first = text.indexOf('\n') + 1 || text.length;
  const close = text.indexOf('\n---', first - 1);
  if (close < 0)
    return { language, matter: text.slice(first), matterLine: 2, body: '', bodyLine: text.split('\n').length };
  const begin = close + '\n---'.length;
  const body = text.slice(text[begin] === '\n' ? begin + 1 : begin);
  return {
    language,
    matter: text.slice(first, close),
    matterLine: 2,
    body,
    bodyLine: text.slice(0, text.length - body.length).split('\n').length,
  };
}

/** A Markdown file from front matter data and a body. */
export const joinFrontMatter = (data: Record<string, unknown>, body: string): string =>
  matter.stringify(body, data, { engines: { yaml: { parse: () => ({}), stringify: printYaml } } });

/** The print formats of a title, K105 for one that has no style, K117 for one that its language does not have. */
function readFormats(
  project: Project,
  front: ReturnType<typeof readFields>,
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

/** The words that the templates print in one language; K112 when there is no file of them. */
export function readLabels(
  { labels }: Pick<Project, 'labels'>,
  language: string,
  problems: Problem[],
  place?: Problem['place'],
): Labels {
  const name = `${language}.yaml`;
  const path = knownLanguages.includes(language) ? findFile(labels, name) : undefined;
  if (path === undefined) {
    if (language) problems.push(problem('K112', { language, known: knownLanguages.join(', ') }, place));
    return {};
  }
  const { root, problems: syntax } = parseYaml(readFileSync(path, 'utf8'), `templates/labels/${name}`, 1);
  problems.push(...syntax);
  return { language, ...Object.fromEntries([...root.entries].map(([key, field]) => [key, String(field.data)])) };
}

/** The bytes of a file, or K116. */
export function readBytes(path: string, shown: string, problems: Problem[]): Buffer | undefined {
  try {
    if (!statSync(path).isFile()) throw new Error('it is not a file');
    return readFileSync(path);
  } catch (error) {
    problems.push(
      problem('K116', { path: shown, detail: (error as Error).message }, { file: shown, line: 1, column: 1 }),
    );
    return undefined;
  }
}

/** UTF-8 decoded strictly, or K107 with the line of the first bad byte. A byte order mark is not text. */
export function decodeUtf8(bytes: Buffer, file: string, problems: Problem[]): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // The first replacement character that the bytes do not really hold stands where the first bad byte is.
    const lossy = bytes.toString('utf8');
    const honest = (at: number) => bytes.subarray(Buffer.byteLength(lossy.slice(0, at))).indexOf('\ufffd') === 0;
    let at = lossy.indexOf('\ufffd');
    while (at >= 0 && honest(at)) at = lossy.indexOf('\ufffd', at + 1);
    const before = lossy.slice(0, at);
    const rows = before.split(/\r\n?|\n/);
    const place = { file, line: rows.length, column: (rows.at(-1) ?? '').length + 1 };
    problems.push(problem('K107', { offset: Buffer.byteLength(before) }, place));
    return undefined;
  }
}
