/**
 * The title of a page without what its site adds. In: the title as the page states it, the names that the site gives
 * itself, the text. Out: the title, and what was cut off. Promises that a title which the text has as it stands is
 * kept; cuts only behind a separator, and only what is the site’s name or what the text does not have while it has the
 * rest. Called by `import-document.ts`; `title-lines.ts` compares titles as it does.
 *
 *     cutSite('某通知_栏目_某网', [], ['某通知', '…']) → { title: '某通知', cut: ['_栏目', '_某网'] }
 */

/**
 * `_` and `|` anywhere, a dash between blanks or single between Chinese characters, an arrow or a colon between blanks.
 */
const separators =
  /\s*[|｜_]+\s*|\s+[-–—:：•·∙»›>/]+\s+|(?<=[\p{Script=Han}）)》”〉])[-–—－](?=[\p{Script=Han}A-Za-z《“])/gu;
/** A title without what its spellings differ in: white space and capitals. */
export const comparable = (text: string): string => text.replace(/\s+/gu, '').toLowerCase();
/** A page’s title is no longer; what is, is no title. */
const longest = 1000;

/** A separator: where it begins, and where what follows it does. */
interface Cut {
  at: number;
  after: number;
}

/** `sites`: names that the site gives itself. `lines`: the texts of the blocks, in order. */
export function cutSite(
  written: string,
  sites: readonly string[],
  lines: readonly string[],
): { title: string; cut: string[] } {
  if (written.length > longest) return { title: written, cut: [] };
  const own = new Set(sites.map(comparable));
  const front = frontOf(written, own);
  if (front !== '') {
    const rest = cutSite(written.slice(front.length), sites, lines);
    return { title: rest.title, cut: [front, ...rest.cut] };
  }
  const body = comparable(lines.join(''));
  if (body.includes(comparable(written))) return { title: written, cut: [] };
  const cuts = [...written.matchAll(separators)].map(({ 0: sign, index }) => ({
    at: index,
    after: index + sign.length,
  }));
  // From the end: the last eight are enough for any page.
  const last = cuts.reverse().slice(0, 8);
  const heads = headsOf(lines.slice(0, 8));
  const at = last.find((cut) => heads.has(comparable(written.slice(0, cut.at))))?.at ?? endOf(written, last, own, body);
  const from = last
    .map((cut) => cut.at)
    .filter((one) => one >= at)
    .reverse();
  const cut = from.map((one, i) => written.slice(one, from[i + 1] ?? written.length));
  return { title: written.slice(0, at), cut };
}

/** The first lines, and what two to four of them say together. */
function headsOf(lines: readonly string[]): Set<string> {
  const heads = new Set<string>();
  for (let i = 0; i < lines.length; i++)
    for (let n = 1; n <= 4; n++) heads.add(comparable(lines.slice(i, i + n).join('')));
  heads.delete('');
  return heads;
}

/**
 * Where the title ends when no line of the text is it: piece by piece from the end, what is the site’s name, and what
 * the text does not have while it has the rest, or while a sign stands before it that no title has.
 */
function endOf(written: string, cuts: readonly Cut[], sites: ReadonlySet<string>, body: string): number {
  let end = written.length;
  for (const { at, after } of cuts) {
    const name = comparable(written.slice(after, end));
    const evident = body.includes(comparable(written.slice(0, at))) || /[|｜_]/.test(written.slice(at, after));
    if (at === 0 || (!sites.has(name) && (body.includes(name) || !evident))) break;
    end = at;
  }
  return end;
}

/** A site’s name that stands before the title, with its separator; empty when there is none, or nothing else. */
function frontOf(title: string, sites: ReadonlySet<string>): string {
  const first = [...title.matchAll(separators)][0];
  const end = first ? first.index + first[0].length : title.length;
  return first && end < title.length && sites.has(comparable(title.slice(0, first.index))) ? title.slice(0, end) : '';
}
