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

/** Signs that end or escape a string of CSS, by their numbers. Example: `a"b` → `a\\000022b`. */
const escapeString = (text: string): string =>
  text.replace(/["'\\\n]/g, (sign) => `\\${sign.charCodeAt(0).toString(16).padStart(6, '0')}`);

/** Sets the heads of all pages that carry text; nothing where there are none. */
export function setHeads(pages: readonly HTMLElement[], heads: Heads): void {
  const { byBlock } = heads;
  if (byBlock.size === 0) return;
  let last: Head | undefined;
  for (const page of pages) {
    const anchors = [...page.querySelectorAll<HTMLElement>('.text-section [data-block]')].map(
      ({ dataset }) => dataset.block ?? '',
    );
    const own = anchors.flatMap((anchor) => byBlock.get(anchor) ?? []);
    // Lists and tables have no address among the provisions: they stand in what began before them.
    const begun = byBlock.has(anchors[0] ?? '') || anchors.length === 0 ? [] : last ? [last] : [];
    const shown = [...begun, ...own];
    last = own.at(-1) ?? last;
    if (shown.length > 0) setHead(page, shown, heads);
  }
}

function setHead(page: HTMLElement, shown: readonly Head[], { join, sign }: Heads): void {
  const left = page.classList.contains('pagedjs_left_page');
  const box = page.querySelector<HTMLElement>(`.pagedjs_margin-top-${left ? 'left' : 'right'} > *`);
  const section = page.querySelector<HTMLElement>('.text-section');
  const area = page.querySelector('.pagedjs_area');
  if (!box || !section || !area) return;
  const fits = lineOf(box, area.clientWidth);
  if (left) {
    const provision = shown.find((head) => head.provision !== '')?.provision ?? '';
    write(
      page,
      'title',
      fitHead([section.dataset.title ?? ''], (title) => said([provision, title], join), sign, fits),
    );
  } else {
    const head = shown.findLast(({ provision }) => provision !== '') ?? shown.at(-1);
    const { provision = '', part = '', label = '' } = head ?? {};
    if (provision === '' && part === '') return;
    write(
      page,
      'section',
      fitHead([part, label], (title) => said([title, provision], join), sign, fits),
    );
  }
}

const said = (parts: readonly string[], join: string): string => parts.filter(Boolean).join(join);

/** Tells whether a text fits the line of a head, in its type. */
function lineOf(box: HTMLElement, width: number): (text: string) => boolean {
  const probe = document.createElement('span');
  const style = getComputedStyle(box, '::after');
  Object.assign(probe.style, { position: 'absolute', whiteSpace: 'pre', font: style.font });
  return (text) => {
    probe.textContent = text;
    box.append(probe);
    const fits = probe.getBoundingClientRect().width <= width;
    probe.remove();
    return fits;
  };
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

/** Paged.js 0.4.3 prints a named string from a property of the page. */
const write = (page: HTMLElement, name: string, text: string): void =>
  page.style.setProperty(`--pagedjs-string-first-${name}`, JSON.stringify(text));
