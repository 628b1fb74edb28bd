/**
 * An EPUB as it must be: its documents in their order, the contents for older readers, the package. In: what the
 * documents are expected from. Out: trees. Called by `closed-epub.ts`. Pure.
 *
 *     expectBook(made, files, pictures, faces).order.map(({ path }) => path) → ['cover.xhtml', 'title.xhtml', …]
 */
import { type EpubExpected, type ExpectedDocument, expectDocuments } from './expect-epub.ts';
import { expectNavigation, expectNcx, expectPackage } from './expect-package.ts';
import { setFree } from './free-markup.ts';
import type { Markup } from './markup-tree.ts';

/** All that is expected of a book; `order`: its documents as the spine has them. */
interface ExpectedBook {
  order: ExpectedDocument[];
  ncx: Markup;
  opf: Markup;
}

/** `files`: page → the document with its mark; `pictures`, `faces`: what the package names. */
export function expectBook(
  made: EpubExpected,
  files: ReadonlyMap<string, string>,
  pictures: readonly string[],
  faces: readonly string[],
): ExpectedBook {
  const documents = expectDocuments(made);
  const navigation = expectNavigation(made, documents, files);
  const [cover, title, imprint, ...rest] = documents;
  return {
    order: [cover, title, imprint, navigation, ...rest].flatMap((one) => one ?? []),
    ncx: expectNcx(made, documents, files),
    opf: expectPackage(made, documents, pictures, faces),
  };
}

/** Sets free what depends on the front matter: `others` are of the same text under other ones. */
export function setBookFree({ order, ncx, opf }: ExpectedBook, others: readonly ExpectedBook[]): void {
  for (const [i, { root }] of order.entries())
    setFree(
      root,
      others.flatMap((other) => other.order[i]?.root ?? []),
    );
  setFree(
    ncx,
    others.map((other) => other.ncx),
  );
  setFree(
    opf,
    others.map((other) => other.opf),
  );
}
