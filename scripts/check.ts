/** npm run check: the problems of source, lists and text, for editors. Writes nothing. */
import { join } from 'node:path';
import { type Arguments, runCommand } from './stages/command.ts';
import { type Problem, paragraphsOf } from './stages/edition.ts';
import { prepareEdition } from './stages/prepare.ts';
import { listTitles, pressFolder } from './stages/read.ts';

await runCommand({
  name: 'check',
  usage: 'npm run check [-- TITLE …]',
  about: 'Reports the problems of every title (or the named ones): front matter, text, marks, authority lists, names that no entry claims.',
  options: { source: { type: 'string' } },
  run: checkTitles,
});

function checkTitles({ positionals, values }: Arguments): Problem[] {
  const source = String(values.source ?? join(pressFolder, 'source'));
  return (positionals.length > 0 ? positionals : listTitles(source)).flatMap((title) => {
    const { value, problems } = prepareEdition(source, title);
    const count = value ? `${paragraphsOf(value.edition).length} paragraphs, ${value.edition.mentions.length} mentions, ` : '';
    process.stdout.write(`${title}: ${count}${problems.length} problems\n`);
    return problems;
  });
}
