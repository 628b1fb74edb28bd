/**
 * The skeleton of a new title. In: a language, the defaults of the project. Out: a Markdown file whose front matter has
 * every field, each explained in a comment, with a TODO where a person must write; optional fields, and what the
 * defaults give, are commented out. Writes nothing. What it says of a field is in `skeleton-fields.ts`.
 */
import { explanations } from './skeleton-fields.ts';
import type { Field as Mapping } from './yaml-fields.ts';

/** The Markdown file of a new title in `language`; what `defaults` give is a comment there. */
export function writeSkeleton(language: string, defaults: Mapping): string {
  const fields = Object.entries(explanations).map(([key, { says, yaml, optional }]) => {
    const comment = says.map((line) => `# ${line}`);
    const lines = yaml(language).split('\n');
    const out = (line: string) => `#${line}`;
    if (optional) return [...comment, '# Optional: take away the #s below to use it.', ...lines.map(out)].join('\n');
    const given = defaults.entries.get(key);
    if (given === undefined) return [...comment, ...lines].join('\n');
    const inner = (line: string) => given.entries.has(/^ +([\w-]+):/.exec(line)?.[1] ?? '');
    const left = given.entries.size > 0 && !lines.slice(1).every(inner);
    const written = left ? lines.map((line) => (inner(line) ? out(line) : line)) : lines.map(out);
    return [
      ...comment,
      '# source/defaults.yaml gives what is a comment below: write it here to say otherwise.',
      ...written,
    ].join('\n');
  });
  return `---
# Every TODO is named by the build until a person has filled it in. Lines that begin with # are comments.

${fields.join('\n\n')}
---

## TODO the first section, or take this line away

TODO the official text. A paragraph is a paragraph of the official text and gets a number; an empty line ends it.
The file .docs/markdown.md of the press says which Markdown is understood.

::: closing
TODO place and date, as the text closes; or take these three lines away
:::
`;
}
