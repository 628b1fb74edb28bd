/**
 * GB/T 7714-2015: 主要责任者. 题名: 其他题名信息[文献类型标识/文献载体标识]. 版本项. 出版地: 出版者, 出版年:
 * 引文页码(更新或修改日期)[引用日期]. 获取和访问路径. The first edition is not named (8.3); a document of an office has
 * type A as in the standard’s own example, what has no type of its own Z; /OL with an address.
 *
 *     北京市人民政府办公厅. …的通知: 京政办发〔2005〕37号[A/OL]. (2005-07-12)[2011-07-12]. http://…
 */
import { bracketedDay, type CitationStyle, endSentence, joinParts } from '../style.ts';

/** More than three makers are three and 等 (8.1.2). */
function makersOf(makers: readonly string[], language: string): string {
  const more = { zh: '等', ru: 'и др.' }[language.split('-')[0] ?? ''] ?? 'et al.';
  return joinParts(', ', ...makers.slice(0, 3), makers.length > 3 && more);
}

export const gbT7714: CitationStyle = {
  id: 'gb-t-7714',
  name: 'GB/T 7714-2015',
  pinpoint: 'own',
  accessed: { before: '[', form: 'yyyy-mm-dd', after: ']' },
  cite: (work, { pinpoint, address, accessed = '' }) => {
    const type = (work.nature === 'notice' ? 'A' : 'Z') + (address ? '/OL' : '');
    const number = work.number ?? work.symbol;
    const title = `${joinParts(': ', work.title, number)}[${type}]`;
    const edition = work.edition > 1 ? `${work.edition}版` : '';
    const place = joinParts(': ', work.place, work.publisher);
    // Without a place or a publisher the day alone says when.
    const year = place || pinpoint ? String(work.day?.year ?? '') : '';
    const day = place ? '' : bracketedDay(work, 'yyyy-mm-dd');
    const published = joinParts(': ', joinParts(', ', place, year), pinpoint) + day + (address ? accessed : '');
    return endSentence(joinParts('. ', makersOf(work.makers, work.language), title, edition, published, address));
  },
};
