/**
 * What runs inside the browser before Paged.js breaks the text into pages. In: the parsed print HTML. Out: the same
 * text, prepared for what style sheets cannot say: stretches that stay on one line, dots under emphasized
 * characters, widths of table columns, pictures of whole lines, heads that tables repeat. Self-contained: its source
 * is sent to the page. No text of the edition is changed.
 */

export interface Arrangement {
  /** Prepares the parsed document. `line` and `width`: of the type area, in px. */
  prepare: (content: ParentNode) => Promise<void>;
  /** Puts the head on top of a table that goes on from another page. */
  repeatHeads: (page: ParentNode) => void;
}

/** Installs the arrangement as `window.kanbenArrangement`. `kept`: source of the expression for what stays on one line, by language. */
export function installArrangement(kept: Record<string, string>): void {
  /** Puts every match in a text node into a span of its own; from the back, so that earlier offsets stay true. */
  const wrapMatches = (node: Text, expression: RegExp, className: string) => {
    for (const found of [...node.data.matchAll(expression)].reverse()) {
      const span = document.createElement('span');
      span.className = className;
      node.splitText(found.index + found[0].length);
      const stretch = node.splitText(found.index);
      stretch.replaceWith(span);
      span.append(stretch);
    }
  };

  /** Lines of the registers, contents and imprint are not composed piece by piece: the same stretches are kept here. */
  const keepTogether = (content: ParentNode) => {
    const expression = new RegExp(kept[document.documentElement.lang] ?? kept['zh-Hans'] ?? '', 'gu');
    for (const part of content.querySelectorAll('.register, .imprint, .notes, table')) {
      const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
      const nodes: Text[] = [];
      while (walker.nextNode()) nodes.push(walker.currentNode as Text);
      for (const node of nodes) {
        if (node.parentElement?.closest('.keep, .hash')) continue;
        wrapMatches(node, expression, 'keep');
      }
    }
  };

  /** 着重号: a dot under each Han character, drawn and not set: text-emphasis would put “•” into copied text and spread the line. */
  const dotEmphasis = (content: ParentNode) => {
    for (const emphasis of content.querySelectorAll('em')) {
      emphasis.classList.add('dotted');
      const walker = document.createTreeWalker(emphasis, NodeFilter.SHOW_TEXT);
      const nodes: Text[] = [];
      while (walker.nextNode()) nodes.push(walker.currentNode as Text);
      for (const node of nodes) wrapMatches(node, /\p{Script=Han}/gu, 'dot-under');
    }
  };

  /** One width for each column on all pages: as much as its longest cell needs, the widest gives way. */
  const fixColumns = (table: HTMLTableElement) => {
    const rows = [...table.rows];
    const cells = rows[0]?.cells.length ?? 0;
    const widths = Array.from({ length: cells }, (_, i) => {
      const lengths = rows.map((row) => [...(row.cells[i]?.textContent ?? '')].reduce((sum, character) => sum + (character < '\u2000' ? 0.6 : 1), 0));
      return Math.min(16, Math.max(...lengths) + 1.2);
    });
    const sum = widths.reduce((a, b) => a + b, 0);
    const group = document.createElement('colgroup');
    for (const width of widths) {
      const column = document.createElement('col');
      column.style.width = `${((100 * width) / sum).toFixed(2)}%`;
      group.append(column);
    }
    table.prepend(group);
  };

  const prepareTables = (content: ParentNode) => {
    [...content.querySelectorAll<HTMLTableElement>('table')].forEach((table, i) => {
      fixColumns(table);
      table.dataset.table = String(i + 1);
    });
  };

  /** Pictures take whole lines, so that the text after them stands on the grid. */
  const fitFigures = async (content: ParentNode) => {
    const style = getComputedStyle(document.documentElement);
    const line = Number.parseFloat(style.getPropertyValue('--line'));
    const width = Number.parseFloat(style.getPropertyValue('--text-width'));
    for (const image of content.querySelectorAll<HTMLImageElement>('figure img')) {
      const picture = new Image();
      picture.src = image.src;
      await picture.decode();
      const scale = Math.min(1, width / picture.naturalWidth, (line * 14) / picture.naturalHeight);
      const lines = Math.max(1, Math.floor((picture.naturalHeight * scale) / line));
      image.style.height = `${lines * line}px`;
      image.style.width = `${Math.min(width, (lines * line * picture.naturalWidth) / picture.naturalHeight)}px`;
    }
  };

  /** The first stretch of each table; its page may stand outside the document by now. */
  const firsts = new Map<string, HTMLTableElement>();

  const arrangement: Arrangement = {
    prepare: async (content) => {
      keepTogether(content);
      dotEmphasis(content);
      prepareTables(content);
      await fitFigures(content);
    },
    repeatHeads: (page) => {
      for (const table of page.querySelectorAll<HTMLTableElement>('table[data-table]')) {
        const name = table.dataset.table ?? '';
        if (!table.hasAttribute('data-split-from')) firsts.set(name, table);
        if (!table.hasAttribute('data-split-from') || table.tHead) continue;
        // The copy keeps the references of Paged.js: by them the structure of the PDF knows it as a repetition.
        const first = firsts.get(name);
        for (const part of [first?.tHead, first?.querySelector('colgroup')]) {
          if (!part) continue;
          const copy = part.cloneNode(true) as HTMLElement;
          for (const element of copy.querySelectorAll('[id]')) element.removeAttribute('id');
          if (part === first?.tHead) copy.classList.add('apart');
          table.prepend(copy);
        }
      }
    },
  };
  (window as unknown as { kanbenArrangement: Arrangement }).kanbenArrangement = arrangement;
}
