/**
 * The e-book in the hands of a reader: foliate-js and epub.js open it in Chromium, and do what a person does. What is
 * asserted is text, because a chapter that breaks shows nowhere else.
 * Slow because a browser shows the books.
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { glyphsOf } from '../../../scripts/fonts/subset-fonts.ts';
import type { Engine } from '../../../scripts/formats/print/chromium.ts';
import { paragraphsOf } from '../../../scripts/model/edition.ts';
import { sayPageLabel } from '../../../scripts/model/page-map.ts';
import { plainText } from '../../../scripts/model/text.ts';
import { bare } from '../../../scripts/proof/compare-text.ts';
import { elements, epubText, readEpub, typesOf } from '../../../scripts/proof/read-epub.ts';
import { fixture } from '../../support/fixture.ts';
import { type MadeEpub, makeEpub, openBrowser } from '../../support/make-epub.ts';
import { pressFolder } from '../../support/press.ts';
import { openReader, type Reader, type ReaderName } from '../../support/readers.ts';

let engine: Engine;
let statement: MadeEpub;
let sample: MadeEpub;

before(async () => {
  engine = await openBrowser();
  statement = await makeEpub(join(pressFolder, 'source'), 'joint-statement-2022');
  sample = await makeEpub(fixture('editions', 'ebook', 'source'), 'ebook');
});
after(async () => await engine.browser.close());

/** The text of a document as the reader must show it. */
const bodyOf = (made: MadeEpub, path: string): string => {
  const document = readEpub(made.epub).spine.find((candidate) => candidate.path === path);
  return document ? epubText(elements(document.root, 'body')[0] ?? document.root).replace(/\n/g, '') : '';
};
const pathsOf = (made: MadeEpub) => readEpub(made.epub).spine.map(({ path }) => path);

for (const name of ['foliate', 'epubjs'] satisfies ReaderName[]) {
  const withReader = async (
    made: MadeEpub,
    use: (reader: Reader) => Promise<void>,
    width?: number,
    height?: number,
  ) => {
    const reader = await openReader(engine, name, made.epub, width, height);
    try {
      await use(reader);
      assert.deepEqual(reader.complaints, []);
    } finally {
      await reader.close();
    }
  };

  test(`${name}: every section opens and shows its whole text`, async () => {
    for (const made of [statement, sample])
      await withReader(made, async (reader) => {
        const paths = pathsOf(made);
        assert.equal(await reader.call('sections'), paths.length);
        for (const path of paths)
          assert.equal((await reader.call('show', path)).replace(/\n/g, ''), bodyOf(made, path), path);
      });
  });

  test(`${name}: the contents lead to every part`, async () => {
    await withReader(statement, async (reader) => {
      const rows = await reader.call('contents');
      assert.deepEqual(rows.map(({ label }) => label).slice(0, 5), [
        '书名页',
        '版本说明',
        '前文 第1—4段',
        '一 双方一致认为，民主是全人类共同价值…… 第5—10段',
        '二 双方认为，和平、发展、合作是当今国际…… 第11—22段',
      ]);
      assert.deepEqual(
        rows.map(({ href }) => href),
        pathsOf(statement).filter((path) => !/^(cover|toc)/.test(path)),
      );
      for (const { label, href } of rows) {
        await reader.call('show', href);
        const { title, chapter } = await reader.call('where');
        assert.ok(title.startsWith(label.split(' ')[0] ?? '') || href === 'title.xhtml', `${label}: ${title}`);
        // Foliate names the innermost part that begins on the screen: of a register its first letter.
        if (name === 'foliate') assert.equal(chapter, href.startsWith('register-') ? '数字·西文' : label);
      }
    });
  });

  test(`${name}: a printed page is found by its number, and its first text is on the screen`, async () => {
    await withReader(statement, async (reader) => {
      const { labels: words } = statement.edition.manuscript;
      const labels = statement.pageMap.pages.map(({ label }) => sayPageLabel(label, words));
      const pages = await reader.call('pages');
      // epub.js 0.3 knows Arabic numbers only; the addresses are all there.
      assert.deepEqual(
        pages.map(({ label }) => label),
        name === 'foliate' ? labels : labels.map((label) => (/^\d+$/.test(label) ? label : 'NaN')),
      );
      for (const { label, begins } of statement.pageMap.pages) {
        const paragraph = paragraphsOf(statement.edition).find(({ anchor }) => anchor === begins?.anchor);
        const address = pages[labels.indexOf(label)]?.href;
        if (!begins || !paragraph || !address) continue;
        await reader.call('show', address);
        const start = plainText(paragraph.inlines).slice(begins.offset, begins.offset + 8);
        assert.ok((await reader.call('seen')).includes(start), `page ${label}: ${start}`);
      }
      if (name === 'foliate') {
        await reader.call('show', pages[labels.indexOf('8')]?.href ?? '');
        assert.equal(await reader.call('page'), '8');
      }
    });
  });

  test(`${name}: a name is found as often as it stands in the book, and a hit leads to its place`, async () => {
    await withReader(statement, async (reader) => {
      const query = '联合国宪章';
      const expected = pathsOf(statement).reduce(
        (sum, path) => sum + bodyOf(statement, path).split(query).length - 1,
        0,
      );
      assert.ok(expected > 3);
      const found = await reader.call('search', query);
      // epub.js counts one hit in each text.
      if (name === 'foliate') assert.equal(found.length, expected);
      else assert.ok(found.length >= 3 && found.length <= expected);
      for (const { text } of found) assert.ok(text.includes(query), text);
      await reader.call('goTo', found[0]?.at ?? '');
      assert.ok((await reader.call('seen')).includes(query));
    });
  });

  test(`${name}: a number in the register leads to its paragraph, and back`, async () => {
    await withReader(statement, async (reader) => {
      const entry = statement.edition.registers[0]?.groups
        .flatMap((group) => group.entries)
        .find(({ heading }) => heading === '联合国宪章');
      const number = Number(entry?.locators.at(-1)?.paragraph ?? 0);
      const paragraph = paragraphsOf(statement.edition)[number - 1];
      assert.ok(entry && paragraph);
      const address = `register-treaties.xhtml#${entry.id}`;
      await reader.call('show', address);
      await reader.call('follow', `#${entry.id} a.locator[data-paragraph="p${number}"]`);
      assert.match((await reader.call('where')).title, /中俄联合声明/);
      const seen = await reader.call('seen');
      assert.ok(seen.includes(plainText(paragraph.inlines).slice(0, 6)), seen.slice(0, 40));
      await reader.call('back');
      assert.equal((await reader.call('where')).title, '条约和类似文书索引');
    });
  });

  test(`${name}: a reference leads to its note, and the note back`, async () => {
    await withReader(sample, async (reader) => {
      await reader.call('show', 'section-0.xhtml');
      await reader.call('follow', '#noteref-2');
      assert.equal((await reader.call('where')).title, '编者注');
      await reader.call('follow', '#note-2 a');
      assert.equal((await reader.call('where')).title, '前文—二、第二节 · 电子样书');
    });
  });

  test(`${name}: night colours and twice the size reach every part, and nothing runs out of its line`, async () => {
    await withReader(
      statement,
      async (reader) => {
        await reader.call('show', 'section-1.xhtml');
        const day = await reader.call('looks', '.paragraph');
        assert.match(day.fontFamily, /^"Kanben Song"/);
        assert.ok(day.faces > 0, 'the typefaces of the book are in use');
        await reader.call('set', { night: true, percent: 200 });
        for (const [path, selector] of [
          ['section-1.xhtml', '.paragraph'],
          ['section-1.xhtml', 'h1'],
          ['toc.xhtml', 'li'],
          ['title.xhtml', 'h1'],
          ['register-treaties.xhtml', '.entry p'],
          ['imprint.xhtml', 'dd'],
        ] as const) {
          await reader.call('show', path);
          const night = await reader.call('looks', selector);
          assert.equal(night.color, 'rgb(238, 238, 238)', path);
          assert.ok(night.fits, `${path} ${selector}`);
          if (selector === '.paragraph')
            assert.ok(Math.abs(night.fontSize / day.fontSize - 2) < 0.1, `${day.fontSize} → ${night.fontSize}`);
        }
      },
      390,
      780,
    );
  });
}

test('foliate: a note opens as a pop-up', async () => {
  const { spine } = readEpub(sample.epub);
  const types = spine.flatMap(({ root }) => elements(root, 'a').filter((link) => typesOf(link).includes('noteref')));
  assert.equal(types.length, 5);
  const reader = await openReader(engine, 'foliate', sample.epub);
  try {
    await reader.call('show', 'section-0.xhtml');
    assert.equal(bare(await reader.call('popUp', '#noteref-1')), '编者注1第一个编者注，两处引用。');
    assert.deepEqual(reader.complaints, []);
  } finally {
    await reader.close();
  }
});

test('every character is in the typeface in which the style sets it', async () => {
  for (const made of [statement, sample]) {
    const glyphs = new Map(made.faces.map((face) => [`${face.family} ${face.weight}`, glyphsOf(face.bytes)]));
    const reader = await openReader(engine, 'foliate', made.epub);
    try {
      for (const path of pathsOf(made)) {
        await reader.call('show', path);
        for (const { family, weight, text } of await reader.call('faces')) {
          const names = [...family.matchAll(/"(Kanben \w+)"/g)].map(([, found]) => found);
          assert.ok(names.length > 0, `${path}: ${family}`);
          const sets = names.map((found) =>
            glyphs.get(`${found} ${found === 'Kanben Song' && weight >= 600 ? 700 : 400}`),
          );
          for (const character of text)
            if (/\S/.test(character))
              assert.ok(
                sets.some((set) => set?.has(character.codePointAt(0) ?? 0)),
                `${character} in ${path}, set in ${family} ${weight}`,
              );
        }
      }
    } finally {
      await reader.close();
    }
  }
});
