/**
 * Shows problems and lines of the source. In: the state of a title; an anchor and an offset, which the server ties to
 * the text. Problems stand before the pages and hide nothing for good: Escape puts them aside, the number in the bar
 * brings them back.
 */
import type { Place, Problem } from '../../model/problem.ts';
import { openRow, partById } from './preview-elements.ts';
import type { PreviewState } from './preview-state.ts';
import { uiWord } from './ui-word.ts';

/** Where a line of the source is opened. */
type Editor = Pick<PreviewState, 'folder' | 'editor'>;

/** Shows the problems of a state, open when pages are missing for them. */
export function showProblems(state: PreviewState): void {
  const { problems, broken, version } = state;
  const items = problems.map((problem) => problemItem(problem, state));
  partById('problems', HTMLElement)
    .querySelector('ol')
    ?.replaceChildren(...items);
  const failed = broken || problems.some(({ severity }) => severity === 'error');
  partById('behind', HTMLElement).hidden = !failed || version === 0;
  const count = partById('problem-count', HTMLButtonElement);
  count.hidden = problems.length === 0;
  count.textContent = uiWord('problemCount', problems.length);
  if (failed || !partById('problems', HTMLElement).hidden) openPanel('problems', failed);
  document.documentElement.dataset.problems = problems.map(({ code }) => code).join(' ');
}

function problemItem({ code, severity, place, message, hint }: Problem, editor: Editor): HTMLLIElement {
  const { row, add } = openRow(code, severity);
  if (place) {
    add('button', sayPlace(place)).addEventListener('click', () => showLine(place, '', editor));
    row.append(' ');
  }
  add('span', message);
  add('p', hint).className = 'hint';
  return row;
}

/** The lists that stand before the pages, and what opens them. Only one is open. */
const panels = { problems: 'problem-count', lines: 'line-count' } as const;

/** Opens one of the lists, or puts it aside. */
export function openPanel(name: keyof typeof panels, open: boolean): void {
  const other = name === 'problems' ? 'lines' : 'problems';
  if (open) openPanel(other, false);
  partById(name, HTMLElement).hidden = !open;
  partById(panels[name], HTMLButtonElement).setAttribute('aria-expanded', String(open));
}

/** Shows the line of the source from which what stands at an anchor was made. */
export async function showSource(anchor: string, offset: number, editor: Editor): Promise<void> {
  const found = await fetch(`place?anchor=${encodeURIComponent(anchor)}&offset=${offset}`);
  if (!found.ok) return;
  const place = (await found.json()) as Place & { text: string };
  showLine(place, place.text, editor);
}

/** Shows a place of the source, with the words of its block. */
export async function showPlaceIn(place: Place, anchor: string, editor: Editor): Promise<void> {
  const found = anchor === '' ? undefined : await fetch(`place?anchor=${encodeURIComponent(anchor)}&offset=0`);
  const known = found?.ok ? ((await found.json()) as Place & { text: string }) : undefined;
  showLine(place, known?.line === place.line ? known.text : '', editor);
}

/** Puts the line of the source away. */
export function closeSource(): void {
  partById('source', HTMLElement).hidden = true;
}

function showLine(place: Place, text: string, { folder, editor }: Editor): void {
  partById('place', HTMLElement).textContent = sayPlace(place);
  partById('line', HTMLElement).textContent = text;
  partById('source', HTMLElement).hidden = false;
  const link = partById('editor', HTMLAnchorElement);
  link.hidden = !editor;
  if (editor) link.href = editorAddress(editor, folder, place);
}

const sayPlace = ({ file, line, column }: Place): string => `${file}:${line}:${column}`;

/** The address of a place in an editor: `vscode://file/{file}:{line}:{column}`, filled in. */
function editorAddress(editor: string, folder: string, { file, line, column }: Place): string {
  const values: Record<string, string> = {
    file: encodeURI(`${folder}/${file}`),
    line: String(line),
    column: String(column),
  };
  return editor.replace(/\{(file|line|column)\}/g, (_, name: string) => values[name] ?? '');
}
