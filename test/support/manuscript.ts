/**
 * Manuscripts for tests. In: a Markdown text, and names for a register. Out: a `Manuscript` as `readManuscript` gives
 * it, without a file behind it.
 */
import type { Authority } from '../../scripts/model/authority.ts';
import type { Manuscript } from '../../scripts/model/manuscript.ts';

const place = { file: 'test.md', line: 1, column: 1 };

/** A manuscript in Chinese with one register, `treaties`, of these names. */
export function manuscriptOf(body: string, names: readonly { heading: string; aliases: string[] }[] = []): Manuscript {
  const entries = names.map(({ heading, aliases }) => ({
    heading,
    names: {},
    aliases,
    see: [],
    seeAlso: [],
    facts: [],
    place,
  }));
  const authority: Authority = { id: 'treaties', file: 'treaties.yaml', title: { 'zh-Hans': '条约' }, entries };
  return {
    metadata: {
      id: 'test',
      language: 'zh-Hans',
      titleLines: ['测试'],
      title: '测试',
      shortTitle: '测试',
      kind: '声明',
      parties: ['甲'],
      adopted: { date: '2022-02-04', place: '北京' },
      source: { name: '测试', date: '2022-02-04', provenance: '' },
      edition: { number: 1, date: '2026-01-01' },
      description: '测试',
      registers: ['treaties'],
    },
    file: 'test.md',
    canonical: body,
    sha256: '',
    body,
    bodyLine: 1,
    folder: import.meta.dirname,
    authorities: [authority],
    otherHeadings: new Set(),
    frame: [],
    notIndexed: [],
    sharedRefusals: [],
    accepted: [],
    summaries: new Map(),
    labels: {},
  };
}
