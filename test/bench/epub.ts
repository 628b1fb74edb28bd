/**
 * What a volume of about 700 pages costs: node --import tsx test/bench/epub.ts. In: the first title fifty times over,
 * with the pages that it would have. Out: figures for rendering, packing and proving its EPUB. No test: time depends on
 * the machine.
 */
import { writeFileSync } from 'node:fs';
import { subsetFonts } from '../../scripts/fonts/subset-fonts.ts';
import { packEpub } from '../../scripts/formats/epub/epub-package.ts';
import { renderEpub, renderEpubTexts } from '../../scripts/formats/epub/render-epub.ts';
import { renderPrint } from '../../scripts/formats/print/render-print.ts';
import { paragraphsOf } from '../../scripts/model/edition.ts';
import { anchorOf } from '../../scripts/model/numbers.ts';
import type { PageMap } from '../../scripts/model/page-map.ts';
import type { IndexedEdition } from '../../scripts/model/registers.ts';
import { plainText } from '../../scripts/model/text.ts';
import { prepareEdition } from '../../scripts/press/prepare-edition.ts';
import { verifyEpub } from '../../scripts/proof/verify-epub.ts';
import { pressProject } from '../support/press.ts';

const times = 50;
const { value } = prepareEdition(pressProject, 'joint-statement-2022');
if (!value) throw new Error('the first title has problems');
const { images } = value;
const { value: faces = [] } = await subsetFonts(value.edition, [
  renderPrint(pressProject, value.edition, images),
  ...renderEpubTexts(pressProject, value.edition, images),
]);
const edition = multiply(value.edition);
const pageMap = pagesOf(edition);

const measure = async <T>(name: string, work: () => T | Promise<T>): Promise<T> => {
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  process.stdout.write(
    `${name}: ${((user + system) / 1e6).toFixed(2)} s of CPU, ` +
      `${Math.round(process.resourceUsage().maxRSS / 1024)} MB at most so far\n`,
  );
  return result;
};

process.stdout.write(
  `${paragraphsOf(edition).length} paragraphs, ${pageMap.pages.length} pages, ` +
    `${Math.round(process.memoryUsage.rss() / 1048576)} MB before\n`,
);
const parts = await measure('render', () => renderEpub(pressProject, edition, pageMap, images, faces));
const epub = await measure('pack', () =>
  packEpub(parts, new Uint8Array(150_000), edition.metadata.title, edition.metadata.edition.date),
);
process.stdout.write(
  `${(epub.length / 1e6).toFixed(2)} MB; the longest text has ${Math.max(...parts.filter(({ path }) => path.endsWith('.xhtml')).map(({ content }) => Buffer.byteLength(content)))} bytes\n`,
);
const proof = await measure('prove', () => verifyEpub(epub, edition, pageMap));
process.stdout.write(
  `${proof.equal} paragraphs equal, ${proof.problems.length} problems\n${proof.problems
    .slice(0, 3)
    .map(({ message }) => message.slice(0, 200))
    .join('\n')}\n`,
);
if (process.argv[2]) writeFileSync(process.argv[2], epub);

/** The edition so many times over: sections, mentions and locators. */
function multiply(edition: IndexedEdition): IndexedEdition {
  const count = paragraphsOf(edition).length;
  const copies = Array.from({ length: times }, (_, i) => i * count);
  let closings = 0;
  const sections = copies.flatMap((by, copy) =>
    edition.sections.map((section, i) => {
      const anchor = copy === 0 ? section.anchor : `c${copy}-${i}`;
      const heading = section.heading ?? {
        kind: 'heading' as const,
        level: 2 as const,
        inlines: [
          { kind: 'text' as const, text: `第${copy + 1}篇`, place: edition.sections[0]?.blocks[0]?.place as never },
        ],
        place: edition.sections[0]?.blocks[0]?.place as never,
      };
      const blocks = section.blocks.map((block) =>
        block.kind === 'paragraph'
          ? { ...block, number: Number(block.number) + by, anchor: anchorOf(Number(block.number) + by) }
          : { ...block, anchor: `${block.anchor}-${++closings}` },
      );
      return {
        anchor,
        ...(copy === 0 && !section.heading ? {} : { heading: { ...heading, anchor } }),
        blocks,
        firstParagraph: Number(section.firstParagraph) + by,
        lastParagraph: Number(section.lastParagraph) + by,
      };
    }),
  );
  const mentions = copies.flatMap((by) =>
    edition.mentions.map((mention) => ({ ...mention, paragraph: Number(mention.paragraph) + by })),
  );
  const registers = edition.registers.map((register) => ({
    ...register,
    groups: register.groups.map((group) => ({
      ...group,
      entries: group.entries.map((entry) => ({
        ...entry,
        locators: copies.flatMap((by) =>
          entry.locators.map((locator) => ({ ...locator, paragraph: Number(locator.paragraph) + by })),
        ),
      })),
    })),
  }));
  return { ...edition, sections, mentions, registers } as IndexedEdition;
}

/** A page for every 560 characters, as the book's format holds. */
function pagesOf(edition: IndexedEdition): PageMap {
  const pages: PageMap['pages'] = [];
  const starts: PageMap['starts'] = {};
  let left = 0;
  for (const { anchor, inlines } of paragraphsOf(edition)) {
    const { length } = plainText(inlines);
    let offset = 0;
    while (offset + left < length) {
      offset += left;
      left = 560;
      pages.push({ index: pages.length + 1, label: String(pages.length + 1), begins: { anchor, offset } });
    }
    left -= length - offset;
    starts[anchor] = { page: pages.length, top: 0 };
  }
  return { pages, starts };
}
