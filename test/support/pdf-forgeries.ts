/**
 * A second table of single faults in a finished PDF: what somebody would try who knows the first one. Glyphs that are
 * drawn otherwise, cells and blocks that change places, roles and languages of the structure, places within a page, a
 * picture that is turned, tables that are there twice. In: nothing. Out: as of `pdf-faults.ts`, for the same title.
 */
import assert from 'node:assert/strict';
import { PDFArray, PDFDict, type PDFDocument, PDFHexString, PDFNumber, PDFRawStream, PDFString } from 'pdf-lib';
import { streamBytes } from '../../scripts/formats/pdf/content-streams.ts';
import { alterText, bookmarksOf, fontsOf, pageOf } from './alter-pdf.ts';
import {
  behind,
  body,
  composite,
  descendant,
  element,
  elements,
  link,
  name,
  outline,
  type PdfFault,
  paint,
  program,
} from './change-pdf.ts';

/** The operators of a text object, once, where it begins with a text. */
function once(pdf: PDFDocument, page: number, from: string, change: (object: string) => string): void {
  let done = false;
  alterText(pdf, page, (object, text) => {
    if (done || !text.startsWith(from)) return object;
    done = true;
    return change(object);
  });
}

/** Where the first glyph of a text object stands. */
const at = (object: string): { x: number; y: number } => {
  const [, x = '', y = ''] = /(-?[\d.]+) (-?[\d.]+) Tm/.exec(object) ?? [];
  return { x: Number(x), y: Number(y) };
};

/** Draws on the first glyph of the first paragraph, before or behind it: a box in shares of its size. */
const onGlyph =
  (color: string, [left, up, wide, high]: number[], first = false) =>
  (pdf: PDFDocument) =>
    once(pdf, body, '前文', (object) => {
      const { x, y } = at(object);
      const box = [x + 14 * (left ?? 0), y - 14 * (up ?? 0), 14 * (wide ?? 0), 14 * (high ?? 0)].join(' ');
      const drawn = `${color} rg\n${box} re\nf\n0 0 0 rg`;
      return first ? `${drawn}\n${object}` : `${object}\n${drawn}`;
    });

/** Another matrix for the first paragraph's text. */
const matrix = (a: number, b: number, c: number, d: number) => (pdf: PDFDocument) =>
  once(pdf, body, '前文', (object) => object.replace(/1 0 0 -1 (\S+ \S+) Tm/, `${a} ${b} ${c} ${d} $1 Tm`));

/** Two text objects, by how they begin, exchange their places on a page. */
function exchange(pdf: PDFDocument, page: number, one: string, other: string): void {
  const places: string[] = [];
  alterText(pdf, page, (object, text) => {
    if (text.startsWith(one) || text.startsWith(other)) places.push(/\S+ \S+ Tm/.exec(object)?.[0] ?? '');
    return `${object} `;
  });
  const [a = '', b = ''] = places;
  let met = 0;
  alterText(pdf, page, (object, text) => {
    if (!text.startsWith(one) && !text.startsWith(other)) return object;
    met++;
    return met === 1 ? object.replace(a, b) : met === 2 ? object.replace(b, a) : object;
  });
}

export const glyphsDrawnOtherwise: PdfFault[] = [
  ['white over half a glyph', onGlyph('1 1 1', [0, 0.9, 0.5, 1]), /page 1.*前/],
  ['white over the foot of a glyph', onGlyph('1 1 1', [0, 0.2, 1, 0.4]), /page 1.*前/],
  ['white over one stroke', onGlyph('1 1 1', [0.2, 0.8, 0.6, 0.12]), /page 1.*前/],
  ['a stroke added to a glyph', onGlyph('0 0 0', [0.1, 0.85, 0.8, 0.06]), /page 1.*前/],
  ['a stroke added under a glyph', onGlyph('0 0 0', [0.45, 0.85, 0.08, 0.9], true), /page 1.*前/],
  ['a dot added to a glyph', onGlyph('0 0 0', [0.8, 0.85, 0.12, 0.12]), /page 1.*前/],
  ['grey beside a glyph', onGlyph('.4 .4 .4', [-0.3, 0.5, 0.2, 0.06]), /page 1/],
  ['squeezed glyphs', matrix(0.7, 0, 0, -1), /page 1.*前/],
  ['stretched glyphs', matrix(1, 0, 0, -1.4), /page 1.*前/],
  ['slanted glyphs', matrix(1, 0, 0.4, -1), /page 1.*前/],
  ['mirrored glyphs', matrix(-1, 0, 0, -1), /page 1.*前/],
  ['glyphs on their heads', matrix(1, 0, 0, 1), /page 1.*前/],
  ['turned glyphs', matrix(0, 1, 1, 0), /page 1.*前/],
  ['glyphs a little turned', matrix(0.995, 0.1, 0.1, -0.995), /page 1.*前/],
  ['glyphs half as large', matrix(0.5, 0, 0, -0.5), /page 1/],
  [
    'a word in another size',
    (pdf) => once(pdf, body, '前文', (object) => object.replace(/(\/F\d+) 14 Tf/, '$1 8 Tf')),
    /page 1/,
  ],
  [
    'a page squeezed by its own matrix',
    (pdf) => paint(pdf, body, (content) => content.replace('3.125 0 0 3.125', '2.4 0 0 3.125')),
    /page 1/,
  ],
  [
    'a clip through a line',
    (pdf) =>
      once(pdf, body, '前文', (object) => {
        const { x, y } = at(object);
        return `q\n${x} ${y - 6} 400 10 re\nW*\nn\n${object}\nQ`;
      }),
    /page 1.*前/,
  ],
  [
    'a clip beside half a glyph',
    (pdf) =>
      once(pdf, body, '前文', (object) => {
        const { x, y } = at(object);
        return `q\n${x + 7} ${y - 20} 400 30 re\nW*\nn\n${object}\nQ`;
      }),
    /page 1.*前/,
  ],
  [
    'a clip that is no box',
    (pdf) =>
      once(pdf, body, '前文', (object) => {
        const { x, y } = at(object);
        return `q\n${x} ${y} m ${x} ${y - 20} ${x + 200} ${y - 20} ${x + 400} ${y} c h\nW*\nn\n${object}\nQ`;
      }),
    /page 1/,
  ],
  ['glyphs painted twice', (pdf) => once(pdf, body, '前文', (object) => `${object}\n${object}`), /page 1|paragraph/],
  ['grey text', (pdf) => once(pdf, body, '前文', (object) => `.5 .5 .5 rg\n${object}\n0 0 0 rg`), /page 1.*前/],
  ['red text', (pdf) => once(pdf, body, '前文', (object) => `.8 0 0 rg\n${object}\n0 0 0 rg`), /page 1.*前/],
  ['a form painted by itself', formInItself, /paints itself/],
];

/** A form that paints itself. */
function formInItself(pdf: PDFDocument): void {
  const { context } = pdf;
  const ref = context.nextRef();
  const values = { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 10, 10], Resources: { XObject: { Odd: ref } } };
  context.assign(ref, context.stream('/Odd Do', values));
  const resources = pageOf(pdf, body).node.Resources() ?? assert.fail();
  resources.set(name('XObject'), context.obj({ Odd: ref }));
  paint(pdf, body, behind('/Odd Do'));
}

export const placesExchanged: PdfFault[] = [
  ['two cells of a column exchanged', (pdf) => exchange(pdf, 10, '1950', '1951'), /table 1|195[01]/],
  ['two cells of a row exchanged', (pdf) => exchange(pdf, 10, '条约1', '1951'), /table 1|1951/],
  ['a cell that is moved under another head', (pdf) => exchange(pdf, 10, '1951', '说明'), /table 1|1951/],
  ['two items exchanged in their places', (pdf) => exchange(pdf, 8, '内层一', '内层二'), /page 2|内层/],
  ['a heading below its paragraph', (pdf) => exchange(pdf, 9, '小标题', '国际体系'), /page 3|小标题/],
  ['two numbers in the margin exchanged', (pdf) => exchange(pdf, 7, '1', '2'), /page 1|paragraph|number/],
];

const attribute = (pdf: PDFDocument, role: string, key: string, value: unknown, which = 0) => {
  const found = elements(pdf, role).filter((one) => one.has(name('A')))[which] ?? assert.fail();
  found.lookup(name('A'), PDFDict).set(name(key), pdf.context.obj(value as string));
};

/** The last list that is numbered in one way is numbered in another. */
function listed(pdf: PDFDocument, from: string, to: string): void {
  const found = elements(pdf, 'L')
    .map((one) => one.lookupMaybe(name('A'), PDFDict))
    .findLast((one) => one?.get(name('ListNumbering')) === name(from));
  (found ?? assert.fail(`no list with ${from}`)).set(name('ListNumbering'), name(to));
}

export const structureForged: PdfFault[] = [
  ['a phrase heard in another language', (pdf) => spanOf(pdf).set(name('Lang'), PDFString.of('zh-Hans')), /“?zh-Hans/],
  ['a phrase of another language that says none', (pdf) => spanOf(pdf).delete(name('Lang')), /English words|Span/],
  ['a paragraph heard in another language', (pdf) => element(pdf, 'P', 9).set(name('Lang'), PDFString.of('en')), /en/],
  ['a paragraph that is a span', (pdf) => element(pdf, 'P', 9).set(name('S'), name('Span')), /Span/],
  ['strong words that are weak', (pdf) => element(pdf, 'Strong').set(name('S'), name('Em')), /重要|Em/],
  ['emphasis that is none', (pdf) => element(pdf, 'Em').set(name('S'), name('Span')), /强调|Span/],
  ['a quotation that is none', (pdf) => element(pdf, 'BlockQuote').set(name('S'), name('Div')), /引文|BlockQuote/],
  ['a note that is a part', (pdf) => element(pdf, 'Note').set(name('S'), name('Div')), /./],
  ['a list that is numbered otherwise', (pdf) => listed(pdf, 'Disc', 'None'), /<L (Decimal|Disc)>/],
  ['a list of no numbers', (pdf) => listed(pdf, 'Decimal', 'Disc'), /<L (Decimal|Disc)>/],
  ['a head of rows', (pdf) => attribute(pdf, 'TH', 'Scope', 'Row'), /table|Scope/],
  ['a head of all', (pdf) => attribute(pdf, 'TH', 'Scope', 'Both'), /table|Scope/],
  ['a cell that is a head', (pdf) => element(pdf, 'TD').set(name('S'), name('TH')), /table|TH/],
  [
    'a cell over two columns',
    (pdf) => element(pdf, 'TD').set(name('A'), pdf.context.obj({ O: 'Table', ColSpan: 2 })),
    /table|ColSpan/,
  ],
  [
    'a cell with the head of another',
    (pdf) => {
      element(pdf, 'TH').set(name('ID'), PDFString.of('h1'));
      element(pdf, 'TD', 1).set(name('A'), pdf.context.obj({ O: 'Table', Headers: [PDFString.of('h1')] }));
    },
    /table|Headers/,
  ],
  [
    'words that are struck through',
    (pdf) => element(pdf, 'P', 9).set(name('A'), pdf.context.obj({ O: 'Layout', TextDecorationType: 'LineThrough' })),
    /says O \/Layout/,
  ],
  ['a picture in another place', (pdf) => attribute(pdf, 'Figure', 'BBox', [0, 0, 10, 10]), /BBox|picture|Figure/],
  [
    'what a link of the structure opens',
    (pdf) => {
      const [a, b] = [objr(pdf, 0), objr(pdf, 1)];
      const [one, other] = [a.get(name('Obj')), b.get(name('Obj'))];
      a.set(name('Obj'), other ?? assert.fail());
      b.set(name('Obj'), one ?? assert.fail());
    },
    /link|OBJR|heard|structure/,
  ],
  [
    'a mark of the page that belongs to another element',
    (pdf) => {
      const list = pdf.context.lookup(parents(pdf).get(2 * (body - 1) + 1), PDFArray);
      const [a, b] = [list.get(2), list.get(3)];
      list.set(2, b);
      list.set(3, a);
    },
    /ParentTree|structure/,
  ],
  ['links that belong to other elements', (pdf) => swapParents(pdf), /ParentTree|structure/],
  [
    'a mark that is heard twice',
    (pdf) => {
      const kids = element(pdf, 'Sect', 4).lookup(name('K'), PDFArray);
      kids.push(kids.get(1));
    },
    /twice|heard|circle/,
  ],
  [
    'a role that means another',
    (pdf) => root(pdf).lookup(name('RoleMap'), PDFDict).set(name('P'), name('H1')),
    /RoleMap|“P”/,
  ],
  [
    'a role that means no emphasis',
    (pdf) => root(pdf).lookup(name('RoleMap'), PDFDict).delete(name('Em')),
    /RoleMap|Em/,
  ],
  ['a part that is another', (pdf) => element(pdf, 'Sect', 3).set(name('S'), name('Aside')), /Aside/],
  ['contents that are a list', (pdf) => element(pdf, 'TOC').set(name('S'), name('L')), /TOC|“?L/],
  [
    'a caption of the picture’s other text',
    (pdf) => element(pdf, 'Figure').set(name('ActualText'), PDFHexString.fromText('•')),
    /ActualText/,
  ],
  ['a disc that says nothing', (pdf) => withActual(pdf).delete(name('ActualText')), /ActualText|mark/],
  [
    'a paragraph that is a disc',
    (pdf) => element(pdf, 'P', 9).set(name('ActualText'), PDFHexString.fromText('•')),
    /ActualText/,
  ],
  ['an expansion', (pdf) => element(pdf, 'P', 9).set(name('E'), PDFHexString.fromText('x')), /“E”/],
];

const root = (pdf: PDFDocument): PDFDict => pdf.catalog.lookup(name('StructTreeRoot'), PDFDict);
const parents = (pdf: PDFDocument): PDFArray =>
  root(pdf).lookup(name('ParentTree'), PDFDict).lookup(name('Nums'), PDFArray);
const spanOf = (pdf: PDFDocument): PDFDict =>
  elements(pdf, 'Span').find((one) => one.has(name('Lang'))) ?? assert.fail('no phrase');
const withActual = (pdf: PDFDocument): PDFDict =>
  elements(pdf, 'Lbl').find((one) => one.has(name('ActualText'))) ?? assert.fail('no disc');
const objr = (pdf: PDFDocument, which: number): PDFDict =>
  elements(pdf, 'Link')
    .flatMap((one) => {
      const kids = one.lookup(name('K'));
      return kids instanceof PDFArray
        ? kids.asArray().filter((kid): kid is PDFDict => kid instanceof PDFDict && kid.has(name('Obj')))
        : [];
    })
    .at(which) ?? assert.fail('no OBJR');

/** Two entries of the parent tree, for the annotations of two links, change places. */
function swapParents(pdf: PDFDocument): void {
  const list = parents(pdf);
  const last = list.size() - 1;
  const [a, b] = [list.get(last), list.get(last - 2)];
  list.set(last, b);
  list.set(last - 2, a);
}

/** The array of a named destination. */
function destination(pdf: PDFDocument, key: string): PDFArray {
  const tree = pdf.catalog.lookup(name('Names'), PDFDict).lookup(name('Dests'), PDFDict);
  const leaf = tree.lookup(name('Kids'), PDFArray).lookup(0, PDFDict).lookup(name('Names'), PDFArray);
  const found = leaf.asArray().findIndex((one) => one instanceof PDFString && one.decodeText() === key);
  assert.ok(found >= 0, `no destination ${key}`);
  return leaf.lookup(found + 1, PDFArray);
}

const dests = (pdf: PDFDocument): PDFDict =>
  pdf.catalog
    .lookup(name('Names'), PDFDict)
    .lookup(name('Dests'), PDFDict)
    .lookup(name('Kids'), PDFArray)
    .lookup(0, PDFDict);
const bookmarkTo = (pdf: PDFDocument, which: number): PDFArray =>
  (bookmarksOf(pdf)[which] ?? assert.fail()).lookup(name('Dest'), PDFArray);

export const placesWithinPages: PdfFault[] = [
  ['a destination at another height', (pdf) => destination(pdf, 'p2').set(3, PDFNumber.of(20)), /“p2”/],
  [
    'a destination of the next paragraph',
    (pdf) => destination(pdf, 'p5').set(3, destination(pdf, 'p6').get(3)),
    /“p5”/,
  ],
  ['a destination aside', (pdf) => destination(pdf, 'p2').set(2, PDFNumber.of(900)), /“p2”/],
  ['a destination that enlarges', (pdf) => destination(pdf, 'p2').set(4, PDFNumber.of(40)), /“p2”/],
  [
    'a destination that shows a rectangle',
    (pdf) => {
      const own = destination(pdf, 'p2');
      own.set(1, name('FitR'));
      own.set(2, PDFNumber.of(0));
      own.set(3, PDFNumber.of(0));
      own.set(4, PDFNumber.of(10));
      own.push(PDFNumber.of(10));
    },
    /“p2”/,
  ],
  ['a destination that fits its page', (pdf) => fit(destination(pdf, 'p2')), /“p2”/],
  ['a bookmark at another height', (pdf) => bookmarkTo(pdf, 4).set(3, PDFNumber.of(20)), /bookmark/],
  ['a bookmark that fits its page', (pdf) => fit(bookmarkTo(pdf, 4)), /bookmark/],
  [
    'bookmarks that are open',
    (pdf) =>
      bookmarksOf(pdf)
        .find((one) => one.has(name('Count')))
        ?.set(name('Count'), PDFNumber.of(9)),
    /Count/,
  ],
  ['a bookmark in another colour', (pdf) => outline(pdf).set(name('C'), pdf.context.obj([1, 1, 1])), /bookmark.*“C”/],
  [
    'bookmarks that go back to another',
    (pdf) => outline(pdf).set(name('Prev'), bookmarksOf(pdf)[4]?.get(name('Prev')) ?? assert.fail()),
    /bookmark|Prev/,
  ],
  [
    'a last bookmark that is another',
    (pdf) =>
      pdf.catalog
        .lookup(name('Outlines'), PDFDict)
        .set(name('Last'), pdf.catalog.lookup(name('Outlines'), PDFDict).get(name('First')) ?? assert.fail()),
    /bookmark|Last/,
  ],
  [
    'limits of names that hide some',
    (pdf) => dests(pdf).set(name('Limits'), pdf.context.obj([PDFString.of('a'), PDFString.of('p1')])),
    /Limits/,
  ],
  [
    'names out of their order',
    (pdf) => {
      const list = dests(pdf).lookup(name('Names'), PDFArray);
      const [k, v] = [list.get(0), list.get(1)];
      list.set(0, list.get(8));
      list.set(1, list.get(9));
      list.set(8, k);
      list.set(9, v);
    },
    /order|names/,
  ],
  [
    'a name twice',
    (pdf) => {
      const list = dests(pdf).lookup(name('Names'), PDFArray);
      const found = list.asArray().findIndex((one) => one instanceof PDFString && one.decodeText() === 'p2');
      list.insert(found, destination(pdf, 'p5'));
      list.insert(found, PDFString.of('p2'));
    },
    /p2/,
  ],
  [
    'a link with four corners elsewhere',
    (pdf) => link(pdf, 's1').link.set(name('QuadPoints'), pdf.context.obj([0, 0, 9, 0, 0, 9, 9, 9])),
    /QuadPoints/,
  ],
  [
    'a link that is too large',
    (pdf) => {
      const box = link(pdf, 'p2').link.lookup(name('Rect'), PDFArray);
      box.set(1, PDFNumber.of((box.lookup(1, PDFNumber).asNumber() ?? 0) - 60));
      box.set(2, PDFNumber.of((box.lookup(2, PDFNumber).asNumber() ?? 0) + 60));
    },
    /link/,
  ],
  [
    'a link that covers half its text',
    (pdf) => {
      const box = link(pdf, 's1').link.lookup(name('Rect'), PDFArray);
      box.set(0, PDFNumber.of(box.lookup(2, PDFNumber).asNumber() - 40));
    },
    /link/,
  ],
  ['a link out of another page', (pdf) => moveLink(pdf), /link|annotation/],
  ['two links over each other', (pdf) => twice(pdf), /annotation twice/],
  [
    'a link that leads by itself',
    (pdf) => link(pdf, 's1').link.set(name('Dest'), pdf.context.obj([pageOf(pdf, 13).ref, 'XYZ', 0, 500, null])),
    /link/,
  ],
  [
    'page labels before them',
    (pdf) => {
      const labels = pdf.catalog.lookup(name('PageLabels'), PDFDict).lookup(name('Nums'), PDFArray);
      labels.lookup(labels.size() - 1, PDFDict).set(name('P'), PDFHexString.fromText('A-'));
    },
    /label|page/,
  ],
  [
    'a page that it opens at',
    (pdf) => pdf.catalog.set(name('OpenAction'), pdf.context.obj([pageOf(pdf, 9).ref, 'Fit'])),
    /OpenAction/,
  ],
  ['bookmarks that are not shown', (pdf) => pdf.catalog.set(name('PageMode'), name('FullScreen')), /PageMode/],
  [
    'pages of other sizes that are shown',
    (pdf) => pdf.catalog.lookup(name('ViewerPreferences'), PDFDict).set(name('ViewArea'), name('TrimBox')),
    /ViewArea/,
  ],
  [
    'another base of addresses',
    (pdf) => pdf.catalog.set(name('URI'), pdf.context.obj({ Base: PDFString.of('https://x.example/') })),
    /“URI”/,
  ],
  ['another order of tabs', (pdf) => pageOf(pdf, body).node.set(name('Tabs'), name('R')), /Tabs/],
  [
    'a page that is in the tree twice',
    (pdf) => {
      const tree = pdf.catalog.lookup(name('Pages'), PDFDict);
      tree.set(name('Count'), PDFNumber.of(3));
    },
    /Count|pages|cannot be read/,
  ],
];

function fit(own: PDFArray): void {
  while (own.size() > 1) own.remove(1);
  own.push(name('Fit'));
}

/** The annotation of a link is listed on the next page. */
function moveLink(pdf: PDFDocument): void {
  const found = link(pdf, 'p2');
  const ref = pdf.context.getObjectRef(found.link) ?? assert.fail();
  found.remove();
  const { node } = pageOf(pdf, body + 1);
  const list = node.Annots() ?? (pdf.context.obj([]) as PDFArray);
  list.push(ref);
  node.set(name('Annots'), list);
}

/** The annotation of a link is listed twice. */
function twice(pdf: PDFDocument): void {
  const list = pageOf(pdf, 5).node.Annots() ?? assert.fail();
  list.push(list.get(0));
}

/** The page and the name of the first picture, and the matrix before it. */
function repicture(pdf: PDFDocument, change: (matrix: string, name: string) => string): void {
  let done = false;
  pdf.getPages().forEach((page, i) => {
    const content = Buffer.from(streamBytes(page.node.Contents() as PDFRawStream)).toString('latin1');
    if (done || !/ Do\b/.test(content)) return;
    done = true;
    paint(pdf, i + 1, (text) =>
      text.replace(
        /([^\n]*) cm\n((?:[^\n]*(?:RG|rg|gs|BDC)\n)*)(\/\w+) Do/,
        (_, own: string, state: string, picture: string) => change(own, `${state}${picture}`),
      ),
    );
  });
  assert.ok(done);
}

const image = (pdf: PDFDocument): PDFRawStream =>
  pdf.context
    .enumerateIndirectObjects()
    .flatMap(([, one]) =>
      one instanceof PDFRawStream && one.dict.get(name('Subtype')) === name('Image') ? [one] : [],
    )[0] ?? assert.fail();

/** A matrix of a picture, changed. */
const placed = (change: (numbers: number[]) => number[]) => (pdf: PDFDocument) =>
  repicture(pdf, (own, picture) => `${change(own.split(' ').map(Number)).join(' ')} cm\n${picture} Do`);

export const picturesForged: PdfFault[] = [
  ['a picture on its head', placed(([a = 0, b = 0, c = 0, d = 0, e = 0, f = 0]) => [a, b, c, -d, e, f + d]), /picture/],
  ['a mirrored picture', placed(([a = 0, b = 0, c = 0, d = 0, e = 0, f = 0]) => [-a, b, c, d, e + a, f]), /picture/],
  ['a turned picture', placed(([a = 0, , , d = 0, e = 0, f = 0]) => [0, d, a, 0, e, f]), /picture/],
  ['a squeezed picture', placed(([a = 0, b = 0, c = 0, d = 0, e = 0, f = 0]) => [a / 2, b, c, d, e, f]), /picture/],
  ['a tiny picture', placed(([a = 0, b = 0, c = 0, d = 0, e = 0, f = 0]) => [a / 50, b, c, d / 50, e, f]), /picture/],
  ['a slanted picture', placed(([a = 0, b = 0, c = 0, d = 0, e = 0, f = 0]) => [a, b, c + a / 4, d, e, f]), /picture/],
  [
    'half of a picture',
    (pdf) => repicture(pdf, (own, picture) => `${own} cm\n0 0 .5 1 re\nW*\nn\n${picture} Do`),
    /picture/,
  ],
  [
    'a picture in the colours of another profile',
    (pdf) => {
      const profile = pdf.context.register(pdf.context.flateStream('x', { N: 3 }));
      image(pdf).dict.set(name('ColorSpace'), pdf.context.obj(['ICCBased', profile]));
    },
    /ColorSpace|profile/,
  ],
  [
    'a picture whose colours are inverted',
    (pdf) => image(pdf).dict.set(name('Decode'), pdf.context.obj([1, 0, 1, 0, 1, 0])),
    /Decode/,
  ],
  [
    'a picture that is seen through',
    (pdf) => {
      const mask = pdf.context.stream(Buffer.alloc(1), {
        Type: 'XObject',
        Subtype: 'Image',
        Width: 1,
        Height: 1,
        ColorSpace: 'DeviceGray',
        BitsPerComponent: 8,
      });
      image(pdf).dict.set(name('SMask'), pdf.context.register(mask));
    },
    /picture|SMask/,
  ],
  [
    'a picture with a colour that is none',
    (pdf) => image(pdf).dict.set(name('Mask'), pdf.context.obj([0, 255, 0, 255, 0, 255])),
    /Mask/,
  ],
  [
    'a picture that is smaller than it is',
    (pdf) => {
      const { dict } = image(pdf);
      dict.set(name('Height'), PDFNumber.of(dict.lookup(name('Height'), PDFNumber).asNumber() - 1));
    },
    /picture/,
  ],
  [
    'a picture that is shown twice',
    (pdf) => repicture(pdf, (own, picture) => `q\n${own} cm\n${picture} Do\nQ\n${own} cm\n${picture} Do`),
    /picture|painted over/,
  ],
];

/** The map of the first font, changed. */
function mapped(pdf: PDFDocument, change: (map: string) => string): void {
  const font =
    fontsOf(pdf).find(
      (one) => /NotoSerifSC-Regular/.test(String(one.get(name('BaseFont')))) && one.has(name('ToUnicode')),
    ) ?? composite(pdf);
  const map = Buffer.from(streamBytes(font.lookup(name('ToUnicode')) as PDFRawStream)).toString('latin1');
  const after = change(map);
  assert.notEqual(after, map);
  font.set(name('ToUnicode'), pdf.context.register(pdf.context.flateStream(after)));
}

const descriptor = (pdf: PDFDocument): PDFDict => descendant(pdf).lookup(name('FontDescriptor'), PDFDict);

/** A font program whose directory is written anew. */
function directory(pdf: PDFDocument, change: (file: Buffer) => Buffer): void {
  const own = descriptor(pdf);
  const file = change(Buffer.from(streamBytes(own.lookup(name('FontFile2')) as PDFRawStream)));
  own.set(name('FontFile2'), pdf.context.register(pdf.context.flateStream(file, { Length1: file.length })));
}

/** The directory has a table once more, with other bytes. */
const repeated = (file: Buffer): Buffer => {
  const count = file.readUInt16BE(4);
  const entries = Buffer.from(file.subarray(12, 12 + 16 * count));
  for (let i = 0; i < count; i++) entries.writeUInt32BE(entries.readUInt32BE(16 * i + 8) + 16, 16 * i + 8);
  const more = Buffer.from(entries.subarray(0, 16));
  const head = Buffer.from(file.subarray(0, 12));
  head.writeUInt16BE(count + 1, 4);
  return Buffer.concat([head, more, entries, file.subarray(12 + 16 * count)]);
};

export const facesForged: PdfFault[] = [
  [
    'a character with two meanings',
    (pdf) => mapped(pdf, (map) => map.replace(/endbfchar/, '<0046> <4E8C>\nendbfchar')),
    /ToUnicode|typeface/,
  ],
  [
    'a character with two meanings, the right one last',
    (pdf) => mapped(pdf, (map) => map.replace(/beginbfchar\n/, 'beginbfchar\n<0046> <4E8C>\n')),
    /ToUnicode|typeface/,
  ],
  [
    'a character with two meanings in ranges',
    (pdf) => mapped(pdf, (map) => map.replace(/beginbfrange\n/, 'beginbfrange\n<0046> <0047> <4E8C>\n')),
    /ToUnicode|typeface/,
  ],
  [
    'a map within a map',
    (pdf) => mapped(pdf, (map) => map.replace('begincmap', '/Other usecmap\nbegincmap')),
    /ToUnicode|typeface/,
  ],
  [
    'a map of other codes',
    (pdf) => mapped(pdf, (map) => map.replace('<0000> <FFFF>', '<00> <FF>')),
    /ToUnicode|typeface/,
  ],
  [
    'a map with notdef',
    (pdf) => mapped(pdf, (map) => map.replace('endcmap', '1 begincidchar\n<0046> 5\nendcidchar\nendcmap')),
    /ToUnicode|typeface/,
  ],
  [
    'a map that names more characters',
    (pdf) => mapped(pdf, (map) => map.replace(/(beginbfchar\n<[0-9A-F]{4}> <[0-9A-F]{4})>/, '$14E00>')),
    /typeface|一/,
  ],
  ['a table of a face twice', (pdf) => directory(pdf, repeated), /typeface/],
  [
    'a face with a map of its own',
    (pdf) =>
      program(pdf, /NotoSerifSC-Regular/, (tables) =>
        tables.set('cmap', Buffer.from('0000000100010000000000000c00060000000000', 'hex')),
      ),
    /typeface/,
  ],
  [
    'a face with rules of its own',
    (pdf) => program(pdf, /NotoSerifSC-Regular/, (tables) => tables.set('GSUB', Buffer.alloc(20))),
    /typeface/,
  ],
  [
    'a face with pictures in it',
    (pdf) => program(pdf, /NotoSerifSC-Regular/, (tables) => tables.set('sbix', Buffer.alloc(20))),
    /typeface/,
  ],
  [
    'a face with other instructions',
    (pdf) => program(pdf, /NotoSerifSC-Regular/, (tables) => tables.set('prep', Buffer.from([0xb0, 1, 0x2d]))),
    /typeface/,
  ],
  [
    'a face of another em',
    (pdf) =>
      program(pdf, /NotoSerifSC-Regular/, (tables) => (tables.get('head') ?? assert.fail()).writeUInt16BE(500, 18)),
    /typeface/,
  ],
  [
    'glyphs that stand aside',
    (pdf) =>
      program(pdf, /NotoSerifSC-Regular/, (tables) => {
        const hmtx = tables.get('hmtx') ?? assert.fail();
        for (let i = 0; i < 90; i++) hmtx.writeInt16BE(hmtx.readInt16BE(4 * i + 2) + 300, 4 * i + 2);
      }),
    /typeface/,
  ],
  [
    'another system of characters',
    (pdf) => descendant(pdf).lookup(name('CIDSystemInfo'), PDFDict).set(name('Ordering'), PDFString.of('GB1')),
    /Ordering/,
  ],
  [
    'another system in one of the maps',
    (pdf) => mapped(pdf, (map) => map.replace('(UCS)', '(GB1)')),
    /ToUnicode|typeface/,
  ],
  ['a width for all that are not named', (pdf) => descendant(pdf).set(name('DW'), PDFNumber.of(500)), /wide|DW/],
  [
    'widths of codes that nobody uses',
    (pdf) => descendant(pdf).set(name('W'), pdf.context.obj([0, 65535, 1000])),
    /width for glyph/,
  ],
  [
    'a box of a face that is another',
    (pdf) => descriptor(pdf).set(name('FontBBox'), pdf.context.obj([0, 0, 1, 1])),
    /FontBBox/,
  ],
  ['another height of a face', (pdf) => descriptor(pdf).set(name('Ascent'), PDFNumber.of(1)), /Ascent/],
  ['other flags of a face', (pdf) => descriptor(pdf).set(name('Flags'), PDFNumber.of(4 + 64)), /Flags/],
  ['another slant of a face', (pdf) => descriptor(pdf).set(name('ItalicAngle'), PDFNumber.of(-30)), /ItalicAngle/],
  [
    'another name of a face in its description',
    (pdf) => descriptor(pdf).set(name('FontName'), name('AAAAAA+Arial')),
    /FontName|typeface/,
  ],
  [
    'another length of a face',
    (pdf) => {
      const own = descriptor(pdf);
      (own.lookup(name('FontFile2')) as PDFRawStream).dict.set(name('Length1'), PDFNumber.of(10));
    },
    /Length1/,
  ],
  ['columns in a font', (pdf) => descendant(pdf).set(name('DW2'), pdf.context.obj([0, 0])), /DW2/],
];
