/**
 * Pictures of a page. In: an <img> or a <figure>. Out: figures with their captions; the bytes of the pictures go to
 * the page's own. Promises that a picture which is not carried is told with its alternative text; fetches nothing.
 * Called by `page-blocks.ts`.
 *
 *     <img src="map.png" alt="The border"> → { kind: 'figure', image: 'map.png', alt: 'The border', caption: [], … }
 */
import type { Place } from '../model/problem.ts';
import { type Figure, plainText } from '../model/text.ts';
import type { FoundBlock } from './found-document.ts';
import { attributeOf, type Element, elementsOf, type Node } from './html-tree.ts';
import { shorten, type Tally } from './tally.ts';

/** Gives a picture that a page names: its bytes, or why it is not carried. */
export type PictureReader = (source: string) => { name: string; bytes: Uint8Array } | string;

interface PictureReading {
  readPicture: PictureReader;
  /** Pictures by their file name; those that are read are added. */
  pictures: Map<string, Uint8Array>;
  place: (node: Node) => Place;
  tally: Tally;
}

/** The figure of an <img>; none when its picture is not carried. */
export function readImage(image: Element, { readPicture, pictures, place, tally }: PictureReading): Figure[] {
  const source = (attributeOf(image, 'src') ?? '').trim();
  const alt = (attributeOf(image, 'alt') ?? '').replace(/\s+/g, ' ').trim();
  const found = readPicture(source);
  if (typeof found === 'string') {
    tally.say('K124', `the picture “${shorten(source)}”${alt ? ` (${alt})` : ''}`, found, place(image));
    return [];
  }
  pictures.set(found.name, found.bytes);
  if (/[[\]]/.test(alt))
    tally.say('K125', `the alternative text “${alt}”`, 'Its square brackets are round ones now.', place(image));
  return [
    {
      kind: 'figure',
      image: found.name,
      alt: alt.replaceAll('[', '(').replaceAll(']', ')') || 'TODO what the picture shows',
      caption: [],
      place: place(image),
    },
  ];
}

/** The blocks of a <figure>; `blocks` reads what stands in it. */
export function readFigure(element: Element, blocks: (nodes: readonly Node[]) => FoundBlock[]): FoundBlock[] {
  const caption = [...elementsOf(element.childNodes)].find(({ tagName }) => tagName === 'figcaption');
  const inner = blocks(element.childNodes.filter((child) => child !== caption));
  const lines = caption ? blocks(caption.childNodes) : [];
  const images = inner.filter((block) => block.kind === 'figure');
  const [image] = images;
  const [line] = lines;
  if (image && images.length === 1 && line && lines.length === 1 && 'inlines' in line && isCaption(line)) {
    image.caption = line.inlines;
    return inner;
  }
  return [...inner, ...lines];
}

/** A caption is plain text between quotation marks; another one stands below as a paragraph. */
const isCaption = ({ inlines }: { inlines: Figure['caption'] }): boolean =>
  inlines.every(({ kind }) => kind === 'text') && !/["\\]/.test(plainText(inlines));
