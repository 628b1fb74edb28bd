/**
 * A Word document → the HTML that `html.ts` reads. In: the bytes of a DOCX. Out: HTML by mammoth, what the document
 * says about itself, and the report of what the file holds besides. The only file that knows mammoth. Promises that
 * every character of text, notes and tables is in the HTML or in the report; unpacks no more than the budgets allow.
 * Called by `read-document.ts`.
 *
 *     a paragraph of the outline level 0 with the text “Цели” → '\n<h1>Цели</h1>'
 */
import type { Node } from '@xmldom/xmldom';
import mammoth from 'mammoth';
import type { Place } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import type { Facts } from './found-document.ts';
import { shownInWord } from './shown-in-word.ts';
import { shorten, type Tally } from './tally.ts';
import { packWord, unpackWord } from './word-archive.ts';
import { prepareWordPart } from './word-passes.ts';
import { elementsBelow, parseWordXml, valOf, wordText } from './word-xml.ts';

const styleMap = [
  "p[style-name='Title'] => h1.word-title:fresh",
  "p[style-name='Subtitle'] => p.word-subtitle:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  'u => u',
  // mammoth writes comments when there is any rule for them but this one.
  'comment-reference => !',
];

interface WordPage {
  html: string;
  facts: Facts;
  /** The characters that the document shows, by its own XML. */
  shown: string;
}

/** A document that is unpacked. */
interface Archive {
  files: Record<string, Uint8Array>;
  /** A part as a tree, if it is there. Throws an `Error` in words for one that is not well-formed. */
  tree: (path: string) => ReturnType<typeof parseWordXml> | undefined;
  tally: Tally;
  /** The document as a whole, as a place. */
  top: Place;
}

/** Reads a DOCX; K122 when it is none or is protected, K131 when it is too large. */
export async function readWord(bytes: Uint8Array, file: string, tally: Tally): Promise<WordPage | undefined> {
  const top = { file, line: 1, column: 1 };
  try {
    const files = unpackWord(bytes, file, tally.problems);
    if (!files) return undefined;
    const archive = openArchive(files, tally, top);
    if (!archive.files['word/document.xml']) throw new Error('it has no word/document.xml.');
    const shown = shownInWord(archive.files);
    const prepared = prepareParts(archive);
    tellParts(archive);
    const facts = factsOf(archive);
    const html = await convert(archive);
    // mammoth's marks of notes: the page leaves them as its own, and the document has none.
    tally.ledger.added.push(...[...html.matchAll(noteMark)].map(([, mark = '']) => mark));
    compareCharacters(prepared, shownIn(html), archive);
    archive.tally.tell();
    return { html, facts, shown };
  } catch (error) {
    tally.problems.push(problem('K122', { file, detail: (error as Error).message }, top));
    return undefined;
  }
}

function openArchive(files: Archive['files'], tally: Tally, top: Place): Archive {
  const tree = (path: string) => {
    const part = files[path];
    return part && parseWordXml(new TextDecoder('utf-8', { fatal: true }).decode(part), path);
  };
  return { files, tree, tally, top };
}

interface Prepared {
  /** The characters that the page must show. */
  expected: string;
  /** How many characters of symbol fonts mammoth may add. */
  symbols: number;
}

/** Makes text, footnotes and endnotes ready for mammoth, in the archive. */
function prepareParts({ files, tree, tally, top }: Archive): Prepared {
  const [numbering, styles] = [tree('word/numbering.xml'), tree('word/styles.xml')];
  const prepared: Prepared = { expected: '', symbols: 0 };
  const called = new Set<string>();
  for (const name of ['document', 'footnotes', 'endnotes']) {
    const path = `word/${name}.xml`;
    const document = tree(path);
    if (!document) continue;
    if (name !== 'document') leaveUncalled(document, called, tally, top);
    const external = externalOf(tree(`word/_rels/${name}.xml.rels`));
    const parts = { ...(numbering ? { numbering } : {}), ...(styles ? { styles } : {}) };
    const xml = prepareWordPart(document, { ...parts, external, file: top.file, tally });
    // What is deleted or hidden calls nothing.
    if (name === 'document') for (const id of notesCalledIn(document)) called.add(id);
    prepared.expected += wordText(document);
    prepared.symbols += elementsBelow(document).filter(({ localName }) => localName === 'sym').length;
    files[path] = new TextEncoder().encode(xml);
  }
  return prepared;
}

/** The notes that the text calls: kind and id. */
const notesCalledIn = (document: Node): string[] =>
  elementsBelow(document).flatMap((own) => {
    const kind = /^(footnote|endnote)Reference$/.exec(own.localName ?? '')?.[1];
    return kind ? [`${kind} ${valOf(own, 'id')}`] : [];
  });

/** Takes out notes that nothing calls: Word does not show them. */
function leaveUncalled(notes: Node, called: ReadonlySet<string>, tally: Tally, place: Place): void {
  for (const note of elementsBelow(notes).filter(({ localName }) => /^(?:footnote|endnote)$/.test(localName ?? ''))) {
    if (called.has(`${note.localName} ${valOf(note, 'id')}`) || wordText(note).trim() === '') continue;
    tally.leave(`a ${note.localName}`, wordText(note), 'Nothing in the text calls it.', place);
    note.parentNode?.removeChild(note);
  }
}

/** Ids of the relationships that lead out of the file. */
const externalOf = (relations: ReturnType<Archive['tree']>): Set<string> =>
  new Set(
    (relations ? elementsBelow(relations) : [])
      .filter((own) => own.getAttribute('TargetMode') === 'External')
      .map((own) => own.getAttribute('Id') ?? ''),
  );

/** Parts that are not carried: comments, heads and feet of pages, macros. */
function tellParts({ files, tree, tally, top }: Archive): void {
  for (const path of Object.keys(files).sort()) {
    const kind = /^word\/(header|footer|comments)\d*\.xml$/.exec(path)?.[1];
    const part = kind && tree(path);
    const text = part ? wordText(part) : '';
    if (text.trim() === '') continue;
    if (kind === 'comments') tally.say('K124', `comments: “${shorten(text)}”`, 'They are about the text.', top);
    else tally.leave(`a page ${kind}:`, text, 'The press sets its own.', top);
  }
  if (Object.keys(files).some((path) => /vbaProject/i.test(path)))
    tally.say('K124', 'macros', 'Nothing of a document is run.', top);
}

/** The page that mammoth makes, a block a line, so that places in the report count blocks. */
async function convert({ files, tally, top }: Archive): Promise<string> {
  // Written anew from what was unpacked: mammoth sees no archive of anybody else.
  const { value, messages } = await mammoth.convertToHtml(
    { buffer: Buffer.from(packWord(files)) },
    { styleMap, idPrefix: 'word-', externalFileAccess: false },
  );
  for (const message of new Set(messages.map((own) => own.message))) {
    if (/^Unrecognised (paragraph|run|table) style|was referenced but not defined/.test(message))
      tally.count(
        'K125',
        'a style of the document',
        'Its look is not carried; headings are known by their outline level.',
        top,
      );
    else tally.say('K124', message.replace(/\.$/, ''), 'mammoth, which reads DOCX, says so.', top);
  }
  return value.replace(/<(?=(?:p|h[1-6]|table|li)\b)/g, '\n<');
}

/** Tells which characters of the document the page does not show, and which it shows besides. */
function compareCharacters({ expected, symbols }: Prepared, shown: string, { tally, top }: Archive): void {
  const why = 'Compare the text with the document before you go on.';
  const [lost, more] = [missing(expected, shown), missing(shown, expected)];
  if (lost.length > 0) tally.say('K126', `characters of the document are missing: ${listed(lost)}`, why, top);
  if (more.reduce((sum, [, count]) => sum + count, 0) > symbols)
    tally.say('K126', `characters that the document does not show are there: ${listed(more)}`, why, top);
}

/** Dublin Core of the document's properties; what no field takes is told. */
function factsOf({ tree, tally, top }: Archive): Facts {
  const core = tree('docProps/core.xml');
  const facts: Facts = {};
  for (const element of core ? elementsBelow(core) : []) {
    const text = (element.textContent ?? '').trim();
    const name = element.localName ?? '';
    if (text === '' || name === 'coreProperties') continue;
    if (name === 'title' || name === 'language' || name === 'description' || name === 'publisher' || name === 'rights')
      facts[name] = text;
    else if (!/^(revision|lastPrinted|version)$/.test(name))
      tally.say(
        'K124',
        `the document’s property “${name}”: “${shorten(text)}”`,
        'No field of the front matter is known for it.',
        top,
      );
  }
  return facts;
}

const noteMark = /<a href="#word-(?:foot|end)note-(?:ref-)?[^"]*"[^>]*>(\[\d+\]|↑)<\/a>/g;

/** The characters of mammoth’s page: its marks of notes and the arrows back are no text of the document. */
const shownIn = (html: string): string =>
  html
    .replace(noteMark, '')
    .replace(/<[^>]*>|\u00ad/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');

/**
 * Characters of which `text` has fewer than `expected`, and how many: a check on mammoth that knows nothing of its
 * ways.
 */
function missing(expected: string, text: string): [character: string, count: number][] {
  const count = (characters: string) => {
    const counts = new Map<string, number>();
    for (const character of characters.replace(/\s/g, '')) counts.set(character, (counts.get(character) ?? 0) + 1);
    return counts;
  };
  const have = count(text);
  return [...count(expected)].flatMap(([character, number]): [string, number][] => {
    const fewer = number - (have.get(character) ?? 0);
    return fewer > 0 ? [[character, fewer]] : [];
  });
}

const listed = (characters: readonly [string, number][]): string =>
  characters
    .slice(0, 20)
    .map(([character, count]) => `${character} × ${count}`)
    .join(', ');
