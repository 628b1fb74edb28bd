/**
 * Which language a document is in. In: what it says of itself, and its text. Out: a BCP 47 tag, or nothing. Promises to
 * believe the script of the text before a page’s own statement, which is often that of its template; tells Chinese in
 * simplified characters from traditional by characters that only one of the two has.
 */

const simplified = /[国这对与为个们来时会说发学经关现开进无问题应决议际议产业东两严丧临举义乐习乡书买乱争亏亚产亲]/g;
const traditional = /[國這對與為個們來時會說發學經關現開進無問題應決議際產業東兩嚴喪臨舉義樂習鄉書買亂爭虧亞親]/g;

/** The tag of a text; `stated` is what the document says. */
export function languageOf(stated: string | undefined, text: string): string | undefined {
  const tag = stated && Intl.getCanonicalLocales(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/.test(stated) ? stated : 'und')[0];
  const base = tag?.split('-')[0] ?? 'und';
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  const letters = count(/\p{L}/gu);
  const [han, kana, cyrillic, latin] = [count(/\p{Script=Han}/gu), count(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu), count(/\p{Script=Cyrillic}/gu), count(/\p{Script=Latin}/gu)];
  if (letters === 0) return base === 'und' ? undefined : tag;
  if (kana > 0.05 * letters) return 'ja';
  if (han > 0.3 * letters) return count(traditional) > count(simplified) ? 'zh-Hant' : 'zh-Hans';
  const script = cyrillic > 0.5 * letters ? 'Cyrillic' : latin > 0.5 * letters ? 'Latin' : undefined;
  // A page in Russian whose template says “en”: the tag is believed only when it fits the letters.
  const fits = base !== 'und' && (script === 'Cyrillic') === /^(ru|be|uk|bg|sr|mk|kk|ky|tg|mn)$/.test(base) && !/^(zh|ja|ko)$/.test(base);
  if (fits) return /^(en|ru)$/.test(base) ? base : tag;
  if (script === 'Cyrillic' && count(/[ыэё]/gi) > 0 && count(/[іїєґў]/gi) === 0) return 'ru';
  if (script === 'Latin' && count(/\b(?:the|of|and|to|in|shall)\b/gi) > 0.1 * count(/\b[a-z]+\b/gi)) return 'en';
  return undefined;
}
