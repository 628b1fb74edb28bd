/**
 * A PDF written anew from the objects of another. In: an open PDF, a trailer, objects that stand for others of the same
 * number. Out: bytes with everything that the trailer leads to, and nothing else; streams as they stand. For a witness
 * that takes a file apart and has each part read as a file of its own. Shares no code with what writes the PDF.
 *
 *     writePdf(file, new Map([['Root', new PdfRef(900)]]), new Map([[900, catalog]]))
 */
import type { PdfFile } from './pdf-file.ts';
import { PdfBytes, type PdfDict, PdfName, PdfRef, PdfString, type PdfValue, PdfWord } from './pdf-values.ts';

/** Writes the file. What a reference leads to nowhere is null. */
export function writePdf(file: PdfFile, trailer: PdfDict, changed: ReadonlyMap<number, PdfValue>): Uint8Array {
  const numbers = new Map<number, number>();
  const waiting: number[] = [];
  const numberOf = ({ number }: PdfRef): number => {
    const known = numbers.get(number);
    if (known !== undefined) return known;
    const own = numbers.size + 1;
    numbers.set(number, own);
    waiting.push(number);
    return own;
  };
  const written = writeDict(trailer, numberOf);
  const parts: Uint8Array[] = [];
  const offsets: number[] = [];
  let length = 0;
  const put = (text: string | Uint8Array) => {
    const bytes = typeof text === 'string' ? Buffer.from(text, 'latin1') : text;
    parts.push(bytes);
    length += bytes.length;
  };
  put('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n');
  for (let i = 0; i < waiting.length; i++) {
    const number = waiting[i] as number;
    const value = changed.get(number) ?? file.follow(new PdfRef(number));
    offsets.push(length);
    put(`${i + 1} 0 obj\n`);
    if (value instanceof PdfBytes) {
      const dict = new Map(value.dict).set('Length', value.packed.length);
      put(`${writeDict(dict, numberOf)}\nstream\r\n`);
      put(value.packed);
      put('\nendstream');
    } else put(writeObject(value, numberOf));
    put('\nendobj\n');
  }
  const start = length;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  put(`xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${rows}trailer\n`);
  put(`${written.replace(/>>$/, `/Size ${offsets.length + 1}>>`)}\nstartxref\n${start}\n%%EOF\n`);
  return Buffer.concat(parts);
}

type NumberOf = (ref: PdfRef) => number;

const writeDict = (dict: PdfDict, numberOf: NumberOf): string =>
  `<<${[...dict].map(([key, value]) => `/${escapeName(key)} ${writeObject(value, numberOf)}`).join('')}>>`;

function writeObject(value: PdfValue, numberOf: NumberOf): string {
  if (value instanceof PdfRef) return `${numberOf(value)} 0 R`;
  if (value instanceof PdfName) return `/${escapeName(value.name)}`;
  if (value instanceof PdfString) return `<${Buffer.from(value.bytes, 'latin1').toString('hex')}>`;
  if (value instanceof PdfWord) return value.word;
  if (Array.isArray(value)) return `[${value.map((one) => writeObject(one, numberOf)).join(' ')}]`;
  if (value instanceof Map) return writeDict(value, numberOf);
  return value instanceof PdfBytes ? 'null' : String(value);
}

const escapeName = (name: string): string =>
  name.replace(/[^!-~]|[#()<>[\]{}/%]/g, (sign) => `#${sign.charCodeAt(0).toString(16).padStart(2, '0')}`);
