/**
 * The words around problems in a report, by language of the interface. In: a language. Out: its words. Pure.
 *
 *     reportWords('zh').more(3, 'K404') → '……另有3个K404'
 */
import type { Severity } from '../model/problem.ts';
import type { UiLanguage } from '../model/ui-language.ts';

/** What stands between the problems themselves. */
export interface ReportWords {
  severity: Record<Severity, string>;
  /** How many of each severity, in the order of gravity. */
  sums: (counts: readonly (readonly [count: number, severity: Severity])[]) => string;
  /** How many of one code, in how many titles, and where the first is. */
  ofCode: (count: number, titles: number, place: string) => string;
  places: (places: readonly string[]) => string;
  times: (count: number, titles: number) => string;
  more: (count: number, code: string) => string;
  all: (command: string) => string;
}

const number = (count: number): string => count.toLocaleString('en');

/** `1 title`, `3 titles`, `1,200 warnings`. */
export const counted = (count: number, noun: string): string => `${number(count)} ${noun}${count === 1 ? '' : 's'}`;

const english: ReportWords = {
  severity: { error: 'error', warning: 'warning', note: 'note' },
  sums: (counts) => counts.map(([count, severity]) => counted(count, severity)).join(', '),
  ofCode: (count, titles, place) =>
    `${number(count)}${titles > 0 ? ` in ${counted(titles, 'title')}` : ''}${place && `, as at ${place}`}:`,
  places: (places) => `Also at ${places.join(', ')}.`,
  times: (count, titles) => ` (${number(count)} times${titles > 1 ? ` in ${counted(titles, 'title')}` : ''})`,
  more: (count, code) => `… and ${number(count)} more of ${code}`,
  all: (command) => `Everything, with lines and hints: ${command}`,
};

const chineseSeverity = { error: '错误', warning: '警告', note: '提示' };

const chinese: ReportWords = {
  severity: chineseSeverity,
  sums: (counts) => counts.map(([count, severity]) => `${chineseSeverity[severity]}${number(count)}个`).join('，'),
  ofCode: (count, titles, place) =>
    `${number(count)}个${titles > 0 ? `，涉及${number(titles)}件文献` : ''}${place && `，例如${place}`}：`,
  places: (places) => `另见${places.join('、')}。`,
  times: (count, titles) => `（${number(count)}处${titles > 1 ? `，${number(titles)}件文献` : ''}）`,
  more: (count, code) => `……另有${number(count)}个${code}`,
  all: (command) => `全部问题（带行和提示）：${command}`,
};

/** The words of a language. */
export const reportWords = (language: UiLanguage): ReportWords => (language === 'zh' ? chinese : english);
