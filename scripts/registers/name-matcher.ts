/**
 * Many names, one pass. In: a list of names. Out: a matcher that finds every occurrence of every name in a
 * text (Aho and Corasick, CACM 18:6, 1975), in time linear in the text and in what is found. Pure; knows
 * nothing of registers.
 */

interface Match {
  /** Index of the name in the list that the matcher was made from. */
  name: number;
  /** UTF-16 offsets in the text. */
  start: number;
  end: number;
}

interface Node {
  next: Map<number, number>;
  fail: number;
  /** Index of the name that ends here, -1 for none. */
  name: number;
  /** Nearest node on the chain of failures at which a name ends, 0 for none. */
  ending: number;
}

/** Builds a matcher. Names must not be empty; of equal names the first counts. */
export function buildMatcher(names: readonly string[]): (text: string) => Match[] {
  const nodes: Node[] = [{ next: new Map(), fail: 0, name: -1, ending: 0 }];
  names.forEach((name, index) => {
    if (name === '') throw new Error('a name of a matcher is empty');
    let at = 0;
    for (let i = 0; i < name.length; i++) {
      const unit = name.charCodeAt(i);
      let to = (nodes[at] as Node).next.get(unit);
      if (to === undefined) {
        to = nodes.push({ next: new Map(), fail: 0, name: -1, ending: 0 }) - 1;
        (nodes[at] as Node).next.set(unit, to);
      }
      at = to;
    }
    const node = nodes[at] as Node;
    if (node.name < 0) node.name = index;
  });
  const step = (from: number, unit: number): number => {
    let at = from;
    for (;;) {
      const to = (nodes[at] as Node).next.get(unit);
      if (to !== undefined) return to;
      if (at === 0) return 0;
      at = (nodes[at] as Node).fail;
    }
  };
  const queue = [...(nodes[0] as Node).next.values()];
  for (let head = 0; head < queue.length; head++) {
    const index = queue[head] as number;
    const node = nodes[index] as Node;
    for (const [unit, child] of node.next) {
      const target = nodes[child] as Node;
      target.fail = step(node.fail, unit);
      const fail = nodes[target.fail] as Node;
      target.ending = fail.name >= 0 ? target.fail : fail.ending;
      queue.push(child);
    }
  }
  return (text) => {
    const found: Match[] = [];
    let at = 0;
    for (let i = 0; i < text.length; i++) {
      at = step(at, text.charCodeAt(i));
      const node = nodes[at] as Node;
      for (let end = node.name >= 0 ? at : node.ending; end !== 0; end = (nodes[end] as Node).ending) {
        const { name } = nodes[end] as Node;
        found.push({ name, start: i + 1 - (names[name] as string).length, end: i + 1 });
      }
    }
    return found;
  };
}

/** Of all matches those that a reader sees: from the left, the longest first, none overlapping (“leftmost-longest”). */
export function longestMatches<T extends Match>(matches: readonly T[]): T[] {
  const sorted = [...matches].sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: T[] = [];
  let end = 0;
  for (const match of sorted) {
    if (match.start < end) continue;
    kept.push(match);
    end = match.end;
  }
  return kept;
}

const alphabetic = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}]/u;

/** False where a name of letters or digits is only part of a longer word: “ITU” in “SITUATION”, “74/2” in “74/247”. */
export function standsAsWord(text: string, start: number, end: number): boolean {
  const joined = (at: number) =>
    at > 0 && at < text.length && alphabetic.test(text[at - 1] as string) && alphabetic.test(text[at] as string);
  return !joined(start) && !joined(end);
}

/**
 * A test for matches in this text: 《…》 is atomic. Inside it only a name that fills it stands, for the rest
 * belongs to the title of another instrument. One pass over the text, however many are asked.
 */
export function titlesOf(text: string): (start: number, end: number) => boolean {
  if (!text.includes('《')) return () => true;
  const around = new Int32Array(text.length + 1).fill(-1);
  const open: number[] = [];
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '》') open.pop();
    around[i] = open.at(-1) ?? -1;
    if (text[i] === '《') open.push(i);
  }
  return (start, end) => {
    const title = around[start] as number;
    return title < 0 || (start === title + 1 && text[end] === '》');
  };
}
