/**
 * Titles in other languages. In: the files of labels, a made-up declaration in English and in Russian that holds every
 * kind of block. Proves that the words are complete, that what is derived from a language is right, and that the proof
 * of a text in words compares its spaces. Slow because a browser sets the titles.
 */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { before } from 'node:test';
import { parse } from 'yaml';
import { packEpub } from '../../scripts/formats/epub/epub-package.ts';
import { readFormat } from '../../scripts/formats/print/print-format.ts';
import { hyphenPoints } from '../../scripts/languages/hyphenation.ts';
import { fillWords, sayDate } from '../../scripts/languages/language.ts';
import { knownLanguages, profileOf, profiles } from '../../scripts/languages/registry.ts';
import { scriptOf } from '../../scripts/languages/script-of.ts';
import { parseManuscript } from '../../scripts/manuscript/parse-markdown.ts';
import { readLabels } from '../../scripts/manuscript/read-labels.ts';
import { paragraphsOf } from '../../scripts/model/edition.ts';
import { problem } from '../../scripts/model/problem-catalogue.ts';
import { type Inline, plainText } from '../../scripts/model/text.ts';
import { isLanguageTag, isShortTag } from '../../scripts/model/title-name.ts';
import { prepareEdition } from '../../scripts/press/prepare-edition.ts';
import { listFormats } from '../../scripts/project/folders.ts';
import { differText, shownText } from '../../scripts/proof/compare-text.ts';
import { measureTypography } from '../../scripts/proof/measure-typography.ts';
import { readPdf } from '../../scripts/proof/read-pdf.ts';
import { verifyEpub } from '../../scripts/proof/verify-epub.ts';
import { verifyPdf } from '../../scripts/proof/verify-pdf.ts';
import { readStyles } from '../../scripts/views/templates.ts';
import { setEdition } from '../support/edition.ts';
import { fixture } from '../support/fixture.ts';
import { manuscriptOf } from '../support/manuscript.ts';
import { pressFolder, pressProject, projectAt } from '../support/press.ts';

const labelsFolder = join(pressFolder, 'templates', 'labels');
const source = fixture('editions', 'languages', 'source');
const titles = ['exchange-en', 'exchange-ru'] as const;

test('every language has a file of labels with exactly the keys of zh-Hans.yaml; few are empty', () => {
  const keysOf = (language: string) =>
    Object.entries(parse(readFileSync(join(labelsFolder, `${language}.yaml`), 'utf8')) as Record<string, string>);
  assert.deepEqual(readdirSync(labelsFolder).sort(), knownLanguages.map((language) => `${language}.yaml`).sort());
  const wanted = keysOf('zh-Hans').map(([key]) => key);
  for (const language of knownLanguages) {
    const own = keysOf(language);
    assert.deepEqual(own.map(([key]) => key).sort(), [...wanted].sort(), language);
    for (const [key, value] of own) assert.ok(value !== '' || key === 'join.entry', `${language}: ${key}`);
    const months = own.filter(([key]) => key.startsWith('months')).map(([, value]) => value.split('|').length);
    assert.deepEqual(months, [12, 12]);
  }
});

test('each label fills the places that the Chinese one fills', () => {
  const placesOf = (label = '') => [...new Set([...label.matchAll(/\{(\d)/g)].map((found) => found[1]))].sort().join();
  const chinese = readLabels(pressProject, 'zh-Hans', []);
  for (const language of knownLanguages.filter((tag) => tag !== 'zh-Hans'))
    for (const [key, label] of Object.entries(readLabels(pressProject, language, []))) {
      if (/^date/.test(key) || key === 'language') continue;
      assert.equal(placesOf(label), placesOf(chinese[key]), `${language}: ${key}`);
    }
});

test('numbers take the form of the word that goes with them', () => {
  const russian = [1, 2, 5, 11, 21, 22, 25, 111, 112].map((number) =>
    fillWords('{0} {0:пункт|пункта|пунктов}', 'ru', [number]),
  );
  assert.deepEqual(russian, [
    '1 пункт',
    '2 пункта',
    '5 пунктов',
    '11 пунктов',
    '21 пункт',
    '22 пункта',
    '25 пунктов',
    '111 пунктов',
    '112 пунктов',
  ]);
  assert.deepEqual(
    [1, 2].map((number) => fillWords('{0} {0:entry|entries}', 'en', [number])),
    ['1 entry', '2 entries'],
  );
  assert.equal(fillWords('{0} of {1} {1:match|matches}', 'en', ['{0}', '{1}']), '{0} of {1} {1:match|matches}');
});

test('dates stand as the language writes them, whole or in part', () => {
  const dates = ['2022-02-04', '2022-02', '2022'];
  const said = (language: string) => dates.map((date) => sayDate(readLabels(pressProject, language, []), date));
  assert.deepEqual(said('zh-Hans'), ['2022年2月4日', '2022年2月', '2022年']);
  assert.deepEqual(said('en'), ['4 February 2022', 'February 2022', '2022']);
  assert.deepEqual(said('ar'), ['4 شباط/فبراير 2022', 'شباط/فبراير 2022', '2022']);
  assert.deepEqual(said('ru'), ['4 февраля 2022 года', 'февраль 2022 года', '2022 год']);
});

test('words are divided by the patterns of their language, and what is no word of it stays whole', () => {
  const divided = (text: string, language: string) => {
    const points = new Set(hyphenPoints(text, language));
    return [...text].map((character, i) => (points.has(i) ? '-' : '') + character).join('');
  };
  assert.equal(divided('international cooperation', 'en'), 'inter-na-tional coop-er-a-tion');
  assert.equal(divided('международное сотрудничество', 'ru'), 'меж-ду-на-род-ное со-труд-ни-че-ство');
  for (const whole of ['UNESCO', 'A/RES/217', 'example.org/information', '司马迁', 'Толстой', 'book'])
    assert.equal(divided(whole, 'en'), whole);
  assert.deepEqual(hyphenPoints('国际合作', 'zh-Hans'), []);
});

test('a line break of the source is a space between words, whatever marks stand there; none in Chinese', () => {
  const read = (body: string, language: string) => {
    const manuscript = manuscriptOf(body);
    const draft =
      parseManuscript({ ...manuscript, metadata: { ...manuscript.metadata, language } }).value ?? assert.fail();
    return draft.blocks.map((block) => (block.kind === 'paragraph' ? plainText(block.inlines) : '')).join();
  };
  assert.equal(read('He said “yes”\n“no” —\n— and 中\n国.', 'en'), 'He said “yes” “no” — — and 中国.');
  assert.equal(read('他说“是”\n“否”——\n中国', 'zh-Hans'), '他说“是”“否”——中国');
});

test('each profile stands in the file of its tag, and what it names is there', () => {
  for (const { tag, writingSystem, formats, typefaces, script } of profiles) {
    assert.ok(existsSync(join(pressFolder, 'scripts', 'languages', `${tag}.ts`)), tag);
    assert.ok(isLanguageTag(tag) && scriptOf(tag) === script, `${tag} is written in ${script}`);
    assert.ok(formats.length > 0, tag);
    for (const format of formats) assert.equal(readFormat(pressProject, format, false, tag).language, tag);
    const styles = readStyles(pressProject, ['text.css', 'print.css', 'epub.css', 'web.css'], tag).join('');
    for (const { family } of [typefaces.body, typefaces.emphasis])
      assert.ok(styles.includes(`"${family}"`), `no style for ${tag} names ${family}`);
    assert.ok(existsSync(join(pressFolder, 'styles', writingSystem)), writingSystem);
  }
  const formats = new Set(profiles.flatMap((profile) => profile.formats));
  assert.deepEqual([...formats].sort(), listFormats(pressProject));
});

test('a language without a profile is set as its writing system says, and nothing is guessed of its words', () => {
  const german = profileOf('de');
  assert.deepEqual(
    [german.tag, german.spacing, german.script, german.hyphenation, german.nameRules],
    ['de', 'words', 'Latin', undefined, undefined],
  );
  const japanese = profileOf('ja');
  assert.deepEqual(
    [japanese.writingSystem, japanese.spacing, japanese.order.by, japanese.citation.national],
    ['han', 'characters', 'unicode', undefined],
  );
  assert.equal(profileOf('uk').script, 'Cyrillic');
  assert.equal(profileOf('sr-Latn').script, 'Latin');
  assert.deepEqual([profileOf('zh-Hant').order.by, profileOf('zh-Hant').nameRules], ['pinyin', 'chinese']);
  assert.deepEqual([profileOf('en-GB').hyphenation?.patterns, profileOf('en-GB').tag], ['en-us', 'en-GB']);
});

test('one grammar of language tags', () => {
  for (const tag of ['en', 'zh-Hans', 'sr-Latn-RS', 'yue', 'de-1996', 'zh-x-private'])
    assert.ok(isLanguageTag(tag), tag);
  for (const other of ['', 'EN', 'english', 'en_GB', 'en-', 'en-a', 'zh--Hans', 'notes', 'en-toolongsubtag', '../en'])
    assert.ok(!isLanguageTag(other), other);
  assert.deepEqual(['zh-Hant', 'fr', 'my-notes', 'act', 'en-GB'].map(isShortTag), [true, true, false, false, false]);
});

test('no code asks a language by its name: it asks the profile', () => {
  const folder = join(pressFolder, 'scripts');
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(ts|js)$/.test(file),
  )) {
    const text = readFileSync(join(folder, path), 'utf8');
    assert.doesNotMatch(text, /\^\(?(?:zh|ja|en|ru)\b|\bspaced\b(?!')/, path);
    if (path !== 'model/title-name.ts')
      assert.doesNotMatch(text, /\[a-z\]\{2,3\}/, `${path} has a grammar of language tags of its own`);
  }
});

const shown = (...lines: string[]) =>
  lines.flatMap((line, y) => [...line].map((text, x) => ({ text, x: x * 5, y: 20 * y, width: 5, size: 10 })));

test('a text in words is compared with its spaces: a lost, a new and a moved one are found', () => {
  const expected = ['both sides agree on inter-library loans—and on cooperation'];
  const found = (...lines: string[]) => differText(shownText(shown(...lines)), expected, 'words');
  assert.equal(found('both sides agree on inter-library loans—and on cooperation'), undefined);
  assert.equal(found('both sides', 'agree on inter-', 'library loans—', 'and on coop\u00ad', 'eration'), undefined);
  assert.match(found('bothsides agree on inter-library loans—and on cooperation') ?? '', /“bothsides/);
  assert.match(found('both si des agree on inter-library loans—and on cooperation') ?? '', /“both si des/);
  assert.match(found('both sides agree on inter-library loans—and on coop', 'eration') ?? '', /coop¶eration/);
  assert.match(found('both sides agree on inter-library loans—and on coop\u2010eration') ?? '', /‐/);
  assert.match(found('both sides', 'agree on inter-', 'library loans—', 'and on coop\u2010', 'eration') ?? '', /‐/);
  assert.match(found('both sides agree on inter\u2010', 'library loans—and on cooperation') ?? '', /“/);
  assert.match(found('both sides agree on inter-library loans—and on') ?? '', /nothing/);
  assert.match(found('both sides agree on inter-library loans—and on cooperation', 'more') ?? '', /behind its end/);
});

test("'K112' says what a new language needs", () => {
  const { hint } = problem('K112', { language: 'de', known: knownLanguages.join(', ') });
  for (const part of [
    'scripts/languages/de.ts',
    'scripts/languages/registry.ts',
    'templates/labels/de.yaml',
    'source/authority',
  ])
    assert.ok(hint.includes(part), part);
});

test("every path that 'K112' names is there, for each language that is known", () => {
  for (const language of knownLanguages) {
    const { hint } = problem('K112', { language, known: '' });
    const paths = hint.match(/[a-z]+\/[\w/.-]*\w/gi) ?? [];
    assert.ok(paths.length >= 6, hint);
    for (const path of paths) assert.ok(existsSync(join(pressFolder, path)), path);
  }
});

test('headings, places and cross-references of the registers are in the language of the title', () => {
  const registers = (title: string) =>
    prepareEdition(projectAt(source), title).value?.edition.registers ?? assert.fail();
  const entries = (title: string) => registers(title).flatMap(({ groups }) => groups.flatMap((group) => group.entries));
  const english = entries('exchange-en');
  assert.deepEqual(
    english.map(({ heading, see }) => (see ? `${heading} → ${see}` : heading)),
    [
      'Charter of the United Nations',
      'UDHR → Universal Declaration of Human Rights',
      'Universal Declaration of Human Rights',
      'International Telecommunication Union',
      'ITU → International Telecommunication Union',
      'UN → United Nations',
      'United Nations',
    ],
  );
  assert.deepEqual(english[0]?.facts[0]?.place, 'San Francisco');
  assert.deepEqual(english[0]?.seeAlso, ['United Nations']);
  const russian = entries('exchange-ru').map(({ heading }) => heading);
  assert.ok(
    russian.includes('Устав Организации Объединённых Наций') && russian.includes('МСЭ') && !russian.includes('ITU'),
  );
  assert.ok(!russian.includes('Устава Организации Объединённых Наций'), 'an inflected form is claimed and not printed');
  assert.equal(registers('exchange-ru')[0]?.title, 'Указатель договоров и аналогичных документов');
});

const made = new Map<string, Awaited<ReturnType<typeof setEdition>>>();
before(async () => {
  for (const title of titles) made.set(title, await setEdition(source, title));
});
const of = (title: string) => made.get(title) ?? assert.fail();

for (const title of titles) {
  test(`${title}: every paragraph is equal in PDF and EPUB, and every gate holds over what was measured`, async () => {
    const { edition, pdf, pageMap, format, parts } = of(title);
    const proof = await verifyPdf(pdf, edition, pageMap, format);
    const epub = verifyEpub(
      await packEpub(parts, new Uint8Array([0xff, 0xd8, 0xff, 0xd9]), 'x', '2021-06-30'),
      edition,
      pageMap,
    );
    assert.deepEqual([proof.problems, epub.problems], [[], []]);
    const count = paragraphsOf(edition).length;
    assert.deepEqual([proof.equal, epub.equal], [count, count]);
    const { value, problems } = measureTypography(proof.read, edition, format);
    // A text may leave a line no better way than spaces of more than half an em: a warning, and the only one.
    assert.deepEqual(
      problems.filter(({ code, message }) => !(code === 'K813' && message.includes('widest space'))),
      [],
    );
    assert.deepEqual(
      value?.filter(({ measured }) => measured === 0).map(({ name }) => name),
      [],
    );
    assert.ok((value?.find(({ name }) => name.startsWith('most lines'))?.value ?? 0) > 0, 'words are divided');
  });

  test(`${title}: the pages hold no soft hyphen that divides nothing, and page markers count none`, async () => {
    const { edition, pdf, pageMap } = of(title);
    const read = await readPdf(pdf);
    const texts = new Map(paragraphsOf(edition).map(({ anchor, inlines }) => [anchor, plainText(inlines)]));
    const inside = pageMap.pages.filter(({ begins }) => begins && begins.offset > 0 && texts.has(begins.anchor));
    assert.ok(inside.length > 0, 'a page begins inside a paragraph');
    for (const { index, begins } of inside) {
      const { height, glyphs } = read.pages[index - 1] ?? assert.fail();
      const first = glyphs.filter(({ y, size }) => y > 70 && y < height - 60 && size > 8).slice(0, 20);
      const bare = (text = '') => text.replace(/[\s\u00ad\u2010]/g, '');
      assert.equal(
        bare(texts.get(begins?.anchor ?? '')?.slice(begins?.offset)).slice(0, 10),
        bare(first.map(({ text }) => text).join('')).slice(0, 10),
      );
    }
  });
}

for (const [what, change] of [
  ['a space lost between two words', (text: string) => text.replace(' ', '')],
  ['a space in a word', (text: string) => `${text.slice(0, 3)} ${text.slice(3)}`],
  ['a letter other', (text: string) => `x${text.slice(1)}`],
] as const)
  test(`PDF: ${what} is found by the eye and by the ear`, async () => {
    const { edition, pdf, pageMap, format } = of('exchange-en');
    const other = structuredClone(edition);
    const inline =
      paragraphsOf(other)[4]?.inlines.find(
        (candidate): candidate is Extract<Inline, { kind: 'text' }> => candidate.kind === 'text',
      ) ?? assert.fail();
    inline.text = change(inline.text);
    const { problems, equal } = await verifyPdf(pdf, other, pageMap, format);
    assert.deepEqual([...new Set(problems.map(({ code }) => code))], ['K801', 'K821']);
    assert.equal(equal, 17);
  });
