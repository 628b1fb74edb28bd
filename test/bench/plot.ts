/**
 * The growth of time with the length of a book, drawn. In: what was measured. Out: an SVG with both axes logarithmic,
 * where a straight line is steady growth and a steeper one is growth that gets worse. Draws nothing for what failed.
 */
interface Row {
  times: number;
  tool: string;
  runs: { seconds: number; failure?: string }[];
}

const colours = ['#b3261e', '#d9822b', '#8a6d00', '#1f6f8b', '#5b4b8a', '#3f7d3a', '#555555'];
const [width, height] = [760, 420];
const area = { left: 60, top: 20, right: 520, bottom: 370 };

/** Draws medians of seconds over the number of copies of the first title. */
export function plotGrowth(rows: readonly Row[]): string {
  const tools = [...new Set(rows.map(({ tool }) => tool))];
  const times = [...new Set(rows.map((row) => row.times))].sort((a, b) => a - b);
  const middle = (row: Row): number | undefined => {
    const sorted = row.runs.map(({ seconds }) => seconds).sort((a, b) => a - b);
    return row.runs.some(({ failure }) => failure) ? undefined : sorted[Math.floor(sorted.length / 2)];
  };
  const [low, high] = [0.1, 1000];
  const x = (value: number) =>
    area.left +
    ((area.right - area.left) * Math.log(value / (times[0] ?? 1))) /
      Math.log(Math.max(2, (times.at(-1) ?? 2) / (times[0] ?? 1)));
  const y = (value: number) => area.bottom - ((area.bottom - area.top) * Math.log(value / low)) / Math.log(high / low);
  const text = (left: number, top: number, said: string, more = '') =>
    `<text x="${left.toFixed(1)}" y="${top.toFixed(1)}" ` +
    `${more}>${said.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</text>`;
  const grid = [0.1, 1, 10, 100, 1000].map(
    (value) =>
      `<path d="M${area.left} ${y(value).toFixed(1)}H${area.right}" ` +
      `stroke="#ddd"/>${text(area.left - 6, y(value) + 4, `${value} s`, 'text-anchor="end"')}`,
  );
  const ends = times.map((value) => text(x(value), area.bottom + 20, `×${value}`, 'text-anchor="middle"'));
  const lines = tools.map((tool, i) => {
    const colour = colours[i % colours.length];
    const points = rows
      .filter((row) => row.tool === tool)
      .flatMap((row) => (middle(row) === undefined ? [] : [[x(row.times), y(middle(row) as number)] as const]));
    const path =
      points.length > 1
        ? `<polyline points="${points.map(([a, b]) => `${a.toFixed(1)},${b.toFixed(1)}`).join(' ')}" ` +
          `fill="none" stroke="${colour}" stroke-width="2"/>`
        : '';
    const dots = points
      .map(([a, b]) => `<circle cx="${a.toFixed(1)}" cy="${b.toFixed(1)}" r="3" fill="${colour}"/>`)
      .join('');
    return points.length === 0
      ? ''
      : `${path}${dots}${text(area.right + 20, area.top + 20 + i * 22, tool, `fill="${colour}"`)}`;
  });
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" ` +
    `font-family="sans-serif" font-size="13">\n<rect width="${width}" height="${height}" ` +
    `fill="#fff"/>\n${[...grid, ...ends, ...lines].filter(Boolean).join('\n')}\n</svg>\n`
  );
}
