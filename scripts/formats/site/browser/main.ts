/**
 * What the pages of the site can do beyond being read: search with marks, copying of citations, contents that follow
 * the reading, filters, light and dark. Without it everything else works. Runs from a file as from a host; asks for
 * nothing, stores one word (the theme), and takes its words from the page. In: a page of the site. Out: the same page,
 * at work. The first module of the bundle that is published beside the page, which loads it before its body is drawn.
 */
import { startCopying } from './copy-numbers.ts';
import { startCatalogue, startFilter } from './filters.ts';
import { followReading } from './follow-reading.ts';
import { keepPlace } from './keep-place.ts';
import { useFaces } from './late-faces.ts';
import { allWithin } from './page-elements.ts';
import { startCitations } from './paragraph-tools.ts';
import { startSearch } from './search.ts';
import { shortenTabOrder } from './tab-order.ts';
import { applyChosenTheme, startTheme } from './theme.ts';

// What needs this script is shown from the first picture on, so that nothing moves when it starts.
document.documentElement.classList.add('scripts');
applyChosenTheme();
// A page with two languages names its typefaces in its style.
if (document.getElementById('faces')) useFaces();

document.addEventListener('DOMContentLoaded', () => {
  startTheme();
  if (document.getElementById('filters')) startCatalogue();
  if (!document.getElementById('search')) return;
  startSearch();
  followReading();
  startCitations();
  startCopying();
  keepPlace();
  shortenTabOrder();
  for (const register of allWithin('.register')) startFilter(register);
});
