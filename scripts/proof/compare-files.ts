/**
 * Where two sets of files differ, whatever it is. In: the files of a copy and those that were published, by their
 * paths. Out: every difference in words, with its file and, in a text, what stands around it. Called for the copies of
 * archives and folders. In which order they were packed says nothing, but for the media type of an e-book, which its
 * own witness asks for.
 *
 *     compareFiles(copy, published) → ['section-3.xhtml has “双方不愿” instead of “双方愿” in line 12']
 */

type Contents = ReadonlyMap<string, Uint8Array>;

/** Code units on either side of a difference that are said. */
const around = 24;

/** Every file that is missing, added, or other than the published one; in the order of the published ones. */
export function compareFiles(copy: Contents, published: Contents): string[] {
  const differences: string[] = [];
  for (const [path, wanted] of published) {
    const own = copy.get(path);
    if (!own) differences.push(`${path} is missing`);
    else if (Buffer.compare(own, wanted) !== 0) differences.push(`${path} ${apart(own, wanted)}`);
  }
  for (const path of copy.keys()) if (!published.has(path)) differences.push(`${path} was added`);
  return differences;
}

/** Where two files part: in words where both are text, else by the byte. */
function apart(own: Uint8Array, wanted: Uint8Array): string {
  const [a, b] = [textOf(own), textOf(wanted)];
  if (a === undefined || b === undefined) return `has other bytes, ${own.length} of them instead of ${wanted.length}`;
  const from = partAt(a, b);
  const [rest, other] = [a.slice(from), b.slice(from)];
  const tail = partAt([...rest].reverse().join(''), [...other].reverse().join(''));
  const near = (whole: string) => {
    const end = Math.max(from, whole.length - tail);
    const part = whole.slice(Math.max(0, from - around), Math.min(end + around, from + 3 * around));
    return `“${part.replace(/\s+/g, ' ')}”`;
  };
  const line = b.slice(0, from).split('\n').length;
  return `has ${near(a)} instead of ${near(b)} in line ${line}`;
}

/** The first code unit at which two texts differ. */
function partAt(a: string, b: string): number {
  let at = 0;
  while (at < a.length && at < b.length && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}
