/**
 * The e-book, item by item: the archive, the package, accessibility, navigation, pages, text, registers, notes, style,
 * typefaces. The first title and a small one that has what the first has not: notes, a table, lists, a picture.
 * Slow because a browser sets the titles.
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { packEpub } from '../../../scripts/formats/epub/epub-package.ts';
import { renderEpub } from '../../../scripts/formats/epub/render-epub.ts';
import { blocksOf, paragraphsOf } from '../../../scripts/model/edition.ts';
import { sayPageLabel } from '../../../scripts/model/page-map.ts';
import { plainText } from '../../../scripts/model/text.ts';
import { bare } from '../../../scripts/proof/compare-text.ts';
import { elements, epubText, hasEpubClass, readEpub, typesOf } from '../../../scripts/proof/read-epub.ts';
import { readPdf } from '../../../scripts/proof/read-pdf.ts';
import { verifyEpub } from '../../../scripts/proof/verify-epub.ts';
import { fixture } from '../../support/fixture.ts';
import { type MadeEpub, makeEpub } from '../../support/make-epub.ts';
import { pressFolder, pressProject } from '../../support/press.ts';

let statement: MadeEpub;
let sample: MadeEpub;

before(async () => {
  statement = await makeEpub(join(pressFolder, 'source'), 'joint-statement-2022');
  sample = await makeEpub(fixture('editions', 'ebook', 'source'), 'ebook');
});

const both = () => [statement, sample];
const filesOf = ({ epub }: MadeEpub) => new Map(Object.entries(unzipSync(epub)));
const textsOf = (made: MadeEpub) =>
  [...filesOf(made)]
    .filter(([path]) => /\.(xhtml|opf|ncx|css)$/.test(path))
    .map(([path, bytes]) => ({ path, text: strFromU8(bytes) }));
const xhtmlOf = (made: MadeEpub) => textsOf(made).filter(({ path }) => path.endsWith('.xhtml'));
const textAt = (made: MadeEpub, path: string) => strFromU8(filesOf(made).get(`OEBPS/${path}`) ?? new Uint8Array());
const metaOf = (made: MadeEpub, property: string) =>
  elements(readEpub(made.epub).opf, 'meta').flatMap((meta) =>
    meta.getAttribute('property') === property ? [epubText(meta)] : [],
  );

/** The entries of a ZIP archive as its central directory lists them. */
function entriesOf(
  bytes: Uint8Array,
): { name: string; method: number; time: number; date: number; offset: number; extra: number }[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.length - 22;
  assert.equal(view.getUint32(end, true), 0x06054b50);
  const entries = [];
  for (let at = view.getUint32(end + 16, true), left = view.getUint16(end + 10, true); left > 0; left--) {
    const [name, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true)) as [
      number,
      number,
      number,
    ];
    entries.push({
      name: strFromU8(bytes.subarray(at + 46, at + 46 + name), true),
      method: view.getUint16(at + 10, true),
      time: view.getUint16(at + 12, true),
      date: view.getUint16(at + 14, true),
      offset: view.getUint32(at + 42, true),
      extra,
    });
    at += 46 + name + extra + comment;
  }
  return entries;
}

test('the archive begins with its type, stored, and holds no folders, one date and ASCII names', () => {
  for (const { epub, edition } of both()) {
    const entries = entriesOf(epub);
    const [year = 0, month = 0, day = 0] = edition.metadata.edition.date.split('-').map(Number);
    assert.deepEqual([entries[0]?.name, entries[0]?.method, entries[0]?.offset], ['mimetype', 0, 0]);
    assert.equal(strFromU8(epub.subarray(30, 58)), 'mimetypeapplication/epub+zip');
    for (const { name, time, date, extra } of entries) {
      assert.match(name, /^[\x21-\x7e]+[^/]$/);
      assert.deepEqual([date, time, extra], [((year - 1980) << 9) | (month << 5) | day, 0, 0], name);
    }
    assert.equal(new Set(entries.map(({ name }) => name.toLowerCase())).size, entries.length);
  }
});

test('the same edition gives the same bytes, again and in every time zone', async () => {
  const { edition, pageMap, images, faces, cover, epub } = sample;
  const zone = process.env.TZ;
  try {
    for (const other of ['Pacific/Kiritimati', 'America/Los_Angeles']) {
      process.env.TZ = other;
      assert.notEqual(new Date('2025-03-01T00:00:00Z').getTimezoneOffset(), 0);
      const again = await packEpub(
        renderEpub(pressProject, edition, pageMap, images, faces),
        cover,
        edition.metadata.title,
        edition.metadata.edition.date,
      );
      assert.ok(Buffer.from(epub).equals(again), other);
    }
  } finally {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
});

test('the cover is a JPEG of 1600 × 2560 with a text for who does not see it; the thumbnail is a fifth', () => {
  const size = (jpeg: Uint8Array) => {
    assert.deepEqual([...jpeg.subarray(0, 3)], [0xff, 0xd8, 0xff]);
    const frame = Buffer.from(jpeg).indexOf(Buffer.from([0xff, 0xc0]));
    const view = new DataView(jpeg.buffer, jpeg.byteOffset);
    return [view.getUint16(frame + 7), view.getUint16(frame + 5)];
  };
  assert.deepEqual(size(statement.cover), [1600, 2560]);
  assert.deepEqual(size(statement.thumbnail), [320, 512]);
  assert.ok(statement.cover.length < 300_000 && statement.thumbnail.length < 30_000);
  const page = textAt(statement, 'cover.xhtml');
  assert.match(
    page,
    new RegExp(`<img src="images/cover\\.jpg" alt="[^"]*${statement.edition.metadata.title}" role="doc-cover"/>`),
  );
});

test('the first title weighs less than 1 MB, and no text file more than 250 kB', () => {
  assert.ok(statement.epub.length < 1_000_000, `${statement.epub.length}`);
  for (const made of both())
    for (const { path, text } of textsOf(made)) assert.ok(Buffer.byteLength(text) < 250_000, path);
});

test('a section that is too long for the readers becomes several files, and nothing is lost', async () => {
  const { edition, images, faces, cover } = sample;
  const section = edition.sections[1];
  const paragraph = paragraphsOf(edition)[2];
  assert.ok(section && paragraph);
  let number = 0;
  const long = Array.from({ length: 300 }, () => ({
    ...paragraph,
    inlines: [{ kind: 'text' as const, text: '长'.repeat(500), place: paragraph.place }],
  }));
  const sections = [
    {
      ...section,
      heading: section.heading as never,
      blocks: long.map((block) => ({ ...block, number: ++number, anchor: `p${number}` })),
      firstParagraph: 1,
      lastParagraph: 300,
    },
  ];
  const manuscript = { ...edition.manuscript, canonical: '' };
  const big = { ...edition, manuscript, sections, notes: [], registers: [], mentions: [] };
  const noPages = { pages: [], starts: {} };
  const epub = await packEpub(renderEpub(pressProject, big, noPages, images, faces), cover, '长', '2025-01-01');
  const read = readEpub(epub);
  const paths = read.spine.map(({ path }) => path).filter((path) => path.startsWith('section'));
  assert.deepEqual(paths, ['section-1.xhtml', 'section-1-2.xhtml', 'section-1-3.xhtml', 'section-1-4.xhtml']);
  for (const [path, bytes] of Object.entries(unzipSync(epub)))
    if (path.endsWith('.xhtml')) assert.ok(bytes.length < 250_000, path);
  assert.deepEqual(verifyEpub(epub, big, noPages), { problems: [], equal: 300 });
  assert.equal(
    elements(read.nav.root, 'a').filter((link) => link.getAttribute('href')?.startsWith('section')).length,
    2,
    'the contents and the landmark name the first file',
  );
});

test('a register that is too long for the readers becomes several files, and every entry is found', async () => {
  const { edition, pageMap, images, faces, cover } = sample;
  const [register, other] = edition.registers;
  const entry = register?.groups[0]?.entries[0];
  assert.ok(register && other && entry);
  const locators = Array.from({ length: 5 }, (_, i) =>
    Array.from({ length: 60 }, () => ({ paragraph: i + 1, main: false })),
  ).flat();
  const entries = Array.from({ length: 20 }, (_, i) => ({
    ...entry,
    id: `long-e${i + 1}`,
    heading: `样本${i + 1}`,
    seeAlso: [],
    locators,
  }));
  const big = {
    ...edition,
    registers: [{ ...register, groups: [{ id: 'long-Y', letter: 'Y', entries }] }, other],
    mentions: [],
  };
  const epub = await packEpub(renderEpub(pressProject, big, pageMap, images, faces), cover, '长', '2025-01-01');
  const paths = readEpub(epub).spine.map(({ path }) => path);
  assert.deepEqual(
    paths.filter((path) => path.startsWith('register-treaties')),
    Array.from({ length: 10 }, (_, i) => `register-treaties${i > 0 ? `-${i + 1}` : ''}.xhtml`),
  );
  for (const [path, bytes] of Object.entries(unzipSync(epub)))
    if (path.endsWith('.xhtml')) assert.ok(bytes.length < 250_000, path);
  assert.deepEqual(verifyEpub(epub, big, pageMap).problems, []);
});

test('the package says what the book is: language, identifier, title, parties, dates, source, rights', () => {
  const { edition } = statement;
  const { opf } = readEpub(statement.epub);
  const said = (name: string) => elements(opf, name).map((element) => epubText(element));
  assert.equal(opf.getAttribute('xml:lang'), 'zh-Hans');
  assert.deepEqual(said('language'), ['zh-Hans']);
  assert.deepEqual(
    said('identifier'),
    ['urn:uuid:ff02f1e4-606c-5a0a-ad41-7ae7c6505eb3'],
    'it never changes for this edition',
  );
  assert.deepEqual(said('title'), [edition.metadata.title]);
  assert.deepEqual(said('creator'), edition.metadata.parties);
  const creators = elements(opf, 'creator').map((creator) => `#${creator.getAttribute('id')}`);
  for (const id of creators) {
    const refined = elements(opf, 'meta').filter((meta) => meta.getAttribute('refines') === id);
    assert.deepEqual(
      refined.map((meta) => meta.getAttribute('property')),
      ['role', 'file-as'],
    );
    assert.ok(refined.every((meta) => epubText(meta) !== ''));
  }
  assert.deepEqual(said('date'), [edition.metadata.edition.date]);
  assert.deepEqual(metaOf(statement, 'dcterms:modified'), [`${edition.metadata.edition.date}T00:00:00Z`]);
  for (const name of ['source', 'rights', 'description']) assert.ok(said(name).length === 1 && said(name)[0], name);
  assert.deepEqual(metaOf(statement, 'ibooks:specified-fonts'), ['true']);
  assert.match(opf.getAttribute('prefix') ?? '', /^ibooks: http/);
});

test('the package says how the book can be read, and claims no conformity that nobody has evaluated', () => {
  assert.deepEqual(metaOf(statement, 'schema:accessMode'), ['textual', 'visual']);
  assert.deepEqual(metaOf(statement, 'schema:accessModeSufficient'), ['textual']);
  assert.deepEqual(metaOf(statement, 'schema:accessibilityHazard'), ['none']);
  assert.equal(metaOf(statement, 'schema:accessibilitySummary').length, 1);
  assert.deepEqual(
    metaOf(statement, 'schema:accessibilityFeature').sort(),
    [
      'alternativeText',
      'displayTransformability',
      'index',
      'pageBreakMarkers',
      'pageNavigation',
      'readingOrder',
      'structuralNavigation',
      'tableOfContents',
    ].sort(),
  );
  assert.match(metaOf(statement, 'pageBreakSource').join(), /PDF版，第1版/);
  assert.doesNotMatch(textAt(statement, 'content.opf'), /conformsTo|certifi|printPageNumbers/);
  const { edition, pageMap, images, faces } = sample;
  const without = renderEpub(
    pressProject,
    { ...edition, registers: [], mentions: [] },
    { pages: pageMap.pages.filter(({ begins }) => !begins?.anchor.startsWith('register')), starts: pageMap.starts },
    images,
    faces,
  );
  const opf = String(without.find(({ path }) => path === 'content.opf')?.content);
  assert.match(opf, /alternativeText/);
  assert.doesNotMatch(opf, />index</, 'no register, no index');
});

test('the manifest declares every file once with its type, the cover among them, and nothing is remote', () => {
  for (const made of both()) {
    const { manifest, files } = readEpub(made.epub);
    const types: Record<string, string> = {
      xhtml: 'application/xhtml+xml',
      css: 'text/css',
      ncx: 'application/x-dtbncx+xml',
      ttf: 'font/ttf',
      jpg: 'image/jpeg',
      png: 'image/png',
    };
    for (const { path, type } of manifest) assert.equal(type, types[path.split('.').at(-1) ?? ''], path);
    assert.deepEqual(
      manifest.map(({ path }) => `OEBPS/${path}`).sort(),
      [...files.keys()]
        .filter((path) => !/^(mimetype|META-INF\/container\.xml|OEBPS\/content\.opf)$/.test(path))
        .sort(),
    );
    assert.deepEqual(
      manifest.filter(({ properties }) => properties).map(({ path, properties }) => [path, properties]),
      [
        ['toc.xhtml', 'nav'],
        ['images/cover.jpg', 'cover-image'],
      ],
    );
    for (const { path, text } of textsOf(made))
      assert.doesNotMatch(
        text.replace(/ xmlns(:\w+)?="[^"]*"| prefix="[^"]*"|<!DOCTYPE[^>]*>/g, ''),
        /(src|href)="(https?:|file:|\/)|url\(["']?https?:|@import/,
        path,
      );
  }
});

test('contents link to files without fragments, and to letters of registers; landmarks name text and registers', () => {
  const { nav, spine } = readEpub(statement.epub);
  const listOf = (type: string) => elements(nav.root, 'nav').find((element) => typesOf(element).includes(type));
  const contents = elements(listOf('toc') ?? nav.root, 'a').map((link) => link.getAttribute('href') ?? '');
  assert.deepEqual(
    contents.filter((href) => !href.includes('#')),
    spine.map(({ path }) => path).filter((path) => !/^(cover|toc)/.test(path)),
  );
  const letters = contents.filter((href) => href.includes('#'));
  const groups = spine.flatMap(({ path, root }) =>
    elements(root, 'section')
      .map((section) => section.getAttribute('id') ?? '')
      .filter((id) => /^(treaties|organizations)-[\dA-Z]$/.test(id))
      .map((id) => `${path}#${id}`),
  );
  assert.ok(letters.length > 20);
  assert.deepEqual(letters, groups);
  const landmarks = elements(listOf('landmarks') ?? nav.root, 'a').map((link) => [
    typesOf(link).join(),
    link.getAttribute('href'),
  ]);
  assert.deepEqual(landmarks, [
    ['toc', 'toc.xhtml'],
    ['bodymatter', 'section-0.xhtml'],
    ['index', 'register-treaties.xhtml'],
    ['index', 'register-organizations.xhtml'],
  ]);
});

test('the page list is that of the PDF, in the navigation document and the NCX, with one empty marker a page', () => {
  for (const made of both()) {
    const { nav, spine } = readEpub(made.epub);
    const said = (label: string) => sayPageLabel(label, made.edition.manuscript.labels);
    const labels = made.pageMap.pages.map(({ label }) => said(label));
    const list = elements(nav.root, 'nav').find((element) => typesOf(element).includes('page-list'));
    const links = elements(list ?? nav.root, 'a').map((link) => ({
      label: epubText(link),
      href: link.getAttribute('href'),
    }));
    assert.deepEqual(
      links.map(({ label }) => label),
      labels,
    );
    const markers = spine.flatMap(({ path, root }) =>
      elements(root, 'span')
        .filter((element) => typesOf(element).includes('pagebreak'))
        .map((element) => ({ path, element })),
    );
    assert.deepEqual(
      markers.map(({ path, element }) => `${path}#${element.getAttribute('id')}`),
      links.map(({ href }) => href),
      'the markers stand in the order of the pages',
    );
    for (const { element } of markers) {
      assert.equal(epubText(element), '');
      assert.equal(element.getAttribute('role'), 'doc-pagebreak');
      const page = (element.getAttribute('id') ?? '').replace(/^page-/, '');
      assert.equal(element.getAttribute('aria-label'), said(page));
      for (let parent = element.parentNode; parent; parent = parent.parentNode)
        assert.doesNotMatch(parent.nodeName, /^(h[1-6]|nav)$/);
    }
    const ncx = textAt(made, 'toc.ncx');
    assert.deepEqual(
      [...ncx.matchAll(/<pageTarget [^>]*><navLabel><text>([^<]*)<\/text><\/navLabel><content src="([^"]*)"\/>/g)].map(
        ([, label, href]) => ({ label, href }),
      ),
      links,
    );
    const orders = [...ncx.matchAll(/playOrder="(\d+)"/g)].map(([, order]) => Number(order));
    assert.ok(orders.length > 3);
    assert.deepEqual(
      orders,
      orders.map((_, i) => i + 1),
    );
  }
});

/** The head of a table that comes again on a page which begins in a row of it; nothing elsewhere. */
function headAgain(marker: Parameters<typeof epubText>[0] | undefined): string {
  for (let one = marker?.parentNode; one; one = one.parentNode)
    if (one.nodeName === 'tbody') {
      const [head] = Array.from(one.parentNode?.childNodes ?? []).filter(({ nodeName }) => nodeName === 'thead');
      return head ? bare(epubText(head as Parameters<typeof epubText>[0])) : '';
    }
  return '';
}

test('every page of the PDF begins with what follows its marker, in text, notes and registers', async () => {
  for (const made of both()) {
    const pdf = await readPdf(made.pdf);
    const title = bare(made.edition.metadata.title);
    const { spine } = readEpub(made.epub);
    let compared = 0;
    for (const page of made.pageMap.pages) {
      const document = spine.find(({ ids }) => ids.has(`page-${page.label}`));
      const glyphs = (pdf.pages[page.index - 1]?.glyphs ?? []).filter(
        ({ y, size }) => y > made.area.top && y < made.area.bottom && size > 7.2,
      );
      // The first page of the text repeats the title, which has a page of its own in the e-book; registers in print
      // name pages.
      const text = bare(glyphs.map(({ text }) => text).join(''));
      const head = headAgain(document?.ids.get(`page-${page.label}`));
      const printed = (text.startsWith(head) ? text.slice(head.length) : text)
        .replace(page.label === '1' ? title : '', '')
        .replace(/\([\divxlc–—-]+\)/g, '');
      if (page.label === 'cover' || printed === '') continue;
      const marker = document?.ids.get(`page-${page.label}`);
      assert.ok(document && marker, `page ${page.label} has no marker`);
      let met = false;
      let follows = '';
      const walk = (node: Parameters<typeof epubText>[0]): void => {
        if (node === marker) met = true;
        else if (node.nodeType === 3) follows += met ? (node.nodeValue ?? '') : '';
        else if (
          node.nodeType !== 1 ||
          !['apart', 'noteref', 'contents-range', 'names'].some((name) => hasEpubClass(node as typeof marker, name))
        )
          for (const child of Array.from(node.childNodes)) walk(child);
      };
      walk(document.root);
      // A list's numbers, the pages beside a register's numbers, and what print and e-book word differently behind the
      // title of a part, are not compared.
      const part = document.root.getElementsByTagName('h1')[0];
      const opens = part && bare(follows).startsWith(bare(epubText(part)));
      const length = opens ? bare(epubText(part)).length : 12;
      const withoutNumbers = (text: string) => text.replace(/\d+\.(?=\D)/g, '').replace(/\(\d+(?:—\d+)?\)/g, '');
      // Behind the heading of an entry each has its own order: numbers and pages, or the name in other languages.
      const own = withoutNumbers(printed).slice(0, length);
      const found = document.path.includes('register') ? own.replace(/(?<=\p{Script=Han})\d.*$/u, '') : own;
      assert.equal(
        withoutNumbers(bare(follows)).slice(0, found.length),
        found,
        `page ${page.label} of ${made.edition.metadata.id}`,
      );
      compared++;
    }
    assert.ok(compared >= (made === statement ? 20 : 6), `${compared} pages compared`);
  }
});

test('every document states its language twice alike, has its own title, and writes characters as they are', () => {
  for (const made of both()) {
    const titles = new Set<string>();
    for (const { path, text } of xhtmlOf(made)) {
      assert.match(text, /<html [^>]*lang="zh-Hans" xml:lang="zh-Hans">/, path);
      for (const [tag] of text.matchAll(/<[^>]* lang="[^>]*>/g))
        assert.equal(/ lang="([^"]*)"/.exec(tag)?.[1], /xml:lang="([^"]*)"/.exec(tag)?.[1], tag);
      titles.add(/<title>([^<]+)<\/title>/.exec(text)?.[1] ?? '');
      assert.doesNotMatch(text, /&#/, path);
    }
    assert.equal(titles.size, xhtmlOf(made).length);
  }
});

test('paragraphs are numbered 1 to n with real numbers and say what the source says', () => {
  for (const made of both()) {
    const found = readEpub(made.epub).spine.flatMap(({ root }) =>
      elements(root, 'p').filter((element) => hasEpubClass(element, 'paragraph')),
    );
    const expected = paragraphsOf(made.edition);
    assert.deepEqual(
      found.map((element) => [
        element.getAttribute('id'),
        epubText(elements(element, 'span').find((span) => hasEpubClass(span, 'number')) ?? element),
      ]),
      expected.map((_, i) => [`p${i + 1}`, String(i + 1)]),
    );
    for (const [i, element] of found.entries())
      assert.equal(
        epubText(element, (child) => hasEpubClass(child, 'apart') || hasEpubClass(child, 'noteref')),
        plainText(expected[i]?.inlines ?? []),
      );
    assert.deepEqual(verifyEpub(made.epub, made.edition, made.pageMap), { problems: [], equal: expected.length });
  }
});

test('text that looks like code is text', () => {
  assert.match(
    textAt(sample, 'section-0.xhtml'),
    /a &lt; b &amp; c &gt; &quot;d&quot;，还有 &lt;%= 1 %&gt; 与 --- 三个短横。/,
  );
});

test('headings go down by one level at a time from the h1 of each document or section', () => {
  for (const made of both())
    for (const { path, root } of readEpub(made.epub).spine) {
      const levels = elements(root, '*').flatMap(({ localName }) =>
        /^h[1-6]$/.test(localName ?? '') ? [Number(localName?.slice(1))] : [],
      );
      if (path !== 'cover.xhtml' && path !== 'section-0.xhtml') assert.equal(levels[0], 1, path);
      for (const [i, level] of levels.entries())
        assert.ok(level <= (levels[i - 1] ?? 0) + 1, `${path}: ${levels.join()}`);
      const own = Math.max(1, elements(root, 'section').filter((one) => hasEpubClass(one, 'text-section')).length);
      assert.ok(levels.filter((level) => level === 1).length <= own, `${path}: ${levels.join()}`);
    }
  assert.deepEqual(
    blocksOf(sample.edition).flatMap((block) => (block.kind === 'heading' ? [block.level] : [])),
    [2, 3, 4, 2],
  );
});

test('a register is an index with letters as sections; locators say paragraph and page; 见, 参见 lead on', () => {
  const { spine, opf } = readEpub(statement.epub);
  assert.doesNotMatch(textAt(statement, 'content.opf'), /properties="index"/);
  for (const register of statement.edition.registers) {
    const document = spine.find(({ path }) => path === `register-${register.id}.xhtml`);
    assert.ok(document);
    const index = elements(document.root, 'section').find((element) => typesOf(element).includes('index'));
    assert.equal(index?.getAttribute('role'), 'doc-index');
    const groups = elements(document.root, 'section').filter((element) => typesOf(element).includes('index-group'));
    assert.deepEqual(
      groups.map((group) => epubText(elements(group, 'h2')[0] ?? group)),
      register.groups.map(({ letter }) => (letter === '#' ? '数字·西文' : letter)),
    );
    for (const group of groups)
      assert.equal(elements(group, 'ul').filter((list) => typesOf(list).includes('index-entry-list')).length, 1);
    const locators = elements(document.root, 'a').filter((link) => typesOf(link).includes('index-locator'));
    assert.ok(locators.length > 20);
    for (const link of locators) {
      const number = epubText(link);
      const page = statement.pageMap.pages[(statement.pageMap.starts[`p${number}`]?.page ?? 0) - 1]?.label;
      assert.equal(link.getAttribute('aria-label'), `第${number}段，PDF版第${page}页`);
      assert.match(link.getAttribute('href') ?? '', new RegExp(`^section-\\d+\\.xhtml#p${number}$`));
    }
    for (const see of elements(document.root, 'span').filter((element) =>
      typesOf(element).includes('index-xref-preferred'),
    )) {
      assert.match(epubText(see), /^见./);
      assert.deepEqual(typesOf(elements(see, 'a')[0] ?? see), ['index-term']);
    }
  }
  assert.equal(opf.localName, 'package');
});

test('names in the text lead to their entry in the register', () => {
  const text = textAt(statement, 'section-1.xhtml');
  const [, href = '', id = ''] =
    /<a class="mention" href="(register-treaties\.xhtml)#([^"]+)">联合国宪章<\/a>/.exec(text) ?? [];
  assert.match(
    textAt(statement, href),
    new RegExp(
      `id="${id}"[^>]*><p>(<span[^>]*></span>)*<span class="entry-heading" epub:type="index-term">联合国宪章<`,
    ),
  );
});

test('notes are pop-ups: each reference has its own id and leads to its note, each note leads back', () => {
  const { spine } = readEpub(sample.epub);
  const references = spine.flatMap(({ path, root }) =>
    elements(root, 'a')
      .filter((link) => typesOf(link).includes('noteref'))
      .map((link) => ({
        address: `${path}#${link.getAttribute('id')}`,
        href: link.getAttribute('href'),
        role: link.getAttribute('role'),
        text: epubText(link),
      })),
  );
  assert.deepEqual(
    references.map(({ text, href, role }) => [text, href, role]),
    [1, 1, 2, 1, 3].map((number) => [String(number), `notes.xhtml#note-${number}`, 'doc-noteref']),
  );
  assert.equal(new Set(references.map(({ address }) => address)).size, 5);
  const notes = spine.flatMap(({ root }) =>
    elements(root, 'aside').filter((element) => typesOf(element).includes('footnote')),
  );
  assert.deepEqual(
    notes.map((note) => [note.getAttribute('id'), note.getAttribute('role'), epubText(note)]),
    [
      ['note-1', 'doc-footnote', '编者注1第一个编者注，两处引用。'],
      ['note-2', 'doc-footnote', '编者注2第二个编者注。它有两段。'],
      ['note-3', 'doc-footnote', '编者注3第三个编者注。'],
    ],
  );
  for (const note of notes) {
    const back = elements(note, 'a')[0];
    assert.equal(back?.getAttribute('role'), 'doc-backlink');
    assert.ok(references.some(({ address }) => address === back?.getAttribute('href')));
  }
});

test("an editor's note is told apart in words and by its shape, not by colour", () => {
  const aside = /<aside class="editorial"[^>]*>.*?<\/aside>/.exec(textAt(sample, 'section-0.xhtml'))?.[0] ?? '';
  assert.match(aside, /role="note" aria-label="编者注"/);
  assert.match(aside, /<p class="note-label[^"]*">编者注<\/p>/);
  assert.match(textAt(sample, 'style.css'), /\.editorial, \.note \{[^}]*border-inline-start: /);
});

test('every picture has a text of its own, and tables, lists and figures keep their structure', () => {
  for (const made of both())
    for (const { path, text } of xhtmlOf(made))
      for (const [tag] of text.matchAll(/<img [^>]*>/g)) assert.match(tag, /alt="[^"]+"/, path);
  const text = textAt(sample, 'section-0.xhtml');
  for (const piece of [
    '名称</th>',
    '<th scope="col">',
    '<div class="labelled" role="list"',
    '<p class="plain"><span class="item-label">3. </span>从三开始</p>',
    '<img src="images/figure-1.png" alt="一个红色方块"/>',
    '<figcaption>图一　红色方块</figcaption>',
    '<blockquote',
    '第一行。<br/>第二行',
  ])
    assert.ok(text.includes(piece), piece);
  assert.ok(text.includes('<span lang="en" xml:lang="en">Charter of the Example</span>'));
  assert.ok(text.includes('<a href="section-0.xhtml#p2">第2段</a>'));
});

test('the style leaves colour, sizes and places to the reader', () => {
  const css = textAt(statement, 'style.css').replace(/\/\*[\s\S]*?\*\//g, '');
  assert.doesNotMatch(css, /\d(px|pt|mm|cm)\b|[^-]position:|float:|var\(|--[\w-]+\s*:|@import|!important|background/);
  assert.doesNotMatch(css, /(^|[;{\s])color:\s*(?!inherit|\s)/);
  for (const [rule, families = ''] of css.matchAll(/(?<!@font-face\{)font-family:([^;}]*)/g))
    if (!/^"Kanben \w+"$/.test(families.trim())) assert.match(families, /, serif$/, rule);
  assert.match(css, /\.paragraph \{[^}]*text-indent: 0/);
  assert.match(css, /\.plain \{[^}]*text-indent: 2em/);
});

test('old Kindle and Kobo readers find nothing that they stumble over', () => {
  for (const made of both()) {
    for (const { path, text } of textsOf(made)) {
      assert.doesNotMatch(text, /<!--/, path);
      assert.doesNotMatch(text, /<script|<iframe|<object|<form|<svg|javascript:/, path);
    }
    assert.ok([...filesOf(made).keys()].every((path) => !/\.(woff2?|otf)$/.test(path)));
    assert.match(textAt(made, 'content.opf'), /<meta name="cover" content="cover-image"\/>/);
    assert.match(textAt(made, 'content.opf'), /<spine toc="ncx">/);
  }
});

test('the EPUB states another language tag where a shop does not know the edition’s', () => {
  const { edition, pageMap, images, faces } = sample;
  const texts = renderEpub(pressProject, edition, pageMap, images, faces, { language: 'zh-CN' }).filter(({ path }) =>
    /\.(xhtml|opf|ncx)$/.test(path),
  );
  for (const { path, content } of texts) {
    assert.match(String(content), /zh-CN/, path);
    assert.doesNotMatch(String(content), /zh-Hans/, path);
  }
});

test('the light edition has no typefaces and says so', async () => {
  const { edition, pageMap, images, cover } = sample;
  const epub = await packEpub(renderEpub(pressProject, edition, pageMap, images, []), cover, '样书', '2025-03-01');
  assert.deepEqual(verifyEpub(epub, edition, pageMap).problems, []);
  const texts = Object.entries(unzipSync(epub)).map(([path, bytes]) => ({ path, text: strFromU8(bytes) }));
  assert.ok(
    texts.every(
      ({ path, text }) => !/fonts\//.test(path) && (!/\.(css|opf)$/.test(path) || !/font-face|\.ttf/.test(text)),
    ),
  );
  assert.match(texts.find(({ path }) => path.endsWith('.opf'))?.text ?? '', /ibooks:specified-fonts">false</);
});

test('the typefaces are cut TrueType with their licence', () => {
  assert.deepEqual(
    statement.faces.map(({ file, weight }) => [file, weight]),
    [
      ['song-regular.ttf', 400],
      ['song-bold.ttf', 700],
      ['kai-regular.ttf', 400],
    ],
  );
  for (const { file, bytes } of statement.faces) {
    assert.ok(bytes.length < 400_000, file);
    assert.deepEqual([...bytes.subarray(0, 4)], [0, 1, 0, 0], `${file} has TrueType outlines`);
    const names =
      Buffer.from(bytes).swap16().toString('utf16le') +
      Buffer.from(bytes.subarray(1, bytes.length - (bytes.length % 2 ? 0 : 1)))
        .swap16()
        .toString('utf16le');
    assert.match(names, /SIL Open Font License/, file);
  }
});

test('a damaged e-book does not pass for a good one', () => {
  const damage = (path: string, from: string, to: string) => {
    const files = unzipSync(sample.epub);
    const text = strFromU8(files[`OEBPS/${path}`] ?? new Uint8Array());
    assert.ok(text.includes(from), from);
    files[`OEBPS/${path}`] = strToU8(text.replace(from, to));
    return verifyEpub(zipSync(files), sample.edition, sample.pageMap).problems.map(({ message }) => message);
  };
  const damages: [path: string, from: string, to: string, says: RegExp][] = [
    ['section-0.xhtml', '前文提到', '前文说到', /paragraph 1 differs/],
    ['section-0.xhtml', '>1</span>', '>7</span>', /bears the number 7/],
    ['notes.xhtml', '它有两段', '它有三段', /note 2/],
    ['section-0.xhtml', '引文一段', '引文两段', /section 2/],
    ['register-treaties.xhtml', 'section-0.xhtml#p1', 'section-0.xhtml#p2', /leads to/],
    ['register-treaties.xhtml', '>样本公约</span>', '>样本条约</span>', /is called/],
    ['section-0.xhtml', 'href="notes.xhtml#note-2"', 'href="notes.xhtml#note-9"', /leads nowhere/],
    ['section-0.xhtml', 'id="page-1"', 'id="page-one"', /has not exactly one marker/],
    ['toc.xhtml', '>2</a>', '>3</a>', /page list/],
  ];
  for (const [path, from, to, says] of damages)
    assert.match(damage(path, from, to).join('\n'), says, `${path}: ${from}`);
});
