/**
 * Every document of an EPUB as it must be. In: an indexed edition, the page map, which file holds what. Out: path →
 * the tree of the document, in the order of reading. Called by `closed-epub.ts`. Pure; knows no template.
 *
 *     expectDocuments(made).get('section-3.xhtml') → <html …><head>…</head><body epub:type="bodymatter">…
 */
import type { PageMap } from '../model/page-map.ts';
import type { IndexedEdition } from '../model/registers.ts';
import type { EpubLayout, SectionPart } from './epub-layout.ts';
import { expectBlocks } from './expect-blocks.ts';
import { type ScreenFormat, stateDirection, stateLanguage } from './expect-inlines.ts';
import { expectGroup, sayHint } from './expect-registers.ts';
import { expectChanges, expectImprint, expectTitleLines } from './expect-revision.ts';
import { expectFront, sayLabel } from './expected-front.ts';
import { expectProofRow } from './expected-proof.ts';
import { type Markup, type MarkupChild, markup } from './markup-tree.ts';

/** What the documents are expected from. */
export interface EpubExpected {
  edition: IndexedEdition;
  pageMap: PageMap;
  layout: EpubLayout;
  /** Name of a picture by its path in the source. */
  image: (path: string) => string;
  /** The tag that the EPUB states. */
  language: string;
  /** The imprint as it was found, for the names of rare typefaces. */
  imprintShown: string;
}

/** What an XHTML document of the EPUB is. */
export interface ExpectedDocument {
  path: string;
  title: string;
  root: Markup;
}

/** A document with its head. */
export function expectXhtml(
  path: string,
  { language }: Pick<EpubExpected, 'language'>,
  title: string,
  bodyType: string | undefined,
  ...content: MarkupChild[]
): ExpectedDocument {
  const spaces = { xmlns: 'http://www.w3.org/1999/xhtml', 'xmlns:epub': 'http://www.idpf.org/2007/ops' };
  const head = markup(
    'head',
    {},
    markup('meta', { charset: 'UTF-8' }),
    markup('title', {}, title),
    markup('link', { rel: 'stylesheet', type: 'text/css', href: 'style.css' }),
  );
  const dir = stateDirection(language);
  const root = markup(
    'html',
    { ...spaces, ...stateLanguage({ web: false }, language), dir },
    head,
    markup('body', { 'epub:type': bodyType, dir }, content),
  );
  return { path, title, root };
}

/** All documents but that of the contents, in the order of reading. */
export function expectDocuments(made: EpubExpected): ExpectedDocument[] {
  const { edition, layout } = made;
  const firsts = new Map<number, string>();
  const counts = new Map<number, number>();
  const entries = new Map(
    edition.registers.flatMap(({ groups }) =>
      groups.flatMap((group) =>
        group.entries.flatMap(({ heading, id, see }) =>
          see === undefined ? [[heading, layout.entries.get(id) ?? ''] as const] : [],
        ),
      ),
    ),
  );
  let path = '';
  const format: ScreenFormat = {
    edition,
    web: false,
    block: (anchor) => layout.blocks.get(anchor) ?? `#${anchor}`,
    entry: (heading) => entries.get(heading),
    image: (picture) => `images/${made.image(picture)}`,
    reference: (note) => {
      const count = (counts.get(note) ?? 0) + 1;
      counts.set(note, count);
      const id = `noteref-${note}${count > 1 ? `-${count}` : ''}`;
      if (count === 1) firsts.set(note, `${path}#${id}`);
      return { id, href: `notes.xhtml#note-${note}` };
    },
  };
  const blocks = expectBlocks(format);
  const texts = layout.texts.map((file) => {
    path = file.path;
    return expectXhtml(
      path,
      made,
      expectTextTitle(file.parts, edition),
      'bodymatter',
      file.parts.map((part) => expectSection(part, edition, blocks)),
    );
  });
  const changes = expectChanges(format, made.pageMap);
  const revisions = changes
    ? [expectXhtml('revisions.xhtml', made, sayLabel(edition, 'revisions'), 'backmatter', changes)]
    : [];
  return [
    expectCover(made),
    expectTitlePage(made),
    expectImprintPage(made),
    ...texts,
    ...expectNotes(made, firsts, blocks),
    ...expectRegisters(made, format),
    ...revisions,
  ];
}

/** What a file of the text is called: by its first and its last section. */
export function expectTextTitle(parts: readonly SectionPart[], edition: IndexedEdition): string {
  const titles = parts.map((part) => titleOf(part, edition));
  const ends = [titles[0] ?? '', ...(titles.length > 1 ? [titles.at(-1) ?? ''] : [])];
  return `${ends.join(sayLabel(edition, 'join.sections'))} · ${edition.metadata.shortTitle}`;
}

const sectionTitle = ({ index }: SectionPart, edition: IndexedEdition): string =>
  expectFront(edition).sections[index]?.title ?? '';

function titleOf(part: SectionPart, edition: IndexedEdition): string {
  const title = sectionTitle(part, edition);
  return part.part > 1 ? sayLabel(edition, 'bracketed', title, part.part) : title;
}

function expectSection(part: SectionPart, edition: IndexedEdition, blocks: ReturnType<typeof expectBlocks>): Markup {
  const { section } = part;
  const { anchor } = section;
  const heading = part.part === 1 ? section.heading : undefined;
  const title = heading && markup('h1', { id: `heading-${heading.anchor}` }, blocks.heading(heading).children);
  return markup(
    'section',
    {
      class: 'text-section',
      id: part.part === 1 && anchor,
      'aria-labelledby': heading && `heading-${anchor}`,
      'aria-label': !heading && titleOf(part, edition),
      'epub:type': section.heading ? 'chapter' : 'preamble',
      role: section.heading && 'doc-chapter',
    },
    title,
    blocks.section(part.blocks),
  );
}

function expectNotes(
  made: EpubExpected,
  firsts: ReadonlyMap<number, string>,
  blocks: ReturnType<typeof expectBlocks>,
): ExpectedDocument[] {
  const { edition } = made;
  if (edition.notes.length === 0) return [];
  const title = sayLabel(edition, 'notes');
  const notes = edition.notes.map((note) => {
    const back = markup(
      'a',
      { href: firsts.get(note.number) ?? '', role: 'doc-backlink' },
      sayLabel(edition, 'noteNumber', note.number),
    );
    return markup(
      'aside',
      { class: 'note', 'epub:type': 'footnote', role: 'doc-footnote', id: `note-${note.number}` },
      markup('p', { class: 'note-label apart kai' }, back),
      blocks.note(note.blocks),
    );
  });
  const part = markup(
    'section',
    { class: 'notes', 'epub:type': 'footnotes', id: 'notes', 'aria-labelledby': 'notes-title' },
    markup('h1', { id: 'notes-title' }, title),
    notes,
  );
  return [expectXhtml('notes.xhtml', made, title, 'backmatter', part)];
}

function expectRegisters(made: EpubExpected, format: ScreenFormat): ExpectedDocument[] {
  const { edition, layout, pageMap } = made;
  return edition.registers.flatMap((register) =>
    (layout.registers.get(register.id) ?? []).map(({ path, part }, i) => {
      const id = `register-${register.id}${i > 0 ? `-${i + 1}` : ''}`;
      const title = i > 0 ? sayLabel(edition, 'bracketed', register.title, i + 1) : register.title;
      const section = markup(
        'section',
        { class: 'register', 'epub:type': 'index', role: 'doc-index', 'aria-labelledby': id },
        markup('h1', { id }, title),
        markup('p', { class: 'hint', 'epub:type': 'index-headnotes' }, sayHint(register, edition)),
        part.groups.map(({ group, id: own }) => expectGroup(group, own, format, pageMap)),
      );
      return expectXhtml(path, made, title, 'backmatter', section);
    }),
  );
}

function expectCover(made: EpubExpected): ExpectedDocument {
  const { edition } = made;
  const alt = sayLabel(edition, 'coverAlt', edition.metadata.title);
  const picture = markup('img', { src: 'images/cover.jpg', alt, role: 'doc-cover' });
  const section = markup('section', { class: 'cover', 'epub:type': 'cover' }, picture);
  return expectXhtml('cover.xhtml', made, sayLabel(edition, 'cover'), undefined, section);
}

function expectTitlePage(made: EpubExpected): ExpectedDocument {
  const { adopted, editionNumber } = expectFront(made.edition);
  const lines = expectTitleLines(made.edition).map((line) => markup('span', { class: 'title-line' }, line));
  const section = markup(
    'section',
    { class: 'title-leaf', 'epub:type': 'titlepage' },
    markup('h1', {}, lines),
    adopted !== '' && markup('p', { class: 'adopted' }, adopted),
    markup('p', { class: 'edition-number' }, editionNumber),
  );
  return expectXhtml('title.xhtml', made, made.edition.metadata.title, 'frontmatter', section);
}

function expectImprintPage(made: EpubExpected): ExpectedDocument {
  const { edition, imprintShown, pageMap } = made;
  const { sha256 } = edition.manuscript;
  const title = sayLabel(edition, 'imprint');
  const value = (text: string) => markup('span', { class: 'value' }, text);
  const rows = expectImprint(edition, imprintShown).map(([label, text]) => [
    markup('dt', {}, label),
    markup('dd', {}, value(text)),
  ]);
  const lines = (sha256.match(/.{16}/g) ?? []).map((line) => markup('span', { class: 'hash' }, line));
  const hash = [
    markup('dt', {}, sayLabel(edition, 'imprintHash')),
    markup('dd', {}, value(sayLabel(edition, 'imprintHashNote')), lines),
  ];
  const [label, said] = expectProofRow(edition, pageMap);
  const proof = [markup('dt', {}, label), markup('dd', {}, value(said))];
  const section = markup(
    'section',
    { class: 'imprint', 'epub:type': 'imprint', id: 'imprint', 'aria-labelledby': 'imprint-title' },
    markup('h1', { id: 'imprint-title' }, title),
    markup('dl', {}, rows, hash, proof),
  );
  return expectXhtml('imprint.xhtml', made, title, 'frontmatter', section);
}
