/**
 * Reads an EPUB as a witness does. In: the bytes of an EPUB. Out: its files, its documents in the order of the
 * spine as XML trees, its lists. The only file that knows fflate and xmldom. Knows nothing of how the EPUB was
 * made; a document that is not well-formed XML is an error.
 */
import { DOMParser, type Document, type Element, type Node } from '@xmldom/xmldom';
import { unzipSync, zipSync } from 'fflate';
import { readCharacters } from '../model/characters.ts';
import { requireOneReading } from './archive-shape.ts';
import { markupBudget, requireCopy } from './copy-budgets.ts';
import { type Markup, type MarkupChild, markup } from './markup-tree.ts';

export interface EpubText {
  /** Path relative to the package document. */
  path: string;
  root: Element;
  /** Ids of the document, each with its element. */
  ids: Map<string, Element>;
}

export interface ReadEpub {
  /** All files of the archive by full path, in the order in which they stand in it. */
  files: Map<string, Uint8Array>;
  opf: Element;
  manifest: { id: string; path: string; type: string; properties: string }[];
  /** XHTML documents in the order of the spine. */
  spine: EpubText[];
  nav: EpubText;
  /** The contents of EPUB 2, for old reading systems. */
  ncx: EpubText | undefined;
}

/** What was read of a copy, as long as its bytes are held: several witnesses ask, and nobody changes a tree. */
const copies = new WeakMap<Uint8Array, ReadEpub>();

/**
 * Reads a whole EPUB. Throws an `Error` in words when a part is missing or not well-formed. `foreign`: a copy from
 * elsewhere, which is held to the budgets, and read once.
 */
export function readEpub(bytes: Uint8Array, foreign = false): ReadEpub {
  const known = copies.get(bytes) ?? readAnew(bytes, foreign);
  if (foreign) copies.set(bytes, known);
  return known;
}

function readAnew(bytes: Uint8Array, foreign: boolean): ReadEpub {
  const files = unzipWithin(bytes, foreign);
  const allow = foreign ? markupBudget(false) : () => undefined;
  const read = (path: string): Element => {
    const file = files.get(path);
    if (!file) throw new Error(`${path} is missing`);
    const text = new TextDecoder('utf-8', { fatal: true }).decode(file);
    allow(text);
    return parseXml(text, path);
  };
  const container = read('META-INF/container.xml');
  const opfPath = elements(container, 'rootfile')[0]?.getAttribute('full-path') ?? '';
  const opf = read(opfPath);
  const folder = opfPath.replace(/[^/]*$/, '');
  const manifest = elements(opf, 'item').map((item) => ({
    id: item.getAttribute('id') ?? '',
    path: item.getAttribute('href') ?? '',
    type: item.getAttribute('media-type') ?? '',
    properties: item.getAttribute('properties') ?? '',
  }));
  const open = (path: string): EpubText => {
    const root = read(folder + path);
    const ids = new Map<string, Element>();
    for (const element of elements(root, '*')) {
      const id = element.getAttribute('id');
      if (!id) continue;
      if (ids.has(id)) throw new Error(`${path} has the id “${id}” twice`);
      ids.set(id, element);
    }
    return { path, root, ids };
  };
  const waiting = new Map(manifest.map((item) => [item.id, item]));
  const spine = elements(opf, 'itemref').map((reference) => {
    const id = reference.getAttribute('idref') ?? '';
    const item = waiting.get(id);
    if (!item) throw new Error(`the spine names “${id}”, which is not in the manifest, or a second time`);
    waiting.delete(id);
    return open(item.path);
  });
  const nav = spine.find(({ path }) => manifest.find((item) => item.path === path)?.properties.includes('nav'));
  if (!nav) throw new Error('the navigation document is not in the spine');
  const old = manifest.find(({ type }) => type === 'application/x-dtbncx+xml');
  return { files, opf, manifest, spine, nav, ncx: old && open(old.path) };
}

/**
 * The files of an archive by their paths, in their order. Throws an `Error` in words where it says that there is more
 * in it than an edition may have, or can be read in two ways.
 */
export function unzipWithin(bytes: Uint8Array, foreign: boolean): Map<string, Uint8Array> {
  const names = new Set<string>();
  let size = 0;
  const unpacked = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (names.has(name)) throw new Error(`the archive has ${name} twice`);
      names.add(name);
      size += originalSize;
      if (foreign) requireCopy({ unpackedBytes: size, files: names.size });
      return true;
    },
  });
  requireOneReading(bytes);
  // Some tools pack folders too: an entry of their own, without content.
  const isFile = (name: string) => !(name.endsWith('/') && unpacked[name]?.length === 0);
  return new Map(
    [...names].filter(isFile).flatMap((name) => (unpacked[name] ? [[name, unpacked[name]] as const] : [])),
  );
}

/** An archive of files, as they are: a folder becomes a copy that is read as any other. */
export const packStored = (files: ReadonlyMap<string, Uint8Array>): Uint8Array =>
  zipSync(Object.fromEntries(files), { level: 0 });

/** An element as a tree for comparison. What is neither element nor text nor comment is an element of that name. */
export function epubMarkup(element: Element): Markup {
  const children = Array.from(element.childNodes).map((node): MarkupChild => {
    if (node.nodeType === 1) return epubMarkup(node as Element);
    if (node.nodeType === 3 || node.nodeType === 4) return node.nodeValue ?? '';
    return node.nodeType === 8 ? undefined : markup(node.nodeName);
  });
  const attributes = Array.from(element.attributes).map(({ name, value }) => [name, value] as const);
  return markup(element.nodeName, Object.fromEntries(attributes), children);
}

/**
 * Whether two are one output made with the same options: with typefaces or without, in the same language of a store.
 */
export const isSameEpub = (a: ReadEpub, b: ReadEpub): boolean => {
  const options = ({ manifest, opf }: ReadEpub) =>
    [
      manifest.some(({ type }) => /^font\//.test(type)),
      ...elements(opf, 'language').map((one) => epubText(one)),
    ].join();
  return options(a) === options(b);
};

/** All elements below `root` with a local name, in document order. */
export function elements(root: Element | Document, name: string): Element[] {
  return Array.from(root.getElementsByTagName('*')).filter((element) => name === '*' || element.localName === name);
}

/** Text of a node without the elements that `apart` names; a hard break counts as U+000A, as in `plainText`. */
export function epubText(node: Node, apart: (element: Element) => boolean = () => false): string {
  let text = '';
  readCharacters<Node>(
    node,
    (one) => one.nodeType === 1 && apart(one as Element),
    (characters) => {
      text += characters;
    },
  );
  return text;
}

export const hasEpubClass = (element: Element, name: string): boolean =>
  (element.getAttribute('class') ?? '').split(/\s+/).includes(name);

/** What the press says between the text of the source: numbers, references, notes, names of what follows. */
export const isPressText = (element: Element): boolean =>
  ['number', 'noteref', 'note', 'notes', 'apart'].some((name) => hasEpubClass(element, name));

/** The `epub:type` values of an element. */
export const typesOf = (element: Element): string[] =>
  (element.getAttributeNS('http://www.idpf.org/2007/ops', 'type') ?? '').split(/\s+/).filter(Boolean);

function parseXml(text: string, path: string): Element {
  const fail = (message: string) => {
    throw new Error(`${path} is not well-formed: ${message}`);
  };
  const document = new DOMParser({ onError: (level, message) => level !== 'warning' && fail(message) }).parseFromString(
    text,
    'application/xml',
  );
  return document.documentElement ?? fail('it is empty');
}
