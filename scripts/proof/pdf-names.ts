/**
 * Trees of names and of numbers of a PDF (ISO 32000-1, 7.9.6 and 7.9.7). In: an open PDF, the root of a tree. Out: its
 * leaves in their order; and whether it is a tree in which a viewer finds every name. Called by the witnesses.
 *
 *     leavesOfTree(file, root) → [['p1', [7 0 R /XYZ 0 500 null]], …]
 */
import { sayString, writeValue } from './objects/painted-text.ts';
import type { PdfFile } from './objects/pdf-file.ts';
import { type PdfDict, PdfString, type PdfValue } from './objects/pdf-values.ts';

/** Trees are no deeper. */
const deepest = 50;

/** Key and value of each leaf. Throws an `Error` in words when it is no tree. */
export function leavesOfTree(file: PdfFile, root: PdfValue): [key: string, value: PdfValue][] {
  const leaves: [string, PdfValue][] = [];
  walkTree(file, root, (node) => leaves.push(...ownLeaves(file, node)));
  return leaves;
}

/** Names stand in the order of their bytes, each once, between the limits that their node states. */
export function compareNames(file: PdfFile, root: PdfValue, wrong: (detail: string) => void): void {
  let last: string | undefined;
  walkTree(file, root, (node) => {
    const keys = ownLeaves(file, node).map(([key]) => key);
    for (const key of keys) {
      if (last !== undefined && Buffer.compare(Buffer.from(last), Buffer.from(key)) >= 0)
        wrong(`its names do not stand in their order: “${key}” is behind “${last}”`);
      last = key;
    }
    const limits = file.follow(node.get('Limits'));
    if (!Array.isArray(limits) || keys.length === 0) return;
    const [from, to] = limits.map((one) => keyOf(file, one));
    if (from !== keys[0] || to !== keys.at(-1))
      wrong(`the Limits of its names are ${from} and ${to} instead of ${keys[0]} and ${keys.at(-1)}`);
  });
}

function walkTree(file: PdfFile, root: PdfValue, visit: (node: PdfDict) => void): void {
  const met = new Set<PdfDict>();
  const walk = (value: PdfValue, depth: number): void => {
    const node = file.follow(value);
    if (!(node instanceof Map) || depth > deepest || met.has(node))
      throw new Error('it has a tree of names that is none');
    met.add(node);
    const kids = file.follow(node.get('Kids'));
    for (const kid of Array.isArray(kids) ? kids : []) walk(kid, depth + 1);
    visit(node);
  };
  walk(root, 0);
}

function ownLeaves(file: PdfFile, node: PdfDict): [string, PdfValue][] {
  const list = file.follow(node.get('Names') ?? node.get('Nums'));
  const values = Array.isArray(list) ? list : [];
  return Array.from({ length: Math.floor(values.length / 2) }, (_, i) => [
    keyOf(file, values[2 * i]),
    values[2 * i + 1] ?? null,
  ]);
}

function keyOf(file: PdfFile, value: PdfValue | undefined): string {
  const key = file.follow(value);
  return key instanceof PdfString ? sayString(key) : writeValue(key);
}
