/**
 * The name of an edition that no other has. In: the id of a title, the number of its edition. Out: a UUID, the same in
 * the EPUB, the PDF, the site and its feed. Pure.
 */
import { createHash } from 'node:crypto';

/** A name-based UUID (version 5, RFC 9562 § 5.5) in the URL namespace: the same title and edition, the same UUID. */
function editionUuid(id: string, edition: number): string {
  const namespace = Buffer.from('6ba7b8119dad11d180b400c04fd430c8', 'hex');
  const hash = createHash('sha1').update(namespace).update(`kanben:${id}:${edition}`).digest().subarray(0, 16);
  hash[6] = ((hash[6] as number) & 0x0f) | 0x50;
  hash[8] = ((hash[8] as number) & 0x3f) | 0x80;
  const hex = hash.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** The same as a URN (RFC 9562 § 4): `urn:uuid:…`. */
export const editionUrn = (id: string, edition: number): string => `urn:uuid:${editionUuid(id, edition)}`;
