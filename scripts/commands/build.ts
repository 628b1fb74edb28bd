/**
 * npm run build: what is asked for, the summary, the exit code. What is done is in `press/build-project.ts`, the order
 * of the stages in `press/build-title.ts`. Loads nothing heavy before something is to be built.
 */
import { type Arguments, type Command, jobsOf, wrongJobs } from '../cli/command.ts';
import { printTable } from '../cli/report.ts';
import { counted } from '../cli/report-words.ts';
import { namesAlone } from '../model/output-kinds.ts';
import { type Problem, sortProblems } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import { isLanguageTag } from '../model/title-name.ts';
import { fewTitles } from '../press/build-options.ts';
import { type BuildRequest, buildProject, mergeProject } from '../press/build-project.ts';
import { listFormats } from '../project/folders.ts';

/** What `--only` takes. */
const alone = namesAlone();

const usage =
  `npm run build [-- TITLE …] [--only ${alone.join('|')}] [--format NAME,…] ` +
  '[--print] [--force] [--jobs N] [--shard K/N] [--keep]';
const about = `Builds every title under source/ (or the ones named) into build/TITLE/: PDF, EPUB, the reading edition
(index.html), edition.json, ledger.json; and build/index.html, the catalogue of all titles that have been
built. A title that is unchanged since its last build is not built again.

  --only ${alone.join('|')}   write only this format (all of them carry the pages, which are set in any case);
                    --only ${alone.join(',')}: these, and no reading edition
  --format NAME,…   print formats instead of those of the front matter: book, official
  --print           write TITLE.print.pdf and TITLE.cover.pdf for the printer: 3 mm bleed, crop marks, inks
  --no-fonts        the light edition: an EPUB without typefaces, set in the reader's own
  --epub-language TAG   the tag that the EPUB states, for shops that do not know the edition's (zh-CN for zh-Hans)
  --keep            keep the print HTML as build/TITLE/TITLE.print.html
  --no-attachments  a PDF/A-2a without the canonical text and edition.json inside, instead of a PDF/A-3a
  --force           build unchanged titles too
  --jobs N          build so many titles at a time; as many as there are processor cores if absent
  --shard K/N       the K-th of N parts of all titles, for one of N machines
  --merge FOLDER …  put the build folders of all parts together: titles, catalogue, SHA256SUMS
  --source FOLDER   read titles from here instead of source/
  --build FOLDER    write here instead of build/
  --help            this text

A new title is a folder: source/NAME/zh-Hans.md, which begins with front matter as in source/joint-statement-2022/.
A folder with several languages is built into build/NAME/LANGUAGE/; NAME/en names one of them.`;

export const buildCommand: Command = {
  name: 'build',
  usage,
  about,
  options: {
    only: { type: 'string' },
    format: { type: 'string' },
    print: { type: 'boolean' },
    'no-fonts': { type: 'boolean' },
    'epub-language': { type: 'string' },
    'no-attachments': { type: 'boolean' },
    keep: { type: 'boolean' },
    force: { type: 'boolean' },
    jobs: { type: 'string' },
    shard: { type: 'string' },
    merge: { type: 'boolean' },
    source: { type: 'string' },
    build: { type: 'string' },
  },
  run: build,
  sumsUp: true,
};

async function build(args: Arguments): Promise<Problem[]> {
  const detail = wrongIn(args);
  if (detail !== undefined) return [problem('K902', { detail, command: 'build' })];
  const { positionals, project, values } = args;
  const request = requestOf(args);
  if (values.merge) return mergeProject(project, positionals, request);
  const { problems, titles } = await buildProject(project, request, args.formats);
  const inFull = titles.length <= fewTitles || Boolean(values.all);
  const rows = titles.flatMap(({ title, rows, problems }) =>
    rows.length > 0 ? (inFull ? rows : []) : titles.length > 1 ? [failedRow(title, problems)] : [],
  );
  if (!inFull) rows.push(['all', `${titles.filter(({ ok }) => ok).length} of ${titles.length} titles built`, '', '']);
  const data = titles.map(({ title, ok, rows }) => ({ title, ok, rows }));
  if (rows.length > 0) printTable(rows, data);
  return problems;
}

const listOf = (value: Arguments['values'][string]): string[] | undefined =>
  value === undefined ? undefined : String(value).split(',');

/** The K and the N of --shard K/N, from 1; nothing when it says something else. */
function partOf(value: Arguments['values'][string]): { part: number; parts: number } | undefined {
  const [part, parts] =
    /^(\d+)\/(\d+)$/
      .exec(String(value ?? '1/1'))
      ?.slice(1)
      .map(Number) ?? [];
  return part && parts && part <= parts ? { part, parts } : undefined;
}

/** What is wrong in the options, in a sentence. */
function wrongIn({ project, values, formats }: Arguments): string | undefined {
  const kinds = namesAlone(formats);
  if (listOf(values.only)?.some((format) => !kinds.includes(format)))
    return `--only knows ${kinds.join(' and ')}, not “${values.only}”.`;
  const known = listFormats(project);
  const odd = listOf(values.format)?.find((name) => !known.includes(name));
  if (odd !== undefined) return `--format knows ${known.join(', ')}, not “${odd}”.`;
  const language = values['epub-language'];
  if (language !== undefined && !isLanguageTag(String(language)))
    return `--epub-language must be a language tag, not “${language}”.`;
  if (jobsOf(values) === undefined) return wrongJobs(values);
  if (!partOf(values.shard)) return `--shard must say which part of how many, as in 2/8, not “${values.shard}”.`;
  return undefined;
}

/** What the options ask for; they are right. */
function requestOf({ positionals, values }: Arguments): BuildRequest {
  const [only, formats, part] = [listOf(values.only), listOf(values.format), partOf(values.shard)];
  return {
    ...(positionals.length > 0 ? { titles: positionals } : {}),
    ...(part ? { part } : {}),
    force: Boolean(values.force),
    jobs: jobsOf(values) ?? 1,
    keep: Boolean(values.keep),
    attachments: !values['no-attachments'],
    print: Boolean(values.print),
    ...(formats ? { formats } : {}),
    fonts: !values['no-fonts'],
    ...(values['epub-language'] === undefined ? {} : { epubLanguage: String(values['epub-language']) }),
    ...(only ? { only } : {}),
  };
}

/** A title that failed, with the first of its errors. */
function failedRow(title: string, problems: readonly Problem[]): string[] {
  const first = sortProblems(problems).find(({ severity }) => severity === 'error');
  const where = first?.place ? ` ${first.place.file}:${first.place.line}` : '';
  return [title, 'failed', `${first?.code}${where}`, counted(problems.length, 'problem')];
}
