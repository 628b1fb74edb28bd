/**
 * The objects of which a PDF of the press is made, and all their keys: ISO 32000-1 has many more, and none of them
 * stands in a book. In: what the edition says of some values. Out: shapes for `objects/closed-world.ts`. A value that
 * is `any` is compared by another witness, which the comment names. Called by `verify-pdf-objects.ts`.
 */
import type { Rule, Shape } from './objects/closed-world.ts';
import { sayString } from './objects/painted-text.ts';
import { type PdfDict, PdfName, PdfRef, PdfString, type PdfValue } from './objects/pdf-values.ts';
import { packed, paintingShapes } from './painting-shapes.ts';

/** What of the shapes depends on the edition. */
interface ShapedBy {
  language: string;
  /** It is read from right to left. */
  fromRight: boolean;
  /** Languages of the edition and of phrases in it. */
  languages: ReadonlySet<string>;
  /** Descriptions of figures, and texts that stand for what is drawn. */
  alternatives: ReadonlySet<string>;
  /** What abbreviations may stand for: headings of the registers. */
  headings: ReadonlySet<string>;
}

/** The roles of the structure tree that the press gives (ISO 32000-1, 14.8.4), and what it maps to them. */
const roles = [
  ...['Document', 'Part', 'Sect', 'Div', 'P', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'BlockQuote', 'Caption', 'Figure'],
  ...['TOC', 'TOCI', 'Reference', 'Link', 'L', 'LI', 'Lbl', 'LBody', 'Note', 'Span', 'Index', 'Quote', 'Art', 'Code'],
  ...['Table', 'THead', 'TBody', 'TR', 'TH', 'TD', 'NonStruct', 'Title', 'Aside', 'Em', 'Strong', 'Sup', 'Sub'],
  ...['Ins', 'Del'],
].map((role) => `=/${role}`);

/** Boxes may be inherited; `verify-pdf-objects.ts` measures them. */
const boxes: Shape = { 'MediaBox?': 'any', 'CropBox?': 'any' };

/** Two identifiers of 16 bytes, which are one in a file that nobody has changed (ISO 32000-1, 14.4). */
const isFileId: Rule = (value, file) => {
  const both = file.follow(value);
  const [one, other] = Array.isArray(both) ? both.map(file.follow) : [];
  const isOne = one instanceof PdfString && other instanceof PdfString && one.bytes === other.bytes;
  return Array.isArray(both) && both.length === 2 && isOne && one.bytes.length === 16;
};

/** The trailer, and what does not depend on the edition. */
const fileShapes: Record<string, Shape> = {
  Trailer: {
    Root: '@Catalog',
    Info: '@Info',
    'ID?': isFileId,
    'Size?': 'number',
    'Prev?': 'number',
    'XRefStm?': 'number',
    'Type?': '=/XRef',
    'W?': 'any',
    'Index?': 'any',
    ...packed,
  },
  MarkInfo: { Marked: '=true' },
  // `verify-metadata.ts` compares what they say.
  Info: {
    Title: 'text',
    Creator: 'text',
    Producer: 'text',
    CreationDate: 'text',
    ModDate: 'text',
    'Author?': 'text',
    'Subject?': 'text',
    Keywords: 'text',
  },
  Metadata: { Type: '=/Metadata', Subtype: '=/XML', ...packed },
  // Which page bears which label `verify-pdf.ts` compares.
  PageLabels: { Nums: 'any' },
  Pages: { Type: '=/Pages', Kids: '[@PageNode]', Count: 'number', 'Parent?': 'any', ...boxes },
  Page: {
    Type: '=/Page',
    'Resources?': '@Resources',
    Contents: '@Content',
    StructParents: 'number',
    Tabs: '=/S',
    Parent: 'any',
    'Annots?': '[@Annot]',
    ...boxes,
    TrimBox: 'any',
    BleedBox: 'any',
  },
  Content: packed,
};

/** All shapes, by kind. */
export function pdfShapes({ language, fromRight, languages, alternatives, headings }: ShapedBy): Record<string, Shape> {
  const lang = (value: PdfValue) => languages.has(textOf(value));
  const alternative = (value: PdfValue) => alternatives.has(textOf(value));
  const heading = (value: PdfValue) => headings.has(textOf(value));
  return {
    Catalog: {
      Type: '=/Catalog',
      Pages: '@Pages',
      MarkInfo: '@MarkInfo',
      StructTreeRoot: '@StructTreeRoot',
      'Outlines?': '@Outlines',
      ViewerPreferences: '@ViewerPreferences',
      Lang: (value) => textOf(value) === language,
      Names: '@Names',
      PageLabels: '@PageLabels',
      Metadata: '@Metadata',
      // Which there must be `verify-pdf-attached.ts` says.
      'OutputIntents?': '[@OutputIntent]',
      'AF?': '[@Filespec]',
      PageMode: '=/UseOutlines',
      'Version?': '=/1.7',
      'Extensions?': 'any',
    },
    ...fileShapes,
    // A book from right to left says so.
    ViewerPreferences: { DisplayDocTitle: '=true', ...(fromRight ? { Direction: '=/R2L' } : {}) },
    ...paintingShapes,
    ...navigationShapes,
    ...structureShapes(lang, alternative, heading),
    ...attachedShapes,
  };
}

/** Links, names and bookmarks: where each leads `verify-pdf-links.ts` and `verify-front.ts` compare. */
const navigationShapes: Record<string, Shape> = {
  Link: {
    Type: '=/Annot',
    Subtype: '=/Link',
    F: '=4',
    Border: '=[0 0 0]',
    Rect: 'any',
    Contents: 'text',
    'Dest?': 'any',
    'A?': '@Uri',
    StructParent: 'number',
  },
  Uri: { 'Type?': '=/Action', S: '=/URI', URI: 'text' },
  Names: { Dests: '@NameTree', 'EmbeddedFiles?': '@FileTree' },
  NameTree: { 'Kids?': '[@NameTree]', 'Names?': 'any', 'Limits?': 'any' },
  FileTree: { 'Kids?': '[@FileTree]', 'Names?': 'any', 'Limits?': 'any' },
  Outlines: { Type: '=/Outlines', 'First?': '@Bookmark', 'Last?': '@Bookmark', 'Count?': 'number' },
  Bookmark: {
    Title: 'text',
    Parent: 'any',
    Dest: 'any',
    'Prev?': '@Bookmark',
    'Next?': '@Bookmark',
    'First?': '@Bookmark',
    'Last?': '@Bookmark',
    'Count?': 'number',
  },
};

/** The structure tree: what it says `verify-structure.ts` hears. */
function structureShapes(
  lang: (value: PdfValue) => boolean,
  alternative: (value: PdfValue) => boolean,
  heading: (value: PdfValue) => boolean,
): Record<string, Shape> {
  const element: Shape = {
    'Type?': '=/StructElem',
    S: roles.join('|'),
    P: 'any',
    'K?': 'kids',
    'Pg?': isPage,
    'Lang?': lang,
    'Alt?': alternative,
    'E?': heading,
    // A disc that is drawn has no character of its own.
    'ActualText?': '=“•”',
    'ID?': 'text',
    'A?': 'kids',
  };
  return {
    StructTreeRoot: {
      Type: '=/StructTreeRoot',
      K: 'kids',
      ParentTree: '@NumberTree',
      ParentTreeNextKey: 'number',
      RoleMap: '@RoleMap',
      'IDTree?': '@NameTree',
    },
    NumberTree: { 'Kids?': '[@NumberTree]', 'Nums?': 'any', 'Limits?': 'any' },
    RoleMap: {
      ...Object.fromEntries(['Em', 'Strong', 'Sup', 'Sub', 'Ins?', 'Del?'].map((role) => [role, '=/Span'])),
      Aside: '=/Div',
    },
    Element: element,
    // A reader who does not see a figure hears what it shows.
    Figure: { ...element, Alt: alternative },
    MCR: { Type: '=/MCR', Pg: isPage, MCID: 'number' },
    OBJR: { Type: '=/OBJR', Pg: isPage, Obj: '@Annot' },
    Attributes: {
      O: '=/List|=/Table|=/Layout',
      'ListNumbering?': '=/None|=/Disc|=/Decimal|=/LowerAlpha|=/UpperAlpha|=/LowerRoman|=/UpperRoman|=/Circle|=/Square',
      'Scope?': '=/Column|=/Row|=/Both',
      'Headers?': 'any',
      'ColSpan?': 'number',
      'RowSpan?': 'number',
      'TextDecorationType?': '=/Underline|=/LineThrough',
      'Placement?': '=/Block',
      'BBox?': 'any',
    },
  };
}

const isPage = (value: PdfValue): boolean => value instanceof PdfRef;

/** What is attached, and the colours that are meant: `verify-pdf-attached.ts` compares their bytes. */
const attachedShapes: Record<string, Shape> = {
  Filespec: {
    Type: '=/Filespec',
    F: 'text',
    UF: 'text',
    Desc: 'text',
    AFRelationship: '=/Source|=/Data',
    EF: '@Embedded',
  },
  Embedded: { F: '@File', 'UF?': '@File' },
  File: { Type: '=/EmbeddedFile', Subtype: '=/text/markdown|=/application/json', Params: '@Params', ...packed },
  Params: { Size: 'number', ModDate: 'text', CheckSum: 'text' },
  OutputIntent: {
    Type: '=/OutputIntent',
    S: '=/GTS_PDFA1',
    OutputConditionIdentifier: '=“sRGB IEC61966-2-1”',
    Info: '=“sRGB IEC61966-2-1”',
    RegistryName: '=“http://www.color.org”',
    DestOutputProfile: '@Profile',
  },
  Profile: { N: '=3', ...packed },
};

/** The kind of an object of which there are several, by what it says of itself. */
export function kindOfObject(kind: string, dict: PdfDict): string {
  const named = (key: string) => {
    const value = dict.get(key);
    return value instanceof PdfName ? value.name : '';
  };
  if (kind === 'PageNode') return named('Type') === 'Pages' ? 'Pages' : 'Page';
  if (kind === 'Annot') return named('Subtype') || 'Annot';
  if (kind === 'OutputIntent' && named('S') === 'GTS_PDFX') return 'PrintCondition';
  if (kind === 'XObject') return named('Subtype');
  if (kind === 'Kid' && named('S') === 'Figure') return 'Figure';
  if (kind === 'Kid')
    return ['MCR', 'OBJR'].includes(named('Type')) ? named('Type') : dict.has('O') ? 'Attributes' : 'Element';
  return kind;
}

const textOf = (value: PdfValue): string => (value instanceof PdfString ? sayString(value) : '');
