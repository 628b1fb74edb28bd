/**
 * More single faults in a finished PDF, thought of by those who did not write its witnesses: text that moves a little,
 * areas that come or go, entries of objects that nothing of the press has, words with signs that nobody sees. In:
 * nothing. Out: rows for the title `structure`, as in `pdf-faults.ts`; called by the test that makes them.
 */
import assert from 'node:assert/strict';
import { PDFArray, PDFDict, type PDFDocument, PDFHexString, PDFNumber, PDFRawStream, PDFString } from 'pdf-lib';
import { alterText, fontsOf, pageOf } from './alter-pdf.ts';
import {
  annotate,
  behind,
  body,
  catalog,
  element,
  link,
  name,
  outline,
  type PdfFault,
  packet,
  paint,
  specs,
  state,
  within,
} from './change-pdf.ts';

/** Changes the first text object of a page of the text that begins so. */
export const object = (begin: string, change: (object: string) => string) => (pdf: PDFDocument) => {
  let done = false;
  alterText(pdf, body, (own, text) => {
    if (done || !text.startsWith(begin)) return own;
    done = true;
    return change(own);
  });
};

/** Moves the object by so many units of its own, of which 4.2 are a millimetre. */
const moved = (right: number, down: number) => (own: string) =>
  own.replace(/(-?[\d.]+) (-?[\d.]+) Tm/, (_, x: string, y: string) => `${Number(x) + right} ${Number(y) + down} Tm`);

export const info = (key: string, value: PDFHexString | PDFString) => (pdf: PDFDocument) =>
  pdf.context.lookup(pdf.context.trailerInfo.Info, PDFDict).set(name(key), value);

/** An entry of the page. */
const onPage = (key: string, value: Record<string, unknown> | number | string) => (pdf: PDFDocument) =>
  pageOf(pdf, body).node.set(name(key), pdf.context.obj(value as Record<string, string>));

const onLink = (key: string, value: unknown) => (pdf: PDFDocument) =>
  link(pdf, 's1').link.set(name(key), pdf.context.obj(value as string));

const preference = (key: string, value: unknown) => (pdf: PDFDocument) =>
  pdf.catalog.lookup(name('ViewerPreferences'), PDFDict).set(name(key), pdf.context.obj(value as string));

/** The content of the page says that its bytes stand in another file. */
function elsewhere(pdf: PDFDocument): void {
  const stream = pageOf(pdf, body).node.Contents();
  assert.ok(stream instanceof PDFRawStream);
  stream.dict.set(name('F'), PDFString.of('other.bin'));
}

/** The page is read by two streams, of which the second begins in the middle of the first. */
function repeatedContent(pdf: PDFDocument): void {
  const { node } = pageOf(pdf, body);
  const ref = pdf.context.getObjectRef(node.Contents() ?? assert.fail()) ?? assert.fail();
  node.set(name('Contents'), pdf.context.obj([ref, ref]));
}

/** One of the files of an attached file is another one. */
function secondFile(pdf: PDFDocument): void {
  const files = (specs(pdf)[0] ?? assert.fail()).lookup(name('EF'), PDFDict);
  files.set(name('F'), pdf.context.register(pdf.context.flateStream('x', { Type: 'EmbeddedFile' })));
}

export const textAndAreas: PdfFault[] = [
  ['a line a little lower', object('前文', moved(0, 4)), /page 1|paragraph/],
  ['a line in the margin', object('前文', moved(-60, 0)), /cannot be tied|flush/],
  ['a line that is no longer indented', object('前文', moved(-28, 0)), /flush right/],
  [
    'a gap within a word',
    object('前文', (own) => own.replace(/^(\S+) 0 Td\n/m, (_, x: string) => `${2 * Number(x)} 0 Td\n`)),
    /widest Han/,
  ],
  [
    'two characters that nearly touch',
    object('前文', (own) => own.replace(/^(\S+) 0 Td\n/m, (_, x: string) => `${0.4 * Number(x)} 0 Td\n`)),
    /stands over/,
  ],
  [
    'words that nobody hears',
    (pdf) => paint(pdf, body, (all) => all.replace(/\/P <<\/MCID 2>> BDC/, '/Artifact BMC')),
    /./,
  ],
  [
    'a piece with a language of its own',
    (pdf) => paint(pdf, body, (all) => all.replace('<</MCID 2>>', '<</MCID 2 /Lang (en)>>')),
    /Lang|operator/,
  ],
  [
    'a piece with another description',
    (pdf) => paint(pdf, body, (all) => all.replace('<</MCID 2>>', '<</MCID 2 /Alt (x)>>')),
    /Alt|operator/,
  ],
  ['a space of words', (pdf) => paint(pdf, body, within('9 Tw')), /operator Tw/],
  ['a dashed pen', (pdf) => paint(pdf, body, behind('[1 9] 0 d')), /operator d/],
  ['an intent of colours', (pdf) => paint(pdf, body, behind('/Perceptual ri')), /operator ri/],
  ['type in four inks', (pdf) => paint(pdf, body, (all) => all.replace('0 0 0 rg', '0 0 0 0 k')), /operator k/],
  ['type in grey', (pdf) => paint(pdf, body, (all) => all.replace('0 0 0 rg', '1 g')), /operator g/],
  ['a transfer of tones', (pdf) => state(pdf, { TR: 'Identity' }), /“TR”/],
  ['inks over each other', (pdf) => state(pdf, { OPM: 1 }), /“OPM”/],
  ['a soft edge', (pdf) => state(pdf, { SM: 1 }), /“SM”/],
  ['a black panel beside the text', (pdf) => paint(pdf, body, behind('q 0 0 0 rg 60 60 80 80 re f Q')), /page 1/],
  [
    'a rule through the middle of a line',
    (pdf) => paint(pdf, body, behind('q 0 0 0 rg 300 897 900 2 re f Q')),
    /page 1/,
  ],
  ['a page that is painted twice', repeatedContent, /page 1|stands over/],
  ['a page whose bytes stand elsewhere', elsewhere, /“F”/],
];

export const entriesAndWords: PdfFault[] = [
  ['a page that turns by itself', onPage('Dur', 3), /“Dur”/],
  ['a page with a thumbnail', onPage('Thumb', {}), /“Thumb”/],
  ['a page with metadata of its own', onPage('Metadata', {}), /“Metadata”/],
  ['a page with a view of a drawing', onPage('VP', {}), /“VP”/],
  ['a page with attached files', onPage('AF', {}), /“AF”/],
  ['an art box', onPage('ArtBox', {}), /“ArtBox”/],
  ['a collection of files', catalog('Collection', {}), /“Collection”/],
  ['threads of articles', catalog('Threads', {}), /“Threads”/],
  ['demands on a viewer', catalog('Requirements', {}), /“Requirements”/],
  ['rights of use', catalog('Perms', {}), /“Perms”/],
  ['a layout of pages', (pdf) => pdf.catalog.set(name('PageLayout'), name('TwoPageLeft')), /“PageLayout”/],
  ['names in the old place', catalog('Dests', {}), /“Dests”/],
  ['a viewer without its bars', preference('HideToolbar', true), /“HideToolbar”/],
  ['a direction of reading', preference('Direction', 'R2L'), /“Direction”/],
  ['pages that are printed otherwise', preference('PrintPageRange', [0, 1]), /“PrintPageRange”/],
  ['a link in a colour', onLink('C', [1, 0, 0]), /“C”/],
  ['a link that is shown at a click', onLink('H', 'P'), /“H”/],
  ['a link with a name', onLink('NM', 'x'), /“NM”/],
  ['a link of no size', (pdf) => link(pdf, 's1').link.set(name('Rect'), pdf.context.obj([9, 9, 9, 9])), /link/],
  ['a drawn line', (pdf) => annotate(pdf, { Subtype: 'Line', Rect: [9, 9, 90, 90], L: [9, 9, 90, 90] }), /kind Line/],
  ['a mark over text', (pdf) => annotate(pdf, { Subtype: 'StrikeOut', Rect: [60, 300, 300, 320] }), /kind StrikeOut/],
  ['an erasure that waits', (pdf) => annotate(pdf, { Subtype: 'Redact', Rect: [60, 300, 300, 320] }), /kind Redact/],
  ['a word of trapping', info('Trapped', PDFString.of('True')), /“Trapped”/],
  ['a joiner in the title', info('Title', PDFHexString.fromText('样张\u200d：表格与列表')), /Info says Title/],
  ['a space behind the keywords', info('Keywords', PDFHexString.fromText('条约 ')), /Info says Keywords/],
  [
    'a joiner in a bookmark',
    (pdf) => {
      const own = outline(pdf);
      const title = own.lookup(name('Title'));
      assert.ok(title instanceof PDFHexString || title instanceof PDFString);
      own.set(name('Title'), PDFHexString.fromText(`${title.decodeText()}\u200d`));
    },
    /bookmark/,
  ],
  ['a bookmark in bold', (pdf) => outline(pdf).set(name('F'), PDFNumber.of(2)), /bookmark.*“F”/],
  [
    'a joiner in a description',
    (pdf) => element(pdf, 'Figure').set(name('Alt'), PDFHexString.fromText('一张示意图\u200d')),
    /“Alt”/,
  ],
  ['a title of an element', (pdf) => element(pdf, 'P', 6).set(name('T'), PDFHexString.fromText('x')), /“T”/],
  ['a class of an element', (pdf) => element(pdf, 'P', 6).set(name('C'), name('x')), /“C”/],
  ['an older revision of an element', (pdf) => element(pdf, 'P', 6).set(name('R'), PDFNumber.of(1)), /“R”/],
  ['an attached file in two states', secondFile, /attached|“F”|EF/],
  [
    'XMP of another kind',
    (pdf) => packet(pdf, '<dc:format>application/pdf', '<dc:format>text/html'),
    /XMP says dc:format/,
  ],
  [
    'a rule for pictures of type',
    (pdf) => (fontsOf(pdf)[0] ?? assert.fail()).set(name('FirstChar'), PDFNumber.of(0)),
    /“FirstChar”/,
  ],
  [
    'labels that count in letters',
    (pdf) => {
      const labels = pdf.catalog.lookup(name('PageLabels'), PDFDict).lookup(name('Nums'), PDFArray);
      labels.lookup(labels.size() - 1, PDFDict).set(name('S'), name('r'));
    },
    /labelled|page/,
  ],
  ['the day in which it was changed', (pdf) => pdf.setModificationDate(new Date(0)), /ModDate/],
];
