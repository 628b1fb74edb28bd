/**
 * Every check of the site's witness sees its fault. In: two small titles, each set once. Every case changes one file of
 * the finished site and expects the message of the check that is there for it.
 * Slow because a browser sets the titles.
 */
import assert from 'node:assert/strict';
import test, { before } from 'node:test';
import { makeSite } from '../../scripts/formats/site/reading-site.ts';
import type { Files } from '../../scripts/model/outputs.ts';
import { verifySite } from '../../scripts/proof/verify-site.ts';
import { setEdition } from '../support/edition.ts';
import { assertFound } from '../support/faults.ts';
import { fixture } from '../support/fixture.ts';
import { pressProject } from '../support/press.ts';

type Made = Pick<Awaited<ReturnType<typeof setEdition>>, 'edition' | 'pageMap'> & { site: Files; published: Files };
let ebook: Made;
let harbour: Made;
before(async () => {
  ebook = await make('ebook', 'ebook');
  harbour = await make('revised', 'harbour');
});

async function make(folder: string, title: string): Promise<Made> {
  const { edition, pageMap, pdf, images } = await setEdition(fixture('editions', folder, 'source'), title);
  const published = new Map<string, string | Uint8Array>([
    [`${title}.pdf`, pdf],
    [`${title}.epub`, 'an e-book'],
    ['edition.json', '{}'],
  ]);
  return {
    edition,
    pageMap,
    published,
    site: await makeSite(pressProject, edition, pageMap, images, published, 'Chromium 1', 'https://example.org/texts/'),
  };
}

const prove = ({ edition, pageMap, published, site }: Made, files: Files = site) =>
  verifySite(files, published, edition, pageMap).problems;

/** The site with a text of one file replaced; the text must be there. */
function replaced({ site }: Made, path: string, from: string | RegExp, to: string): Files {
  const text = String(site.get(path));
  const altered = text.replace(from, to);
  assert.notEqual(altered, text, `${path} does not hold ${from}`);
  return new Map([...site, [path, altered]]);
}

test('what was made is proved without a problem', () => {
  for (const made of [ebook, harbour]) assert.deepEqual(prove(made), []);
});

type Fault = [what: string, of: () => Made, path: string, from: string | RegExp, to: string, said: RegExp];
const page = 'index.html';
const faults: Fault[] = [
  [
    'the text of a note',
    () => ebook,
    page,
    '它有两段',
    '它有三段',
    /^K802 Site: note 2: at character \d+ it has “.*三段/,
  ],
  ['a note that is missing', () => ebook, page, 'id="note-3"', 'id="note-9"', /^K802 Site: note 3: /],
  ['a heading', () => ebook, page, '（一）小标题', '（二）小标题', /^K802 Site: section 2: .*（二）小标题/],
  ['an item of a list', () => ebook, page, '列表第二项', '列表第三项', /^K802 Site: section 2: .*列表第三项/],
  [
    'a cell of a table',
    () => ebook,
    page,
    '2002年</span></td>',
    '2003年</span></td>',
    /^K802 Site: section 2: .*2003年/,
  ],
  ['a quotation', () => ebook, page, '引文一段', '引文两段', /^K802 Site: section 2: .*引文两段/],
  ['the closing', () => ebook, page, '于北京</p>', '于南京</p>', /^K802 Site: section 3: .*于南京/],
  [
    'a section too many',
    () => ebook,
    page,
    '<section class="text-section"',
    '<section class="text-section"></section><section class="text-section"',
    /^K802 Site: it has 4 sections instead of 3/,
  ],
  [
    'an entry that is called otherwise',
    () => ebook,
    page,
    />样本公约<\/span>/,
    '>样本条约</span>',
    /^K802 Site: the entry “样本公约” is called “样本条约”/,
  ],
  [
    'an entry that is missing',
    () => ebook,
    page,
    /<li class="entry reference".*?<\/li>/,
    '',
    /^K802 Site: the register “条约索引” has 1 entries instead of 2/,
  ],
  [
    'a link to a file that is not there',
    () => ebook,
    page,
    'href="citation.bib"',
    'href="citation.txt"',
    /^K802 Site: the link “citation\.txt” leads to no file/,
  ],
  [
    'a file that is not offered',
    () => ebook,
    page,
    /<tr><td><a href="ebook\.epub".*?<\/tr>\n?/,
    '',
    /^K802 Site: it offers ebook\.pdf$/,
  ],
  [
    'a gap that says something else',
    () => harbour,
    page,
    '第2</span>版起删去',
    '第3</span>版起删去',
    /^K802 Site: it states the gaps p7 7［本段自第3版/,
  ],
  [
    'a change that is marked otherwise',
    () => harbour,
    page,
    '<del>二</del>',
    '<ins>二</ins>',
    /^K802 Site: the change “.*” is marked otherwise/,
  ],
  [
    'a style that asks elsewhere',
    () => ebook,
    'site.css',
    /$/,
    '\nbody { background: url("https://example.org/x.png"); }\n',
    /^K802 Site: its style asks for https:\/\/example\.org\/x\.png/,
  ],
  [
    'another day in the title',
    () => ebook,
    page,
    '<p class="adopted">2022年2月4日',
    '<p class="adopted">2022年2月5日',
    /^K802 Site: the title: at character \d+ it has “.*5日/,
  ],
  [
    'another line of the title',
    () => ebook,
    page,
    '<h1><span>关于电子书',
    '<h1><span>关于纸书',
    /^K802 Site: the title: .*纸书/,
  ],
  [
    'another date in the imprint',
    () => ebook,
    page,
    '<dd>第2版，2025年',
    '<dd>第2版，2024年',
    /^K802 Site: the imprint: .*2024年/,
  ],
  [
    'another title for catalogues',
    () => ebook,
    page,
    'name="citation_title" content="关于',
    'name="citation_title" content="有关',
    /^K802 Site: its data say citation_title “有关/,
  ],
  [
    'another day for search engines',
    () => ebook,
    page,
    '"dateCreated":"2022-02-04"',
    '"dateCreated":"2023-02-04"',
    /^K802 Site: its data say JSON-LD “.*2023-02-04/,
  ],
  [
    'another year in a citation that is copied',
    () => ebook,
    page,
    '北京, 2022: ',
    '北京, 2023: ',
    /^K802 Site: GB\/T 7714-2015 does not name the year 2022: /,
  ],
  [
    'another year in a citation that is shown',
    () => ebook,
    page,
    /北京, 2022(\. https:\S+<\/p>)/,
    '北京, 2023$1',
    /^K802 Site: the citations that it shows are not those that it copies/,
  ],
  [
    'another year in a file',
    () => ebook,
    'citation.bib',
    'year = {2022}',
    'year = {2023}',
    /^K802 Site: citation\.bib is not the citation that is shown/,
  ],
];

/** In the whole site, as a fault of what makes the citations would have it. */
const everywhere: [what: string, from: RegExp, to: string, said: RegExp][] = [
  [
    'BibTeX with another year',
    /year = \{2022\}/g,
    'year = {2023}',
    /^K802 Site: BibTeX says year “2023” instead of “2022”/,
  ],
  ['BibTeX with another month', /month = feb/g, 'month = mar', /^K802 Site: BibTeX says month “mar” instead of “feb”/],
  ['RIS with another year', /PY {2}- 2022/g, 'PY  - 2023', /^K802 Site: RIS says PY “2023” instead of “2022”/],
  [
    'RIS with another day',
    /DA {2}- 2022\/02\/04/g,
    'DA  - 2022/02/05',
    /^K802 Site: RIS says DA “2022\/02\/05\/” instead of/,
  ],
  [
    'CSL with another year',
    /(date-parts(?:\\|&quot;|")[^}]*?)2022/g,
    '$12023',
    /^K802 Site: CSL-JSON says issued “2023-2-4” instead of “2022-2-4”/,
  ],
  [
    'Chicago with another year',
    /February 4, 2022/g,
    'February 4, 2023',
    /^K802 Site: Chicago does not name the year 2022: /,
  ],
];
for (const [what, from, to, said] of everywhere)
  test(`site: found: ${what}`, () => {
    const files = new Map(
      [...ebook.site].map(([name, content]) => [
        name,
        typeof content === 'string' && /^(index|citation)/.test(name) ? content.replace(from, to) : content,
      ]),
    );
    assert.notDeepEqual(files, ebook.site, `nothing holds ${from}`);
    assertFound(prove(ebook, files), said, what);
  });

for (const [what, of, path, from, to, said] of faults)
  test(`site: found: ${what}`, () => assertFound(prove(of(), replaced(of(), path, from, to)), said, what));
