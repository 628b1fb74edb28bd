/**
 * A format that only tests know: plain text. In: an edition. Out: a row of the registry with its maker and its witness.
 */
import { paragraphsOf } from '../../scripts/model/edition.ts';
import { problem } from '../../scripts/model/problem-catalogue.ts';
import type { IndexedEdition } from '../../scripts/model/registers.ts';
import { plainText } from '../../scripts/model/text.ts';
import type { OutputFormat } from '../../scripts/press/output-format.ts';
import type { Proof } from '../../scripts/proof/compare-text.ts';

/** A line for the hash of the text, then a line a paragraph. */
export const writePlain = (edition: IndexedEdition): string =>
  [`PLAIN ${edition.manuscript.sha256}`, ...paragraphsOf(edition).map(({ inlines }) => plainText(inlines))].join('\n');

/** The lines of a file against the paragraphs of an edition. */
function compareLines(content: string | Uint8Array, edition: IndexedEdition): Proof {
  const lines = Buffer.from(content).toString().split('\n').slice(1);
  const wrong = paragraphsOf(edition).filter(({ inlines }, i) => plainText(inlines) !== lines[i]);
  const problems = wrong.map(({ number }) => problem('K801', { format: 'plain text', number, detail: 'differs' }));
  return { problems, equal: paragraphsOf(edition).length - wrong.length };
}

/** The format. */
export const plainOutput: OutputFormat = {
  name: 'plain',
  said: 'plain text',
  files: /\.plain$/,
  mediaType: 'text/x-plain-edition',
  alone: true,
  described: [{ paths: ['TITLE/TITLE.plain'], what: 'the text' }],
  needsPages: false,
  offersOthers: false,
  load: async () => undefined,
  outputs: ({ edition, title }) => [
    {
      written: true,
      make: async () => new Map([[`${title}.plain`, writePlain(edition)]]),
      prove: async (files) => {
        const { problems, equal } = compareLines(files.get(`${title}.plain`) ?? '', edition);
        return { problems, rows: [[`${title}.plain`, `${equal} of ${paragraphsOf(edition).length} paragraphs equal`]] };
      },
    },
  ],
  copies: {
    recognise: (bytes) => Buffer.from(bytes.subarray(0, 6)).toString() === 'PLAIN ',
    identify: async (bytes) => {
      const [, sha256 = ''] = /^PLAIN (\w+)\n/.exec(Buffer.from(bytes).toString()) ?? [];
      return { identifier: '', title: '', sha256, pageMap: { pages: [], starts: {} } };
    },
    prove: async (_, bytes, edition) => compareLines(bytes, edition),
    handedOn: ({ metadata: { id } }) => [{ name: `${id}.plain` }],
  },
  validate: async (paths) =>
    paths.map(() => [{ name: 'PlainCheck', version: '7', errors: 1, warnings: 0, findings: ['a line is too plain'] }]),
  trace: ({ number }) => ['plain text', `line ${Number(number) + 1}`],
};
