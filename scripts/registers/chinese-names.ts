/**
 * What looks like a name in a Chinese text. In: the text of a paragraph. Out: titles in 《》, names in quotes, runs of
 * words that end in a word for an instrument or a body, abbreviations in Latin. Promises that a run begins where a word
 * begins (by the dictionary of ICU, in `Intl.Segmenter`), and with a proper head: a place, a world body, or a word that
 * no common noun begins with. Precision before recall: what an editor reads here should be names. Pure, linear.
 */
import { asSimplified } from '../model/simplified-text.ts';
import { type Candidate, candidate } from './candidate.ts';

/** Ends of names that are seldom anything else. */
const strongSuffix =
  '公约|条约|宣言|宪章|议定书|议程|联合声明|倡议|理事会|委员会|论坛|联盟|峰会|安理会|联大|大会|会晤|秘书处';
/** Ends that are common nouns, or verbs, far more often: a name of these needs a place or a world body before it. */
const weakSuffix = '协定|协议|决议|备忘录|组织|机制|工作组|小组|机构|法院';
const suffix = new RegExp(`(${strongSuffix})|${weakSuffix}`, 'g');
const instrument = /(?:公约|条约|宣言|宪章|议定书|议程|联合声明|倡议|协定|协议|决议|备忘录)$/;

const capitals = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
/** States by their names in CLDR and in treaties. */
const states = (() => {
  const names = new Intl.DisplayNames('zh-Hans', { type: 'region', fallback: 'none' });
  const codes = capitals.flatMap((a) => capitals.map((b) => a + b));
  const known = codes.flatMap((code) => names.of(code) ?? []).filter((name) => /^\p{Script=Han}{2,}$/u.test(name));
  const more = ['中华人民共和国', '俄罗斯联邦', '朝鲜', '韩国', '苏联'];
  return [...known, ...more].sort((a, b) => b.length - a.length).join('|');
})();
/** What makes a name of whatever follows it: world bodies, continents, groups of states. */
const world =
  /^(?:联合国|二十国|七国|金砖|北大西洋|太平洋|北约|欧盟|东盟|非盟|阿盟|亚太|欧亚|东亚|中亚|南亚|东南亚|东北亚|亚洲|非洲|欧洲|美洲|拉美|大洋洲|阿拉伯|伊斯兰|上海|上合|禁止(?=.{2,8}武器)|中[俄美欧非阿日韩印])/;
/** States, provinces and cities, and those whom a text calls 甲国 or 乙 because their names do not matter. */
const state = new RegExp(
  `^(?:${states}|[甲乙丙丁](?![级类种等方])|(?!直辖|设区|自治|各|[年月日])\\p{Script=Han}{2,4}(?:省|(?<![级城])市|自治区|自治州)(?!场|民|级|区的))`,
  'u',
);
/** Words that begin names, and common phrases as well: 国际法院, 国际组织. */
const weakHead = /^(?:国际|世界|全球|国家(?!级|机关|机构)|全国|中央|最高|国务院|政府间|特设)/;
/** Names that are only such a word and a suffix, or short for longer ones. */
const shortNames = /^(?:(?:国际|最高|最高人民)法院|(?:世卫|世贸|经合|上合|亚太经合)组织)$/;
const commonKinds = /^国际(?:经济|金融|社会|民间|区域|地区|多边|人道主义|体育|卫生|专业|政府间|非政府)组织$/;

/**
 * Where a name cannot go on to the left: particles, pronouns, adverbs, prepositions, the verbs of communiqués and laws.
 */
const stops = new Set(
  (
    '的 地 得 了 将 被 把 由 向 使 并 应 愿 均 已 在 从 对 为 以 于 因 报 当 不 未 所 是 有 称 按 就 据 给 让 至 到 其 之 且 则 即 又 也 还 再 曾 请 送 设 交 ' +
    '各 该 本 此 某 每 这 那 个 种 任何 所有 有关 相关 其他 其它 上述 下列 以下 以上 同级 上级 下级 本级 当地 所在 原 ' +
    '享有 铭念 发布 发表 违反 破坏 签署 签订 缔结 通过 批准 加入 参加 根据 按照 依照 依据 支持 推动 重申 强调 欢迎 遵守 履行 执行 落实 维护 加强 参与 成立 建立 设立 ' +
    '举行 举办 出席 召开 认为 指出 ' +
    '提交 提请 报告 报请 通知 告知 委托 授权 会同 经过 接受 取得 具有 属于 作为 包括 以及 或者 并且 应当 可以 必须 不得 需要 如果 因为 对于 关于 由于 为了 ' +
    '达成 呼吁 敦促 恪守 遵循 践行 注意 注意到 同意 决定 规定 制定 修改 提出 承认 反对 谴责 表示 适用 等 积极 回应 发挥 提供 采取 进行 开展 促进 实现 确保 增进 取代 ' +
    '替代 完善 健全 构建 打造 深化 扩大 退出'
  ).split(/\s+/),
);
/** They join words of a name and also two names. */
const connectors = new Set(['和', '与', '及', '或']);
/** Suffixes that make a name of any word before them but these. */
const rareSuffix = /(?:公约|条约|宣言|宪章|议定书|联合声明|论坛|峰会|安理会|联大)$/;
const common =
  /^(?:[市村居股国乡公].?民|业主|职工|学[校生术]|行业|企业|单位|安全|防火|环境|卫生|服务|文明|社会|自律|合作|高峰|专题|学术|行政|劳动|双边|多边|重要|主要|新|旧|原|两|多|第|[一二三四五六七八九十百])/;
/** What rivers and islands are called; a name stands before it. */
const waters = /(?:[河江湖湾洋]|流域|半岛|群岛|盆地|三角洲)$/;

const words = new Intl.Segmenter('zh-Hans', { granularity: 'word' });
/** A name is not longer. */
const longest = 40;

/** What stands for a name: 该决议, 本宣言. */
const pronoun = /^(?:本|该|此|上述)/;
/** A title so short stands for a longer one: 《公约》, 《条例》. */
const shortTitle = 2;

/**
 * Candidates of a Chinese paragraph, in no order. Traditional characters and 「」 are read as simplified ones and “”: the
 * candidates are pieces of the text as it is.
 */
export function chineseNames(written: string): Candidate[] {
  const text = asSimplified(written).replaceAll('「', '“').replaceAll('」', '”');
  return namesIn(text).map((one) => ({ ...one, text: written.slice(one.start, one.end) }));
}

function namesIn(text: string): Candidate[] {
  const titles = [...text.matchAll(/《([^《》]+)》/g)].map(({ index, 1: title = '' }) =>
    candidate(title, index + 1, 'treaties', title.length <= shortTitle ? title : undefined),
  );
  return [...titles, ...quotedNames(text), ...runs(text, titles), ...abbreviations(text)];
}

/** What comes before the quotes of a name: it is supported, called so, joined. */
const naming =
  /(?:支持|共建|推进|推动|加入|参与|发起|提出|举办|召开|欢迎|落实|批准|通过|签署|建立|成立|名为|题为|与|和)$/;
const heads = new RegExp(`(?:${strongSuffix}|${weakSuffix}|伙伴关系|计划|框架|进程|战略)$`);
const headsAfter = new RegExp(`^的?(?:国际)?(?:${strongSuffix}|${weakSuffix}|模式|框架|进程)`);

/** “…” where its last word, or a word before or behind it, says that it names something. */
function quotedNames(text: string): Candidate[] {
  return [...text.matchAll(/“([^“”]{2,60})”/g)].flatMap(({ index, 0: whole, 1: name = '' }) => {
    const before = text.slice(Math.max(0, index - 4), index);
    const named = heads.test(name) || naming.test(before) || headsAfter.test(text.slice(index + whole.length));
    return named && /\p{L}/u.test(name) && !/[，。；：？！]/.test(name) ? [candidate(name, index + 1)] : [];
  });
}

/** Abbreviations of three letters and more; numbers in Roman letters are none, nor the symbols of standards. */
const abbreviations = (text: string): Candidate[] =>
  [...text.matchAll(/(?<![A-Za-z0-9])(?![IVXLCDM]+(?![A-Z]))[A-Z][A-Z0-9]{2,}(?![A-Za-z0-9]|[ —-]?\d)/g)].map((found) =>
    candidate(found[0], found.index, 'organizations'),
  );

const anySuffix = new RegExp(`${strongSuffix}|${weakSuffix}`);

/**
 * Where words begin in the stretches that hold a suffix. Stretch by stretch, and none long: each word that Node gives
 * holds a copy of all that was asked.
 */
function beginsOfWords(text: string): number[] {
  return [...text.matchAll(/[\p{L}\p{N}/—]{1,200}/gu)].flatMap(({ index: from, 0: stretch }) =>
    anySuffix.test(stretch) ? [...words.segment(stretch)].map(({ index }) => from + index) : [],
  );
}

/** Runs of words that end in a suffix; of two that begin at one place the longer. */
function runs(text: string, titles: readonly Candidate[]): Candidate[] {
  const found = [...text.matchAll(suffix)];
  if (found.length === 0) return [];
  const begins = beginsOfWords(text);
  const byStart = new Map<number, Candidate>();
  let title = 0;
  let word = 0;
  for (const { index, 0: last, 1: strong } of found) {
    const end = index + last.length;
    while (title < titles.length && (titles[title]?.end ?? 0) < end) title++;
    if ((titles[title]?.start ?? end) <= index) continue;
    while (word < begins.length && (begins[word] as number) <= index) word++;
    const start = startOfName(text, begins.slice(Math.max(0, word - longest), word), index, end, strong !== undefined);
    if (start === undefined) continue;
    const name = text.slice(start, end);
    const standsFor = pronoun.test(name) ? last : undefined;
    byStart.set(start, candidate(name, start, instrument.test(name) ? 'treaties' : 'organizations', standsFor));
  }
  return [...byStart.values()];
}

/**
 * Where the name that ends in the suffix at `at` begins; nothing when it is no name. `begins`: where the words up to it
 * begin; `end`: that of the suffix.
 */
function startOfName(
  text: string,
  begins: readonly number[],
  at: number,
  end: number,
  strong: boolean,
): number | undefined {
  const { first, proper, near } = walkBack(text, begins, at, end, strong);
  const back = /(?:本|该|此|上述)$/.exec(text.slice(Math.max(0, at - 2), at));
  if (back) return at - back[0].length;
  if (proper !== undefined) return proper;
  const goesOn = near !== undefined && first < near && strong;
  return goesOn || isRare(text, first, at, end) ? first : undefined;
}

/** Where a name may begin: its first word, the proper head of it, and its first word behind a water. */
function walkBack(
  text: string,
  begins: readonly number[],
  at: number,
  end: number,
  strong: boolean,
): { first: number; proper: number | undefined; near: number | undefined } {
  let first = at;
  let proper: number | undefined;
  let near: number | undefined;
  let joined = false;
  for (let i = begins.length - 1; i >= 0; i--) {
    const start = begins[i] as number;
    if (start >= at) continue;
    const word = text.slice(start, begins[i + 1] ?? at).slice(0, at - start);
    if (at - start > longest || !/^[\p{Script=Han}\p{L}\p{N}/—]+$/u.test(word)) break;
    if (connectors.has(word)) {
      // What stands on the other side of a proper head is another name.
      if (proper === begins[i + 1]) break;
      joined = true;
      continue;
    }
    if (stops.has(word)) break;
    // Without a proper head a name does not go on behind 和.
    if (!joined && waters.test(word) && i > 0) near = start;
    if (!joined) first = start;
    if (isHead(text.slice(start, end), text.slice(start, at), strong)) proper = start;
  }
  return { first, proper, near };
}

/** True for a name whose suffix is rare enough to make one of any word before it that is not common. */
function isRare(text: string, first: number, at: number, end: number): boolean {
  const before = text.slice(first, at);
  const rare = before.length >= 2 && rareSuffix.test(text.slice(at, end)) && !/国际$/.test(before);
  return rare && !common.test(before);
}

/** True when a text up to the end of a suffix begins as a name does; `before` is what stands before the suffix. */
function isHead(whole: string, before: string, strong: boolean): boolean {
  if (shortNames.test(whole)) return true;
  const head = world.exec(before) ?? (strong || /(?:决议|协定|备忘录)$/.test(whole) ? state.exec(before) : null);
  if (head) return strong || before.length > head[0].length || /(?:决议|机制)$/.test(whole);
  const weak = weakHead.exec(before);
  if (!weak || before.length - weak[0].length < 2) return false;
  return strong || (/^(?:国际|世界|全球).*组织$/.test(whole) && !commonKinds.test(whole));
}
