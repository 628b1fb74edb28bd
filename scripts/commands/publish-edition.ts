/**
 * npm run publish-edition -- TITLE: freezes the edition that is built. In: a title's source and its files under build/.
 * Out: its row in `editions.yaml` and its text in `editions/N/`. Promises that nothing is frozen but what the built
 * files carry: they are proved against the source once more, and the pages are read from them. Builds nothing, and
 * never changes a frozen edition.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Arguments, Command } from '../cli/command.ts';
import { printTable } from '../cli/report.ts';
import { numbersOf, paragraphsOf } from '../model/edition.ts';
import { anchorOf } from '../model/numbers.ts';
import type { PageMap } from '../model/page-map.ts';
import type { Problem } from '../model/problem.ts';
import { hasErrors, problem } from '../model/problem-catalogue.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { folderOf } from '../model/title-name.ts';
import { findFacingFault } from '../press/facing-editions.ts';
import type { OutputFormat } from '../press/output-format.ts';
import { prepareEdition } from '../press/prepare-edition.ts';
import { outputFormats } from '../press/registry.ts';
import { chooseTitles, isTitle, listTitles } from '../project/folders.ts';
import type { Project } from '../project/project.ts';
import { publishedFiles, readPublished } from '../project/published-files.ts';
import { readRegular } from '../project/regular-file.ts';
import { takeInputs } from '../project/snapshot.ts';
import type { WorkFolder } from '../project/work-folder.ts';
import { placeFiles, workOn } from '../project/write-outputs.ts';
import { freezeEdition, publishedDate } from '../revisions/freeze-edition.ts';
import { readHistory } from '../revisions/published-editions.ts';

export const publishEditionCommand: Command = {
  name: 'publish-edition',
  usage: 'npm run publish-edition -- TITLE',
  about: `Freezes the edition that is built: paragraph numbers, hashes of every text and of every output, date and
pages in source/TITLE/editions.yaml, the text itself in source/TITLE/editions/. From then on every edition keeps
its numbers. The built files must be of this very text, and right.

  --source FOLDER   the titles are here instead of source/
  --build FOLDER    their outputs are here instead of build/
  --help            this text`,
  options: { source: { type: 'string' }, build: { type: 'string' } },
  run: publishEdition,
};

async function publishEdition({ positionals, project, formats = outputFormats }: Arguments): Promise<Problem[]> {
  const [title] = positionals;
  if (title === undefined || positionals.length > 1)
    return [
      problem('K902', {
        detail: `Name one TITLE: ${listTitles(project.source).join(', ') || 'there is none'}.`,
        command: 'publish-edition',
      }),
    ];
  const problems: Problem[] = await proveFacing(title, project);
  for (const version of chooseTitles(project.source, [title]).filter(() => !hasErrors(problems)))
    problems.push(
      ...(isTitle(project.source, version)
        ? await publishOne(version, project, formats)
        : prepareEdition(project, version).problems),
    );
  return problems;
}

/** K318 where what shows two languages of a title is not what was built; the languages say the rest. */
async function proveFacing(title: string, project: Project): Promise<Problem[]> {
  const [first] = chooseTitles(project.source, [title]);
  if (first === undefined || !isTitle(project.source, first)) return [];
  const detail = await findFacingFault(project, folderOf(first));
  const { value } = detail === undefined ? {} : prepareEdition(project, first);
  if (detail === undefined || !value) return [];
  const { number } = value.edition.metadata.edition;
  return [problem('K318', { number, title, detail, advice: `Run \`npm run build -- ${title}\` first.` })];
}

/** Publishes a title in one language. */
const publishOne = (title: string, project: Project, formats: readonly OutputFormat[]): Promise<Problem[]> =>
  workOn(join(project.source, folderOf(title)), (work) =>
    publishTaken(title, work, takeInputs(project, join(work.path, 'in'), [title]), formats),
  );

/** Publishes a title from its inputs as they were taken; `work` is of its folder. */
async function publishTaken(
  title: string,
  work: WorkFolder,
  project: Project,
  formats: readonly OutputFormat[],
): Promise<Problem[]> {
  const { value, problems } = prepareEdition(project, title);
  if (!value) return problems;
  const { edition } = value;
  const { number, date } = edition.metadata.edition;
  const refuse = (detail: string, advice: string) => problem('K318', { number, title, detail, advice });
  const last = readHistory(edition.manuscript).value?.at(-1);
  if (last?.number === number) {
    if (last.sha256 !== edition.manuscript.sha256)
      return [
        refuse(
          'it was published from another state of the file.',
          'Raise `edition: { number: …, date: … }` in the front matter, build, and publish that.',
        ),
      ];
    printTable([['edition', `${number} of ${last.date} is published already, with this very text`]]);
    return [];
  }
  const other = publishedDate(edition);
  if (other !== undefined && other !== date)
    return [
      refuse(
        `its date is ${date}, and in another language it is published as of ${other}.`,
        `Set \`edition: { number: ${number}, date: ${other} }\` in the front matter, build, and publish that.`,
      ),
    ];
  const found = await readPages(project, edition, formats, refuse);
  if (found.pages === undefined || hasErrors(found.problems)) return found.problems;
  const outputs = publishedFiles(project.build, title);
  const changed = outputs.find((file) => readPublished(project.build, title, file) === undefined);
  if (changed) return [refuse(`${changed.name} is not what was built.`, `Run \`npm run build -- ${title}\` first.`)];
  const hashes = new Map(outputs.map((file) => [file.name, file.sha256]));
  const { files, before } = freezeEdition(edition, found.pages, hashes);
  placeFiles(work, files, before);
  const folder = edition.manuscript.file.replace(/[^/]*$/, '');
  printTable([
    ['edition', `${number} of ${date} is published`],
    ['paragraphs', String(paragraphsOf(edition).length)],
    ['frozen in', `${folder}editions.yaml, ${folder}editions/${number}/`],
  ]);
  return [];
}

/** Pages by print format: number of a paragraph → label of the page on which it begins. */
type Pages = Map<string, Map<string, string>>;

/** The pages on which paragraphs begin, read from the files of the build; problems when one is not of this text. */
async function readPages(
  project: Project,
  edition: IndexedEdition,
  formats: readonly OutputFormat[],
  refuse: (detail: string, advice: string) => Problem,
): Promise<{ pages?: Pages; problems: Problem[] }> {
  const { id } = edition.metadata;
  const advice = `Run \`npm run build -- ${id}\` first.`;
  const pages: Pages = new Map();
  const problems: Problem[] = [];
  const wanted = formats.flatMap(({ copies }) =>
    copies ? copies.handedOn(edition).map((file) => ({ copies, ...file })) : [],
  );
  for (const { copies, name, pages: shape } of wanted) {
    const path = join(project.build, id, name);
    if (!existsSync(path)) return { problems: [refuse(`there is no ${name} of it.`, advice)] };
    const bytes = new Uint8Array(readRegular(path));
    const identity = await copies.identify(bytes);
    if (identity.sha256 !== edition.manuscript.sha256)
      return { problems: [refuse(`${name} was built from another state of the text.`, advice)] };
    const asked = { whole: true, ...(shape === undefined ? {} : { pages: shape }) };
    const proof = await copies.prove(project, bytes, edition, identity, asked);
    if (hasErrors(proof.problems))
      problems.push(refuse(`${name} is not what would be built now: ${proof.problems[0]?.message}`, advice));
    if (shape !== undefined) pages.set(shape, pagesOf(edition, identity.pageMap));
  }
  return { pages, problems };
}

/** Number of a paragraph → label of its page. */
function pagesOf(edition: IndexedEdition, { pages, starts }: PageMap): Map<string, string> {
  const labelOf = (anchor: string) => pages[(starts[anchor]?.page ?? 0) - 1]?.label ?? '';
  return new Map(numbersOf(edition).map((number) => [anchorOf(number), labelOf(anchorOf(number))]));
}
