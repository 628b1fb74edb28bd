/**
 * The list of lines that the typesetting could not set well. In: what the last build measured. Out: a list that leads
 * to the page of each line and to its place in the source. Asked for anew with every state, and when the window is come
 * back to: a build may have ended meanwhile.
 */
import { showAnchor } from './go-to.ts';
import { openRow, partById } from './preview-elements.ts';
import { addressOf, type PreviewPage } from './preview-page.ts';
import type { MeasuredFigures } from './preview-state.ts';
import { openPanel, showPlaceIn } from './source-panel.ts';
import { turnTo } from './spreads.ts';
import { uiWord } from './ui-word.ts';

type FoundLine = MeasuredFigures['figures'][number]['lines'][number];
type Key = (event: KeyboardEvent) => void;

/** Brings the list to what the last build says. */
export async function refreshLines(page: PreviewPage, key: Key): Promise<void> {
  if (!page.state || page.state.version === 0) return;
  const answer = await fetch(addressOf(page, 'typography'));
  if (!answer.ok) return;
  const measured = (await answer.json()) as MeasuredFigures;
  const count = measured.figures.reduce((sum, { lines, rest }) => sum + Math.max(1, lines.length + rest.length), 0);
  const button = partById('line-count', HTMLButtonElement);
  button.hidden = count === 0;
  button.textContent = uiWord('lineCount', count);
  if (count === 0) openPanel('lines', false);
  const said = { this: 'measuredThis', another: 'measuredAnother', none: 'measuredNone' }[measured.of];
  partById('measured', HTMLElement).textContent = uiWord(said, measured.format);
  partById('lines', HTMLElement)
    .querySelector('ol')
    ?.replaceChildren(...measured.figures.map((figure) => figureItem(page, figure, measured.of === 'this', key)));
  document.documentElement.dataset.lines = String(count);
}

function figureItem(
  page: PreviewPage,
  { code, severity, name, value, lines, rest }: MeasuredFigures['figures'][number],
  same: boolean,
  key: Key,
): HTMLLIElement {
  const { row, add } = openRow(code, severity);
  add('span', `${name}: ${value}`);
  add('br', '');
  for (const line of lines)
    add('button', line.said).addEventListener('click', () => void showLineOf(page, line, same, key));
  if (rest.length > 0) add('p', rest.join('; ')).className = 'hint';
  return row;
}

/** Shows the page of a line and its place in the source. */
async function showLineOf(page: PreviewPage, line: FoundLine, same: boolean, key: Key): Promise<void> {
  if (page.view !== 'pages' || !holdsLine(page, line, same)) await showAnchor(page, line.anchor ?? '', key);
  else turnTo(page.spreads, line.page - 1);
  if (line.place && page.state) await showPlaceIn(line.place, line.anchor ?? '', page.state);
}

/** Whether the page of that number has something of the block: another text may have moved it. */
function holdsLine({ spreads }: PreviewPage, { page, anchor }: FoundLine, same: boolean): boolean {
  if (!anchor) return same;
  const selector = `[id="${CSS.escape(anchor)}"], [data-block="${CSS.escape(anchor)}"]`;
  return Boolean(spreads.pages[page - 1]?.querySelector(selector));
}
