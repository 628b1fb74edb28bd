/**
 * PDFs that cost more to read than they are large: one a budget. Run as a program it gives files to the proof of
 * copies, and prints what is said of each, and the most memory that the process had, in MiB, as JSON.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { deflateSync } from 'node:zlib';
import { proveCopy } from '../../scripts/press/prove-copy.ts';
import { fixture } from './fixture.ts';
import { peakMemory } from './peak-memory.ts';
import { projectAt } from './press.ts';

/** A stream with its dictionary; packed where `filter` is set. */
function stream(content: string | Uint8Array, values = '', packed = true): Buffer {
  const bytes = Buffer.from(content);
  const data = packed ? deflateSync(bytes) : bytes;
  const filter = packed ? ' /Filter /FlateDecode' : '';
  return Buffer.concat([
    Buffer.from(`<< /Length ${data.length}${filter} ${values} >>\nstream\n`),
    data,
    Buffer.from('\nendstream'),
  ]);
}

/** A PDF of these objects, of which the first is the catalog. */
function pdf(...objects: (string | Buffer)[]): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  let at = 9;
  const offsets = objects.map((object, i) => {
    const own = Buffer.concat([Buffer.from(`${i + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n')]);
    const from = at;
    parts.push(own);
    at += own.length;
    return from;
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  parts.push(Buffer.from(`xref\n0 ${size}\n0000000000 65535 f \n${rows}`));
  parts.push(Buffer.from(`trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`));
  return Buffer.concat(parts);
}

const catalog = (more = ''): string => `<< /Type /Catalog /Pages 2 0 R ${more} >>`;
const pages = (count: number): string => `<< /Type /Pages /Kids [${'3 0 R '.repeat(count)}] /Count ${count} >>`;
const page = (resources = '', more = ''): string =>
  `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] /Contents 4 0 R /Resources << ${resources} >> ${more} >>`;
const font = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>';
/** A PDF of one page whose objects from the fourth on are these. */
const onePage = (resources: string, ...objects: (string | Buffer)[]): Uint8Array =>
  pdf(catalog(), pages(1), page(resources), ...objects);

/** A PDF whose cross-references are a stream of so many entries, which are all free. */
function manyEntries(count: number): Uint8Array {
  const head = Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n');
  const values = `/Type /XRef /Size ${count} /W [1 1 1] /Root 1 0 R`;
  const table = stream(new Uint8Array(3 * count), values);
  const tail = `\nendobj\nstartxref\n${head.length}\n%%EOF\n`;
  return Buffer.concat([head, Buffer.from('2 0 obj\n'), table, Buffer.from(tail)]);
}

/** A PDF one object of which stands in an object stream with this content, which says that it has so many. */
function packedObject(content: string, count: number): Uint8Array {
  const head = Buffer.from('%PDF-1.7\n');
  const own = Buffer.concat([
    Buffer.from('2 0 obj\n'),
    stream(`1 0 ${content}`, `/Type /ObjStm /N ${count} /First 4`),
    Buffer.from('\nendobj\n'),
  ]);
  const at = head.length + own.length;
  const entry = (kind: number, second: number, third: number) => [
    kind,
    second >> 16,
    (second >> 8) & 255,
    second & 255,
    third,
  ];
  const table = Uint8Array.from([entry(0, 0, 0), entry(2, 2, 0), entry(1, head.length, 0), entry(1, at, 0)].flat());
  return Buffer.concat([
    head,
    own,
    Buffer.from('3 0 obj\n'),
    stream(table, '/Type /XRef /Size 4 /W [1 3 1] /Root 1 0 R'),
    Buffer.from(`\nendobj\nstartxref\n${at}\n%%EOF\n`),
  ]);
}

const mega = 1024 * 1024;

/** What a picture says of itself. */
const pictureOf = (width: number, height: number): string =>
  `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceRGB /BitsPerComponent 8`;

/** What is too much → the file. */
export const oversizedPdfs: Record<string, () => Uint8Array> = {
  'a page': () => onePage('', stream('0 0 m\n'.repeat((60 * mega) / 6))),
  'a page in pieces': () =>
    pdf(catalog(), pages(1), page().replace('4 0 R', `[${'4 0 R '.repeat(60)}]`), stream('0 0 m\n'.repeat(mega / 6))),
  'glyphs of a page': () =>
    onePage('/Font << /F 5 0 R >>', stream(`BT /F 1 Tf ${`(${'a'.repeat(6_000)}) Tj `.repeat(120)} ET`), font),
  'glyphs of all pages': () => {
    const kids = Array.from({ length: 400 }, (_, i) => `${i + 5} 0 R `).join('');
    const own = Array.from({ length: 400 }, () => page('/Font << /F 3 0 R >>'));
    const text = stream(`BT /F 1 Tf (${'a'.repeat(30_000)}) Tj ET`);
    return pdf(catalog(), `<< /Type /Pages /Kids [${kids}] /Count 400 >>`, font, text, ...own);
  },
  'a form in itself': () => {
    const values = '/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F 5 0 R >> >>';
    return onePage('/XObject << /F 5 0 R >>', stream('/F Do'), stream('/F Do', values));
  },
  'forms that paint forms': () => {
    const form = (inner: number, content: string) =>
      stream(content, `/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F ${inner} 0 R >> >>`);
    const many = '/F Do\n'.repeat(3000);
    return onePage('/XObject << /F 5 0 R >>', stream(many), form(6, many), form(7, many), form(8, many), form(9, many));
  },
  'forms of forms': () => {
    const names = (to: number) => Array.from({ length: 300 }, (_, i) => `/F${i} ${to} 0 R`).join(' ');
    const form = (to: number) =>
      stream('/F1 Do', `/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << ${names(to)} >> >>`);
    return onePage(`/XObject << ${names(5)} >>`, stream('/F1 Do'), form(6), form(7), stream('', '/Subtype /Form'));
  },
  pages: () => pdf(catalog(), pages(30_000), page(), stream('')),
  'deep pages': () => {
    const nodes = Array.from({ length: 20_000 }, (_, i) => `<< /Type /Pages /Kids [${i + 4} 0 R] /Count 1 >>`);
    return pdf(catalog(), pages(1), ...nodes, page());
  },
  entries: () => manyEntries(10_000_000),
  'objects of a stream': () => packedObject('0 '.repeat(15 * mega), 15 * mega),
  numbers: () => packedObject(`[${'0 '.repeat(15 * mega)}]`, 1),
  dictionaries: () => packedObject(`[${'<</A 1>>'.repeat(3.9 * mega)}]`, 1),
  'a string': () => packedObject(`(${'a'.repeat(30 * mega)})`, 1),
  depth: () => packedObject('['.repeat(mega), 1),
  widths: () =>
    onePage(
      '/Font << /F 5 0 R >>',
      stream('BT /F 1 Tf (a) Tj ET'),
      '<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [6 0 R] >>',
      '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /W [0 2000000000 500] /CIDSystemInfo << >> >>',
    ),
  'characters of a font': () =>
    onePage(
      '/Font << /F 5 0 R >>',
      stream('BT /F 1 Tf (a) Tj ET'),
      '<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /ToUnicode 6 0 R /DescendantFonts [7 0 R] >>',
      stream(
        `begincmap 1 beginbfrange <0000> <FFFFFFFF> <0041> endbfrange\n${'<00000000> <00FFFFFF> <0041>\n'.repeat(100)} endcmap`,
      ),
      '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo << >> >>',
    ),
  pixels: () =>
    onePage(
      '/XObject << /I 5 0 R >>',
      stream('400 0 0 600 0 0 cm /I Do'),
      stream(
        new Uint8Array(64 * mega),
        '/Type /XObject /Subtype /Image /Width 60000 /Height 60000 /ColorSpace /DeviceRGB /BitsPerComponent 8',
      ),
    ),
  'pixels of all pictures': () => {
    const names = Array.from({ length: 200 }, (_, i) => `/I${i} ${i + 5} 0 R`).join(' ');
    const picture = stream('', pictureOf(9000, 9000));
    return onePage(`/XObject << ${names} >>`, stream('/I1 Do'), ...Array.from({ length: 200 }, () => picture));
  },
  'a picture without a size': () =>
    onePage('/XObject << /I 5 0 R >>', stream('/I Do'), stream('', '/Subtype /Image /Width 9 /Height /A')),
  'a picture that says nothing': () =>
    onePage('/XObject << /I 5 0 R >>', stream('/I Do'), stream('', '/Subtype/Image/Width 9/Height 9', false)),
  'a picture that unpacks to more': () =>
    onePage(
      '/XObject << /I 5 0 R >>',
      stream('9 0 0 9 9 9 cm /I Do'),
      stream(new Uint8Array(900 * mega), pictureOf(9, 9)),
    ),
  'a picture inside a page': () =>
    onePage('', stream(`BI /W 30000 /H 30000 /CS /RGB /BPC 8 /F /Fl ID ${'x'.repeat(1000)} EI`)),
  'a picture of another packing': () =>
    onePage('/XObject << /I 5 0 R >>', stream('/I Do'), stream('x', `${pictureOf(9, 9)} /Filter /JPXDecode`, false)),
  'a page of another packing': () => onePage('', stream('x', '/Filter [/FlateDecode /RunLengthDecode]', false)),
  'a form again and again': () =>
    onePage(
      '/XObject << /F 5 0 R >>',
      stream('/F Do '.repeat(1000)),
      stream('0 0 m\n'.repeat(10_000), '/Type /XObject /Subtype /Form /BBox [0 0 9 9]'),
    ),
  'a pattern': () =>
    onePage('/Pattern << /P 5 0 R >>', stream('/Pattern cs /P scn 0 0 9 9 re f'), stream('', '/PatternType 1')),
  'a function of many numbers': () =>
    onePage('', stream(''), stream('x', '/FunctionType 0 /Size [99999 99999] /BitsPerSample 8 /Domain [0 1 0 1]')),
  'a mask that is painted': () =>
    onePage(
      '/ExtGState << /G << /SMask << /S /Luminosity /G 5 0 R >> >> >>',
      stream('/G gs'),
      stream('/G gs', '/Type /XObject /Subtype /Form /BBox [0 0 9 9]'),
    ),
  'a stream of no use': () => onePage('', stream(''), stream(new Uint8Array(40 * mega))),
  'looks of annotations': () =>
    pdf(
      catalog(),
      pages(1),
      page('', `/Annots [${'5 0 R '.repeat(4000)}]`),
      stream(''),
      '<< /Type /Annot /Subtype /Stamp /Rect [0 0 9 9] /AP << /N 6 0 R >> >>',
      stream('0 0 m\n'.repeat(50_000), '/Type /XObject /Subtype /Form /BBox [0 0 9 9]'),
    ),
  'a large page': () =>
    pdf(catalog(), pages(1), page().replace('400 600', '1000000000 1000000000'), stream('0 0 9 9 re f')),
  'a flat page': () => pdf(catalog(), pages(1), page().replace('400 600', '1000000000 .001'), stream('0 0 9 9 re f')),
  metadata: () =>
    pdf(
      catalog('/Metadata 5 0 R'),
      pages(1),
      page(),
      stream(''),
      stream('<a>'.repeat(20 * mega), '/Type /Metadata /Subtype /XML'),
    ),
  'bookmarks in a circle': () =>
    pdf(
      catalog('/Outlines 5 0 R'),
      pages(1),
      page(),
      stream(''),
      '<< /First 6 0 R /Last 6 0 R /Count 1 >>',
      '<< /Title (a) /Parent 5 0 R /Next 6 0 R >>',
    ),
  'a structure in a circle': () =>
    pdf(
      catalog('/StructTreeRoot 5 0 R'),
      pages(1),
      page(),
      stream(''),
      '<< /Type /StructTreeRoot /K 6 0 R >>',
      '<< /S /P /P 5 0 R /K [6 0 R] >>',
    ),
  'names in a circle': () =>
    pdf(catalog('/Names << /Dests 5 0 R >>'), pages(1), page(), stream(''), '<< /Kids [5 0 R] >>'),
  'labels in a circle': () => pdf(catalog('/PageLabels 5 0 R'), pages(1), page(), stream(''), '<< /Kids [5 0 R] >>'),
  'a length of itself': () => pdf(catalog(), pages(1), page(), '<< /Length 4 0 R >>\nstream\n\nendstream'),
  annotations: () =>
    pdf(
      catalog(),
      pages(1),
      page('', `/Annots [${'5 0 R '.repeat(2_000_000)}]`),
      stream(''),
      '<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] >>',
    ),
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const project = { ...projectAt(fixture('editions', 'structure', 'source')), build: 'none' };
  const said: string[] = [];
  for (const path of process.argv.slice(2)) {
    const { problems } = await proveCopy(project, { name: 'copy.pdf', bytes: new Uint8Array(readFileSync(path)) });
    said.push(problems.map(({ code, message }) => `${code} ${message}`).join('\n'));
  }
  console.log(JSON.stringify({ said, memory: peakMemory() }));
}
