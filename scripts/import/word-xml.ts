/**
 * Makes the parts of a Word document ready for mammoth, which leaves out what it does not know. In: the XML of the
 * parts. Out: the same XML with automatic numbers as text, headings by their outline level, and nothing left that would
 * be dropped in silence. With read-epub.ts, which reads what goes out, the only file that knows xmldom.
 */
import { DOMParser, type Document, type Element, type Node, XMLSerializer } from '@xmldom/xmldom';
import type { Place } from '../model/problem.ts';
import { shorten, type Tally } from './found-document.ts';
import { settleFields } from './word-fields.ts';
import { child, children, numberParagraphs, readWordStyles, valOf } from './word-numbering.ts';

/** XML → tree. Throws an `Error` in words for XML that is not well-formed, or that declares entities. */
export function parseWordXml(xml: string, path: string): Document {
  const fail = (message: string) => {
    throw new Error(`${path}: ${message}`);
  };
  // Office writes no document type; one could only expand entities.
  if (/<!DOCTYPE|<!ENTITY/i.test(xml)) fail('it declares a document type');
  return new DOMParser({ onError: (level, message) => level !== 'warning' && fail(message) }).parseFromString(
    xml.replace(/^\ufeff/, ''),
    'text/xml',
  );
}

/** The characters of a part that a reader sees: its w:t (and m:t), in order. */
export const wordText = (root: Node): string =>
  [...elementsBelow(root)]
    .filter(({ localName }) => localName === 't')
    .map((element) => element.textContent ?? '')
    .join('');

/** Prepares one part (the text, its footnotes, its endnotes). `external` names relationships that lead out of the file. */
export function prepareWordPart(
  document: Document,
  parts: { numbering?: Document; styles?: Document },
  external: ReadonlySet<string>,
  file: string,
  tally: Tally,
): string {
  const root = document.documentElement as Element;
  const paragraphs = [...elementsBelow(root)].filter(({ localName }) => localName === 'p');
  const position = new Map(paragraphs.map((paragraph, i) => [paragraph, i + 1]));
  const place = (element: Element): Place => {
    for (let at: Node | null = element; at; at = at.parentNode) {
      const line = position.get(at as Element);
      if (line) return { file, line, column: 1 };
    }
    return { file, line: 1, column: 1 };
  };
  const make = (name: string, attributes: Record<string, string> = {}): Element => {
    const element = document.createElementNS(root.namespaceURI, `${root.prefix ? `${root.prefix}:` : ''}${name}`);
    for (const [key, value] of Object.entries(attributes))
      element.setAttributeNS(root.namespaceURI, `${root.prefix || 'w'}:${key}`, value);
    return element;
  };
  const all = (name: string) => [...elementsBelow(root)].filter(({ localName }) => localName === name);
  const remove = (element: Element) => element.parentNode?.removeChild(element);
  const unwrap = (element: Element, inner: Node[] = Array.from(element.childNodes)) => {
    for (const node of inner) element.parentNode?.insertBefore(node, element);
    remove(element);
  };
  const runOf = (text: string): Element => {
    const run = make('r');
    const characters = make('t');
    characters.setAttribute('xml:space', 'preserve');
    characters.appendChild(document.createTextNode(text));
    run.appendChild(characters);
    return run;
  };

  // mammoth reads the fallback alone, and no text box of DrawingML: boxes come out, behind their paragraph.
  for (const alternate of all('AlternateContent')) {
    if (!alternate.parentNode) continue;
    const fallback = child(alternate, 'Fallback');
    if (fallback) remove(fallback);
    const choice = child(alternate, 'Choice');
    const boxes = choice ? [...elementsBelow(choice)].filter(({ localName }) => localName === 'txbxContent') : [];
    if (choice && (boxes.length > 0 || !fallback)) unwrap(alternate, Array.from(choice.childNodes));
    else if (fallback) unwrap(alternate, Array.from(fallback.childNodes));
    else remove(alternate);
  }
  for (const box of all('txbxContent')) {
    const outer = paragraphAround(box);
    const text = shorten(wordText(box));
    if (!outer) continue;
    if (text)
      tally.say(
        'K125',
        `the text box “${text}”`,
        'Its text stands behind the paragraph to which it is tied.',
        place(outer),
      );
    const frame = outer.nextSibling;
    for (const node of Array.from(box.childNodes)) outer.parentNode?.insertBefore(node, frame);
    remove(box);
  }
  let [inserted, deleted] = [0, 0];
  for (const name of ['del', 'moveFrom'])
    for (const element of all(name)) {
      if (/^(rPr|trPr|tcPr|numPr)$/.test((element.parentNode as Element).localName ?? '') || !element.parentNode)
        continue;
      const text = [...elementsBelow(element)]
        .filter(({ localName }) => /^(delText|t)$/.test(localName ?? ''))
        .map((own) => own.textContent)
        .join('');
      if (text)
        tally.say('K124', `the text “${shorten(text)}”`, 'A tracked change deletes or moves it away.', place(element));
      deleted++;
      remove(element);
    }
  for (const element of [...all('ins'), ...all('moveTo')]) if (wordText(element)) inserted++;
  if (inserted + deleted > 0)
    tally.say(
      'K126',
      `tracked changes (${inserted} insertions carried, ${deleted} deletions left out)`,
      'Accept or reject them in the word processor, and import again, if that is not the text.',
      {
        file,
        line: 1,
        column: 1,
      },
    );
  for (const run of all('r')) {
    const hidden = child(child(run, 'rPr'), 'vanish');
    if (!hidden || /^(0|false|off)$/.test(valOf(hidden) ?? '')) continue;
    if (wordText(run))
      tally.say('K124', `the hidden text “${shorten(wordText(run))}”`, 'The document does not show it.', place(run));
    remove(run);
  }
  for (const contents of [...all('sdt')].filter((element) =>
    [...elementsBelow(element)].some(
      (own) => own.localName === 'docPartGallery' && /table of contents/i.test(valOf(own) ?? ''),
    ),
  ))
    leaveContents(contents);
  const styles = readWordStyles(parts.styles?.documentElement ?? undefined);
  const styleOf = (paragraph: Element) => valOf(child(child(paragraph, 'pPr'), 'pStyle')) ?? '';
  for (const paragraph of all('p'))
    if (/^(toc|table of figures)( \d)?$/i.test(styles.name(styleOf(paragraph)))) leaveContents(paragraph);
  function leaveContents(element: Element): void {
    tally.say(
      'K124',
      `a table of contents: “${shorten(wordText(element))}”`,
      'The press makes its own.',
      place(element),
    );
    remove(element);
  }
  for (const element of all('ruby')) {
    const reading = wordText(child(element, 'rt') ?? element);
    tally.say('K124', `the reading “${shorten(reading)}”`, 'Readings above the line are not set.', place(element));
    unwrap(element, Array.from(child(element, 'rubyBase')?.childNodes ?? []));
  }
  settleFields(root, { elements: elementsBelow, runOf, place, tally });
  for (const element of [...all('fldSimple'), ...all('dir'), ...all('bdo')]) unwrap(element);
  for (const element of [...all('oMathPara'), ...all('oMath')]) {
    if (!element.parentNode) continue;
    const text = wordText(element);
    tally.say(
      'K125',
      `the formula “${shorten(text)}”`,
      'Its characters stand in one line: check them, or set it as a picture.',
      place(element),
    );
    const inParagraph = paragraphAround(element);
    const run = runOf(text);
    if (inParagraph) element.parentNode.insertBefore(run, element);
    else {
      const paragraph = make('p');
      paragraph.appendChild(run);
      element.parentNode.insertBefore(paragraph, element);
    }
    remove(element);
  }
  for (const hyphen of all('noBreakHyphen')) {
    const characters = make('t');
    characters.appendChild(document.createTextNode('\u2011'));
    hyphen.parentNode?.replaceChild(characters, hyphen);
    tally.count('K125', 'a hyphen that never ends a line', 'It is the character U+2011 now.', place(characters));
  }
  for (const reference of [...all('footnoteReference'), ...all('endnoteReference')])
    if (/^(1|true|on)$/.test(valOf(reference, 'customMarkFollows') ?? ''))
      tally.say(
        'K126',
        'a note with a mark of its own',
        'The press gives it a number: take the mark, which is still in the text, out.',
        place(reference),
      );
  for (const symbol of all('sym'))
    tally.count(
      'K125',
      'a character of a symbol font',
      'It is the character that looks most like it: compare it with the document.',
      place(symbol),
    );
  tellLooks(all('r'), place, tally);
  for (const element of all('cr')) {
    element.parentNode?.insertBefore(make('br'), element);
    remove(element);
  }
  for (const element of all('ptab')) {
    element.parentNode?.insertBefore(make('tab'), element);
    remove(element);
  }
  for (const element of all('altChunk')) {
    tally.say(
      'K124',
      'a document inside the document (altChunk)',
      'Open it in the word processor and save it again.',
      place(element),
    );
    remove(element);
  }
  for (const name of ['chart', 'relIds', 'OLEObject'])
    for (const element of all(name))
      tally.say(
        'K124',
        `a ${name === 'chart' ? 'chart' : name === 'relIds' ? 'diagram' : 'foreign object'}`,
        'Add it as a picture (PNG or JPEG) if it belongs to the document.',
        place(element),
      );
  for (const element of [...all('blip'), ...all('imagedata')]) {
    const link = valOf(element, 'link') ?? valOf(element, 'id') ?? '';
    if (!external.has(link) || valOf(element, 'embed')) continue;
    tally.say('K124', 'a picture that is not in the document', 'Only a link to it is there.', place(element));
    remove(element);
  }
  for (const name of ['caps', 'smallCaps'])
    for (const element of all(name))
      if (
        !/^(0|false|off)$/.test(valOf(element) ?? '') &&
        wordText((element.parentNode?.parentNode ?? element) as Element)
      )
        tally.count('K125', 'text that the document shows in capitals', 'It is as it was typed.', place(element));

  const texts = all('p');
  const heads = new Map<Element, number>();
  for (const paragraph of texts) {
    const direct = valOf(child(child(paragraph, 'pPr'), 'outlineLvl'));
    const level = direct !== undefined ? Number(direct) : styles.outline(styleOf(paragraph));
    if (level !== undefined && level < 9 && wordText(paragraph).trim() !== '') heads.set(paragraph, level);
  }
  const body = texts.filter((paragraph) => wordText(paragraph).trim() !== '');
  for (const [paragraph, numbered] of numberParagraphs(
    body,
    parts.numbering?.documentElement ?? undefined,
    styles,
    new Set(heads.keys()),
  )) {
    const properties = propertiesOf(paragraph, make);
    const heading = heads.get(paragraph);
    if (heading !== undefined) {
      for (const style of children(properties, 'pStyle')) properties.removeChild(style);
      properties.insertBefore(make('pStyle', { val: `Heading${Math.min(heading, 5) + 1}` }), properties.firstChild);
    }
    if (numbered === 'list') continue;
    for (const own of children(properties, 'numPr')) properties.removeChild(own);
    const none = make('numPr');
    none.appendChild(make('ilvl', { val: '0' }));
    none.appendChild(make('numId', { val: '0' }));
    properties.appendChild(none);
    if (numbered === undefined || numbered.label.trim() === '') continue;
    paragraph.insertBefore(runOf(numbered.label), properties.nextSibling);
    tally.count(
      'K125',
      'an automatic number of the word processor',
      'It is characters of the text now, as it was printed.',
      place(paragraph),
    );
  }
  return new XMLSerializer().serializeToString(document);
}

/** Looks of words that Markdown of this house has no sign for, by the property of the run (ECMA-376 part 1, 17.3.2). */
const looks: Record<string, string> = {
  em: 'marks of emphasis above or below characters (着重号)',
  position: 'raised or lowered characters',
  highlight: 'highlighted text',
  eastAsianLayout: 'two lines in one, or characters that lie',
  bdr: 'text in a frame',
  dstrike: 'striking out',
  outline: 'hollow characters',
};

/** What a reader sees of words, and Markdown does not say; and words that cannot be seen on white paper. */
function tellLooks(runs: readonly Element[], place: (element: Element) => Place, tally: Tally): void {
  for (const run of runs) {
    const properties = child(run, 'rPr');
    const text = wordText(run);
    if (!properties || text.trim() === '') continue;
    for (const [name, what] of Object.entries(looks)) {
      const look = child(properties, name);
      if (look && !/^(none|nil|0|false|off)$/.test(valOf(look) ?? ''))
        tally.count('K125', what, 'The characters are there; Markdown of this house has no sign for it.', place(run));
    }
    if (/^F{6}$/i.test(valOf(child(properties, 'color')) ?? ''))
      tally.say(
        'K126',
        `the text “${shorten(text)}”, which is white`,
        'Nobody can see it on white paper: it is in the text. Take it out if it does not belong there.',
        place(run),
      );
  }
}

function propertiesOf(paragraph: Element, make: (name: string) => Element): Element {
  const known = child(paragraph, 'pPr');
  if (known) return known;
  const properties = make('pPr');
  paragraph.insertBefore(properties, paragraph.firstChild);
  return properties;
}

function paragraphAround(element: Element): Element | undefined {
  for (let at: Node | null = element.parentNode; at; at = at.parentNode)
    if ((at as Element).localName === 'p') return at as Element;
  return undefined;
}

/** All elements below a node, in the order of the document. */
export function* elementsBelow(root: Node): Generator<Element> {
  for (const node of Array.from(root.childNodes))
    if (node.nodeType === 1) {
      yield node as Element;
      yield* elementsBelow(node);
    }
}
