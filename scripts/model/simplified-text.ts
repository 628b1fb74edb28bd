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
  '並并佈布併并來来侷局備备兩两刪删則则劃划務务區区協协參参員员單单國国團团執执報报學学實实審审導导屆届屬属幷并廢废廳厅彔录後后復复徵征憲宪捲卷換换擇择據据暫暂書书會会條条業业構构機机檢检權权歐欧決决準准' +
  '濟济為为爲为現现發发祕秘節节範范簽签籤签糰团紀纪約约細细組组結结絕绝絶绝經经綱纲緊紧締缔編编縣县總总聯联聲声脩修與与華华蓆席蔘参處处號号衕同補补製制複复見见規规訂订訊讯討讨記记試试該该語语調调請请論论' +
  '議议軍军辦办過过達达違违適适釋释銀银録录錶表鑑鉴鑒鉴長长門门閤合關关雙双電电韆千項项頒颁體体髮发黨党齣出於于';

const simplified = new Map(
  Array.from({ length: pairs.length / 2 }, (_, i) => [pairs.charAt(2 * i), pairs.charAt(2 * i + 1)]),
);
const traditional = new RegExp(`[${[...simplified.keys()].join('')}]`, 'g');

/** A text whose characters are simplified, as far as patterns have them; of the same length in UTF-16 units. */
export const asSimplified = (text: string): string =>
  text.replace(traditional, (character) => simplified.get(character) ?? character);

/** What was found in a simplified text, as the text itself has it; where it is not found there, as it is. */
export function asWritten(found: string, read: string, written: string): string {
  const at = read.indexOf(found);
  return at < 0 ? found : written.slice(at, at + found.length);
}

/** The table, for its test. */
export const simplifiedPairs: ReadonlyMap<string, string> = simplified;
