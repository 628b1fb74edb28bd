/**
 * Checksums of what is read and written. In: a text or bytes. Out: their SHA-256 in lower-case hexadecimal (FIPS
 * 180-4), as SHA256SUMS has it. Plain JavaScript, because the press is compiled with it. The witnesses have their own.
 *
 *     sha256Of('') → 'e3b0c442…b855'
 */
import { createHash } from 'node:crypto';

/** @param {string | Uint8Array} content a text as UTF-8 */
export const sha256Of = (content) => createHash('sha256').update(content).digest('hex');
