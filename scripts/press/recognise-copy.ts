/**
 * Which format a copy is of, by its bytes alone: an e-book and a site may both be archives. In: bytes. Out: whether
 * they are of a format. Called by the outputs; loads nothing.
 *
 *     recognisePage(new TextEncoder().encode('<!DOCTYPE html>…')) → true
 */

/** Names of the files of an archive, by its directory (APPNOTE 4.3.12, 4.3.16); none where it has none. */
function namesIn(bytes: Uint8Array): string[] {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = data.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const names: string[] = [];
  if (end < 0 || end + 22 > data.length) return names;
  let at = data.readUInt32LE(end + 16);
  for (let left = data.readUInt16LE(end + 10); left > 0 && at + 46 <= data.length; left--) {
    const length = data.readUInt16LE(at + 28);
    names.push(data.toString('utf8', at + 46, at + 46 + length));
    at += 46 + length + data.readUInt16LE(at + 30) + data.readUInt16LE(at + 32);
  }
  return names;
}

const isArchive = (bytes: Uint8Array): boolean => [0x50, 0x4b, 3, 4].every((byte, i) => bytes[i] === byte);

/** An archive with a page in it that is no e-book: every e-book has a file that names its package. */
function isSiteArchive(bytes: Uint8Array): boolean {
  if (!isArchive(bytes)) return false;
  const names = namesIn(bytes);
  return names.some((name) => /(^|\/)index\.html$/.test(name)) && !names.includes('META-INF/container.xml');
}

/** True for an e-book with two languages: each has a title page in a folder of its own. */
export const recogniseFacingBook = (bytes: Uint8Array): boolean =>
  isArchive(bytes) && namesIn(bytes).filter((name) => /^OEBPS\/[^/]+\/title\.xhtml$/.test(name)).length === 2;

/** True for any other e-book. */
export const recogniseBook = (bytes: Uint8Array): boolean =>
  isArchive(bytes) && !isSiteArchive(bytes) && !recogniseFacingBook(bytes);

/** True for a page with two languages, and for an archive of its files. */
export const recogniseFacing = (bytes: Uint8Array): boolean =>
  recognisePage(bytes) &&
  (isArchive(bytes)
    ? namesIn(bytes).some((name) => /(^|\/)facing\.json$/.test(name))
    : Buffer.from(bytes).includes('<body class="reading facing">'));

/** True for a page of a site, and for an archive of its files. */
export const recognisePage = (bytes: Uint8Array): boolean =>
  /^\s*<!doctype html/i.test(Buffer.from(bytes.subarray(0, 200)).toString('latin1')) || isSiteArchive(bytes);

const isPdf = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, 4)).toString('latin1') === '%PDF';

/** A PDF that names two sources: its packet stands in it as archives read it, unpacked (ISO 16684-1). */
export const recogniseFacingPdf = (bytes: Uint8Array): boolean => {
  if (!isPdf(bytes)) return false;
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const packet = file.indexOf('<kanben:sha256>');
  return (
    packet >= 0 && /^<kanben:sha256>[0-9a-f]{64} [0-9a-f]{64}</.test(file.toString('latin1', packet, packet + 200))
  );
};

/** True for any other PDF. */
export const recognisePdf = (bytes: Uint8Array): boolean => isPdf(bytes) && !recogniseFacingPdf(bytes);
