/**
 * Makes links of what a text says of its own provisions: “第三条第二款”, “Article 31, paragraph 3”, “пункт 2 статьи 5”. In:
 * the blocks of a draft, its tree of provisions. Out: the same blocks, their text unchanged, with links where it is
 * certain which provision is meant. Promises that nothing that is quoted, and nothing of another document, becomes a
 * link; linear time. When it is certain is said for each language in its profile. Pure. Called by
 * `number-provisions.ts`.
 *
 *     第九条　违反本法第三条的，…… → 第九条　违反本法[第三条](#art3)的，……
 */
import type { ReferenceRules } from '../languages/reference-rules.ts';
import { profileOf } from '../languages/registry.ts';
import type { Provision } from '../model/provisions.ts';
import { asSimplified } from '../model/simplified-text.ts';
import { type Draft, type Inline, plainText } from '../model/text.ts';
import { findReferences, type Owner, type Reference, type ReferenceList, type Stretch } from './find-references.ts';
import { homeOfReference } from './reference-beginning.ts';
import { indexProvisions, type ProvisionIndex, resolveSteps, type WantedStep } from './resolve-reference.ts';

/** A stretch of a paragraph’s text, and the address to which it leads. */
interface Link extends Stretch {
  address: string;
}

/** What all paragraphs of a document are looked at with. */
interface Search {
  rules: ReferenceRules;
  index: ProvisionIndex;
  /** It changes another document: what has no owner may mean that one. */
  amends: boolean;
}

/** The blocks with their links; as they are in a language without rules, and where the edition wants none. */
export function linkReferences(
  { blocks, manuscript: { metadata } }: Pick<Draft, 'blocks' | 'manuscript'>,
  root: Provision,
): Draft['blocks'] {
  const { references: rules } = profileOf(metadata.language);
  if (!rules || metadata.plainReferences) return blocks;
  const search: Search = {
    rules,
    index: indexProvisions(root),
    amends: blocks.some(
      (block) => block.kind === 'paragraph' && rules.amends.test(asSimplified(plainText(block.inlines))),
    ),
  };
  const begins = pathsByBlock(root);
  let above: readonly Provision[] = [];
  let quoted = 0;
  return blocks.map((block, at) => {
    const own = begins.get(at);
    if (own) above = own.at(-1) ?? [];
    // A mark that is never closed does not silence the rest of the text.
    if (own?.some((path) => path.at(-1)?.kind === 'article')) quoted = 0;
    if (block.kind !== 'paragraph') return block;
    const text = plainText(block.inlines);
    const quotes = quotedIn(text, rules, quoted);
    quoted = quotes.open;
    const labels = { start: 0, end: labelsEnd(text, own) };
    const links = outsideOf([labels, ...quotes.quoted], linksIn(asSimplified(text), search, above));
    return links.length === 0 ? block : { ...block, inlines: putLinks(block.inlines, links) };
  });
}

/** The provisions that begin with each block, each with all above it. */
function pathsByBlock(root: Provision): Map<number, Provision[][]> {
  const paths = new Map<number, Provision[][]>();
  const visit = (provision: Provision, above: readonly Provision[]): void => {
    const path = [...above, provision];
    const known = paths.get(provision.block);
    if (known) known.push(path);
    else paths.set(provision.block, [path]);
    for (const child of provision.children) visit(child, path);
  };
  for (const child of root.children) visit(child, []);
  return paths;
}

/** Where the labels end with which a paragraph begins: they refer to nothing. */
function labelsEnd(text: string, begun: readonly Provision[][] | undefined): number {
  let end = 0;
  for (const path of begun ?? []) {
    const label = path.at(-1)?.label ?? '';
    const at = text.slice(end, end + 20).search(/\S/);
    if (label !== '' && text.startsWith(label, end + Math.max(0, at))) end += Math.max(0, at) + label.length;
  }
  return end;
}

/** What stands between quotation marks; `open`: how many are open before, and behind. */
function quotedIn(text: string, { quotes: [opening, closing] }: ReferenceRules, open: number) {
  const quoted: Stretch[] = [];
  let depth = open;
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === opening && depth++ === 0) start = i;
    // «а» is a label, and quotes nothing.
    else if (text[i] === closing && depth > 0 && --depth === 0 && i - start > 2) quoted.push({ start, end: i });
  }
  if (depth > 0) quoted.push({ start, end: text.length });
  return { quoted, open: depth };
}

/** The links that no other stretch touches; both in the order of the text. */
function outsideOf(stretches: readonly Stretch[], links: readonly Link[]): Link[] {
  let at = 0;
  return links.filter(({ start, end }) => {
    while ((stretches[at]?.end ?? Number.POSITIVE_INFINITY) <= start) at++;
    return (stretches[at]?.start ?? Number.POSITIVE_INFINITY) >= end;
  });
}

function linksIn(text: string, search: Search, above: readonly Provision[]): Link[] {
  const { rules, amends } = search;
  const foreign = amends || rules.foreignNear.test(text);
  const links = findReferences(text, rules).flatMap((list) => listLinks(list, search, above, foreign));
  return links.sort((a, b) => a.start - b.start);
}

function listLinks(
  list: ReferenceList,
  { rules, index }: Search,
  above: readonly Provision[],
  foreign: boolean,
): Link[] {
  const links: Link[] = [];
  let before: Reference['steps'] = [];
  for (const { reference, owner } of list) {
    const first = reference.steps[0];
    // 第七条第一款、第三款: the second goes on in what the first stands in.
    const taken = rules.goesOn && first ? before.filter(({ rule }) => rule.rank < first.rule.rank) : [];
    const unsaid = !rules.goesOn && before.length > 0 && (first?.rule.rank ?? 0) > (before[0]?.rule.rank ?? 0);
    before = [...taken, ...reference.steps];
    if (owner === 'foreign' || (owner === 'bare' && (foreign || unsaid))) continue;
    links.push(...referenceLinks({ ...reference, steps: before }, taken.length, index, above, owner));
  }
  return links;
}

/**
 * The links of one reference: one for each number of its last step. `taken`: how many steps are those of another one.
 */
function referenceLinks(
  { steps, start, end }: Reference,
  taken: number,
  index: ProvisionIndex,
  above: readonly Provision[],
  owner: Owner,
): Link[] {
  const own = steps.slice(taken);
  const [last, before] = [own.at(-1), own.at(-2)];
  const from = homeOfReference(owner, steps[0]?.rule.kinds ?? [], above, index);
  if (!last || !from || steps.slice(0, -1).some(({ numbers }) => numbers.length > 1)) return [];
  const decimal = (printed: string) => index.decimal(printed, above);
  const several = last.numbers.length > 1;
  const innerFirst = before !== undefined && last.start < before.start;
  return last.numbers.flatMap((number, i): Link[] => {
    const wanted = [...steps.slice(0, -1), last].map((step) => wantedOf(step, step === last ? i : 0));
    const resolved = resolveSteps(wanted, from, typeof owner === 'object' && 'here' in owner ? undefined : decimal);
    const address = resolved.at(-1)?.address;
    if (address === undefined || resolved.length <= taken) return [];
    const outer = spanOf(steps.slice(taken, steps.length - 1));
    if (resolved.length < steps.length)
      return i > 0 ? [] : [{ ...spanOf(steps.slice(taken, resolved.length)), address }];
    if (!several) return [{ start, end, address }];
    // The first of several stands with the words before it; of those behind it only the number does.
    const span = i > 0 ? number : { start: innerFirst ? last.start : start, end: number.end };
    const links = [{ start: span.start, end: span.end, address }];
    const above = resolved.at(-2);
    return i === 0 && innerFirst && above ? [...links, { ...outer, address: above.address }] : links;
  });
}

const wantedOf = ({ rule, numbers }: Reference['steps'][number], i: number): WantedStep => ({
  kinds: rule.kinds,
  n: numbers[i]?.n ?? '',
  more: numbers[i]?.more ?? '',
});

const spanOf = (steps: readonly Stretch[]): Stretch => ({
  start: Math.min(...steps.map(({ start }) => start)),
  end: Math.max(...steps.map(({ end }) => end)),
});

/** The same inlines with links around the stretches that stand in one text, unmarked or in one mark that is no link. */
function putLinks(inlines: readonly Inline[], links: readonly Link[]): Inline[] {
  let at = 0;
  let next = 0;
  const put = (list: readonly Inline[]): Inline[] =>
    list.flatMap((inline): Inline[] => {
      if (inline.kind === 'link') {
        at += plainText([inline]).length;
        return [inline];
      }
      if ('children' in inline) return [{ ...inline, children: put(inline.children) }];
      if (inline.kind !== 'text') {
        at += plainText([inline]).length;
        return [inline];
      }
      const from = at;
      at += inline.text.length;
      while ((links[next]?.start ?? from) < from) next++;
      const pieces: Inline[] = [];
      const part = (start: number, end: number): Inline => ({
        ...inline,
        text: inline.text.slice(start - from, end - from),
        place: { ...inline.place, column: inline.place.column + start - from },
      });
      let done = from;
      for (let link = links[next]; link && link.start < at; link = links[++next]) {
        if (link.end > at) continue;
        if (link.start > done) pieces.push(part(done, link.start));
        const place = { ...inline.place, column: inline.place.column + link.start - from };
        pieces.push({
          kind: 'link',
          target: `#${link.address}`,
          children: [part(link.start, link.end)],
          place,
          found: true,
        });
        done = link.end;
      }
      return done < at ? [...pieces, part(done, at)] : pieces;
    });
  return put(inlines);
}
