/**
 * What the package document says of an EPUB as a whole. In: an edition, its faces, the tag that the EPUB states. Out:
 * the view. Called by epub-lists.ts, and for an EPUB in two languages by whoever joins them. Pure.
 *
 *     packageFacts(edition, [], 'en').identifier → 'urn:uuid:3f…'
 */
import { fillLabel } from '../../languages/labels.ts';
import { isFromRight } from '../../languages/registry.ts';
import { editionUrn } from '../../model/edition-uuid.ts';
import type { Labels, Metadata } from '../../model/manuscript.ts';
import type { Face } from '../../model/outputs.ts';
import type { IndexedEdition } from '../../model/registers.ts';

/** What `epub/package.hbs` says of the book as a whole. */
export interface PackageFacts {
  /** The tag that the EPUB states. */
  language: string;
  /** Tags of its languages, and its titles in them where it has two. */
  languages: readonly string[];
  titles: readonly { language: string; title: string }[];
  /** It is read from right to left. */
  fromRight: boolean;
  labels: Labels;
  metadata: Metadata;
  title: string;
  identifier: string;
  creators: { name: string; order: number }[];
  source: string;
  rights: string;
  publisher: string | undefined;
  /** Identifiers of the other languages of the title. */
  translations: string[];
  subjects: string[];
  modified: string;
  pageBreakSource: string;
  features: string[];
  /** Each with its language, where the book has two. */
  summaries: readonly { language: string | undefined; text: string }[];
  specifiedFonts: string;
  /** Path of the page that shows the cover. */
  coverPage: string;
}

/** What the package says of an edition. */
export function packageFacts(edition: IndexedEdition, faces: readonly Face[], language: string): PackageFacts {
  const { metadata, manuscript } = edition;
  const { labels } = manuscript;
  return {
    language,
    languages: [language],
    titles: [],
    fromRight: isFromRight(language),
    labels,
    metadata,
    title: metadata.title,
    identifier: editionUrn(metadata.id, metadata.edition.number),
    creators: metadata.parties.map((name, i) => ({ name, order: i + 1 })),
    source: [metadata.source.name, metadata.source.date, metadata.source.provenance].filter(Boolean).join(' '),
    rights: metadata.rights ?? fillLabel(labels, 'rightsUnknown'),
    publisher: metadata.publisher,
    translations: (metadata.versions ?? []).map(({ id, edition }) => editionUrn(id, edition)),
    subjects: subjectsOf(edition),
    modified: `${metadata.edition.date}T00:00:00Z`,
    pageBreakSource: fillLabel(labels, 'pageBreakSource', metadata.title, metadata.edition.number),
    features: featuresOf(edition),
    summaries: [{ language: undefined, text: fillLabel(labels, 'accessibilitySummary') }],
    specifiedFonts: String(faces.length > 0),
    coverPage: 'cover.xhtml',
  };
}

/** The headings of which the text says most. */
function subjectsOf({ registers }: IndexedEdition): string[] {
  const entries = registers.flatMap(({ groups }) => groups.flatMap((group) => group.entries));
  return entries.filter(({ locators }) => locators.some(({ main }) => main)).map(({ heading }) => heading);
}

/** Accessibility features in the vocabulary of schema.org. */
const featuresOf = ({ registers }: IndexedEdition): string[] => [
  'tableOfContents',
  'structuralNavigation',
  'readingOrder',
  ...(registers.length > 0 ? ['index'] : []),
  'displayTransformability',
  'pageNavigation',
  'pageBreakMarkers',
  'alternativeText',
];
