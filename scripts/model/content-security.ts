/**
 * What a page of the press may ask a browser for, in the words of Content Security Policy 3: nothing but its own files;
 * no script and no style in the page itself. Called by the makers of pages.
 */
export const contentSecurity =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; " +
  "connect-src 'self'; base-uri 'none'; form-action 'none'";
