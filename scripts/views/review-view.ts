/**
 * What the reviewer's page is given. In: an indexed edition and the problems of its registers. Out: every paragraph
 * cut at its mentions, refusals and marks, each with what it means and why; and the counts of the whole. For the
 * person who signs the index off. Pure; holds no markup.
 */

import { fillLabel } from '../languages/labels.ts';
import { type Paragraph, paragraphsOf } from '../model/edition.ts';
import type { Labels } from '../model/manuscript.ts';
import { anchorOf, sayLocator, sayNumber } from '../model/numbers.ts';
import type { Problem } from '../model/problem.ts';
import { type Entry, type IndexedEdition, mentionsByParagraph } from '../model/registers.ts';
import { plainText } from '../model/text.ts';
import type { Project } from '../project/project.ts';
import { marksOf } from '../registers/index-edition.ts';
import { findRefusals } from '../registers/unclaimed-names.ts';
import { readStyle, template } from './templates.ts';

/** How many of everything the registers hold: for the build's summary, the reviewer and the closing note. */
export function countIndex(edition: IndexedEdition, problems: readonly Problem[]) {
  const entries = edition.registers.map((register) => ({
    id: register.id,
    title: register.title,
    entries: entriesOf(register),
  }));
  const headings = entries.map((register) => ({
    id: register.id,
    title: register.title,
    count: register.entries.filter((entry) => entry.see === undefined).length,
  }));
  const all = entries.flatMap((register) => register.entries);
  return {
    headings,
    references: all.filter((entry) => entry.see !== undefined).length,
    seeAlso: all.reduce((sum, entry) => sum + entry.seeAlso.length, 0),
    locators: all.reduce((sum, entry) => sum + entry.locators.length, 0),
    mentions: edition.mentions.length,
    marked: edition.mentions.filter((mention) => mention.marked).length,
    refusals: edition.refusals.length,
    open: problems.filter((problem) => problem.code === 'K404').length,
  };
}

const entriesOf = (register: IndexedEdition['registers'][number]): Entry[] =>
  register.groups.flatMap((group) => group.entries);

/** A name in the text, as the matcher took it. */
interface ReviewedMention {
  form: string;
  heading: string;
  style: string | undefined;
  /** By a mark, as a main passage; empty where the matcher alone found it. */
  how: string;
}

interface ReviewedParagraph {
  number: string;
  anchor: string;
  line: number;
  pieces: { text: string; classes: string; said: string }[];
  mentions: ReviewedMention[];
  refusals: { form: string; reason: string }[];
  excluded: { form: string }[];
}

interface ReviewedEntry {
  heading: string;
  forms: string;
  locators: { number: string; anchor: string; main: boolean }[];
  facts: { kind: string; said: string; source: string }[];
}

/** Everything that `review.hbs` prints. */
interface ReviewView {
  styles: string;
  language: string;
  title: string;
  labels: Labels;
  titleAndEdition: string;
  file: string;
  sha256: string;
  counts: { name: string; count: number; style: string | undefined }[];
  problems: { code: string; message: string; hint: string; where: string }[];
  paragraphs: ReviewedParagraph[];
  registers: { title: string; style: string | undefined; entries: ReviewedEntry[] }[];
  /** `line`: of the text's own file, or of another with its name. */
  refusals: { text: string; reason: string; line: string }[];
}

const fillReview = template<ReviewView>('review.hbs');

/**
 * The page on which a person checks the registers and signs them off: one file, no scripts, nothing remote. `problems`
 * are those of the lists and the text, in order.
 */
export function renderReview(project: Project, edition: IndexedEdition, problems: readonly Problem[]): string {
  const { refusals } = edition;
  const { labels, file, sha256 } = edition.manuscript;
  const { title, language } = edition.metadata;
  const styles = new Map(edition.registers.map((register, i) => [register.id, `register-${(i % 4) + 1}`]));
  const mentions = mentionsByParagraph(edition.mentions);
  const refusalsIn = findRefusals(refusals);
  const number = fillLabel(labels, 'editionNumber', edition.metadata.edition.number);
  return fillReview(project, {
    styles: readStyle(project, 'review.css'),
    language,
    title,
    labels,
    titleAndEdition: [title, number].join(fillLabel(labels, 'join.comma')),
    file,
    sha256,
    counts: countsView(edition, problems, styles),
    problems: problems.map(({ code, place, message, hint }) => {
      const where = place ? `${place.file}:${place.line}:${place.column}` : '';
      return { code, message, hint, where };
    }),
    paragraphs: paragraphsOf(edition).map((paragraph) => {
      const refused = refusalsIn(plainText(paragraph.inlines));
      return paragraphView(paragraph, mentions.get(paragraph.number) ?? [], refused, styles, labels);
    }),
    registers: edition.registers.map((register) => ({
      title: register.title,
      style: styles.get(register.id),
      entries: entriesOf(register)
        .filter((entry) => entry.see === undefined)
        .map((entry) => reviewedEntry(entry, labels)),
    })),
    refusals: refusals.map(({ text, reason, place }) => ({
      text,
      reason,
      line: place.file === file ? String(place.line) : `${place.file}:${place.line}`,
    })),
  });
}

function countsView(
  edition: IndexedEdition,
  problems: readonly Problem[],
  styles: ReadonlyMap<string, string>,
): ReviewView['counts'] {
  const { labels } = edition.manuscript;
  const counts = countIndex(edition, problems);
  const keys = ['references', 'locators', 'mentions', 'marked', 'refusals', 'open'] as const;
  return [
    ...counts.headings.map(({ id, title, count }) => ({ name: title, count, style: styles.get(id) })),
    ...keys.map((key) => ({ name: fillLabel(labels, `review.${key}`), count: counts[key], style: undefined })),
  ];
}

const reviewedEntry = (entry: Entry, labels: Labels): ReviewedEntry => ({
  heading: entry.heading,
  forms: entry.forms.join(' · '),
  locators: entry.locators.map(({ paragraph, main }) => ({
    number: sayLocator(paragraph, labels),
    anchor: anchorOf(paragraph),
    main,
  })),
  facts: entry.facts.map(({ act, kind, date, place, text, source }) => ({
    kind: act ?? kind,
    said: [date, place, text].filter(Boolean).join(' '),
    source,
  })),
});

type Mentions = IndexedEdition['mentions'];

function paragraphView(
  paragraph: Paragraph,
  mentions: Mentions,
  refused: ReturnType<ReturnType<typeof findRefusals>>,
  styles: Map<string, string>,
  labels: Labels,
): ReviewedParagraph {
  const text = plainText(paragraph.inlines);
  const excluded = marksOf(paragraph.inlines).filter((mark) => mark.not);
  const cuts = [
    ...new Set([0, text.length, ...[...mentions, ...refused, ...excluded].flatMap(({ start, end }) => [start, end])]),
  ].sort((a, b) => a - b);
  const pieces = cuts.slice(0, -1).map((start, i) => {
    const end = cuts[i + 1] as number;
    const covers = (range: { start: number; end: number }) => range.start <= start && end <= range.end;
    const own = mentions.filter(covers);
    const no = refused.filter(covers);
    const not = excluded.some(covers);
    const classes = [
      ...own.map((mention) => `mention ${styles.get(mention.register)}`),
      ...(own.some((mention) => mention.marked) ? ['marked'] : []),
      ...(own.some((mention) => mention.main) ? ['main'] : []),
      ...(own.length === 0 && no.length > 0 ? ['refused'] : []),
      ...(not ? ['not'] : []),
    ];
    const said = [
      ...own.map((mention) => mention.heading),
      ...(own.length === 0 ? no.map(({ refusal }) => refusal.reason) : []),
      ...(not ? [labels['review.not']] : []),
    ];
    return {
      text: text.slice(start, end),
      classes: [...new Set(classes.join(' ').split(' '))].join(' '),
      said: said.join(labels['join.semicolon']),
    };
  });
  return {
    number: sayNumber(paragraph.number, labels),
    anchor: paragraph.anchor,
    line: paragraph.place.line,
    pieces,
    mentions: mentions.map((mention) => ({
      form: mention.form,
      heading: mention.heading,
      style: styles.get(mention.register),
      how: [mention.marked ? labels['review.byMark'] : '', mention.main ? labels['review.main'] : '']
        .filter(Boolean)
        .join(labels['join.comma']),
    })),
    refusals: [...new Set(refused.map(({ refusal }) => refusal))].map(({ text: form, reason }) => ({ form, reason })),
    excluded: excluded.map(({ start, end }) => ({ form: text.slice(start, end) })),
  };
}
