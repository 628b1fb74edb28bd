/**
 * The commands of the press in a process that may have no network, and what of a network they asked for. In: a folder
 * with `source/tiny`, and `asks` where a page and this process are to ask for the network on purpose. Out, as JSON: the
 * exit code of each command, and what was asked for: by the kernel's count, where the process has a network of its
 * own, which Chromium shares, and by what went through Node's own sockets.
 */

import dgram from 'node:dgram';
import diagnostics from 'node:diagnostics_channel';
import dns from 'node:dns';
import { readFileSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { join } from 'node:path';
import { startBrowser } from '../../scripts/formats/print/chromium.ts';
import { callCommand } from './in-process.ts';

/** What came of the commands. */
export interface OfflineResult {
  statuses: Record<string, number>;
  /** Calls of Node's sockets and of its resolver that lead out of this machine. */
  calls: string[];
  /** Packets that the kernel sent or had no way for, of all processes in this network: loopback is down in it. */
  packets: number;
}

const calls: string[] = [];
const isHere = (host: unknown) =>
  host === undefined || host === null || /^(?:127\.|::1$|localhost$)/.test(String(host));
const hear = (object: object, name: string, hostOf: (args: unknown[]) => unknown) => {
  const methods = object as Record<string, (...args: unknown[]) => unknown>;
  const own = methods[name];
  methods[name] = function (this: unknown, ...args: unknown[]) {
    const host = hostOf(args);
    if (!isHere(host)) calls.push(`${name} ${host}`);
    return own?.apply(this, args);
  };
};
const hostOf = (args: unknown[]): unknown => {
  const [first] = args.flat() as [{ host?: unknown; path?: unknown } | number | string];
  if (typeof first === 'object' && first) return 'path' in first && first.path ? undefined : first.host;
  return typeof first === 'number' ? args[1] : undefined;
};
hear(net.Socket.prototype, 'connect', hostOf);
hear(dgram.Socket.prototype, 'send', (args) => args.findLast((one) => typeof one === 'string'));
for (const name of Object.keys(dns).filter((key) => /^(?:lookup|resolve|reverse)/.test(key)))
  for (const object of [dns, dns.promises]) if (name in object) hear(object, name, ([host]) => host);
diagnostics.subscribe('undici:request:create', (message) => {
  const { request } = message as { request: { origin: string } };
  calls.push(`fetch ${request.origin}`);
});

/** What the kernel counted in this network so far. */
function countPackets(): number {
  const lines = readFileSync('/proc/net/snmp', 'utf8').split('\n');
  const [names = '', values = ''] = lines.filter((line) => line.startsWith('Ip:'));
  const four = Object.fromEntries(names.split(' ').map((name, i) => [name, Number(values.split(' ')[i])]));
  const six = [...readFileSync('/proc/net/snmp6', 'utf8').matchAll(/^Ip6Out(?:NoRoutes|Requests)\s+(\d+)$/gm)];
  // The kernel itself asks who is there when a network begins: that is counted as ICMP, and is none of ours.
  return (four.OutRequests ?? 0) + (four.OutNoRoutes ?? 0) + six.reduce((sum, [, count]) => sum + Number(count), 0);
}

/** Runs the four commands on the tiny title. */
async function runAll(folder: string): Promise<Record<string, number>> {
  const [source, build] = [join(folder, 'source'), join(folder, 'build')];
  const document = join(folder, 'charter.txt');
  writeFileSync(document, 'Charter\n\nThe first paragraph is here.\n\nThe second paragraph is here.\n');
  const own = ['--source', source, '--build', build];
  const statuses: Record<string, number> = {};
  const run = async (name: string, args: string[]) => {
    statuses[name] = (await callCommand(name, args)).status;
  };
  await run('build', ['tiny', ...own, '--jobs', '1']);
  await run('check', ['tiny', ...own]);
  await run('verify', [...['tiny.pdf', 'tiny.epub'].map((name) => join(build, 'tiny', name)), ...own]);
  await run('import', [document, '--title', 'charter', '--language', 'en', '--source', source, '--no-trial']);
  return statuses;
}

/** A script, and no function: it is not to be changed by who translates TypeScript. */
const asking = `(async () => {
  const fails = () => undefined;
  for (const host of ['d.example', '192.0.2.3']) {
    await fetch('http://' + host + '/').catch(fails);
    new WebSocket('ws://' + host + '/').onerror = fails;
    navigator.sendBeacon('http://' + host + '/');
  }
  await new Promise((resolve) => setTimeout(resolve, 500));
})()`;

/** A page asks for whatever markup and scripts can ask for: names, addresses, sockets, fonts, prefetching. */
async function askFromPage(): Promise<void> {
  const { browser } = await startBrowser(() => undefined);
  const page = await browser.newPage();
  await page.setContent(
    '<link rel="dns-prefetch" href="//a.example"><link rel="preconnect" href="http://192.0.2.1">' +
      '<link rel="stylesheet" href="http://b.example/a.css"><img src="http://192.0.2.2/a.png">' +
      '<iframe src="http://[2001:db8::1]/"></iframe>' +
      '<style>@font-face{font-family:a;src:url(http://c.example/a)}</style>' +
      '<p style="font-family:a">a</p>',
    { waitUntil: 'domcontentloaded' },
  );
  await page.evaluate(asking);
  await browser.close();
}

const [folder = '', asks] = process.argv.slice(2);
const before = countPackets();
let statuses: Record<string, number> = {};
if (asks === 'page') await askFromPage();
else if (asks === 'process') await fetch('http://192.0.2.1/').catch(() => undefined);
else statuses = await runAll(folder);
const result: OfflineResult = { statuses, calls, packets: countPackets() - before };
process.stdout.write(JSON.stringify(result));
