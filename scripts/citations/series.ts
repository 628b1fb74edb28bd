/**
 * Where an instrument was officially published. In: the reference as it is usually written. Out: its parts. What has no
 * such parts is kept as it was written. Pure. Called by `cited-work.ts` and by the styles.
 *
 *     readSeries('1155 UNTS 331') → { volume: '1155', name: 'UNTS', page: '331', written: '1155 UNTS 331' }
 *     readSeries('[2004] OJ L24/1') → { year: '2004', name: 'OJ', letter: 'L', volume: '24', page: '1', … }
 */

/** A reference to a series. `written`: as the front matter has it. */
export interface Series {
  written: string;
  name?: string;
  volume?: string;
  page?: string;
  year?: string;
  /** The series of an official journal: L. */
  letter?: string;
}

/** The parts of a reference. */
export function readSeries(written: string): Series {
  const treaties = /^(?<volume>\d+) (?<name>[A-Z]{2,8}) (?<page>\d+)$/.exec(written)?.groups;
  const journal = /^\[(?<year>\d{4})\] (?<name>OJ) (?<letter>[A-Z]) ?(?<volume>\d+)\/(?<page>\d+)$/.exec(
    written,
  )?.groups;
  return { written, ...(treaties ?? journal) };
}

/** With points behind the letters of its name: 1155 U.N.T.S. 331, 2004 O.J. (L 24) 1. */
export function dotSeries({ written, name, volume, page, year, letter }: Series): string {
  if (name === undefined) return written;
  const dotted = name.replace(/[A-Z]/g, '$&.');
  return letter ? `${year} ${dotted} (${letter} ${volume}) ${page}` : `${volume} ${dotted} ${page}`;
}
