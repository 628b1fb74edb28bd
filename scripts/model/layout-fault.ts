/**
 * An error of a maker that finds another text in its output than in the edition. In: the two texts, and where. Out: an
 * `Error` that says where they part; `press/place-fault.ts` makes a problem of it, with a line of the source. No text
 * may bring it about: it is a fault of the press.
 *
 *     new LayoutFault({ page: 7, shown: '甲方丙方', wanted: '甲方乙方' }).message
 *       → 'page 7 shows “甲方丙方” where the text has “甲方乙方”'
 */

/** What is known of the place: a page of the file from 1 on, a block or part; what is there and what should be. */
export interface FaultPlace {
  page?: number;
  anchor?: string;
  shown?: string;
  wanted?: string;
}

export class LayoutFault extends Error {
  readonly at: FaultPlace;

  /** `message`: instead of the sentence about both texts. */
  constructor(at: FaultPlace, message?: string) {
    super(message ?? sentence(at));
    this.at = at;
  }
}

function sentence({ page, shown = '', wanted = '' }: FaultPlace): string {
  const [inShown, inWanted] = partingOf(shown, wanted);
  return `page ${page} shows ${around(shown, inShown)} where the text has ${around(wanted, inWanted)}`;
}

/** Where two texts part: an offset in each. White space is not compared. */
function partingOf(a: string, b: string): [number, number] {
  let [i, j] = [0, 0];
  for (;;) {
    while (/\s/.test(a[i] ?? '')) i++;
    while (/\s/.test(b[j] ?? '')) j++;
    if (i >= a.length || j >= b.length || a[i] !== b[j]) return [i, j];
    i++;
    j++;
  }
}

/** Some characters before an offset and behind it, as they stand. */
function around(text: string, at: number): string {
  if (text.trim() === '') return 'nothing';
  const [from, to] = [Math.max(0, at - 16), at + 24];
  const part = text.slice(from, to).replace(/\s+/g, ' ');
  return `“${from > 0 ? '…' : ''}${part}${to < text.length ? '…' : ''}”`;
}
