/**
 * What the pages of the site can do beyond being read: search with marks, copying of citations, contents that follow the
 * reading, filters, light and dark. Without it everything else works. Runs from a file as from a host; asks for nothing,
 * stores one word (the theme), and takes its words from the page.
 */
(() => {
  const root = document.documentElement;
  // What needs this script is shown from the first picture on, so that nothing moves when it starts.
  root.classList.add('scripts');
  /** Storage may be refused, from a file or by the reader: then the choice lasts as long as the page. */
  const store = {
    get: () => {
      try {
        return localStorage.getItem('kanben-theme');
      } catch {
        return null;
      }
    },
    /** @param {string} value */
    set: (value) => {
      try {
        localStorage.setItem('kanben-theme', value);
      } catch {
        // Nothing is lost but the choice.
      }
    },
  };
  // Before the body is drawn, so that the page does not flash in the other theme.
  const chosen = store.get();
  if (chosen === 'light' || chosen === 'dark') root.dataset.theme = chosen;

  /** @param {string} selector @param {ParentNode} [within] @returns {HTMLElement[]} */
  const all = (selector, within = document) => [...within.querySelectorAll(selector)].filter((found) => found instanceof HTMLElement);
  /** @param {string} id @returns {any} */
  const byId = (id) => document.getElementById(id);
  /** The form of a word that goes with a number: two forms are one and other, three are one, few and many. @param {number} number @param {string[]} forms */
  const formFor = (number, forms) => {
    const rule = new Intl.PluralRules(root.lang).select(number);
    return forms[forms.length === 2 ? Number(rule !== 'one') : ['one', 'few', 'many'].indexOf(rule)] ?? forms.at(-1) ?? '';
  };
  /** @param {string} key @param {...(string | number)} values */
  const word = (key, ...values) =>
    (document.querySelector(`[data-word="${key}"]`)?.textContent ?? '').replace(/\{(\d)(?::([^}]*))?\}/g, (_, i, forms) =>
      forms ? formFor(Number(values[i]), forms.split('|')) : String(values[i] ?? ''),
    );

  document.addEventListener('DOMContentLoaded', () => {
    startTheme();
    if (byId('filters')) startCatalogue();
    if (!byId('search')) return;
    startSearch();
    startContents();
    startCitations();
    for (const register of all('.register')) startFilter(register);
  });

  function startTheme() {
    const button = byId('theme');
    const isDark = () => (root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches);
    const label = () => button.setAttribute('aria-label', word(isDark() ? 'webThemeLight' : 'webThemeDark') || button.textContent);
    label();
    button.addEventListener('click', () => {
      root.dataset.theme = isDark() ? 'light' : 'dark';
      store.set(root.dataset.theme);
      label();
    });
  }

  /** Characters that stand without spaces: Chinese and Japanese ones and their marks. */
  const withoutSpaces = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;

  /**
   * Text as it is compared: width and case of letters, kinds of quotes, and ё and е make no difference; a space makes none
   * beside a character that is set without spaces, and one is as good as many where they part words. One code unit gives one or none, so that a place in it is a
   * place in the text.
   * @param {string} text
   */
  function fold(text) {
    let folded = '';
    const places = [];
    for (let i = 0; i < text.length; i++) {
      const character = text.charAt(i);
      if (/\s/.test(character)) {
        const next = /\S/u.exec(text.slice(i))?.[0] ?? '';
        if (next === '' || folded === '' || folded.endsWith(' ') || withoutSpaces.test(next) || withoutSpaces.test(text.slice(0, i).trimEnd().slice(-1))) continue;
        folded += ' ';
        places.push(i);
        continue;
      }
      const plain = character.normalize('NFKC').toLowerCase().replace('ё', 'е');
      folded += (plain.length === 1 ? plain : character).replace(/[“”„«»「」『』]/, '"').replace(/[‘’]/, "'");
      places.push(i);
    }
    return { folded, places };
  }

  /** The nodes of the text itself: what stands apart from it (numbers, marks of pages) is skipped. @param {Element} block */
  function textNodes(block) {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, {
      acceptNode: (node) => {
        if (node instanceof Element) return node.matches('.apart, .noteref') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
        return NodeFilter.FILTER_ACCEPT;
      },
    });
    const nodes = [];
    while (walker.nextNode()) nodes.push(/** @type {Text} */ (walker.currentNode));
    return nodes;
  }

  function startSearch() {
    const form = byId('search');
    const input = byId('query');
    const found = byId('found');
    const buttons = [byId('previous'), byId('next')];
    const blocks = all('.text-section [data-block], .note').filter((block) => !block.parentElement?.closest('[data-block], .note'));
    /** One hit is the marks that show it: more than one where it runs across a link. @type {HTMLElement[][]} */
    let hits = [];
    let current = -1;

    const clear = () => {
      for (const mark of hits.flat()) {
        const parent = mark.parentNode;
        mark.replaceWith(...mark.childNodes);
        parent?.normalize();
      }
      hits = [];
      current = -1;
      for (const count of all('.contents-found')) count.textContent = '';
    };
    /** @param {Element} block @param {string} query */
    const markBlock = (block, query) => {
      const nodes = textNodes(block);
      const text = nodes.map((node) => node.data).join('');
      const { folded, places } = fold(text);
      const ranges = [];
      for (let at = folded.indexOf(query); at >= 0; at = folded.indexOf(query, at + query.length)) ranges.push([places[at] ?? 0, (places[at + query.length - 1] ?? 0) + 1]);
      /** @type {HTMLElement[][]} */
      const marks = ranges.map(() => []);
      let start = text.length;
      // From the end to the beginning: what is cut off behind does not move what is before.
      for (const node of nodes.reverse()) {
        start -= node.data.length;
        const end = start + node.data.length;
        for (let i = ranges.length - 1; i >= 0; i--) {
          const [from = 0, to = 0] = ranges[i] ?? [];
          if (from >= end || to <= start) continue;
          const inside = node.splitText(Math.max(from, start) - start);
          inside.splitText(Math.min(to, end) - Math.max(from, start));
          const mark = document.createElement('mark');
          inside.replaceWith(mark);
          mark.append(inside);
          marks[i]?.unshift(mark);
        }
      }
      return marks;
    };
    const search = () => {
      clear();
      const query = fold(input.value).folded.trimEnd();
      const held =
        query === ''
          ? []
          : blocks.filter((block) => {
              const marks = markBlock(block, query);
              hits.push(...marks);
              return marks.length > 0;
            });
      for (const link of all('.contents a')) {
        const section = document.querySelector(`[data-section="${link.getAttribute('href')?.slice(1)}"]`);
        const count = hits.filter(([mark]) => mark && section?.contains(mark)).length;
        const place = link.querySelector('.contents-found');
        if (place && count > 0) place.textContent = word('webFoundHere', count);
      }
      for (const button of buttons) button.disabled = hits.length === 0;
      if (hits.length > 0) show(0, held.length);
      else found.textContent = query === '' ? '' : word('webNone');
      found.dataset.held = String(held.length);
    };
    /** @param {number} index @param {number} held */
    const show = (index, held) => {
      for (const mark of hits[current] ?? []) mark.classList.remove('now');
      current = (index + hits.length) % hits.length;
      for (const mark of hits[current] ?? []) mark.classList.add('now');
      hits[current]?.[0]?.scrollIntoView({ block: 'center' });
      found.textContent = word('webFound', current + 1, hits.length, held);
    };
    const move = (/** @type {number} */ step) => hits.length > 0 && show(current + step, Number(found.dataset.held));
    // While a method of input composes characters, what stands there is not yet what is meant.
    input.addEventListener('input', (/** @type {InputEvent} */ event) => event.isComposing || search());
    input.addEventListener('compositionend', search);
    input.addEventListener('keydown', (/** @type {KeyboardEvent} */ event) => {
      if (event.isComposing || event.key !== 'Enter' || !event.shiftKey) return;
      event.preventDefault();
      move(-1);
    });
    form.addEventListener('submit', (/** @type {Event} */ event) => {
      event.preventDefault();
      move(1);
    });
    buttons[0].addEventListener('click', () => move(-1));
  }

  /** Marks the row of the contents whose part is being read: the last that begins above a third of the window. */
  function startContents() {
    const rows = new Map(all('.contents a').map((link) => [link.getAttribute('href')?.slice(1), link]));
    const parts = all('[data-section]').filter((part) => rows.has(part.dataset.section));
    let waiting = false;
    const follow = () => {
      waiting = false;
      const line = innerHeight / 3;
      const atEnd = scrollY > 0 && scrollY + innerHeight >= root.scrollHeight - 2;
      const reading = atEnd ? parts.at(-1) : parts.findLast((part) => part.getBoundingClientRect().top <= line);
      for (const [id, link] of rows) {
        if (id === reading?.dataset.section) link.setAttribute('aria-current', 'location');
        else link.removeAttribute('aria-current');
      }
    };
    const later = () => {
      if (!waiting) requestAnimationFrame(follow);
      waiting = true;
    };
    addEventListener('scroll', later, { passive: true });
    addEventListener('resize', later);
    follow();
  }

  function startCitations() {
    /** @type {{ id: string, name: string, title: string, paragraph: string }[]} */
    const formats = JSON.parse(byId('citations').textContent);
    const select = byId('format');
    byId('choice').addEventListener('submit', (/** @type {Event} */ event) => event.preventDefault());
    for (const button of all('.copy')) {
      const format = formats.find(({ id }) => id === button.dataset.format);
      button.addEventListener('click', () => format && copy(format.title, format.name));
    }
    // One pair of tools for all paragraphs: it stands at the end of the one that is pointed at, focused or arrived at.
    const tools = document.createElement('span');
    tools.className = 'tools apart';
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = word('webCiteMark');
    tools.append(button);
    const pdf = document.querySelector('.files a[href$=".pdf"]')?.getAttribute('href');
    const link = document.createElement('a');
    link.textContent = word('webPdfMark');
    if (pdf) tools.append(link);
    // As it is printed: 12之一 stands at the address p12-1.
    /** @param {Element} paragraph */
    const numberOf = (paragraph) => paragraph.querySelector('.number')?.textContent ?? '';
    /** @param {EventTarget | null} target */
    const attend = (target) => {
      const paragraph = target instanceof Element ? target.closest('.paragraph') : null;
      if (!paragraph || tools.parentElement === paragraph || tools.contains(document.activeElement)) return;
      const number = numberOf(paragraph);
      button.setAttribute('aria-label', word('webCiteParagraph', number));
      link.setAttribute('aria-label', word('webPdfParagraph', number));
      link.setAttribute('href', `${pdf}#nameddest=${paragraph.id}`);
      paragraph.append(tools);
    };
    const arrive = () => attend(/^#p\d[\d-]*$/.test(location.hash) ? byId(location.hash.slice(1)) : null);
    // Where the tools stand in the line, they come when they are asked for: text must not move under a passing pointer. Over and out come also when the text moves under a pointer that rests.
    const beside = matchMedia('(min-width: 56rem)');
    document.addEventListener('pointermove', (event) => beside.matches && attend(event.target));
    document.addEventListener('click', (event) => attend(event.target));
    document.addEventListener('focusin', (event) => attend(event.target));
    addEventListener('hashchange', arrive);
    arrive();
    button.addEventListener('click', () => {
      const paragraph = tools.parentElement;
      if (!paragraph) return;
      const number = numberOf(paragraph);
      const format = formats.find(({ id }) => id === select.value);
      if (format) copy(format.paragraph.replaceAll('p{paragraph}', paragraph.id).replaceAll('{paragraph}', number), `${format.name} · ${word('webPermalink', number)}`);
      else copy(`${location.href.split('#')[0]}#${paragraph.id}`, `${word('webLink')} · ${word('webPermalink', number)}`);
    });
  }

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let saying;
  /** @param {string} text @param {string} what */
  async function copy(text, what) {
    let done = false;
    try {
      await navigator.clipboard.writeText(text);
      done = true;
    } catch {
      // The older way, where the newer is not allowed.
      const area = document.createElement('textarea');
      const before = document.activeElement;
      area.value = text;
      area.className = 'skip';
      document.body.append(area);
      area.select();
      done = document.execCommand('copy');
      area.remove();
      if (before instanceof HTMLElement) before.focus();
    }
    byId('said').textContent = done ? word('webCopied', what) : word('webNotCopied');
    clearTimeout(saying);
    saying = setTimeout(() => {
      byId('said').textContent = '';
    }, 4000);
  }

  /** Shows the entries of a register that hold what is typed, in their headings, names or facts. @param {HTMLElement} register */
  function startFilter(register) {
    const form = register.querySelector('.filter');
    const input = register.querySelector('.filter input');
    const output = register.querySelector('.filter output');
    if (!(form instanceof HTMLElement && input instanceof HTMLInputElement && output)) return;
    form.addEventListener('submit', (event) => event.preventDefault());
    const entries = all('.entry', register).map((entry) => ({ entry, text: fold(entry.textContent ?? '').folded }));
    input.addEventListener('input', () => {
      const query = fold(input.value).folded.trimEnd();
      for (const { entry, text } of entries) entry.hidden = !text.includes(query);
      for (const group of all('.letter-group', register)) group.hidden = all('.entry:not([hidden])', group).length === 0;
      output.textContent = query === '' ? '' : word('webFiltered', all('.entry:not([hidden])', register).length);
    });
  }

  function startCatalogue() {
    const form = byId('filters');
    const titles = all('.title');
    const selects = all('select', form);
    form.addEventListener('change', () => {
      for (const title of titles)
        title.hidden = !selects.every((select) => {
          if (!(select instanceof HTMLSelectElement) || select.value === '') return true;
          return (title.dataset[select.dataset.by ?? ''] ?? '').split('|').includes(select.value);
        });
      const shown = titles.filter((title) => !title.hidden).length;
      byId('shown').textContent = shown > 0 ? word('webFiltered', shown) : word('webNoTitle');
    });
  }
})();
