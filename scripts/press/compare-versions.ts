/**
 * Whether the languages of one title have the same addresses: article 31 (3) is the same place in all of them. In: a
 * numbered edition, the other versions that its front matter names. Out: K137 with the addresses in which it differs
 * from the first version of the title that can be read. Called by `prepare-edition.ts`.
 */
import { type Edition, numbersOf } from '../model/edition.ts';
import { anchorOf } from '../model/numbers.ts';
import { compareText, type Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';

/** So many addresses are named, and the rest counted. */
const mostNamed = 10;

/** `open` gives a version under its numbers; nothing where it cannot be read, which its own build says. */
export function compareVersions(edition: Edition, open: (id: string) => Edition | undefined): Problem[] {
  const { id, versions = [] } = edition.metadata;
  const [first] = versions.map((version) => version.id).sort(compareText);
  if (first === undefined || compareText(first, id) > 0) return [];
  const value = open(first);
  if (!value) return [];
  const [own, wanted] = [edition, value].map((one) => numbersOf(one).map(anchorOf)) as [string[], string[]];
  const lacking = sayAddresses(wanted, own);
  const more = sayAddresses(own, wanted);
  if (lacking === '' && more === '') return [];
  const { file, bodyLine } = edition.manuscript;
  const detail = [lacking && `it lacks ${lacking}`, more && `it alone has ${more}`].filter(Boolean).join('; ');
  return [problem('K137', { other: value.manuscript.file, detail }, { file, line: bodyLine, column: 1 })];
}

/** The addresses of the one that the other has not, in the order of the text. */
function sayAddresses(all: readonly string[], others: readonly string[]): string {
  const known = new Set(others);
  const odd = all.filter((address) => !known.has(address));
  const rest = odd.length - mostNamed;
  return [...odd.slice(0, mostNamed), ...(rest > 0 ? [`${rest} more`] : [])].join(', ');
}
