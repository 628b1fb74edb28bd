/**
 * The characters that Word shows of a document, by its XML alone. In: the unpacked parts as bytes, before anything is
 * made ready. Out: the characters, in order. Reads tags one after the other, without a tree and without the passes of
 * the importer: what it finds, `count-proof.ts` wants to find again. Shown are w:t and m:t, of alternatives the first
 * choice, of fields the result; not shown are deletions, runs that they or their styles hide, and instructions
 * (ECMA-376 part 1, 17.3, 17.13, 17.16). Called by `docx.ts`.
 *
 *     <w:ins><w:r><w:t>甲</w:t></w:r></w:ins><w:del><w:r><w:delText>乙</w:delText></w:r></w:del> → '甲'
 */

/** The parts that a reader sees: the text, its notes, heads and feet of pages. */
const parts = /^word\/(?:document|footnotes|endnotes|header\d*|footer\d*)\.xml$/;

/** The characters of a document. */
export function shownInWord(files: Readonly<Record<string, Uint8Array>>): string {
  const xmlOf = (path: string) => new TextDecoder().decode(files[path]);
  const styles = hidingStyles(files['word/styles.xml'] ? xmlOf('word/styles.xml') : '');
  return Object.keys(files)
    .filter((path) => parts.test(path))
    .sort()
    .map((path) => shownInPart(xmlOf(path), styles))
    .join('');
}

/** What is open while tags are read. */
interface State {
  shown: string[];
  /** How deep we are in elements of which nothing is shown. */
  unshown: number;
  /** The first choice of each open alternative has been read. */
  chosen: boolean[];
  /** Open fields: true while their instruction is read. */
  fields: boolean[];
  /** The runs that are open (a text box stands in one, and has its own): their characters, and what hides them. */
  runs: { texts: string[]; hidden: boolean | undefined; style: string; paragraph: string }[];
  /** The styles of the open paragraphs. */
  paragraphs: string[];
  styles: HidingStyles;
  text: boolean;
  properties: boolean;
  /** True in properties as they were before a tracked change. */
  former: boolean;
}

const tag =
  /<(\/?)([\w.-]+:)?([\w.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|([^<]+)/g;

function shownInPart(xml: string, styles: HidingStyles): string {
  const state: State = {
    shown: [],
    unshown: 0,
    chosen: [],
    fields: [],
    runs: [],
    paragraphs: [],
    styles,
    text: false,
    properties: false,
    former: false,
  };
  for (const [, slash, , name = '', attributes = '', empty, text] of xml.matchAll(tag)) {
    if (text !== undefined) {
      if (state.text) show(state, decode(text));
    } else if (name.endsWith('PrChange')) state.former = slash === '' && empty === '';
    else if (name !== '' && !state.former) {
      if (slash === '') open(state, name, attributes, empty !== '');
      if (slash !== '' || empty !== '') close(state, name);
    }
  }
  return state.shown.join('');
}

/** Elements of which nothing is shown. */
const silent = /^(?:del|moveFrom)$/;
const ofProperties = /^(?:rPr|trPr|tcPr|numPr|pPr)$/;

/** What begins with an element of a name; `empty` where it holds nothing. Of other elements nothing depends. */
const opening: Record<string, (state: State, attributes: string, empty: boolean) => void> = {
  AlternateContent: ({ chosen }) => chosen.push(false),
  Choice: choose,
  Fallback: choose,
  r: ({ runs, paragraphs }, _, empty) => {
    if (!empty) runs.push({ texts: [], hidden: undefined, style: '', paragraph: paragraphs.at(-1) ?? '' });
  },
  p: ({ paragraphs }, _, empty) => {
    if (!empty) paragraphs.push('');
  },
  pStyle: ({ paragraphs }, attributes) => paragraphs.splice(-1, 1, valueIn(attributes)),
  rStyle: (state, attributes) => {
    if (state.properties) styleRun(state, valueIn(attributes));
  },
  vanish: (state, attributes) => {
    if (state.properties) hide(state, !/="(?:0|false|off)"/.test(attributes));
  },
  t: (state, _, empty) => {
    state.text = !empty;
  },
  noBreakHyphen: (state) => show(state, '\u2011'),
  textpath: (state, attributes) => show(state, decode(/\bstring="([^"]*)"/.exec(attributes)?.[1] ?? '')),
  fldChar: (state, attributes) => changeField(state, /fldCharType="(\w+)"/.exec(attributes)?.[1] ?? ''),
};

function open(state: State, name: string, attributes: string, empty: boolean): void {
  if (silent.test(name) && !state.properties && !empty) state.unshown++;
  else if (ofProperties.test(name)) state.properties = !empty;
  else if (Object.hasOwn(opening, name)) opening[name]?.(state, attributes, empty);
}

/** Of the alternatives of a content the first is shown. */
function choose(state: State, _: string, empty: boolean): void {
  if (empty) return;
  if (state.unshown > 0 || state.chosen.at(-1)) state.unshown++;
  else state.chosen[state.chosen.length - 1] = true;
}

function changeField({ fields }: State, type: string): void {
  if (type === 'begin') fields.push(true);
  else if (type === 'separate' && fields.length > 0) fields[fields.length - 1] = false;
  else if (type === 'end') fields.pop();
}

const closing: Record<string, (state: State) => void> = {
  AlternateContent: ({ chosen }) => chosen.pop(),
  Choice: showAgain,
  Fallback: showAgain,
  t: (state) => {
    state.text = false;
  },
  r: ({ runs, styles, shown }) => {
    const run = runs.pop();
    if (run && !isHiddenRun(run, styles)) for (const text of run.texts) shown.push(text);
  },
  p: ({ paragraphs }) => paragraphs.pop(),
};

function showAgain(state: State): void {
  if (state.unshown > 0) state.unshown--;
}

function close(state: State, name: string): void {
  if (silent.test(name) && !state.properties) showAgain(state);
  else if (ofProperties.test(name)) state.properties = false;
  else if (Object.hasOwn(closing, name)) closing[name]?.(state);
}

/** Text of a run is shown when its run is over: only then is it known that nothing hides it. */
function show(state: State, text: string): void {
  if (state.unshown > 0 || state.fields.includes(true)) return;
  (state.runs.at(-1)?.texts ?? state.shown).push(text);
}

function hide({ runs }: State, hidden: boolean): void {
  const run = runs.at(-1);
  if (run) run.hidden = hidden;
}

function styleRun({ runs }: State, style: string): void {
  const run = runs.at(-1);
  if (run) run.style = style;
}

const isHiddenRun = ({ hidden, style, paragraph }: State['runs'][number], { hides, usual }: HidingStyles): boolean =>
  hidden ?? hides(paragraph || usual) !== (style !== '' && hides(style));

const valueIn = (attributes: string): string => decode(/\bval\s*=\s*"([^"]*)"/.exec(attributes)?.[1] ?? '');

/** Which styles hide their text (w:vanish, their own or that of a style on which they are based). */
interface HidingStyles {
  hides: (id: string) => boolean;
  /** The style of paragraphs that name none. */
  usual: string;
}

function hidingStyles(xml: string): HidingStyles {
  const styles = new Map<string, { basedOn: string; hidden: boolean | undefined }>();
  let usual = '';
  for (const [, attributes = '', inner = ''] of xml.matchAll(/<w:style\b([^>]*[^/>])>([\s\S]*?)<\/w:style>/g)) {
    const id = decode(/\bstyleId="([^"]*)"/.exec(attributes)?.[1] ?? '');
    const vanish = /<w:vanish\b([^>]*)>/.exec(inner)?.[1];
    const basedOn = valueIn(/<w:basedOn\b([^>]*)>/.exec(inner)?.[1] ?? '');
    styles.set(id, { basedOn, hidden: vanish === undefined ? undefined : !/="(?:0|false|off)"/.test(vanish) });
    if (/\btype="paragraph"/.test(attributes) && /\bdefault="(?:1|true|on)"/.test(attributes)) usual = id;
  }
  const hides = (id: string): boolean => {
    let [at, steps] = [styles.get(id), 0];
    while (at && at.hidden === undefined && steps++ < 20) at = styles.get(at.basedOn);
    return at?.hidden ?? false;
  };
  return { hides, usual };
}

const decode = (text: string): string =>
  text
    .replace(/&#x([\da-f]+);/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replace(/&#(\d+);/g, (_, digits: string) => String.fromCodePoint(Number(digits)))
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&');
