/**
 * The Bluebook, 21st edition: rule 21.4 for treaties, 21.7 for the United Nations, 21.9 for the European Union, 20.5
 * for statutes of other countries, 18.2 for addresses.
 *
 *     Vienna Convention on the Law of Treaties art. 32, opened for signature May 23, 1969, 1155 U.N.T.S. 331.
 *     G.A. Res. 62/228, ¶ 35, U.N. Doc. A/RES/62/228 (Dec. 22, 2007).
 */
import type { CitedWork } from '../cited-work.ts';
import { dotSeries } from '../series.ts';
import {
  bracketedDay,
  type CitationStyle,
  dayOf,
  dottedNumber,
  endSentence,
  firstMakers,
  isBareResolution,
  joinParts,
  type Passage,
  partiesOf,
  signedByFew,
  titleWithYear,
  wrapPart,
} from '../style.ts';
import { resolutionOf } from '../un-symbols.ts';

type WriteWork = (work: CitedWork, passage: Passage) => string;

/** Behind the names of two parties the place follows a comma, behind a title alone a space. */
const citeTreaty: WriteWork = (work, passage) => {
  if (work.organ) return citeResolution(work, passage);
  const { pinpoint } = passage;
  const parties = partiesOf(work, '-');
  const named = parties ? joinParts(', ', work.title, parties, pinpoint) : joinParts(' ', work.title, pinpoint);
  const event = signedByFew(work) ? '' : 'opened for signature ';
  return joinParts(', ', named, wrapPart(event, dayOf(work, 'Mon d, yyyy')), work.series && dotSeries(work.series));
};

const citeResolution: WriteWork = (work, { pinpoint }) => {
  const { organ, symbol } = work;
  const resolution = resolutionOf(work, 'bluebook') || work.number;
  const title = isBareResolution(work) || organ ? '' : work.title;
  const declared = organ && work.nature === 'treaty' ? work.title : '';
  const which = joinParts(', ', title, resolution, declared, pinpoint, wrapPart('U.N. Doc. ', symbol));
  return joinParts(' ', which, bracketedDay(work, 'Mon d, yyyy'));
};

const citeLegislation: WriteWork = (work, { pinpoint }) => {
  const named = joinParts(', ', titleWithYear(work), dottedNumber(work), pinpoint);
  return joinParts(' ', named, wrapPart('(', work.jurisdiction, ')'));
};

const citeDocument: WriteWork = (work, { pinpoint }) => {
  const number = joinParts(', ', work.number, dayOf(work, 'Mon d, yyyy'));
  const named = joinParts(', ', firstMakers(work), work.title, pinpoint);
  return joinParts(' ', named, wrapPart('(', number, ')'));
};

const byNature: Record<CitedWork['nature'], WriteWork> = {
  treaty: citeTreaty,
  resolution: citeResolution,
  legislation: citeLegislation,
  'union-act': (work, { pinpoint }) =>
    joinParts(', ', work.title, pinpoint, work.series ? dotSeries(work.series) : dayOf(work, 'Mon d, yyyy')),
  notice: citeDocument,
  document: citeDocument,
};

export const bluebook: CitationStyle = {
  id: 'bluebook',
  name: 'Bluebook',
  pinpoint: 'pilcrow',
  accessed: { before: ' (last visited ', form: 'Mon d, yyyy', after: ')' },
  cite: (work, passage) => {
    const { address, accessed = '' } = passage;
    return endSentence(joinParts(', ', byNature[work.nature](work, passage), address && address + accessed));
  },
};
