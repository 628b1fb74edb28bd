/**
 * Proves the citations of the reading edition. In: the elements of its page, its files, the front matter. Out: a
 * citation whose day, title or parties are not those of the title, and one that is shown otherwise than it is copied or
 * offered. Formats no citation: reads the fields of each format again. Called by the site's witness.
 *
 *     compareCitations(page, ids, files, metadata, wrong) → calls `wrong` with "RIS says PY “2023” instead of “2022”"
 */
import type { Metadata } from '../model/manuscript.ts';
import type { CarriedCitation } from './expect-site.ts';
import { hasWebClass, type WebElement, webText, within } from './read-site.ts';

type Files = ReadonlyMap<string, string | Uint8Array>;
type Wrong = (detail: string) => void;
/** Fields of a citation by their name in its format. */
type Fields = Record<string, string>;

/** The data of a `<script>`; nothing when there is none or it is no JSON. */
export function readData<T>(script: WebElement | undefined): T | undefined {
  try {
    return JSON.parse(script ? webText(script) : '') as T;
  } catch {
    return undefined;
  }
}

/** Every citation of the title and of a paragraph. */
export function compareCitations(
  page: readonly WebElement[],
  ids: ReadonlyMap<string, WebElement>,
  files: Files,
  metadata: Metadata,
  wrong: Wrong,
): void {
  const carried = readData<CarriedCitation[]>(ids.get('citations')) ?? [];
  const text = (one: WebElement) =>
    within(one)
      .filter(({ tagName }) => tagName === 'p' || tagName === 'pre')
      .map((part) => webText(part))
      .join('');
  const shown = page.filter((one) => hasWebClass(one, 'citation')).map(text);
  if (shown.length === 0 || shown.join('\n') !== carried.map(({ title }) => title).join('\n'))
    wrong('the citations that it shows are not those that it copies');
  for (const { id, name, file, title, copied = title, paragraph } of carried) {
    if (file && String(files.get(file)) !== title) wrong(`${file} is not the citation that is shown`);
    for (const citation of [title, copied, paragraph])
      for (const fault of faultsOf(id, citation, metadata)) wrong(`${name} ${fault}`);
  }
}

/**
 * What a citation says otherwise than the front matter. In a format for people it is the year that counts: neither that
 * of the title's words nor that of its address.
 */
function faultsOf(id: string, text: string, metadata: Metadata): string[] {
  const read = readers[id];
  if (!read) {
    if (metadata.adopted.date === '') return [];
    const year = Number.parseInt(metadata.adopted.date, 10);
    const said = new RegExp(`(?<!\\d)${year}(?!\\d)`);
    // A title that ends with its year has said it.
    const own = metadata.title.endsWith(String(year)) ? text : text.replaceAll(metadata.title, ' ');
    const named = said.test(own.replace(/https?:\S+/g, ''));
    return named ? [] : [`does not name the year ${year}: ${text}`];
  }
  const found = read(text);
  const wanted = wantedOf(id, metadata);
  return Object.keys(wanted).flatMap((field) =>
    found[field] === wanted[field] ? [] : [`says ${field} “${found[field]}” instead of “${wanted[field]}”`],
  );
}

/** What is read of CSL-JSON. */
interface Item {
  title?: string;
  issued?: { 'date-parts'?: number[][] };
  author?: { literal?: string }[];
}

const lines = (text: string, key: string): string =>
  [...text.matchAll(new RegExp(`^${key} {2}- (.*)$`, 'gm'))].map(([, value]) => value).join('; ');
const field = (text: string, key: string): string =>
  new RegExp(`^\\s*${key} = \\{?(\\w+)\\}?,$`, 'm').exec(text)?.[1] ?? '';

/** The fields of a format for machines. */
const readers: Record<string, (text: string) => Fields> = {
  biblatex: (text) => ({ date: /^ {2}date = \{([\d-]*)\},$/m.exec(text)?.[1] ?? '' }),
  ris: (text) => Object.fromEntries(['TI', 'AU', 'DA', 'PY'].map((key) => [key, lines(text, key)])),
  bibtex: (text) => Object.fromEntries(['year', 'month', 'day'].map((key) => [key, field(text, key)])),
  'csl-json': (text) => {
    const [item] = JSON.parse(text) as [Item];
    return {
      title: item.title ?? '',
      issued: (item.issued?.['date-parts'] ?? []).map((parts) => parts.join('-')).join(),
      author: (item.author ?? []).map(({ literal }) => literal).join('; '),
    };
  },
};

/** The macros of BibTeX for the months. */
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A document that states no day has no field for one. */
const undated = (id: 'csl-json' | 'ris', title: string, author: string): Fields =>
  id === 'ris' ? { TI: title, AU: author, DA: '', PY: '' } : { title, issued: '', author };

function wantedOf(id: string, { title, parties, adopted }: Metadata): Fields {
  const [year = '', month = '', day = ''] = adopted.date.split('-');
  const author = parties.join('; ');
  if (id === 'biblatex') return { date: adopted.date };
  if (year === '') return id === 'csl-json' || id === 'ris' ? undated(id, title, author) : { year, month, day };
  if (id === 'ris') return { TI: title, AU: author, DA: `${year}/${month}/${day}/`, PY: year };
  if (id === 'bibtex') return { year, month: months[Number(month) - 1] ?? '', day: String(Number(day)) };
  return { title, issued: [year, month, day].map(Number).join('-'), author };
}
