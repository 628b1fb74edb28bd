/**
 * A file in which nothing stands that is not known: every object from the trailer on is held against the shape that it
 * must have. In: an open PDF, shapes. Out: each key, kind or value that no shape allows, and each that is missing, in
 * words, with its place. It looks for no fault in particular: what nobody thought of has no shape. Called by
 * `verify-pdf-objects.ts`, whose shapes say what the press makes.
 *
 *     compareShapes(file, { shapes, kindOf, nameOf }, wrong)
 *       → calls `wrong` with "the catalog has “OpenAction”, which nothing of this edition has"
 */
import { writeValue } from './painted-text.ts';
import type { PdfFile } from './pdf-file.ts';
import { PdfBytes, type PdfDict, PdfName, PdfRef, PdfString, type PdfValue } from './pdf-values.ts';

/**
 * What a value must be: `=…` written so (`=a|=b` either), `@Kind` an object of that kind, `[…]` an array of what is
 * within, `kids` what stands in an element of the structure, `number`, `text`, `name`, `any` for what another witness
 * compares; or a function that says so.
 */
export type Rule = string | ((value: PdfValue, file: PdfFile) => boolean);

/** The keys of a kind of object; one with `?` at its end may be missing, `*` stands for every other key. */
export type Shape = Record<string, Rule>;

/** What `compareShapes` asks. */
interface ShapeQuestion {
  /** Kind → its keys. */
  shapes: Record<string, Shape>;
  /** The kind of an object of a kind of which there are several: an element of the structure, an annotation. */
  kindOf: (kind: string, dict: PdfDict) => string;
  /** What an object is called; nothing for one that is called as what holds it. */
  nameOf: (kind: string, dict: PdfDict, ref: number | undefined) => string | undefined;
}

interface Walk extends ShapeQuestion {
  file: PdfFile;
  wrong: (detail: string) => void;
  /** Numbers of the objects that were met, by the kind that was due. */
  met: Map<string, Set<number>>;
}

/** Walks from the trailer, whose kind is `Trailer`. */
export function compareShapes(file: PdfFile, question: ShapeQuestion, wrong: (detail: string) => void): void {
  const walk: Walk = { ...question, file, wrong, met: new Map() };
  // A stack of its own: rows of bookmarks and of provisions are longer than what may call itself.
  const waiting: Step[] = [{ kind: 'Trailer', value: file.trailer, where: 'the file' }];
  for (let step = waiting.pop(); step; step = waiting.pop()) waiting.push(...visit(walk, step).reverse());
}

interface Step {
  kind: string;
  value: PdfValue;
  where: string;
}

/** Holds one object against its shape; what is to be visited after it. */
function visit(walk: Walk, { kind: asked, value, where }: Step): Step[] {
  const { file, wrong, met } = walk;
  const ref = value instanceof PdfRef ? value.number : undefined;
  if (ref !== undefined) {
    const own = met.get(asked) ?? new Set();
    if (own.has(ref)) return [];
    met.set(asked, own.add(ref));
  }
  const object = file.follow(value);
  const dict = object instanceof PdfBytes ? object.dict : object;
  if (!(dict instanceof Map)) {
    wrong(`${where} has ${writeValue(object).slice(0, 60)} where ${asked} is due`);
    return [];
  }
  const kind = walk.kindOf(asked, dict);
  const shape = walk.shapes[kind];
  const own = walk.nameOf(kind, dict, ref) ?? where;
  if (!shape) {
    wrong(`${own} has an object of the kind ${kind}, which nothing of this edition has`);
    return [];
  }
  return visitKeys(walk, dict, shape, own);
}

function visitKeys(walk: Walk, dict: PdfDict, shape: Shape, where: string): Step[] {
  const steps: Step[] = [];
  const { due, rules, others } = readShape(shape);
  for (const key of due) if (!dict.has(key)) walk.wrong(`${where} has no “${key}”`);
  for (const [key, value] of dict) {
    const rule = rules.get(key) ?? others;
    if (rule === undefined) walk.wrong(`${where} has “${key}”, which nothing of this edition has`);
    else rule({ walk, key, where, steps }, value);
  }
  return steps;
}

/** Where a value stands, and the objects that are visited later. */
interface At {
  walk: Walk;
  key: string;
  where: string;
  steps: Step[];
}

/** Holds a value against its rule. */
type Hold = (at: At, value: PdfValue) => void;

/** A shape as it is asked: the keys that must be there, the rule of each, that of all others. */
interface ReadShape {
  due: readonly string[];
  rules: ReadonlyMap<string, Hold>;
  others: Hold | undefined;
}

/** A file has a hundred objects of each kind for every page. */
const shapesRead = new WeakMap<Shape, ReadShape>();

function readShape(shape: Shape): ReadShape {
  const known = shapesRead.get(shape);
  if (known) return known;
  const keys = Object.keys(shape).filter((key) => key !== '*');
  const read: ReadShape = {
    due: keys.filter((key) => !key.endsWith('?')),
    rules: new Map(keys.map((key) => [key.replace(/\?$/, ''), readRule(shape[key] as Rule)])),
    others: shape['*'] === undefined ? undefined : readRule(shape['*']),
  };
  shapesRead.set(shape, read);
  return read;
}

/** Reads a rule once for all values that are held against it. */
function readRule(rule: Rule): Hold {
  if (typeof rule === 'function') return refusing((value, file) => rule(value, file));
  if (rule === 'kids') return holdKids;
  if (rule.startsWith('@')) {
    const kind = rule.slice(1);
    return ({ steps, where }, value) => void steps.push({ kind, value, where });
  }
  if (rule.startsWith('[')) {
    const inner = readRule(rule.slice(1, -1));
    return (at, value) => {
      const list = at.walk.file.follow(value);
      if (Array.isArray(list)) for (const one of list) inner(at, one);
      else refuse(at, value);
    };
  }
  if (rule.startsWith('=')) {
    const written = new Set(rule.split('|').map((one) => one.slice(1)));
    return refusing((value, file) => written.has(writeValue(file.follow(value))));
  }
  const isKind = kinds[rule];
  return refusing((value, file) => isKind?.(file.follow(value)) === true);
}

const refusing =
  (allows: (value: PdfValue, file: PdfFile) => boolean): Hold =>
  (at, value) => {
    if (!allows(value, at.walk.file)) refuse(at, value);
  };

function refuse({ walk, key, where }: At, value: PdfValue): void {
  const written = writeValue(walk.file.follow(value)).slice(0, 80);
  walk.wrong(`${where}: “${key}” is ${written}, as nothing of this edition is`);
}

/** What stands in an element of the structure: marks, objects, or a list of them. */
function holdKids(at: At, value: PdfValue): void {
  const own = at.walk.file.follow(value);
  if (typeof own === 'number') return;
  if (Array.isArray(own)) for (const one of own) holdKids(at, one);
  else at.steps.push({ kind: 'Kid', value, where: at.where });
}

const kinds: Record<string, (value: PdfValue) => boolean> = {
  any: () => true,
  number: (value) => typeof value === 'number',
  text: (value) => value instanceof PdfString,
  name: (value) => value instanceof PdfName,
};
