/**
 * A picture as large as the press takes is printed, and its copy is proved without holding its pixels. In: a title with
 * a picture of 70 million pixels, a sheet of A3 in 600 dpi. Proves that it is built, that a copy which was packed anew
 * carries the text, that one pixel of another colour is found, and that `verify` never held 500 MiB.
 * Slow because Chromium lays it out.
 */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { deflateSync } from 'node:zlib';
import { PDFName, PDFRawStream } from 'pdf-lib';
import { streamBytes } from '../../../scripts/formats/pdf/content-streams.ts';
import { alterPdf } from '../../support/alter-pdf.ts';
import { runCommand } from '../../support/command.ts';
import { fixture } from '../../support/fixture.ts';
import { callCommand } from '../../support/in-process.ts';
import { pngOf } from '../../support/make-pictures.ts';

const recorder = new URL('../../support/record-memory.mjs', import.meta.url).href;
const [width, height] = [7016, 9933];

test('a picture of 70 million pixels is printed, and proved in less than 500 MiB', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kanben-'));
  try {
    const source = join(folder, 'source');
    cpSync(fixture('editions', 'structure', 'source'), source, { recursive: true });
    writeFileSync(join(source, 'structure', 'map.png'), pngOf({ width, height, rows: (width + 1) * height }));
    const built = await callCommand('build', ['structure', '--source', source, '--build', folder, '--only', 'pdf']);
    assert.equal(built.status, 0, built.stderr);
    const pdf = new Uint8Array(readFileSync(join(folder, 'structure', 'structure.pdf')));
    const [copy, memory] = [join(folder, 'copy.pdf'), join(folder, 'memory.txt')];
    const verify = async (pixel: number) => {
      writeFileSync(copy, await alterPdf(pdf, (file) => repack(file, pixel)));
      const options = `${process.env.NODE_OPTIONS ?? ''} --import=${recorder}`;
      return runCommand('verify', [copy, '--source', source, '--build', folder], {
        KANBEN_MEMORY: memory,
        NODE_OPTIONS: options,
      });
    };
    const [same, other] = [await verify(0), await verify(255)];
    assert.equal(same.status, 0, same.stderr);
    assert.match(other.stderr, /shows a picture that the source has not[\s\S]*is another picture/);
    if (process.platform !== 'linux') return;
    const most = readFileSync(memory, 'utf8').trim().split('\n').map(Number);
    assert.ok(most.length >= 2 && Math.max(...most) < 500, `${most} MiB`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** Packs the picture anew; one of its samples is this one. */
function repack(pdf: Parameters<Parameters<typeof alterPdf>[1]>[0], sample: number): void {
  for (const [ref, object] of pdf.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream) || object.dict.get(PDFName.of('Subtype')) !== PDFName.of('Image')) continue;
    const samples = Buffer.from(streamBytes(object));
    samples[5_000_000] = sample;
    pdf.context.assign(ref, PDFRawStream.of(object.dict, deflateSync(samples, { level: 1 })));
  }
}
