/**
 * The box around a path. In: how it is built, operator by operator (ISO 32000-1, 8.5.2), and its coordinates in a row.
 * Out: the two corners of the smallest box that holds all its points, those that bend its curves too. Pure. Called by
 * `text-state.ts`.
 *
 *     boxOfPath(['moveTo', 'curveTo'], [0, 0, 0, 5, 5, 10, 10, 10]) → [0, 0, 10, 10]
 */

/** How many points each operator has; a rectangle has a corner, a width and a height. */
const points: Record<string, number> = { moveTo: 1, lineTo: 1, curveTo: 3, curveTo2: 2, curveTo3: 2 };

/** `[left, bottom, right, top]` in the units of the coordinates; empty for a path without a point. */
export function boxOfPath(operators: readonly string[], coordinates: readonly number[]): number[] {
  const xs: number[] = [];
  const ys: number[] = [];
  const add = (x: number, y: number) => {
    xs.push(x);
    ys.push(y);
  };
  let at = 0;
  const next = () => coordinates[at++] ?? 0;
  for (const operator of operators) {
    if (operator === 'rectangle') {
      const [x, y, width, height] = [next(), next(), next(), next()];
      add(x, y);
      add(x + width, y + height);
    }
    for (let i = 0; i < (points[operator] ?? 0); i++) add(next(), next());
  }
  return xs.length === 0 ? [] : [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}
