/**
 * Citations. In: the formats that the page carries, and the paragraph that the reader points at. Out: tools at the end
 * of that paragraph, which copy its citation or its address and lead to its page in the PDF; buttons that copy the
 * title's.
 */
import { type CitationFormat, citationSlots } from '../../../citations/citation-format.ts';
import { writeDay } from '../../../citations/days.ts';
import { sayPinpoint } from '../../../citations/pinpoints.ts';
import { copyText } from './copy-text.ts';
import { allWithin, elementById } from './page-elements.ts';
import { pageWord } from './page-words.ts';

/** Sets the citations of the page to work. */
export function startCitations(): void {
  const formats = JSON.parse(elementById('citations', HTMLScriptElement).text) as CitationFormat[];
  elementById('choice', HTMLFormElement).addEventListener('submit', (event) => event.preventDefault());
  for (const button of allWithin('.copy')) {
    const format = formats.find(({ id }) => id === button.dataset.format);
    button.addEventListener('click', () => format && copyText(citeWhole(format), format.name));
  }
  const tools = makeTools(
    (paragraph) => copyParagraph(paragraph, formats),
    (paragraph) => copyQuoted(paragraph, formats),
  );
  const attend = (target: EventTarget | null) => {
    const paragraph = target instanceof Element ? target.closest('.paragraph') : null;
    if (paragraph) tools.moveTo(paragraph);
  };
  const arrive = () =>
    attend(/^#[a-z]+\d[\w-]*$/.test(location.hash) ? document.getElementById(location.hash.slice(1)) : null);
  // Where the tools stand in the line, they come when they are asked for: text must not move under a passing pointer.
  // Over and out come also when the text moves under a pointer that rests.
  const beside = matchMedia('(min-width: 56rem)');
  document.addEventListener('pointermove', (event) => beside.matches && attend(event.target));
  document.addEventListener('click', (event) => attend(event.target));
  document.addEventListener('focusin', (event) => attend(event.target));
  addEventListener('hashchange', arrive);
  arrive();
}

/**
 * One set of tools for all paragraphs: it stands at the end of the one that is pointed at, focused or arrived at.
 * `cite` copies its citation, `quote` its text with the citation.
 */
function makeTools(
  cite: (paragraph: Element) => void,
  quote: (paragraph: Element) => void,
): { moveTo: (paragraph: Element) => void } {
  const tools = document.createElement('span');
  tools.className = 'tools apart';
  const press = (word: string, act: (paragraph: Element) => void) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = pageWord(word);
    button.addEventListener('click', () => tools.parentElement && act(tools.parentElement));
    tools.append(button);
    return button;
  };
  const button = press('webCiteMark', cite);
  const text = press('webTextMark', quote);
  const pdf = document.querySelector('.files a[href$=".pdf"]')?.getAttribute('href');
  const link = document.createElement('a');
  link.textContent = pageWord('webPdfMark');
  if (pdf) tools.append(link);
  return {
    moveTo: (paragraph) => {
      if (tools.parentElement === paragraph || tools.contains(document.activeElement)) return;
      const number = numberOf(paragraph);
      button.setAttribute('aria-label', pageWord('webCiteParagraph', number));
      text.setAttribute('aria-label', pageWord('webTextParagraph', number));
      link.setAttribute('aria-label', pageWord('webPdfParagraph', number));
      link.setAttribute('href', `${pdf}#nameddest=${paragraph.id}`);
      paragraph.append(tools);
    },
  };
}

/** Copies what cites a paragraph in the chosen format; where an address is chosen, its address. */
function copyParagraph(paragraph: Element, formats: readonly CitationFormat[]): void {
  const number = numberOf(paragraph);
  const chosen = elementById('format', HTMLSelectElement).value;
  const format = formats.find(({ id }) => id === chosen);
  const place = pageWord('webPermalink', number);
  if (format) void copyText(citePlace(format, paragraph, number), `${format.name} · ${place}`);
  else void copyText(addressOf(paragraph), `${pageWord('webLink')} · ${place}`);
}

/** Copies a paragraph with its number, and below it its citation in the chosen format or its address. */
function copyQuoted(paragraph: Element, formats: readonly CitationFormat[]): void {
  const number = numberOf(paragraph);
  const copy = paragraph.cloneNode(true) as Element;
  for (const apart of copy.querySelectorAll('.apart, .noteref')) apart.remove();
  const format = formats.find(({ id }) => id === elementById('format', HTMLSelectElement).value);
  const source = format ? citePlace(format, paragraph, number) : addressOf(paragraph);
  const label = paragraph.querySelector<HTMLElement>('.number')?.textContent ?? '';
  const text = `${/\d/.test(label) ? `[${label}] ` : ''}${copy.textContent?.trim()}`;
  void copyText(`${text}\n— ${source}`, pageWord('webTextCopied', pageWord('webPermalink', number)));
}

const addressOf = ({ id }: Element): string => `${location.href.split('#')[0]}#${id}`;

/** As it is printed: 12之一 stands at the address p12-1; of a provision, as it is cited. */
function numberOf(paragraph: Element): string {
  const number = paragraph.querySelector<HTMLElement>('.number');
  return number?.dataset.cited ?? number?.textContent ?? '';
}

/** Puts the day on which the page is read into a citation that asks for it. */
function fillDay(text: string, { day }: CitationFormat): string {
  if (day === undefined) return text;
  const now = new Date();
  const today = { year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() };
  return text.replaceAll(citationSlots.day, writeDay(today, day));
}

/** The citation of the title. */
const citeWhole = (format: CitationFormat): string => fillDay(format.copied ?? format.title, format);

/** The citation of a paragraph: where it is, at which address, read today. */
function citePlace(format: CitationFormat, { id }: Element, cited: string): string {
  const pinpoint = sayPinpoint({ address: id, cited }, format.pinpoint, document.documentElement.lang);
  const text = format.paragraph.replaceAll(citationSlots.anchor, id).replaceAll(citationSlots.pinpoint, pinpoint);
  return fillDay(text, format);
}
