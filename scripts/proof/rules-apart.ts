/**
 * The rules by which a face sets marks apart from their words, as the witness reckons them from what the languages ask:
 * the face that is installed has none. In: the rules of the installed face, the cut one and its names, the languages.
 * Out: the rules that the cut face may have; whether it has what it should. Called by `closed-rules.ts`.
 *
 *     French → 'latn/FRA /dist 0,1,0 0': one mark of ; : ! ? », moved by 0.095 em
 */
import type { MarksApart } from '../languages/profile.ts';
import type { GlyphContext, GlyphNames } from './objects/glyph-contexts.ts';
import type { GlyphRules } from './objects/glyph-rules.ts';
import type { TrueTypeFace } from './objects/truetype.ts';

/** Of words in Latin letters, and of marks alone. */
const scripts = ['DFLT', 'latn'];

/** The rules of the installed face, those of its plain systems also for the languages, and theirs. */
export function withRulesApart(
  { plain, beside }: GlyphRules,
  cut: TrueTypeFace,
  names: GlyphNames,
  languages: readonly MarksApart[],
): GlyphRules {
  const systems = languages.flatMap(({ system }) => scripts.map((script) => ({ script, system })));
  const inAll = (feature: string): string[] => [
    feature,
    ...systems.flatMap(({ script, system }) =>
      feature.startsWith(`${script}/dflt/`) ? [feature.replace('/dflt/', `/${system}/`)] : [],
    ),
  ];
  const contexts = new Map([...beside].flatMap(([key, list]) => inAll(key).map((one) => [one, list] as const)));
  const shifts = languages.map((one) => ({
    features: new Set(scripts.map((script) => `${script}/${one.system}/dist beside`)),
    rules: shiftsDue(one, cut, names),
  }));
  for (const one of languages)
    for (const context of contextsDue(one, cut, names))
      for (const script of scripts) {
        const acts = context.acts.map(([at]) => at).join();
        const key = `${script}/${one.system}/dist ${context.back},${context.sets.length},${context.ahead} ${acts}`;
        contexts.set(key, [...(contexts.get(key) ?? []), context]);
      }
  return {
    plain: [...plain.map((one) => ({ ...one, features: new Set([...one.features].flatMap(inAll)) })), ...shifts],
    beside: contexts,
  };
}

/** Languages for whose marks a face has a character and no rule. */
export const lackingApart = (
  rules: GlyphRules | undefined,
  cut: TrueTypeFace,
  languages: readonly MarksApart[],
): string[] =>
  languages.flatMap(({ system, before, behind }) => {
    const has = [...before, ...behind].some((mark) => cut.glyphOf(mark.codePointAt(0) ?? 0) > 0);
    const said = scripts.every((script) => rules?.beside.has(`${script}/${system}/dist 0,1,0 0`));
    return has && !said ? [`it does not set the marks of ${system.trim()} apart`] : [];
  });

/** The names of the characters of a face for which a test is true. */
const namesOf = (cut: TrueTypeFace, { nameOf }: GlyphNames, test: (character: string) => boolean): Set<number> =>
  new Set(
    [...cut.characters()].flatMap(([code, glyph]) => (test(String.fromCodePoint(code)) ? (nameOf(glyph) ?? []) : [])),
  );

function shiftsDue({ before, behind, gap }: MarksApart, cut: TrueTypeFace, names: GlyphNames): string[] {
  const wide = Math.round(gap * cut.unitsPerEm);
  const written = (marks: string, shift: string) =>
    [...namesOf(cut, names, (one) => marks.includes(one))].map((name) => `1: #${name} → ${shift} (0)`);
  return [...written(before, `${wide},0,${wide},0,`), ...written(behind, `0,0,${wide},0,`)];
}

function contextsDue({ before, behind }: MarksApart, cut: TrueTypeFace, names: GlyphNames): GlyphContext[] {
  const [closing, opening] = [before, behind].map((marks) => namesOf(cut, names, (one) => marks.includes(one))) as [
    Set<number>,
    Set<number>,
  ];
  const blanks = namesOf(cut, names, (one) => /\p{Zs}/u.test(one));
  const openers = namesOf(cut, names, (one) => /[\p{Ps}\p{Pi}¿¡…/]/u.test(one));
  const joins = namesOf(cut, names, (one) => /[^\p{Zs}\p{P}\p{No}]|[-/\\@#&%*_]/u.test(one));
  const others = namesOf(cut, names, () => true);
  const words = new Set([...names.all].filter((name) => joins.has(name) || !others.has(name)));
  const still: GlyphContext['acts'] = [];
  return [
    { back: 0, sets: [closing, words], ahead: 1, acts: still },
    { back: 1, sets: [new Set([...blanks, ...openers, ...closing]), closing], ahead: 0, acts: still },
    { back: 0, sets: [closing], ahead: 0, acts: [[0, 0]] },
    { back: 0, sets: [opening, new Set([...blanks, ...closing])], ahead: 1, acts: still },
    { back: 0, sets: [opening], ahead: 0, acts: [[0, 0]] },
  ];
}
