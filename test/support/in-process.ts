/**
 * The commands of the press as a person types them, in the process of the test. In: a command's name and its arguments.
 * Out: what it says, and its exit code. Called where the process itself is not what is tested: it saves the start of
 * Node and the loading of the press. What a worker of a build says is not heard: `command.ts` hears it.
 *
 *     const { status, stderr } = await callCommand('check', ['--source', folder])
 */
import { type Command, runCommand } from '../../scripts/cli/command.ts';
import type { OutputFormat } from '../../scripts/press/output-format.ts';

/**
 * Runs a command to its end, with other variables of the environment meanwhile, and other formats than the press's own.
 * Throws what a fault of the press throws.
 */
export async function callCommand(
  name: string,
  args: readonly string[] = [],
  env: Record<string, string> = {},
  formats?: readonly OutputFormat[],
): Promise<Called> {
  const module = (await import(`../../scripts/commands/${name}.ts`)) as Record<string, Command>;
  const [command] = Object.values(module);
  if (!command) throw new Error(`scripts/commands/${name}.ts exports no command`);
  let [stdout, stderr] = ['', ''];
  const terminal = {
    out: (text: string) => {
      stdout += text;
    },
    err: (text: string) => {
      stderr += text;
    },
    colour: false,
  };
  const before = { ...process.env };
  Object.assign(process.env, env);
  try {
    const run: Command['run'] = (given) => command.run({ ...given, ...(formats ? { formats } : {}) });
    const status = await runCommand({ ...command, run }, args, terminal);
    return { status, stdout, stderr };
  } finally {
    for (const variable of Object.keys(env))
      if (before[variable] === undefined) delete process.env[variable];
      else process.env[variable] = before[variable];
  }
}

export interface Called {
  status: number;
  stdout: string;
  stderr: string;
}
