/**
 * Lines of characters that Chromium 147 ends badly, as beside long strings. In: the parsed print HTML before Paged.js
 * breaks it into pages, with the style of the book in force. Out: paragraphs whose lines a gate of the proof would
 * find, or are stretched, are composed as a whole, where that is better: a `wbr` at each line end. All others are as
 * Chromium sets them. No text is changed; lines of words are composed in `line-breaking.ts`.
 */
import { isWide } from '../../../model/character-lines.ts';
import {
  chooseLineEnds,
  faultsOf,
  judgeLines,
  type LineEnd,
  type LineMeasure,
  type LinePlace,
  widthBetween,
} from '../../../model/choose-lines.ts';
import { characterLimits } from '../../../model/line-limits.ts';
import { type CharacterForce, type CharacterPlace, charactersIn, indexesOf, stopsOf } from './character-places.ts';
import { type LineMarks, type LineStop, widthsOfHyphens, writeLineEnds } from './line-writer.ts';
import { copyBeside } from './section-copy.ts';
import { firstLeft, joinStretch, type StretchText, startsOf, stretchesOf } from './stretch-text.ts';
import { widthsOf } from './tried-lines.ts';

/**
 * What is no character of Han and no mark: figures, words, signs, beside which lines are harder to fill; wide blanks,
 * unless they stand behind a label.
 */
const other = /[^\p{Script=Han}\p{P}\s]|[.…—_]{8}|(?<=.{12})[\u2000-\u200a\u3000]/su;

/** Where two characters may stand apart without being seen to, in em. */
const unseen = 0.08;

/** Composes the paragraphs of a text that is made of characters, as far as they need it. */
export function composeCharacters(content: ParentNode, kept: RegExp, marks: LineMarks): void {
  if (document.documentElement.dataset.writingSystem !== 'han') return;
  for (const part of content.querySelectorAll<HTMLElement>('section.text-section')) {
    const paragraphs = [...part.querySelectorAll<HTMLElement>('p')];
    const isOpen = (paragraph: Element) => other.test(paragraph.textContent ?? '');
    if (!paragraphs.some(isOpen)) continue;
    const { models, remove } = copyBeside(part, 'p');
    const open = paragraphs.flatMap((paragraph, i) => {
      const model = models[i];
      return model && isOpen(paragraph) ? [{ paragraph, model }] : [];
    });
    const better = betterLines(
      open.map(({ model }) => model),
      kept,
    );
    remove();
    for (const { paragraph, model } of open) {
      const stops = better.get(model);
      if (stops) writeLineEnds(paragraph, stops, marks);
    }
  }
}

/** By copy of a paragraph, where its lines end. */
type BetterLines = Map<HTMLElement, LineStop[][]>;

/**
 * The ends of the lines of copies of paragraphs, of those for which there are better ones. All of them are read, then
 * all are changed, and so on: for each change that is read the browser sets the whole section again.
 */
function betterLines(models: readonly HTMLElement[], kept: RegExp): BetterLines {
  const read = models.flatMap((model) => readLines(model) ?? []);
  const stretches = read.map(({ texts }) => texts.map(joinStretch));
  for (const { model } of read) model.classList.add('composed', 'measured');
  // Words of another language stand in a face of their own.
  const hyphens = widthsOfHyphens(read.map(({ model }) => model.querySelector('[lang]') ?? model));
  const limits = characterLimits;
  const composed = read.map(({ model, starts, indent, ...measure }, n) => {
    const hyphen = hyphens[n] ?? 0;
    const own = (stretches[n] ?? []).map((stretch, i): Composition => {
      const line = { ...measure, start: firstLeft(stretch), hyphen, indent: i === 0 ? indent : 0, limits };
      return { stretch, kept, measure: line, starts: starts[i] ?? [], seen: new Map(), places: {} };
    });
    return { model, own };
  });
  return settleLines(composed);
}

/** A copy of a paragraph as Chromium has set it. */
interface ReadLines {
  model: HTMLElement;
  texts: Text[][];
  /** By stretch, where its lines begin. */
  starts: number[][];
  /** In px. */
  indent: number;
  size: number;
  width: number;
}

/** Reads a copy of a paragraph; nothing of what has one line or is not justified. */
function readLines(model: HTMLElement): ReadLines | undefined {
  const style = getComputedStyle(model);
  // Where label and text stand beside each other, as in the annex list of a notice, a line end would be a third box.
  if (style.display !== 'block') return undefined;
  if (style.textAlign !== 'justify' || model.textContent?.trim() === '') return undefined;
  const [indent, size] = [Number.parseFloat(style.textIndent), Number.parseFloat(style.fontSize)];
  const padding = Number.parseFloat(style.paddingLeft) + Number.parseFloat(style.paddingRight);
  const width = model.getBoundingClientRect().width - padding;
  const texts = stretchesOf(model);
  const starts = texts.map(startsOf);
  return starts.every(({ length }) => length === 0) ? undefined : { model, texts, starts, indent, size, width };
}

/** A stretch whose lines are chosen: where Chromium begins them, and what was seen of lines that were tried. */
interface Composition {
  stretch: StretchText;
  kept: RegExp;
  measure: LineMeasure;
  starts: readonly number[];
  /** By how much a line is wider than measured, by where it begins and ends. */
  seen: Map<string, number>;
  /** Where lines may end, as far as it has been measured. */
  places: Partial<Record<CharacterForce, CharacterPlace[]>>;
}

/** A copy of a paragraph, and its stretches. */
interface ComposedModel {
  model: HTMLElement;
  own: readonly Composition[];
}

/** So many times lines are tried; each time at least one is known better. */
const rounds = 12;

/**
 * Chooses lines and sets them for trial until each is as wide as the choice took it for: Chromium sets some pairs of
 * marks closer where it ends the lines itself, and not where they are told to.
 */
function settleLines(models: readonly ComposedModel[]): BetterLines {
  const settled: BetterLines = new Map();
  let open = models;
  for (let round = 0; round < rounds && open.length > 0; round++) {
    const tried = open.flatMap((one) => chooseLines(one) ?? []);
    const widths = widthsOf(tried);
    open = tried.filter((one, i) => {
      const learned = learnWidths(one, widths[i] ?? []);
      if (!learned) settled.set(one.model, one.stops);
      return learned;
    });
  }
  return settled;
}

/** Lines that are to be tried. */
interface ChosenLines extends ComposedModel {
  chosen: Chosen[];
  stops: LineStop[][];
}

/** The best lines of a copy by what is known of it; nothing where they are those that Chromium has chosen. */
function chooseLines({ model, own }: ComposedModel): ChosenLines | undefined {
  const chosen = own.map(chooseStretch);
  const stops = chosen.map(({ ends, places }, i) => stopsOf((own[i] as Composition).stretch, ends, places));
  // Where Chromium divides a word, the hyphen that is printed is not the one it has measured, and where it ends a line
  // at a wide blank, that takes room: those lines are held.
  const divides = stops.some((lines) => lines.some((stop) => stop.divides));
  const hangs = chosen.some(({ ends, places }, i) => {
    const { text } = (own[i] as Composition).stretch;
    return ends.some(({ place }) => isWide(text.charAt((places[place] as CharacterPlace).at)));
  });
  return divides || hangs || chosen.some(({ better }) => better) ? { model, own, chosen, stops } : undefined;
}

interface Chosen {
  ends: readonly LineEnd[];
  places: readonly CharacterPlace[];
  /** Than the lines that Chromium has chosen. */
  better: boolean;
}

function chooseStretch(composition: Composition): Chosen {
  const { stretch, measure, starts, seen } = composition;
  const at = (place: LinePlace | undefined) => (place as CharacterPlace | undefined)?.at ?? 0;
  const extra = (begin: LinePlace | undefined, end: LinePlace) => seen.get(`${at(begin)}-${at(end)}`) ?? 0;
  const known = seen.size > 0 ? { ...measure, extra } : measure;
  const places = placesOf(composition, 'all');
  const set = judgeLines(places, known, indexesOf(places, stretch, starts));
  if (faultsOf(set) === 0 && widestOf(set) <= unseen) return { ends: set, places, better: false };
  const found = composeStretch(composition, known);
  return found && isBetter(found.ends, set) ? { ...found, better: true } : { ends: set, places, better: false };
}

/** In px: what a line may be off. */
const slack = 0.3;

/** Keeps how wide lines are that were set for trial. True where one is not as wide as it was taken for. */
function learnWidths({ own, chosen }: ChosenLines, widths: readonly number[][]): boolean {
  let learned = false;
  own.forEach(({ measure, seen }, i) => {
    const { ends, places } = chosen[i] as Chosen;
    ends.forEach(({ place }, line) => {
      const begin = places[ends[line - 1]?.place ?? -1];
      const end = places[place] as CharacterPlace;
      const width = widths[i]?.[line];
      // The last line may be short.
      if (width === undefined || line === ends.length - 1) return;
      const key = `${begin?.at ?? 0}-${end.at}`;
      const extra = width - widthBetween(begin, end, measure);
      if (Math.abs(extra - (seen.get(key) ?? 0)) <= slack) return;
      seen.set(key, extra);
      learned = true;
    });
  });
  return learned;
}

const widestOf = (ends: readonly LineEnd[]): number => Math.max(0, ...ends.map(({ widened }) => widened));

const isBetter = (ends: readonly LineEnd[], set: readonly LineEnd[]): boolean =>
  faultsOf(ends) < faultsOf(set) || (faultsOf(ends) === faultsOf(set) && widestOf(ends) < widestOf(set) - 0.02);

/** The best lines of a stretch; where it has none by the rules, with what they keep together divided. */
function composeStretch(
  composition: Composition,
  measure: LineMeasure,
): { places: CharacterPlace[]; ends: LineEnd[] } | undefined {
  for (const force of ['nothing', 'all'] as const) {
    const places = placesOf(composition, force);
    const ends = chooseLineEnds(places, measure);
    if (ends) return { places, ends };
  }
  return undefined;
}

/** The places of a stretch, which are measured once. */
function placesOf({ stretch, kept, measure, places }: Composition, force: CharacterForce): CharacterPlace[] {
  places[force] ??= charactersIn(stretch, kept, force, measure.size);
  return places[force];
}
