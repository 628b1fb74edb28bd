/**
 * Publishes an edition: its text in `editions/N/`, its row in `editions.yaml`. In: an edition, and where its paragraphs
 * stand in the built files. Out: nothing but the files, whole or not at all. Called by the command `publish-edition`.
 *
 *     freezeEdition(edition, new Map([['book', new Map([['p1', '7']])]])) → source/NAME/editions/1/zh-Hans.md,
 *       editions.yaml
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { addToYaml } from '../manuscript/yaml-fields.ts';
import { type Edition, paragraphsOf } from '../model/edition.ts';
import { anchorOf } from '../model/numbers.ts';
import type { Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import { plainText } from '../model/text.ts';
import { slotsOf } from '../numbering/gaps.ts';
import type { FrozenEdition, FrozenParagraph } from './published-editions.ts';

/** It names no way to call the command: the file is read in clones and where the press is a package. */
const comment = `# The published editions of this title, as publish-edition froze them: paragraph numbers,
# SHA-256 of every text and of every output, and the pages on which the paragraphs begin.
# Comments may be added; what is frozen is never changed.
`;

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * Freezes an edition: its text beside the others, then its row in `editions.yaml`, whole or not at all. `pages`: print
 * format → anchor of a paragraph → label of the page on which it begins. `files`: name → SHA-256 of every output. K701
 * on failure.
 */
export function freezeEdition(
  edition: Edition,
  pages: ReadonlyMap<string, ReadonlyMap<string, string>>,
  files: ReadonlyMap<string, string> = new Map(),
): Problem[] {
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
  const row: FrozenEdition = {
    ...metadata.edition,
    languages: {
      [metadata.language]: {
        sha256: manuscript.sha256,
        ...(files.size > 0 ? { files: Object.fromEntries(files) } : {}),
        paragraphs,
      },
    },
  };
  const list = join(manuscript.folder, 'editions.yaml');
  const home = join(manuscript.folder, 'editions', String(metadata.edition.number));
  const beside = `${home}.new-${process.pid}`;
  try {
    mkdirSync(beside, { recursive: true });
    writeFileSync(
      join(beside, `${metadata.language}.md`),
      readFileSync(join(manuscript.folder, `${metadata.language}.md`)),
    );
    writeFileSync(
      join(beside, 'editions.yaml'),
      addToYaml(existsSync(list) ? readFileSync(list, 'utf8') : comment, ['editions'], row, 'paragraphs'),
    );
    // A folder that no row names is what is left of a publication that did not get to its end.
    rmSync(home, { recursive: true, force: true });
    renameSync(join(beside, 'editions.yaml'), `${list}.new`);
    renameSync(beside, home);
    renameSync(`${list}.new`, list);
    return [];
  } catch (error) {
    rmSync(beside, { recursive: true, force: true });
    rmSync(`${list}.new`, { force: true });
    return [problem('K701', { path: `${dirname(manuscript.file)}/editions.yaml`, detail: (error as Error).message })];
  }
}
