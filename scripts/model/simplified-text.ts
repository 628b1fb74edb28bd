/**
 * Traditional Chinese as the patterns of the press read it. In: a text. Out: the same text with the simplified form of
 * each character that occurs in those patterns, as long as before, so that what is found in it is found at the same
 * place in the text. Promises that what was read is given back as it is written. Pure, and without a dictionary: a test
 * compares the table with OpenCC's and with the patterns.
 *
 *     asSimplified('第三條') → '第三条'      asWritten('第三条', '第三条　总则', '第三條　總則') → '第三條'
 */

/** Traditional and simplified, behind one another; of the first plane, one UTF-16 unit each. */
const pairs =
  '並并佈布併并來来侷局備备兩两刪删則则劃划務务區区協协參参員员單单國国團团執执報报學学實实審审導导屆届屬属幷并廢废廳厅彔录後后復复徵征憲宪捲卷換换擇择據据暫暂書书會会條条業业構构機机檢检權权歐欧決决準准濟济為为爲为現现' +
  '發发祕秘節节範范簽签籤签糰团紀纪約约細细組组結结絕绝絶绝經经綱纲緊紧締缔編编縣县總总聯联聲声脩修與与華华蓆席蔘参處处號号衕同補补製制複复見见規规訂订訊讯討讨記记試试該该語语調调請请論论議议軍军辦办過过達达違违適适釋释' +
  '銀银録录錶表鑑鉴鑒鉴長长門门閤合關关雙双電电韆千項项頒颁體体髮发黨党齣出於于亞亚係系個个傢家億亿動动勞劳卽即唸念噹当嚮向囌苏埰采場场墰坛壇坛壜坛壞坏夥伙寀采將将專专對对峯峰島岛強强從从應应戰战採采揮挥擴扩曏向朮术東东' +
  '極极歡欢灣湾環环畵画當当確确磚砖種种稱称積积箇个籲吁級级給给維维織织繫系罈坛罎坛羅罗羣群義义職职舉举舊旧萬万蘇苏蘭兰術术衛卫計计託托設设註注認认譴谴護护讓让責责貿贸踐践轄辖迴回這这週周進进還还邊边鄉乡銘铭開开間间際际' +
  '韓韩須须題题願愿類类鬚须鮮鲜錄录標标碼码網网識识';

const simplified = new Map(
  Array.from({ length: pairs.length / 2 }, (_, i) => [pairs.charAt(2 * i), pairs.charAt(2 * i + 1)]),
);
const traditional = new RegExp(`[${[...simplified.keys()].join('')}]`, 'g');

/** A text whose characters are simplified, as far as patterns have them; of the same length in UTF-16 units. */
export const asSimplified = (text: string): string =>
  text.replace(traditional, (character) => simplified.get(character) ?? character);

/** Whether a pattern in simplified characters finds something in a text. */
export const findsSimplified = (pattern: RegExp, text: string): boolean => pattern.test(asSimplified(text));

/**
 * What a pattern in simplified characters finds in a text, the whole and its groups, as the text has them. The pattern
 * says where (flag `d`).
 */
export function findWritten(pattern: RegExp, text: string): (string | undefined)[] | undefined {
  const found = pattern.exec(asSimplified(text));
  return found?.indices?.map((range) => range && text.slice(...range));
}

/**
 * What was found in a simplified text, as the text itself has it. White space that is left out of what was found may
 * stand in the text. Nothing where the text has it nowhere.
 */
export function asWritten(found: string, read: string, written: string): string | undefined {
  if (read === written) return found;
  const whole = read.indexOf(found);
  if (whole >= 0) return written.slice(whole, whole + found.length);
  const signs = [...found].filter((sign) => /\S/.test(sign)).map((sign) => sign.replace(/[^\p{L}\p{N}]/u, '\\$&'));
  const apart = new RegExp(signs.join('\\s*'), 'u').exec(read);
  return apart ? written.slice(apart.index, apart.index + apart[0].length).replace(/\s+/gu, '') : undefined;
}

/** The table, for its test. */
export const simplifiedPairs: ReadonlyMap<string, string> = simplified;
