/**
 * What a page of the preview gets. In: the address that it asks for. Out: a body with its type and its policy, or
 * nothing. Promises that a page gets nothing but what it needs, by names that are looked up and never joined to a path,
 * and that no script runs but the preview's own. Called by `preview-server.ts`.
 *
 *     answerTo(session, /tiny/faces.css)  → { type: 'text/css; charset=utf-8', body: '@font-face { … }' }
 */
import { faceStyles } from '../fonts/subset-fonts.ts';
import { facesNamed } from '../fonts/typeface-files.ts';
import { pageScript } from '../formats/print/typeset.ts';
import type { EpubPart, Files } from '../model/outputs.ts';
import { type BrowserScript, readBrowserScript, readScriptMap } from '../project/browser-scripts.ts';
import { listTitles } from '../project/folders.ts';
import { readStyle, template } from '../views/templates.ts';
import { type Copy, faceAddress, rootOf } from './desk.ts';
import { readMeasured } from './measured-lines.ts';
import { deskOf, isAwaited, type PreviewOptions, type PreviewSession } from './preview-session.ts';
import { findSourceLine } from './source-place.ts';
import { type UiWords, uiWords } from './ui-words.ts';

/** What `preview/desk.hbs` prints. */
interface DeskView {
  title: string;
  /** The language of the interface, and its words. */
  ui: string;
  words: UiWords;
  /** The same for the script. */
  said: { key: string; text: string }[];
  titles: { name: string; chosen: boolean }[];
}

const fillDesk = template<DeskView>('preview/desk.hbs');

export interface Answer {
  type: string;
  body: string | Uint8Array;
  policy?: string;
  /** For what never changes under its address. */
  keep?: boolean;
}

const html = 'text/html; charset=utf-8';
const json = 'application/json; charset=utf-8';
const common =
  "base-uri 'none'; form-action 'none'; frame-ancestors 'self'; img-src 'self' data:; style-src " +
  "'self' 'unsafe-inline'; font-src 'self' data:";
/** For the preview's own pages, and for documents of the title, in which nothing may run. */
const ownPolicy = `default-src 'none'; script-src 'self'; connect-src 'self'; frame-src 'self'; ${common}`;
export const quietPolicy = `default-src 'none'; ${common}`;

/** What stands at an address; nothing where nothing does. */
export async function answerTo(session: PreviewSession, address: URL): Promise<Answer | undefined> {
  const path = decodeURIComponent(address.pathname);
  if (path.startsWith('/~/faces/')) {
    const body = session.faces.get(path);
    return body && { type: 'font/ttf', body, keep: true };
  }
  if (path.startsWith('/~/')) return ownFile(session, path.slice(3));
  // The stroke of a title in one of several languages is written as %2F.
  const [, title = '', ...rest] = address.pathname.split('/').map(decodeURIComponent);
  const wanted = rest.join('/');
  // Also of a title that is not there (yet): the page says so, and waits for it.
  if (rest.length === 1 && wanted === '') return deskPage(session.options, title);
  const { copy } = wanted !== '' && isAwaited(session, title) ? await deskOf(session, title) : {};
  if (!copy) return undefined;
  if (wanted === 'place') return placeIn(copy, address.searchParams, rootOf(session.options.project.source));
  if (wanted === 'typography') {
    const { project, format, ui = 'en' } = session.options;
    return { type: json, body: JSON.stringify(readMeasured(project, copy.edition, format, ui)) };
  }
  if (wanted.startsWith('site/')) return sitePart(await copy.site(), wanted.slice(5));
  return wanted.startsWith('epub/') ? epubPart(copy, wanted.slice(5)) : copyPart(copy, wanted);
}

const deskPage = ({ project, ui = 'en' }: PreviewOptions, title: string): Answer => ({
  type: html,
  body: fillDesk(project, {
    title,
    ui,
    words: uiWords(ui),
    said: Object.entries(uiWords(ui)).map(([key, text]) => ({ key, text })),
    titles: listTitles(project.source).map((name) => ({ name, chosen: name === title })),
  }),
  policy: ownPolicy,
});

/** What is made of one state of a title. */
function copyPart(copy: Copy, wanted: string): Answer | undefined {
  switch (wanted) {
    case 'book':
      return { type: 'text/plain; charset=utf-8', body: copy.print };
    case 'faces.css':
      return { type: 'text/css; charset=utf-8', body: faceStyles(copy.faces, faceAddress, true) };
    case 'registers':
      return { type: html, body: copy.registers(), policy: quietPolicy };
    case 'documents':
      return { type: json, body: JSON.stringify(documentsOf(copy.epub())) };
    default:
      return undefined;
  }
}

/** A file of the EPUB; its cover is a picture without a browser that photographs it. */
const epubPart = (copy: Copy, path: string): Answer | undefined =>
  path === 'images/cover.jpg'
    ? { type: 'image/svg+xml', body: copy.cover(), policy: quietPolicy }
    : partOf(copy.epub(), path);

/** A file of the reading edition, in which nothing runs. */
function sitePart(files: Files, name: string): Answer | undefined {
  const body = files.get(name);
  const type = { ...partTypes, html, svg: 'image/svg+xml', woff2: 'font/woff2' }[name.split('.').at(-1) ?? ''];
  if (body === undefined || !type) return undefined;
  // The page's script would not run, and each time be complained of.
  const quiet = name === 'index.html' ? String(body).replace('<script src="site.js"></script>', '') : body;
  return { type, body: quiet, policy: quietPolicy };
}

/** The line of the source at which somebody clicked. */
function placeIn({ edition }: Copy, asked: URLSearchParams, root: string): Answer | undefined {
  const line = findSourceLine(edition, asked.get('anchor') ?? '', Number(asked.get('offset') ?? 0) || 0, root);
  return line && { type: json, body: JSON.stringify(line) };
}

/** The preview's own pages and scripts. Scripts are kept by their address, which is another one in every session. */
function ownFile({ id, options }: PreviewSession, name: string): Answer | undefined {
  const script = (body: string): Answer => ({ type: 'text/javascript; charset=utf-8', body, keep: true });
  const bundle = (name: BrowserScript) => script(`${readBrowserScript(name)}\n//# sourceMappingURL=${name}.js.map`);
  const page = (scripts: string[]): Answer => ({
    type: html,
    body:
      '<!DOCTYPE html>\n<html><head><meta ' +
      `charset="utf-8"/><title>Kanben</title>${scripts.map((name) => `<script src="${name}?${id}"></script>`).join('')}</head><body></body></html>\n`,
    policy: ownPolicy,
  });
  switch (name) {
    case 'press.html':
      return page(['print.js', 'preview-layout.js']);
    case 'sheet.html':
      return page([]);
    case 'print.js':
      // The very script with which the build sets pages; but here finished pages are shown.
      return script(`${pageScript(false)}\n//# sourceMappingURL=print.js.map`);
    case 'preview.js':
      return { ...bundle('preview'), keep: false };
    case 'preview-layout.js':
      return bundle('preview-layout');
    case 'print.js.map':
    case 'preview.js.map':
    case 'preview-layout.js.map':
      return { type: json, body: readScriptMap(name.slice(0, -'.js.map'.length) as BrowserScript) };
    case 'interface.ttf':
      // Whole: what a problem quotes of a text may have any character, and the page asks only where it needs the face.
      return { type: 'font/ttf', body: facesNamed('NotoSansSC-Regular')[0] ?? new Uint8Array() };
    case 'preview.css':
      return {
        type: 'text/css; charset=utf-8',
        body: readStyle(options.project, 'preview.css'),
      };
    default:
      return undefined;
  }
}

const documentsOf = (parts: readonly EpubPart[]) =>
  parts.flatMap(({ path, content }) =>
    path.endsWith('.xhtml')
      ? [
          {
            path,
            title: (/<title>([^<]*)</.exec(String(content))?.[1] ?? path).replace(
              /&(amp|lt|gt|quot);/g,
              (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[name] as string,
            ),
            anchors: [...String(content).matchAll(/\sid="([a-z]+\d[\w-]*)"/g)].map(([, anchor = '']) => anchor),
          },
        ]
      : [],
  );

const partTypes: Record<string, string> = {
  xhtml: 'application/xhtml+xml',
  css: 'text/css; charset=utf-8',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  ttf: 'font/ttf',
};

function partOf(parts: readonly EpubPart[], path: string): Answer | undefined {
  const part = parts.find((candidate) => candidate.path === path);
  const type = partTypes[path.split('.').at(-1)?.toLowerCase() ?? ''];
  return part && type ? { type, body: part.content } : undefined;
}
