/**
 * A command of the press whose process is killed by the system before one of its changes to the disk. In: the kind of
 * the change, a pattern for its path, which one of these, the command and its arguments. Out: nothing; the process ends
 * by SIGKILL, or as the command ends. Called by `killed-builds.slow.test.ts`, as a program.
 *
 *     node --import tsx test/support/killed-child.ts rename '/build$' 2 build tiny --source …
 */
import { type Command, runCommand } from '../../scripts/cli/command.ts';
import { hearChanges } from '../../scripts/project/disk.js';

const [kind = '', path = '', nth = '', name = '', ...args] = process.argv.slice(2);
const pattern = new RegExp(path);
let seen = 0;
hearChanges((what: string, where: string) => {
  if (what === kind && pattern.test(where) && ++seen === Number(nth)) process.kill(process.pid, 'SIGKILL');
});
const [command] = Object.values((await import(`../../scripts/commands/${name}.ts`)) as Record<string, Command>);
if (!command) throw new Error(`there is no command ${name}`);
process.exitCode = await runCommand(command, args);
