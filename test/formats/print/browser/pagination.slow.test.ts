/**
 * Nothing is lost for speed. In: the first title in both formats and the specimen, set twice: by the press, and by
 * Paged.js alone, with its own queue, with every page in the document, and with its own target counters. Both must give
 * the same pages: the same text on each, every anchor on the same page, the same page for every link that names one.
 * Slow because each title is set twice.
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import type { Page } from 'puppeteer';
import { subsetFonts } from '../../../../scripts/fonts/subset-fonts.ts';
import type { Engine } from '../../../../scripts/formats/print/chromium.ts';
import { readFormat } from '../../../../scripts/formats/print/print-format.ts';
import { renderPrint } from '../../../../scripts/formats/print/render-print.ts';
import { openSheet, typeset } from '../../../../scripts/formats/print/typeset.ts';
import { prepareEdition } from '../../../../scripts/press/prepare-edition.ts';
import { fixture } from '../../../support/fixture.ts';
import { openBrowser } from '../../../support/make-epub.ts';
import { pressFolder, pressProject, projectAt } from '../../../support/press.ts';

let engine: Engine;
before(async () => {
  engine = await openBrowser();
});
after(() => engine.browser.close());

interface Laid {
  /** Text of each page, in the order of the document. */
  texts: string[];
  anchors: [id: string, page: number][];
  /** For each link that shows a page: where it leads, and what Paged.js counted. */
  links: { target: string; counted: string }[];
  labels: string[];
}

/** Sets a title. `plain`: as Paged.js 0.4.3 does it, without what the press puts in its place. */
async function lay(html: string, faces: Parameters<typeof typeset>[1], plain: boolean): Promise<Laid> {
  const sheet = await openSheet(engine);
  const page = await sheet.ask('looking at its page', async (it) => it);
  let laid: Laid | undefined;
  // The pages are looked at where they would be printed.
  page.pdf = async () => {
    laid = await page.evaluate(readPages);
    return new Uint8Array();
  };
  // tsx names functions by a helper that the page does not have.
  await page.evaluate('globalThis.__name ??= (value) => value');
  if (plain) await makePlain(page);
  // One rule a selector: Paged.js takes a list of them for one.
  const counters = ['.contents a', '.locator']
    .map((link) => `${link}::after { content: target-counter(attr(href), page); display: none; }`)
    .join('\n');
  const { pageMap, print } = await typeset(
    plain ? html.replace('</head>', `<style>${counters}</style></head>`) : html,
    faces,
    engine,
    sheet,
  );
  await print();
  assert.ok(laid);
  return { ...laid, labels: pageMap.pages.map(({ label }) => label) };
}

/** Takes the press's handler for speed away before Paged.js makes one of it. */
const makePlain = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const { registeredHandlers } = (window as unknown as { Paged: { registeredHandlers: { name: string }[] } }).Paged;
    const at = registeredHandlers.findIndex(({ name }) => name === 'PageParking');
    if (at < 0) throw new Error('the press has no handler to take away');
    registeredHandlers.splice(at, 1);
  });

/** Runs in the page. */
function readPages(): Laid {
  const pages = [...document.querySelectorAll<HTMLElement>('.pagedjs_page')];
  const content = (page: HTMLElement) => page.querySelector('.pagedjs_page_content');
  const anchors = pages.flatMap((page, i) =>
    [...(content(page)?.querySelectorAll('[id]') ?? [])].map(({ id }): [string, number] => [id, i + 1]),
  );
  const links = [...document.querySelectorAll<HTMLElement>('.contents a, .locator')].map((link) => {
    const counter = [...link.attributes].find(({ name }) => name.startsWith('data-target-counter'));
    // Paged.js gives every such link a rule of its own that sets a counter to the page.
    const rule =
      counter &&
      [...document.styleSheets]
        .flatMap((sheet) => [...sheet.cssRules])
        .find(({ cssText }) => cssText.includes(`"${counter.value}"`));
    return {
      target: link.getAttribute('href') ?? '',
      counted: /counter-reset:\s*\S+\s+(-?\d+)/.exec(rule?.cssText ?? '')?.[1] ?? '',
    };
  });
  return { texts: pages.map((page) => page.innerText), anchors, links, labels: [] };
}

const specimen = fixture('editions', 'specimen', 'source');
for (const [source, title, name] of [
  [join(pressFolder, 'source'), 'joint-statement-2022', 'book'],
  [join(pressFolder, 'source'), 'joint-statement-2022', 'official'],
  [specimen, 'specimen', 'book'],
] as const)
  test(`${title}, ${name}: the same pages as Paged.js alone makes`, async () => {
    const { value } = prepareEdition(projectAt(source), title);
    assert.ok(value);
    const html = renderPrint(pressProject, value.edition, value.images, readFormat(pressProject, name));
    const { value: faces } = await subsetFonts(value.edition, [html]);
    assert.ok(faces);
    const ours = await lay(html, faces, false);
    const plain = await lay(html, faces, true);
    assert.ok(ours.texts.length > 5 && ours.anchors.length > 20);
    assert.deepEqual(ours.texts, plain.texts);
    assert.deepEqual(ours.anchors, plain.anchors);
    assert.deepEqual(ours.labels, plain.labels);
    // The pages that Paged.js counts for links are those on which their anchors are. It counts sheets: the press begins
    // anew where the text begins.
    const pageOf = new Map(ours.anchors.map(([id, page]) => [`#${id}`, String(page)]));
    assert.ok(plain.links.length > 2);
    for (const { target, counted } of plain.links) assert.equal(counted, pageOf.get(target), target);
  });
