/**
 * Lengths of the print format, as the style of the book has them. In: the name of a property of `:root`. Out: its
 * value in CSS px; NaN where the style has none.
 *
 *     bookLength('--line') → 24
 */
export const bookLength = (property: string): number =>
  Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue(property));
