/**
 * What an archive needs. In: the PDF, the record of the edition, the files to attach. Out: Info and XMP that agree,
 * the sRGB output intent, the canonical text and its data as associated files (ISO 19005-3, 6.8).
 */
import { createHash } from 'node:crypto';
import { type PDFArray, PDFDict, type PDFDocument, PDFHexString, PDFName, type PDFRef, PDFString } from 'pdf-lib';
import { type PdfRecord, xmpPacket } from './metadata.ts';
import { srgbProfile } from './srgb-profile.ts';

/** A file inside the PDF, and what it is to the PDF. */
export interface Attachment {
  name: string;
  bytes: Uint8Array;
  mediaType: string;
  relationship: 'Source' | 'Data';
  description: string;
}

/** Writes the Info dictionary and the XMP packet from one record. */
export function setMetadata(pdf: PDFDocument, record: PdfRecord): void {
  pdf.setTitle(record.title, { showInWindowTitleBar: true });
  if (record.authors.length > 0) pdf.setAuthor(record.authors.join('; '));
  if (record.subject) pdf.setSubject(record.subject);
  pdf.setKeywords([record.keywords.join('; ')]);
  pdf.setCreator(record.creator);
  pdf.setProducer(record.producer);
  pdf.setCreationDate(record.date);
  pdf.setModificationDate(record.date);
  const packet = pdf.context.stream(Buffer.from(xmpPacket(record), 'utf8'), { Type: 'Metadata', Subtype: 'XML' });
  pdf.catalog.set(PDFName.of('Metadata'), pdf.context.register(packet));
}

/** The identifier of the file (ISO 32000-1, 14.4): the same whenever it is made of the same things. */
export function setFileId({ context }: PDFDocument, madeOf: readonly (string | number)[]): void {
  const id = PDFHexString.of(createHash('md5').update(madeOf.join(':')).digest('hex'));
  context.trailerInfo.ID = context.obj([id, id]);
}

/** For which colours the pages are made. */
interface MeantColours {
  /** They are those of an archive: sRGB and grey, which is what Chromium's DeviceRGB means. */
  archive: boolean;
  /** The printing condition, by its name in the registry of the ICC. */
  condition?: string | undefined;
}

/**
 * Says in which colours the pages are. A printing condition is named and has no profile here: profiles of presses have
 * licences of their own. Out: the sRGB profile, for pictures.
 */
export function setOutputIntents(pdf: PDFDocument, { archive, condition }: MeantColours): PDFRef {
  const { context } = pdf;
  const profile = context.register(context.stream(srgbProfile(), { N: 3 }));
  const intent = (purpose: string, called: string, more: Record<string, PDFRef>) => {
    const identifier = PDFString.of(called);
    return context.register(
      context.obj({
        Type: 'OutputIntent',
        S: purpose,
        OutputConditionIdentifier: identifier,
        Info: identifier,
        RegistryName: PDFString.of('http://www.color.org'),
        ...more,
      }),
    );
  };
  const intents = [
    ...(archive ? [intent('GTS_PDFA1', 'sRGB IEC61966-2-1', { DestOutputProfile: profile })] : []),
    ...(condition === undefined ? [] : [intent('GTS_PDFX', condition, {})]),
  ];
  if (intents.length > 0) pdf.catalog.set(PDFName.of('OutputIntents'), context.obj(intents));
  return profile;
}

/** Attaches files to the whole document. */
export function setAttachments(pdf: PDFDocument, attachments: readonly Attachment[], date: Date): void {
  if (attachments.length === 0) return;
  const { context } = pdf;
  const named = attachments
    .map((attachment) => ({ name: attachment.name, ref: attach(pdf, attachment, date) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const tree = pdf.catalog.lookupMaybe(PDFName.of('Names'), PDFDict) ?? (context.obj({}) as PDFDict);
  tree.set(
    PDFName.of('EmbeddedFiles'),
    context.register(context.obj({ Names: named.flatMap(({ name, ref }) => [PDFString.of(name), ref]) })),
  );
  pdf.catalog.set(PDFName.of('Names'), tree);
  pdf.catalog.set(PDFName.of('AF'), context.obj(named.map(({ ref }) => ref)) as PDFArray);
}

function attach(
  pdf: PDFDocument,
  { name, bytes, mediaType, relationship, description }: Attachment,
  date: Date,
): PDFRef {
  const { context } = pdf;
  const params = {
    Size: bytes.length,
    ModDate: PDFString.fromDate(date),
    CheckSum: PDFHexString.of(createHash('md5').update(bytes).digest('hex')),
  };
  const file = context.register(context.stream(bytes, { Type: 'EmbeddedFile', Subtype: mediaType, Params: params }));
  return context.register(
    context.obj({
      Type: 'Filespec',
      F: PDFString.of(name),
      UF: PDFHexString.fromText(name),
      Desc: PDFHexString.fromText(description),
      AFRelationship: relationship,
      EF: { F: file, UF: file },
    }),
  );
}
