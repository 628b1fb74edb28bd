/**
 * Copying. In: a text, and what it is called. Out: the text on the clipboard, and a sentence that says so, or that it
 * could not be copied.
 */
import { elementById } from './page-elements.ts';
import { pageWord } from './page-words.ts';

/** The sentence goes after so many milliseconds. */
const sayFor = 4000;

/** Copies a text and says what was copied. */
export async function copyText(text: string, what: string): Promise<void> {
  const copied = (await copyToClipboard(text)) || copyFromField(text);
  const said = elementById('said', HTMLParagraphElement);
  said.textContent = copied ? pageWord('webCopied', what) : pageWord('webNotCopied');
  const sentence = said.firstChild;
  setTimeout(() => {
    // A later sentence has a time of its own.
    if (said.firstChild === sentence) said.textContent = '';
  }, sayFor);
}

/** False where it is not allowed, or where there is no clipboard: a file has none in some browsers. */
async function copyToClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** The older way, where the newer is not allowed. */
function copyFromField(text: string): boolean {
  const area = document.createElement('textarea');
  const before = document.activeElement;
  area.value = text;
  area.className = 'skip';
  document.body.append(area);
  area.select();
  const copied = document.execCommand('copy');
  area.remove();
  if (before instanceof HTMLElement) before.focus();
  return copied;
}
