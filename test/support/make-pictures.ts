/**
 * Pictures for tests: PNGs of every kind, two JPEGs of 40 × 24 pixels (sequential and progressive, with restart
 * markers), whole or with a frame that says other measures.
 */
import { deflateSync } from 'node:zlib';

export const sequential = Buffer.from(
  [
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDACAWGBwYFCAcGhwkIiAmMFA0MCwsMGJGSjpQdGZ6eHJmcG6AkLicgIiuim5woNqirr7E',
    'ztDOfJri8uDI8LjKzsb/2wBDASIkJDAqMF40NF7GhHCExsbGxsbGxsbGxsbGxsbGxsbGxsbGxsbGxsbGxsbGxsbGxsbGxsbGxsbG',
    'xsbGxsbGxsb/wAARCAAYACgDASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUF',
    'BAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVW',
    'V1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi',
    '4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAEC',
    'AxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVm',
    'Z2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq',
    '8vP09fb3+Pn6/90ABAAD/9oADAMBAAIRAxEAPwCpu/GmlqaASOvNIQVJzWvsDvde4u5ucGlDU1DSspI460/q6YvbNDiQelFQ5I60',
    'VPsLDWIR/9DLEhA4p28sOaKK9hxSdyOZ2GBsHrQWNFFO1gTYhOetFFFHImK5/9k=',
  ].join(''),
  'base64',
);
export const progressive = Buffer.from(
  [
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDACAWGBwYFCAcGhwkIiAmMFA0MCwsMGJGSjpQdGZ6eHJmcG6AkLicgIiuim5woNqirr7E',
    'ztDOfJri8uDI8LjKzsb/2wBDASIkJDAqMF40NF7GhHCExsbGxsbGxsbGxsbGxsbGxsbGxsbGxsbGxsbGxsbGxsbGxsbGxsbGxsbG',
    'xsbGxsbGxsb/wgARCAAYACgDASIAAhEBAxEB/8QAGAABAQEBAQAAAAAAAAAAAAAAAAECAwT/xAAYAQEAAwEAAAAAAAAAAAAAAAAA',
    'AQIDBP/dAAQAA//aAAwDAQACEAMQAAAB4yLbrEqwh//Q8tOyuQAf/8QAFRABAQAAAAAAAAAAAAAAAAAAIBH/3QAEAAX/2gAIAQEA',
    'AQUCP//QP//Rp//EABgRAAIDAAAAAAAAAAAAAAAAAAASEBET/90ABAAD/9oACAEDAQE/AXHND//Quf/EABgRAQADAQAAAAAAAAAA',
    'AAAAAAAQERIT/9oACAECAQE/AcObD//QqKf/xAAUEAEAAAAAAAAAAAAAAAAAAAAg/90ABAAF/9oACAEBAAY/Aj//0D//0T//xAAY',
    'EAEBAQEBAAAAAAAAAAAAAAAAEQEQMf/aAAgBAQABPyGqurz/0HjG5z//0S1V5//dAAQAA//aAAwDAQACAAMAAAAQ7k9//9AH8L//',
    'xAAWEQEBAQAAAAAAAAAAAAAAAAABABH/2gAIAQMBAT8Qd2iBf//Q1kLbf//EABcRAAMBAAAAAAAAAAAAAAAAAAABESH/2gAIAQIB',
    'AT8QMMyf/9BonSQln//EABkQAQEBAQEBAAAAAAAAAAAAAAEAMREhkf/dAAQABf/aAAgBAQABPxD6macYijl//9AFN9kU9nInm3U2',
    '/9EQeXY9jh2VL3b/2Q==',
  ].join(''),
  'base64',
);

/** CRC-32 by its definition, bit by bit. */
function crc(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return ~value >>> 0;
}

function chunk(type: string, data: Uint8Array): Buffer {
  const own = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc(own));
  return Buffer.concat([length, own, check]);
}

export interface PngKind {
  width: number;
  height: number;
  depth?: number;
  colour?: number;
  interlaced?: number;
  /** Bytes of all rows, each with its filter. */
  rows: number;
}

/** A PNG whose rows are filled with one byte. */
export function pngOf({ width, height, depth = 8, colour = 0, interlaced = 0, rows }: PngKind, filter = 0): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width);
  header.writeUInt32BE(height, 4);
  header.set([depth, colour, 0, 0, interlaced], 8);
  const data = deflateSync(Buffer.alloc(rows, filter));
  const middle = data.length >> 1;
  const parts = [
    chunk('IHDR', header),
    ...(colour === 3 ? [chunk('PLTE', Buffer.alloc(6))] : []),
    chunk('IDAT', data.subarray(0, middle)),
    chunk('IDAT', data.subarray(middle)),
  ];
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...parts, chunk('IEND', Buffer.alloc(0))]);
}

/** A JPEG whose frame says other measures; of all its components other factors, where they are given. */
export function withFrame(whole: Buffer, width: number, height: number, factors?: number): Buffer {
  const other = Buffer.from(whole);
  const at = Math.max(other.indexOf('ffc0', 0, 'hex'), other.indexOf('ffc2', 0, 'hex'));
  other.writeUInt16BE(height, at + 5);
  other.writeUInt16BE(width, at + 7);
  for (let i = 0; factors !== undefined && i < (other[at + 9] ?? 0); i++) other[at + 11 + 3 * i] = factors;
  return other;
}
