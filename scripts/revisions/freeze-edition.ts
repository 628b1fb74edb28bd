/**
 * What publishing an edition writes: its text in `editions/N/`, its row in `editions.yaml`. In: an edition, and where
 * its paragraphs stand in the built files. Out: the two files, and what they replace. Writes nothing. Called by the
 * command `publish-edition`.
 *
 *     freezeEdition(edition, new Map([['book', new Map([['p1', '7']])]])) → source/NAME/editions/1/zh-Hans.md,
 *       editions.yaml
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { addToYaml, parseYaml, setInYaml } from '../manuscript/yaml-fields.ts';
import { type Edition, paragraphsOf } from '../model/edition.ts';
import { anchorOf } from '../model/numbers.ts';
import { plainText } from '../model/text.ts';
import { slotsOf } from '../numbering/gaps.ts';
import { readRegularText } from '../project/regular-file.ts';
import type { FrozenEdition, FrozenParagraph, FrozenVersion } from './published-editions.ts';

/** It names no way to call the command: the file is read in clones and where the press is a package. */
const comment = `# The published editions of this title, as publish-edition froze them: paragraph numbers,
# SHA-256 of every text and of every output, and the pages on which the paragraphs begin.
# Comments may be added; what is frozen is never changed.
`;

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What publishing an edition writes into its title's folder, in this order, over what it has read. */
interface FrozenFiles {
  files: Map<string, string>;
  before: Map<string, string>;
}

/**
 * Freezes an edition: its text beside the others, then `editions.yaml` with its row. `pages`: print format → anchor of
 * a paragraph → label of the page on which it begins. `files`: name → SHA-256 of every output.
 */
export function freezeEdition(
  edition: Edition,
  pages: ReadonlyMap<string, ReadonlyMap<string, string>>,
  files: ReadonlyMap<string, string> = new Map(),
): FrozenFiles {
  const { manuscript, metadata } = edition;
  const texts = new Map(paragraphsOf(edition).map((paragraph) => [paragraph.number, plainText(paragraph.inlines)]));
  const paragraphs = slotsOf(edition).map(({ number, from, gone, into, leading, also }): FrozenParagraph => {
    const text = texts.get(number);
    const labels = [...pages].flatMap(([format, starts]) =>
      starts.has(anchorOf(number)) ? [[format, starts.get(anchorOf(number)) ?? ''] as const] : [],
    );
    return {
      number,
      ...(text === undefined ? {} : { sha256: hashOf(text) }),
      ...(from === undefined ? {} : { from }),
      ...(gone === undefined ? {} : { gone }),
      ...(into === undefined ? {} : { into }),
      ...(leading ? { leading } : {}),
      ...(also ? { also } : {}),
      pages: Object.fromEntries(labels),
    };
  });
  const before = readKnown(manuscript, ['editions.yaml', frozenText(edition)]);
  const list = addVersion(before.get('editions.yaml') ?? comment, metadata, {
    sha256: manuscript.sha256,
    ...(files.size > 0 ? { files: Object.fromEntries(files) } : {}),
    paragraphs,
  });
  return {
    files: new Map([
      [frozenText(edition), manuscript.canonical],
      ['editions.yaml', list],
    ]),
    before,
  };
}

/**
 * The date under which an edition of this number stands in `editions.yaml`, in whatever language; nothing when it
 * stands there in none. An edition has one date in all its languages.
 */
export const publishedDate = ({ manuscript, metadata: { edition } }: Edition): string | undefined =>
  editionsIn(readKnown(manuscript, ['editions.yaml']).get('editions.yaml') ?? '').find(
    ({ number }) => number === edition.number,
  )?.date;

const editionsIn = (list: string): FrozenEdition[] =>
  ((parseYaml(list, '', 1).root.data ?? {}) as { editions?: FrozenEdition[] }).editions ?? [];

/** The list with an edition in a language: the row of that edition, if another language has begun it. */
function addVersion(list: string, { edition, language }: Edition['metadata'], frozen: FrozenVersion): string {
  const at = editionsIn(list).findIndex(({ number }) => number === edition.number);
  if (at >= 0) return setInYaml(list, ['editions', at, 'languages', language], frozen, 'paragraphs');
  return addToYaml(list, ['editions'], { ...edition, languages: { [language]: frozen } }, 'paragraphs');
}

const frozenText = ({ metadata: { edition, language } }: Edition): string =>
  `editions/${edition.number}/${language}.md`;

/** What is there of some files. A frozen text that no row names is what is left of a publication without an end. */
const readKnown = ({ folder }: Edition['manuscript'], names: readonly string[]): Map<string, string> =>
  new Map(
    names.flatMap((name) =>
      existsSync(join(folder, name)) ? [[name, readRegularText(join(folder, name))] as const] : [],
    ),
  );
