/**
 * Every output that the press makes, in the order in which it is made, proven and listed. A new output is a maker in
 * `formats/`, a witness in `proof/`, a unit in `press/outputs/`, a row in `model/output-kinds.ts` and a row here.
 */
import { outputKinds } from '../model/output-kinds.ts';
import type { OutputFormat } from './output-format.ts';
import { dataOutput } from './outputs/data-output.ts';
import { epubOutput } from './outputs/epub-output.ts';
import { pdfOutput } from './outputs/pdf-output.ts';
import { siteOutput } from './outputs/site-output.ts';

const byName = { pdf: pdfOutput, epub: epubOutput, data: dataOutput, site: siteOutput };

export const outputFormats: readonly OutputFormat[] = outputKinds.map(({ name }) => byName[name]);
