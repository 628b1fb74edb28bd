/**
 * The real build, end to end, as an editor runs it. In: the first title and the tiny one. Looks at what stands in the
 * build folder, with readers of its own; and at what a failed build leaves. Slow because titles are set.
 */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { writeFontconfig } from '../../scripts/formats/print/browser-program.ts';
import { startBrowser } from '../../scripts/formats/print/chromium.ts';
import type { LedgerRow } from '../../scripts/model/outputs.ts';
import { buildTitle } from '../../scripts/press/build-title.ts';
import { openProject } from '../../scripts/project/project.ts';
import { readPdf } from '../../scripts/proof/read-pdf.ts';
import { builtTitle } from '../support/built-title.ts';
import { fixture } from '../support/fixture.ts';
import { callCommand } from '../support/in-process.ts';
import { pressFolder } from '../support/press.ts';

const title = 'joint-statement-2022';
const tiny = fixture('editions', 'tiny', 'source');
let folder: string;
let output: Awaited<ReturnType<typeof builtTitle>>;

const built = (name: string) => readFileSync(join(folder, title, name));
const json = <T>(name: string) => JSON.parse(built(name).toString()) as T;

before(async () => {
  output = await builtTitle();
  folder = output.folder;
});
after(() => output.remove());

interface Recorded {
  metadata: { title: string; sha256: string };
  paragraphs: {
    number: number;
    anchor: string;
    section: string | null;
    text: string;
    page: number;
    place: { file: string; line: number };
  }[];
  registers: {
    id: string;
    entries: {
      heading: string;
      forms: string[];
      locators: { paragraph: number; page: number }[];
      see: string | null;
      seeAlso: string[];
      facts: { source: string }[];
    }[];
  }[];
  pageMap: { pages: { index: number; label: string }[] };
}

test('the build of the first title succeeds, with plain lines and a table', async () => {
  assert.equal(output.status, 0, output.stderr);
  assert.match(
    output.stdout,
    /joint-statement-2022\.pdf .* 65 of 65 paragraphs equal\n(.*\n)?.*\.epub .* 65 of 65 paragraphs equal/,
  );
  assert.doesNotMatch(output.stdout + output.stderr, /\u001b/);
  for (const stage of ['reading', 'rendering', 'setting pages', 'finishing', 'verifying'])
    assert.match(output.stderr, new RegExp(`^${title}: ${stage}$`, 'm'));
});

test('SHA256SUMS names every file with its checksum', async () => {
  const lines = readFileSync(join(folder, 'SHA256SUMS'), 'utf8').trim().split('\n');
  assert.deepEqual(
    lines.map((line) => line.split('  ')[1]),
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => path !== 'SHA256SUMS' && statSync(join(folder, path)).isFile())
      .sort(),
  );
  for (const line of lines) {
    const [sum, path = ''] = line.split('  ');
    assert.equal(
      createHash('sha256')
        .update(readFileSync(join(folder, path)))
        .digest('hex'),
      sum,
    );
  }
});

test('edition.json holds 65 paragraphs, two registers and the page map', async () => {
  const { metadata, paragraphs, registers, pageMap } = json<Recorded>('edition.json');
  assert.equal(paragraphs.length, 65);
  assert.equal(paragraphs[41]?.section, '三');
  assert.equal(paragraphs[0]?.section, null);
  assert.deepEqual(
    registers.map(({ id }) => id),
    ['treaties', 'organizations'],
  );
  assert.equal(
    metadata.sha256,
    createHash('sha256')
      .update(readFileSync(join(pressFolder, 'source', title, 'zh-Hans.md')))
      .digest('hex'),
  );
  const entry = registers[0]?.entries.find(({ heading }) => heading === '联合国宪章');
  assert.deepEqual(
    entry?.locators.map(({ paragraph }) => paragraph),
    [10, 43, 48],
  );
  for (const { paragraph, page } of entry?.locators ?? []) assert.equal(page, paragraphs[paragraph - 1]?.page);
  assert.ok(pageMap.pages.every(({ index }, i) => index === i + 1));
  for (const { entries } of registers)
    for (const { see, locators, facts } of entries) {
      assert.equal(see === null, locators.length > 0);
      for (const fact of facts) assert.ok(fact.source);
    }
});

test('the PDF has named destinations, labels and bookmarks for all of it', async () => {
  const read = await readPdf(new Uint8Array(built(`${title}.pdf`)));
  const { pageMap, paragraphs } = json<Recorded>('edition.json');
  assert.deepEqual(
    read.labels,
    pageMap.pages.map(({ label }) => (label === 'cover' ? '封面' : label)),
  );
  for (const { anchor, page } of paragraphs)
    assert.equal(read.labels[(read.destinations.get(anchor) ?? 0) - 1], String(page), anchor);
  assert.deepEqual(
    read.bookmarks.filter(({ depth }) => depth === 1).map((bookmark) => bookmark.title.split(' ')[0]),
    ['封面', '书名页', '版本说明', '目录', '前文', '一', '二', '三', '四', '条约和类似文书索引', '组织和机制索引'],
  );
});

test('the EPUB begins with its media type, stored, and has one document a section', async () => {
  const bytes = built(`${title}.epub`);
  assert.equal(bytes.subarray(30, 58).toString(), 'mimetypeapplication/epub+zip');
  assert.equal(bytes.readUInt16LE(8), 0);
  const files = unzipSync(bytes);
  for (let section = 0; section <= 4; section++) assert.ok(files[`OEBPS/section-${section}.xhtml`]);
  assert.match(strFromU8(files['OEBPS/section-3.xhtml'] ?? new Uint8Array()), /id="p42"/);
});

test('the ledger traces every paragraph, and npm run trace prints its row', async () => {
  const ledger = json<LedgerRow[]>('ledger.json');
  assert.equal(ledger.length, 65);
  const row = ledger[41] ?? assert.fail();
  assert.deepEqual([row.number, row.anchor, row.epub], [42, 'p42', 'section-3.xhtml#p42']);
  const line = readFileSync(join(pressFolder, row.source.file), 'utf8').split('\n')[row.source.line - 1];
  assert.equal(line, json<Recorded>('edition.json').paragraphs[41]?.text);
  const printed = await callCommand('trace', ['42', '--build', folder]);
  assert.equal(printed.status, 0, printed.stderr);
  assert.match(printed.stdout, new RegExp(`source +${row.source.file}:${row.source.line}\n`));
});

test('“Follow one paragraph” in .docs/architecture.md is true', async () => {
  const page = readFileSync(join(pressFolder, '.docs', 'architecture.md'), 'utf8');
  const row = json<LedgerRow[]>('ledger.json')[41] ?? assert.fail();
  const section = /## Follow one paragraph\n([\s\S]*?)\n## /.exec(page)?.[1]?.replace(/\s+/g, ' ') ?? '';
  for (const part of [`${row.source.file}:${row.source.line}`, `page ${row.page} `, row.epub, `\`${row.anchor}\``])
    assert.ok(section.includes(part), `the page does not say ${part}`);
});

test('--only writes one format', async () => {
  const only = mkdtempSync(join(tmpdir(), 'kanben-'));
  try {
    const run = await callCommand('build', ['--source', tiny, '--build', only, '--only', 'epub', '--keep']);
    assert.equal(run.status, 0, run.stderr);
    const names = readdirSync(join(only, 'tiny'));
    assert.ok(names.includes('tiny.epub') && names.includes('tiny.print.html') && !names.includes('tiny.pdf'));
  } finally {
    rmSync(only, { recursive: true });
  }
});

test('a build that fails changes no output and exits 1', async () => {
  const place = mkdtempSync(join(tmpdir(), 'kanben-'));
  try {
    cpSync(tiny, join(place, 'source'), { recursive: true });
    const args = ['tiny', '--source', join(place, 'source'), '--build', join(place, 'build')];
    assert.equal((await callCommand('build', args)).status, 0);
    const state = () =>
      readdirSync(join(place, 'build'), { recursive: true, encoding: 'utf8' })
        .sort()
        .map((name) => [
          name,
          statSync(join(place, 'build', name)).isFile()
            ? createHash('sha256')
                .update(readFileSync(join(place, 'build', name)))
                .digest('hex')
            : '',
        ]);
    const good = state();
    const file = join(place, 'source', 'tiny', 'zh-Hans.md');
    writeFileSync(file, `${readFileSync(file, 'utf8')}\n<script>alert(1)</script>\n`);
    const bad = await callCommand('build', args);
    assert.equal(bad.status, 1);
    assert.match(bad.stderr, /source\/tiny\/zh-Hans\.md:\d+:1: error K201: /);
    assert.deepEqual(state(), good);
    const missing = await callCommand('build', args, { CHROME_PATH: join(place, 'nowhere') });
    assert.equal(missing.status, 1);
    assert.deepEqual(state(), good);
  } finally {
    rmSync(place, { recursive: true });
  }
});

test("no browser is 'K601', and nothing is written", async () => {
  const run = await callCommand('build', ['tiny', '--source', tiny, '--build', join(folder, 'none')], {
    CHROME_PATH: join(folder, 'no-browser'),
  });
  assert.equal(run.status, 1);
  assert.match(run.stderr, /error K601: No browser: CHROME_PATH is /);
});

test("a browser of the system is used when CHROME_PATH names it, and said: 'K603'", async () => {
  const cache = join(pressFolder, 'node_modules', '.cache', 'kanben');
  const program = readdirSync(cache).find((name) => name.startsWith('chromium-')) ?? assert.fail();
  const run = await callCommand(
    'build',
    ['tiny', '--source', tiny, '--build', join(folder, 'other'), '--only', 'pdf'],
    { CHROME_PATH: join(cache, program, 'chromium') },
  );
  rmSync(join(folder, 'other'), { recursive: true, force: true });
  assert.match(run.stderr, /warning K603: The pages are set by Chromium \d/);
  assert.equal(run.status, 0, run.stderr);
});

test('a browser unpacked by a project that was moved or copied gets the fonts of its own folder', () => {
  const [place, before, copy] = ['place', 'before', 'a & b'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  mkdirSync(place);
  const [old, file] = [writeFontconfig(before, place), writeFontconfig(copy, place)];
  const own = `<dir>${join(folder, 'a &amp; b', 'fonts')}</dir>`;
  assert.ok(readFileSync(file, 'utf8').includes(own), readFileSync(file, 'utf8'));
  assert.ok(!readFileSync(old, 'utf8').includes(own));
  // One that was cut, or came from elsewhere, is written anew.
  writeFileSync(file, readFileSync(old, 'utf8'));
  assert.equal(writeFontconfig(copy, place), file);
  assert.ok(readFileSync(file, 'utf8').includes(own));
  rmSync(place, { recursive: true });
});

test("a browser that cannot load the typefaces is 'K605', not a blank cover, and nothing is written", async () => {
  const cache = join(pressFolder, 'node_modules', '.cache', 'kanben');
  const program = readdirSync(cache).find((name) => name.startsWith('chromium-')) ?? assert.fail();
  const fonts = join(folder, 'fonts.conf');
  writeFileSync(
    fonts,
    '<?xml version="1.0"?><fontconfig><dir>/nowhere</dir><cachedir>/nowhere/cache</cachedir></fontconfig>\n',
  );
  const env = { CHROME_PATH: join(cache, program, 'chromium'), FONTCONFIG_FILE: fonts };
  const run = await callCommand('build', ['tiny', '--source', tiny, '--build', join(folder, 'blank')], env);
  rmSync(fonts);
  assert.equal(run.status, 1);
  assert.match(run.stderr, /error K605: The browser has not loaded the typefaces .*Kanben Song 400 normal/);
  assert.ok(!existsSync(join(folder, 'blank', 'tiny')));
});

test("a folder that cannot be written is 'K701'", async () => {
  const run = await callCommand('build', [
    'tiny',
    '--source',
    tiny,
    '--build',
    join(folder, 'SHA256SUMS'),
    '--only',
    'pdf',
  ]);
  assert.equal(run.status, 1);
  assert.match(run.stderr, /error K701: /);
});

test("a browser that dies half-way is 'K602', and nothing is written", async () => {
  const engine = await startBrowser(() => undefined);
  const { browser } = engine;
  const newPage = browser.newPage.bind(browser);
  browser.newPage = async () => {
    const page = await newPage();
    page.pdf = async () => {
      browser.process()?.kill('SIGKILL');
      return new Promise(() => undefined);
    };
    return page;
  };
  const project = openProject({ folder: pressFolder, source: tiny, build: join(folder, 'dead') });
  const options = { project, keep: false, attachments: true };
  const { problems, rows } = await buildTitle(
    'tiny',
    options,
    async () => engine,
    () => undefined,
  );
  const errors = problems.filter(({ severity }) => severity === 'error');
  assert.deepEqual(
    errors.map(({ code }) => code),
    ['K602'],
  );
  assert.match(
    errors[0]?.message ?? '',
    /^The browser failed while (printing the PDF|photographing the cover): its program has ended\.$/,
  );
  assert.deepEqual(rows, []);
  assert.ok(!readdirSync(folder).includes('dead'));
});

test('--print makes a PDF for the printer that is proven like the others, and replaces nothing', async () => {
  const place = mkdtempSync(join(tmpdir(), 'kanben-'));
  try {
    const run = await callCommand('build', ['tiny', '--source', tiny, '--build', place, '--print']);
    assert.equal(run.status, 0, run.stderr);
    assert.match(run.stdout, /tiny\.print\.pdf .* 5 of 5 paragraphs equal/);
    assert.match(run.stdout, /tiny\.print\.pdf .* signatures 1 × 8, \d pages empty/);
    const written = readdirSync(join(place, 'tiny')).filter((name) => /\.(pdf|epub|html)$/.test(name));
    assert.deepEqual(written.sort(), ['tiny.cover.pdf', 'tiny.print.pdf']);
  } finally {
    rmSync(place, { recursive: true });
  }
});
