/**
 * Single faults in a finished e-book, each found by the independent witness alone, with its place. In: a small title
 * with every kind of content, set once. A row is a fault: what it is, how it is made, what the witness must say.
 * Slow because a browser sets the title.
 */
import assert from 'node:assert/strict';
import test, { before } from 'node:test';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import {
  aside,
  drawAs,
  lowerLines,
  ruleNames,
  swapCharacters,
  swapOutlines,
  withoutWidths,
  withRule,
  withTableTwice,
} from '../support/alter-face.ts';
import { fixture } from '../support/fixture.ts';
import { epubFaults, makeScreens, type Screens } from '../support/screens.ts';

type Files = Record<string, Uint8Array>;
type Change = (files: Files) => void;

let made: Screens;
before(async () => {
  made = await makeScreens(fixture('editions', 'ebook', 'source'), 'ebook');
});

const prove = (change: Change, whole = true): string[] => {
  const files = unzipSync(made.epub);
  change(files);
  return epubFaults(made, zipSync(files, { level: 0 }), whole);
};

/** One file with a text replaced once; the text must be there. */
const put =
  (path: string, from: string | RegExp, to: string): Change =>
  (files) => {
    const text = strFromU8(files[`OEBPS/${path}`] ?? assert.fail(`no ${path}`));
    const altered = text.replace(from, to);
    assert.notEqual(altered, text, `${path} does not hold ${from}`);
    files[`OEBPS/${path}`] = strToU8(altered);
  };
const text = (from: string | RegExp, to: string) => put('section-0.xhtml', from, to);
const css = (rule: string): Change => put('style.css', /$/, `\n${rule}\n`);
const bytes =
  (path: string, change: (file: Uint8Array) => Uint8Array): Change =>
  (files) => {
    files[`OEBPS/${path}`] = change(files[`OEBPS/${path}`] ?? assert.fail(`no ${path}`));
  };
const face = (change: (file: Uint8Array) => Uint8Array): Change => bytes('fonts/song-regular.ttf', change);
const add = (path: string, content: string) => (files: Files) => Object.assign(files, { [path]: strToU8(content) });
const both =
  (...changes: Change[]): Change =>
  (files) => {
    for (const change of changes) change(files);
  };
const moved = (files: Files): Files => {
  const { mimetype = new Uint8Array(), ...rest } = { ...files };
  for (const name of Object.keys(files)) delete files[name];
  return Object.assign(files, rest, { mimetype });
};
const extra = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body><p>x</p></body></html>
`;
const inSpine = both(
  add('OEBPS/more.xhtml', extra),
  put(
    'content.opf',
    '</manifest>',
    '<item id="more" href="more.xhtml" media-type="application/xhtml+xml"/></manifest>',
  ),
  put('content.opf', '</spine>', '<itemref idref="more"/></spine>'),
);
const mark = /<span class="page-break"[^>]*id="page-2"[^>]*><\/span>/;
const markText =
  '<span class="page-break" epub:type="pagebreak" role="doc-pagebreak" id="page-2" aria-label="2"></span>';

const faults: [what: string, change: Change, said: RegExp][] = [
  ['two characters swapped', text('前文提到', '前文到提'), /section-0\.xhtml, p1: at character 3/],
  ['a character dropped', text('又有一个新注', '又有个新注'), /section-0\.xhtml, p3: /],
  ['a look-alike letter', text('a &lt; b', 'а &lt; b'), /section-0\.xhtml, p2: /],
  ['a Kangxi radical', text('第一行', '第⼀行'), /section-0\.xhtml, p4: /],
  ['a space added', text('第一行。', '第一行。 '), /section-0\.xhtml, p4: /],
  ['a bidi override', text('第一行', '\u202e第一行'), /section-0\.xhtml, p4: /],
  ['a joiner that nobody sees', text('第一行', '第\u200b一行'), /section-0\.xhtml, p4: /],
  ['a heading', text('一、第一节<', '一、第二节<'), /section-0\.xhtml, heading-s1: /],
  ['the level of a heading', text(/<h2 (class="kai" id="s1-1".*?)<\/h2>/, '<h3 $1</h3>'), /s1-1: heading of level 3/],
  ['a cell', text('2001年', '2003年'), /section-0\.xhtml, b1: /],
  ['two cells swapped', text('<td>样本公约</td><td>2001年</td>', '<td>2001年</td><td>样本公约</td>'), /b1: /],
  ['a cell that is joined', text('<td>样本公约</td>', '<td colspan="2">样本公约</td>'), /b1: cell .* has colspan="2"/],
  ['a head that is no head', text('<th scope="col">日期</th>', '<td>日期</td>'), /b1: cell .* where cell of a table’s/],
  ['the number of an item', text('>3. <', '>5. <'), /section-0\.xhtml, b3: /],
  ['a label that is none', text('<span class="item-label">4. </span>', '4. '), /b3: “4\. 到四” where label “4\.”/],
  ['an item that is dropped', text('<li><p class="plain">列表第二项</p></li>', ''), /b2: nothing where item/],
  ['two items swapped', text(/(<li>.*?<\/li>)(<li>.*?<\/li>)/, '$2$1'), /b2: /],
  ['the label of a note', put('notes.xhtml', '>编者注1<', '>编者注2<'), /notes\.xhtml, note-1: /],
  ['the text of a note', put('notes.xhtml', '第三个', '第四个'), /notes\.xhtml, note-3: /],
  ['a note that leads back elsewhere', put('notes.xhtml', '#noteref-2"', '#noteref-1"'), /note-2: the target of link/],
  ['a reference to another note', text('notes.xhtml#note-2', 'notes.xhtml#note-3'), /noteref-2: the target of/],
  ['emphasis lost', text('<em>着重</em>', '着重'), /p2: .* where .* is due|p2: at character/],
  ['bold lost', text('<strong>加粗</strong>', '加粗'), /section-0\.xhtml, p2: /],
  ['emphasis that became bold', text('<em>着重</em>', '<strong>着重</strong>'), /p2: bold “着重” where emphasis/],
  ['a figure that is raised no more', text('<sup>2</sup>', '2'), /section-0\.xhtml, p2: /],
  [
    'the language of a phrase',
    text('<span lang="en" xml:lang="en">', '<span lang="fr" xml:lang="fr">'),
    /p2: the language/,
  ],
  [
    'the language of a document',
    text('<html xmlns', '<html dir="rtl" xmlns'),
    /section-0\.xhtml, <html> .*has dir="rtl"/,
  ],
  ['xml:lang of a document', text('xml:lang="zh-Hans">', 'xml:lang="ja">'), /section-0\.xhtml, the language of <html>/],
  [
    'a link that leads elsewhere',
    text('href="section-0.xhtml#p2"', 'href="section-0.xhtml#p1"'),
    /p3: the target of link/,
  ],
  [
    'a link out of the book',
    text('href="section-0.xhtml#p2"', 'href="https://example.com/"'),
    /p3: the target of link/,
  ],
  [
    'a mention that leads to another entry',
    text('treaties.xhtml#treaties-e1', 'organizations.xhtml#organizations-e1'),
    /p1: the target of link to the register/,
  ],
  ['a mention that leads nowhere', text(/<a class="mention"[^>]*>样本公约<\/a>/, '样本公约'), /section-0\.xhtml, p1: /],
  [
    'a link over a whole paragraph',
    text('<em>着重</em>', '<a href="https://example.com/"><em>着重</em></a>'),
    /p2: link “着重” where emphasis/,
  ],
  ['alternative text', text('alt="一个红色方块"', 'alt="一个蓝色方块"'), /b4: the alternative text of picture/],
  ['a caption', text('图一', '图二'), /section-0\.xhtml, b4: /],
  [
    'a picture from elsewhere',
    text('src="images/figure-1.png"', 'src="https://example.com/a.png"'),
    /b4: the source of picture/,
  ],
  [
    'another picture',
    bytes('images/figure-1.png', (file) => Uint8Array.of(...file, 0)),
    /images\/figure-1\.png is not the picture/,
  ],
  [
    'another cover',
    bytes('images/cover.jpg', () => Uint8Array.of(0xff, 0xd8, 1, 0xff, 0xd9)),
    /cover\.jpg is not the cover/,
  ],
  ['what the cover is called', put('cover.xhtml', /alt="[^"]*"/, 'alt=""'), /cover\.xhtml, .*alternative text/],
  [
    'display: none in an attribute',
    text('id="p3"', 'id="p3" style="display:none"'),
    /p3: paragraph .* has style="display:none"/,
  ],
  ['white text', text('id="p3"', 'id="p3" style="color:#fff"'), /p3: paragraph .* has style=/],
  ['hidden', text('id="p3"', 'id="p3" hidden="hidden"'), /p3: paragraph .* has hidden=/],
  ['hidden from readers aloud', text('id="p3"', 'id="p3" aria-hidden="true"'), /p3: paragraph .* has aria-hidden=/],
  [
    'a class that the styles hide',
    text('class="paragraph" id="p3"', 'class="paragraph cover" id="p3"'),
    /p3: the class of paragraph/,
  ],
  ['an event', text('id="p3"', 'id="p3" onclick="x()"'), /p3: paragraph .* has onclick=/],
  ['a script', text('</head>', '<script>x()</script></head>'), /section-0\.xhtml, script “x\(\)” where nothing/],
  ['a style of its own', text('</head>', '<style>p{display:none}</style></head>'), /<style> .*where nothing is due/],
  [
    'a style sheet from elsewhere',
    text('href="style.css"', 'href="https://example.com/a.css"'),
    /the target of <link>/,
  ],
  [
    'a base for addresses',
    text('<meta charset="UTF-8"/>', '<meta charset="UTF-8"/><base href="https://example.com/"/>'),
    /<base> where <title>/,
  ],
  [
    'a frame',
    text('</section>', '<iframe src="https://example.com/"></iframe></section>'),
    /<iframe> where nothing is due/,
  ],
  [
    'a paragraph too many',
    text('</section>', '<p>另外一段。</p></section>'),
    /section-0\.xhtml, opening: <p> “另外一段。” where nothing/,
  ],
  ['an entity that stands for text', text('<!DOCTYPE html>', '<!DOCTYPE html [<!ENTITY x "y">]>'), /section-0\.xhtml/],
  [
    'a processing instruction',
    text('<!DOCTYPE html>', '<!DOCTYPE html>\n<?xml-stylesheet href="x.css"?>'),
    /section-0\.xhtml (does not begin|declares)/,
  ],
  ['a closing line', text('于北京', '于南京'), /section-0\.xhtml, closing1: /],
  ['a closing line dropped', text('<p>于北京</p>', ''), /closing1: nothing where <p> “于北京”/],
  ['the word of an editor’s note', text('编者按：', '注意：'), /section-0\.xhtml, b6: /],
  [
    'an editor’s note that is text',
    text(/<aside class="editorial"(.*?)<\/aside>/, '<div class="editorial"$1</div>'),
    /b6: <div/,
  ],
  [
    'a quotation that is text',
    text(/<blockquote(.*?)<\/blockquote>/, '<div$1</div>'),
    /b5: <div id="b5"> .* where <blockquote/,
  ],
  ['a line that is not broken', text('第一行。<br/>', '第一行。'), /section-0\.xhtml, p4: /],
  [
    'display: none in the styles',
    css('.paragraph { display: none; }'),
    /style\.css, line \d+: “\.paragraph \{ display: none; \}” where nothing/,
  ],
  ['size 0 in the styles', css('#p3 { font-size: 0; }'), /style\.css, line \d+: /],
  ['text that the styles add', css('#p3::before { content: "不"; }'), /style\.css, line \d+: .*::before/],
  [
    'paper colour in the styles',
    put('style.css', 'a { color: inherit;', 'a { color: white;'),
    /style\.css, line \d+: “a \{ color: white/,
  ],
  ['a rule that is dropped', put('style.css', /sup, \.noteref.*\n/, ''), /style\.css, line \d+: /],
  [
    'a style sheet that asks for another',
    put('style.css', /^/, '@import "https://example.com/a.css";\n'),
    /style\.css, line 1: “@import/,
  ],
  [
    'outlines swapped in the face',
    face((file) => swapOutlines(file, '第', '注')),
    /song-regular\.ttf draws “[第注]” \(U\+[0-9A-F]+\) otherwise/,
  ],
  [
    'characters swapped in the face',
    face((file) => swapCharacters(file, '一', '二')),
    /song-regular\.ttf draws “[一二]”/,
  ],
  ['a letter drawn as another', face((file) => drawAs(file, 'Ⅻ', '二')), /song-regular\.ttf draws “Ⅻ” .* otherwise/],
  ['glyphs without a width', face(withoutWidths), /song-regular\.ttf draws “.*and \d+ more characters/],
  ['glyphs that stand aside', face(aside), /draws “/],
  ['a table of a face twice', face(withTableTwice), /song-regular\.ttf has the table “\w+” twice/],
  ['lines of a face that are lower', face(lowerLines), /height of its lines/],
  ...ruleNames.map((name): (typeof faults)[number] => [
    `a rule of a face: ${name}`,
    face((file) => withRule(file, name, '第', '注')),
    /song-regular\.ttf has a rule that Kanben Song has not: .*“第”/,
  ]),
  [
    'another face',
    both((files) => Object.assign(files, { 'OEBPS/fonts/song-regular.ttf': files['OEBPS/fonts/song-bold.ttf'] })),
    /song-regular\.ttf draws/,
  ],
  ['a face that is no face', face(() => strToU8('OTTO')), /song-regular\.ttf cannot be read/],
  ['a face that is missing', (files) => delete files['OEBPS/fonts/song-bold.ttf'], /fonts\/song-bold\.ttf is missing/],
  ['a document added to the spine', inSpine, /the spine has more\.xhtml behind its end/],
  ['a file that nobody declares', add('OEBPS/more.xhtml', extra), /OEBPS\/more\.xhtml is no file of this edition/],
  ['a signature file', add('META-INF/encryption.xml', '<encryption/>'), /META-INF\/encryption\.xml is no file/],
  [
    'another package',
    add(
      'META-INF/container.xml',
      '<container><rootfiles><rootfile full-path="OEBPS/content.opf"/></rootfiles></container>',
    ),
    /container\.xml names another/,
  ],
  ['the media type is not first', (files) => moved(files), /the archive does not begin with its media type/],
  [
    'a section that is not read',
    put('content.opf', '<itemref idref="i-notes"/>', ''),
    /the spine has .* where notes\.xhtml is due/,
  ],
  [
    'documents in another order',
    put('content.opf', /(<itemref idref="i-register-treaties"\/>)\n(<itemref[^>]*>)/, '$2\n$1'),
    /the spine has register-organizations\.xhtml where/,
  ],
  [
    'a document read apart',
    put('content.opf', '<itemref idref="i-notes"/>', '<itemref idref="i-notes" linear="no"/>'),
    /content\.opf, .*has linear="no"/,
  ],
  [
    'a document that says it has scripts',
    put('content.opf', 'id="i-notes" href', 'properties="scripted" id="i-notes" href'),
    /content\.opf, i-notes: .*properties="scripted"/,
  ],
  [
    'the title in the package',
    put('content.opf', '关于电子书样书</dc:title>', '关于样书</dc:title>'),
    /content\.opf, title: /,
  ],
  [
    'the language in the package',
    put('content.opf', '<dc:language>zh-Hans', '<dc:language>zh-Hant'),
    /content\.opf, at character/,
  ],
  ['the date in the package', put('content.opf', '<dc:date>2025', '<dc:date>2024'), /content\.opf, at character/],
  ['who wrote it', put('content.opf', '>乙国</dc:creator>', '>丙国</dc:creator>'), /content\.opf, creator-2: /],
  ['the identifier', put('content.opf', 'urn:uuid:', 'urn:isbn:'), /content\.opf, id: /],
  [
    'metadata that is added',
    put('content.opf', '</metadata>', '<dc:publisher>某社</dc:publisher></metadata>'),
    /content\.opf, <dc:publisher> “某社” where nothing/,
  ],
  ['when it was modified', put('content.opf', /(dcterms:modified">)2025/, '$12024'), /content\.opf, at character/],
  ['what it claims of access', put('content.opf', '>alternativeText<', '>signLanguage<'), /content\.opf, /],
  [
    'other words of the editor in the contents',
    put('toc.xhtml', '〔小标题、列表和引文〕', '〔小标题、引文和列表〕'),
    /toc\.xhtml, toc: /,
  ],
  [
    'words of the editor that do not say so',
    put('toc.xhtml', '〔小标题、列表和引文〕', '小标题、列表和引文'),
    /toc\.xhtml, toc: /,
  ],
  ['other words in the contents of EPUB 2', put('toc.ncx', '小标题、列表', '列表、小标题'), /toc\.ncx, nav-/],
  ['nobody is said to have added the words', put('toc.xhtml', /<p class="hint">.*<\/p>\n/, ''), /toc\.xhtml/],
  ['a title in the contents', put('toc.xhtml', '一、第一节', '一、第二节'), /toc\.xhtml, toc: /],
  [
    'a target in the contents',
    put('toc.xhtml', '<a href="section-0.xhtml#s2">', '<a href="section-0.xhtml#s1">'),
    /toc\.xhtml, toc: the target of link/,
  ],
  ['a row of the contents dropped', put('toc.xhtml', /<li><a href="notes.xhtml">.*<\/li>\n/, ''), /toc\.xhtml, toc: /],
  [
    'a landmark',
    put(
      'toc.xhtml',
      '<a epub:type="bodymatter" href="section-0.xhtml">',
      '<a epub:type="bodymatter" href="imprint.xhtml">',
    ),
    /toc\.xhtml, .*the target of link “正文”/,
  ],
  [
    'the contents that nobody sees',
    put('toc.xhtml', 'id="toc"', 'id="toc" hidden="hidden"'),
    /toc\.xhtml, toc: .*has hidden=/,
  ],
  ['a title in the NCX', put('toc.ncx', '第3—4段', '第3—5段'), /toc\.ncx, nav-\d: /],
  ['a target in the NCX', put('toc.ncx', 'src="section-0.xhtml#s1"', 'src="section-0.xhtml#s2"'), /toc\.ncx, nav-\d: /],
  ['a page in the NCX', put('toc.ncx', '<text>2</text>', '<text>9</text>'), /toc\.ncx, target-page-2: /],
  ['the name of a page', put('toc.xhtml', '#page-2">2<', '#page-2">3<'), /toc\.xhtml, .*it has “3”/],
  ['where a page of the list is', put('toc.xhtml', '#page-2"', '#page-1"'), /toc\.xhtml, the target of link “2”/],
  ['a marker moved', text(mark, ''), /marker/],
  [
    'a marker a character late',
    both(text(mark, ''), text('列表第一项', `列${markText}表第一项`)),
    /the marker of page 2 stands at character \d+ of b2 instead of 1/,
  ],
  [
    'a marker in another paragraph',
    both(text(mark, ''), text('名称', `${markText}名称`)),
    /the marker of page 2 does not stand in b2/,
  ],
  [
    'a marker that says another page',
    text('id="page-2" aria-label="2"', 'id="page-2" aria-label="3"'),
    /the marker of page 2 says something else/,
  ],
  [
    'a marker that is renamed',
    text('id="page-2" aria-label="2"', 'id="page-9" aria-label="9"'),
    /the marker page-9 stands where page-2 is due/,
  ],
  ['the imprint', put('imprint.xhtml', '测试来源', '别的来源'), /imprint\.xhtml, imprint: /],
  [
    'the checksum in the imprint',
    put('imprint.xhtml', /class="hash">\w/, 'class="hash">x'),
    /imprint\.xhtml, imprint: /,
  ],
  ['a typeface in the imprint', put('imprint.xhtml', 'Noto Serif SC', 'Noto Sans SC'), /imprint\.xhtml, imprint: /],
  ['the day on the title page', put('title.xhtml', '2022年2月4日', '2022年2月5日'), /title\.xhtml, at character/],
  ['the title of a document', text('<title>', '<title>关于'), /section-0\.xhtml, at character 1/],
  ['a locator', put('register-treaties.xhtml', '>5</a>', '>4</a>'), /register-treaties\.xhtml, treaties-e1: /],
  [
    'a locator that leads elsewhere',
    put('register-treaties.xhtml', '#p5"', '#p4"'),
    /treaties-e1: the target of locator/,
  ],
  [
    'what a locator is called',
    put('register-treaties.xhtml', '第5段，PDF版第2页', '第5段，PDF版第1页'),
    /treaties-e1: the aria-label of locator/,
  ],
  [
    'a name in another language',
    put('register-treaties.xhtml', 'Sample Convention', 'Simple Convention'),
    /treaties-e1: /,
  ],
  [
    'a fact of the register',
    put('register-treaties.xhtml', '2001年5月6日', '2001年5月7日'),
    /treaties-e1: at character/,
  ],
  [
    'a see-also that leads elsewhere',
    put('register-treaties.xhtml', 'organizations.xhtml#organizations-e1', 'treaties.xhtml#treaties-e1'),
    /treaties-e1: the target of link/,
  ],
  [
    'a see that leads elsewhere',
    put(
      'register-treaties.xhtml',
      /index-term" href="register-treaties.xhtml#treaties-e1/,
      'index-term" href="register-treaties.xhtml#treaties-e2',
    ),
    /treaties-e2: the target of link/,
  ],
  ['a letter of the register', put('register-treaties.xhtml', '>Y</h2>', '>Z</h2>'), /treaties-Y: /],
];

test('what was made is proved without a problem', () => assert.deepEqual(epubFaults(made), []));

test('a copy of another state of the source is no fault', () =>
  assert.deepEqual(epubFaults(made, made.epub, false), []));

test('an archive that has a path twice, or unpacks to more than a reader has, is refused', () => {
  const name = strToU8('OEBPS/cover.xhtml');
  const twice = Buffer.from(zipSync({ ...unzipSync(made.epub), 'OEBPS/aaaaa.xhtml': strToU8('x') }, { level: 0 }));
  for (let at = twice.indexOf('OEBPS/aaaaa.xhtml'); at >= 0; at = twice.indexOf('OEBPS/aaaaa.xhtml'))
    twice.set(name, at);
  assert.match(epubFaults(made, twice).join(), /the archive has OEBPS\/cover\.xhtml twice/);
});

for (const [what, change, said] of faults)
  test(`EPUB: found: ${what}`, () => {
    const found = prove(change);
    assert.ok(
      found.some((line) => said.test(line)),
      `${what}: ${found.join('\n') || 'nothing was found'}`,
    );
  });

/** What the front matter said then, and nothing else of the file says. */
const saidThen = new Set([
  ...['another cover', 'what the cover is called', 'the day on the title page', 'the title of a document'],
  ...['the title in the package', 'the date in the package', 'when it was modified', 'who wrote it', 'the identifier'],
  ...['metadata that is added', 'the imprint', 'the checksum in the imprint'],
]);

/** What is said otherwise there, where two states of the front matter would say two things. */
const instead: Readonly<Record<string, RegExp>> = {
  'the language in the package': /content\.opf, <dc:language> “zh-Hans” is missing/,
};

for (const [what, change, said] of faults)
  test(`EPUB of another state of the source: ${saidThen.has(what) ? 'not known' : 'found'}: ${what}`, () => {
    const found = prove(change, false);
    if (saidThen.has(what)) assert.deepEqual(found, []);
    else
      assert.ok(
        found.some((line) => (instead[what] ?? said).test(line)),
        `${what}: ${found.join('\n')}`,
      );
  });
