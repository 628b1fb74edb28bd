/**
 * Reads one authority list at the door. In: the text of `source/authority/<id>.yaml`. Out: an `Authority`,
 * validated, and the problems of its fields. Promises that later stages may trust every name, fact and date;
 * names claimed twice and 参见 to nowhere are for `index-edition.ts`, which sees all lists together.
 */
import type { Authority, AuthorityEntry, Fact, FactAct } from '../model/authority.ts';
import type { Problem } from '../model/problem.ts';
import { problem } from '../model/problem-catalogue.ts';
import { type FieldReader, readFields } from './field-reader.ts';
import { checkStrings, parseYaml } from './yaml-fields.ts';

const acts: readonly string[] = ['signed', 'opened', 'proposed', 'published', 'submitted'] satisfies FactAct[];
const factKinds = ['adopted', 'inForce', 'founded', 'seat', 'citation'] as const;

/**
 * Reads the list `id`; `file` is its path for problems, `language` that of the title. Dates of facts may be YYYY,
 * YYYY-MM or YYYY-MM-DD.
 */
export function readAuthority(
  id: string,
  text: string,
  file: string,
  language: string,
  problems: Problem[],
): Authority {
  const { root, strings, problems: syntax } = parseYaml(text, file, 1);
  problems.push(...syntax);
  checkStrings(strings, problems);
  if (syntax.length > 0) return { id, file, language, title: {}, entries: [] };
  const list = readFields(root, ['register', 'language', 'title', 'entries'], problems);
  if (list.text('register') !== id && list.has('register'))
    problems.push(
      problem(
        'K105',
        { field: 'register', expected: `“${id}”, as the file’s name says`, found: `“${list.text('register')}”` },
        list.place('register'),
      ),
    );
  const known = ['heading', 'names', 'aliases', 'forms', 'see', 'reading', 'seeAlso', 'facts'];
  const entries = list.each('entries', known).map((entry): AuthorityEntry => {
    const reading = entry.optionalText('reading');
    const forms = entry.optionalTexts('forms');
    return {
      heading: entry.text('heading'),
      names: entry.dictionary('names'),
      aliases: entry.optionalTexts('aliases'),
      ...(forms.length > 0 ? { forms } : {}),
      see: entry.optionalTexts('see'),
      ...(reading === undefined ? {} : { reading }),
      seeAlso: entry.optionalTexts('seeAlso'),
      facts: entry.has('facts') ? readFacts(entry.inside('facts', factKinds), language, problems) : [],
      place: entry.place('heading'),
    };
  });
  return { id, file, language: list.optionalText('language') ?? 'zh-Hans', title: list.dictionary('title'), entries };
}

function readFacts(facts: FieldReader, language: string, problems: Problem[]): Fact[] {
  return factKinds.flatMap((kind) => {
    if (!facts.has(kind)) return [];
    const fact = facts.inside(
      kind,
      kind === 'adopted' ? ['act', 'date', 'place', 'text', 'source'] : ['date', 'place', 'text', 'source'],
    );
    const act = fact.optionalText('act');
    if (act !== undefined && !acts.includes(act))
      problems.push(
        problem(
          'K105',
          { field: `${kind}.act`, expected: `one of ${acts.join(', ')}`, found: `“${act}”` },
          fact.place('act'),
        ),
      );
    const [date, place, text] = [
      fact.optionalText('date'),
      fact.textIn('place', language),
      fact.textIn('text', language),
    ];
    if (date !== undefined && !/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/.test(date))
      problems.push(problem('K106', { value: date }, fact.place('date')));
    if (date === undefined && place === undefined && text === undefined)
      problems.push(problem('K103', { field: `${kind}.date` }, fact.place()));
    return [
      {
        kind,
        ...(act === undefined ? {} : { act: act as FactAct }),
        ...(date === undefined ? {} : { date }),
        ...(place === undefined ? {} : { place }),
        ...(text === undefined ? {} : { text }),
        source: fact.text('source'),
      },
    ];
  });
}
