/**
 * A title set once, for tests that look at what the stages made of it. In: a folder of titles, a name, a browser.
 * Out: everything between the stages.
 */

import { type Characters, charactersOf } from '../../scripts/fonts/character-sets.ts';
import { subsetFonts } from '../../scripts/fonts/subset-fonts.ts';
import { renderEpub } from '../../scripts/formats/epub/render-epub.ts';
import type { Attachment } from '../../scripts/formats/pdf/archive.ts';
import { finishPdf } from '../../scripts/formats/pdf/finish-pdf.ts';
import { type Engine, startBrowser } from '../../scripts/formats/print/chromium.ts';
import { readFormat } from '../../scripts/formats/print/print-format.ts';
import { renderPrint } from '../../scripts/formats/print/render-print.ts';
import { typeset } from '../../scripts/formats/print/typeset.ts';
import type { Face } from '../../scripts/model/outputs.ts';
import type { IndexedEdition } from '../../scripts/model/registers.ts';
import { prepareEdition } from '../../scripts/press/prepare-edition.ts';
import { type FuzzLanguage, otherFaces, vocabularies } from '../fuzz/vocabulary.ts';
import { madeOnce } from './made-once.ts';
import { pressProject, projectAt } from './press.ts';

interface How {
  formatName?: string;
  /** For the printer. */
  print?: boolean;
  attachments?: readonly Attachment[];
  /** A browser that is left running, for tests that set many titles: they share their faces, too. */
  running?: Engine;
}

/**
 * Sets one title: by whoever asks first, unless it is set in a browser of the caller's, which stays open. Nobody may
 * change what comes out.
 */
export function setEdition(source: string, title: string, how: How = {}): Promise<SetEdition> {
  if (how.running) return setAnew(source, title, how, how.running, true);
  const asked = JSON.stringify([title, how.formatName, how.attachments, how.print]);
  return madeOnce(`edition ${asked}`, [source], () => withBrowser((engine) => setAnew(source, title, how, engine)));
}

/** A browser that is left open for a moment, for the next title: to start one takes as long as to set a short text. */
let open: Promise<Engine> | undefined;
let users = 0;
let closing: NodeJS.Timeout | undefined;
const momentMs = 3000;

async function withBrowser<T>(use: (engine: Engine) => Promise<T>): Promise<T> {
  clearTimeout(closing);
  users++;
  try {
    if (open && !(await open).browser.connected) open = undefined;
    open ??= startBrowser(() => undefined);
    return await use(await open);
  } finally {
    if (--users === 0) closing = setTimeout(closeBrowser, momentMs);
  }
}

/** Closes it; whoever asks from now on starts another. */
function closeBrowser(): void {
  const last = open;
  open = undefined;
  last?.then(({ browser }) => browser.close()).catch(() => undefined);
}

export type SetEdition = Awaited<ReturnType<typeof setAnew>>;

async function setAnew(source: string, title: string, how: How, engine: Engine, shared = false) {
  const { formatName = 'book', attachments = [], print: isForPrinter = false } = how;
  const { value, problems } = prepareEdition(projectAt(source), title);
  if (!value) throw new Error(JSON.stringify(problems));
  const { edition, images } = value;
  const format = readFormat(pressProject, formatName, isForPrinter, edition.metadata.language, edition.metadata.class);
  const html = renderPrint(pressProject, edition, images, format);
  const faces = shared ? await shareFaces(edition, html) : ((await subsetFonts(edition, [html])).value ?? []);
  const { pageMap, structure, print } = await typeset(html, faces, engine);
  const layout = { pdf: await print(), pageMap, structure, engine: engine.version };
  const pdf = await finishPdf(layout, edition, format, attachments);
  return {
    edition,
    images,
    faces,
    format,
    layout,
    pageMap,
    pdf,
    parts: renderEpub(pressProject, edition, pageMap, images, faces),
  };
}

/** Faces that several texts share: the texts for which they were cut, and their characters. */
interface Cut {
  documents: string[];
  characters: Characters;
  faces: Promise<Face[]>;
}

const cuts = new Map<string, Cut>();

/**
 * Faces for a text in its styles, cut once in a process for many texts: cutting a Chinese face takes longer than
 * setting a short text with it. They have every character in bold and in 楷 too, and those of random texts. They are
 * cut anew, for all texts of these styles so far, when one has a character that they have not.
 */
export function shareFaces(edition: IndexedEdition, html: string): Promise<Face[]> {
  const { language } = edition.metadata;
  const key = JSON.stringify([language, html.match(/<style\b[\s\S]*?<\/style>/g)]);
  const known = cuts.get(key);
  if (known && covers(known.characters, charactersOf([html], language))) return known.faces;
  const texts = [...(known?.documents ?? [stockOf(edition)]), html];
  const documents = [...texts, inEveryStyle(charactersOf(texts, language).all)];
  const faces = subsetFonts(edition, documents).then(({ value }) => value ?? []);
  cuts.set(key, { documents: texts, characters: charactersOf(documents, language), faces });
  return faces;
}

/** What random texts of a language are made of, and the words of the press. */
const stockOf = ({ metadata: { language }, manuscript }: IndexedEdition): string =>
  escapeMarkup(JSON.stringify([vocabularies[language as FuzzLanguage], otherFaces, manuscript.labels, letters]));

/** Letters of names and titles, and the hyphen of a divided word. */
const letters =
  'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz\u00ad\u2010' +
  'АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя';

const inEveryStyle = (characters: string): string =>
  ['p', 'strong', 'dt'].map((tag) => `<${tag}>${escapeMarkup(characters)}</${tag}>`).join('');

const escapeMarkup = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Whether faces cut for some characters have all of others, in every weight and style. */
const covers = (cut: Characters, wanted: Characters): boolean =>
  (['all', 'bold', 'slantedBold', 'kai'] as const).every((style) => {
    const there = new Set(cut[style]);
    return [...wanted[style]].every((character) => there.has(character));
  });
