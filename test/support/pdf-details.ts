/**
 * Single faults in what a finished PDF says of its glyphs and pieces beside what they show: how they are spelt out,
 * where a piece of a line stands, marks and identifiers, days. In: nothing. Out: rows for the title `structure`, as in
 * `pdf-faults.ts`; called by the test that makes them.
 */
import assert from 'node:assert/strict';
import { PDFArray, PDFDict, type PDFDocument, PDFHexString, PDFNumber, type PDFRawStream, PDFString } from 'pdf-lib';
import { alterText } from './alter-pdf.ts';
import { body, element, link, name, type PdfFault, packet, paint, specs } from './change-pdf.ts';
import { info, object } from './pdf-inventions.ts';

/** The first piece of the text that stands behind another one in its line, higher by 3 pt. */
function raisePiece(pdf: PDFDocument): void {
  let [last, done] = ['', false];
  alterText(pdf, body, (own, text) => {
    const [, x = '', y = ''] = /(-?[\d.]+) (-?[\d.]+) Tm/.exec(own) ?? [];
    const isBehind = !done && y === last && text.trim() !== '';
    last = y;
    if (!isBehind) return own;
    done = true;
    return own.replace(`${x} ${y} Tm`, `${x} ${Number(y) - 4} Tm`);
  });
}

/** A link stands above its text. */
function raiseLink(pdf: PDFDocument): void {
  const { link: own } = link(pdf, 's1');
  const box = own.lookup(name('Rect'), PDFArray).asArray();
  own.set(name('Rect'), pdf.context.obj(box.map((one, i) => (one as PDFNumber).asNumber() + (i % 2) * 8)));
}

const spelling = (code: string) => `/Span <</ActualText <FEFF${code}>>> BDC`;

/** What is said of pieces and glyphs beside what they show. */
export const saidBeside: PdfFault[] = [
  [
    'a character that is spelt out as another',
    object('前文', (own) => own.replace(/<\w{4}> Tj/, `${spelling('6218')}\n$&\nEMC`)),
    /“前” is spelt out as “战”/,
  ],
  [
    'a spelling within another',
    object('前文', (own) => own.replace(/<\w{4}> Tj/, `${spelling('6218')}\n${spelling('524D')}\n$&\nEMC\nEMC`)),
    /spelt out as “战” has a mark within/,
  ],
  [
    'characters that are said to stand against their order',
    object('前文', (own) => own.replace('BT\n', 'BT\n/ReversedChars BMC\n').replace(/ET$/, 'EMC\nET')),
    /has the operator \/ReversedChars BMC/,
  ],
  ['a piece of a line that is raised', raisePiece, /stands 3 pt higher than/],
  [
    'a piece of the page that is there twice',
    (pdf) => paint(pdf, body, (all) => all.replace('<</MCID 2>>', '<</MCID 1>>')),
    /paints one piece twice/,
  ],
  [
    'another next key of the pieces',
    (pdf) => pdf.catalog.lookup(name('StructTreeRoot'), PDFDict).set(name('ParentTreeNextKey'), PDFNumber.of(1)),
    /the next key of its ParentTree is 1/,
  ],
  ['an identifier that nobody names', (pdf) => element(pdf, 'P', 3).set(name('ID'), PDFString.of('x')), /named “x”/],
  ['a link above its text', raiseLink, /does not stand over/],
  ['words behind the metadata', (pdf) => packet(pdf, '<?xpacket end', 'x<?xpacket end'), /text “x” behind/],
  ['an hour elsewhere', info('CreationDate', PDFString.of("D:20220204000000+14'00'")), /CreationDate/],
  [
    'another identifier of the file',
    ({ context }) => {
      context.trailerInfo.ID = context.obj([PDFHexString.of('00'), PDFHexString.of('11')]);
    },
    /“ID”/,
  ],
  [
    'an attached file of another day',
    (pdf) => {
      const files = (specs(pdf)[0] ?? assert.fail()).lookup(name('EF'), PDFDict);
      const { dict } = files.lookup(name('F')) as PDFRawStream;
      dict.lookup(name('Params'), PDFDict).set(name('ModDate'), PDFString.of('D:20000101000000Z'));
    },
    /ModDate/,
  ],
];
