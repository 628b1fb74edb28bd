/**
 * The lines of the last build that no gate of the typesetting lets pass, for the preview. In: a project, a title, a
 * print format, a language. Out: what `typography.json` says of it, in words of the interface, and whether it was
 * measured on this very text: the preview sets pages and measures no line itself. Reads two files of `build/`, writes
 * nothing. Called by `preview-answers.ts`.
 *
 *     readMeasured(project, edition, undefined, 'en') → { of: 'this', format: 'book', figures: [] }
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { inChinese } from '../model/problem-language.ts';
import type { IndexedEdition } from '../model/registers.ts';
import type { UiLanguage } from '../model/ui-language.ts';
import type { Project } from '../project/project.ts';
import { readRegularText } from '../project/regular-file.ts';
import type { TypographyFigure } from '../proof/figures.ts';
import type { MeasuredFigures } from './browser/preview-state.ts';

/** What was measured. A file that is just being written, or is none of the press, is as none. */
export function readMeasured(
  { build }: Project,
  { metadata, manuscript }: IndexedEdition,
  formatName: string | undefined,
  ui: UiLanguage,
): MeasuredFigures {
  const format = formatName ?? metadata.formats?.[0] ?? 'book';
  const folder = join(build, metadata.id);
  const all = readJson<Record<string, TypographyFigure[]>>(join(folder, 'typography.json'));
  const record = readJson<{ metadata?: { sha256?: string } }>(join(folder, 'edition.json'));
  const own = all?.[format];
  if (!Array.isArray(own)) return { of: 'none', format, figures: [] };
  return {
    of: record?.metadata?.sha256 === manuscript.sha256 ? 'this' : 'another',
    format,
    figures: own.filter((one) => !one.holds && !isAccepted(one)).map((one) => sayFigure(one, ui)),
  };
}

/** A figure of which the editor accepts every place. */
const isAccepted = ({ excused, lines, accepted }: TypographyFigure): boolean =>
  Boolean(excused && accepted && (lines ?? []).length === 0);

function sayFigure(
  { name, value, gate, least, unit = '', distance, excused, lines = [], where }: TypographyFigure,
  ui: UiLanguage,
): MeasuredFigures['figures'][number] {
  const say = (text: string) => (ui === 'zh' ? inChinese(text) : text);
  return {
    code: distance ? 'K815' : excused ? 'K813' : 'K811',
    severity: excused ? 'warning' : 'error',
    name: say(name),
    value: `${value}${unit && ` ${unit}`} (${least ? '≥' : '≤'} ${gate})`,
    lines: lines.map((line) => ({ ...line, said: say(line.said) })),
    rest: lines.length > 0 ? [] : where.map(say),
  };
}

function readJson<T>(path: string): T | undefined {
  if (!existsSync(path)) return undefined;
  try {
    return JSON.parse(readRegularText(path)) as T;
  } catch {
    return undefined;
  }
}
