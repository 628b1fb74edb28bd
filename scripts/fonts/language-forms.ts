/**
 * Takes from a face what it does in a language where it draws a letter as another one (ISO/IEC 14496-22, 6.2.5:
 * language systems). In: a whole face, TrueType. Out: the same face, in which such languages are set as all others of
 * their script. EB Garamond draws the u of Latin as v, so that a phrase marked `lang=la` in an official text would show
 * “jvris” for juris; Noto Serif draws ş as ș in Romanian, and β as ꞵ in phonetic writing; Amiri has other marks for
 * Sindhi and Malay. Promises that forms which leave a letter what it is (Serbian б, Turkish fi, Catalan l·l) stay.
 * Called by `subset-fonts.ts`.
 *
 *     withoutOtherLetters(readFace('…/EBGaramond_400Regular.ttf')) → a face without the language system LAT
 */
import { readTables, writeTables } from './sfnt-tables.ts';

/** Languages of OpenType in which a face of the press draws one letter or mark as another. */
const redrawn = new Set(['LAT ', 'ROM ', 'MOL ', 'IPPH', 'APPH', 'SND ', 'MLY ']);

const recordLength = 6;

/** The face without those languages; the bytes that came in where it has none. */
export function withoutOtherLetters(bytes: Uint8Array): Uint8Array {
  const file = Buffer.from(bytes);
  const tables = readTables(file);
  const rules = tables.find(({ tag }) => tag === 'GSUB')?.data;
  const dropped = rules ? scriptsOf(rules).map((script) => dropLanguages(rules, script)) : [];
  return dropped.some(Boolean) ? writeTables(tables, file.readUInt32BE(0)) : bytes;
}

/** Where the scripts of a table stand. */
function scriptsOf(rules: Buffer): number[] {
  const list = rules.readUInt16BE(4);
  return Array.from(
    { length: rules.readUInt16BE(list) },
    (_, i) => list + rules.readUInt16BE(list + 2 + recordLength * i + 4),
  );
}

/** Writes the records of one script that stay over those that go; whether any went. Nothing else moves. */
function dropLanguages(rules: Buffer, script: number): boolean {
  const count = rules.readUInt16BE(script + 2);
  const first = script + 4;
  let kept = 0;
  for (let i = 0; i < count; i++) {
    const from = first + recordLength * i;
    if (redrawn.has(rules.toString('latin1', from, from + 4))) continue;
    rules.copy(rules, first + recordLength * kept, from, from + recordLength);
    kept++;
  }
  rules.writeUInt16BE(kept, script + 2);
  return kept < count;
}
