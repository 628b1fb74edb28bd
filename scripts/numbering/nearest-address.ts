/**
 * The address that was perhaps meant by one that is not there. In: the addresses of an edition, a wrong one. Out: an
 * address of the edition, or nothing. Promises that asking takes no longer for a longer edition. Pure. Called by
 * `number-provisions.ts`.
 *
 *     nearestAddress(known)('art31-9') → 'art31'      nearestAddress(known)('art999') → 'art85', the last article
 */

/** How far before and behind a number another one is looked for. */
const reach = 50;

/**
 * `known`: addresses in the order of the text. The answer: what it stands in, the nearest number, or the last of its
 * kind.
 */
export function nearestAddress(known: readonly string[]): (wrong: string) => string | undefined {
  const all = new Set(known);
  const last = new Map(known.map((address) => [address.replace(/\d+$/, ''), address]));
  return (wrong) => {
    const parts = wrong.slice(0, 100).split('-');
    for (let length = parts.length - 1; length > 0; length--) {
      const above = parts.slice(0, length).join('-');
      if (all.has(above)) return above;
    }
    const [, code = '', digits = ''] = /^([a-z]{1,20})(\d{1,6})/.exec(wrong) ?? [];
    for (let step = 1; step <= reach; step++)
      for (const number of [Number(digits) - step, Number(digits) + step])
        if (all.has(`${code}${number}`)) return `${code}${number}`;
    return last.get(code);
  };
}
