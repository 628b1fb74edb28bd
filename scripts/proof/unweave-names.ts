/**
 * The names of one language of a PDF of facing pages. In: the whole file, a language. Out: its named places and its
 * attached files, called as in a book of one language. Called by `unweave-pdf.ts`.
 *
 *     en.p12 → p12;  en.edition.json → edition.json;  en.md → en.md
 */
import { facingId } from '../model/facing.ts';
import { type PdfDict, PdfString, type PdfValue } from './objects/pdf-values.ts';
import { leavesOfTree } from './pdf-names.ts';
import { dictOf, type NewObjects, type WholePdf } from './woven-parts.ts';

/** `Names` and `AF` of the catalog of one language. */
export function namesOf({ file, catalog }: WholePdf, language: string, { add }: NewObjects): [string, PdfValue][] {
  const begin = facingId(language, '');
  const names = dictOf(file, catalog.get('Names'));
  const leaves = (key: string) =>
    names.has(key) ? leavesOfTree(file, names.get(key) ?? null).filter(([name]) => name.startsWith(begin)) : [];
  const places = leaves('Dests').map(([name, place]): [string, PdfValue] => [name.slice(begin.length), place]);
  const files = leaves('EmbeddedFiles').map(([name, spec]): [string, PdfValue] => {
    const own = name === facingId(language, 'edition.json') ? 'edition.json' : name;
    return [own, add(renamed(dictOf(file, spec), name, own))];
  });
  const tree: PdfDict = new Map([['Dests', add(nameTree(places))]]);
  if (files.length > 0) tree.set('EmbeddedFiles', add(nameTree(files)));
  return [['Names', tree], ...(files.length > 0 ? [['AF', files.map(([, spec]) => spec)] as [string, PdfValue]] : [])];
}

const nameTree = (leaves: [string, PdfValue][]): PdfDict => {
  const sorted = [...leaves].sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  return new Map([['Names', sorted.flatMap(([name, value]): PdfValue[] => [new PdfString(name), value])]]);
};

/** A file under another name; one that says other names than it is listed under keeps them. */
function renamed(spec: PdfDict, name: string, own: string): PdfDict {
  if (own === name) return spec;
  const changed = new Map(spec);
  for (const key of ['F', 'UF']) {
    const said = spec.get(key);
    if (said instanceof PdfString && plain(said) === name) changed.set(key, new PdfString(own));
  }
  return changed;
}

/** Names of files are in ASCII: what is more is none of theirs. */
const plain = ({ bytes }: PdfString): string => bytes.replace(/^\xfe\xff/, '').replaceAll('\0', '');
