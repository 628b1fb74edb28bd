/**
 * The boxes around a path. In: how it is built, operator by operator (ISO 32000-1, 8.5.2), and its coordinates in a
 * row. Out: for each of its parts, which begin where the pen is put down, the smallest box that holds all its points,
 * those that bend its curves too, and whether it is a plain rectangle. Pure. Called by `painted-paths.ts`.
 *
 *     boxesOfPath(['moveTo', 'curveTo'], [0, 0, 0, 5, 5, 10, 10, 10]) → [{ corners: [0, 0, 10, 10], plain: false }]
 */

/** A part of a path. */
export interface PathBox {
  /** `[left, bottom, right, top]` in the units of the coordinates. */
  corners: readonly [number, number, number, number];
  /** A rectangle by its operator. */
  plain: boolean;
}

/** How many points each operator has; a rectangle has a corner, a width and a height. */
const points: Record<string, number> = { moveTo: 1, lineTo: 1, curveTo: 3, curveTo2: 2, curveTo3: 2 };

/** The boxes of all parts; none for a path without a point. */
export function boxesOfPath(operators: readonly string[], coordinates: readonly number[]): PathBox[] {
  const parts: { points: [x: number, y: number][]; plain: boolean }[] = [];
  let at = 0;
  const next = () => coordinates[at++] ?? 0;
  for (const operator of operators) {
    if (operator === 'rectangle') {
      const [x, y, width, height] = [next(), next(), next(), next()];
      parts.push({
        points: [
          [x, y],
          [x + width, y + height],
        ],
        plain: true,
      });
      continue;
    }
    if (operator === 'moveTo' || parts.length === 0) parts.push({ points: [], plain: false });
    for (let i = 0; i < (points[operator] ?? 0); i++) parts.at(-1)?.points.push([next(), next()]);
  }
  return parts
    .filter((part) => part.points.length > 0)
    .map((part) => {
      const [xs, ys] = [part.points.map(([x]) => x), part.points.map(([, y]) => y)];
      return { corners: [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)], plain: part.plain };
    });
}
