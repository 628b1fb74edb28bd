/**
 * Bytes of a document → its text. In: the bytes and what kind of document they are. Out: the text, decoded strictly by
 * the encoding that a byte order mark, the page itself or the editor names; else UTF-8. Promises that no byte is
 * replaced: one that does not fit is a problem with its offset. Called by `read-document.ts`.
 *
 *     bytes of <meta charset="windows-1251">… → the page in Cyrillic letters; a byte 0xff in UTF-8 → K123
 */
import type { Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';

/** Decodes a document; K123 when its bytes are not of the encoding. `stated`: the encoding that the editor names. */
export function decodeDocument(
  bytes: Uint8Array,
  file: string,
  stated: string | undefined,
  problems: Problem[],
): string | undefined {
  const encoding = markOf(bytes) ?? stated ?? declaredIn(bytes) ?? 'utf-8';
  const place = { file, line: 1, column: 1 };
  try {
    const decoder = new TextDecoder(encoding, { fatal: true });
    return decoder.encoding === 'windows-1252' ? decodeWestern(bytes) : decoder.decode(bytes);
  } catch (error) {
    // A RangeError is for a name that the Encoding standard does not have; a TypeError for bad bytes.
    if (error instanceof RangeError)
      problems.push(problem('K122', { file, detail: `the encoding “${encoding}” is not known.` }, place));
    else problems.push(problem('K123', { encoding, offset: firstBadByte(bytes, encoding) }, place));
    return undefined;
  }
}

/** 0x80 to 0x9F of windows-1252 (Encoding Standard, index windows-1252); five bytes are controls there, too. */
const western = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/**
 * windows-1252 and its other names (iso-8859-1, latin1, ascii): Node 20 decodes them as Latin-1, with controls for
 * quotation marks.
 */
const decodeWestern = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (byte) => western[byte.charCodeAt(0) - 0x80] ?? byte);

function markOf(bytes: Uint8Array): string | undefined {
  const hex = Buffer.from(bytes.subarray(0, 3)).toString('hex');
  if (hex === 'efbbbf') return 'utf-8';
  return hex.startsWith('fffe') ? 'utf-16le' : hex.startsWith('feff') ? 'utf-16be' : undefined;
}

/** The encoding that a page's <meta> or XML declaration names in its first 4096 bytes. */
function declaredIn(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  const found =
    /<meta[^>]+charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(head)?.[1] ??
    /^\s*<\?xml[^>]+encoding\s*=\s*["']([\w:.-]+)["']/i.exec(head)?.[1];
  // A page that could be read this far is not UTF-16, whatever it says (HTML 13.2.3.2).
  return found && /^utf-?16/i.test(found) ? 'utf-8' : found?.toLowerCase();
}

/** Offset of the first byte after which decoding fails, found by halving. */
function firstBadByte(bytes: Uint8Array, encoding: string): number {
  const fails = (length: number) => {
    try {
      new TextDecoder(encoding, { fatal: true }).decode(bytes.subarray(0, length), { stream: true });
      return false;
    } catch {
      return true;
    }
  };
  let [low, high] = [0, bytes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fails(middle)) high = middle;
    else low = middle + 1;
  }
  return Math.max(0, low - 1);
}
