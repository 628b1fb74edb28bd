/**
 * Running heads by provision. In: finished pages, and what a head says for each block of the text. Out: heads that say
 * on a left page the first provision that stands on it, on a right page the last, each at the outer edge; beside it the
 * title or the part, shortened where the line has no room. Promises that a head is one line, and that pages of other
 * parts of the book keep theirs. Called by pagination.ts.
 */

/** What a head says: the provision, the part above it, and that part’s label alone. */
interface Head {
  provision: string;
  part: string;
  label: string;
}

/** Heads by the address of a block. */
export interface Heads {
  byBlock: ReadonlyMap<string, Head>;
  /** What stands between a provision and a title. */
  join: string;
  /** What stands for the end of a title that has no room. */
  sign: string;
}

/** Takes the heads out of the text, where they stand for this alone. */
export function takeHeads(content: ParentNode): Heads {
  const list = content.querySelector<HTMLElement>('.running-heads');
  const byBlock = new Map(
    [...(list?.querySelectorAll<HTMLElement>('[data-head-of]') ?? [])].map((one): [string, Head] => {
      const [provision = '', part = '', label = ''] = [...one.children].map(({ textContent }) => textContent ?? '');
      return [one.dataset.headOf ?? '', { provision, part, label }];
    }),
  );
  const [join = ' ', sign = '…'] = ['.join', '.cut'].map((name) => list?.querySelector(name)?.textContent ?? undefined);
  list?.remove();
  return { byBlock, join, sign };
}

/**
 * Writes what heads say as strings of CSS, which is what they are set as: a quotation mark at the end of a title would
 * be cut off, and a backslash would be read as an escape (CSS Syntax 3, 4.3.7).
 */
export function writeHeadStrings(content: ParentNode): void {
  for (const part of content.querySelectorAll<HTMLElement>('[data-running]')) {
    part.dataset.stringTitle = escapeString(part.dataset.title ?? '');
    part.dataset.stringRunning = escapeString(part.dataset.running ?? '');
  }
}

/**
 * Signs that end or escape a string of CSS, by their numbers; the space behind a number is its end. Example: `a"b` →
 * `a\\22 b`.
 */
export const escapeString = (text: string): string =>
  text.replace(/["'\\\n]/g, (sign) => `\\${sign.charCodeAt(0).toString(16)} `);

/** Sets the heads of all pages that carry text, and cuts those of others that have no room. */
export function setHeads(pages: readonly HTMLElement[], heads: Heads): void {
  const wanted = wantedHeads(pages, heads);
  const named = new Set(wanted.map(({ page }) => page));
  const others = pages.flatMap((page) => (named.has(page) ? [] : (plainHead(page) ?? [])));
  fitHeads([...wanted, ...others], heads.sign);
}

/** What is said on the pages that carry text; nothing where no block is called by anything. */
function wantedHeads(pages: readonly HTMLElement[], { byBlock, join }: Heads): WantedHead[] {
  if (byBlock.size === 0) return [];
  let last: Head | undefined;
  let section: HTMLElement | null = null;
  const end = pages.findLastIndex((page) => page.querySelector('.text-section'));
  return pages.flatMap((page, i) => {
    // A page that a note fills stands in what the page before it ends with.
    const isNotes = i < end && page.querySelector('.footnote') !== null && !page.querySelector('.text-section');
    section = page.querySelector<HTMLElement>('.text-section') ?? (isNotes ? section : null);
    const blocks = [...page.querySelectorAll<HTMLElement>('.text-section [data-block]')];
    // A page begins with its first words: a picture above them that has none stands in nothing that is named.
    const worded = Math.max(
      0,
      blocks.findIndex(({ textContent }) => textContent?.trim()),
    );
    const anchors = blocks.slice(worded).map(({ dataset }) => dataset.block ?? '');
    const own = anchors.flatMap((anchor) => byBlock.get(anchor) ?? []);
    // Lists and tables have no address among the provisions: they stand in what began before them.
    const begun = byBlock.has(anchors[0] ?? '') || (anchors.length === 0 && !isNotes) ? [] : last ? [last] : [];
    const shown = [...begun, ...own];
    last = own.at(-1) ?? last;
    return (shown.length > 0 && headOf(page, section, shown, join)) || [];
  });
}

function fitHeads(wanted: readonly WantedHead[], sign: string): void {
  // Most heads have room as they are: these are set at once, for each change that is read sets the whole book again.
  const firsts = wanted.map(({ titles, withTitle }) => withTitle(titles.find(Boolean) ?? ''));
  const fit = haveRoom(wanted.map(({ line }, i) => ({ line, text: firsts[i] ?? '' })));
  const texts = wanted.map(({ line, titles, withTitle }, i) =>
    fitHead(titles, withTitle, sign, (text) => (text === firsts[i] ? fit[i] : haveRoom([{ line, text }])[0]) === true),
  );
  // Paged.js 0.4.3 prints a named string from a property of the page.
  for (const [i, { page, name }] of wanted.entries())
    page.style.setProperty(`--pagedjs-string-first-${name}`, `"${escapeString(texts[i] ?? '')}"`);
}

/** What is to be said at the head of a page. */
interface WantedHead {
  page: HTMLElement;
  name: 'title' | 'section';
  /** The titles of which the first stands in it that has room. */
  titles: readonly string[];
  withTitle: (title: string) => string;
  line: HeadLine;
}

/** The line of a head. */
interface HeadLine {
  box: HTMLElement;
  /** In px. */
  width: number;
  /** Its type, as CSS says it. */
  font: string;
}

function headOf(
  page: HTMLElement,
  section: HTMLElement | null,
  shown: readonly Head[],
  join: string,
): WantedHead | undefined {
  const found = lineOf(page);
  if (!found || !section) return undefined;
  const { left, line } = found;
  if (left) {
    const provision = shown.find((head) => head.provision !== '')?.provision ?? '';
    const titles = [section.dataset.title ?? ''];
    return { page, name: 'title', titles, withTitle: (title) => said([provision, title], join), line };
  }
  const head = shown.findLast(({ provision }) => provision !== '') ?? shown.at(-1);
  const { provision = '', part = '', label = '' } = head ?? {};
  if (provision === '' && part === '') return undefined;
  return {
    page,
    name: 'section',
    titles: [part, label],
    withTitle: (title) => said([title, provision], join),
    line,
  };
}

/** The line of the head of a page, and on which side it stands. */
function lineOf(page: HTMLElement): { left: boolean; line: HeadLine } | undefined {
  const left = page.classList.contains('pagedjs_left_page');
  const box = page.querySelector<HTMLElement>(`.pagedjs_margin-top-${left ? 'left' : 'right'} > *`);
  const area = page.querySelector('.pagedjs_area');
  if (!box || !area) return undefined;
  return { left, line: { box, width: area.clientWidth, font: getComputedStyle(box, '::after').font } };
}

/** What the head of a page says of itself, where it says anything. */
function plainHead(page: HTMLElement): WantedHead | undefined {
  const { left, line } = lineOf(page) ?? {};
  const text = line ? readString(getComputedStyle(line.box, '::after').content) : '';
  return line && text !== ''
    ? { page, name: left ? 'title' : 'section', titles: [text], withTitle: (title) => title, line }
    : undefined;
}

/** A string of CSS as text (CSS Syntax 3, 4.3.5); empty for what is none. Example: `"a\\"b"` → `a"b`. */
export const readString = (css: string): string =>
  (/^"(.*)"$/su.exec(css)?.[1] ?? '').replace(/\\(?:([0-9a-f]{1,6})\s?|(.))/giu, (_, code, sign) =>
    code ? String.fromCodePoint(Number.parseInt(code, 16)) : sign,
  );

const said = (parts: readonly string[], join: string): string => parts.filter(Boolean).join(join);

/** Tells whether texts have room in the lines of heads, in their type. */
function haveRoom(heads: readonly { line: HeadLine; text: string }[]): boolean[] {
  const probes = heads.map(({ line: { box, font }, text }) => {
    const probe = document.createElement('span');
    Object.assign(probe.style, { position: 'absolute', whiteSpace: 'pre', font });
    probe.textContent = text;
    box.append(probe);
    return probe;
  });
  const fit = probes.map((probe, i) => probe.getBoundingClientRect().width <= (heads[i]?.line.width ?? 0));
  for (const probe of probes) probe.remove();
  return fit;
}

/**
 * The first of the titles that fits; the last one cut at its end where none does; without a title what must stand
 * there.
 */
export function fitHead(
  titles: readonly string[],
  withTitle: (title: string) => string,
  sign: string,
  fits: (text: string) => boolean,
): string {
  const whole = titles.filter(Boolean).find((title) => fits(withTitle(title)));
  if (whole !== undefined) return withTitle(whole);
  const characters = [...(titles.findLast(Boolean) ?? '')];
  let [short, long] = [0, characters.length];
  while (short < long) {
    const middle = Math.ceil((short + long) / 2);
    if (fits(withTitle(cut(characters, middle, sign)))) short = middle;
    else long = middle - 1;
  }
  return short > 0 ? withTitle(cut(characters, short, sign)) : withTitle('');
}

const cut = (characters: readonly string[], length: number, sign: string): string =>
  characters
    .slice(0, length)
    .join('')
    .replace(/[\s,.:;·、，　-]+$/u, '') + sign;
