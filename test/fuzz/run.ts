/**
 * npm run fuzz: builds random valid editions and says what is wrong. In: how many, a seed. Out: on standard output each
 * kind of fault with the smallest edition that has it, and in the folder of faults its Markdown; exit code 1 when there
 * is one. Run I of seed S is run 1 of seed S + I − 1: each is repeated by its own seed, and shrunk the same way.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openBench } from './build-edition.ts';
import { findFault } from './find-fault.ts';
import { languages, lengths, writeEdition } from './random-edition.ts';

const usage = `npm run fuzz -- [--runs N] [--seed S] [--length tiny|small|medium|long] [--languages zh-Hans,…] [--shrink N] [--whole N]
              [--except CODE,…] [--out FOLDER]

  --runs N       so many editions; 100 if absent
  --seed S       the first one's seed; 1 if absent
  --length tiny|small|medium|long   a few blocks, or up to three pages and more; long if absent
  --languages zh-Hans,en,…   those that are drawn from; all if absent. A seed gives its edition with the same ones
  --shrink N     at most so many builds to shrink a fault; 60 if absent
  --whole N      every Nth is built whole, the others are set as a book with an EPUB and proved, for a third of the
                 time; 1 if absent
  --except K811,…   codes that are not counted
  --out FOLDER   where the Markdown of each fault is written; build/fuzz/ if absent`;

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    length: { type: 'string', default: 'long' },
    languages: { type: 'string', default: languages.join(',') },
    shrink: { type: 'string', default: '60' },
    whole: { type: 'string', default: '1' },
    except: { type: 'string', default: '' },
    out: { type: 'string', default: join('build', 'fuzz') },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) process.stdout.write(`${usage}\n`);
else process.exitCode = await run();

/** The number that an option states. Throws when it states none: no run is no proof. */
function numberOf(option: 'runs' | 'seed' | 'shrink' | 'whole'): number {
  const number = Number(values[option]);
  if (!Number.isInteger(number) || number < 0) throw new Error(`--${option} must be a number, not “${values[option]}”`);
  return number;
}

/** The languages that are drawn from. Throws for one that has no words here. */
function drawnLanguages(): (typeof languages)[number][] {
  return values.languages.split(',').map((asked) => {
    const known = languages.find((language) => language === asked);
    if (!known) throw new Error(`--languages knows ${languages.join(', ')}, not “${asked}”`);
    return known;
  });
}

async function run(): Promise<number> {
  const [runs, seed, shrink, whole] = [numberOf('runs'), numberOf('seed'), numberOf('shrink'), numberOf('whole')];
  if (!(values.length in lengths)) throw new Error(`--length knows ${Object.keys(lengths).join(', ')}`);
  const length = lengths[values.length as keyof typeof lengths];
  const drawn = drawnLanguages();
  const met = new Map<string, number>();
  const bench = openBench(values.except.split(','));
  const started = process.cpuUsage();
  try {
    for (let i = 0; i < runs; i++) {
      const own = seed + i;
      if (i > 0 && i % 50 === 0) process.stdout.write(`${i} runs, the last of them seed ${seed + i - 1}\n`);
      // A kind that was shrunk once is only counted.
      const how = i % Math.max(1, whole) === 0 ? bench : { ...bench, build: bench.press };
      const found = await findFault(how, { length, languages: drawn }, own, ({ kind }) => (met.has(kind) ? 0 : shrink));
      if (!found) continue;
      const { fault, edition } = found;
      met.set(fault.kind, (met.get(fault.kind) ?? 0) + 1);
      process.stdout.write(`seed ${own}: ${fault.kind}\n`);
      if (met.get(fault.kind) !== 1) continue;
      const file = join(values.out, `${own}.${edition.language}.md`);
      mkdirSync(values.out, { recursive: true });
      writeFileSync(file, writeEdition(edition));
      process.stdout.write(`${fault.detail}\n  ${file}, --seed ${own}\n\n`);
    }
  } finally {
    await bench.close();
  }
  const { user, system } = process.cpuUsage(started);
  process.stdout.write(
    `${runs} runs, ${met.size} kinds of faults, ${((user + system) / 1e6).toFixed(0)} s CPU of Node\n`,
  );
  for (const [kind, count] of met) process.stdout.write(`  ${count} × ${kind}\n`);
  return met.size > 0 ? 1 : 0;
}
