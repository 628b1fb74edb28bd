/**
 * Matrices of ISO 32000-1, 8.3.3: how what is drawn stands on its page. Pure. Called by those that follow what a
 * content stream shows.
 *
 *     multiply([2, 0, 0, 2, 10, 0], [1, 0, 0, 1, 5, 5]) → [2, 0, 0, 2, 20, 10]
 */

/** [a b c d e f]: x′ = ax + cy + e, y′ = bx + dy + f. */
export type Matrix = [number, number, number, number, number, number];

/** What is drawn by `n`, and that by `m`. */
export const multiply = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[2] * n[1],
  m[1] * n[0] + m[3] * n[1],
  m[0] * n[2] + m[2] * n[3],
  m[1] * n[2] + m[3] * n[3],
  m[0] * n[4] + m[2] * n[5] + m[4],
  m[1] * n[4] + m[3] * n[5] + m[5],
];

/** Nothing is turned, slanted, mirrored or stretched: the x axis points to the right, the y axis up on a page. */
export function isUpright([a, b, c, d]: Matrix): boolean {
  const hair = 1e-4 * Math.abs(a);
  return a > 0 && Math.abs(b) <= hair && Math.abs(c) <= hair && Math.abs(a + d) <= 1e-3 * a;
}
