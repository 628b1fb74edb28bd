/**
 * Files of a project, and copies, that are larger than the press reads: one a budget. They are read as the commands
 * read them: their problems, the most memory that it had, its seconds of processor time.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zipSync } from 'fflate';
import { prepareEdition } from '../../scripts/press/prepare-edition.ts';
import { proveCopy } from '../../scripts/press/prove-copy.ts';
import { readCopy } from '../../scripts/press/read-copy.ts';
import { openProject } from '../../scripts/project/project.ts';
import { fixture } from './fixture.ts';
import { pngOf, progressive, withFrame } from './make-pictures.ts';
import { peakMemory } from './peak-memory.ts';

const times = (text: string, count: number): string => text.repeat(count);

/** What is too much in a text → what stands below its front matter. */
const texts: Record<string, () => string> = {
  'bytes of a text': () => times('甲', 12 * 1024 * 1024),
  'characters of a text': () => times('a', 5_000_001),
  'lines of a text': () => times('a\n\n', 100_001),
  'depth of quotations': () => `${times('>', 41)} 甲`,
  'depth of quotations apart': () => `${times('> ', 41)} 甲`,
  'depth of lists': () => Array.from({ length: 42 }, (_, i) => `${times(' ', 2 * i)}- 甲`).join('\n'),
  'cells of a text': () => `| a |\n| - |\n${times('| a |\n', 100_001)}`,
  'notes of a text': () => Array.from({ length: 10_001 }, (_, i) => `[^${i}]: a`).join('\n\n'),
  'links of a text': () => times('[a](b) ', 50_001),
};

/** What is too much in a list → the file of the project, and its content. */
const lists: Record<string, () => [path: string, content: string]> = {
  'bytes of a list': () => ['source/authority/treaties.yaml', times('# a\n', 5 * 1024 * 1024)],
  'characters of a list': () => ['source/authority/treaties.yaml', `# ${times('a', 4_000_001)}`],
  'values of a list': () => ['source/authority/treaties.yaml', `entries:\n${times('  - a\n', 400_001)}`],
  'depth of a list': () => ['source/authority/treaties.yaml', `entries: ${times('[', 101)}`],
  'depth of dashes': () => ['source/defaults.yaml', `${times('- ', 101)}a`],
  'refusals of a title': () => ['source/tiny/not-indexed.yaml', times('- { text: a, reason: b }\n', 100_001)],
};

/** What is too much in a picture → its name and bytes. */
const pictures: Record<string, () => [name: string, content: Uint8Array]> = {
  'bytes of a picture': () => ['a.png', new Uint8Array(65 * 1024 * 1024)],
  'pixels of a PNG': () => ['a.png', pngOf({ width: 20_000, height: 5001, rows: 1 })],
  'pixels of a JPEG': () => ['a.jpg', withFrame(progressive, 20_000, 5001)],
  'bytes of a PNG unpacked': () => ['a.png', pngOf({ width: 9000, height: 9000, depth: 16, colour: 6, rows: 9 })],
  'a PNG that is damaged at its end': () => [
    'a.png',
    pngOf({ width: 8000, height: 9000, colour: 2, rows: 9000 * 24_001 - 1 }),
  ],
  'bytes of a JPEG unpacked': () => ['a.jpg', withFrame(progressive, 10_000, 10_000, 0x11)],
};

/** What is too much in a copy → its name and bytes. */
const copies: Record<string, () => [name: string, content: Uint8Array]> = {
  'bytes of a copy': () => ['a.epub', new Uint8Array(129 * 1024 * 1024)],
  'unpacked bytes of a copy': () => ['a.epub', zipSync({ 'a.xhtml': new Uint8Array(161 * 1024 * 1024) })],
  'files of a copy': () => [
    'a.epub',
    zipSync(Object.fromEntries(Array.from({ length: 10_001 }, (_, i) => [`a${i}`, new Uint8Array()]))),
  ],
  'tags of an e-book': () => ['a.epub', bookOf(times('<b/>', 150_001))],
  'depth of an e-book': () => ['a.epub', bookOf(times('<b>', 501) + times('</b>', 501))],
  'one document again and again': () => ['a.epub', bookOf(times('<b>a</b>', 1000), times('<itemref idref="a"/>', 9))],
  'a text of a page': () => ['a.html', Buffer.from(`<!doctype html>${times('a', 1_000_001)}`)],
  'markup of a page': () => ['a.html', Buffer.from(`<!doctype html>${times('<p>a'.padEnd(900_000, 'a'), 40)}`)],
  'tags of a page': () => ['a.html', Buffer.from(`<!doctype html>${times('<p>', 150_001)}`)],
  'depth of a page': () => ['a.html', Buffer.from(`<!doctype html>${times('<div>', 501)}`)],
  'elements of a page': () => [
    'a.html',
    Buffer.from(`<!doctype html>${Array.from({ length: 2000 }, (_, i) => `<p><b a${i}>a`).join('')}`),
  ],
};

/** An e-book whose first document has this body. */
function bookOf(body: string, spine = '<itemref idref="a"/>'): Uint8Array {
  const text = (xml: string) => Buffer.from(`<?xml version="1.0"?>${xml}`);
  return zipSync({
    'META-INF/container.xml': text('<container><rootfiles><rootfile full-path="a.opf"/></rootfiles></container>'),
    'a.opf': text(`<package><manifest><item id="a" href="a.xhtml"/></manifest><spine>${spine}</spine></package>`),
    'a.xhtml': text(`<html><body>${body}</body></html>`),
  });
}

/** A case as it is on the disk: the files of the tiny title that are otherwise, or a copy. */
interface Case {
  name: string;
  folder: string;
  copy?: string;
}

const own = 'source/tiny/zh-Hans.md';

/** Writes every case into a folder of its own. */
function writeAll(home: string): Case[] {
  const text = readFileSync(join(fixture('editions', 'tiny'), own), 'utf8');
  const cases: Case[] = [];
  const write = (name: string, files: Record<string, string | Uint8Array>, copy?: string) => {
    const folder = join(home, String(cases.length));
    cpSync(fixture('editions', 'tiny', 'source'), join(folder, 'source'), { recursive: true });
    for (const [path, content] of Object.entries(files)) writeFileSync(join(folder, path), content);
    cases.push({ name, folder, ...(copy === undefined ? {} : { copy: join(folder, copy) }) });
  };
  for (const [name, make] of Object.entries(texts)) write(name, { [own]: `${text}\n\n${make()}\n` });
  for (const [name, make] of Object.entries(lists)) write(name, Object.fromEntries([make()]));
  for (const [name, make] of Object.entries(pictures)) {
    const [file, content] = make();
    write(name, { [own]: `${text}\n\n![甲](${file})\n`, [`source/tiny/${file}`]: content });
  }
  for (const [name, make] of Object.entries(copies)) {
    const [file, content] = make();
    write(name, { [file]: content }, file);
  }
  return cases;
}

/** The errors of a case, read as `build` and `verify` do. */
async function told({ folder, copy }: Case): Promise<string[]> {
  const project = openProject({ folder });
  try {
    const { problems } = copy
      ? await proveCopy(project, { name: basename(copy), bytes: await readCopy(copy) })
      : prepareEdition(project, 'tiny');
    return problems.filter(({ severity }) => severity === 'error').map(({ code, message }) => `${code} ${message}`);
  } catch (error) {
    return [(error as Error).message];
  }
}

/** What came of the cases. */
export interface OversizedResult {
  errors: Record<string, string[]>;
  /** MiB. */
  memory: number;
  seconds: number;
}

/** Has the files of projects read in one other process, and the copies in a third. */
export function readOversized(): OversizedResult[] {
  const home = mkdtempSync(join(tmpdir(), 'kanben-oversized-'));
  const program = fileURLToPath(import.meta.url);
  const read = (cases: readonly Case[]) => {
    const input = JSON.stringify(cases);
    const said = execFileSync(process.execPath, ['--import', 'tsx', program], { encoding: 'utf8', input });
    return JSON.parse(said) as OversizedResult;
  };
  try {
    const cases = writeAll(home);
    return [read(cases.filter(({ copy }) => !copy)), read(cases.filter(({ copy }) => copy))];
  } finally {
    rmSync(home, { recursive: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const errors: Record<string, string[]> = {};
  for (const one of JSON.parse(readFileSync(0, 'utf8')) as Case[]) errors[one.name] = await told(one);
  const { user, system } = process.cpuUsage();
  const memory = peakMemory();
  process.stdout.write(JSON.stringify({ errors, memory, seconds: (user + system) / 1e6 } satisfies OversizedResult));
}
