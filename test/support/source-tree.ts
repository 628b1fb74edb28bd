/**
 * The code of the press as the house tests read it. In: nothing. Out: every file of `scripts/` with its room, its text
 * and its imports, found with the TypeScript compiler, so that a string that looks like an import is none. Called by
 * `test/house/`.
 *
 *     roomOf('formats/print/browser/park-pages.ts') → 'formats/print/browser'
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';
import { pressFolder } from './press.ts';

export interface Import {
  /** The file of the press, from `scripts/` on, or the package as it is written. */
  target: string;
  own: boolean;
  /** What is imported as a type alone is gone when the code runs. */
  type: boolean;
}

export interface SourceFile {
  /** From `scripts/` on, with slashes: `model/text.ts`. */
  path: string;
  room: string;
  text: string;
  imports: Import[];
  exported: string[];
  functions: { name: string; lines: number; line: number }[];
}

/** The room of a file: its folder below `scripts/`; `.` for what stands in `scripts/` itself. */
export const roomOf = (path: string): string => posix.dirname(path);

/** Every TypeScript or JavaScript file of `scripts/`, read once for a run; declarations of foreign modules are none. */
export const readSourceTree = (): readonly SourceFile[] => {
  whole ??= readFiles();
  return whole;
};
let whole: readonly SourceFile[] | undefined;

function readFiles(): SourceFile[] {
  const scripts = join(pressFolder, 'scripts');
  return readdirSync(scripts, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.(ts|js)$/.test(path) && !path.endsWith('.d.ts'))
    .sort()
    .map((path) => readSourceFile(path, readFileSync(join(scripts, path), 'utf8')));
}

function readSourceFile(path: string, text: string): SourceFile {
  // Comments are not asked for: without them TypeScript reads in half the time.
  const options = { languageVersion: ts.ScriptTarget.ES2022, jsDocParsingMode: ts.JSDocParsingMode.ParseNone };
  const tree = ts.createSourceFile(path, text, options);
  const file: SourceFile = { path, room: roomOf(path), text, imports: [], exported: [], functions: [] };
  const line = (position: number) => tree.getLineAndCharacterOfPosition(position).line;
  const add = (specifier: string, type: boolean) => {
    const own = specifier.startsWith('.');
    file.imports.push({ target: own ? posix.normalize(posix.join(file.room, specifier)) : specifier, own, type });
  };
  const visit = (node: ts.Node, parent: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add((node.moduleSpecifier as ts.StringLiteral).text, isTypeImport(node));
    else if (ts.isExportDeclaration(node) && node.moduleSpecifier)
      add((node.moduleSpecifier as ts.StringLiteral).text, node.isTypeOnly);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [first] = node.arguments;
      if (first && ts.isStringLiteral(first)) add(first.text, false);
    } else if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'require') {
      const [first] = node.arguments;
      if (first && ts.isTemplateExpression(first)) add(first.head.text, false);
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      add((node.argument.literal as ts.StringLiteral).text, true);
    if (isFunction(node) && node.body) {
      const begin = line(node.getStart(tree));
      file.functions.push({ name: nameOf(node, parent, tree), lines: line(node.end) - begin + 1, line: begin + 1 });
    }
    ts.forEachChild(node, (child) => visit(child, node));
  };
  visit(tree, tree);
  for (const statement of tree.statements) file.exported.push(...exportsOf(statement, tree));
  return file;
}

const isTypeImport = ({ importClause }: ts.ImportDeclaration): boolean => {
  if (!importClause) return false;
  if (importClause.isTypeOnly) return true;
  const named = importClause.namedBindings;
  if (importClause.name || !named || !ts.isNamedImports(named)) return false;
  return named.elements.every((element) => element.isTypeOnly);
};

type FunctionNode = ts.FunctionDeclaration | ts.FunctionExpression | ts.ArrowFunction | ts.MethodDeclaration;

const isFunction = (node: ts.Node): node is FunctionNode =>
  ts.isFunctionDeclaration(node) ||
  ts.isFunctionExpression(node) ||
  ts.isArrowFunction(node) ||
  ts.isMethodDeclaration(node);

function nameOf(node: FunctionNode, parent: ts.Node, tree: ts.SourceFile): string {
  if (node.name) return node.name.getText(tree);
  const named = ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent);
  return named ? parent.name.getText(tree) : 'a function';
}

function exportsOf(statement: ts.Statement, tree: ts.SourceFile): string[] {
  if (!ts.canHaveModifiers(statement)) return [];
  if (!ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return [];
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.map((declaration) => declaration.name.getText(tree));
  const { name } = statement as ts.Statement & { name?: ts.Identifier };
  return name ? [name.text] : [];
}
