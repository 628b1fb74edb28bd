/** Types of packages that ship none: only what this project uses. */
declare module 'pagedjs-cli' {
  export default class Printer {
    constructor(options: { closeAfter: boolean; timeout: number });
    browser: unknown;
    on(event: 'page', listener: () => void): void;
    once(event: 'page', listener: () => void): void;
    render(input: { html: string }): Promise<unknown>;
  }
}

declare module 'subset-font' {
  export default function subsetFont(
    font: Uint8Array,
    text: string,
    options: {
      targetFormat: 'truetype' | 'woff2';
      keepFeatures: string[];
      noHinting: boolean;
      preserveNameIds: number[];
    },
  ): Promise<Uint8Array>;
}

declare module '@citation-js/core' {
  export class Cite {
    constructor(items: object[] | string);
    readonly data: object[];
    format(format: 'bibtex' | 'ris'): string;
  }
  export const plugins: { config: { get(name: '@bibtex'): { format: { asciiOnly: boolean; useIdAsLabel: boolean } } } };
}

declare module '@citation-js/plugin-bibtex';
declare module '@citation-js/plugin-ris';

declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs' {
  export const WorkerMessageHandler: object;
}

declare module 'wawoff2/decompress.js' {
  export default function decompress(font: Uint8Array): Promise<Uint8Array>;
}

declare module 'wawoff2/compress.js' {
  export default function compress(font: Uint8Array): Promise<Uint8Array>;
}

declare module 'opencc-js/dict/TSCharacters' {
  const table: string;
  export default table;
}
