/**
 * No line of code, of a style sheet, a label or a template, and none of a comment, is longer than 120 columns. What
 * cannot be broken is none of it: a pattern, a template of code, whose lines are those of the text, a string without a
 * blank; the style sheets and the HTML that are published, whose blanks are bytes of the outputs.
 */
import assert from 'node:assert/strict';
import { extname } from 'node:path';
import test from 'node:test';
import ts from 'typescript';
import { commentsOf, readOwn, readTree } from '../support/named-files.ts';

const most = 120;
const columns = (line: string): number => [...line].length;
const paths = readTree().filter(
  (path) => /^(scripts|test|styles|templates)\//.test(path) && !/^test\/(fixtures|bench\/peers)\//.test(path),
);
const withEnd = (pattern: RegExp) => paths.filter((path) => pattern.test(extname(path)));

test('no line of code is longer than 120 columns but for a pattern, a template or a string without a blank', () => {
  const files = withEnd(/^\.(ts|js|mjs)$/);
  assert.ok(files.length > 400);
  const odd = files.flatMap((path) => longLines(path, readOwn(path)).map((line) => `${path}:${line}`));
  assert.deepEqual(odd, []);
});

/** These are in the e-book, on the site and in the review as they are written. */
const published = /^styles\/(han\/|alphabetic\/)?(text|epub|web|facing|facing-epub|revised|review)\.css$/;

test('no line of a style sheet that is not published is longer than 120 columns, nor one of labels and hooks', () => {
  const files = withEnd(/^\.(css|yaml)$/).filter((path) => !published.test(path));
  assert.ok(files.length > 10);
  // An address as data: is one string.
  const odd = files.flatMap((path) =>
    long(path)
      .filter(({ line }) => !/^[^"]*"[^"]{100,}"/.test(line))
      .map(({ place }) => place),
  );
  assert.deepEqual(odd, []);
});

test('no line of a template is longer than 120 columns that could go on behind or before one of its tags', () => {
  const files = withEnd(/^\.hbs$/);
  assert.ok(files.length > 20);
  // A blank between two pieces of HTML would be one more byte of an output; a tag of the template takes it away.
  const odd = files.flatMap((path) =>
    long(path)
      .filter(({ line }) => /\S.*(\{\{|\}\})/.test([...line].slice(0, most).join('')))
      .map(({ place }) => place),
  );
  assert.deepEqual(odd, []);
});

/** The lines of a file that are too long, with their places. */
const long = (path: string): { place: string; line: string }[] =>
  readOwn(path)
    .split('\n')
    .flatMap((line, i) => (columns(line) > most ? [{ place: `${path}:${i + 1}`, line }] : []));

test('no line of a comment is longer than 120 columns', () => {
  const files = withEnd(/^\.(hbs|java)$/);
  assert.ok(files.length > 20);
  const odd = files.flatMap((path) =>
    commentsOf(path, readOwn(path))
      .split('\n')
      .filter((line) => columns(line) > most)
      .map((line) => `${path}: ${line}`),
  );
  assert.deepEqual(odd, []);
});

/** Numbers of the lines that are too long, of those that could be broken. */
function longLines(path: string, text: string): number[] {
  const lines = text.split('\n');
  if (!lines.some((line) => columns(line) > most)) return [];
  const whole = unbroken(path, text);
  let begin = 0;
  return lines.flatMap((line, i) => {
    const edge = begin + line.length - (columns(line) - most);
    begin += line.length + 1;
    return columns(line) > most && !whole.some(([from, to]) => from < edge && edge <= to) ? [i + 1] : [];
  });
}

/** Where a file has what is not broken: from one offset to another. */
function unbroken(path: string, text: string): [from: number, to: number][] {
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  const found: [number, number][] = [];
  const visit = (node: ts.Node): void => {
    const template = ts.isTemplateExpression(node) || ts.isNoSubstitutionTemplateLiteral(node);
    const string = ts.isStringLiteral(node) && !node.text.includes(' ');
    if (template || string || ts.isRegularExpressionLiteral(node)) found.push([node.getStart(), node.end]);
    else ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}
