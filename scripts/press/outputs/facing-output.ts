/**
 * The facing edition as a copy that comes back: `verify` takes it apart and proves each language against its source. A
 * build makes it when both languages are there: `facing-editions.ts`.
 */
import type { Problem } from '../../model/problem.ts';
import { problem } from '../../model/problem-catalogue.ts';
import { folderOf } from '../../model/title-name.ts';
import type { FacingHalf } from '../../proof/closed-facing.ts';
import type { Copies, OutputUnit } from '../output-format.ts';
import { prepareEdition } from '../prepare-edition.ts';
import { recogniseFacing, recogniseFacingBook, recogniseFacingPdf } from '../recognise-copy.ts';

const loadWitness = async () => {
  const [{ verifySite }, { compareFacingWorld }, { readSiteCopy, identifySite }, { takeApart }] = await Promise.all([
    import('../../proof/verify-site.ts'),
    import('../../proof/closed-facing.ts'),
    import('../../proof/site-copy.ts'),
    import('../../proof/facing-copy.ts'),
  ]);
  return { verifySite, compareFacingWorld, readSiteCopy, identifySite, takeApart };
};

export const facingOutput: OutputUnit = {
  needsPages: false,
  offersOthers: false,
  load: loadWitness,
  copies: {
    called: [],
    recognise: (bytes) => recogniseFacing(bytes) || recogniseFacingPdf(bytes) || recogniseFacingBook(bytes),
    identify: async (bytes) => {
      if (recogniseFacingPdf(bytes)) return (await import('../facing-pdf.ts')).identifyFacingPdf(bytes);
      if (recogniseFacingBook(bytes)) return (await import('../facing-epub.ts')).identifyFacingEpub(bytes);
      const { identifySite, takeApart, readSiteCopy } = await loadWitness();
      const [first] = takeApart(readSiteCopy(bytes).files, () => undefined)?.halves ?? [];
      if (!first) throw new Error('it shows no two languages');
      return { ...identifySite(Buffer.from(first.page)), title: first.title };
    },
    prove: (...copy) => {
      const isFile = recogniseFacingPdf(copy[1]) || recogniseFacingBook(copy[1]);
      return isFile ? proveFileCopy(...copy) : proveFacingCopy(...copy);
    },
    handedOn: () => [],
  },
  outputs: () => [],
};

/** Its PDF or its e-book, taken apart. */
const proveFileCopy: Copies['prove'] = async (project, bytes, edition) => {
  const [{ proveFacingPdf }, { proveFacingEpub }] = await Promise.all([
    import('../facing-pdf.ts'),
    import('../facing-epub.ts'),
  ]);
  const prove = recogniseFacingPdf(bytes) ? proveFacingPdf : proveFacingEpub;
  const { problems, equal, languages } = await prove(project, folderOf(edition.metadata.id), bytes);
  const said = languages.map((language, i) => `${language} ${equal[i]}`).join(', ');
  return { problems, equal: equal[0] ?? 0, remark: `paragraphs that are equal: ${said}` };
};

/** Each language is held against its own source, and the pairs against each other. */
const proveFacingCopy: Copies['prove'] = async (project, bytes, edition, _, { images = new Map() }) => {
  const { verifySite, compareFacingWorld, identifySite, takeApart, readSiteCopy } = await loadWitness();
  const problems: Problem[] = [];
  const wrong = (detail: string) => problems.push(problem('K802', { format: 'Facing edition', detail }));
  const copy = takeApart(readSiteCopy(bytes).files, wrong);
  if (!copy) throw new Error('it shows no two languages');
  const proofs = copy.halves.map(({ language, page }) => {
    const id = `${folderOf(edition.metadata.id)}/${language}`;
    const own = id === edition.metadata.id ? { edition, images } : prepareEdition(project, id).value;
    if (!own) throw new Error(`${id} cannot be read`);
    const { sha256, pageMap } = identifySite(Buffer.from(page));
    const whole = sha256 === own.edition.manuscript.sha256;
    if (!whole) wrong(`its text of ${language} was made from another state of the source`);
    const asked = { offered: [], alone: true, whole: false };
    const proof = verifySite(new Map([['index.html', page]]), new Map(), own.edition, pageMap, asked);
    problems.push(...proof.problems);
    return { language, equal: proof.equal, half: { ...own, pageMap, whole } satisfies FacingHalf };
  });
  const [first, second] = proofs.map(({ half }) => half);
  if (first && second) compareFacingWorld(copy, [first, second], wrong);
  const said = proofs.map(({ language, equal }) => `${language} ${equal}`).join(', ');
  return { problems, equal: proofs[0]?.equal ?? 0, remark: `paragraphs that are equal: ${said}` };
};
