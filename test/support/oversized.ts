/**
 * Documents that are larger than an import reads: one a budget. Run as a program it imports each of them and prints
 * their problems and the most memory that the process had, in MiB, as JSON.
 */
import { fileURLToPath } from 'node:url';
import { tried } from './imported.ts';
import { makeDocx, p, part, r } from './make-docx.ts';
import { peakMemory } from './peak-memory.ts';

const opening = p(r('标题甲')) + p(r('甲乙丙。'));
const wide = (text: string, count: number): string => text.repeat(count);

/** What is too much → the file’s name and its content. */
export const oversized: Record<string, () => [name: string, content: string | Uint8Array]> = {
  bytes: () => ['a.txt', new Uint8Array(65 * 1024 * 1024)],
  characters: () => ['a.txt', wide('甲', 4_000_001)],
  'characters of a page': () => ['a.html', `<p>${wide('甲', 4_000_001)}`],
  tags: () => ['a.html', wide('<b>', 400_001)],
  attributes: () => ['a.html', `<p>a<p${wide(' a', 1_000_001)}>`],
  elements: () => ['a.html', `<p>a${wide('<div>', 501)}`],
  paragraphs: () => ['a.html', wide('<p>a', 50_001)],
  lines: () => ['a.md', wide('a\n', 50_001)],
  cells: () => ['a.html', `<table><tr>${wide('<td>a', 100_001)}</table>`],
  notes: () => [
    'a.html',
    Array.from({ length: 10_001 }, (_, i) => `<p>a<a href="#note${i}">1</a>`).join('') +
      Array.from({ length: 10_001 }, (_, i) => `<div id="note${i}">a</div>`).join(''),
  ],
  'unpacked bytes': () => ['a.docx', makeDocx(opening, { 'word/bomb.xml': new Uint8Array(65 * 1024 * 1024) })],
  'Word tags': () => ['a.docx', makeDocx(opening + p(wide('<w:r/>', 1_000_001)))],
  'Word depth': () => ['a.docx', makeDocx(opening + wide('<w:sdt>', 600) + wide('</w:sdt>', 600))],
  'depth of relations': () => [
    'a.docx',
    makeDocx(opening, { 'word/_rels/document.xml.rels': wide('<a>', 600) + wide('</a>', 600) }),
  ],
  'elements that open anew': () => ['a.html', Array.from({ length: 20_000 }, (_, i) => `<p><b a${i}>a`).join('')],
  'Word paragraphs': () => ['a.docx', makeDocx(opening + wide('<w:p/>', 50_001))],
  'Word cells': () => ['a.docx', makeDocx(`${opening}<w:tbl><w:tr>${wide('<w:tc/>', 100_001)}</w:tr></w:tbl>`)],
  'Word notes': () => [
    'a.docx',
    makeDocx(opening, { 'word/footnotes.xml': part('footnotes', wide('<w:footnote/>', 10_001)) }),
  ],
  'Word characters': () => ['a.docx', makeDocx(opening + p(r(wide('甲', 4_000_001))))],
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const codes: Record<string, string[]> = {};
  for (const [name, make] of Object.entries(oversized)) {
    const { problems } = await tried(...make(), 'zh-Hans');
    codes[name] = problems
      .filter(({ severity }) => severity === 'error')
      .map(({ code, message }) => `${code} ${message}`);
  }
  console.log(JSON.stringify({ codes, memory: peakMemory() }));
}
