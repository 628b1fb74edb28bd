/**
 * Shows problems and lines of the source. In: the state of a title; an anchor and an offset, which the server ties to the text.
 * Problems stand before the pages and hide nothing for good: Escape puts them aside, the number in the bar brings them back.
 */

/** @typedef {{ code: string, severity: string, message: string, hint: string, place?: { file: string, line: number, column: number } }} Problem */
/** @typedef {{ session: string, title: string, titles: string[], version: number, broken: boolean, problems: Problem[], folder: string, editor?: string }} State */

/** @type {State | undefined} */
let state;
/** @param {string} id @returns {any} */
const byId = (id) => document.getElementById(id);

/** @param {State} now */
export function showProblems(now) {
  state = now;
  const { problems, broken, version } = now;
  const list = byId('problems');
  list.querySelector('ol').replaceChildren(
    ...problems.map(({ code, severity, place, message, hint }) => {
      const item = document.createElement('li');
      /** @param {string} tag @param {string} text */
      const add = (tag, text) => {
        const element = item.appendChild(document.createElement(tag));
        element.textContent = text;
        return element;
      };
      add('b', code).dataset.severity = severity;
      item.append(' ');
      if (place) {
        const button = add('button', `${place.file}:${place.line}:${place.column}`);
        button.addEventListener('click', () => showLine(place, ''));
        item.append(' ');
      }
      add('span', message);
      add('p', hint).className = 'hint';
      return item;
    }),
  );
  const failed = broken || problems.some(({ severity }) => severity === 'error');
  byId('behind').hidden = !failed || version === 0;
  byId('problem-count').hidden = problems.length === 0;
  byId('problem-count').textContent = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  openProblems(failed);
  document.documentElement.dataset.problems = problems.map(({ code }) => code).join(' ');
}

/** @param {boolean} open */
export function openProblems(open) {
  byId('problems').hidden = !open;
  byId('problem-count').setAttribute('aria-expanded', String(open));
}

/** @param {string} anchor @param {number} offset */
export async function showSource(anchor, offset) {
  const found = await fetch(`place?anchor=${encodeURIComponent(anchor)}&offset=${offset}`);
  if (!found.ok) return;
  const place = await found.json();
  showLine(place, place.text);
}

/** @param {{ file: string, line: number, column: number }} place @param {string} text */
function showLine({ file, line, column }, text) {
  byId('place').textContent = `${file}:${line}:${column}`;
  byId('line').textContent = text;
  byId('source').hidden = false;
  const link = byId('editor');
  link.hidden = !state?.editor;
  if (!state?.editor) return;
  /** @type {Record<string, string>} */
  const values = { file: encodeURI(`${state.folder}/${file}`), line: String(line), column: String(column) };
  link.href = state.editor.replace(/\{(file|line|column)\}/g, (_, name) => values[name] ?? '');
}

/** The block that stands at an element of the pages, and how much of its text stands before a point. @param {HTMLElement[]} pages @param {Element} element @param {MouseEvent | undefined} event */
export function blockAt(pages, element, event) {
  const block = element.closest('[data-block],[data-entry],[data-group],[data-note],[data-part]');
  const anchor = block?.getAttribute('data-id');
  if (!block || !anchor) return undefined;
  const range = event && element.ownerDocument.caretRangeFromPoint?.(event.clientX, event.clientY);
  const number = Number(block.closest('.pagedjs_page')?.getAttribute('data-page-number')) - 1;
  const before = pages.slice(0, number).flatMap((page) => [...page.querySelectorAll(`[data-id="${CSS.escape(anchor)}"]`)]);
  let offset = before.reduce((sum, part) => sum + textLength(part, undefined, 0), 0);
  if (range && block.contains(range.startContainer)) offset += textLength(block, range.startContainer, range.startOffset);
  return { anchor, offset };
}

/** Length of the edition's text in an element, up to a place in it: as the page map counts. @param {Element} element @param {Node | undefined} end @param {number} at */
function textLength(element, end, at) {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let length = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const counts = !node.parentElement?.closest('.apart,.noteref') && !/^\s*$/.test(node.textContent ?? '');
    if (node === end) return length + (counts ? at : 0);
    if (counts) length += (node.textContent ?? '').length;
  }
  return length;
}
