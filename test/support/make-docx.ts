/**
 * Word documents for tests. In: the XML of a body and of other parts. Out: the bytes of a DOCX as Word lays it out.
 */
import { strToU8, zipSync } from 'fflate';

const office = 'http://schemas.openxmlformats.org';
const spaces =
  `xmlns:w="${office}/wordprocessingml/2006/main" ` +
  `xmlns:r="${office}/officeDocument/2006/relationships" ` +
  `xmlns:m="${office}/officeDocument/2006/math" xmlns:mc="${office}/markup-compatibility/2006" ` +
  `xmlns:wp="${office}/drawingml/2006/wordprocessingDrawing" ` +
  `xmlns:a="${office}/drawingml/2006/main" xmlns:pic="${office}/drawingml/2006/picture" ` +
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** A part of WordprocessingML. */
export const part = (name: string, inner: string): string => `${head}<w:${name} ${spaces}>${inner}</w:${name}>`;

/** A DOCX. `parts` are further files by path; `relations` further relationships of the document. */
export function makeDocx(body: string, parts: Record<string, string | Uint8Array> = {}, relations = ''): Uint8Array {
  const type = (path: string, kind: string) =>
    `<Override PartName="/word/${path}.xml" ` +
    `ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${kind}+xml"/>`;
  const relation = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="${office}/officeDocument/2006/relationships/${kind}" Target="${target}"/>`;
  const known = ['styles', 'numbering', 'footnotes', 'endnotes', 'comments'].filter(
    (name) => parts[`word/${name}.xml`] !== undefined,
  );
  const files: Record<string, string | Uint8Array> = {
    '[Content_Types].xml':
      `${head}<Types xmlns="${office}/package/2006/content-types"><Default Extension="rels" ` +
      'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ' +
      'ContentType="application/xml"/><Default Extension="png" ' +
      `ContentType="image/png"/>${type('document', 'document.main')}${known.map((name) => type(name, name)).join('')}</Types>`,
    '_rels/.rels':
      `${head}<Relationships ` +
      `xmlns="${office}/package/2006/relationships">${relation('r1', 'officeDocument', 'word/document.xml')}</Relationships>`,
    'word/_rels/document.xml.rels':
      `${head}<Relationships ` +
      `xmlns="${office}/package/2006/relationships">${known.map((name) => relation(`k-${name}`, name, `${name}.xml`)).join('')}${relations}</Relationships>`,
    'word/document.xml': part('document', `<w:body>${body}</w:body>`),
    ...parts,
  };
  return zipSync(
    Object.fromEntries(
      Object.entries(files).map(([path, content]) => {
        const bytes = typeof content === 'string' ? strToU8(content) : content;
        // What is long is as good a document when it is packed in a hurry.
        return [path, [bytes, { level: bytes.length > 2 ** 14 ? 1 : 6 }]];
      }),
    ),
  );
}

/** A paragraph: text of runs, and the XML of its properties. */
export const p = (inner: string, properties = ''): string =>
  `<w:p>${properties ? `<w:pPr>${properties}</w:pPr>` : ''}${inner}</w:p>`;
export const r = (text: string, properties = ''): string =>
  `<w:r>${properties ? `<w:rPr>${properties}</w:rPr>` : ''}<w:t xml:space="preserve">${text}</w:t></w:r>`;
