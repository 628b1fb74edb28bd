/**
 * What is measured, and on what. In: a volume. Out: the same HTML as the press sets, with the page numbers of contents
 * and registers left to the tool (`target-counter`), the equivalent for Typst, and the commands. The other tools are
 * packages of `peers/`, installed there when they are first asked for; one that is missing is left out with its reason.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { faceData, faceStyles, facesOf, subsetFonts } from '../../scripts/fonts/subset-fonts.ts';
import { findProgram } from '../../scripts/formats/print/browser-program.ts';
import { readFormat } from '../../scripts/formats/print/print-format.ts';
import { renderPrint } from '../../scripts/formats/print/render-print.ts';
import { paragraphsOf } from '../../scripts/model/edition.ts';
import type { IndexedEdition } from '../../scripts/model/registers.ts';
import { plainText } from '../../scripts/model/text.ts';
import { prepareEdition } from '../../scripts/press/prepare-edition.ts';
import { pressFolder, pressProject, projectAt } from '../support/press.ts';

export interface Tool {
  name: string;
  /** The command for a volume in a folder; a sentence when the tool is not there. */
  command: (folder: string) => { command: string; args: string[]; env: NodeJS.ProcessEnv } | string;
}

const peers = join(import.meta.dirname, 'peers');
const ours = (name: string, ...more: string[]): Tool => ({
  name,
  command: (folder) => ({
    command: process.execPath,
    args: [
      join(pressFolder, 'scripts', 'setup.js'),
      'build',
      '--source',
      join(folder, 'source'),
      '--build',
      join(folder, 'build'),
      '--force',
      ...more,
    ],
    env: {},
  }),
});

/** Every tool, in the order in which they take turns. */
export async function listTools(): Promise<Tool[]> {
  if (!existsSync(join(peers, 'node_modules'))) {
    process.stderr.write('Installing the other tools into test/bench/peers (once).\n');
    spawnSync('npm', ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund'], {
      cwd: peers,
      stdio: ['ignore', 2, 2],
      env: { ...process.env, PUPPETEER_SKIP_DOWNLOAD: '1' },
    });
  }
  const program = await findProgram((line) => process.stderr.write(`${line}\n`));
  const env = { ...program.env, PUPPETEER_EXECUTABLE_PATH: program.path };
  const inPeers = (...path: string[]) => join(peers, 'node_modules', ...path);
  const node = (script: string, args: (folder: string) => string[]) => (folder: string) =>
    existsSync(script)
      ? { command: process.execPath, args: [script, ...args(folder)], env }
      : 'its package is not installed';
  return [
    ours('Kanben: PDF, EPUB, proof', '--only', 'pdf,epub'),
    ours('Kanben: PDF, proof', '--only', 'pdf'),
    ours('Kanben: PDF, EPUB, site, proof'),
    {
      name: 'pagedjs-cli 0.4.3',
      command: node(inPeers('pagedjs-cli', 'src', 'cli.js'), (folder) => [
        join(folder, 'volume.html'),
        '-o',
        join(folder, 'paged.pdf'),
        '--browserArgs',
        '--no-sandbox',
      ]),
    },
    {
      name: 'Vivliostyle CLI 10.3.1',
      command: node(inPeers('@vivliostyle', 'cli', 'dist', 'cli.js'), (folder) => [
        'build',
        join(folder, 'volume.html'),
        '-o',
        join(folder, 'vivliostyle.pdf'),
        '--executable-browser',
        program.path,
        '--timeout',
        '3600',
      ]),
    },
    {
      name: 'WeasyPrint',
      command: (folder) =>
        spawnSync('weasyprint', ['--version']).status === 0
          ? { command: 'weasyprint', args: [join(folder, 'volume.html'), join(folder, 'weasyprint.pdf')], env: {} }
          : 'it is not installed on this machine',
    },
    {
      name: 'Typst 0.14',
      command: node(join(peers, 'typst.mjs'), (folder) => [
        join(folder, 'volume.typ'),
        join(folder, 'typst.pdf'),
        facesFolder(),
      ]),
    },
  ];
}

const facesFolder = (): string =>
  join(
    dirname(
      createRequire(import.meta.url).resolve('@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf'),
    ),
    '..',
  );

/** Writes `volume.html` and `volume.typ` into the folder of a volume. */
export async function writeEquivalents(folder: string): Promise<void> {
  const { value } = prepareEdition(projectAt(join(folder, 'source')), 'volume');
  if (!value) throw new Error('the volume has problems');
  const html = renderPrint(pressProject, value.edition, value.images, readFormat(pressProject, 'book'));
  const { value: faces = [] } = await subsetFonts(value.edition, [html]);
  const counters = [
    '.contents a::after { content: target-counter(attr(href), page); }',
    '.locator::after { content: " (" target-counter(attr(href), page) ")"; }',
  ].join('\n');
  writeFileSync(
    join(folder, 'volume.html'),
    html
      .replace('/*faces*/', () => faceStyles(facesOf(faces, html), faceData))
      .replace('</head>', `<style>${counters}</style>\n</head>`),
  );
  writeFileSync(join(folder, 'volume.typ'), typstOf(value.edition));
}

/** The same text for Typst: numbered paragraphs, contents, registers with pages, running heads. */
function typstOf(edition: IndexedEdition): string {
  const safe = (text: string) => text.replace(/[\\#$*_`<>@=\-+/[\]~"']/g, (sign) => `\\${sign}`);
  const { titleLines, shortTitle } = edition.metadata;
  const parts = [
    '#set page(width: 148mm, height: 210mm, numbering: "1")',
    '#set page(margin: (inside: 19.3mm, outside: 25mm, top: 22.4mm, bottom: 22.5mm))',
    `#set page(header: [${safe(shortTitle)}])`,
    '#set text(font: "Noto Serif SC", size: 10.5pt, lang: "zh")',
    '#set par(justify: true, first-line-indent: (amount: 2em, all: true), leading: 7.5pt)',
    `#align(center)[${titleLines.map(safe).join(' \\ ')}]`,
    '#outline()',
    ...edition.sections.flatMap((section) => [
      ...(section.heading ? [`= ${safe(plainText(section.heading.inlines))}`] : []),
      ...section.blocks.flatMap((block) =>
        block.kind === 'paragraph'
          ? [`#place(dx: -12mm, text(size: 7pt)[${block.number}])${safe(plainText(block.inlines))} <${block.anchor}>`]
          : [],
      ),
    ]),
    ...edition.registers.flatMap((register) => [
      `= ${safe(register.title)}`,
      '#set par(first-line-indent: 0em)',
      `#columns(2)[\n${register.groups
        .flatMap((group) => group.entries)
        .map(
          (entry) =>
            `${safe(entry.heading)} ${entry.locators.map(({ paragraph }) => `#link(<p${paragraph}>)[${paragraph}] (#context counter(page).at(<p${paragraph}>).first())`).join(', ')}`,
        )
        .join('\n\n')}\n]`,
    ]),
  ];
  if (paragraphsOf(edition).length === 0) throw new Error('the volume is empty');
  return `${parts.join('\n\n')}\n`;
}
