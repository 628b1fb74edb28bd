/**
 * What the symbol of a resolution of the United Nations says. In: a symbol. Out: which organ adopted the resolution,
 * and its number. Nothing for the symbol of another document. Pure. Called by `cited-work.ts`.
 *
 *     readSymbol('A/RES/51/210') → { organ: 'general-assembly', number: '51/210' }
 *     readSymbol('S/RES/1373 (2001)') → { organ: 'security-council', number: '1373' }
 */

/** An organ of the United Nations that adopts resolutions. */
export type Organ = 'general-assembly' | 'security-council' | 'economic-and-social-council' | 'human-rights-council';

const organs: Record<string, Organ> = {
  A: 'general-assembly',
  S: 'security-council',
  E: 'economic-and-social-council',
  'A/HRC': 'human-rights-council',
};

/** Organ and number of a resolution; nothing where a symbol is that of no resolution. */
export function readSymbol(symbol: string): { organ: Organ; number: string } | undefined {
  const read = /^(?<organ>A|S|E|A\/HRC)\/RES\/(?<number>\d+(?:\/\d+)*)(?<rest> ?\([^)]{1,20}\)(?: ?[A-Z])?)?$/.exec(
    symbol.trim(),
  )?.groups;
  const organ = organs[read?.organ ?? ''];
  if (!read || !organ) return undefined;
  // The year behind a number of the Council is none of it; the session behind one of the Assembly is: 3314 (XXIX).
  const session = read.rest && !/\(\d{4}\)/.test(read.rest) ? ` ${read.rest.trim()}` : '';
  return { organ, number: `${read.number}${session}` };
}

/** A resolution by its organ and number, as a style writes it: UNGA Res 51/210; nothing where one is not known. */
export const resolutionOf = (
  { organ, number }: { organ?: Organ; number?: string },
  style: keyof typeof organNames,
): string => (organ && number ? `${organNames[style][organ]} ${number}` : '');

/** How each style names an organ before the number of its resolution. */
export const organNames: Record<'oscola' | 'aglc' | 'bluebook' | 'full', Record<Organ, string>> = {
  oscola: {
    'general-assembly': 'UNGA Res',
    'security-council': 'UNSC Res',
    'economic-and-social-council': 'ECOSOC Res',
    'human-rights-council': 'UNHRC Res',
  },
  aglc: {
    'general-assembly': 'GA Res',
    'security-council': 'SC Res',
    'economic-and-social-council': 'ESC Res',
    'human-rights-council': 'HRC Res',
  },
  bluebook: {
    'general-assembly': 'G.A. Res.',
    'security-council': 'S.C. Res.',
    'economic-and-social-council': 'E.S.C. Res.',
    'human-rights-council': 'Human Rights Council Res.',
  },
  full: {
    'general-assembly': 'UN General Assembly',
    'security-council': 'UN Security Council',
    'economic-and-social-council': 'UN Economic and Social Council',
    'human-rights-council': 'UN Human Rights Council',
  },
};
