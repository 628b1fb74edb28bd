/**
 * Texts that nobody wrote: sequences of blocks with kept pieces, hard breaks, lists in lists, notes and text that
 * repeats itself. In: a seed and a language. Out: Markdown, the same for the same seed.
 */
import type { TrialLanguage } from './press-text.ts';

/** A generator of numbers from 0 up to 1 (mulberry32). */
export function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const stock = {
  'zh-Hans': {
    words: '双方重申维护国际和平与安全的共同责任愿就科技教育文化卫生环境农业交通能源等领域加强协调'.split(''),
    kept: ['——', '……', '弗·弗·', '2015年', '第12条', 'A/RES/70/1', '“一带一路”', '，', '；', '、', '（三）'],
    same: '双方将继续合作。',
    end: '。',
    space: '',
  },
  en: {
    words: (
      'the parties shall continue to consult on matters of common interest including energy transport ' +
      'agriculture and international responsibility'
    ).split(' '),
    kept: [
      '–',
      '…',
      'V. V. Ivanov',
      'Article 12',
      'A/RES/70/1',
      '30 per cent',
      '“Belt and Road”,',
      'State-to-State',
      'and/or;',
    ],
    same: 'The parties shall continue to consult. ',
    end: '.',
    space: ' ',
  },
  ru: {
    words: (
      'стороны будут продолжать консультации по вопросам представляющим взаимный интерес включая ' +
      'энергетику и международную ответственность'
    ).split(' '),
    kept: ['–', '…', 'В. В. Иванов', 'статья 12', 'A/RES/70/1', '30 %', '«Пояс и путь»,', 'и/или;'],
    same: 'Стороны продолжат консультации. ',
    end: '.',
    space: ' ',
  },
};

/** One text of `blocks` blocks. */
export function randomText(seed: number, language: TrialLanguage, blocks = 24): string {
  const next = numbersFrom(seed);
  const { words, kept, same, end, space } = stock[language];
  const upTo = (most: number) => Math.floor(next() * most);
  const one = <T>(list: readonly T[]): T => list[upTo(list.length)] as T;
  const notes: string[] = [];
  const run = (least: number, most: number): string => {
    const count = least + upTo(most - least);
    const pieces = Array.from({ length: count }, () => (next() < 0.1 ? one(kept) : one(words)));
    if (next() < 0.3) pieces.splice(upTo(count), 0, `**${one(words)}${space}${one(words)}**`);
    if (next() < 0.2) pieces.splice(upTo(count), 0, `*${one(words)}* *${one(words)}*`);
    return pieces.join(space).replace(/^[，；、…–]\s*/, one(words));
  };
  const sentence = (): string => {
    const length = next() < 0.15 ? 400 : 60;
    const text = next() < 0.15 ? `${one(kept)}${space}${run(3, length)}` : run(3, length);
    return `${text}${end}`.replace(/^(\d+)\./, '$1');
  };
  const broken = () => Array.from({ length: 2 + upTo(6) }, () => run(1, next() < 0.2 ? 60 : 6)).join('\\\n') + end;
  const repeated = () => same.repeat(20 + upTo(80)).trim();
  const noted = () => {
    notes.push(one([sentence, broken, () => same.repeat(3 + upTo(12)).trim()])());
    return `${sentence()}[^n${notes.length}]`;
  };
  const line = () => one([sentence, sentence, broken, repeated, noted])();
  const indent = (text: string, by: number) => text.replace(/\n(?=.)/g, `\n${' '.repeat(by)}`);
  const list = (depth: number): string => {
    const ordered = next() < 0.5;
    return Array.from({ length: 2 + upTo(3) }, (_, i) => {
      const mark = ordered ? `${i + 1}. ` : '- ';
      const inner = depth > 0 && next() < 0.4 ? `\n${list(depth - 1)}` : '';
      return `${mark}${indent(line() + inner, mark.length)}`;
    }).join('\n');
  };
  const quote = () => `${line()}\n\n${line()}`.replace(/^/gm, '> ');
  const table = () => {
    const row = () => `| ${run(1, 8)} | ${run(1, 30)} |`;
    return [row(), '|---|---|', ...Array.from({ length: 2 + upTo(12) }, row)].join('\n');
  };
  const body = Array.from({ length: blocks }, (_, i) => {
    const kind = i === 0 ? 0 : upTo(12);
    if (kind < 6) return line();
    if (kind < 8) return list(2);
    if (kind === 8) return quote();
    if (kind === 9) return `::: note\n${line()}\n:::`;
    if (kind === 10) return table();
    return `## ${run(2, 12)}\n\n${line()}`;
  });
  body.push(`::: closing\n${run(2, 6)}\\\n${run(2, 6)}\n:::`);
  return [...body, ...notes.map((text, i) => `[^n${i + 1}]: ${indent(text, 4)}`)].join('\n\n');
}
