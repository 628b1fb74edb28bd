/**
 * Reads the Markdown of an import again. In: blocks and the Markdown that was written of them. Out: whether it reads as
 * these blocks. Promises that a difference which Markdown does not excuse is an error of the program, never a text that
 * says something else. Called by `import-document.ts`.
 *
 *     reads([a paragraph “1. *”], 'en') → true: it is written as '1\\. \\*'
 */
import { parseManuscript } from '../manuscript/parse-markdown.ts';
import type { Manuscript } from '../model/manuscript.ts';
import type { Problem } from '../model/problem.ts';
import { blockTexts, type Draft, type Note } from '../model/text.ts';
import { joinTexts } from './inline-runs.ts';
import { writeMarkdown } from './write-markdown.ts';

type DraftBlock = Draft['blocks'][number];

/**
 * Refused Markdown is a mistake of the writer; a character that no text may hold (K208) or a section without text is
 * the document's.
 */
const refuses = (problems: readonly Problem[]): boolean =>
  problems.some(({ code }) => /^K2(0[1236]|1[467])$/.test(code));

/**
 * True when Markdown written from these blocks is read as these blocks; also when it is refused for a character
 * (K208).
 */
export function reads(blocks: readonly DraftBlock[], language: string): boolean {
  const { value: read, problems } = parseManuscript(manuscriptOf(writeMarkdown(withoutNotes(blocks)), language));
  if (refuses(problems)) return false;
  return read === undefined || shape(read.blocks) === shape(withoutNotes(blocks));
}

/**
 * The texts of a body as it reads again; nothing when it is refused for a character (K208). A difference between the
 * text found and the text written is a mistake of this program.
 */
export function mustRead(
  body: string,
  blocks: readonly DraftBlock[],
  notes: readonly Note[],
  language: string,
): string[] | undefined {
  const { value: read, problems } = parseManuscript(manuscriptOf(body, language));
  if (refuses(problems)) throw new Error(`the Markdown that was written is refused: ${JSON.stringify(problems)}`);
  if (!read) return undefined;
  const texts = (all: readonly DraftBlock[], own: readonly Note[]) => [
    ...all.map((block) => [block.kind === 'plain' ? 'paragraph' : block.kind, ...blockTexts(block)]),
    ...own.map((note) => note.blocks.flatMap(blockTexts)),
  ];
  const [wanted, got] = [texts(blocks, notes), texts(read.blocks, read.notes)];
  const at = wanted.findIndex((text, i) => JSON.stringify(text) !== JSON.stringify(got[i]));
  if (at >= 0 || wanted.length !== got.length)
    throw new Error(
      `the Markdown does not read as the text: ${JSON.stringify(wanted[at])} became ${JSON.stringify(got[at])}`,
    );
  return [...read.blocks, ...read.notes.flatMap((note) => note.blocks)].flatMap(blockTexts);
}

const withoutNotes = <T>(value: T): T =>
  JSON.parse(JSON.stringify(value), (_, own) =>
    Array.isArray(own) ? joinTexts(own.filter((inline) => inline?.kind !== 'noteref')) : own,
  ) as T;
const shape = (value: unknown): string => JSON.stringify(value, (key, own) => (key === 'place' ? undefined : own));

/** A manuscript around a body, for reading it again. */
function manuscriptOf(body: string, language: string): Manuscript {
  const place = { date: '', place: '' };
  return {
    metadata: {
      id: '',
      language,
      titleLines: [],
      title: '',
      shortTitle: '',
      kind: '',
      parties: [],
      adopted: place,
      source: { name: '', date: '', provenance: '' },
      edition: { number: 1, date: '' },
      description: '',
      registers: [],
    },
    file: '',
    canonical: body,
    sha256: '',
    body,
    bodyLine: 1,
    folder: '',
    authorities: [],
    otherHeadings: new Set(),
    frame: [],
    notIndexed: [],
    sharedRefusals: [],
    accepted: [],
    summaries: new Map(),
    labels: {},
  };
}
