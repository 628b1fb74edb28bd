/**
 * What is cited. In: the front matter of a title, what stands around its text, the address of its page if there is one.
 * Out: the facts that styles of citation use. Promises that a fact which the front matter does not state stays out: no
 * publisher, no number, no address is invented. Pure. Called by `cite-title.ts`.
 *
 *     citedWork({ metadata: { class: 'treaty', … }, frame: [] }).nature → 'treaty'
 */
import type { FrameElement } from '../model/frame.ts';
import type { Metadata } from '../model/manuscript.ts';
import { type Day, readDay } from './days.ts';
import { readSeries, type Series } from './series.ts';
import { type Organ, readSymbol } from './un-symbols.ts';

/** What a work is to a style: what was agreed between parties, what an organ resolved, a law, an act of the Union. */
export type Nature = 'treaty' | 'resolution' | 'legislation' | 'union-act' | 'notice' | 'document';

/** The facts of a citation. What is absent is not stated. */
export interface CitedWork {
  id: string;
  nature: Nature;
  /** BCP 47 tag of the text. */
  language: string;
  title: string;
  /** Only where it is another than the title. */
  shortTitle?: string;
  kind: string;
  /** Who made it, in the order of the original. */
  makers: readonly string[];
  day?: Day;
  place?: string;
  /** The day on which it entered into force. */
  inForce?: Day;
  /** Where it was officially published: 1155 UNTS 331. */
  series?: Series;
  /** Its official number: 京政办发〔2005〕37号, c 42, 217 A(III). */
  number?: string;
  /** Symbol of a document of the United Nations: A/RES/51/210. */
  symbol?: string;
  organ?: Organ;
  /** Whose law it is: UK, RF. */
  jurisdiction?: string;
  publisher?: string;
  edition: number;
  /** Absolute address of the reading edition. */
  address?: string;
}

const natures: Record<string, Nature> = {
  'joint-statement': 'treaty',
  treaty: 'treaty',
  resolution: 'resolution',
  statute: 'legislation',
  act: 'legislation',
  regulation: 'union-act',
  notice: 'notice',
};

/** The first line of an element of the frame. */
const lineOf = (frame: readonly FrameElement[], role: FrameElement['role']): string | undefined =>
  frame.find((element) => element.role === role)?.lines[0]?.text;

/** The facts of a title. `address`: of its page, absolute. */
export function citedWork(
  { metadata, frame }: { metadata: Metadata; frame: readonly FrameElement[] },
  address?: string,
): CitedWork {
  const { id, language, title, shortTitle, kind, parties, adopted, edition, publisher, citation = {} } = metadata;
  const symbol = lineOf(frame, 'symbol') ?? citation.symbol;
  const un = symbol === undefined ? undefined : readSymbol(symbol);
  const facts = {
    day: adopted.date ? readDay(adopted.date) : undefined,
    place: adopted.place || undefined,
    inForce: citation.inForce ? readDay(citation.inForce) : undefined,
    series: citation.series ? readSeries(citation.series) : undefined,
    number: citation.number ?? un?.number ?? lineOf(frame, 'number'),
    symbol,
    organ: un?.organ,
    jurisdiction: citation.jurisdiction,
    publisher,
    address,
    shortTitle: shortTitle === title ? undefined : shortTitle,
  };
  return {
    id,
    nature: natures[metadata.class ?? 'joint-statement'] ?? 'document',
    language,
    title,
    kind,
    makers: parties,
    edition: edition.number,
    ...(Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== undefined)) as Partial<CitedWork>),
  };
}
