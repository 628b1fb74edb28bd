/**
 * What stands around the text of an official document. In: the fields below the name of a class (`notice`,
 * `resolution`). Out: its elements in the order of the class, each line as it is written; how a notice is set. Promises
 * that a line is never changed and nothing is put in for a field that is missing; K132 for the fields of another class,
 * K105 for a form that is none, K133 (a warning) where a line is not of the form of GB/T 9704-2012. Called by
 * `read-manuscript.ts`.
 *
 *     notice: { number: 样办发〔2024〕1号 } → [{ role: 'number', lines: [{ text: '样办发〔2024〕1号', place: … }] }]
 */
import { classOf } from '../classes/registry.ts';
import { profileOf } from '../languages/registry.ts';
import { type ElementRole, type FrameElement, type NoticeSetting, noticeForms, sealings } from '../model/frame.ts';
import type { Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import type { FieldReader } from './field-reader.ts';
import { frontMatterFields } from './front-matter-fields.ts';

/** The classes that have such fields. */
const framed = ['notice', 'resolution'] as const;

/**
 * The elements of a title and, of a notice, how they are set. Without such fields there are none. `language`: a tag;
 * what GB/T 9704 has otherwise is told where a title can have its format.
 */
export function readElements(
  front: FieldReader,
  className: string | undefined,
  language: string,
  problems: Problem[],
): { frame: FrameElement[]; notice?: NoticeSetting } {
  let found: { frame: FrameElement[]; notice?: NoticeSetting } = { frame: [] };
  for (const name of framed) {
    if (!front.has(name)) continue;
    const before = problems.length;
    const read = readGroup(front, name, problems);
    if (name === className) found = read;
    // What is still to be written is told, and no more.
    else if (problems.length === before)
      problems.push(problem('K132', { field: name, found: className ?? 'joint-statement' }, front.place(name)));
  }
  const { notice } = found;
  if (notice && profileOf(language).formats.includes('official'))
    problems.push(...found.frame.flatMap((element) => oddLines(element, notice.form)));
  return found;
}

function readGroup(front: FieldReader, name: (typeof framed)[number], problems: Problem[]) {
  const fields = front.inside(name, frontMatterFields[name]);
  const roles: readonly ElementRole[] = Object.values(classOf(name).frame ?? {}).flat();
  const frame = roles.flatMap((role): FrameElement[] => {
    const lines = fields.lines(role).filter(({ text }) => text !== '');
    return lines.length > 0 ? [{ role, lines }] : [];
  });
  if (name !== 'notice') return { frame };
  const form = oneOf(fields, 'form', noticeForms, problems) ?? 'document';
  const seal = oneOf(fields, 'seal', sealings, problems) ?? 'none';
  return { frame, notice: { form, seal } };
}

/** A text that is one of some words; K105 for another. */
function oneOf<T extends string>(
  fields: FieldReader,
  key: string,
  words: readonly T[],
  problems: Problem[],
): T | undefined {
  const said = fields.optionalText(key);
  const found = words.find((word) => word === said);
  if (said !== undefined && said !== '' && !found)
    problems.push(
      problem(
        'K105',
        { field: `notice.${key}`, expected: `one of ${words.join(', ')}`, found: `“${said}”` },
        fields.place(key),
      ),
    );
  return found;
}

/** A rule of GB/T 9704-2012 for the lines of an element: for each of them, for the first, or for the last. */
interface LineRule {
  section: string;
  form: RegExp;
  expected: string;
  of?: 'first' | 'last';
}

const day = String.raw`[1-9]\d{3}年(?:[1-9]|1[0-2])月(?:[1-9]|[12]\d|3[01])日`;

const rules: Partial<Record<ElementRole, LineRule>> = {
  'copy-number': { section: '7.2.1', form: /^\d{6}$/, expected: 'six digits' },
  classification: {
    section: '7.2.2',
    form: /^(?:绝密|机密|秘密)(?:★(?:长期|[1-9]\d*(?:年|个月|月|天|日)))?$/,
    expected: 'the level and ★ with its term in Arabic digits, 机密★1年',
  },
  urgency: { section: '7.2.3', form: /^(?:特提|特急|加急|平急)$/, expected: '特急 or 加急' },
  number: {
    section: '7.2.5',
    form: /^[^〔〕\d]+〔[1-9]\d{3}〕[1-9]\d*号$/u,
    expected: 'the letters of the body, the year in 〔〕, the number without 第 and zeros: 样办发〔2024〕1号',
  },
  signers: { section: '7.2.6', form: /^签发人：./u, expected: '签发人： and the names', of: 'first' },
  to: { section: '7.3.2', form: /：$/u, expected: 'the bodies and a full-width colon', of: 'last' },
  'annex-list': { section: '7.3.4', form: /^附件：./u, expected: '附件： and the titles', of: 'first' },
  date: { section: '7.3.5.4', form: new RegExp(`^${day}$`, 'u'), expected: 'a day in Arabic digits: 2024年3月5日' },
  remark: { section: '7.3.6', form: /^（.*）$/u, expected: 'in round full-width brackets' },
  cc: { section: '7.4.2', form: /^(?:抄送|主送)：.*。$/u, expected: '抄送： or 主送：, the bodies and 。' },
  'printed-on': {
    section: '7.4.3',
    form: new RegExp(`^${day}印发$`, 'u'),
    expected: 'a day in Arabic digits and 印发',
  },
};

/** K133 for lines of an element that the standard has otherwise. Orders and minutes are numbered each in its way. */
function oddLines({ role, lines }: FrameElement, form: NoticeSetting['form']): Problem[] {
  const rule = role === 'number' && (form === 'order' || form === 'minutes') ? undefined : rules[role];
  if (!rule) return [];
  const asked = rule.of === 'first' ? lines.slice(0, 1) : rule.of === 'last' ? lines.slice(-1) : lines;
  return asked
    .filter(({ text }) => !rule.form.test(text) && !/^TODO\b/.test(text))
    .map(({ text, place }) =>
      problem('K133', { field: `notice.${role}`, value: text, section: rule.section, expected: rule.expected }, place),
    );
}
