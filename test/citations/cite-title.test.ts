/** A title and its provisions in every style and format. In: front matter made by hand. No browser. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { citationSlots } from '../../scripts/citations/citation-format.ts';
import { citeTitle } from '../../scripts/citations/cite-title.ts';
import { citedWork } from '../../scripts/citations/cited-work.ts';
import { classNames } from '../../scripts/classes/registry.ts';
import type { Metadata } from '../../scripts/model/manuscript.ts';
import { manuscriptOf } from '../support/manuscript.ts';

const metadata: Metadata = {
  ...manuscriptOf('甲方同意。').metadata,
  id: 'x-1',
  title: '关于甲的声明',
  shortTitle: '声明',
  kind: '公报',
  parties: ['甲国', '乙国'],
  adopted: { date: '2001-07-05', place: '丙市' },
};
const english: Metadata = {
  ...metadata,
  language: 'en',
  class: 'treaty',
  title: 'Convention on Wells',
  shortTitle: 'Wells Convention',
  kind: 'Convention',
  parties: ['Aland', 'Beland', 'Celand', 'Deland'],
  citation: { series: '12 UNTS 34', inForce: '2003-01-31' },
};
const address = 'https://site.invalid/x-1/';
const counted = { label: (number: string) => `第${number}段`, editorial: true };

const citationsOf = (of: Metadata, at?: string, numbers: Parameters<typeof citeTitle>[1] = counted) =>
  new Map(citeTitle(citedWork({ metadata: of, frame: [] }, at), numbers).map((format) => [format.id, format]));

test('a statement of two parties in Chinese: its own style first, no English word between Chinese names', () => {
  const all = citationsOf(metadata);
  assert.equal([...all.keys()][0], 'gb-t-7714');
  assert.equal(all.get('gb-t-7714')?.title, '甲国, 乙国. 关于甲的声明[Z]. 丙市, 2001.');
  assert.equal(
    all.get('gb-t-7714')?.paragraph,
    '甲国, 乙国. 关于甲的声明[Z]. 丙市, 2001: 第{pinpoint}段（第1版编者段号）.',
  );
  assert.equal(all.get('oscola')?.title, '关于甲的声明 (signed 5 July 2001) (声明)');
  assert.equal(all.get('chicago')?.title, '关于甲的声明, 甲国-乙国, July 5, 2001.');
  assert.equal(all.get('iso-690')?.title, '甲国, 乙国. 关于甲的声明. 丙市, 2001-07-05.');
  for (const { name, title, paragraph } of all.values())
    assert.doesNotMatch(title + paragraph, /\band (?!.*\{\{)\p{Script=Han}|undefined|ISBN|n\.d\.|佚名|https?:/u, name);
});

test('with an address every style that asks for it has the day of access, and a paragraph its own address', () => {
  const all = citationsOf(metadata, address);
  assert.equal(
    all.get('gb-t-7714')?.paragraph,
    `甲国, 乙国. 关于甲的声明[Z/OL]. 丙市, 2001: 第{pinpoint}段（第1版编者段号）[{day}]. ${address}#{anchor}.`,
  );
  assert.equal(all.get('oscola')?.copied, `关于甲的声明 (signed 5 July 2001) (声明) <${address}> accessed {day}`);
  assert.equal(all.get('oscola')?.title, `关于甲的声明 (signed 5 July 2001) (声明) <${address}>`);
  assert.equal(all.get('apa')?.copied, undefined);
  for (const { name, title, paragraph } of all.values()) {
    assert.ok(title.includes(address), name);
    assert.ok(paragraph.includes(`${address}#${citationSlots.anchor}`), name);
    assert.ok(!title.includes(citationSlots.day), name);
  }
});

test('a treaty that bears its own numbers: they are no editor’s, series and force are told', () => {
  const all = citationsOf(english, undefined, { editorial: false });
  assert.equal(
    all.get('oscola')?.paragraph,
    'Convention on Wells (adopted 5 July 2001, entered into force 31 January 2003) 12 UNTS 34 (Wells Convention) ' +
      '{pinpoint}',
  );
  assert.equal(
    all.get('bluebook')?.paragraph,
    'Convention on Wells {pinpoint}, opened for signature July 5, 2001, 12 U.N.T.S. 34.',
  );
});

test('a Russian act by ГОСТ Р 7.0.5', () => {
  const act: Metadata = {
    ...metadata,
    language: 'ru',
    class: 'statute',
    title: 'О колодцах',
    kind: 'Федеральный закон',
    parties: [],
    adopted: { date: '2006-03-06', place: '' },
    citation: { number: '35-ФЗ', series: 'Рос. газ. 2006. 10 марта' },
  };
  const all = citationsOf(act, undefined, { editorial: false });
  assert.equal([...all.keys()][0], 'gost-r-7.0.5');
  assert.equal(
    all.get('gost-r-7.0.5')?.title,
    'О колодцах : федеральный закон от 6 марта 2006 г. № 35-ФЗ // Рос. газ. 2006. 10 марта.',
  );
});

test('a second edition and a publisher are named, a first edition is not', () => {
  const later = citationsOf({ ...metadata, edition: { number: 2, date: '2026-01-02' }, publisher: '丁社' });
  assert.equal(later.get('gb-t-7714')?.title, '甲国, 乙国. 关于甲的声明[Z]. 2版. 丙市: 丁社, 2001.');
  assert.match(later.get('biblatex')?.title ?? '', /\n {2}edition = \{2\},\n {2}publisher = \{丁社\},\n/);
});

test('what a document does not state is in no citation', () => {
  const bare = citationsOf({ ...metadata, parties: [], adopted: { date: '', place: '' }, description: '' });
  assert.doesNotMatch(bare.get('bibtex')?.title ?? '', /year|month|author/);
  assert.doesNotMatch(bare.get('ris')?.title ?? '', /^(?:DA|PY|AU) {2}- /m);
  assert.deepEqual(
    ['author', 'issued', 'publisher-place'].filter(
      (key) => key in (JSON.parse(bare.get('csl-json')?.title ?? '')[0] as object),
    ),
    [],
  );
  for (const { title } of bare.values()) assert.doesNotMatch(title, /undefined|NaN|\(\)|, ,|: \.|\. \./);
});

test('signs that TeX reads are escaped, and a reference manager reads the title as it is', () => {
  const title = '50 % of {A} & B_1: $5 #2 ~x^2 \\y';
  const all = citationsOf({ ...english, title });
  const read = (id: string) => (new Cite(all.get(id)?.title ?? '').data as { title: string }[])[0]?.title;
  assert.equal(read('ris'), title);
  assert.match(
    all.get('bibtex')?.title ?? '',
    /50 \\% of \\\{A\\\} \\& B\\_1: \\\$5 \\#2 \\~\{\}x\\\^\{\}2 \\textbackslash\{\}y/,
  );
});

test('records are read again as they were written: every month, a day of one digit and of two, a long id', () => {
  const id = 'declaration-of-the-nine-states';
  for (let month = 1; month <= 12; month++)
    for (const day of [3, 21]) {
      const date = `1999-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
      const all = citationsOf({ ...metadata, id, adopted: { date, place: '丙市' } }, address);
      for (const format of ['bibtex', 'biblatex', 'ris', 'csl-json']) {
        const text = all.get(format)?.title ?? '';
        const [read] = new Cite(format === 'csl-json' ? JSON.parse(text) : text).data as {
          title: string;
          author: { literal: string }[];
          issued: { 'date-parts': number[][] };
        }[];
        assert.deepEqual(read?.issued['date-parts'], [[1999, month, day]], `${format} ${date}\n${text}`);
        assert.equal(read?.title, metadata.title, format);
        assert.equal(read?.author.length, 2, format);
      }
      assert.match(all.get('ris')?.title ?? '', new RegExp(`^DA {2}- ${date.replaceAll('-', '/')}/$`, 'm'));
      assert.match(all.get('biblatex')?.title ?? '', new RegExp(`^ {2}date = \\{${date}\\},$`, 'm'));
    }
});

test('every class of documents is cited as what it is: reports alone as any document', () => {
  const natures = new Map(
    classNames.map((name) => [name, citedWork({ metadata: { ...english, class: name }, frame: [] }).nature]),
  );
  assert.deepEqual(
    [...natures].filter(([, nature]) => nature === 'document').map(([name]) => name),
    ['report'],
  );
  assert.equal(natures.get('act'), 'legislation');
});
