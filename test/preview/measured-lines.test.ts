/**
 * What the preview says of the typesetting: the figures of the last build, with every line that does not hold. The
 * files of a build are written here.
 */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';
import type { IndexedEdition } from '../../scripts/model/registers.ts';
import { readMeasured } from '../../scripts/preview/measured-lines.ts';
import { openProject } from '../../scripts/project/project.ts';
import type { TypographyFigure } from '../../scripts/proof/figures.ts';

const folder = mkdtempSync(join(tmpdir(), 'kanben-measured-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const project = openProject({ folder });
const edition = { metadata: { id: 't', formats: ['official', 'book'] }, manuscript: { sha256: 'aa' } } as never;
const read = (format?: string, ui: 'en' | 'zh' = 'en', of: IndexedEdition = edition) =>
  readMeasured(project, of, format, ui);

const good: TypographyFigure = { name: 'Type 3 fonts', value: 0, gate: 0, holds: true, measured: 3, where: [] };
const place = { file: 'source/t/zh-Hans.md', line: 14, column: 1 };
const said = 'page 3, paragraph 12 (line 14): 双方指出西文词语…如此等等 (0.115)';
const wide: TypographyFigure = {
  ...good,
  name: 'widest Han–Han gap in a justified line',
  value: 0.115,
  gate: 0.08,
  unit: 'em',
  excused: true,
  holds: false,
  where: [said],
  lines: [{ page: 3, said, anchor: 'p12', place }],
};

function write(figures: TypographyFigure[], sha256 = 'aa'): void {
  mkdirSync(join(folder, 'build', 't'), { recursive: true });
  writeFileSync(join(folder, 'build', 't', 'typography.json'), JSON.stringify({ official: figures, book: [] }));
  writeFileSync(join(folder, 'build', 't', 'edition.json'), JSON.stringify({ metadata: { sha256 } }));
}

test('without a build there is nothing, and half a file is as none', () => {
  assert.deepEqual(read(), { of: 'none', format: 'official', figures: [] });
  mkdirSync(join(folder, 'build', 't'), { recursive: true });
  writeFileSync(join(folder, 'build', 't', 'typography.json'), '{ "official": [');
  assert.equal(read().of, 'none');
});

test('a figure that does not hold is there with its lines, one that holds is not', () => {
  write([good, wide]);
  const { of, figures } = read();
  assert.equal(of, 'this');
  assert.deepEqual(
    figures.map(({ code, severity, value, lines }) => [code, severity, value, lines]),
    [['K813', 'warning', '0.115 em (≤ 0.08)', [{ page: 3, said, anchor: 'p12', place }]]],
  );
  assert.deepEqual(read('book').figures, [], 'of the format that is shown');
});

test('it is Chinese where the interface is', () => {
  write([wide]);
  const [figure] = read(undefined, 'zh').figures;
  assert.equal(figure?.name, '齐行中汉字之间最大的空隙');
  assert.equal(figure?.lines[0]?.said, '第3页，第12段（第14行）：双方指出西文词语…如此等等 (0.115)');
});

test('a build of another text is told to be one', () => {
  write([wide], 'bb');
  assert.equal(read().of, 'another');
});

test('what the editor has accepted is not in the list; a figure without lines says where in words', () => {
  const { lines: _, ...accepted } = { ...wide, accepted: [{ place: 'p12', reason: '地址' }] };
  write([accepted, { ...good, value: 1, holds: false, where: ['page 2: a…b'] }]);
  assert.deepEqual(
    read().figures.map(({ code, rest }) => [code, rest]),
    [['K811', ['page 2: a…b']]],
  );
});
