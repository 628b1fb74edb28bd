/**
 * Proves that a file for the printer is painted in inks: text and rules in the black plate alone, reds in the shares
 * that the press states, and nothing in RGB but pictures, which say what they mean. In: the operators of every page,
 * the objects of the file. Out: what is wrong, in words; whether a page has more than the black plate. Called by the
 * witnesses of the printer's files.
 *
 *     compareInks(painted, labels, wrong) → calls `wrong` with "page 7 paints in RGB: 0 0 0 rg"
 */
import type { PrintFormat } from '../formats/print/print-format.ts';
import type { IndexedEdition } from '../model/registers.ts';
import type { Rule, Shape } from './objects/closed-world.ts';
import { type Painted, writeValue } from './objects/painted-text.ts';
import type { PdfFile } from './objects/pdf-file.ts';
import { PdfBytes, type PdfValue } from './objects/pdf-values.ts';

/** Shares of white: text, facts, struck words, rules between rows. */
const greys = [0, 0.2667, 0.4667, 0.6];

/** Shares of cyan, magenta, yellow and black: the bar of the cover, the red of official heads. */
const stated = ['0.2 0.95 0.9 0.3', '0 0.8 0.8 0'];

/** The reds as a reader of the file has them on its screen. */
export const inkReds = { bar: '160,37,31', head: '255,87,57' };

/** Operators that set a colour (ISO 32000-1, table 74). */
const sets = new Set('g G k K rg RG sc SC scn SCN cs CS'.split(' '));

const isGrey = (value: unknown): boolean =>
  typeof value === 'number' && greys.some((grey) => Math.abs(grey - value) < 0.0002);

/**
 * Whether a text is printed with red (GB/T 9704-2012, 6.3): the mark of an official document, and the rule below its
 * head, which an order has not; a letter has its rules whatever stands above them.
 */
export function isPrintedInRed({ metadata, sections }: IndexedEdition, { alone }: PrintFormat): boolean {
  if (!metadata.notice || !alone) return false;
  const has = (roles: readonly string[]) =>
    sections.some(({ blocks }) => blocks.some((block) => block.kind === 'element' && roles.includes(block.role)));
  const { form } = metadata.notice;
  return form === 'letter' || has(['issuers', 'mark']) || (form !== 'order' && has(['number', 'signers']));
}

/** Compares all pages. True when one has more than the black plate. */
export function compareInks(
  painted: readonly (readonly Painted[])[],
  labels: readonly string[],
  wrong: (detail: string) => void,
): boolean {
  let hasFour = false;
  painted.forEach((operators, index) => {
    const odd = new Set<string>();
    for (const one of operators) {
      if (!sets.has(one.operator)) continue;
      const { written } = one;
      const operands = written.slice(0, -one.operator.length - 1);
      const own = one.operator.toLowerCase();
      if (own === 'k') hasFour = true;
      if (own === 'rg') odd.add(`in RGB: ${written}`);
      else if (own === 'g' && !isGrey(Number(operands))) odd.add(`in a grey of its own: ${written}`);
      else if (own === 'k' && !stated.includes(operands)) odd.add(`in inks of its own: ${written}`);
      else if (own === 'cs' && operands !== '/Pattern') odd.add(`in ${operands}`);
      else if (own.startsWith('sc') && !operands.startsWith('/')) odd.add(`in no ink: ${written}`);
    }
    for (const detail of odd) wrong(`page ${labels[index] ?? index + 1} paints ${detail}`);
  });
  return hasFour;
}

const isGreyArray: Rule = (value: PdfValue, file: PdfFile) => {
  const own = file.follow(value);
  return Array.isArray(own) && own.length === 1 && own.every((one) => isGrey(file.follow(one)));
};

/** A picture is grey, or says by a profile what its RGB means. */
const isMeant: Rule = (value: PdfValue, file: PdfFile) => {
  const own = file.follow(value);
  if (Array.isArray(own)) {
    const [family, profile] = own.map(file.follow);
    return own.length === 2 && writeValue(family ?? null) === '/ICCBased' && profile instanceof PdfBytes;
  }
  return writeValue(own) === '/DeviceGray';
};

/** What the shapes of a file for the printer have otherwise. `condition`: the printing condition that it names. */
export function shapesInInks(shapes: Readonly<Record<string, Shape>>, condition: string | undefined) {
  const own: Record<string, Shape> = {
    ...shapes,
    Image: { ...shapes.Image, ColorSpace: isMeant },
    Group: { 'Type?': '=/Group', S: '=/Transparency', 'I?': '=true|=false', 'K?': '=false' },
    Shading: { ...shapes.Shading, ColorSpace: '=/DeviceGray' },
    Function: { ...shapes.Function, C0: isGreyArray, C1: isGreyArray },
    PrintCondition: {
      Type: '=/OutputIntent',
      S: '=/GTS_PDFX',
      OutputConditionIdentifier: `=“${condition}”`,
      Info: `=“${condition}”`,
      RegistryName: '=“http://www.color.org”',
    },
  };
  return own;
}
