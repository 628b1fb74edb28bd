/**
 * The sRGB profile that a PDF/A names as its output intent. In: nothing. Out: an ICC profile (ICC.1:2010, version
 * 4.3) of half a kilobyte, made from the published numbers of IEC 61966-2-1 and their Bradford adaptation to D50.
 * Ours, so that no profile of another licence is embedded. The same bytes every time.
 */

/** An sRGB display profile: matrix and the parametric curve of the standard. */
export function srgbProfile(): Uint8Array {
  const curve = parametricCurve([2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045]);
  const tags: [string, Buffer][] = [
    ['desc', localized('sRGB IEC61966-2-1')],
    ['cprt', localized('No copyright is claimed for this profile.')],
    ['wtpt', xyz(0.9642, 1, 0.8249)],
    [
      'chad',
      fixedArray([1.0478112, 0.0228866, -0.050127, 0.0295424, 0.9904844, -0.0170491, -0.0092345, 0.0150436, 0.7521316]),
    ],
    ['rXYZ', xyz(0.4360747, 0.2225045, 0.0139322)],
    ['gXYZ', xyz(0.3850649, 0.7168786, 0.0971045)],
    ['bXYZ', xyz(0.1430804, 0.0606169, 0.7141733)],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ];
  const table = Buffer.alloc(4 + tags.length * 12);
  table.writeUInt32BE(tags.length, 0);
  const bodies: Buffer[] = [];
  const places = new Map<Buffer, number>();
  let at = 128 + table.length;
  tags.forEach(([signature, body], i) => {
    if (!places.has(body)) {
      places.set(body, at);
      bodies.push(body);
      at += body.length;
    }
    table.write(signature, 4 + i * 12, 'latin1');
    table.writeUInt32BE(places.get(body) as number, 8 + i * 12);
    table.writeUInt32BE(body.length, 12 + i * 12);
  });
  return Buffer.concat([header(at), table, ...bodies]);
}

function header(size: number): Buffer {
  const bytes = Buffer.alloc(128);
  bytes.writeUInt32BE(size, 0);
  bytes.writeUInt32BE(0x04300000, 8);
  bytes.write('mntrRGB XYZ ', 12, 'latin1');
  [2026, 1, 1].forEach((value, i) => {
    bytes.writeUInt16BE(value, 24 + i * 2);
  });
  bytes.write('acsp', 36, 'latin1');
  // The illuminant of the profile connection space is D50, to the digit.
  [0xf6d6, 0x10000, 0xd32d].forEach((value, i) => {
    bytes.writeUInt32BE(value, 68 + i * 4);
  });
  return bytes;
}

/** A tag's body, padded to four bytes. Only text can need padding, and a reader may skip it. */
function body(type: string, content: Buffer): Buffer {
  const padding = Buffer.alloc((4 - (content.length % 4)) % 4);
  return Buffer.concat([Buffer.from(type, 'latin1'), Buffer.alloc(4), content, padding]);
}

const fixed = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(Math.round(value * 65536), 0);
  return bytes;
};

const xyz = (x: number, y: number, z: number): Buffer => body('XYZ ', Buffer.concat([x, y, z].map(fixed)));

const fixedArray = (values: number[]): Buffer => body('sf32', Buffer.concat(values.map(fixed)));

/** Curve type 3: Y = (aX + b)^g from d on, else cX. */
const parametricCurve = (values: number[]): Buffer =>
  body('para', Buffer.concat([Buffer.from([0, 3, 0, 0]), ...values.map(fixed)]));

/** A text in one language, as UTF-16. */
function localized(text: string): Buffer {
  const content = Buffer.from(text, 'utf16le').swap16();
  const head = Buffer.alloc(20);
  head.writeUInt32BE(1, 0);
  head.writeUInt32BE(12, 4);
  head.write('enUS', 8, 'latin1');
  head.writeUInt32BE(content.length, 12);
  head.writeUInt32BE(28, 16);
  return body('mluc', Buffer.concat([head, content]));
}
