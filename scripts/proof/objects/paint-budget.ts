/**
 * How much a page of a PDF paints: bytes of operators and of text, with those of its forms and annotations. In: an open
 * PDF, a page. Out: both, or an `Error` in words when a page goes beyond. It follows no operator: a form counts as
 * often as anything is painted there, so that a page is never dearer than it says here. Called by `pdf-budget.ts`.
 *
 *     paintedBy(file, page, 2) → { painted: 20480, signs: 3000 }; throws "page 3 paints more than 1 MB"
 */
import { limitsOf } from '../../model/budgets.ts';
import type { PdfFile } from './pdf-file.ts';
import { PdfBytes, type PdfDict, PdfName, type PdfValue } from './pdf-values.ts';

const mega = 1024 * 1024;
const most = limitsOf('pdf');

/** In bytes. */
interface Painting {
  painted: number;
  signs: number;
}

interface Page {
  file: PdfFile;
  said: string;
  /** How many forms it may still have. */
  left: number;
}

/** What a page paints; `index` is 0-based. */
export function paintedBy(file: PdfFile, dict: PdfDict, index: number): Painting {
  const page: Page = { file, said: `page ${index + 1}`, left: most.forms };
  const contents = file.follow(dict.get('Contents'));
  const parts = (Array.isArray(contents) ? contents : [contents]).map(file.follow);
  const all = { painted: 0, signs: 0 };
  const add = (stream: PdfValue, form: Painting) => {
    if (!(stream instanceof PdfBytes)) return;
    const { painted, signs } = costOf(page, stream, form);
    all.painted += painted;
    all.signs += signs;
    keepPage(page, all);
  };
  const form = dearestForm(page, dict.get('Resources') ?? null, 0);
  for (const part of parts) add(part, form);
  const annotations = file.follow(dict.get('Annots'));
  if (Array.isArray(annotations) && annotations.length > most.annotations)
    throw new Error(`${page.said} has more than ${most.annotations} annotations`);
  for (const look of looksOf(file, annotations))
    add(look, dearestForm(page, look.dict.get('Resources') ?? dict.get('Resources') ?? null, 0));
  return all;
}

function keepPage({ said }: Page, { painted, signs }: Painting): void {
  if (painted > most.pageBytes) throw new Error(`${said} paints more than ${most.pageBytes / mega} MB`);
  if (signs > most.pageSigns) throw new Error(`${said} shows more than ${most.pageSigns} bytes of text`);
}

const strings = /<[0-9A-Fa-f\s]*>|\((?:[^()\\]|\\.)*/g;

/** What a stream of operators costs, when each object that it paints costs as much as `form`. */
function costOf({ file, said }: Page, stream: PdfBytes, form: Painting): Painting {
  let content: Uint8Array;
  try {
    content = file.unpack(stream, most.pageBytes);
  } catch (error) {
    throw new Error(`${said}: ${(error as Error).message}`);
  }
  const text = Buffer.from(content.buffer, content.byteOffset, content.length).toString('latin1');
  let signs = 0;
  // Those in angle brackets are written with two digits each.
  for (const [all] of text.matchAll(strings)) signs += all.startsWith('<') ? all.length / 2 : all.length;
  const operators = text.replace(strings, '<>');
  if (/(?:^|[\s>)\]])BI[\s/]/.test(operators)) throw new Error(`${said} has a picture inside its operators`);
  const times = form.painted === 0 ? 0 : (operators.match(/Do(?![^\s/<>()[\]%])/g) ?? []).length;
  return { painted: content.length + times * form.painted, signs: signs + times * form.signs };
}

/** The forms of these resources: the most that one of them paints. A form may paint another one, and that one none. */
function dearestForm(page: Page, resources: PdfValue, depth: number): Painting {
  const { file, said } = page;
  const own = file.follow(resources);
  const objects = own instanceof Map ? file.follow(own.get('XObject')) : null;
  const dearest = { painted: 0, signs: 0 };
  for (const value of objects instanceof Map ? objects.values() : []) {
    const form = file.follow(value);
    const kind = form instanceof PdfBytes ? file.follow(form.dict.get('Subtype')) : undefined;
    if (!(form instanceof PdfBytes) || !(kind instanceof PdfName) || kind.name !== 'Form') continue;
    if (depth > 2) throw new Error(`${said} has a form that paints itself`);
    if (--page.left < 0) throw new Error(`${said} has more than ${most.forms} forms`);
    const { painted, signs } = costOf(page, form, dearestForm(page, form.dict.get('Resources') ?? null, depth + 1));
    dearest.painted = Math.max(dearest.painted, painted);
    dearest.signs = Math.max(dearest.signs, signs);
  }
  return dearest;
}

/** What annotations paint: looks, or states with a look each (ISO 32000-1, 12.5.5). */
function looksOf(file: PdfFile, annotations: PdfValue): PdfBytes[] {
  return (Array.isArray(annotations) ? annotations : []).flatMap((one) => {
    const annotation = file.follow(one);
    const looks = annotation instanceof Map ? file.follow(annotation.get('AP')) : null;
    const all = looks instanceof Map ? [...looks.values()].map(file.follow) : [];
    const states = all.flatMap((look) => (look instanceof Map ? [...look.values()].map(file.follow) : look));
    return states.filter((look): look is PdfBytes => look instanceof PdfBytes);
  });
}
