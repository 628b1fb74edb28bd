/**
 * A table of single faults in a finished PDF, one a row, in every room of the file: pages, operators, faces, links,
 * navigation, metadata, structure, attachments. In: nothing. Out: what each fault is, how it is made, and what of its
 * message must be there. The rows are for the title `structure`; called by the test that makes them.
 */
import assert from 'node:assert/strict';
import { PDFArray, PDFDict, PDFHexString, PDFNumber, type PDFRawStream, PDFString } from 'pdf-lib';
import { streamBytes } from '../../scripts/formats/pdf/content-streams.ts';
import { alterText, bookmarksOf, linksOf, moveDestination, pageOf, sayOtherwise } from './alter-pdf.ts';
import {
  addLink,
  annotate,
  attached,
  before,
  behind,
  body,
  catalog,
  composite,
  cover,
  descendant,
  element,
  elements,
  hide,
  lead,
  link,
  name,
  outline,
  type PdfFault,
  packet,
  paint,
  program,
  remap,
  repaint,
  resource,
  specs,
  state,
  strokes,
  swapOutlines,
  within,
} from './change-pdf.ts';

export const pagesAndOperators: PdfFault[] = [
  ['a page removed', (pdf) => pdf.removePage(body), /notes|paragraph/],
  ['a page added', (pdf) => void pdf.addPage(), /page 10 has no/],
  [
    'two pages exchanged',
    (pdf) => {
      const page = pdf.getPage(body);
      pdf.removePage(body);
      pdf.insertPage(body + 1, page);
    },
    /page|paragraph/,
  ],
  ['a page turned', (pdf) => pageOf(pdf, body).node.set(name('Rotate'), PDFNumber.of(90)), /page 1 has “Rotate”/],
  ['a page cropped', (pdf) => pageOf(pdf, body).setCropBox(0, 0, 300, 300), /page 1: its CropBox/],
  ['a smaller page', (pdf) => pageOf(pdf, body).setTrimBox(0, 0, 300, 300), /page 1: its TrimBox/],
  ['a larger unit', (pdf) => pageOf(pdf, body).node.set(name('UserUnit'), PDFNumber.of(2)), /has “UserUnit”/],
  ['a page with an action', (pdf) => pageOf(pdf, body).node.set(name('AA'), pdf.context.obj({})), /page 1 has “AA”/],
  [
    'white text',
    (pdf) => paint(pdf, body, (content) => content.replaceAll('0 0 0 rg', '1 1 1 rg')),
    /painted in 255,255,255/,
  ],
  [
    'pale text',
    (pdf) => paint(pdf, body, (content) => content.replaceAll('0 0 0 rg', '.95 .95 .9 rg')),
    /page 1: “.*” is painted in/,
  ],
  [
    'a white rectangle over the page',
    (pdf) => paint(pdf, body, behind('1 1 1 rg 0 0 3000 4000 re f')),
    /is painted over/,
  ],
  [
    'a black rectangle over the page',
    (pdf) => paint(pdf, body, behind('0 0 0 rg 0 0 3000 4000 re f')),
    /is painted over/,
  ],
  ['a line through the text', (pdf) => paint(pdf, body, behind(strokes)), /is (struck through|painted over)/],
  ['a picture over the page', cover, /is painted over/],
  [
    'a form over the page',
    (pdf) => {
      const form = pdf.context.stream('1 1 1 rg 0 0 3000 4000 re f', {
        Type: 'XObject',
        Subtype: 'Form',
        BBox: [0, 0, 3000, 4000],
      });
      resource(pdf, body, 'XObject', pdf.context.register(form));
      paint(pdf, body, behind('/Odd Do'));
    },
    /is painted over|does not show/,
  ],
  ['text that is drawn by no pen', (pdf) => paint(pdf, body, within('3 Tr')), /operator Tr/],
  ['text that only clips', (pdf) => paint(pdf, body, within('7 Tr')), /operator Tr/],
  ['text in a layer that is not shown', hide, /“OCProperties”/],
  ['text that is seen through', (pdf) => state(pdf, { ca: 0 }), /“ca” is 0/],
  ['text that is mixed with its ground', (pdf) => state(pdf, { BM: 'Lighten' }), /“BM” is \/Lighten/],
  ['text of no width', (pdf) => paint(pdf, body, within('1 Tz')), /operator Tz/],
  ['text that is raised', (pdf) => paint(pdf, body, within('300 Ts')), /operator Ts/],
  ['spaced text', (pdf) => paint(pdf, body, within('30 Tc')), /operator Tc/],
  ['a clip that holds nothing', (pdf) => paint(pdf, body, before('0 0 1 1 re W n')), /page 1 does not show/],
  ['text off the page', (pdf) => paint(pdf, body, before('1 0 0 1 2000 0 cm')), /page 1/],
  ['tiny text', (pdf) => paint(pdf, body, before('.01 0 0 .01 200 300 cm')), /page 1/],
  ['shaded paper', (pdf) => paint(pdf, body, behind('/Odd sh')), /operator sh/],
  [
    'a picture inside the operators',
    (pdf) => paint(pdf, body, behind('BI /W 1 /H 1 /CS /G /BPC 8 ID x EI')),
    /has a picture inside/,
  ],
  [
    'a stroke beside the text',
    (pdf) => paint(pdf, body, behind('0 0 0 RG 5 w 20 20 m 20 300 l S')),
    /page 1 .*(operator|shows)/,
  ],
  ['a spot on the paper', (pdf) => paint(pdf, body, behind('.5 .5 .5 rg 20 20 m 30 20 l 30 30 l f')), /operator l/],
  ['a character for another', (pdf) => sayOtherwise(pdf, body, '前文', '前第'), /paragraph 1 differs/],
  ['a character less', (pdf) => sayOtherwise(pdf, body, '前文', '前'), /paragraph 1 differs/],
  ['two characters exchanged', (pdf) => sayOtherwise(pdf, body, '前文', '文前'), /paragraph 1 differs/],
  [
    'text that moved within its page',
    (pdf) => {
      let moved = false;
      alterText(pdf, body, (object, text) => {
        if (moved || !text.startsWith('前文')) return object;
        moved = true;
        return object.replace(/(-?[\d.]+) (-?[\d.]+) Tm/, (_, x: string, y: string) => `${x} ${Number(y) - 300} Tm`);
      });
    },
    /page 1|paragraph/,
  ],
  [
    'text beyond what is known',
    (pdf) =>
      paint(pdf, body, (content) => {
        const [object = ''] = /BT\n[\s\S]*?\nET/.exec(content) ?? [];
        return `${content}\n${object}`;
      }),
    /page 1|paragraph|stands over/,
  ],
  [
    'words in the place of a piece of the page',
    (pdf) =>
      paint(pdf, body, (content) =>
        content.replace(/\/P <<\/MCID (\d+)>> BDC/, '/P <</MCID $1 /ActualText (no)>> BDC'),
      ),
    /ActualText/,
  ],
  [
    'colours that mean others',
    (pdf) => {
      const resources = pageOf(pdf, body).node.Resources() ?? assert.fail();
      resources.set(name('ColorSpace'), pdf.context.obj({ DefaultRGB: 'DeviceGray' }));
    },
    /has “ColorSpace”/,
  ],
  [
    'two glyphs that change places and not their order',
    (pdf) => {
      let done = false;
      alterText(pdf, body, (object, text) => {
        if (done || !text.startsWith('前文')) return object;
        done = true;
        let moved = 0;
        return object.replace(/^(\S+) (\S+) Td$/gm, (_, x: string, y: string) => {
          moved++;
          return moved === 1 ? `${3 * Number(x)} ${y} Td` : moved === 2 ? `${-Number(x)} ${y} Td` : `${x} ${y} Td`;
        });
      });
    },
    /is not read in this order|paragraph 1 differs/,
  ],
];

export const facesAndPictures: PdfFault[] = [
  [
    'outlines exchanged',
    (pdf) => program(pdf, /NotoSerifSC-Regular/, swapOutlines),
    /NotoSerifSC-Regular does not show/,
  ],
  [
    'glyphs looked up elsewhere',
    (pdf) => {
      const map = Buffer.alloc(2 * 2000);
      for (let i = 0; i < 2000; i++) map.writeUInt16BE(i ^ 1, 2 * i);
      descendant(pdf).set(name('CIDToGIDMap'), pdf.context.register(pdf.context.flateStream(map)));
    },
    /“CIDToGIDMap” is a stream/,
  ],
  ['a character that is said to be another', (pdf) => remap(pdf, '方', '万'), /does not show “万”/],
  ['a character of the compatibility radicals', (pdf) => remap(pdf, '文', '⽂'), /U\+2E80|radicals/],
  ['a font under another name', (pdf) => composite(pdf).set(name('BaseFont'), name('AAAAAA+Arimo')), /Arimo/],
  [
    'a font of another face',
    (pdf) => composite(pdf).set(name('BaseFont'), name('AAAAAA+NotoSerif-Bold')),
    /NotoSerif-Bold/,
  ],
  [
    'a font that is not embedded',
    (pdf) => {
      for (const [, object] of pdf.context.enumerateIndirectObjects())
        if (object instanceof PDFDict && object.get(name('Type')) === name('FontDescriptor'))
          object.delete(name('FontFile2'));
    },
    /not embedded|has no “FontFile2”/,
  ],
  ['other widths', (pdf) => descendant(pdf).set(name('W'), pdf.context.obj([0, 2000, 250])), /wide, and its outline/],
  [
    'a font in columns',
    (pdf) => composite(pdf).set(name('Encoding'), name('Identity-V')),
    /“Encoding” is \/Identity-V/,
  ],
  [
    'a face whose outlines are cut off',
    (pdf) => program(pdf, /NotoSerifSC-Regular/, (tables) => tables.set('glyf', Buffer.alloc(10))),
    /NotoSerifSC-Regular/,
  ],
  ['another picture', repaint, /picture that the source has not/],
  [
    'a picture taken away',
    (pdf) => {
      pdf.getPages().forEach((page, i) => {
        const content = Buffer.from(streamBytes(page.node.Contents() as PDFRawStream)).toString('latin1');
        if (/ Do\b/.test(content)) paint(pdf, i + 1, (text) => text.replace(/\/\w+ Do/g, ''));
      });
    },
    /is on no page/,
  ],
];

export const linksAndNavigation: PdfFault[] = [
  [
    'two links of the contents exchanged',
    (pdf) => {
      lead(pdf, 's1', 'x');
      lead(pdf, 's2', 's1');
      lead(pdf, 'x', 's2');
    },
    /to which the edition does not lead from there/,
  ],
  ['a locator that leads to another paragraph', (pdf) => lead(pdf, 'p4', 'p3'), /leads to “p3”/],
  ['a link that leads nowhere', (pdf) => lead(pdf, 'p2', 'p999'), /p999|leads nowhere/],
  [
    'a link to a foreign address',
    (pdf) => {
      const own = link(pdf, 's2').link;
      own.delete(name('Dest'));
      own.set(name('A'), pdf.context.obj({ S: 'URI', URI: PDFString.of('https://example.org/') }));
    },
    /leads to “https:\/\/example\.org\/”/,
  ],
  [
    'another address out of the book',
    (pdf) => {
      for (const { link: one } of linksOf(pdf))
        one.lookupMaybe(name('A'), PDFDict)?.set(name('URI'), PDFString.of('https://www.un.example/'));
    },
    /un\.example/,
  ],
  ['a link removed', (pdf) => link(pdf, 'p2').remove(), /links do|links lead/],
  ['a link over the page', (pdf) => addLink(pdf, [60, 300, 360, 500]), /leads to “p1”/],
  ['a link over nothing', (pdf) => addLink(pdf, [2, 2, 4, 4]), /stands over no text/],
  ['a link that is drawn', (pdf) => link(pdf, 's1').link.set(name('Border'), pdf.context.obj([0, 0, 3])), /“Border”/],
  [
    'a link with another description',
    (pdf) => link(pdf, 's1').link.set(name('Contents'), PDFHexString.fromText('二')),
    /link .*says “二”/,
  ],
  ['a link that is hidden', (pdf) => link(pdf, 's1').link.set(name('F'), PDFNumber.of(2)), /“F” is 2/],
  [
    'a link that runs a script',
    (pdf) => link(pdf, 's1').link.set(name('A'), pdf.context.obj({ S: 'JavaScript', JS: PDFString.of('1') })),
    /“S” is \/JavaScript/,
  ],
  [
    'a note stuck on a page',
    (pdf) => annotate(pdf, { Subtype: 'Text', Rect: [9, 9, 29, 29], Contents: PDFString.of('x') }),
    /kind Text/,
  ],
  [
    'a text box over a page',
    (pdf) =>
      annotate(pdf, {
        Subtype: 'FreeText',
        Rect: [60, 60, 300, 500],
        DA: PDFString.of('/Helv 12 Tf'),
        Contents: PDFString.of('x'),
      }),
    /kind FreeText/,
  ],
  [
    'a field of a form',
    (pdf) => annotate(pdf, { Subtype: 'Widget', FT: 'Tx', Rect: [60, 60, 300, 500] }),
    /kind Widget/,
  ],
  ['a destination moved', (pdf) => moveDestination(pdf, 'p2', 2), /p2/],
  [
    'a destination added',
    (pdf) => {
      const names = pdf.catalog.lookup(name('Names'), PDFDict).lookup(name('Dests'), PDFDict);
      const leaf = names.lookup(name('Kids'), PDFArray).lookup(0, PDFDict).lookup(name('Names'), PDFArray);
      leaf.push(PDFString.of('zzz'));
      leaf.push(leaf.lookup(1, PDFArray));
    },
    /destination “zzz”/,
  ],
  ['a bookmark with another name', (pdf) => outline(pdf).set(name('Title'), PDFHexString.fromText('别的')), /“别的”/],
  [
    'a bookmark to another page',
    (pdf) => outline(pdf).lookup(name('Dest'), PDFArray).set(0, pageOf(pdf, 1).ref),
    /bookmark “.*” leads to page 1/,
  ],
  [
    'a bookmark with an action',
    (pdf) => outline(pdf).set(name('A'), pdf.context.obj({ S: 'URI', URI: PDFString.of('x') })),
    /bookmark .* has “A”/,
  ],
  [
    'a bookmark removed',
    (pdf) => {
      const [, , third, fourth] = bookmarksOf(pdf);
      third?.set(name('Next'), fourth?.get(name('Next')) ?? assert.fail());
    },
    /bookmarks instead of/,
  ],
  [
    'another page label',
    (pdf) => {
      const labels = pdf.catalog.lookup(name('PageLabels'), PDFDict).lookup(name('Nums'), PDFArray);
      labels.lookup(labels.size() - 1, PDFDict).set(name('St'), PDFNumber.of(3));
    },
    /labelled|page/,
  ],
];

export const factsAndStructure: PdfFault[] = [
  ['another title', (pdf) => pdf.setTitle('别的'), /Info says Title/],
  ['another author', (pdf) => pdf.setAuthor('丙方'), /Info says Author/],
  ['another day', (pdf) => pdf.setCreationDate(new Date(0)), /CreationDate/],
  ['another maker', (pdf) => pdf.setProducer('x'), /Producer/],
  ['other keywords', (pdf) => pdf.setKeywords(['x']), /Info says Keywords “x”/],
  [
    'a field of its own',
    (pdf) => pdf.context.lookup(pdf.context.trailerInfo.Info, PDFDict).set(name('Odd'), PDFString.of('x')),
    /Info has “Odd”/,
  ],
  ['another title in XMP', (pdf) => packet(pdf, '表格与列表', '表格和列表'), /XMP says dc:title/],
  ['other rights in XMP', (pdf) => packet(pdf, /(<dc:rights>.*?<rdf:li[^>]*>)/s, '$1x'), /XMP says dc:rights/],
  ['another hash in XMP', (pdf) => packet(pdf, /<kanben:sha256>\w{4}/, '<kanben:sha256>0000'), /K82[56]/],
  [
    'a property added to XMP',
    (pdf) => packet(pdf, '<dc:format>', '<xmp:Label>x</xmp:Label><dc:format>'),
    /XMP says xmp:Label/,
  ],
  ['another conformance', (pdf) => packet(pdf, '<pdfaid:conformance>A', '<pdfaid:conformance>B'), /pdfaid:conformance/],
  ['another language', catalog('Lang', PDFString.of('en')), /“Lang” is “en”/],
  ['a script when it opens', catalog('OpenAction', { S: 'JavaScript', JS: 'x' }), /“OpenAction”/],
  ['an action of the document', catalog('AA', {}), /“AA”/],
  ['a form', catalog('AcroForm', { Fields: [] }), /“AcroForm”/],
  [
    'scripts by name',
    (pdf) => pdf.catalog.lookup(name('Names'), PDFDict).set(name('JavaScript'), pdf.context.obj({ Names: [] })),
    /“JavaScript”/,
  ],
  ['a private mark', catalog('PieceInfo', {}), /“PieceInfo”/],
  ['no marks', catalog('MarkInfo', { Marked: false }), /“Marked” is false/],
  [
    'another profile of colour',
    (pdf) => {
      const intents = pdf.catalog.lookup(name('OutputIntents'), PDFArray);
      const profile = pdf.context.register(pdf.context.flateStream('x', { N: 3 }));
      intents.lookup(0, PDFDict).set(name('DestOutputProfile'), profile);
    },
    /colour profile/,
  ],
  ['no metadata', (pdf) => pdf.catalog.delete(name('Metadata')), /no “Metadata”|names no|XMP|no title/],
  [
    'words for what is shown',
    (pdf) => element(pdf, 'P', 6).set(name('ActualText'), PDFHexString.fromText('别的')),
    /“ActualText”/,
  ],
  [
    'another description of a picture',
    (pdf) => element(pdf, 'Figure').set(name('Alt'), PDFHexString.fromText('别的')),
    /“Alt” is “别的”/,
  ],
  ['no description of a picture', (pdf) => element(pdf, 'Figure').delete(name('Alt')), /no “Alt”/],
  ['a heading that is a paragraph', (pdf) => element(pdf, 'H2').set(name('S'), name('P')), /heard as no heading/],
  ['a heading of another level', (pdf) => element(pdf, 'H2').set(name('S'), name('H4')), /heard as H4/],
  ['a role that is none', (pdf) => element(pdf, 'P', 3).set(name('S'), name('Artifact')), /\/Artifact/],
  [
    'another language of a part',
    (pdf) => element(pdf, 'Document').set(name('Lang'), PDFString.of('fr')),
    /“Lang” is “fr”/,
  ],
  [
    'items read in another order',
    (pdf) => {
      const kids = element(pdf, 'L').lookup(name('K'), PDFArray);
      const [a, b] = [kids.get(0), kids.get(1)];
      kids.set(0, b);
      kids.set(1, a);
    },
    /read aloud|heard in another/,
  ],
  [
    'a part that is not read',
    (pdf) => {
      const kids = elements(pdf, 'Sect')
        .map((one) => one.lookup(name('K')))
        .find((one) => one instanceof PDFArray && one.size() > 3);
      assert.ok(kids instanceof PDFArray);
      kids.remove(1);
    },
    /read aloud|without its place/,
  ],
  [
    'another text attached',
    (pdf) => attached(pdf, /markdown/, (text) => text.replace('前文', '后文')),
    /is not the canonical text/,
  ],
  [
    'other data attached',
    (pdf) => attached(pdf, /json/, (text) => text.replace('前文一段', '后文一段')),
    /attached: edition\.json/,
  ],
  ['a file added', (pdf) => void pdf.attach(Buffer.from('x'), 'x.txt'), /attached files|Subtype|“Desc”/],
  [
    'an attached file less',
    (pdf) => {
      const tree = pdf.catalog.lookup(name('Names'), PDFDict).lookup(name('EmbeddedFiles'), PDFDict);
      const list = tree.lookup(name('Names'), PDFArray);
      list.remove(0);
      list.remove(0);
      pdf.catalog.lookup(name('AF'), PDFArray).remove(0);
    },
    /attached files are/,
  ],
  [
    'another word for an attached file',
    (pdf) => (specs(pdf)[0] ?? assert.fail()).set(name('Desc'), PDFHexString.fromText('x')),
    /says Desc/,
  ],
  [
    'another use of an attached file',
    (pdf) => (specs(pdf)[0] ?? assert.fail()).set(name('AFRelationship'), name('Data')),
    /AFRelationship/,
  ],
];

export const aroundTheText: PdfFault[] = [
  ['the title on the cover', (pdf) => sayOtherwise(pdf, 1, '样张', '张样'), /the cover/],
  ['the day on the title leaf', (pdf) => sayOtherwise(pdf, 3, '2022', '2021'), /the title leaf/],
  ['a heading in the contents', (pdf) => sayOtherwise(pdf, 5, '前文', '文前'), /the contents/],
  ['a page number in the contents', (pdf) => sayOtherwise(pdf, 5, '6', '9'), /the contents/],
  [
    'a folio',
    (pdf) => sayOtherwise(pdf, body, '1', '2', (object) => !/Tm[\s\S]*Tm/.test(object)),
    /folio|paragraph|number/,
  ],
];
