/**
 * Where characters stand, measured by few of them. In: texts in lines of a browser that is made here, which counts how
 * often it is asked. Out: the same edges and the same line starts as when each character is measured.
 */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { joinStretch, startsOf } from '../../../scripts/formats/print/browser/stretch-text.ts';
import { numbersFrom } from '../../support/random-text.ts';

const size = 14;
let asked = 0;
/** Where each character of a text ends, and on which line it stands. */
const set = new Map<object, { ends: number[]; lines: number[] }>();

/** A range as the layout uses it: a rectangle a line, edges in 64ths of a px, the left one rounded down. */
function makeRange() {
  let [node, from, to]: [object, number, number] = [{}, 0, 0];
  const getClientRects = () => {
    asked++;
    const { ends, lines } = set.get(node) as { ends: number[]; lines: number[] };
    const own = [...lines.entries()].slice(from, to).filter(([at]) => (ends[at] ?? 0) > (ends[at - 1] ?? 0));
    return [...new Set(own.map(([, line]) => line))].map((line) => {
      const on = own.filter((one) => one[1] === line).map(([at]) => at);
      const left = Math.floor(64 * (ends[(on[0] as number) - 1] ?? 0)) / 64;
      const right = Math.ceil(64 * (ends[on.at(-1) as number] as number)) / 64;
      return { left, right, width: right - left, top: 20 * line, bottom: 20 * line + size, height: size };
    });
  };
  return {
    setStart: (one: object, at: number) => {
      [node, from] = [one, at];
    },
    setEnd: (_: object, at: number) => {
      to = at;
    },
    getClientRects,
    getBoundingClientRect: () =>
      getClientRects().at(-1) ?? { left: 0, right: 0, width: 0, top: 0, bottom: 0, height: 0 },
  };
}

const before = globalThis.document;
globalThis.document = { createRange: makeRange, documentElement: { dir: 'ltr' } } as unknown as Document;
after(() => {
  globalThis.document = before;
});

/** A text as the browser sets it, on lines of `perLine` characters; a mark behind a mark is half as wide. */
function makeText(data: string, perLine: number): Text {
  const [ends, lines]: [number[], number[]] = [[], []];
  for (const [at, sign] of [...data].entries()) {
    const half = /[，。）]/.test(sign) && /[，。）]/.test(data.charAt(at - 1));
    const hidden = sign === '\u00ad' || (sign === ' ' && (at + 1) % perLine === 0);
    ends.push((ends.at(-1) ?? 0) + (hidden ? 0 : half ? size / 2 : /[a-z ]/.test(sign) ? 6.37 : size));
    lines.push(Math.floor(at / perLine));
  }
  const node = { data, length: data.length };
  set.set(node, { ends, lines });
  return node as Text;
}

const random = numbersFrom(21);
const signs = [...'条约关于声明国际法律文书签署生效', '，', '。', '）', 'a', 'b', ' '];
const randomText = (length: number) =>
  Array.from({ length }, () => signs[Math.floor(random() ** 2 * signs.length)]).join('');

/** All line starts, each character measured. */
function plainStarts(nodes: readonly Text[]): number[] {
  let [line, at] = [0, 0];
  const starts: number[] = [];
  for (const node of nodes)
    for (const [i, sign] of [...node.data].entries()) {
      const own = set.get(node) as { ends: number[]; lines: number[] };
      const shown = (own.ends[i] ?? 0) > (own.ends[i - 1] ?? 0) && sign !== ' ';
      if (shown && (own.lines[i] ?? 0) > line) starts.push(at);
      if (shown) line = own.lines[i] ?? 0;
      at += Number(sign !== '\u00ad');
    }
  return starts;
}

test('lines begin where they do when each character is measured', () => {
  for (let round = 0; round < 200; round++) {
    const text = makeText(randomText(1 + Math.floor(random() * 300)), 5 + Math.floor(random() * 40));
    assert.deepEqual(startsOf([text]), plainStarts([text]), text.data);
  }
  const soft = makeText(`条约\u00ad${'国'.repeat(40)}`, 10);
  assert.deepEqual(startsOf([soft]), plainStarts([soft]));
});

test('edges are those of each character, also beside marks that share a square and behind letters', () => {
  for (let round = 0; round < 200; round++) {
    const text = makeText(randomText(1 + Math.floor(random() * 300)), 1000);
    const { ends } = set.get(text) as { ends: number[] };
    const { edgesAt } = joinStretch([text]);
    for (const at of ends.keys()) {
      const own = { left: Math.floor(64 * (ends[at - 1] ?? 0)) / 64, right: Math.ceil(64 * (ends[at] ?? 0)) / 64 };
      assert.deepEqual(edgesAt(at), own, `${at} of ${text.data}`);
    }
  }
});

test('of a long text in characters few are measured', () => {
  const text = makeText(`${'关于国际法律文书的声明，'.repeat(30)}。`, 26);
  asked = 0;
  startsOf([text]);
  assert.ok(asked > 0 && asked < text.length / 3, `${asked} of ${text.length}`);
  const line = makeText(text.data, 1000);
  asked = 0;
  const { edgesAt } = joinStretch([line]);
  for (let at = 0; at < line.length; at++) edgesAt(at);
  assert.ok(asked > 0 && asked < line.length / 3, `${asked} of ${line.length}`);
});
