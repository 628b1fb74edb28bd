/**
 * Every output that the press makes, in the order in which it is made, proven and listed. A new output is a maker in
 * `formats/`, a witness in `proof/`, a unit in `press/outputs/`, and a row in `model/output-kinds.ts`, whose unit the
 * compiler then wants here. Every command asks this list. Loads nothing that an output needs before it is asked for.
 *
 *     outputFormats.map(({ name }) => name) → ['pdf', 'epub', 'data', 'site', 'facing']
 */
import { type OutputName, outputKinds } from '../model/output-kinds.ts';
import type { OutputFormat, OutputUnit } from './output-format.ts';
import { dataOutput } from './outputs/data-output.ts';
import { epubOutput } from './outputs/epub-output.ts';
import { facingOutput } from './outputs/facing-output.ts';
import { pdfOutput } from './outputs/pdf-output.ts';
import { siteOutput } from './outputs/site-output.ts';

const byName: Record<OutputName, OutputUnit> = {
  pdf: pdfOutput,
  epub: epubOutput,
  data: dataOutput,
  site: siteOutput,
  facing: facingOutput,
};

export const outputFormats: readonly OutputFormat[] = outputKinds.map((kind) => ({ ...kind, ...byName[kind.name] }));
