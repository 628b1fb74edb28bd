/**
 * In which language problems are said. In: a command line, the project's folder. Out: a language, and what is wrong
 * with the one that is asked for. The option `--ui` counts before `"kanben": { "ui": … }` of package.json, and English
 * is without both. It is found also where another option is wrong.
 *
 *     wantedLanguage(['--ui', 'zh'], '.') → { language: 'zh' }
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isUiLanguage, type UiLanguage, uiLanguages } from '../model/ui-language.ts';
import { readRegularText } from '../project/regular-file.ts';

interface WantedLanguage {
  language: UiLanguage;
  odd?: string;
}

/** The language that is asked for; English, and why, where it is none that is known. */
export function wantedLanguage(argv: readonly string[], folder: string): WantedLanguage {
  const option = optionIn(argv);
  if (option !== undefined) return known(option, '--ui');
  const setting = settingIn(join(folder, 'package.json'));
  return setting === undefined ? { language: 'en' } : known(setting, '"ui" of package.json');
}

const known = (value: unknown, name: string): WantedLanguage =>
  isUiLanguage(value)
    ? { language: value }
    : { language: 'en', odd: `${name} knows ${uiLanguages.join(', ')}, not “${String(value)}”.` };

/** The value of the last `--ui`, before what is no option any more. */
function optionIn(argv: readonly string[]): string | undefined {
  const end = argv.indexOf('--');
  const options = end < 0 ? argv : argv.slice(0, end);
  const at = options.findLastIndex((word) => word === '--ui' || word.startsWith('--ui='));
  const word = options[at];
  return word === '--ui' ? options[at + 1] : word?.slice('--ui='.length);
}

/** What package.json says. One that cannot be read is told of by who needs it. */
function settingIn(file: string): unknown {
  if (!existsSync(file)) return undefined;
  try {
    return (JSON.parse(readRegularText(file)) as { kanben?: { ui?: unknown } } | null)?.kanben?.ui;
  } catch {
    return undefined;
  }
}
