/**
 * The structure tree of one page. In: the tree as pdf.js gives it. Out: elements with their roles, and the numbers of
 * the page's own marked content; what other pages hold of the same elements is left out. Pure; knows no library. Called
 * by `read-pdf.ts`.
 */

/** An element of the structure tree as far as it stands on one page; a number is marked content of that page. */
export interface PdfElement {
  role: string;
  language?: string;
  alt?: string;
  children: (PdfElement | number)[];
}

/** As pdf.js gives it; a piece of content has an id and no role. */
export interface RawElement {
  role: string;
  lang?: string;
  alt?: string;
  children: unknown[];
}

/** `own`: how the ids of the page's own content begin. */
export const elementOf = ({ role, lang, alt, children }: RawElement, own: string): PdfElement => ({
  role,
  ...(lang ? { language: lang } : {}),
  ...(alt ? { alt } : {}),
  children: (children as { id?: string; role?: string }[]).flatMap((child): (PdfElement | number)[] => {
    if (child.role !== undefined) return [elementOf(child as RawElement, own)];
    return child.id?.startsWith(own) ? [Number(child.id.slice(own.length))] : [];
  }),
});
