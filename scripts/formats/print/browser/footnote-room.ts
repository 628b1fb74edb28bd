/**
 * How much of a page its notes take. In: the heights of the notes that could stand at the foot, and the lines that
 * refer to them. Out: the height of the foot. Pure: lengths are CSS px, down from the upper edge of the page's area.
 */

interface FootNeeds {
  /** Height of the page's area, of one line, and of the space above the notes. */
  room: number;
  line: number;
  margin: number;
  /** Height of what the page begins with and what does not stand alone: headings, the head of a table. */
  lead?: number;
  /**
   * Height of each note, and the lower edge of the line that refers to it: 0 where an earlier page has left it over,
   * Infinity where its reference does not fit on the page. `whole`: so much of it cannot be divided, if it is more than
   * two lines.
   */
  notes: readonly { height: number; reference: number; whole?: number }[];
}

/** Lines of text that a page keeps beside a note that is longer than the page. */
const leastText = 3;
/** A hole of so many lines above the notes is filled by dividing the next note. */
const widestHole = 3;
/** A divided note begins with so many lines. */
const leastNote = 2;

/**
 * As many notes as fit with the lines that refer to them; the line that refers to the next one must not fit. Whole
 * lines are left to the text: in less than a line, Chromium begins a paragraph without text, which Paged.js takes for
 * its first part.
 */
export function chooseFootHeight({ room, line, margin, lead = 0, notes }: FootNeeds): number {
  const carried = notes.filter(({ reference }) => reference === 0).length;
  const visible = notes.filter(({ reference }) => reference < Number.POSITIVE_INFINITY).length;
  const referenceOf = (index: number) => notes[index]?.reference ?? Number.POSITIVE_INFINITY;
  const heightOf = (count: number) =>
    count === 0 ? 0 : margin + notes.slice(0, count).reduce((sum, { height }) => sum + height, 0);
  for (let count = visible; ; count--) {
    const next = referenceOf(count);
    const most = room - heightOf(count);
    const text = Math.min(most, next - line);
    const fits = notes.slice(0, count).every(({ reference }) => reference <= text);
    if (!fits && count > carried) continue;
    const following = referenceOf(count + 1);
    // The text may take so much for the next note to begin: where an earlier page has left over a long one, nothing.
    const least = Math.max(leastNote * line, notes[count]?.whole ?? 0);
    const beginning = room - Math.max(heightOf(count), margin) - least;
    const begins = beginning >= next && following > next;
    // A page has a line of text: only a first one stays when its note may not begin.
    const first = next < lead + 2 * line;
    const divides = next < Number.POSITIVE_INFINITY && (first || (most - text >= widestHole * line && begins));
    const kept = Math.min(leastText * line, divides ? Math.min(following - line, beginning) : next - line);
    // Lines of cells are not on the grid: up to the next one of it there is room.
    const lines = Math.max(divides ? Math.ceil((next - 1) / line) : 0, Math.floor(Math.max(text, kept) / line));
    return Math.round(room - lines * line);
  }
}
