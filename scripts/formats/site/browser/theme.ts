/**
 * Light and dark. In: what the reader chose before, or what the system says. Out: `data-theme` on the page, and a
 * button that says what it would change to. Stores one word, where storing is allowed.
 */
import { elementById } from './page-elements.ts';
import { pageWord } from './page-words.ts';

const storedAs = 'kanben-theme';

/** Before the body is drawn, so that the page does not flash in the other theme. */
export function applyChosenTheme(): void {
  const chosen = readTheme();
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen;
}

/** The button that changes it. */
export function startTheme(): void {
  const { dataset } = document.documentElement;
  const button = elementById('theme', HTMLButtonElement);
  const isDark = () => (dataset.theme ? dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches);
  const label = () =>
    button.setAttribute(
      'aria-label',
      [button.textContent, pageWord(isDark() ? 'webThemeLight' : 'webThemeDark')].filter(Boolean).join(' · '),
    );
  label();
  button.addEventListener('click', () => {
    const theme = isDark() ? 'light' : 'dark';
    dataset.theme = theme;
    storeTheme(theme);
    label();
  });
}

/** Storage may be refused, from a file or by the reader: then the choice lasts as long as the page. */
function readTheme(): string | null {
  try {
    return localStorage.getItem(storedAs);
  } catch {
    return null;
  }
}

function storeTheme(theme: string): void {
  try {
    localStorage.setItem(storedAs, theme);
  } catch {
    // Nothing is lost but the choice.
  }
}
