/**
 * Fills templates. In: the path of a template under `templates/`, the view that it prints. Out: text. The only file
 * that knows Handlebars. Promises that every character is escaped, and that nothing is printed for a key that is not
 * there: a template or a partial that asks for one stops the build with K502 at its line. Called by whoever makes a
 * format. Example: `template<{ title: string }>('cover.hbs')(project, { title: '条约' })`; `{{titel}}` in it is K502
 * templates/cover.hbs:2:35.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import { inOwnFace, styleFolders } from '../languages/style-folders.ts';
import type { Place, Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import { findFile, type Project, readFirst } from '../project/project.ts';

/** The templates of some folders. */
interface Templates {
  /**
   * Fills the template at a path under the first folder that has it. Throws an error that carries K502 as its
   * `problem`.
   */
  fill: (path: string, view: object) => string;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeText = (value: unknown): string =>
  String(value ?? '').replace(/[&<>"]/g, (character) => entities[character] as string);

/**
 * Opens folders of templates: of each template and partial the first folder that has it. `partials/NAME.hbs` is a
 * partial of all of them, `web/partials/NAME.hbs` one of the site alone, which is called as `web/NAME`.
 * `shown` is what the folders are called in problems.
 */
export function openTemplates(folders: readonly string[], shown = 'templates'): Templates {
  let handlebars: typeof Handlebars | undefined;
  const compiled = new Map<string, Handlebars.TemplateDelegate>();
  const compileFile = (engine: typeof Handlebars, path: string, trim: boolean) => {
    const text = readFirst(folders, path);
    return compile(engine, trim ? text.trimEnd() : text, `${shown}/${path}`);
  };
  const start = () => {
    const engine = Handlebars.create();
    engine.registerHelper(escaping, escapeText);
    const partials = new Map(folders.flatMap(partialsOf).map(({ name, path }) => [name, path]));
    for (const [name, path] of partials) engine.registerPartial(name, compileFile(engine, path, true));
    return engine;
  };
  return {
    fill: (path, view) => {
      handlebars ??= start();
      const known = compiled.get(path) ?? compileFile(handlebars, path, false);
      compiled.set(path, known);
      return known(view);
    },
  };
}

/** The partials of a folder of templates: those of all formats, and those of one. */
export function partialsOf(folder: string): { name: string; path: string }[] {
  if (!existsSync(folder)) return [];
  const formats = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return ['', ...formats.map(({ name }) => `${name}/`)].flatMap((format) => {
    const own = join(folder, format, 'partials');
    const files = existsSync(own) ? readdirSync(own).filter((file) => file.endsWith('.hbs')) : [];
    return files.map((file) => ({ name: `${format}${file.slice(0, -4)}`, path: `${format}partials/${file}` }));
  });
}

/** Compiles one text; `file` is what problems call it. */
function compile(engine: typeof Handlebars, text: string, file: string): Handlebars.TemplateDelegate {
  const options = { strict: true, preventIndent: true, knownHelpersOnly: true, knownHelpers: { [escaping]: true } };
  let filled: Handlebars.TemplateDelegate | undefined;
  return (view, given) => {
    try {
      filled ??= engine.compile(prepare(engine.parse(text)), options);
      return filled(view, given);
    } catch (error) {
      throw locate(error as Error, file);
    }
  };
}

/** The helper that prints `{{key}}`; no template can write its name. */
const escaping = 'escape text';

/**
 * Two things that Handlebars 4.7 does otherwise. It is strict in `{{key}}` and silent in `{{#if key}}`, `{{#each key}}`
 * and `{{> partial key}}`: here all are strict. It escapes the equals sign and the backtick to numeric references,
 * which an EPUB must not hold, and quoted attributes and text need neither; and its function for that is one for the
 * whole process, which is left as it is: every `{{key}}` is printed by a helper of this engine alone.
 */
function prepare(program: hbs.AST.Program): hbs.AST.Program {
  class Preparing extends Handlebars.Visitor {
    override MustacheStatement(printed: hbs.AST.MustacheStatement): void {
      if (printed.escaped && printed.params.length === 0) {
        const { path, loc } = printed;
        const helper = { type: 'PathExpression', data: false, depth: 0, parts: [escaping], original: escaping, loc };
        Object.assign(printed, { path: helper, params: [path], escaped: false });
      }
      super.MustacheStatement(printed);
    }
    override PathExpression(path: hbs.AST.PathExpression): void {
      Object.assign(path, { strict: true });
    }
  }
  new Preparing().accept(program);
  return program;
}

/**
 * An error of Handlebars as one that carries its problem. Whoever fills a partial gets that of the partial as it is.
 */
function locate(error: Error & { problem?: Problem; lineNumber?: number; column?: number }, file: string): Error {
  if (error.problem) return error;
  const [first = ''] = error.message.split('\n');
  const key = /^"(.*)" not defined in /.exec(first)?.[1];
  const detail = key === undefined ? error.message.replace(/ - \d+:\d+$/, '') : `“${key}” is no key of its view.`;
  const line = error.lineNumber ?? Number(/^Parse error on line (\d+)/.exec(first)?.[1] ?? 1);
  const place: Place = { file, line, column: (error.column ?? 0) + 1 };
  const found = problem('K502', { detail: detail.replace(/\s+/g, ' ') }, place);
  return Object.assign(new Error(`${place.file}:${place.line}:${place.column}: ${found.message}`), { problem: found });
}

/** The templates of a project are compiled once for as long as somebody holds the project. */
const opened = new WeakMap<Project, Templates>();

function templatesOf(project: Project): Templates {
  const known = opened.get(project) ?? openTemplates(project.templates);
  opened.set(project, known);
  return known;
}

/** The template at a path under `templates/`, as a function of the project and of the view that it prints. */
export const template =
  <View extends object>(path: string): ((project: Project, view: View) => string) =>
  (project, view) =>
    templatesOf(project).fill(path, view);

/** Reads every template of a project anew at its next use: for the preview, where they change while the press runs. */
export const forgetTemplates = (project: Project): boolean => opened.delete(project);

/** Files of `styles/` as texts, and after them those of the same name for the writing system of a language. */
export function readStyles(project: Project, names: readonly string[], language: string): string[] {
  const own = styleFolders(language)
    .flatMap((folder) => names.map((name) => `${folder}/${name}`))
    .filter((name) => findFile(project.styles, name) !== undefined);
  return [...names, ...own].map((name) => inOwnFace(readStyle(project, name), language));
}

/** One file of `styles/`. */
export const readStyle = (project: Project, name: string): string => readFirst(project.styles, name);
