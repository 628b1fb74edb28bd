/**
 * Style sheets as text. In: the files of `styles/`. Proves that they speak of the start and the end of a line, and of
 * the first and the last line of a block, as a language has them; left, right, top and bottom are said only of the
 * sheet of paper, and where an e-reader knows nothing else.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { pressFolder } from '../support/press.ts';

interface Declaration {
  file: string;
  selector: string;
  property: string;
  value: string;
}

const folder = join(pressFolder, 'styles');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.css'));

/** The declarations of a style sheet, with what stands before their braces; strings and comments are left out. */
function declarationsOf(file: string, css: string): Declaration[] {
  const bare = css.replace(/\/\*[\s\S]*?\*\/|"[^"]*"/g, '');
  return [...bare.matchAll(/([^{};]*)\{([^{}]*)\}/g)].flatMap(([, selector = '', body = '']) =>
    body.split(';').flatMap((line) => {
      const [property = '', ...value] = line.split(':');
      return value.length === 0
        ? []
        : [{ file, selector: selector.trim(), property: property.trim(), value: value.join(':').trim() }];
    }),
  );
}

/** Values of a shorthand; those of a function stay together. */
const valuesOf = (value: string): string[] => value.match(/(?:[^\s()]|\((?:[^()]|\([^()]*\))*\))+/g) ?? [];

/** True for what names a side of the paper, or gives two sides of a box different values by their places. */
function isPhysical({ property, value }: Declaration): boolean {
  if (/^(?:(?:margin|padding|border)-)?(?:left|right|top|bottom)\b/.test(property)) return true;
  if (/^text-align/.test(property) || property === 'float' || property === 'clear')
    return /^(?:left|right)$/.test(value);
  const [, right, , left] = valuesOf(value);
  return /^(?:margin|padding|inset)$/.test(property) && left !== undefined && left !== right;
}

/** Where the sides of the paper are meant, and how many declarations say so. The numbers may only fall. */
const allowed: { file: string; selector: RegExp; count: number; why: string }[] = [
  {
    file: 'print.css',
    selector: /^\.pagedjs_(?:left|right)_page \.number/,
    count: 7,
    why: 'numbers stand in the outer margin: right on a recto, left on a verso',
  },
  {
    file: 'arabic/print.css',
    selector: /^\.pagedjs_(?:left|right)_page \.number/,
    count: 8,
    why: 'bound at the right: the outer margin of a recto is the left one',
  },
  {
    file: 'arabic/print.css',
    selector: /^\.imprint dd/,
    count: 2,
    why: 'a value in Latin letters stands where one in Arabic would',
  },
  { file: 'print.css', selector: /^\.pagedjs_margin-/, count: 2, why: 'boxes of the page margin' },
  {
    file: 'epub.css',
    selector: /^\.entry p$/,
    count: 1,
    why: 'a hanging indent without its padding would be cut off; padding-inline overrules it',
  },
  {
    file: 'epub.css',
    selector: /^\.(?:title-leaf|title-line:last-child|contents li|letter|hint)|^dt/,
    count: 7,
    why: 'e-readers of before 2018 know no logical properties',
  },
];

test('style sheets name a side only where the side of the paper is meant', () => {
  const physical = files
    .flatMap((file) => declarationsOf(file, readFileSync(join(folder, file), 'utf8')))
    .filter(isPhysical);
  const places = physical.map((one) => ({
    one,
    place: allowed.findIndex(({ file, selector }) => file === one.file && selector.test(one.selector)),
  }));
  for (const { one, place } of places)
    assert.ok(place >= 0, `styles/${one.file}: ${one.selector} { ${one.property}: ${one.value} }`);
  for (const [i, { file, count, why }] of allowed.entries())
    assert.equal(places.filter(({ place }) => place === i).length, count, `${file}: ${why}`);
});

test('the test sees every way of naming a side', () => {
  const found = (css: string) => declarationsOf('x.css', css).filter(isPhysical).length;
  for (const css of [
    'margin-left: 1px',
    'padding-top: 0',
    'border-right: 1px solid',
    'border-left-color: red',
    'left: 0',
    'text-align: right',
    'text-align-last: left',
    'float: left',
    'margin: 0 1em 0 2em',
  ])
    assert.equal(found(`p { color: red; ${css}; }`), 1, css);
  for (const css of [
    'margin: 0 1em 0 1em',
    'margin: 0 1em 2em',
    'padding: 0 calc(1em + 2px) 0 calc(1em + 2px)',
    'padding-inline: 1em 0',
    'inset-inline-start: 0',
    'text-align: start',
    'vertical-align: top',
  ])
    assert.equal(found(`p { color: red; ${css}; }`), 0, css);
  assert.equal(found('@media (min-width: 56rem) { a { color: red; } p { left: 0; } } /* b { left: 0; } */'), 1);
});

test('the styles of a writing system have the names of those that all writing systems share', () => {
  const shared = files.filter((file) => !file.includes('/'));
  const systems = [...new Set(files.filter((file) => /^[^/]+\/[^/]+$/.test(file)).map((file) => file.split('/')[0]))];
  assert.deepEqual(systems.sort(), ['alphabetic', 'arabic', 'han']);
  for (const file of files.filter((one) => /^[^/]+\/[^/]+$/.test(one)))
    assert.ok(shared.includes(file.split('/')[1] ?? ''), `nothing reads styles/${file}`);
});
