/**
 * The objects with which pages are painted: faces, pictures, states, patterns (ISO 32000-1, 8 and 9). In: nothing. Out:
 * shapes for `objects/closed-world.ts`. Called by `pdf-shapes.ts`. Faces are compared by `verify-pdf-faces.ts`, what is
 * painted by `verify-pdf-painting.ts`.
 */
import type { Shape } from './objects/closed-world.ts';
import { writeValue } from './objects/painted-text.ts';
import type { PdfFile } from './objects/pdf-file.ts';
import type { PdfValue } from './objects/pdf-values.ts';

/** How a stream is packed is seen by who unpacks it. */
export const packed: Shape = { 'Length?': 'number', 'Filter?': '=/FlateDecode', 'DecodeParms?': 'any' };

/** ISO 32000-1, 8.6: what a picture's own profile says is kept. */
function isColorSpace(value: PdfValue, file: PdfFile): boolean {
  const own = file.follow(value);
  if (Array.isArray(own)) return own.length === 2 && writeValue(file.follow(own[0])) === '/ICCBased';
  return ['/DeviceRGB', '/DeviceGray'].includes(writeValue(own));
}

/** How lines are drawn, of a figure that is one. */
const strokes: Shape = Object.fromEntries(['LC?', 'LJ?', 'LW?', 'ML?', 'SA?'].map((key) => [key, 'any']));

/** All of them, by kind. */
export const paintingShapes: Record<string, Shape> = {
  Resources: {
    'ProcSet?': '=[/PDF /Text /ImageB /ImageC /ImageI]',
    'ExtGState?': '@States',
    'Font?': '@Fonts',
    'XObject?': '@XObjects',
    'Pattern?': '@Patterns',
  },
  States: { '*': '@State' },
  // Nothing is painted through.
  State: { 'Type?': '=/ExtGState', 'ca?': '=1', 'CA?': '=1', 'BM?': '=/Normal', 'SMask?': '=/None', ...strokes },
  Fonts: { '*': '@Font' },
  Font: {
    Type: '=/Font',
    Subtype: '=/Type0',
    BaseFont: 'name',
    Encoding: '=/Identity-H',
    DescendantFonts: '[@Descendant]',
    ToUnicode: '@Stream',
  },
  Descendant: {
    Type: '=/Font',
    Subtype: '=/CIDFontType2',
    BaseFont: 'name',
    CIDSystemInfo: '@SystemInfo',
    CIDToGIDMap: '=/Identity',
    FontDescriptor: '@Descriptor',
    'DW?': 'number',
    'W?': 'any',
  },
  SystemInfo: { Registry: '=“Adobe”', Ordering: '=“Identity”', Supplement: '=0' },
  Descriptor: {
    Type: '=/FontDescriptor',
    FontName: 'name',
    FontFile2: '@FontFile',
    ...Object.fromEntries(
      ['Flags', 'Ascent', 'Descent', 'StemV', 'CapHeight', 'ItalicAngle'].map((key) => [key, 'number']),
    ),
    FontBBox: 'any',
  },
  FontFile: { Length1: 'number', ...packed },
  Stream: packed,
  XObjects: { '*': '@XObject' },
  Image: {
    Type: '=/XObject',
    Subtype: '=/Image',
    Width: 'number',
    Height: 'number',
    ColorSpace: isColorSpace,
    BitsPerComponent: '=8',
    'SMask?': '@XObject',
    'Interpolate?': 'any',
    'ColorTransform?': '=0',
    ...packed,
    'Filter?': '=/FlateDecode|=/DCTDecode',
  },
  Form: {
    Type: '=/XObject',
    Subtype: '=/Form',
    'Resources?': '@Resources',
    BBox: 'any',
    'Matrix?': 'any',
    'Group?': '@Group',
    'StructParents?': 'number',
    ...packed,
  },
  Group: { 'Type?': '=/Group', S: '=/Transparency', 'CS?': '=/DeviceRGB', 'I?': '=true|=false', 'K?': '=false' },
  Patterns: { '*': '@Pattern' },
  // Dotted rules are gradients of one colour.
  Pattern: { Type: '=/Pattern', PatternType: '=2', Matrix: 'any', Shading: '@Shading' },
  Shading: {
    ShadingType: '=2|=3',
    ColorSpace: '=/DeviceRGB',
    Coords: 'any',
    'Extend?': 'any',
    'Domain?': 'any',
    Function: '@Function',
  },
  Function: { FunctionType: '=2', Domain: 'any', C0: 'any', C1: 'any', N: 'number' },
};
