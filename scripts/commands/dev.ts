/** npm run dev: the preview of a title while it is written, until it is stopped. Writes nothing. */
import { AsyncResource } from 'node:async_hooks';
import { type Arguments, type Command, rootsOf } from '../cli/command.ts';
import { onOneLine, printAddress, printAside, printProblems, uiLanguage } from '../cli/report.ts';
import { counted } from '../cli/report-words.ts';
import type { Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import { startPreview } from '../preview/preview-server.ts';
import { chooseTitles, listFormats, listTitles } from '../project/folders.ts';

export const devCommand: Command = {
  name: 'dev',
  usage: 'npm run dev [-- TITLE] [--format NAME] [--port PORT]',
  about: `Shows a title as it is being written, on 127.0.0.1, to this machine alone, until Ctrl+C: its pages as
spreads, the EPUB's documents, the registers and the site. Every save of a text, a list, a template, a style or a
picture is shown at once, with the problems that it has. The address is printed; open it in Chrome,
Chromium or Edge, which set the pages as the build does.

  --format NAME    the print format instead of the title's own: book, official
  --port PORT      the port; without it a free one is taken
  --editor LINK    what opens a line in an editor, for example vscode://file/{file}:{line}:{column}
  --source FOLDER  read titles from here instead of source/`,
  options: {
    port: { type: 'string' },
    format: { type: 'string' },
    editor: { type: 'string' },
    source: { type: 'string' },
  },
  run: preview,
};

async function preview({ positionals, project, values }: Arguments): Promise<Problem[]> {
  const odd = oddOption({ project, values });
  if (odd) return refuse(odd);
  if (positionals.length > 1) return refuse('The preview begins with one title; the page has all others.');
  const [title] = positionals.length > 0 ? chooseTitles(project.source, positionals) : [];
  const known = listTitles(project.source);
  if (title !== undefined && !known.includes(title))
    return [problem('K109', { title, known: known.join(', ') || 'none' })];
  const port = Number(values.port ?? 0);
  let told = '';
  // Told by events of the server, and said as everything that this command says.
  const tell = AsyncResource.bind((name: string, problems: readonly Problem[], ms: number) => {
    const now = JSON.stringify(problems);
    if (problems.length > 0 && now !== told) printProblems(problems, rootsOf(project));
    told = now;
    printAside(`${onOneLine(name)}: ${counted(problems.length, 'problem')}, ${Math.round(ms)} ms`);
  });
  try {
    const { address } = await startPreview({
      project,
      port,
      tell,
      ...(title ? { title } : {}),
      ...(values.format === undefined ? {} : { format: String(values.format) }),
      ui: uiLanguage(),
      ...(values.editor === undefined ? {} : { editor: String(values.editor) }),
    });
    printAddress(address);
    return [];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return refuse(`Port ${port} is taken.`);
    throw error;
  }
}

const refuse = (detail: string): Problem[] => [problem('K902', { detail, command: 'dev' })];

/** What is wrong with an option, in words; nothing when all are right. */
function oddOption({ project, values }: Pick<Arguments, 'project' | 'values'>): string | undefined {
  const port = Number(values.port ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    return `--port must be a number up to 65535, not “${values.port}”.`;
  const formats = listFormats(project);
  if (values.format !== undefined && !formats.includes(String(values.format)))
    return `--format knows ${formats.join(', ')}, not “${values.format}”.`;
  const link = /^(?!javascript|data|vbscript)[a-z][a-z0-9+.-]*:.*\{file\}/i;
  if (values.editor !== undefined && !link.test(String(values.editor)))
    return (
      '--editor must be a link with {file} in it, such as vscode://file/{file}:{line}:{column}, ' +
      `not “${values.editor}”.`
    );
  return undefined;
}
