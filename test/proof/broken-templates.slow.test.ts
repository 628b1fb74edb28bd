/**
 * The press broken on purpose: a template of the EPUB or of the site that loses a key, swaps two cells, drops a label,
 * forgets an attribute. The proof refuses each, without any file to compare with.
 * In: a small title, set once; a folder of templates with one of them changed.
 * Slow because a browser sets the title.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { openProject, type Project } from '../../scripts/project/project.ts';
import { breakProject } from '../support/broken-project.ts';
import { fixture } from '../support/fixture.ts';
import { epubFaults, makeScreens, type Screens, siteFaults } from '../support/screens.ts';

const source = fixture('editions', 'ebook', 'source');
let folder: string;
let made: Screens;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kanben-'));
  made = await makeScreens(source, 'ebook');
});
after(() => rmSync(folder, { recursive: true, force: true }));

/** A project in which one template is another one. */
const broken = (path: string, from: string | RegExp, to: string): Project =>
  breakProject(folder, [[`templates/${path}`, from, to]]);

/** What both witnesses find in what a project makes of the title. */
async function faultsOf(project: Project): Promise<string[]> {
  const own = await makeScreens(source, 'ebook', { project, set: made.set });
  return [...epubFaults(own), ...(await siteFaults(own))];
}

const block = 'partials/block.hbs';
const web = 'web/partials/block.hbs';
const mutations: [what: string, path: string, from: string | RegExp, to: string, said: RegExp][] = [
  [
    'the number of a paragraph',
    block,
    '{{number}}</span>{{/if}}',
    '{{anchor}}</span>{{/if}}',
    /section-0\.xhtml, p1: /,
  ],
  [
    'a second address is forgotten',
    block,
    'id="{{anchor}}" data-block="{{anchor}}">{{#each also}}',
    '>{{#each also}}',
    /p1/,
  ],
  [
    'a head is no head',
    web,
    '<th scope="col"{{#if columns}}',
    '<td scope="col"{{#if columns}}',
    /index\.html, b1: cell/,
  ],
  [
    'a row of a class that nobody knows',
    block,
    '<tbody>{{#each rows}}<tr>',
    '<tbody>{{#each rows}}<tr class="row">',
    /b1: row .*class="row"/,
  ],
  ['a scope is forgotten', block, '<th scope="col"', '<th', /b1: cell of a table’s head .* lacks its scope/],
  ['the label of a note is dropped', 'epub/notes.hbs', />\{\{label\}\}<\/a>/, '></a>', /notes\.xhtml, note-1: /],
  ['a note that leads back nowhere', 'epub/notes.hbs', 'href="{{back}}"', 'href="#"', /note-1: the target of link/],
  [
    'the label of an editor’s note',
    web,
    '{{label}}</p>{{/if}}{{#each blocks}}',
    '</p>{{/if}}{{#each blocks}}',
    /index\.html, b6: /,
  ],
  ['an alternative text is lost', web, 'alt="{{alt}}"', 'alt=""', /index\.html, b4: the alternative text/],
  ['a picture is another one', block, 'src="{{image}}"', 'src="images/cover.jpg"', /b4: the source of picture/],
  [
    'emphasis is lost',
    'partials/pieces.hbs',
    '<em{{#if kai}} class="kai"{{/if}}>{{> pieces emphasis}}</em>',
    '{{> pieces emphasis}}',
    /section-0\.xhtml, p2: /,
  ],
  [
    'emphasis becomes bold',
    'web/partials/pieces.hbs',
    /<em(.*?)<\/em>/,
    '<b$1</b>',
    /index\.html, p2: <b> “着重” where emphasis/,
  ],
  [
    'the language of a phrase is lost',
    'web/partials/pieces.hbs',
    ' lang="{{language}}"',
    '',
    /index\.html, p2: .*lacks its language/,
  ],
  [
    'the language is said for half of the readers',
    'partials/pieces.hbs',
    ' xml:lang="{{language}}"',
    '',
    /p2: .*lacks its language/,
  ],
  [
    'links lead to their own text',
    'partials/pieces.hbs',
    '<a href="{{link}}">',
    '<a href="#">',
    /p3: the target of link/,
  ],
  [
    'a hyphen becomes text',
    'partials/pieces.hbs',
    '{{else}}{{text}}{{/if}}',
    '{{else}}{{text}}\u00ad{{/if}}',
    /section-0\.xhtml, p1: /,
  ],
  [
    'a hyphen becomes text on the site',
    'web/partials/pieces.hbs',
    '{{else}}{{text}}{{/if}}',
    '{{else}}{{text}}-{{/if}}',
    /index\.html, /,
  ],
  ['superscripts are lost', 'web/partials/pieces.hbs', /<sup>(.*?)<\/sup>/, '$1', /index\.html, p2: /],
  ['line breaks are lost', 'partials/pieces.hbs', '<br/>', ' ', /section-0\.xhtml, p4: /],
  [
    'labels are no labels',
    'web/partials/pieces.hbs',
    /<span class="item-label">(.*?)<\/span>/,
    '$1',
    /index\.html, b3: /,
  ],
  ['lists are no lists', block, 'role="list"{{#if anchor}}', '{{#if anchor}}', /b3: list with labels .*lacks its role/],
  ['a quotation is a paragraph', web, /<blockquote(.*?)<\/blockquote>/, '<div$1</div>', /index\.html, b5: /],
  [
    'captions are dropped',
    block,
    /\{\{#if pieces\}\}<figcaption>.*?<\/figcaption>\{\{\/if\}\}/,
    '',
    /b4: nothing where <figcaption>/,
  ],
  ['closing lines run together', web, /(else\}\}closing.*?)<p>(.*?)<\/p>/, '$1$2', /closing1/],
  [
    'a sub-heading of the wrong level',
    web,
    /\{\{#if level3\}\}<h3(.*?)<\/h3>/,
    '{{#if level3}}<h4$1</h4>',
    /s1-1: heading of level 4/,
  ],
  [
    'the title of a section',
    'epub/section.hbs',
    'aria-labelledby="heading-{{anchor}}"',
    '',
    /section-0\.xhtml, s1: .*lacks its aria-labelledby/,
  ],
  [
    'a page marker without its name',
    'partials/page-breaks.hbs',
    'aria-label="{{label}}"',
    '',
    /the marker of page .* says something else/,
  ],
  [
    'a page that opens another one',
    'web/partials/page-breaks.hbs',
    'href="{{href}}"',
    'href="#{{id}}"',
    /the mark of page .* does not open the PDF/,
  ],
  ['facts are dropped', 'partials/index.hbs', /\{\{#if facts\}\}.*?\{\{\/if\}\}/, '', /treaties-e1: /],
  [
    'a see-also that leads to itself',
    'web/partials/index.hbs',
    '{{join}}<a href="{{href}}">',
    '{{join}}<a href="#{{../id}}">',
    /treaties-e1: the target of link/,
  ],
  ['locators without commas', 'partials/index.hbs', '<span class="comma">, </span>', '', /treaties-e1: /],
  [
    'locators lead to the page’s top',
    'web/partials/index.hbs',
    'href="{{href}}" data-paragraph',
    'href="#text" data-paragraph',
    /the target of locator/,
  ],
  ['names are dropped', 'partials/index.hbs', /\{\{#if names\}\}.*?\{\{\/if\}\}/, '', /treaties-e1: /],
  ['the title page without its day', 'epub/title.hbs', '<p class="adopted">{{adopted}}</p>', '', /title\.xhtml, /],
  ['the imprint without a row', 'epub/imprint.hbs', '<dt>{{> pieces label}}</dt>', '', /imprint\.xhtml, imprint: /],
  [
    'contents that lead to the first file',
    'epub/partials/contents-row.hbs',
    'href="{{href}}"',
    'href="section-0.xhtml"',
    /toc\.xhtml, toc: the target/,
  ],
  ['an NCX without ranges', 'epub/partials/contents-point.hbs', '{{range}}', '', /toc\.ncx, nav-3: /],
  [
    'contents without the editor’s words',
    'epub/partials/contents-row.hbs',
    '<span class="contents-words">{{words}}</span>',
    '',
    /toc\.xhtml, toc: /,
  ],
  ['an NCX that says titles twice', 'epub/partials/contents-point.hbs', '{{words}}', '{{title}}', /toc\.ncx, nav-/],
  ['a site that says titles twice', 'web/reading.hbs', '">{{words}}<', '">{{title}}<', /index\.html, contents: /],
  ['a package without rights', 'epub/package.hbs', '<dc:rights>{{rights}}</dc:rights>\n', '', /content\.opf, /],
  ['a package in one language', 'epub/package.hbs', '<dc:language>{{this}}', '<dc:language>en', /content\.opf, /],
  ['a document in one language', 'epub/document.hbs', 'lang="{{language}}"', 'lang="en"', /the language of <html>/],
  [
    'a site that asks for more',
    'web/reading.hbs',
    'content="{{contentSecurity}}"',
    'content="default-src *"',
    /the content of <meta>/,
  ],
  [
    'a site without the checksum of its text',
    'web/reading.hbs',
    'id="canonical-sha256">{{sha256}}',
    'id="canonical-sha256">',
    /canonical-sha256/,
  ],
  [
    'a site that says the size of another file',
    'web/reading.hbs',
    '<td>{{size}}</td>',
    '<td>{{name}}</td>',
    /index\.html, imprint: /,
  ],
  [
    'two cells change places',
    'web/reading.hbs',
    /<td>\{\{size\}\}<\/td>(<td>.*?<\/td>)/,
    '$1<td>{{size}}</td>',
    /index\.html, imprint: /,
  ],
  [
    'a site with a script of its own',
    'web/reading.hbs',
    '</body>',
    '<script>document.title = 1</script></body>',
    /script/,
  ],
];

test('the press as it is makes what is proved', async () => {
  assert.deepEqual(await faultsOf(openProject({ folder })), []);
});

test('an own template may say more where nobody reads it: a comment, white space', async () => {
  assert.deepEqual(await faultsOf(broken('epub/document.hbs', '</html>', '</html>\n<!-- own -->')), []);
});

for (const [what, path, from, to, said] of mutations)
  test(`refused: ${what}`, async () => {
    const found = await faultsOf(broken(path, from, to)).catch((error: Error) => [error.message]);
    assert.ok(
      found.some((line) => said.test(line)),
      `${what}: ${found.join('\n') || 'nothing was found'}`,
    );
  });
