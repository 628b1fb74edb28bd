/**
 * The rows of an e-book's contents as they must be: parts, headings of the text where its class lists them, letters of
 * registers. In: an indexed edition, its documents. Out: rows in their order. Called by `expect-package.ts`. Pure.
 *
 *     contentsRows(made, documents)[1] → { href: 'section-0.xhtml', title: '前文', range: '第1—4段', depth: 1, order: 2 }
 */
import { classOf } from '../classes/registry.ts';
import { plainText } from '../model/text.ts';
import type { EpubExpected, ExpectedDocument } from './expect-epub.ts';
import { expectFront, expectLetters, sayLabel } from './expected-front.ts';

/** A row of the contents. */
export interface ExpectedRow {
  href: string;
  title: string;
  words: string;
  range: string;
  depth: number;
  letter?: boolean;
  order: number;
}

/** The rows of both contents in their order. */
export function contentsRows({ edition, layout }: EpubExpected, documents: readonly ExpectedDocument[]): ExpectedRow[] {
  const { sections, contents, behind } = expectFront(edition);
  const wordsOf = new Map(contents.map(({ anchor, words }) => [anchor, words]));
  const own = new Set(documents.map(({ path }) => path));
  const all = classOf(edition.metadata.class).contents === 'all';
  const texts = layout.texts.flatMap(({ path, parts }) =>
    parts.flatMap(({ section, index, part }, i) => {
      if (part > 1) return [];
      const { title = '', words = '', range = '' } = sections[index] ?? {};
      const headings = all ? section.blocks.filter((block) => block.kind === 'heading') : [];
      return [
        { href: i > 0 ? `${path}#${section.anchor}` : path, title, words, range, depth: 1 },
        ...headings.map(({ anchor, level, inlines }) => ({
          href: layout.blocks.get(anchor) ?? '',
          title: plainText(inlines),
          words: wordsOf.get(anchor) ?? '',
          range: '',
          depth: level - 1,
        })),
      ];
    }),
  );
  const files = [...layout.registers.values()].flat();
  const fileOf = (group: string) => files.find(({ part }) => part.groups.some(({ id }) => id === group))?.path ?? '';
  const part = (path: string, title: string) =>
    own.has(path) ? [{ href: path, title, words: '', range: '', depth: 1 }] : [];
  return [
    ...part('title.xhtml', sayLabel(edition, 'titlePage')),
    ...part('imprint.xhtml', sayLabel(edition, 'imprint')),
    ...texts,
    ...part('notes.xhtml', sayLabel(edition, 'notes')),
    ...behind.flatMap(({ anchor, title }) => [
      ...part(`${anchor}.xhtml`, title),
      ...expectLetters(anchor, edition).map((row) => ({ ...row, href: `${fileOf(row.id)}#${row.id}` })),
    ]),
  ].map((row, i) => ({ ...row, order: i + 1 }));
}
