/**
 * The page of the reading edition as it must be. In: an indexed edition, the page map, what is published beside it.
 * Out: the tree of the whole document. Called by `closed-site.ts`. Pure; knows no template.
 *
 *     expectPage(made) → <html lang="zh-Hans"><head>…</head><body class="reading">…
 */
import type { PageMap } from '../model/page-map.ts';
import type { IndexedEdition } from '../model/registers.ts';
import { expectBlocks } from './expect-blocks.ts';
import { type ScreenFormat, stateDirection } from './expect-inlines.ts';
import { expectGroup, sayHint } from './expect-registers.ts';
import { expectChanges, expectTitleLines } from './expect-revision.ts';
import { expectHead } from './expect-site-head.ts';
import { expectBar, expectCite, expectImprintPart, expectPart, expectWords } from './expect-site-parts.ts';
import { expectFront, sayGroup, sayLabel } from './expected-front.ts';
import { type Markup, type MarkupChild, markup } from './markup-tree.ts';

/** A file that the page offers. */
export interface ExpectedFile {
  name: string;
  bytes: number;
  sha256: string;
  /** Media type. */
  type: string;
  /** What it is called: “PDF”, “PDF (official edition)”. */
  said: string;
  size: string;
}

/** A citation as the page carries it for its script. */
export interface CarriedCitation {
  id: string;
  name: string;
  file?: string;
  title: string;
  /** The title's with a place for the day of access; absent where there is none. */
  copied?: string;
  paragraph: string;
  /** How a place in the text is named, and how a day is written: names of forms. */
  pinpoint: string;
  day?: string;
}

/** What the page is expected from. */
export interface PageExpected {
  edition: IndexedEdition;
  pageMap: PageMap;
  offered: readonly ExpectedFile[];
  citations: readonly CarriedCitation[];
  /** What it tells its search beside the text; absent where the language has no such thing. */
  searchWords: string | undefined;
  /** Absolute address of the page's folder; absent for a site without one. */
  address: string | undefined;
  /** The browser that set the pages. */
  engine: string;
  image: (path: string) => string;
  /** The imprint as it was found, for the names of rare typefaces. */
  imprintShown: string;
}

/** The page. */
export function expectPage(made: PageExpected): Markup {
  const { edition } = made;
  return markup(
    'html',
    { lang: edition.metadata.language, dir: stateDirection(edition.metadata.language) },
    expectHead(made),
    markup(
      'body',
      { class: 'reading' },
      expectSkips(edition),
      expectBar(edition),
      markup('div', { class: 'sheet' }, expectContents(edition), expectMain(made)),
      markup('p', { id: 'said', class: 'said', role: 'status' }),
      expectWords(edition),
    ),
  );
}

/** Links over what stands before the text, the registers, the search. */
const expectSkips = (edition: IndexedEdition): MarkupChild[] => [
  markup('a', { class: 'skip', href: '#text' }, sayLabel(edition, 'webSkip')),
  markup('a', { class: 'skip', href: '#contents' }, sayLabel(edition, 'webSkipContents')),
  edition.registers
    .slice(0, 1)
    .map(({ id }) => markup('a', { class: 'skip', href: `#register-${id}` }, sayLabel(edition, 'webSkipRegisters'))),
  markup('a', { class: 'skip scripted', href: '#query' }, sayLabel(edition, 'webSkipSearch')),
];

function expectContents(edition: IndexedEdition): Markup {
  const { contents, sections, summaryNote } = expectFront(edition);
  const span = (kind: string, text = '') => markup('span', { class: `contents-${kind}` }, text);
  const row = (href: string, title: string, ...more: MarkupChild[]) =>
    markup('li', {}, markup('a', { href }, span('title', title), more));
  const texts = contents.map((part) => {
    const isSection = sections.some(({ anchor }) => anchor === part.anchor);
    const words =
      part.words !== '' && markup('span', { class: `contents-words${part.editorial ? ' kai' : ''}` }, part.words);
    const one = row(`#${part.anchor}`, part.title, span('range', part.range), span('found'), words);
    return isSection ? one : markup('li', { class: `depth-${part.depth}` }, one.children);
  });
  const title = sayLabel(edition, 'contents');
  return markup(
    'nav',
    { class: 'contents', id: 'contents', 'aria-label': title },
    markup(
      'details',
      { open: true },
      markup('summary', {}, markup('h2', { class: 'kai' }, title)),
      markup(
        'ol',
        {},
        texts,
        edition.notes.length > 0 && row('#notes', sayLabel(edition, 'notes'), span('found')),
        edition.registers.map((register) => row(`#register-${register.id}`, register.title)),
        edition.revision && row('#revisions', sayLabel(edition, 'revisions')),
        row('#cite', sayLabel(edition, 'webCite')),
        row('#imprint', sayLabel(edition, 'imprint')),
      ),
      summaryNote !== '' && markup('p', { class: 'hint' }, summaryNote),
    ),
    markup('a', { id: 'place', class: 'place scripted', href: '#contents' }),
  );
}

/** How the blocks and entries of the page are addressed. */
function siteFormat({ edition, image }: PageExpected): ScreenFormat {
  const counts = new Map<number, number>();
  const entries = new Map(
    edition.registers.flatMap(({ groups }) =>
      groups.flatMap((group) =>
        group.entries.flatMap(({ heading, id, see }) => (see === undefined ? [[heading, `#${id}`] as const] : [])),
      ),
    ),
  );
  return {
    edition,
    web: true,
    block: (anchor) => `#${anchor}`,
    entry: (heading) => entries.get(heading),
    image,
    reference: (note) => {
      const count = (counts.get(note) ?? 0) + 1;
      counts.set(note, count);
      return { id: `noteref-${note}${count > 1 ? `-${count}` : ''}`, href: `#note-${note}` };
    },
  };
}

function expectMain(made: PageExpected): Markup {
  const { edition, pageMap } = made;
  const format = siteFormat(made);
  const blocks = expectBlocks(format);
  const sections = edition.sections.map((section, i) => {
    const { anchor, heading } = section;
    const title = expectFront(edition).sections[i]?.title ?? '';
    const kind = { class: 'text-section', id: !heading && anchor, 'aria-label': title, 'data-section': anchor };
    return markup('section', kind, heading && blocks.heading(heading), blocks.section(section.blocks));
  });
  const notes = expectNotes(edition, blocks);
  const registers = edition.registers.map((register) => {
    const id = `register-${register.id}`;
    const field = { id: `filter-${register.id}`, type: 'search', autocomplete: 'off', spellcheck: 'false' };
    const filter = markup(
      'form',
      { class: 'filter scripted' },
      markup('label', { for: field.id }, sayLabel(edition, 'webFilter')),
      markup('input', field),
      markup('output', { for: field.id }),
    );
    const groups = register.groups.map((group) => expectGroup(group, group.id, format, pageMap));
    const hint = markup('p', { class: 'hint' }, sayHint(register, edition));
    const letters = markup(
      'nav',
      { class: 'letters', 'aria-label': sayLabel(edition, 'webLetters', register.title) },
      register.groups.map((group) => markup('a', { href: `#${group.id}` }, sayGroup(group, edition))),
    );
    return expectPart(
      'register',
      id,
      register.title,
      `${id}-title`,
      hint,
      filter,
      letters,
      markup('div', { class: 'columns' }, groups),
    );
  });
  return markup(
    'main',
    { id: 'text', tabindex: '-1' },
    expectLeaf(made),
    sections,
    notes,
    registers,
    expectChanges(format, pageMap),
    expectCite(made),
    expectImprintPart(made),
  );
}

function expectLeaf({ edition, offered }: PageExpected): Markup {
  const { parties, adopted } = expectFront(edition);
  const spans = (texts: readonly string[]) => texts.map((text) => markup('span', {}, text));
  const files = offered.map(({ name, said, size }) =>
    markup('li', {}, markup('a', { href: name, download: true }, said, markup('span', { class: 'size' }, size))),
  );
  return markup(
    'header',
    { class: 'title-leaf' },
    parties.length > 0 && markup('p', { class: 'cover-parties' }, spans(parties)),
    markup('h1', {}, spans(expectTitleLines(edition))),
    adopted !== '' && markup('p', { class: 'adopted' }, adopted),
    markup(
      'ul',
      { class: 'files', 'aria-label': sayLabel(edition, 'webDownloads') },
      files,
      markup('li', {}, markup('a', { href: '#cite' }, sayLabel(edition, 'webCite'))),
    ),
  );
}

function expectNotes(edition: IndexedEdition, blocks: ReturnType<typeof expectBlocks>): MarkupChild {
  if (edition.notes.length === 0) return undefined;
  const notes = edition.notes.map((note) => {
    const said = sayLabel(edition, 'noteNumber', note.number);
    const back = markup('a', { href: `#noteref-${note.number}` }, said);
    const kind = { class: 'note', id: `note-${note.number}`, 'data-note': String(note.number), 'aria-label': said };
    return markup('aside', kind, markup('p', { class: 'note-label apart kai' }, back), blocks.note(note.blocks));
  });
  return expectPart('notes', 'notes', sayLabel(edition, 'notes'), 'notes-title', notes);
}
