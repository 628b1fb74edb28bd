/**
 * What a forger would try on a copy of the e-book and of the site: what a reader sees and hears, where a link leads,
 * what a reading system's own contents say, tricks of styles, encodings and archives. Each is put alone into a
 * finished file, and the independent witness finds it with its place.
 * In: a small title with every kind of content, set once.
 * Slow because a browser sets the title.
 */
import assert from 'node:assert/strict';
import test, { before } from 'node:test';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Files } from '../../scripts/model/outputs.ts';
import { verifyEpub } from '../../scripts/proof/verify-epub.ts';
import { verifySite } from '../../scripts/proof/verify-site.ts';
import { linesOf } from '../support/faults.ts';
import { fixture } from '../support/fixture.ts';
import { epubFaults, makeScreens, offersOf, type Screens, siteFaults } from '../support/screens.ts';

type Change = (files: Map<string, Uint8Array>) => void;

let made: Screens;
before(async () => {
  made = await makeScreens(fixture('editions', 'ebook', 'source'), 'ebook');
});

const inBook = (change: Change): string[] => {
  const files = new Map(Object.entries(unzipSync(made.epub)));
  change(files);
  return epubFaults(made, zipSync(Object.fromEntries(files), { level: 0 }));
};
const inSite = (change: Change): Promise<string[]> => {
  const files = new Map([...made.site].map(([name, content]) => [name, Buffer.from(content)] as [string, Uint8Array]));
  change(files);
  const shown: Files = new Map([...files].map(([name, content]) => [name, readable(name, content)]));
  return siteFaults(made, shown);
};
/** What is text is given as text, as a build has it. */
const readable = (name: string, content: Uint8Array): string | Uint8Array =>
  /\.(html|css|js|svg|bib|ris|json)$/.test(name) ? Buffer.from(content).toString('utf8') : content;

/** One file with a text replaced once; the text must be there. */
const put =
  (path: string, from: string | RegExp, to: string): Change =>
  (files) => {
    const text = strFromU8(files.get(path) ?? assert.fail(`no ${path}`));
    const altered = text.replace(from, to);
    assert.notEqual(altered, text, `${path} does not hold ${from}`);
    files.set(path, strToU8(altered));
  };
const add =
  (path: string, content: string): Change =>
  (files) => {
    files.set(path, strToU8(content));
  };
const both =
  (...changes: Change[]): Change =>
  (files) => {
    for (const change of changes) change(files);
  };
const section = 'OEBPS/section-0.xhtml';
const text = (from: string | RegExp, to: string) => put(section, from, to);
const page = (from: string | RegExp, to: string) => put('index.html', from, to);
const opf = (from: string | RegExp, to: string) => put('OEBPS/content.opf', from, to);
const encode =
  (path: string, change: (bytes: Buffer) => Uint8Array): Change =>
  (files) => {
    files.set(path, change(Buffer.from(files.get(path) ?? assert.fail())));
  };

const book: [what: string, change: Change, said: RegExp][] = [
  [
    'an entity of a subset',
    text(/<!DOCTYPE html>/, '<!DOCTYPE html [<!ENTITY p1 "前后">]>'),
    /section-0\.xhtml (does not begin|declares)|well-formed/,
  ],
  [
    'an entity that is used',
    both(text(/<!DOCTYPE html>/, '<!DOCTYPE html [<!ENTITY no "不">]>'), text('前文提到', '前文&no;提到')),
    /section-0\.xhtml/,
  ],
  [
    'a document type from elsewhere',
    text('<!DOCTYPE html>', '<!DOCTYPE html SYSTEM "https://example.com/a.dtd">'),
    /section-0\.xhtml does not begin/,
  ],
  [
    'another XML declaration',
    text('encoding="UTF-8"?>', 'encoding="UTF-8" standalone="no"?>'),
    /section-0\.xhtml does not begin/,
  ],
  ['another encoding, stated', text('encoding="UTF-8"?>', 'encoding="GB18030"?>'), /section-0\.xhtml does not begin/],
  [
    'a document in UTF-16',
    encode(section, (bytes) =>
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(bytes.toString('utf8'), 'utf16le')]),
    ),
    /section-0|encod/,
  ],
  [
    'a byte order mark',
    encode(section, (bytes) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes])),
    /section-0\.xhtml/,
  ],
  ['a character reference to none', text('前文提到', '前文&#x200B;提到'), /section-0\.xhtml, p1: /],
  ['a section of characters', text('>前文提到', '><![CDATA[不]]>前文提到'), /section-0\.xhtml(, p1: | declares)/],
  [
    'a switch',
    text('<em>着重</em>', '<epub:switch id="x"><epub:default><em>着重</em></epub:default></epub:switch>'),
    /p2: /,
  ],
  [
    'a drawing with text',
    text('<em>着重</em>', '<svg xmlns="http://www.w3.org/2000/svg"><text>别的</text></svg>'),
    /p2: /,
  ],
  ['a formula', text('<sup>2</sup>', '<math xmlns="http://www.w3.org/1998/Math/MathML"><mn>3</mn></math>'), /p2: /],
  [
    'an element of another namespace',
    text('<em>着重</em>', '<em xmlns="https://example.com/">着重</em>'),
    /p2: .*xmlns/,
  ],
  ['a title of an element', text('<em>', '<em title="不要求">'), /p2: .*title="不要求"/],
  [
    'what an element is called aloud',
    text('<p class="paragraph" id="p1"', '<p class="paragraph" id="p1" aria-label="别的"'),
    /p1: .*aria-label="别的"/,
  ],
  [
    'what describes an element',
    text('<p class="paragraph" id="p1"', '<p class="paragraph" id="p1" aria-describedby="p2"'),
    /p1: .*aria-describedby/,
  ],
  ['a role', text('<table', '<table role="presentation"'), /b1: .*role="presentation"/],
  [
    'a text that may be edited',
    text('<p class="paragraph" id="p1"', '<p class="paragraph" id="p1" contenteditable="true"'),
    /p1: .*contenteditable/,
  ],
  ['a refresh', text('</head>', '<meta http-equiv="refresh" content="0; url=imprint.xhtml"/></head>'), /<meta>/],
  ['a preload', text('</head>', '<link rel="preload" href="https://example.com/"/></head>'), /<link>/],
  [
    'another style sheet behind the own',
    text('</head>', '<link rel="alternate stylesheet" href="style.css"/></head>'),
    /<link>/,
  ],
  ['a source set', text('<img ', '<img srcset="images/cover.jpg 2x" '), /b4: .*srcset/],
  [
    'a picture as data',
    text('src="images/figure-1.png"', 'src="data:image/png;base64,AAAA"'),
    /b4: the source of picture/,
  ],
  [
    'a folded text',
    text('<p class="paragraph" id="p1"', '<details><summary>x</summary></details><p class="paragraph" id="p1"'),
    /section-0\.xhtml/,
  ],
  ['a dialogue', text('</section>', '<dialog open="open">别的</dialog></section>'), /<dialog>/],
  ['a template', text('</section>', '<template><p>别的</p></template></section>'), /<template>/],
  ['a text for those without scripts', text('</section>', '<noscript>别的</noscript></section>'), /<noscript>/],
  [
    'a link to the same file by a longer way',
    text('href="section-0.xhtml#p2"', 'href="../OEBPS/section-0.xhtml#p1"'),
    /p3: the target of link/,
  ],
  [
    'a link in capitals',
    text('href="section-0.xhtml#p2"', 'href="section-0.xhtml#P2"'),
    /p3: the target of link|leads nowhere/,
  ],
  ['a link by a script', text('href="section-0.xhtml#p2"', 'href="javascript:alert(1)"'), /p3: the target of link/],
  [
    'a window of its own',
    text('<a href="section-0.xhtml#p2"', '<a target="_blank" href="section-0.xhtml#p2"'),
    /p3: .*target="_blank"/,
  ],
  [
    'a paragraph that stands in the margin',
    text('<p class="paragraph" id="p1"', '<p class="paragraph number" id="p1"'),
    /p1: the class of paragraph/,
  ],
  ['a prefix of the package', opf('prefix="', 'prefix="x: https://example.com/ '), /content\.opf, .*prefix/],
  ['a collection of the package', opf('</spine>', '</spine><collection role="x"/>'), /content\.opf, <collection>/],
  [
    'a guide',
    opf('</spine>', '</spine><guide><reference type="text" href="imprint.xhtml"/></guide>'),
    /content\.opf, <guide>/,
  ],
  ['a binding of scripts', opf('</spine>', '</spine><bindings/>'), /content\.opf, <bindings>/],
  [
    'a direction of pages',
    opf('<spine', '<spine page-progression-direction="rtl"'),
    /content\.opf, .*page-progression-direction/,
  ],
  [
    'a fallback of a document',
    opf('id="i-notes" href', 'fallback="i-imprint" id="i-notes" href'),
    /content\.opf, i-notes: .*fallback/,
  ],
  [
    'a text that is spoken instead',
    opf('id="i-notes" href', 'media-overlay="i-x" id="i-notes" href'),
    /content\.opf, i-notes: .*media-overlay/,
  ],
  [
    'a second identifier',
    opf('</metadata>', '<dc:identifier>x</dc:identifier></metadata>'),
    /content\.opf, <dc:identifier>/,
  ],
  ['a word in the contents', put('OEBPS/toc.xhtml', '</nav>', '<p>别的</p></nav>'), /toc\.xhtml, /],
  [
    'a title of a row of the contents',
    put('OEBPS/toc.xhtml', '<a href="section-0.xhtml#s2"', '<a title="别的" href="section-0.xhtml#s2"'),
    /toc\.xhtml, .*title="别的"/,
  ],
  [
    'the author in the NCX',
    put('OEBPS/toc.ncx', '</docTitle>', '</docTitle><docAuthor><text>丙国</text></docAuthor>'),
    /toc\.ncx, <docAuthor>/,
  ],
  ['the order in the NCX', put('OEBPS/toc.ncx', /playOrder="3"/, 'playOrder="4"'), /toc\.ncx, /],
  ['an archive in the archive', add('OEBPS/a.epub', 'PK'), /OEBPS\/a\.epub is no file/],
  [
    'a name in other capitals',
    add('OEBPS/Section-0.xhtml', 'x'),
    /the archive has OEBPS\/Section-0\.xhtml twice, the other time as OEBPS\/section-0/,
  ],
  ['a path that leads out', add('OEBPS/../../x', 'x'), /leads elsewhere/],
  ['rights for reading systems', add('META-INF/rights.xml', '<rights/>'), /META-INF\/rights\.xml is no file/],
  [
    'options of a reading system',
    add('META-INF/com.apple.ibooks.display-options.xml', '<display_options/>'),
    /display-options\.xml is no file/,
  ],
  ['a second package', add('OEBPS/other.opf', '<package/>'), /OEBPS\/other\.opf is no file/],
  ['a media type with a line end', (files) => files.set('mimetype', strToU8('application/epub+zip\n')), /media type/],
  ['what was compared', put('OEBPS/imprint.xhtml', 'parse5', 'parse6'), /imprint\.xhtml, imprint: /],
];

const site: [what: string, change: Change, said: RegExp][] = [
  ['a refresh', page('</head>', '<meta http-equiv="refresh" content="0; url=https://example.com/"></head>'), /<meta>/],
  ['a base', page('<title>', '<base href="https://example.com/"><title>'), /<base>/],
  ['another policy', page("default-src 'none'", 'default-src *'), /index\.html, /],
  ['a preload', page('</head>', '<link rel="preload" as="style" href="https://example.com/"></head>'), /<link>/],
  [
    'a canonical address',
    page(/<link rel="canonical" href="[^"]*">/, '<link rel="canonical" href="https://example.com/">'),
    /index\.html, /,
  ],
  ['a template', page('</main>', '<template><p>别的</p></template></main>'), /<template>/],
  [
    'a shadow',
    page('</main>', '<div><template shadowrootmode="open"><p>别的</p></template></div></main>'),
    /<div>|<template>/,
  ],
  ['an element of its own', page('</main>', '<x-note>别的</x-note></main>'), /<x-note>/],
  ['a dialogue', page('</main>', '<dialog open>别的</dialog></main>'), /<dialog>/],
  ['a text for those without scripts', page('</main>', '<noscript>别的</noscript></main>'), /<noscript>/],
  ['a frame with a text', page('</main>', '<iframe srcdoc="别的"></iframe></main>'), /<iframe>/],
  ['an object', page('</main>', '<object data="icon.svg"></object></main>'), /<object>/],
  ['a drawing', page('</main>', '<svg><text>别的</text></svg></main>'), /<svg>/],
  ['a source set', page('<img ', '<img srcset="icon.svg 2x" '), /b4: .*srcset/],
  ['a popover', page('<p class="paragraph" id="p1"', '<p popover class="paragraph" id="p1"'), /p1: .*popover/],
  ['text that cannot be reached', page('<main id="text"', '<main inert id="text"'), /text: .*inert|inert/],
  [
    'text that is not translated',
    page('<p class="paragraph" id="p1"', '<p dir="rtl" class="paragraph" id="p1"'),
    /p1: .*dir="rtl"/,
  ],
  [
    'a style of the body',
    page('<body class="reading">', '<body class="reading" style="visibility:hidden">'),
    /style="visibility:hidden"/,
  ],
  ['an event of the body', page('<body class="reading">', '<body class="reading" onload="x()">'), /onload/],
  ['a key', page('<p class="paragraph" id="p1"', '<p accesskey="x" class="paragraph" id="p1"'), /p1: .*accesskey/],
  ['a text behind the end', page('</html>', '</html>\n<p>别的</p>'), /<p> “别的”|别的/],
  [
    'another type of document',
    page('<!DOCTYPE html>', '<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">'),
    /index\.html/,
  ],
  ['another character set', page('<meta charset="utf-8">', '<meta charset="gb18030">'), /charset|index\.html, /],
  ['a word of the script', page(/(<span data-word="webCopied">)[^<]*/, '$1别的'), /index\.html, .*别的/],
  ['a citation that is copied', page(/("paragraph":")/, '$1X'), /./],
  ['a file beside the page', add('more.html', '<p>x</p>'), /more\.html is no file/],
  ['a worker', add('sw.js', 'x'), /sw\.js is no file/],
  ['a page in another folder', add('x/index.html', 'x'), /x\/index\.html is no file/],
  ['an import in the styles', put('site.css', /^/, '@import "https://example.com/a.css";\n'), /site\.css, line 1/],
  ['a rule among the typefaces', put('faces.css', /$/, 'p { display: none }\n'), /faces\.css, line \d+: “p \{ display/],
  ['a typeface among the styles', put('site.css', /^/, '@font-face{font-family:"A"}\n'), /site\.css, line 1/],
  ['a layer of the styles', put('site.css', /$/, '\n@layer x { #p1 { display: none } }\n'), /site\.css, line/],
  ['a scope of the styles', put('site.css', /$/, '\n@container (width > 0) { #p1 { order: 9 } }\n'), /site\.css, line/],
  ['a comment that hides a rule', put('site.css', '/*', '/* */ #p1 { color: white } /*'), /site\.css, line/],
  ['a sign of the page', put('icon.svg', '</svg>', '<text>别的</text></svg>'), /icon\.svg is not/],
  ['the script', put('site.js', /$/, ';document.title="x"'), /site\.js is not/],
  ['a script above the script', put('site.js', /^/, 'x();\n'), /site\.js is not/],
  ['what was compared', page('parse5', 'parse6'), /index\.html, imprint: /],
];

const assertFound = (what: string, found: readonly string[], said: RegExp) =>
  assert.ok(
    found.some((line) => said.test(line)),
    `${what}: ${found.join('\n') || 'nothing was found'}`,
  );

for (const [what, change, said] of book) test(`EPUB: found: ${what}`, () => assertFound(what, inBook(change), said));
for (const [what, change, said] of site)
  test(`Site: found: ${what}`, async () => assertFound(what, await inSite(change), said));

for (const [what, change, said] of [
  ['a style that hides', put('OEBPS/style.css', /$/, '\np { display: none }\n'), /style\.css, line \d+: “p \{ display/],
  [
    'a style of an element',
    text('<p class="paragraph" id="p1"', '<p style="color:white" class="paragraph" id="p1"'),
    /has style/,
  ],
  ['a script', put('OEBPS/imprint.xhtml', '</head>', '<script>x()</script></head>'), /imprint\.xhtml has <script>/],
] as const)
  test(`EPUB: found in a copy that names another source: ${what}`, () => {
    const files = new Map(Object.entries(unzipSync(made.epub)));
    put('OEBPS/imprint.xhtml', /class="hash">\w/, 'class="hash">0')(files);
    const asked = { whole: false, sources: made.epubSources };
    const prove = () => verifyEpub(zipSync(Object.fromEntries(files)), made.set.edition, made.set.pageMap, asked);
    assert.deepEqual(linesOf(prove().problems), []);
    change(files);
    assertFound(what, linesOf(prove().problems), said);
  });

for (const [what, change, said] of [
  ['a style that hides', put('site.css', /$/, '\np { display: none }\n'), /site\.css, line \d+/],
  ['a style of an element', page(/<p (?=[^>]*id="p1")/, '<p style="color:white" '), /<p> has style/],
  ['a paragraph that is hidden', page(/<p (?=[^>]*id="p1")/, '<p hidden '), /<p> has hidden/],
  ['a script', page('</head>', '<script>x()</script></head>'), /has <script>/],
  ['a script from elsewhere', page('</head>', '<script src="https://a.example/x.js"></script></head>'), /has <script>/],
  ['what runs at a click', page('<main ', '<main onclick="x()" '), /<main> has onclick/],
  ['a form that sends', page('</main>', '<form action="https://a.example"></form></main>'), /has <form>/],
  ['a style from elsewhere', page('</head>', '<link rel="stylesheet" href="//a.example/x.css"></head>'), /asks for/],
  ['another script beside it', put('site.js', /$/, ';x()'), /site\.js is not/],
] as const)
  test(`Site: found in a copy that names another source: ${what}`, () => {
    const files = new Map([...made.site].map(([name, content]) => [name, Buffer.from(content) as Uint8Array]));
    put('index.html', /(id="canonical-sha256">)\w/, '$10')(files);
    const asked = { whole: false, sources: made.siteSources, offered: offersOf(made) };
    const prove = () => verifySite(files, new Map(), made.set.edition, made.set.pageMap, asked);
    assert.deepEqual(linesOf(prove().problems), []);
    change(files);
    assertFound(what, linesOf(prove().problems), said);
  });

test('there are more than eighty of them', () => assert.ok(book.length + site.length > 80));
