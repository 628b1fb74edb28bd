/**
 * RIS, as reference managers read it. In: the facts of a work, a passage. Out: a record, a field a line, from TY to ER;
 * dates are YYYY/MM/DD/. A place in the work is SP. Pure. Called by `cite-title.ts`.
 *
 *     TY  - STAT / AU  - … / DA  - 2022/02/04/ / SP  - 第三条第二款 / ER  -
 */
import type { CitedWork } from '../cited-work.ts';
import { writeDay } from '../days.ts';
import { joinParts, type Passage } from '../style.ts';

/** Types of RIS: a statute, a document of a government, anything else. */
const types: Record<CitedWork['nature'], string> = {
  legislation: 'STAT',
  'union-act': 'STAT',
  treaty: 'LEGAL',
  resolution: 'GOVDOC',
  notice: 'GOVDOC',
  document: 'GEN',
};

/** A record of RIS. */
export function writeRis(work: CitedWork, { pinpoint, address, accessed }: Passage): string {
  const { day } = work;
  const fields: [tag: string, value: string | undefined][] = [
    ['TY', types[work.nature]],
    ...work.makers.map((maker): [string, string] => ['AU', maker]),
    ['CY', work.place],
    ['DA', day && writeDay(day, 'yyyy/mm/dd/')],
    ['PY', day && String(day.year).padStart(4, '0')],
    ['ET', work.edition > 1 ? String(work.edition) : undefined],
    ['ID', work.id],
    ['LA', work.language],
    ['M1', joinParts(', ', work.number, work.symbol) || undefined],
    ['PB', work.publisher],
    ['SP', pinpoint],
    ['ST', work.shortTitle],
    ['TI', work.title],
    ['UR', address],
    ['Y2', address ? accessed : undefined],
  ];
  const lines = fields.flatMap(([tag, value]) => (value ? [`${tag}  - ${value}`] : []));
  return `${[...lines, 'ER  - '].join('\n')}\n`;
}
