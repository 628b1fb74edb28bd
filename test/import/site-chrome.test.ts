/**
 * Pages as sites serve them: rows of links, feet, additions to titles, marks of notes without a link, 着重号. In: small
 * pages. Proves that what is the site's is told and not in the text, and that what only looks like it stays.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import { imported } from '../support/imported.ts';

const page = (body: string, title = '') => imported('a.html', `<title>${title}</title><body>${body}</body>`, 'zh-Hans');

test('rows of links through a site and its foot are told, and are no text', async () => {
  const { body, report } = await page(
    '<div class="top">当前位置：<a href="/">首页</a> &gt; <a href="/z">公开</a></div><h1>湖泊规定</h1><p>甲方同意。</p>' +
      '<div id="footer">主办：某省办公厅</div><footer>版权</footer>',
  );
  assert.equal(body.trim(), '甲方同意。');
  const told = report.join('\n');
  for (const text of ['当前位置：首页 > 公开', '主办：某省办公厅', '版权']) assert.ok(told.includes(text), told);
});

test('links in a sentence, to places of the page or to elsewhere are text; so is the foot of an article', async () => {
  const { body } = await page(
    '<h1>湖泊规定</h1><p>见<a href="/a">甲</a>和<a href="/b">乙</a>。</p><p><a href="#a">一</a> <a href="#b">二</a></p>' +
      '<p><a href="https://example.org/">丙</a> <a href="https://example.org/d">丁</a></p>' +
      '<article><footer>某省办公厅</footer></article><div class="footer">二〇四四年三月五日</div>',
  );
  for (const text of ['甲和乙', '一', '二', '丙', '丁', '二〇四四年三月五日']) assert.ok(body.includes(text), body);
});

test('an addition to a title is told once, and no character is one too many', async () => {
  const { markdown, report } = await page('<h1>甲国和乙国联合公报（全文）</h1><p>双方同意。</p><p>丙。</p>');
  assert.match(markdown, /title:\n {2}- 甲国和乙国联合公报\n/);
  assert.equal(report.filter((line) => line.startsWith('K126')).length, 0, report.join('\n'));
});

test('the mark with which a note begins is no text, with or without a link back', async () => {
  const { body } = await page(
    '<h1>湖泊规定</h1><p>甲方<sup><a href="#fn1">1</a></sup>同意。</p><p id="fn1"><sup>1</sup> 见乙。</p>',
  );
  assert.match(body, /^\[\^1\]: 见乙。$/m);
});

test('the dots of CSS are those of the text', async () => {
  const { body } = await page(
    '<h1>湖泊规定</h1><p>各地要<span style="text-emphasis: filled dot">重视</span>，' +
      '<span style="text-emphasis:none">不</span>得。</p>',
  );
  assert.equal(body.trim(), '各地要*重视*，不得。');
});

test('a title in two lines below the kind of a Russian act is its title', async () => {
  const { markdown } = await imported(
    'a.html',
    '<title>Указ от 05.03.2044 № 118 ∙ Опубликование ∙ Портал</title><body><p>УКАЗ</p><p>ПРЕЗИДЕНТА РЕСПУБЛИКИ</p>' +
      '<p>О мерах по охране озёр<br>в отдельных областях</p><p>Постановляю:</p><p>1. Утвердить Положение.</p></body>',
    'ru',
  );
  assert.match(markdown, /title:\n {2}- УКАЗ\n {2}- ПРЕЗИДЕНТА РЕСПУБЛИКИ\n {2}- О мерах по охране озёр\n {2}- в отд/);
});

const formulas: [tag: string, line: string, date: string, place: string][] = [
  ['fr', 'FAIT à Paris, le 5 mars 2044, en double exemplaire.', '2044-03-05', 'Paris'],
  ['es', 'Hecho en Madrid el 5 de marzo de 2044, en dos ejemplares.', '2044-03-05', 'Madrid'],
  ['ar', 'حرر في القاهرة يوم 5 آذار/مارس 2044 من نسختين أصليتين.', '2044-03-05', 'القاهرة'],
];
const signers: Record<string, [title: string, article: string, name: string]> = {
  fr: ['Traité sur les lacs', 'Article 1', 'Pour la République du Lac'],
  es: ['Acuerdo sobre los lagos', 'Artículo 1', 'Por la República del Lago'],
  ar: ['اتفاق بشأن حماية البحيرات', 'المادة 1', 'عن حكومة جمهورية البحيرة'],
};
for (const [tag, line, date, place] of formulas)
  test(`${tag}: day and place of a treaty, its closing formula and its signatures`, async () => {
    const [title = '', article = '', name = ''] = signers[tag] ?? [];
    const lines = [title, article, 'Texte. Texto. نص.', article.replace('1', '2'), 'Texte. Texto. نص.', line, name];
    const { markdown, body } = await imported('a.txt', lines.join('\n\n'), tag);
    assert.ok(markdown.includes(`date: ${date}\n  place: ${place}\n`), markdown);
    assert.ok(body.includes(`::: testimonium\n${line}\n:::\n\n::: signatures\n${name}\n:::`), body);
  });
