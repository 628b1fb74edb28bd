/**
 * Documents that are bad for a careless reader: one thing repeated until the document is `n` characters long. Out: for
 * each kind of document its names and makers. Used by the test of linear time.
 */
import { makeDocx, p, part, r } from './make-docx.ts';

export type Maker = (n: number) => string | Uint8Array;

const times = (text: string, n: number): string => text.repeat(Math.max(1, Math.round(n / text.length)));
const each = (n: number, length: number, make: (i: number) => string, between = ''): string =>
  Array.from({ length: Math.round(n / length) }, (_, i) => make(i)).join(between);

/** Repeated in one line between two characters. */
const signs: Record<string, string> = {
  blanks: ' ',
  'wide blanks': '\u3000',
  brackets: '[',
  links: '[a](',
  parentheses: '（',
  stars: '*',
  emphasis: '*a ',
  underscores: '_',
  backticks: '`a',
  digits: '1',
  numerals: '一',
  dots: '.',
  'quotation marks': '“',
  'straight quotation marks': '"\'',
  greater: '> ',
  ampersands: '&',
  bars: '| a ',
  letters: 'a',
  adoptions: 'adopted by the ',
  days: '2001年1月1日',
  'soft hyphens': '\u00ad',
  accents: '\u0301',
  letters_and_accents: 'e\u0301',
};
const lines: Record<string, string> = {
  lines: '甲乙丙丁\n',
  'empty lines': '\n',
  headings: '第一章 总则\n第一条 甲。\n',
  dashes: '- a\n',
  titles: '标题甲\n',
};

const texts = (wrap: (text: string) => string): Record<string, Maker> => ({
  ...Object.fromEntries(
    Object.entries(signs).map(([name, sign]): [string, Maker] => [name, (n) => wrap(`甲${times(sign, n)}乙`)]),
  ),
  ...Object.fromEntries(
    Object.entries(lines).map(([name, line]): [string, Maker] => [name, (n) => wrap(`${times(line, n)}甲`)]),
  ),
  'numbered lines': (n) => wrap(each(n, 10, (i) => `${i + 1}. 甲乙丙丁`, '\n')),
});

const page = (body: string): string =>
  `<!DOCTYPE html><html><head><title>甲乙</title></head><body><p>标题</p>${body}</body></html>`;
const tags: Record<string, string> = {
  'elements in a line': '<b>a</b> b',
  'unclosed paragraphs': '<p><b>a',
  'raised digits': 'a<sup>2</sup>',
  'linked words': '<a href="http://a.b/">a</a> ',
  breaks: '<br>a',
  'breaks alone': '<br>',
  'list after list': '<ol><li>a</ol>',
  'deep lists': `${'<ul><li>a'.repeat(40)}${'</ul>'.repeat(40)}`,
  'headings and text': '<h2>a</h2><p>a b</p>',
  'headings alone': '<h2>a</h2>',
  quotations: '<blockquote>a</blockquote>',
  comments: '<!--a-->',
  'open comments': '<!--',
  'hidden paragraphs': '<p hidden>a</p>',
  pictures: '<img alt=a src=b>',
  articles: '<article>a</article>',
  'the title again': '<p>甲乙</p>',
};
const many = (n: number, length: number, mark: (i: number) => string, note: (i: number) => string): string =>
  page(`<p>a${each(n, length, mark, ' ')}</p>${each(n, length, note)}`);

const pages: Record<string, Maker> = {
  ...texts((text) => page(`<p>${text}</p>`)),
  ...Object.fromEntries(
    Object.entries(tags).map(([name, tag]): [string, Maker] => [name, (n) => page(`a${times(tag, n)}`)]),
  ),
  'nested elements': (n) => page(`${'<div>'.repeat(400)}${times('<p>a</p>', n)}${'</div>'.repeat(400)}`),
  'table rows': (n) => page(`<table>${times('<tr><td>a<td>b</tr>', n)}</table>`),
  'table columns': (n) => page(`<table><tr>${times('<td>a', n)}</tr></table>`),
  'joined cells': (n) => page(`<table>${times('<tr><td rowspan=9 colspan=9>a<td>b</tr>', n)}</table>`),
  items: (n) => page(`<ol><li>a${times('<li>a', n)}</ol>`),
  'lines of a <pre>': (n) => page(`<pre>${times('a\n', n)}</pre>`),
  'notes with their marks': (n) =>
    many(
      n,
      90,
      (i) => `<a href="#f${i}" id="r${i}">${i}</a>`,
      (i) => `<p id="f${i}"><a href="#r${i}">${i}</a> note</p>`,
    ),
  'marks of one note': (n) =>
    page(
      `<p>a${each(n, 70, (i) => `<a href="#fn" id="r${i}">${i}</a>`, ' ')}</p>` +
        `<p id="fn">${each(n, 70, (i) => `<a href="#r${i}">a</a>`)} note</p>`,
    ),
  'attributes of a tag': (n) => page(`<p ${each(n, 6, (i) => `a${i}=1`, ' ')}>a</p>`),
  'a style sheet': (n) => page(`<style>${times('content:"a', n)}</style>a`),
  'signs of a title': (n) => `<title>${times('a_', n)}</title><p>a b c</p>`,
};

const numbering = part(
  'numbering',
  '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>' +
    '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
);
const fieldOf = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
const field = `${fieldOf('begin')}<w:r><w:instrText>REF a</w:instrText></w:r>${fieldOf('separate')}${r('a')}${fieldOf('end')}`;
const cell = `<w:tc>${p(r('a'))}</w:tc>`;
const inLine: Record<string, string> = {
  runs: r('a'),
  'bold runs': r('a', '<w:b/>') + r('a'),
  fields: field,
  'open fields': fieldOf('begin') + r('a'),
  changes: `<w:ins>${r('a')}</w:ins><w:del><w:r><w:delText>a</w:delText></w:r></w:del>`,
  'hidden runs': r('a', '<w:vanish/>') + r('b'),
  tabs: `<w:r><w:tab/><w:t>a</w:t></w:r>`,
  symbols: '<w:r><w:sym w:font="Symbol" w:char="F0B7"/></w:r>',
  bookmarks: `<w:bookmarkStart w:id="1" w:name="a"/>${r('a')}<w:bookmarkEnd w:id="1"/>`,
};
const inBody: Record<string, string> = {
  paragraphs: p(r('a')),
  'headings by outline': p(r('a'), '<w:outlineLvl w:val="0"/>') + p(r('b c')),
  tables: `<w:tbl><w:tr>${cell}</w:tr></w:tbl>`,
  'contents of frames': `<w:sdt><w:sdtContent>${p(r('a'))}</w:sdtContent></w:sdt>`,
  'empty paragraphs': '<w:p/>',
};
const opening = p(r('标题甲')) + p(r('甲乙丙。'));
const makers = (things: Record<string, string>, wrap: (xml: string) => string): Record<string, Maker> =>
  Object.fromEntries(
    Object.entries(things).map(([name, xml]): [string, Maker] => [
      name,
      (n) => makeDocx(opening + wrap(times(xml, n))),
    ]),
  );

const words: Record<string, Maker> = {
  ...Object.fromEntries(
    Object.entries(texts((text) => p(r(text.replace(/[&<>]/g, '+'))))).map(([name, make]): [string, Maker] => [
      name,
      (n) => makeDocx(opening + make(n / 4)),
    ]),
  ),
  ...makers(inLine, (xml) => p(xml)),
  ...makers(inBody, (xml) => xml),
  'table rows': (n) => makeDocx(`${opening}<w:tbl>${times(`<w:tr>${cell}${cell}</w:tr>`, n)}</w:tbl>`),
  'numbered paragraphs': (n) =>
    makeDocx(opening + times(p(r('a'), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'), n), {
      'word/numbering.xml': numbering,
    }),
  notes: (n) =>
    makeDocx(opening + p(each(n, 200, (i) => `${r('a')}<w:r><w:footnoteReference w:id="${i + 1}"/></w:r>`)), {
      'word/footnotes.xml': part(
        'footnotes',
        each(n, 200, (i) => `<w:footnote w:id="${i + 1}">${p(r('n'))}</w:footnote>`),
      ),
    }),
};

/** Kind of document → its file name and its worst texts by name. */
export const worstTexts: Record<string, [file: string, makers: Record<string, Maker>]> = {
  text: ['a.txt', texts((text) => `标题甲\n\n${text}\n`)],
  Markdown: ['a.md', texts((text) => `# 标题甲\n\n${text}\n`)],
  feed: ['feed.md', texts((text) => `---\ntitle: 甲\ndate: 2020-01-01\n---\n<p>标题</p>\n${text}`)],
  HTML: ['a.html', pages],
  DOCX: ['a.docx', words],
};
