/**
 * How a title and its provisions are cited, in every style and format. In: the facts of a title, the address of its
 * page if there is one. Out: for each format the citation of the title, and patterns with places to fill in: where in
 * the text, at which address, read on which day. Promises that a format without places says the same for every
 * provision. Pure; formats nothing that the front matter does not state. Called by `formats/site/`.
 *
 *     citeTitle(work)[0] → { id: 'gb-t-7714', name: 'GB/T 7714-2015', title: '…', paragraph: '… {pinpoint} …', … }
 */
import { type CitationFormat, citationSlots } from './citation-format.ts';
import type { CitedWork } from './cited-work.ts';
import { editorsNote, type PinpointForm } from './pinpoints.ts';
import { writeBiblatex, writeBibtex } from './records/bibtex.ts';
import { writeCslJson } from './records/csl-json.ts';
import { writeRis } from './records/ris.ts';
import { stylesFor } from './registry.ts';
import type { Accessed, Passage } from './style.ts';

/** A style, or a format for machines: those say the place in the document’s own words, the day as ISO 8601. */
interface Writer {
  id: string;
  name: string;
  file?: string;
  pinpoint: PinpointForm;
  accessed?: Accessed;
  cite: (work: CitedWork, passage: Passage) => string;
}

const plainDay: Accessed = { before: '', form: 'yyyy-mm-dd', after: '' };

const records: readonly Writer[] = [
  { id: 'bibtex', name: 'BibTeX', file: 'citation.bib', pinpoint: 'own', cite: writeBibtex },
  {
    id: 'biblatex',
    name: 'biblatex',
    file: 'citation.biblatex.bib',
    pinpoint: 'own',
    accessed: plainDay,
    cite: writeBiblatex,
  },
  {
    id: 'ris',
    name: 'RIS',
    file: 'citation.ris',
    pinpoint: 'own',
    accessed: { ...plainDay, form: 'yyyy/mm/dd/' },
    cite: writeRis,
  },
  {
    id: 'csl-json',
    name: 'CSL-JSON',
    file: 'citation.csl.json',
    pinpoint: 'own',
    accessed: plainDay,
    cite: writeCslJson,
  },
];

/** How the places of a title are numbered. */
interface PlaceNumbers {
  /** Words around a number that is counted: 第12段. A provision bears its words itself. */
  label?: (number: string) => string;
  /** The numbers are the editor’s, and no part of the text. */
  editorial: boolean;
}

/** All formats in which a title is cited. */
export function citeTitle(work: CitedWork, numbers: PlaceNumbers): CitationFormat[] {
  return [...stylesFor(work.language), ...records].map((writer) => citeIn(writer, work, numbers));
}

/** The place to fill in, with what every place of the title has around it. */
function patternOf(form: PinpointForm, { language, edition }: CitedWork, { label, editorial }: PlaceNumbers): string {
  const slot = citationSlots.pinpoint;
  return (form === 'own' && label ? label(slot) : slot) + (editorial ? editorsNote(form, language, edition) : '');
}

function citeIn(
  { id, name, file, pinpoint, accessed, cite }: Writer,
  work: CitedWork,
  numbers: PlaceNumbers,
): CitationFormat {
  const { address } = work;
  const here = address === undefined ? {} : { address };
  // What has no address was read nowhere.
  const asked = address === undefined ? undefined : accessed;
  const day = asked ? { accessed: asked.before + citationSlots.day + asked.after } : {};
  const place = address === undefined ? {} : { address: `${address}#${citationSlots.anchor}` };
  return {
    id,
    name,
    ...(file ? { file } : {}),
    title: cite(work, here),
    ...(asked ? { copied: cite(work, { ...here, ...day }) } : {}),
    paragraph: cite(work, { pinpoint: patternOf(pinpoint, work, numbers), ...place, ...day }),
    pinpoint,
    ...(asked ? { day: asked.form } : {}),
  };
}
