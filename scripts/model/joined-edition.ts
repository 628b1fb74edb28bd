/**
 * What a file in two languages is called as a whole. In: both editions. Out: an edition of their names: titles,
 * authors, dates, identifiers of both, as catalogues and viewers ask for them; its text is that of the first. Pure.
 * Called by whoever writes such a file, and by whoever proves it.
 *
 *     joinEditions(zh, en).metadata.title → '湖泊协定 · Agreement on the Lake'
 */
import { facingName } from './facing.ts';
import type { IndexedEdition } from './registers.ts';
import { folderOf } from './title-name.ts';

/** Joins them. The day is the later one, the number of the edition the greater. */
export function joinEditions(first: IndexedEdition, second: IndexedEdition): IndexedEdition {
  const [one, other] = [first.metadata, second.metadata];
  const pair = [one.language, other.language] as const;
  const both = <T>(ask: (edition: IndexedEdition) => T): [T, T] => [ask(first), ask(second)];
  const publisher = joinTexts(both(({ metadata }) => metadata.publisher ?? ''));
  return {
    ...first,
    metadata: {
      ...one,
      id: `${folderOf(one.id)}/${facingName(pair)}`,
      languages: pair,
      title: joinTexts([one.title, other.title]),
      shortTitle: joinTexts([one.shortTitle, other.shortTitle]),
      description: joinTexts([one.description, other.description]),
      parties: [...new Set([...one.parties, ...other.parties])],
      source: { name: joinTexts(both(sayOrigin)), date: '', provenance: '' },
      rights: joinTexts(both(({ metadata, manuscript }) => metadata.rights ?? manuscript.labels.rightsUnknown ?? '')),
      ...(publisher === '' ? {} : { publisher }),
      edition: {
        number: Math.max(one.edition.number, other.edition.number),
        date: one.edition.date > other.edition.date ? one.edition.date : other.edition.date,
      },
      versions: both(({ metadata: { id, language, title, edition } }) => ({
        id,
        language,
        title,
        edition: edition.number,
      })),
    },
    manuscript: { ...first.manuscript, sha256: both(({ manuscript }) => manuscript.sha256).join(' ') },
    registers: [...first.registers, ...second.registers],
  };
}

/** What both say, once where they say the same. */
const joinTexts = (texts: readonly string[]): string => [...new Set(texts.filter(Boolean))].join(' · ');

const sayOrigin = ({ metadata: { source } }: IndexedEdition): string =>
  [source.name, source.date, source.provenance].filter(Boolean).join(' ');
