/**
 * Single faults in a finished reading edition, each found by the independent witness alone, with its place. In: a small
 * title with every kind of content and one with changes, each set once. A row is a fault: what it is, how it is made,
 * what the witness must say.
 * Slow because a browser sets the titles.
 */
import assert from 'node:assert/strict';
import test, { before } from 'node:test';
import { strToU8 } from 'fflate';
import compress from 'wawoff2/compress.js';
import decompress from 'wawoff2/decompress.js';
import type { Files } from '../../scripts/model/outputs.ts';
import { ruleNames, withRule } from '../support/alter-face.ts';
import { fixture } from '../support/fixture.ts';
import { makeScreens, type Screens, siteFaults } from '../support/screens.ts';

type Change = (files: Files) => unknown;

let ebook: Screens;
let harbour: Screens;
before(async () => {
  ebook = await makeScreens(fixture('editions', 'ebook', 'source'), 'ebook');
  harbour = await makeScreens(fixture('editions', 'revised', 'source'), 'harbour');
});

const prove = async (made: Screens, change: Change, whole = true): Promise<string[]> => {
  const files = new Map(made.site);
  await change(files);
  return siteFaults(made, files, whole);
};

/** One file with a text replaced once; the text must be there. */
const put =
  (name: string, from: string | RegExp, to: string): Change =>
  (files) => {
    const text = String(files.get(name) ?? assert.fail(`no ${name}`));
    const altered = text.replace(from, to);
    assert.notEqual(altered, text, `${name} does not hold ${from}`);
    files.set(name, altered);
  };
const text = (from: string | RegExp, to: string) => put('index.html', from, to);
const css = (rule: string): Change => put('site.css', /$/, `\n${rule}\n`);
const both =
  (...changes: Change[]): Change =>
  (files) => {
    for (const change of changes) change(files);
  };
/** The faces of a site by name. */
const facesIn = (files: Files): string[] => [...files.keys()].filter((name) => name.endsWith('.woff2'));
/** The first face with the bytes of the second one. */
const faceOfOther: Change = (files) => {
  const [one, two] = facesIn(files);
  files.set(one ?? assert.fail(), files.get(two ?? assert.fail()) ?? assert.fail());
};
const faceLost: Change = (files) => void files.delete(facesIn(files)[0] ?? assert.fail());
const faceDamaged: Change = (files) =>
  void files.set(facesIn(files)[0] ?? assert.fail(), new Uint8Array([0x77, 0x4f, 0x46, 0x32, 0, 0]));
/** The first face with a rule of another kind. */
const faceWithRule =
  (name: string): Change =>
  async (files) => {
    const file = facesIn(files)[0] ?? assert.fail();
    const packed = files.get(file) ?? assert.fail();
    const face = Uint8Array.from(await decompress(Buffer.from(packed)));
    files.set(file, Uint8Array.from(await compress(Buffer.from(withRule(face, name, '第', '注')))));
  };
const mark = /<span class="page-break" id="page-2"><\/span><a class="page-mark apart"[^>]*>2<\/a>/;

const faults: [what: string, change: Change, said: RegExp][] = [
  ['two characters swapped', text('前文提到', '前文到提'), /index\.html, p1: at character 3/],
  ['a character dropped', text('又有一个新注', '又有个新注'), /index\.html, p3: /],
  ['a look-alike letter', text('a &lt; b', 'а &lt; b'), /index\.html, p2: /],
  ['a Kangxi radical', text('>第一行', '>第⼀行'), /index\.html, p4: /],
  ['a bidi override', text('>第一行', '>\u202e第一行'), /index\.html, p4: /],
  ['a heading', text('>一、第一节</h2>', '>一、第二节</h2>'), /index\.html, s1: at character/],
  ['the level of a heading', text(/<h3 (class="kai" id="s1-1".*?)<\/h3>/, '<h4 $1</h4>'), /s1-1: heading of level 4/],
  ['a cell', text('2001年</span></td>', '2003年</span></td>'), /index\.html, b1: /],
  ['two cells swapped', text(/(<td>样本公约<\/td>)(<td>.*?<\/td>)/, '$2$1'), /b1: /],
  ['a cell that is joined', text('<td>样本公约</td>', '<td colspan="2">样本公约</td>'), /b1: cell .* has colspan="2"/],
  ['the number of an item', text('>3. <', '>5. <'), /index\.html, b3: /],
  ['a label that is none', text('<span class="item-label">4. </span>', '4. '), /b3: .*where label “4\.” is due/],
  ['an item that is dropped', text('<li><p class="plain">列表第二项</p></li>', ''), /b2: nothing where item/],
  ['the label of a note', text('>编者注1<', '>编者注2<'), /index\.html, note-1: /],
  ['a note that leads back elsewhere', text('href="#noteref-2"', 'href="#noteref-1"'), /note-2: the target of link/],
  ['a reference to another note', text('href="#note-2"', 'href="#note-3"'), /noteref-2: the target of/],
  ['emphasis lost', text('<em>着重</em>', '着重'), /index\.html, p2: /],
  ['bold lost', text('<strong>加粗</strong>', '加粗'), /index\.html, p2: /],
  ['the language of a phrase', text('<span lang="en">Charter', '<span lang="fr">Charter'), /p2: the language of/],
  ['a language lost', text('<span lang="en">Charter of the Example</span>', 'Charter of the Example'), /p2: /],
  ['the language of the page', text('<html lang="zh-Hans">', '<html lang="ja">'), /the language of <html>/],
  ['a link that leads elsewhere', text(/<a href="#p2">/, '<a href="#p1">'), /p3: the target of link/],
  [
    'a mention that leads to another entry',
    text('class="mention" href="#treaties-e1"', 'class="mention" href="#organizations-e1"'),
    /p1: the target of link to the register/,
  ],
  [
    'a permalink that leads elsewhere',
    text('class="number apart" href="#p4"', 'class="number apart" href="#p5"'),
    /p4: the target of number/,
  ],
  ['the name of a permalink', text('aria-label="第4段"', 'aria-label="第5段"'), /p4: the aria-label of number/],
  ['the number of a paragraph', text('aria-label="第4段">4<', 'aria-label="第4段">5<'), /p4: /],
  ['alternative text', text('alt="一个红色方块"', 'alt="一个蓝色方块"'), /b4: the alternative text of picture/],
  [
    'a picture from elsewhere',
    text('src="figure-1.png"', 'src="https://example.com/a.png"'),
    /b4: the source of picture/,
  ],
  ['another picture', (files) => files.set('figure-1.png', strToU8('x')), /figure-1\.png is not what the press/],
  ['white text', text('id="p3"', 'id="p3" style="color:#fff"'), /p3: paragraph .* has style=/],
  ['hidden', text('id="p3"', 'id="p3" hidden'), /p3: paragraph .* has hidden=/],
  [
    'a class that is seen by scripts alone',
    text('class="paragraph" id="p3"', 'class="paragraph scripted" id="p3"'),
    /p3: the class of/,
  ],
  ['an event', text('id="p3"', 'id="p3" onclick="x()"'), /p3: paragraph .* has onclick=/],
  ['a script', text('</head>', '<script>x()</script></head>'), /script “x\(\)” where nothing/],
  ['a script from elsewhere', text('src="site.js"', 'src="https://example.com/a.js"'), /the source of script/],
  ['a style of its own', text('</head>', '<style>p{display:none}</style></head>'), /<style> .*where nothing/],
  ['a policy that allows more', text("default-src 'none'", 'default-src *'), /index\.html, the content of <meta>/],
  [
    'a refresh',
    text(
      '<meta name="referrer"',
      '<meta http-equiv="refresh" content="0;url=https://example.com/"><meta name="referrer"',
    ),
    /index\.html, .*http-equiv/,
  ],
  [
    'a form that is sent',
    text('class="search scripted"', 'class="search scripted" action="https://example.com/"'),
    /search: <form .* has action=/,
  ],
  [
    'a paragraph too many',
    text('</section>', '<p>另外一段。</p></section>'),
    /opening: <p> “另外一段。” where nothing/,
  ],
  ['a text outside of the page', text('</body>', '<p>另外。</p></body>'), /<p> “另外。” where nothing/],
  [
    'a text between two paragraphs',
    text(/<\/p>\n(<p class="paragraph[^>]*id="p2")/, '</p>另外\n$1'),
    /index\.html, (p2|opening): “另外”/,
  ],
  ['a closing line dropped', text('<p>于北京</p>', ''), /closing1: nothing where <p> “于北京”/],
  ['the script of the page', put('site.js', /$/, '\nalert(1);\n'), /site\.js is not what the press/],
  ['the sign of the page', put('icon.svg', '<svg', '<svg onload="x()"'), /icon\.svg is not what the press/],
  [
    'display: none in the styles',
    css('.paragraph { display: none; }'),
    /site\.css, line \d+: “\.paragraph \{ display: none; \}”/,
  ],
  ['text that the styles add', css('#p3::before { content: "不"; }'), /site\.css, line \d+: .*::before/],
  ['paper colour in the styles', css(':root { --ink: white; }'), /site\.css, line \d+: “:root/],
  ['a face that is another one', faceOfOther, /draws “.”/],
  [
    'a face from elsewhere',
    put('faces.css', /url\("song-regular\.woff2"\)/, 'url("https://example.com/a.woff2")'),
    /song-regular\.ttf is asked for as https/,
  ],
  [
    'a face that the text would wait for',
    put('faces.css', 'font-display:swap;', 'font-display:block;'),
    /faces\.css, line 1: “@font-face/,
  ],
  ...ruleNames.map((name): (typeof faults)[number] => [
    `a rule of a face: ${name}`,
    faceWithRule(name),
    /song-\w+\.ttf has a rule that Kanben Song has not: .*“第”/,
  ]),
  ['a face that is damaged', faceDamaged, /song-\w+\.woff2 cannot be unpacked/],
  ['a face that is not there', faceLost, /song-\w+\.woff2 is missing/],
  ['a face too many', (files) => files.set('more.woff2', 'x'), /more\.woff2 is no file of this edition/],
  ['a file that is not of it', (files) => files.set('more.html', 'x'), /more\.html is no file of this edition/],
  [
    'a citation of another year',
    both(text(/4, 2022(, https[^<]*<\/p>)/, '4, 2023$1'), text(/4, 2022(, https[^"]*","copied)/, '4, 2023$1')),
    /says “2023”, which the front matter does not/,
  ],
  [
    'a citation of another place',
    both(text(/北京(, 2022\. [^<]*<\/p>)/, '南京$1'), text(/北京(, 2022\. [^"]*","copied)/, '南京$1')),
    /GB\/T 7714-2015 says “南”/,
  ],
  ['a citation that is copied otherwise', text(/("id":"chicago".*?"title":")/, '$1X '), /index\.html, .*X /],
  ['a citation of a paragraph', text(/("id":"chicago".*?"paragraph":")/, '$1Xyz '), /Chicago says “xyz”/],
  ['a file of citations', put('citation.ris', '2022', '2023'), /citation\.ris is not what/],
  [
    'a citation too many',
    text('[{"id":"gb-t-7714"', '[{"id":"x","name":"X","title":"x","paragraph":"x"},{"id":"gb-t-7714"'),
    /a citation “X” that is none/,
  ],
  ['a checksum', text(/(class="hash">)\w(\w{63}<)/, '$1g$2'), /index\.html, imprint: /],
  ['the checksum of the text', text(/(id="canonical-sha256">)\w/, '$1g'), /canonical-sha256: /],
  ['a size', text(/\d+ kB/, '9 kB'), /index\.html, .*kB/],
  [
    'a file that leads elsewhere',
    text(/href="ebook\.pdf" download/, 'href="other.pdf" download'),
    /the target of link “PDF/,
  ],
  ['a file that is not offered', text(/<tr><td><a href="ebook\.epub".*?<\/tr>\n/, ''), /imprint: nothing where row/],
  ['what the proof says', text('不符则不出版', '不符也出版'), /index\.html, imprint: /],
  ['the browser that set it', text('Chromium 1<', 'Chromium 2<'), /index\.html, imprint: /],
  ['the imprint', text(/(<dd>)测试来源/, '$1别的来源'), /index\.html, imprint: /],
  ['data for search engines', text('"dateCreated":"2022', '"dateCreated":"2023'), /index\.html, at character/],
  [
    'data for reference managers',
    text('name="citation_author" content="乙国"', 'name="citation_author" content="丙国"'),
    /the content of <meta>/,
  ],
  [
    'the address of the page',
    text('rel="canonical" href="https://example.org', 'rel="canonical" href="https://example.com'),
    /the target of <link>/,
  ],
  ['the title of the page', text('<title>关于', '<title>有关'), /index\.html, at character 1/],
  ['a word of the script', text(/(data-word="webCopied">)已复制/, '$1未复制'), /index\.html, words: /],
  ['words that are shown', text('id="words" hidden', 'id="words"'), /words: .* lacks its hidden/],
  [
    'a row of the contents',
    text('<a href="#s2"><span class="contents-title">', '<a href="#s1"><span class="contents-title">'),
    /the target of link “二、第二节/,
  ],
  [
    'other words of the editor in the contents',
    text('〔小标题、列表和引文〕', '〔小标题、引文和列表〕'),
    /index\.html, contents: /,
  ],
  ['words of the editor as those of the text', text('contents-words kai', 'contents-words'), /index\.html, contents: /],
  ['a mark moved', text(mark, ''), /the marker .* where .*page-2|marker page-2|page-2/],
  [
    'a mark that opens another page',
    text(/href="ebook\.pdf#page=\d+"(?=[^>]*>2<)/, 'href="ebook.pdf#page=1"'),
    /the mark of page 2 does not open/,
  ],
  [
    'a mark that leads out',
    text(/href="ebook\.pdf#page=\d+"(?=[^>]*>2<)/, 'href="https://example.com/"'),
    /the mark of page 2 does not open/,
  ],
  ['a locator', text(/(data-paragraph="p5" aria-label="[^"]*">)5/, '$14'), /treaties-e1: /],
  [
    'a locator that leads elsewhere',
    text('href="#p5" data-paragraph="p5"', 'href="#p4" data-paragraph="p5"'),
    /treaties-e1: the target of locator/,
  ],
  ['a fact of the register', text(/(class="facts">.*?)5月/, '$16月'), /treaties-e1: /],
  [
    'a see-also that leads elsewhere',
    text(/(class="see-also">.*?<a href=")#organizations-e1/, '$1#treaties-e1'),
    /treaties-e1: the target of link/,
  ],
  [
    'a title leaf',
    text('2022年2月4日，北京</p>', '2022年2月5日，北京</p>'),
    /index\.html, text: at character|index\.html, .*2月5日/,
  ],
];

const changed: [what: string, change: Change, said: RegExp][] = [
  ['deleted text that is inserted', text(/<del>([^<]*)<\/del>/, '<ins>$1</ins>'), /index\.html, revision-\d+: <ins>/],
  [
    'the words of a change',
    text(/(<section class="change" id="revision-1">.*?<h3[^>]*>(<a[^>]*>)?)./, '$1X'),
    /revision-1: /,
  ],
  [
    'a change that leads elsewhere',
    text(/(<section class="change" id="revision-\d+">.*?<a href="#)p\d+/, '$1p1'),
    /revision-\d+: the target of link/,
  ],
  ['a change dropped', text(/<section class="change" id="revision-2">.*?<\/section>/, ''), /revision-2: /],
  [
    'a page of the concordance',
    text(/(<tr id="concordance-p\d+"><td>.*?<\/td><td>)[^<]+/, '$199'),
    /concordance-p\d+: /,
  ],
  ['the words of a gap', text(/(class="gap[^\n]*?删)去/, '$1掉'), /index\.html, p7: /],
  [
    'the styles of changes',
    put('revised.css', /$/, '\ndel { display: none; }\n'),
    /revised\.css is not what the press/,
  ],
];

test('what was made is proved without a problem', async () => {
  for (const made of [ebook, harbour]) assert.deepEqual(await siteFaults(made), []);
});

test('a copy of another state of the source is no fault', async () => {
  for (const made of [ebook, harbour]) assert.deepEqual(await siteFaults(made, made.site, false), []);
});

const rows = [
  ...faults.map((row) => [() => ebook, ...row] as const),
  ...changed.map((row) => [() => harbour, ...row] as const),
];
for (const [of, what, change, said] of rows)
  test(`Site: found: ${what}`, async () => {
    const found = await prove(of(), change);
    assert.ok(
      found.some((line) => said.test(line)),
      `${what}: ${found.join('\n') || 'nothing was found'}`,
    );
  });

/** What the front matter said then, and nothing else of the file says. */
const saidThen = new Set([
  ...['the title of the page', 'a title leaf', 'the imprint', 'the checksum of the text'],
  ...['data for search engines', 'data for reference managers'],
  ...['a citation of another year', 'a citation of another place', 'a citation of a paragraph'],
]);

/** What is said otherwise there, where two states of the front matter would say two things. */
const instead: Readonly<Record<string, RegExp>> = {
  'a script': /has <script>, as no document/,
  'a script from elsewhere': /has <script>, as no document/,
  'a policy that allows more': /<meta> is missing/,
  'a refresh': /leads elsewhere/,
  'a citation too many': /the value of <option> “X” is/,
  'a file that leads elsewhere': /list “PDF.*” is missing/,
  'the address of the page': /<link> is missing/,
};

for (const [of, what, change, said] of rows)
  test(`Site of another state of the source: ${saidThen.has(what) ? 'not known' : 'found'}: ${what}`, async () => {
    const found = await prove(of(), change, false);
    if (saidThen.has(what)) assert.deepEqual(found, []);
    else
      assert.ok(
        found.some((line) => (instead[what] ?? said).test(line)),
        `${what}: ${found.join('\n')}`,
      );
  });
