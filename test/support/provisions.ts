/** Small texts that bear their own numbers, numbered by their class. In: lines of Markdown. Out: an edition. */
import assert from 'node:assert/strict';
import { parseManuscript } from '../../scripts/manuscript/parse-markdown.ts';
import { blocksOf, type Edition } from '../../scripts/model/edition.ts';
import { type Inline, plainText } from '../../scripts/model/text.ts';
import { numberProvisions } from '../../scripts/numbering/number-provisions.ts';
import { manuscriptOf } from './manuscript.ts';

/** Numbers a text: its edition, and the problems that were told as `line code`. Fails where there is no edition. */
export function numberedText(
  lines: readonly string[],
  documentClass: string,
  language = 'zh-Hans',
): { edition: Edition; told: string[] } {
  const manuscript = manuscriptOf(lines.join('\n\n'));
  const parsed = parseManuscript({
    ...manuscript,
    metadata: { ...manuscript.metadata, language, class: documentClass },
  });
  assert.deepEqual(parsed.problems, []);
  const { value, problems } = numberProvisions(parsed.value ?? assert.fail());
  return { edition: value ?? assert.fail(), told: problems.map(({ code, place }) => `${place?.line} ${code}`) };
}

/** The links of a text in their order, each as its words and its target. */
export const linksOf = (edition: Edition): string[] =>
  blocksOf(edition).flatMap((block) => ('inlines' in block ? linksIn(block.inlines) : []));

const linksIn = (inlines: readonly Inline[]): string[] =>
  inlines.flatMap((inline) =>
    inline.kind === 'link'
      ? [`${plainText(inline.children)} ${inline.target}`]
      : 'children' in inline
        ? linksIn(inline.children)
        : [],
  );
