/**
 * Problems in the language of the interface. In: a problem of the catalogue, a language. Out: the same problem with its
 * sentence and hint in that language; details that are sentences are looked up, others are data and stay. Called where
 * problems are shown: the report of commands, the preview. Pure.
 *
 *     problemIn(problem('K103', { field: 'kind' }), 'zh').message → '缺少字段“kind”。'
 */
import type { Problem, ProblemDetails } from './problem.ts';
import { fillSentence } from './problem-catalogue.ts';
import { commandLineProblemsZh } from './problems/zh/command-line.ts';
import { importPhrasesZh } from './problems/zh/import-phrases.ts';
import { importReasonsZh } from './problems/zh/import-reasons.ts';
import { markdownProblemsZh } from './problems/zh/markdown.ts';
import { numberingProblemsZh } from './problems/zh/numbering.ts';
import { outputProblemsZh } from './problems/zh/output.ts';
import { phrasesZh } from './problems/zh/phrases.ts';
import { proofProblemsZh } from './problems/zh/proof.ts';
import { readingProblemsZh } from './problems/zh/reading.ts';
import { registerProblemsZh } from './problems/zh/registers.ts';
import { typesettingPhrasesZh } from './problems/zh/typesetting-phrases.ts';
import type { UiLanguage } from './ui-language.ts';

/** Code → sentence and hint. */
export const chineseProblems: Readonly<Record<string, readonly [message: string, hint: string]>> = {
  ...readingProblemsZh,
  ...markdownProblemsZh,
  ...numberingProblemsZh,
  ...registerProblemsZh,
  ...outputProblemsZh,
  ...proofProblemsZh,
  ...commandLineProblemsZh,
};

/** A phrase as the parts between what is filled in, and what it is in Chinese. */
const phrases = [...phrasesZh, ...typesettingPhrasesZh, ...importPhrasesZh, ...importReasonsZh].map(
  ([english, chinese]) => ({
    parts: english.split(/\{\d\}/),
    chinese,
  }),
);

/** A detail that is longer is a text and no phrase. */
const longestPhrase = 1000;

/** A problem in a language; the same where it is said in it already, or is of no code that has words there. */
export function problemIn(one: Problem, language: UiLanguage): Problem {
  const words = language === 'zh' ? chineseProblems[one.code] : undefined;
  if (!words) return one;
  const told = one.tells ? problemIn(one.tells, language) : undefined;
  const details: ProblemDetails = {};
  for (const [name, detail] of Object.entries({ ...one.details, ...(told && partsOf(told)) }))
    details[name] = typeof detail === 'string' ? inChinese(detail) : detail;
  const [message, hint] = words.map((sentence) => fillSentence(one.code, sentence, details));
  return { ...one, message: message ?? one.message, hint: hint ?? one.hint };
}

const partsOf = ({ code, message, hint }: Problem): ProblemDetails => ({ code, message, hint });

/**
 * A detail in Chinese: as a whole, or each of several that are joined by semicolons; what is no phrase stays.
 *
 *     inChinese('“ma1” is no syllable') → '“ma1”不是音节'
 */
export function inChinese(detail: string): string {
  if (detail.length > longestPhrase || !/[A-Za-z]/.test(detail)) return detail;
  for (const { parts, chinese } of phrases) {
    const filled = fillingOf(detail, parts);
    if (filled) return chinese.replace(/\{(\d)\}/g, (_, i: string) => inChinese(filled[Number(i)] ?? ''));
  }
  const joined = detail.split('; ');
  return joined.length > 1 ? joined.map(inChinese).join('；') : detail;
}

/** What fills the places of a phrase, each as short as it can be but the first; nothing where it is not that phrase. */
function fillingOf(detail: string, parts: readonly string[]): string[] | undefined {
  const [first = '', ...between] = parts;
  const last = between.pop();
  if (last === undefined) return detail === first ? [] : undefined;
  if (!detail.startsWith(first) || !detail.endsWith(last)) return undefined;
  const filled: string[] = [];
  let end = detail.length - last.length;
  for (const part of between.reverse()) {
    const at = detail.lastIndexOf(part, end - part.length - 1);
    if (at < first.length) return undefined;
    filled.unshift(detail.slice(at + part.length, end));
    end = at;
  }
  return first.length < end ? [detail.slice(first.length, end), ...filled] : undefined;
}
