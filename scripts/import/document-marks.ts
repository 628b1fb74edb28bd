/**
 * Lines that mark a document: the symbol of a document of the United Nations, the bodies to which a notice goes, the
 * beginning of an annex. In: a line. Out: whether it is such a line. Promises that a sentence is none. Pure. Called by
 * `class-signs.ts` and by the readers of notices and resolutions.
 *
 *     isSymbol('A/RES/99/1') → true, hasAddressee('各省、自治区人民政府：') → true
 */
import { findsSimplified } from '../model/simplified-text.ts';

const symbol = /^[A-Z]{1,4}(?:\/[A-Z0-9][\w.()-]{0,20}){1,5}(?: \(\d{4}\))?$/;

/** A/RES/76/1, S/RES/2231 (2015), A/C.3/77/L.5: a line that is a symbol and nothing else. */
export const isSymbol = (line: string): boolean => /\d/.test(line) && line.length <= 40 && symbol.test(line);

const annex = /^附[件录表](?!\p{Ll})/u;

/** 附件1, Annex, Приложение 2: a line with which an annex begins. */
export const beginsAnnex = (line: string): boolean =>
  findsSimplified(annex, line) ||
  /^(?:Annex|ANNEX|Appendix|APPENDIX|Приложение|ПРИЛОЖЕНИЕ|УТВЕРЖД[ЕЁ]Н[АОЫ]?)(?!\p{Ll})/u.test(line) ||
  /^(?:附[：:]|Утвержд[её]н[аоы]?(?!\p{L}))/u.test(line);

const body =
  /(?:政府|委员会|委|部委|部门|部|局|署|厅|院|行|会|机构|办|办公室|办公厅|公司|企业|大学|学校|单位|机关|处|中心|法院|检察院|人民团体|军区|兵团|省|市|县|区)$/;

/** 各省、自治区、直辖市人民政府，国务院各部委、各直属机构： — names, and a colon behind the last. */
export function hasAddressee(line: string): boolean {
  if (line.length > 400 || !/[：:]$/.test(line) || /[。；]/.test(line)) return false;
  const names = line
    .slice(0, -1)
    .replace(/[（(][^（）()]{0,60}[）)]/g, '')
    .split(/[、，]/);
  return names.every((name) => name !== '' && name.length <= 30) && body.test(names.at(-1) ?? '');
}
