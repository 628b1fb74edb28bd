/**
 * What the preview shows of one title, made anew after every save. In: a project and a title's name. Out: problems, and
 * of the last state without errors the print HTML, the EPUB's parts and the reviewer's page. Runs the stages of the
 * build up to the print HTML; pages are set in the browser that looks at them. Writes nothing.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { faceStyles, facesOf, nameOtherFaces, subsetFonts } from '../fonts/subset-fonts.ts';
import { renderEpub, renderEpubTexts } from '../formats/epub/render-epub.ts';
import { readFormat } from '../formats/print/print-format.ts';
import { renderCover, renderPrint } from '../formats/print/render-print.ts';
import { withFaces } from '../formats/print/typeset.ts';
import { makeSite } from '../formats/site/reading-site.ts';
import { profileOf } from '../languages/registry.ts';
import type { EpubPart, Face, Files } from '../model/outputs.ts';
import type { Problem } from '../model/problem.ts';
import { hasErrors, problem } from '../model/problem-catalogue.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { prepareEdition } from '../press/prepare-edition.ts';
import type { Project } from '../project/project.ts';
import { renderReview } from '../views/review-view.ts';
import { readStyles } from '../views/templates.ts';
import { changedBlocks } from './changed-blocks.ts';

/** One state of a title without errors. `version` counts up with every state that differs. */
export interface Copy {
  version: number;
  edition: IndexedEdition;
  /** The print HTML, its faces by address. */
  print: string;
  faces: Face[];
  /** Made when somebody looks at them. */
  epub: () => EpubPart[];
  registers: () => string;
  /** The reading edition: files by name. */
  site: () => Promise<Files>;
  /** What the last save changed: anchors. */
  changed: readonly string[];
  /** The cover as a picture that fetches nothing, for the EPUB. */
  cover: () => string;
}

export interface Desk {
  title: string;
  problems: Problem[];
  /** The last state without errors, which is shown until the next one. */
  copy?: Copy;
  /** Takes the title as it is on disk now. */
  refresh: () => Promise<void>;
}

/** Where the preview serves a face: its name carries its content, so that a browser may keep it. */
export function faceAddress(face: Face): string {
  const known =
    addresses.get(face) ??
    `/~/faces/${createHash('sha256').update(face.bytes).digest('hex').slice(0, 16)}-${face.file}`;
  addresses.set(face, known);
  return known;
}

/** Three megabytes a face: hashed once. */
const addresses = new WeakMap<Face, string>();

/** A title on the desk. `formatName`: instead of the title's own first format. Nothing is read before `refresh`. */
export function openDesk(project: Project, title: string, formatName?: string): Desk {
  const cut = cutFaces();
  const refresh = async () => {
    try {
      const prepared = prepareEdition(project, title);
      desk.problems = prepared.problems;
      if (!prepared.value) return;
      const { edition, images } = prepared.value;
      const html = renderPrint(
        project,
        edition,
        images,
        readFormat(
          project,
          formatName ?? edition.metadata.formats?.[0] ?? 'book',
          false,
          edition.metadata.language,
          edition.metadata.class,
        ),
      );
      const cutting = await cut(edition, html, () => renderEpubTexts(project, edition, images));
      desk.problems = [...prepared.problems, ...cutting.problems];
      const faces = cutting.value;
      if (!faces) return;
      const print = nameOtherFaces(html, faces).replace('/*faces*/', () =>
        faceStyles(facesOf(faces, html), faceAddress),
      );
      const epubFaces = facesOf(
        faces,
        readStyles(project, ['text.css', 'epub.css'], edition.metadata.language).join(''),
      );
      const said = prepared.value.problems;
      const epub = once(() => renderEpub(project, edition, { pages: [], starts: {} }, images, epubFaces));
      desk.copy = {
        version: (desk.copy?.version ?? 0) + 1,
        edition,
        print,
        faces,
        epub,
        site: once(() => makeSite(project, edition, { pages: [], starts: {} }, images, new Map(), 'Chromium')),
        changed: changedBlocks(desk.copy?.edition, edition),
        registers: once(() => reviewOf(project, edition, said, faces)),
        cover: once(() => pictureOf(renderCover(project, edition), faces)),
      };
    } catch (error) {
      // In the preview templates and styles are in the making: what they break is shown like a mistake of the text.
      const { problem: own, message } = error as Error & { problem?: Problem };
      desk.problems = [own ?? problem('K906', { detail: message.split('\n')[0] ?? '' })];
    }
  };
  const desk: Desk = { title, problems: [], refresh };
  return desk;
}

/** True when the state cannot be shown. */
export const isBroken = (desk: Desk): boolean => hasErrors(desk.problems);

const once = <T>(make: () => T): (() => T) => {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
};

/**
 * Cuts the faces, and only when it must: they are cut to all characters that a text is likely to get, and a save that
 * brings no other one keeps them. 6,763 characters take little longer than 600, for reading the whole face is the work.
 * `texts`: what the EPUB says; asked for when lists or labels are others, for the rest of it is in the print HTML.
 */
function cutFaces(): (edition: IndexedEdition, html: string, texts: () => string[]) => ReturnType<typeof subsetFonts> {
  const covered = new Set<string>();
  let faces: Face[] = [];
  let around = '';
  return async (edition, html, texts) => {
    const names = [...new Set(html.match(/"Kanben [^"]+"|(?:font|font-weight|text-weight):\s*\d+/g))].sort();
    const now = JSON.stringify([names, edition.metadata, edition.manuscript.labels, edition.registers]);
    const isCovered = (documents: readonly string[]) =>
      documents.every((document) => [...new Set(document)].every((character) => covered.has(character)));
    if (now === around && isCovered([html])) return { value: faces, problems: [] };
    const documents = [html, ...texts()];
    const likely = profileOf(edition.metadata.language).script === 'Han' ? commonHan() : '';
    const superset = [...new Set([...covered, ...likely])].filter((character) => !/[&<>\s]/.test(character)).join('');
    const sameNames = around !== '' && JSON.stringify(names) === JSON.stringify(JSON.parse(around)[0]);
    if (!sameNames || !isCovered(documents)) {
      const outcome = await subsetFonts(edition, [...documents, `<p class="kai"><strong>${superset}</strong></p>`]);
      if (!outcome.value) return outcome;
      faces = outcome.value;
    }
    around = now;
    for (const character of [superset, ...documents].join('')) covered.add(character);
    return { value: faces, problems: [] };
  };
}

/** The 6,763 Han characters of GB/T 2312, which every Chinese text face has. */
function commonHan(): string {
  const decoder = new TextDecoder('gb2312');
  let characters = '';
  for (let row = 0xb0; row <= 0xf7; row++)
    for (let cell = 0xa1; cell <= 0xfe; cell++) characters += decoder.decode(new Uint8Array([row, cell]));
  return [...characters].filter((character) => /\p{Script=Han}/u.test(character)).join('');
}

/** The reviewer's page with the faces of the book behind those of the system, which may lack Han characters. */
function reviewOf(
  project: Project,
  edition: IndexedEdition,
  problems: readonly Problem[],
  faces: readonly Face[],
): string {
  return renderReview(project, edition, problems).replace(
    '</head>',
    () =>
      `<style>${faceStyles(faces, faceAddress)}\nbody { font-family: "Noto Serif CJK SC", "Songti SC", ` +
      'SimSun, "Kanben Song", serif; }</style></head>',
  );
}

/** HTML of 1600 × 2560 px as an SVG: a picture of the e-book without a browser that photographs it. */
function pictureOf(html: string, faces: readonly Face[]): string {
  const page = withFaces(html, facesOf(faces, html))
    .replace(/^<!DOCTYPE html>\s*/, '')
    .replace('<html', '<html xmlns="http://www.w3.org/1999/xhtml"');
  return (
    '<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="2560" viewBox="0 0 1600 ' +
    `2560"><foreignObject width="1600" height="2560">${page}</foreignObject></svg>`
  );
}

/** The folder that paths in problems begin at. */
export const rootOf = (source: string): string => join(source, '..');
