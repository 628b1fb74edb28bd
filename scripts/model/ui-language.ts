/** The languages of the interface: of the preview, and of what commands say. Holds no input, no output, no library. */

export const uiLanguages = ['en', 'zh'] as const;

/** A language of the interface. */
export type UiLanguage = (typeof uiLanguages)[number];

/** Whether a value names one. Example: `isUiLanguage('zh')` → true */
export const isUiLanguage = (value: unknown): value is UiLanguage => uiLanguages.some((known) => known === value);
