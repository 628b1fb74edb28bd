/** npm run serve: shows build/ on this machine until it is stopped. Writes nothing. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Arguments, Command } from '../cli/command.ts';
import { printAddress } from '../cli/report.ts';
import type { Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import { serveFolder } from '../preview/local-server.ts';

export const serveCommand: Command = {
  name: 'serve',
  usage: 'npm run serve [-- --port PORT]',
  about: `Shows build/ on 127.0.0.1, to this machine alone, until Ctrl+C. Without --port a free one is taken; the
address is printed.

  --port PORT      the port
  --build FOLDER   show this folder instead of build/`,
  options: { port: { type: 'string' }, build: { type: 'string' } },
  run: serve,
};

async function serve({ project, values }: Arguments): Promise<Problem[]> {
  const port = values.port === undefined ? 0 : Number(values.port);
  const refuse = (detail: string) => [problem('K902', { detail, command: 'serve' })];
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    return refuse(`--port must be a number up to 65535, not “${values.port}”.`);
  const folder = project.build;
  if (!existsSync(join(folder, 'index.html'))) return refuse(`${folder} holds no site: run \`npm run build\` first.`);
  try {
    const { address } = await serveFolder(folder, port);
    printAddress(address);
    return [];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return refuse(`Port ${port} is taken.`);
    throw error;
  }
}
