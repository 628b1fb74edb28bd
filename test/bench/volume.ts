/**
 * Volumes to measure by: the first title several times over. In: how many times, and a folder. Out: a folder of titles
 * with one title `volume`, the same authority lists, and a text whose paragraphs are numbered through. One print
 * format, so that every tool sets the same pages.
 */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pressFolder } from '../support/press.ts';

/**
 * Writes the volume into `folder/source`, and gives that path. Each copy but the first begins with a section of its
 * own.
 */
export function makeVolume(times: number, folder: string): string {
  const source = join(folder, 'source');
  const text = readFileSync(join(pressFolder, 'source', 'joint-statement-2022', 'zh-Hans.md'), 'utf8');
  const begin = text.indexOf('\n---\n') + 5;
  const front = text.slice(0, begin).replace(/^formats:.*\n(?: .*\n)*/m, '');
  const body = text.slice(begin).trim();
  const closing = body.indexOf('::: closing');
  const copies = Array.from(
    { length: times },
    (_, copy) => (copy === 0 ? '' : `## 第${copy + 1}篇\n\n`) + body.slice(0, closing).trim(),
  );
  mkdirSync(join(source, 'volume'), { recursive: true });
  writeFileSync(join(source, 'volume', 'zh-Hans.md'), `${front}\n${copies.join('\n\n')}\n\n${body.slice(closing)}\n`);
  cpSync(join(pressFolder, 'source', 'authority'), join(source, 'authority'), { recursive: true });
  return source;
}
