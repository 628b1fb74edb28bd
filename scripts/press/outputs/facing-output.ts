/**
 * The facing edition as a copy that comes back: `verify` takes it apart and proves each language against its source. A
 * build makes it when both languages are there: `facing-editions.ts`.
 */
import type { Problem } from '../../model/problem.ts';
import { problem } from '../../model/problem-catalogue.ts';
import { folderOf } from '../../model/title-name.ts';
import type { Copies, OutputUnit } from '../output-format.ts';
import { prepareEdition } from '../prepare-edition.ts';
import { recogniseFacing } from '../recognise-copy.ts';

const loadWitness = async () => {
  const [{ verifySite }, { compareSiteMaterial }, { compareSiteContents }, copy, { languageCopies }] =
    await Promise.all([
      import('../../proof/verify-site.ts'),
      import('../../proof/site-material.ts'),
      import('../../proof/compare-site-contents.ts'),
      import('../../proof/site-copy.ts'),
      import('../../proof/facing-copy.ts'),
    ]);
  const { readSiteCopy, identifySite } = copy;
  return { verifySite, compareSiteMaterial, compareSiteContents, readSiteCopy, identifySite, languageCopies };
};

export const facingOutput: OutputUnit = {
  needsPages: false,
  offersOthers: false,
  load: loadWitness,
  copies: {
    called: [],
    recognise: recogniseFacing,
    identify: async (bytes) => {
      const { identifySite, languageCopies, readSiteCopy } = await loadWitness();
      const [first] = languageCopies(readSiteCopy(bytes).files, () => undefined);
      if (!first) throw new Error('it shows no two languages');
      return { ...identifySite(Buffer.from(first.page)), title: first.title };
    },
    prove: (...copy) => proveFacingCopy(...copy),
    handedOn: () => [],
  },
  outputs: () => [],
};

/** Each language is held against its own source, and the pairs against each other. */
const proveFacingCopy: Copies['prove'] = async (project, bytes, edition) => {
  const { verifySite, compareSiteMaterial, compareSiteContents, identifySite, ...copies } = await loadWitness();
  const problems: Problem[] = [];
  const wrong = (detail: string) => problems.push(problem('K802', { format: 'Facing edition', detail }));
  const proofs = copies.languageCopies(copies.readSiteCopy(bytes).files, wrong).map(({ language, page }) => {
    const id = `${folderOf(edition.metadata.id)}/${language}`;
    const own = id === edition.metadata.id ? { edition, images: new Map() } : prepareEdition(project, id).value;
    if (!own) throw new Error(`${id} cannot be read`);
    const { sha256, pageMap } = identifySite(Buffer.from(page));
    if (sha256 !== own.edition.manuscript.sha256)
      wrong(`its text of ${language} was made from another state of the source`);
    const files = new Map([['index.html', page]]);
    const proof = verifySite(files, new Map(), own.edition, pageMap, { offered: [], alone: true, whole: false });
    compareSiteMaterial(files, wrong);
    compareSiteContents(page, own.edition, (detail) => wrong(`its contents of ${language}: ${detail}`));
    problems.push(...proof.problems);
    return { language, equal: proof.equal };
  });
  const said = proofs.map(({ language, equal }) => `${language} ${equal}`).join(', ');
  return { problems, equal: proofs[0]?.equal ?? 0, remark: `paragraphs that are equal: ${said}` };
};
