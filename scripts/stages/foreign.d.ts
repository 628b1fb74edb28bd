/** Types of packages that ship none: only what this project uses. */
declare module 'pagedjs-cli' {
  export default class Printer {
    constructor(options: { closeAfter: boolean; timeout: number });
    browser: unknown;
    render(input: { html: string }): Promise<unknown>;
  }
}

declare module 'subset-font' {
  export default function subsetFont(font: Uint8Array, text: string, options: { targetFormat: 'truetype'; keepFeatures: string[]; noHinting: boolean; preserveNameIds: number[] }): Promise<Uint8Array>;
}
