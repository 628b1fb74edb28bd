/**
 * The languages of a title, as its reading edition leads to them. In: what the front matter says of the title, the
 * address of its page if there is one. Out: a row for each language, its own among them, in the order of their tags.
 * Pure. Called by `site-view.ts`.
 *
 *     versionLinks({ id: 'treaty/en', language: 'en', versions: [{ id: 'treaty/ru', … }], … })
 *       → [{ language: 'en', name: 'English', href: undefined, … },
 *          { language: 'ru', name: 'Русский', href: '../ru/index.html', … }]
 */
import { profileOf } from '../../languages/registry.ts';
import { type FacingPair, facingName } from '../../model/facing.ts';
import type { Metadata } from '../../model/manuscript.ts';
import { compareText } from '../../model/problem.ts';
import { languageIn } from '../../model/title-name.ts';

/** One language of the title. */
export interface VersionLink {
  language: string;
  /** In the language itself. */
  name: string;
  /** From this page; nothing for the page itself. */
  href: string | undefined;
  /** For search engines: absolute where the page has an address. */
  address: string;
}

/** The languages; nothing where there is one alone. */
export function versionLinks({ language, versions }: Metadata, address?: string): VersionLink[] | undefined {
  if (!versions) return undefined;
  return [language, ...versions.map((version) => version.language)].sort(compareText).map((tag) => {
    const href = `../${tag}/index.html`;
    const absolute = address?.replace(/[^/]+\/$/, `${tag}/`);
    return {
      language: tag,
      name: profileOf(tag).ownName,
      href: tag === language ? undefined : href,
      address: absolute ?? href,
    };
  });
}

/** The way to both languages side by side. */
export interface FacingLink {
  href: string;
  first: { language: string; name: string };
  second: { language: string; name: string };
}

/** To the facing edition of a title, whose folder is at `root`; nothing where it has none. */
export function facingLink(facing: FacingPair | undefined, root: string): FacingLink | undefined {
  if (!facing) return undefined;
  const [first, second] = facing.map((language) => ({ language, name: profileOf(language).ownName }));
  return { href: `${root}${facingName(facing)}/index.html`, first, second } as FacingLink;
}

/** The way from the page of a title to the folder of the site, which is higher for a title in several languages. */
export const pathToSite = ({ id }: Pick<Metadata, 'id'>): string => (languageIn(id) === undefined ? '../' : '../../');
