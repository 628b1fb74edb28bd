/**
 * How the time of a job grows with what it is given. In: a job, makers of worse and worse texts. Out: the names of
 * those for which four times the text took six times as long, or longer. Measures processor time that this process
 * used.
 */

/** Makes a text of about n characters. */
export type Maker<T> = (n: number) => T;

/** What reads a text; nobody asks what comes of it. */
export type Reading<T> = (content: T) => unknown;

/** Processor time of one reading, the least of `runs`. */
async function costOf<T>(read: Reading<T>, content: T, runs: number): Promise<number> {
  const costs: number[] = [];
  for (let i = 0; i < runs; i++) {
    const before = process.cpuUsage();
    await read(content);
    const { user, system } = process.cpuUsage(before);
    costs.push(user + system);
  }
  return Math.min(...costs);
}

/**
 * 4n against n; what takes less than an ordinary text of n characters is measured against that, for noise is no growth.
 * So the longer text comes first: where it is no slower than six ordinary ones, the shorter is not asked.
 */
async function growthOf<T>(read: Reading<T>, make: Maker<T>, ordinary: number, n: number): Promise<number> {
  const measure = async (size: number, runs: number) => {
    const long = await costOf(read, make(4 * size), runs);
    return long < 6 * ordinary ? 0 : long / Math.max(ordinary, await costOf(read, make(size), runs));
  };
  const first = await measure(n, 1);
  // Other programs use the processor, too: only what is slow again and again, and in a longer text, is slow.
  return first < 6 ? first : Math.min(await measure(n, 3), await measure(4 * n, 1));
}

/** The makers whose texts are read in more than linear time, with their growth. `plain`: makes an ordinary text. */
export async function slowOnes<T>(
  read: Reading<T>,
  makers: Readonly<Record<string, Maker<T>>>,
  plain: Maker<T>,
  n: number,
): Promise<string[]> {
  await costOf(read, plain(n), 3);
  const ordinary = await costOf(read, plain(n), 3);
  const slow: string[] = [];
  for (const [name, make] of Object.entries(makers)) {
    const growth = await growthOf(read, make, ordinary, n);
    if (growth >= 6) slow.push(`${name}: ${growth.toFixed(1)}`);
  }
  return slow;
}
