/**
 * Where pages begin, in texts that nobody tuned: hard breaks in every kind of block at several page ends, text that
 * repeats itself, lists in lists, kept pieces, and texts made at random. The press may not fail, and every witness
 * finds every format equal. Slow because a browser sets some fifty texts.
 */
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { type Engine, startBrowser } from '../../../../scripts/formats/print/chromium.ts';
import { readFormat } from '../../../../scripts/formats/print/print-format.ts';
import { type ReadNode, readCharacters } from '../../../../scripts/model/characters.ts';
import { comparePageTexts } from '../../../../scripts/proof/verify-epub-pages.ts';
import { pressProject } from '../../../support/press.ts';
import { type Pressed, prepareText, pressText, type TrialLanguage } from '../../../support/press-text.ts';
import { randomText } from '../../../support/random-text.ts';

let engine: Engine;
before(async () => {
  engine = await startBrowser(() => undefined);
});
after(() => engine.browser.close());

/** Codes of looks are for the gates: here the text and its places are asked for. */
const faults = ({ problems }: Pressed): string[] =>
  problems
    .filter(({ severity, code }) => severity === 'error' && !/^K81/.test(code))
    .map(({ code, message }) => `${code} ${message}`);

/** Sets a text and wants no fault; gives where its pages of the text begin. */
async function press(body: string, language: TrialLanguage): Promise<{ anchor: string; offset: number }[]> {
  const pressed = await pressText(body, language, engine);
  assert.deepEqual(faults(pressed), [], body.slice(0, 400));
  const pages = pressed.made?.pageMap.pages ?? assert.fail();
  return pages.flatMap(({ label, begins }) => (/^\d+$/.test(label) && begins ? [begins] : []));
}

const say = {
  'zh-Hans': {
    short: '一。',
    part: (n: number) => `${'甲乙丙丁戊己庚辛'[n % 8]}方提出的第${n}项内容；`,
    same: '双方将继续合作。',
  },
  en: {
    short: 'One.',
    part: (n: number) => `the contents of item ${n} of *one* *list*;`,
    same: 'The parties shall continue to consult. ',
  },
  ru: {
    short: 'Один.',
    part: (n: number) => `содержание пункта ${n} *одного* *списка*;`,
    same: 'Стороны продолжат консультации. ',
  },
};

/** A block of each kind whose lines end with hard breaks. `label` is that of its footnote. */
function broken(language: TrialLanguage, label = 1): Record<string, string> {
  const lines = Array.from({ length: 14 }, (_, n) => say[language].part(n));
  const text = (indent = '') => lines.join(`\\\n${indent}`);
  return {
    paragraph: text(),
    'list item': `- ${text('  ')}`,
    'item in an item':
      `1. ${say[language].short}\n   1. ${text('      ')}\n   2. ${say[language].short}\n2. ` +
      `${say[language].short}`,
    quotation: text().replace(/^/gm, '> '),
    cell:
      `| ${say[language].part(1)} | ${say[language].part(2)} ` +
      `|\n|---|---|\n${lines.map((line) => `| ${line} | ${line} |`).join('\n')}`,
    note: `::: note\n${text()}\n:::`,
    closing: `::: closing\n${lines.slice(0, 3).join('\\\n')}\n:::`,
    heading: `## ${lines[0]}\\\n${lines[1]}\n\n${say[language].short}`,
    footnote: `${say[language].short}[^${label}]\n\n[^${label}]: ${text('    ')}`,
  };
}

/** Short paragraphs before each block: so many that a page ends before it, and at another of its lines each time. */
const shortOnes = { 'zh-Hans': [10, 11, 9, 8, 18, 6], en: [15, 24, 19, 23], ru: [] };

/** The block again and again, at page ends; what ends a text or begins a section in a text of its own each. */
function atPageEnds(kind: string, language: TrialLanguage): string[] {
  const { short } = say[language];
  const places = shortOnes[language].map((count, i) => [
    ...Array.from({ length: count }, () => short),
    broken(language, i + 1)[kind] ?? assert.fail(kind),
  ]);
  const texts = /closing|heading/.test(kind) ? places.slice(0, 3) : [places.flat()];
  return texts.map((blocks) => [...blocks, short].join('\n\n'));
}

for (const language of ['zh-Hans', 'en'] as const)
  for (const kind of Object.keys(broken(language)))
    test(`${language}: a ${kind} with hard breaks, at several page ends`, async () => {
      const inside = new Set<string>();
      for (const body of atPageEnds(kind, language))
        for (const { anchor, offset } of await press(body, language)) if (offset > 0) inside.add(`${anchor}:${offset}`);
      // These may be divided: otherwise the test has not looked at what it is for.
      if (/paragraph|item|quotation|^note/.test(kind)) assert.ok(inside.size > 1, `${[...inside]}`);
    });

test('a hard break is one character before the second page too', async () => {
  const body = [
    ...Array.from({ length: 17 }, () => '一。'),
    '甲；\\\n乙；\\\n丙；\\\n丁；\\\n戊；\\\n己。',
    '终。',
  ].join('\n\n');
  const [, second] = await press(body, 'zh-Hans');
  assert.equal(second?.anchor, 'p18');
  // Three characters a line with its break.
  assert.equal((second?.offset ?? 1) % 3, 0);
});

for (const language of ['zh-Hans', 'en'] as const)
  test(`${language}: text that repeats itself over many pages is set once`, async () => {
    const { same, short } = say[language];
    const many = same.repeat(language === 'en' ? 160 : 320).trim();
    for (const body of [
      many,
      `- ${many}\n- ${many}`,
      `${short}[^1]\n\n[^1]: ${many}`,
      `${short}\\\n${many}\\\n${many}`,
    ])
      assert.ok((await press(`${body}\n\n${short}`, language)).length > 2);
  });

test('blanks of the source between pieces that stay on one line are counted one by one', async () => {
  const pieces = {
    'zh-Hans': '双方于2015年  12月  第12条\t 第13条同意，',
    en: 'the  *parties*  30 per cent  Article 12\t  *and* ',
  };
  for (const language of ['zh-Hans', 'en'] as const) {
    const many = pieces[language].repeat(language === 'en' ? 200 : 120).trim();
    for (const body of [many, `- ${many}`])
      assert.ok((await press(`${body}\n\n${say[language].short}`, language)).length > 3);
  }
});

test('rows of dashes and dots are what they are, in a line and at the top of a page', async () => {
  const rows = Array.from(
    { length: 44 },
    (_, n) => `${'—'.repeat(2 + (n % 7))}第${n}项${'国'.repeat(n)}${n % 2 ? '————' : '…………'}终。`,
  );
  assert.ok((await press(rows.join('\n\n'), 'zh-Hans')).length > 3);
});

test('kept pieces where a page ends', async () => {
  const line = (n: number) => `${'国'.repeat(n)}——弗·弗·普京……第12条`.repeat(9);
  for (const n of [3, 4, 5])
    assert.ok((await press(Array.from({ length: 12 }, () => line(n)).join('\n\n'), 'zh-Hans')).length > 3);
});

test('the head of a table is repeated with all that is in it', async () => {
  const rows = Array.from({ length: 40 }, (_, n) => `| 第${n}行 | 内容 |`).join('\n');
  await press(`文。\n\n| 甲**乙**丙*丁*——戊 | 己 |\n|---|---|\n${rows}`, 'zh-Hans');
});

for (const language of ['zh-Hans', 'en'] as const)
  test(`${language}: texts made at random`, async () => {
    for (const seed of [1, 2, 3]) await press(randomText(seed, language, 14), language);
  });

test('a marker at another place is found by the text behind it', async () => {
  const body = Array.from({ length: 40 }, (_, n) => `这是第${n}段文字。`).join('\n\n');
  const { made } = await pressText(body, 'zh-Hans', engine);
  const { value } = prepareText(body, 'zh-Hans');
  assert.ok(made && value);
  const moved = structuredClone(made.read);
  const [first, second] = [moved.pages[6], moved.pages[7]];
  assert.ok(first && second);
  moved.pages[6] = second;
  moved.pages[7] = first;
  const found = comparePageTexts(
    made.epub,
    moved,
    value.edition,
    made.pageMap,
    readFormat(pressProject, 'book', false, 'zh-Hans'),
  );
  assert.deepEqual(
    found.map(({ code }) => code),
    ['K802', 'K802'],
  );
  assert.match(found[1]?.message ?? '', /behind the marker of page 2/);
});

test('a hard break is one character in every tree, and what stands apart none', () => {
  const text = (data: string): ReadNode => ({ nodeName: '#text', nodeValue: data });
  const tree = {
    nodeName: 'p',
    childNodes: [
      text('甲'),
      { nodeName: 'BR' },
      { nodeName: 'i', childNodes: [text('x')] },
      { nodeName: '#text', value: '乙' },
    ],
  };
  const read: string[] = [];
  readCharacters<ReadNode>(
    tree,
    ({ nodeName }) => nodeName === 'i',
    (characters) => read.push(characters),
  );
  assert.deepEqual(read, ['甲', '\n', '乙']);
});

for (const [what, body, expected] of [
  [
    'a footnote inside a footnote',
    '文[^1]。\n\n[^1]: 见[^2]。\n\n[^2]: 二。',
    '15:8 A reference to a footnote inside a footnote is not understood.',
  ],
  [
    'a footnote that nothing refers to',
    '文。\n\n[^9]: 无人引用。',
    '15:1 The footnote “9”, to which nothing refers, is not understood.',
  ],
  [
    'a list in a closing formula',
    '文。\n\n::: closing\n甲\n\n- 乙\n:::',
    '18:1 A list in “::: closing” is not understood.',
  ],
  [
    'a quotation in a closing formula',
    '文。\n\n::: closing\n甲\n\n> 乙\n:::',
    '18:1 A quote in “::: closing” is not understood.',
  ],
] as const)
  test(`${what} is 'K206' with its place`, () => {
    assert.deepEqual(
      prepareText(body, 'zh-Hans').problems.map(
        ({ code, place, message }) => `${code} ${place?.line}:${place?.column} ${message}`,
      ),
      [`K206 ${expected}`],
    );
  });
