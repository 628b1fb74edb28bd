/**
 * The XMP packet is well-formed whatever the front matter says, and says it. In: the record of an edition. No browser.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import { DOMParser } from '@xmldom/xmldom';
import { recordPdf, xmpPacket } from '../../../scripts/formats/pdf/metadata.ts';
import { prepareEdition } from '../../../scripts/press/prepare-edition.ts';
import { comparePdfMetadata } from '../../../scripts/proof/verify-metadata.ts';
import { fixture } from '../../support/fixture.ts';
import { projectAt } from '../../support/press.ts';

const { value } = prepareEdition(projectAt(fixture('editions', 'tiny', 'source')), 'tiny');
const edition = structuredClone(value?.edition ?? assert.fail());
const odd = '甲 & 乙 <丙> "丁" &amp;';
Object.assign(edition.metadata, { title: odd, description: `${odd}。`, parties: [odd, '乙国'], rights: odd });
const packet = xmpPacket(recordPdf(edition, 'Chromium 1', { part: 3, tagged: true }));

test('signs of XML in title, parties, description and rights are text', () => {
  const onError = (level: string, message: string) => assert.fail(`${level}: ${message}`);
  const root = new DOMParser({ onError }).parseFromString(packet, 'application/xml');
  const items = (name: string) =>
    Array.from(root.getElementsByTagName(name)).flatMap((one) =>
      Array.from(one.getElementsByTagName('rdf:li')).map((item) => item.textContent),
    );
  assert.deepEqual(items('dc:title'), [odd, odd]);
  assert.deepEqual(items('dc:creator'), [odd, '乙国']);
  assert.deepEqual(items('dc:description'), [`${odd}。`, `${odd}。`]);
  assert.deepEqual(items('dc:rights'), [odd, odd]);
});

test('the witness reads the same out of the packet', () => {
  const found: string[] = [];
  comparePdfMetadata(
    { info: {}, xmp: packet },
    edition,
    { attaches: true, whole: true, archive: true, tagged: true },
    (detail) => found.push(detail),
  );
  assert.deepEqual(
    found.filter((detail) => detail.startsWith('XMP')),
    [],
  );
});
