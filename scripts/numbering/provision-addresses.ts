/**
 * The address of every provision, the same in every format. In: a tree and its class. Out: the tree with its addresses
 * set. Promises that no two are the same, that each is a name of XML without a colon, and that the addresses of a
 * document depend on its labels and their order alone. A level whose numbers begin anew in the level above bears that
 * one’s address, as the naming convention of Akoma Ntoso has it. Pure. Called by `number-provisions.ts`.
 *
 *     part 第二编 { chapter 第一章 { article 第三条之一 { paragraph 2 { item （一） } } } }
 *       → book2, chap1 or book2-chap1, art3bis1, art3bis1-2, art3bis1-2-1
 */
import type { DocumentClass, Level } from '../classes/document-class.ts';
import { isAnnex, isContainer, isCounted, type Provision, type ProvisionKind } from '../model/provisions.ts';

/** How addresses name what a class has no level for. */
const countedCodes: Partial<Record<ProvisionKind, string>> = {
  heading: 'h',
  preface: 'preface',
  preambular: 'pre',
  paragraph: 'p',
};

/** What is counted through the document or the annex, whatever it stands in. */
const isBeside = (kind: ProvisionKind): boolean => ['heading', 'preface', 'preambular'].includes(kind);

/** How many of the levels above an address begins with, and whether free headings are among them. */
interface Prefix {
  depth: number;
  headings: boolean;
}

/** A provision with all that stands above it, the outermost first. */
interface Placed {
  provision: Provision;
  above: readonly Provision[];
}

/** Sets the addresses and the numbers of what is counted. */
export function addressProvisions(root: Provision, documentClass: DocumentClass): void {
  const placed = placeProvisions(root, []);
  const codes = codesOf(documentClass);
  countProvisions(placed, documentClass);
  const depths = prefixDepths(placed, codes);
  const anew = numberedByHeading(placed, codes);
  const taken = new Set<string>();
  // One number may stand in a text as often as its author likes: no address is tried twice.
  const tried = new Map<string, number>();
  for (const { provision, above } of placed) {
    const wanted = wantedAddress(provision, numberedIn(above, documentClass), codes, depths, anew);
    let address = wanted;
    let i = tried.get(wanted) ?? 1;
    while (taken.has(address)) address = `${wanted}_${++i}`;
    tried.set(wanted, i);
    taken.add(address);
    provision.address = address;
  }
}

const placeProvisions = (parent: Provision, above: readonly Provision[]): Placed[] =>
  parent.children.flatMap((provision) => [{ provision, above }, ...placeProvisions(provision, [...above, provision])]);

/** Kind → code, of the levels that have one. */
function codesOf({ containers, article, inner, recital }: DocumentClass): Map<ProvisionKind, string> {
  const levels: (Level | undefined)[] = [...inner, recital, article, ...containers];
  return new Map(levels.flatMap((level) => (level?.code ? [[level.kind, level.code] as const] : [])));
}

/** Numbers of what has no printed one: 款 in their article, paragraphs of the preamble in the document. */
function countProvisions(placed: readonly Placed[], documentClass: DocumentClass): void {
  const counts = new Map<string, number>();
  const ids = new Map<Provision, number>();
  const printed = new Set(placed.map(({ provision: { kind, number } }) => `${kind} ${number}`));
  for (const { provision, above } of placed) {
    ids.set(provision, ids.size);
    if (provision.number !== '') continue;
    const home = countedIn(provision.kind, above, documentClass);
    const key = `${home ? ids.get(home) : ''} ${provision.kind}`;
    let count = (counts.get(key) ?? 0) + 1;
    // An annex without a number stands beside those that have one.
    while (isAnnex(provision) && printed.has(`${provision.kind} ${count}`)) count++;
    counts.set(key, count);
    provision.number = String(count);
  }
}

/** In what a provision without a printed number is counted. */
function countedIn(
  kind: ProvisionKind,
  above: readonly Provision[],
  { preamble }: DocumentClass,
): Provision | undefined {
  const annex = above.find(isAnnex);
  const through = isBeside(kind) || (kind === 'paragraph' && preamble === 'none');
  return through ? annex : above.at(-1);
}

/**
 * For every kind that has a code, how many of the provisions above it its address begins with, an annex not counted: as
 * few as keep apart what begins anew in each of them. One number that stands twice in a row is a fault of the text, and
 * changes no other address.
 */
function prefixDepths(
  placed: readonly Placed[],
  codes: ReadonlyMap<ProvisionKind, string>,
): Map<ProvisionKind, Prefix> {
  const depths = new Map<ProvisionKind, Prefix>();
  for (const kind of codes.keys()) {
    const own = placed.filter(({ provision }) => provision.kind === kind);
    const deepest = own.reduce((most, { above }) => Math.max(most, above.length), 0);
    const prefix: Prefix = { depth: 0, headings: false };
    while (prefix.depth < deepest && beginsAnew(own, prefix)) prefix.depth++;
    // What begins anew in a free heading alone bears the address of the heading.
    if (prefix.depth === deepest && deepest > 0 && beginsAnew(own, prefix)) {
      Object.assign(prefix, { depth: 0, headings: true });
      while (prefix.depth < deepest && beginsAnew(own, prefix)) prefix.depth++;
    }
    depths.set(kind, prefix);
  }
  return depths;
}

/**
 * True when among provisions with the same prefix of this depth the first number of one stands in two of their homes.
 */
function beginsAnew(own: readonly Placed[], wanted: Prefix): boolean {
  const firstIn = new Map<Provision | undefined, string>();
  const homes = new Map<string, Provision | undefined>();
  const numbers = new Map<Provision, number>();
  for (const { provision, above } of own) {
    const home = above.at(-1);
    if (firstIn.has(home)) continue;
    firstIn.set(home, provision.number);
    const prefix = prefixOf(above, wanted).map((one) => {
      numbers.set(one, numbers.get(one) ?? numbers.size);
      return numbers.get(one);
    });
    const key = `${prefix.join(' ')}/${provision.number}`;
    if (homes.has(key)) return true;
    homes.set(key, home);
  }
  return false;
}

/** The provisions above, without the parts of a schedule to an act: its paragraphs are numbered through them. */
function numberedIn(above: readonly Provision[], { sections }: DocumentClass): readonly Provision[] {
  const annex = sections ? above.findIndex(isAnnex) : -1;
  return annex < 0 ? above : above.filter(({ kind }, i) => i <= annex || !isContainer(kind));
}

/** What an address begins with: the annex, and so many of the levels below it, with free headings or without. */
function prefixOf(above: readonly Provision[], { depth, headings }: Prefix): Provision[] {
  const annex = above.findIndex(isAnnex);
  const levels = above.slice(annex + 1).filter(({ kind }) => headings || kind !== 'heading');
  return [...(annex < 0 ? [] : [above[annex] as Provision]), ...levels.slice(0, depth)];
}

/**
 * The homes, the document or an annex, in whose free headings the numbers of labels without a code begin anew. In all
 * others these are numbered through the headings, and no heading is named.
 */
function numberedByHeading(
  placed: readonly Placed[],
  codes: ReadonlyMap<ProvisionKind, string>,
): Set<Provision | undefined> {
  const numbers = new Map<Provision | undefined, Set<string>>();
  const anew = new Set<Provision | undefined>();
  for (const { provision, above } of placed) {
    if (provision.label === '' || codes.has(provision.kind)) continue;
    const home = above.findLast(isNoHeading);
    const known = numbers.get(home) ?? new Set<string>();
    numbers.set(home, known);
    if (known.has(provision.number) && above.at(-1) !== home) anew.add(home);
    known.add(provision.number);
  }
  return anew;
}

const isNoHeading = ({ kind }: Provision): boolean => kind !== 'heading';

function wantedAddress(
  { kind, label, number }: Provision,
  above: readonly Provision[],
  codes: ReadonlyMap<ProvisionKind, string>,
  depths: ReadonlyMap<ProvisionKind, Prefix>,
  anew: ReadonlySet<Provision | undefined>,
): string {
  const parent = above.at(-1);
  const code = codes.get(kind);
  if (code !== undefined) {
    const prefix = prefixOf(above, depths.get(kind) ?? { depth: 0, headings: false }).at(-1);
    return addressIn(prefix, `${code}${number}`);
  }
  if (kind === 'continuation') return addressIn(parent, `text${number}`);
  if (isBeside(kind) || (isCounted({ kind, label }) && !inUnit(parent))) {
    const unit = parent && !isOutline(parent) ? parent : undefined;
    const home = kind === 'paragraph' ? unit : above.find(isAnnex);
    return addressIn(home, `${countedCodes[kind]}${number}`);
  }
  const through = parent?.kind === 'heading' ? above.findLast(isNoHeading) : parent;
  const home = anew.has(through) ? parent : through;
  return home ? `${home.address}-${number}` : `item${number}`;
}

/** An address below that of what it stands in, if it stands in anything. */
const addressIn = (home: Provision | undefined, own: string): string => (home ? `${home.address}-${own}` : own);

/** True for what numbers its own paragraphs. */
const inUnit = (parent: Provision | undefined): boolean => parent?.kind === 'article';

/** Levels of an outline, under which paragraphs are counted through the whole document. */
const isOutline = ({ kind, label }: Provision): boolean =>
  label !== '' && (kind === 'section' || kind === 'item' || kind === 'point' || kind === 'subpoint');
