/**
 * Acts in English that are numbered by sections, and acts that quote the provisions which they change. In: short texts
 * in the form of real ones, which nobody tuned for. Proves addresses, how they are cited, and which references are
 * links. No browser.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import { citeProvisions } from '../../scripts/classes/cite-provisions.ts';
import { paragraphsOf } from '../../scripts/model/edition.ts';
import { provisionsBelow } from '../../scripts/model/provisions.ts';
import { quotedTexts } from '../../scripts/numbering/quoted-text.ts';
import { linksOf, numberedText } from '../support/provisions.ts';

function read(lines: readonly string[], documentClass: string, language?: string) {
  const { edition, told } = numberedText(lines, documentClass, language);
  const root = { children: edition.provisions ?? [] };
  const cited = citeProvisions(root, language ?? 'zh-Hans');
  const all = provisionsBelow(root);
  const links = linksOf(edition);
  return {
    addresses: all.map(({ address }) => address),
    cite: (address: string) => cited.get(all.find((one) => one.address === address) ?? assert.fail(address)),
    heading: (address: string) => all.find((one) => one.address === address)?.heading,
    links,
    told,
  };
}

test('sections, subsections, paragraphs; a section that was put in; a schedule with paragraphs of its own', () => {
  const found = read(
    [
      '## Part 1 Ferries',
      '### 1 Duty to keep a register',
      '(1) The Board must keep a register.',
      '(2) The register must state—',
      '(a) the name of each ferry, and',
      '(b) its owner, being—',
      '(i) a person, or',
      '(ii) a body.',
      '(2A) Subsection (2)(b)(ii) does not apply to a society.',
      '### 1A Fees',
      'A fee may be charged under section 1(2)(a).',
      '## SCHEDULE 2',
      '### Part 1 Members',
      '1 (1) The Board has five members.',
      '(2) Each is appointed for—',
      '(a) three years, or',
      '(b) five.',
      '### Part 2 Meetings',
      '2 Section 1 applies to a meeting as it does to the register of the Ports Act 1999.',
    ],
    'act',
    'en',
  );
  assert.deepEqual(found.addresses, [
    ...['part1', 'sec1', 'sec1-1', 'sec1-2', 'sec1-2-a', 'sec1-2-b', 'sec1-2-b-i', 'sec1-2-b-ii', 'sec1-2a'],
    ...['sec1a', 'sec1a-1', 'sched2', 'sched2-part1', 'sched2-1', 'sched2-1-1', 'sched2-1-2', 'sched2-1-2-a'],
    ...['sched2-1-2-b', 'sched2-part2', 'sched2-2'],
  ]);
  assert.deepEqual(found.links, ['Subsection (2)(b)(ii) #sec1-2-b-ii', 'section 1(2)(a) #sec1-2-a']);
  assert.equal(found.cite('sec1-2-b-ii'), 'section 1(2)(b)(ii)');
  assert.equal(found.cite('sec1a'), 'section 1A');
  assert.equal(found.cite('sched2-1-2-a'), 'SCHEDULE 2, paragraph 1(2)(a)');
  assert.deepEqual(found.told, []);
});

test('the order of levels is that of the act: (a), (1), (A), (i); sections with a sign or a word', () => {
  const found = read(
    [
      '## SEC. 4. GRANTS.',
      '(a) IN GENERAL.—The Secretary shall make grants.',
      '(b) USES.—A grant may be used—',
      '(1) for a ferry; or',
      '(2) for a pier that—',
      '(A) is public; and',
      '(B) is open in winter, if—',
      '(i) it is lit; and',
      '(ii) it is dry.',
      '## § 5. Report',
      'The Secretary shall report on grants under section 4(b)(2)(B)(i) of this title.',
    ],
    'act',
    'en',
  );
  assert.deepEqual(found.addresses.slice(0, 9), [
    ...['sec4', 'sec4-a', 'sec4-b', 'sec4-b-1', 'sec4-b-2', 'sec4-b-2-a', 'sec4-b-2-b', 'sec4-b-2-b-i'],
    'sec4-b-2-b-ii',
  ]);
  assert.deepEqual(found.links, ['section 4(b)(2)(B)(i) #sec4-b-2-b-i']);
  assert.equal(found.cite('sec4-b-2'), 'section 4(b)(2)');
  assert.equal(found.cite('sec5'), '§ 5');
});

test('a title that runs in before its text, as acts of the Commonwealth have it', () => {
  const found = read(
    [
      '1\\. Short title and extent.—(1) This Act may be called the Ferries Act.',
      '(2) It extends to all lakes.',
      '2\\. Definitions.—In this Act,—',
      '(a) “ferry” means a boat to which sub-section (2) of section 1 applies;',
      '(b) “pier” has the meaning that section 9 gives it.',
      '3\\. Penalty.—Who breaks section 1 pays a fine.',
    ],
    'act',
    'en',
  );
  assert.deepEqual(found.addresses, [
    ...['sec1', 'sec1-1', 'sec1-2', 'sec2', 'sec2-text1', 'sec2-a', 'sec2-b', 'sec3', 'sec3-1'],
  ]);
  assert.deepEqual(
    ['sec1', 'sec2', 'sec3'].map((address) => found.heading(address)),
    ['Short title and extent', 'Definitions', 'Penalty'],
  );
  assert.deepEqual(found.links, ['sub-section (2) of section 1 #sec1-2', 'section 1 #sec1']);
});

test('what an act gives another one to say is no provision of its own', () => {
  const treaty = read(
    [
      '## Article 1',
      'Article 7 of the Treaty is replaced by the following:',
      '"Article 7',
      'Ferries',
      '1\\. Ferries are free.',
      '2\\. The term "ferry" means a boat."',
      '## Article 2',
      '1\\. This Protocol enters into force at once.',
      '2\\. It is open for signature.',
    ],
    'treaty',
    'en',
  );
  assert.deepEqual(treaty.addresses.slice(5), ['art1-5', 'art2', 'art2-1', 'art2-2']);
  const union = read(
    [
      '## Article 1',
      'Regulation (EU) 2031/7 is amended as follows:',
      '(1) Article 4 is replaced by the following:',
      '‘Article 4',
      '1\\. It’s a ferry.',
      '2\\. It floats.’;',
      '(2) Article 5 is deleted.',
    ],
    'regulation',
    'en',
  );
  assert.deepEqual(union.addresses, [
    ...['art1', 'art1-1', 'art1-1-1', 'art1-1-1-text1', 'art1-1-1-text2', 'art1-1-1-text3', 'art1-1-2'],
  ]);
  assert.deepEqual(union.told, []);
});

test('the changes of a Chinese amending act have numbers of their own, and hold what they quote', () => {
  const found = read(
    [
      '一、将第三条修改为：“渡船应当登记。',
      '“登记办法由渡口管理机构规定。”',
      '二、增加一条，作为第九条：“有下列情形之一的，不得开航：',
      '“（一）大风；',
      '“（二）大雾。”',
      '本决定自公布之日起施行。',
      '## 第一章　总则',
      '第一条　为了管理渡船，制定本法。',
      '一、渡船包括摆渡用的筏。',
    ],
    'statute',
  );
  assert.deepEqual(found.addresses, [
    ...['item1', 'item1-text1', 'item2', 'item2-text1', 'item2-text2', 'p1', 'chap1', 'art1', 'art1-1', 'art1-2'],
  ]);
});

test('a quotation that is never closed, and one that ends where it began, quote nothing', () => {
  assert.deepEqual(quotedTexts(['It says: “open', 'a', 'b']), [false, false, false]);
  assert.deepEqual(quotedTexts(['It says: “closed.”', 'a']), [false, false]);
  assert.deepEqual(quotedTexts(['called “the Parties', 'a”']), [false, false]);
  assert.deepEqual(quotedTexts(['«Статья 4', 'текст', 'конец».', 'после']), [false, true, true, false]);
});

test('text behind the list of a section is the section’s, where words introduce the list', () => {
  const addresses = (...lines: string[]) => read(lines, 'act', 'en').addresses;
  assert.deepEqual(
    addresses('## SEC. 4. PENALTIES.', 'Whoever—', '(1) pollutes a lake; or', '(2) fishes in it,', 'shall be fined.'),
    ['sec4', 'sec4-text1', 'sec4-1', 'sec4-2', 'sec4-text2'],
  );
  assert.deepEqual(
    addresses(
      '## 4 Offences',
      '(1) A person who—',
      '(a) pollutes a lake, or',
      '(b) fishes in it,',
      'commits an offence.',
    ),
    ['sec4', 'sec4-1', 'sec4-1-a', 'sec4-1-b', 'sec4-1-text1'],
  );
  assert.deepEqual(
    addresses('## SEC. 5. TERMS.', 'In this Act:', '(1) LAKE.—The term', 'includes a pond.', '(2) POND.—A small lake.'),
    ['sec5', 'sec5-text1', 'sec5-1', 'sec5-1-text1', 'sec5-2'],
  );
});

test('paragraphs that were put into a Russian article have numbers of their own, and are found by them', () => {
  const { edition, told } = numberedText(
    [
      '## Статья 12.1',
      '1\\. А.',
      '1.1. Б согласно части 1.1 статьи 12.1 настоящего Закона:',
      '1) в;',
      '1.1) г;',
      'а) д.',
      '2\\. Е.',
    ],
    'statute',
    'ru',
  );
  assert.deepEqual(
    paragraphsOf(edition).map(({ number }) => number),
    ['1', '1bis1', '1bis1-1', '1bis1-1bis1', '1bis1-1bis1-a', '2'].map((number) => `art12bis1-${number}`),
  );
  assert.ok(JSON.stringify(edition.sections).includes('"target":"#art12bis1-1bis1"'));
  assert.deepEqual(told, []);
});
