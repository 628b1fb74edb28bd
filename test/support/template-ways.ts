/**
 * What templates ask for, and what their views have. In: the templates, and the TypeScript in which each is bound to
 * its view: `template<View>('path')`. Out: every path of every template and partial that its view's type does not have,
 * as “file:line:column key”, and every label that is asked for. For tests: nothing is rendered, so that branches which
 * no fixture reaches are read too.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import ts from 'typescript';
import { partialsOf } from '../../scripts/views/templates.ts';
import { pressFolder } from './press.ts';

const templates = join(pressFolder, 'templates');
const scripts = join(pressFolder, 'scripts');

/** All TypeScript and JavaScript files of the press, absolute. */
export const codeFiles = (): string[] =>
  readdirSync(scripts, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|js)$/.test(name))
    .sort()
    .map((name) => join(scripts, name));

/** All templates but partials, by their paths under `templates/`. */
export const templateFiles = (): string[] =>
  readdirSync(templates, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.hbs') && !/(^|\/)partials\//.test(name))
    .sort();

interface Bound {
  checker: ts.TypeChecker;
  /** Template path → the type of its view. */
  views: Map<string, ts.Type>;
}

/** The view type of every template, as the code binds them. */
export function bindViews(): Bound {
  const own = codeFiles().filter((file) => /\btemplate</.test(readFileSync(file, 'utf8')));
  const { config } = ts.readConfigFile(join(pressFolder, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: own }, ts.sys, pressFolder);
  const program = ts.createProgram(own, options);
  const checker = program.getTypeChecker();
  const views = new Map<string, ts.Type>();
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText() === 'template') {
      const [argument] = node.arguments;
      const [view] = node.typeArguments ?? [];
      if (argument && view && ts.isStringLiteral(argument)) views.set(argument.text, checker.getTypeFromTypeNode(view));
    }
    ts.forEachChild(node, visit);
  };
  for (const file of own) visit(program.getSourceFile(file) as ts.Node);
  return { checker, views };
}

/** Reads one template with the type of its view, and every partial with what it is given. */
export function readWays({ checker }: Bound, path: string, view: ts.Type, read = readText) {
  const partials = new Map(partialsOf(templates).map(({ name, path: file }) => [name, file]));
  const met = new Set<string>();
  const wrong: string[] = [];
  const labels = new Set<string>();

  const step = (type: ts.Type, key: string): ts.Type | undefined => {
    const types = checker.getNonNullableType(type);
    const parts = types.isUnion() ? types.types : [types];
    const found = parts.map((part) => {
      const property = checker.getPropertyOfType(part, key);
      return property ? checker.getTypeOfSymbol(property) : checker.getIndexInfoOfType(part, ts.IndexKind.String)?.type;
    });
    return found.every((one) => one !== undefined) ? found[0] : undefined;
  };
  const resolve = (way: hbs.AST.PathExpression, contexts: readonly ts.Type[], file: string): ts.Type | undefined => {
    if (way.data) return undefined;
    const parts = way.parts.map(String);
    let type = contexts[contexts.length - 1 - way.depth];
    for (const key of parts) type = type && step(type, key);
    if (!type) wrong.push(`${file}:${way.loc.start.line}:${way.loc.start.column + 1} ${way.original}`);
    if (parts[0] === 'labels' && parts[1] !== undefined) labels.add(parts[1]);
    return type;
  };
  const walk = (program: hbs.AST.Program | undefined, contexts: readonly ts.Type[], file: string): void => {
    for (const node of program?.body ?? []) {
      if (node.type === 'MustacheStatement') {
        resolve((node as hbs.AST.MustacheStatement).path as hbs.AST.PathExpression, contexts, file);
      } else if (node.type === 'BlockStatement') {
        const block = node as hbs.AST.BlockStatement;
        const helper = (block.path as hbs.AST.PathExpression).original;
        const given = resolve(block.params[0] as hbs.AST.PathExpression, contexts, file);
        const inner =
          given &&
          (helper === 'each' ? elementOf(given) : helper === 'with' ? checker.getNonNullableType(given) : undefined);
        walk(block.program, inner ? [...contexts, inner] : contexts, file);
        walk(block.inverse, contexts, file);
      } else if (node.type === 'PartialStatement') {
        const partial = node as hbs.AST.PartialStatement;
        const [param] = partial.params;
        const given = param ? resolve(param as hbs.AST.PathExpression, contexts, file) : contexts.at(-1);
        enter((partial.name as hbs.AST.PathExpression).original, given, file);
      }
    }
  };
  const elementOf = (type: ts.Type): ts.Type | undefined =>
    checker.getIndexInfoOfType(checker.getNonNullableType(type), ts.IndexKind.Number)?.type;
  const enter = (name: string, given: ts.Type | undefined, from: string): void => {
    const file = partials.get(name);
    if (!file) wrong.push(`${from} {{> ${name}}}`);
    if (!file || !given) return;
    const type = checker.getNonNullableType(given);
    const key = `${name} ${checker.typeToString(type)}`;
    if (met.has(key)) return;
    met.add(key);
    walk(Handlebars.parse(read(file)), [type], file);
  };
  walk(Handlebars.parse(read(path)), [view], path);
  return {
    wrong,
    labels: [...labels],
    files: [path, ...[...met].map((key) => partials.get(key.split(' ')[0] ?? '') ?? '')],
  };
}

function readText(path: string): string {
  return readFileSync(join(templates, path), 'utf8');
}
