/**
 * The kinds of official documents, as their titles name them. In: a title. Out: its kind, or nothing. Promises words of
 * the title. A table of words in Chinese, English, Russian, French, Spanish and Arabic. Called by `front-matter.ts` and
 * `title-lines.ts`.
 *
 *     kindOf('Universal Declaration of Human Rights') → 'Declaration'
 */
import { findsSimplified, findWritten } from '../model/simplified-text.ts';

const kinds: readonly RegExp[] = [
  /(联合声明|联合公报|共同宣言|共同声明|联合宣言|实施细则|实施办法|司法解释|修正案|法典|声明|宣言|公报|协定|协议|条约|公约|议定书|备忘录|章程|宪章|规约|盟约|宪法|决议|决定|通知|通告|公告|通报|意见|批复|答复|复函|函|指示|命令|令|条例|细则|办法|规定|规则|规程|规范|准则|解释|方案|规划|纲要|会议纪要|纪要|报告|换文|法)(?:[（(][^（）()]{1,20}[）)])?$/d,
  /\b(Joint Statement|Joint Communiqué|Declaration|Statement|Communiqué|Convention|Treaty|Agreement|Protocol|Memorandum|Covenant|Charter|Statute|Resolution|Decision|Regulations?|Directive|Recommendation|Act|Law|Code|Rules|Order|Decree|Constitution|Guidelines|Exchange of Notes|Final Act|Accord|Pact|Notice|Corrigendum)\b/di,
  /(Совместное заявление|Совместное коммюнике|Декларация|Заявление|Коммюнике|Конвенция|Договор|Соглашение|Протокол|Меморандум|Пакт|Устав|Статут|Резолюция|Решение|Федеральный закон|Закон|Кодекс|Указ|Постановление|Распоряжение|Приказ|Правила|Положение|Инструкция|Конституция|Регламент|Хартия)(?!\p{L})/diu,
  /(?<!\p{L})(Déclaration commune|Communiqué conjoint|Déclaration|Communiqué|Traité|Accord|Protocole|Mémorandum|Pacte|Charte|Statut|Résolution|Décision|Règlement|Directive|Recommandation|Loi|Code|Décret|Ordonnance|Arrêté|Acte final|Échange de notes)(?!\p{L})/diu,
  /(?<!\p{L})(Declaración conjunta|Comunicado conjunto|Declaración|Comunicado|Convención|Convenio|Tratado|Acuerdo|Protocolo|Memorando|Memorándum|Pacto|Carta|Estatuto|Resolución|Decisión|Reglamento|Directiva|Recomendación|Ley|Código|Decreto|Orden|Constitución|Acta final|Canje de notas)(?!\p{L})/diu,
  /(?<!\p{L})(?:ال)?(بيان مشترك|إعلان|بيان|اتفاقية|معاهدة|اتفاق|بروتوكول|مذكرة تفاهم|ميثاق|عهد|النظام الأساسي|قرار|مقرر|قانون|دستور|لائحة|نظام|مرسوم|توصية|تقرير)(?!\p{L})/du,
];

/** No title is longer; what is, is not looked through. */
const longest = 500;

/** The kind that a title names, with one capital where its script has them. */
export function kindOf(title = ''): string | undefined {
  if (title.length > longest) return undefined;
  const kind = kinds.map((pattern) => findWritten(pattern, title)?.[1]).find(Boolean);
  const lower = kind === kind?.toUpperCase() ? kind?.toLowerCase() : kind;
  return lower && lower.charAt(0).toUpperCase() + lower.slice(1);
}

const signedKinds =
  /声明|公报|宣言|协定|协议|条约|公约|议定书|备忘录|盟约|宪章|换文|^(?:Joint|Declaration|Statement|Communiqué|Convention|Treaty|Agreement|Protocol|Memorandum|Covenant|Charter|Exchange|Final|Accord|Pact)|заявление|коммюнике|Декларация|Конвенция|Договор|Соглашение|Протокол|Меморандум|Пакт|Устав|Хартия|^(?:Déclaration|Traité|Protocole|Mémorandum|Pacte|Charte|Échange|Declaración|Comunicado|Conven|Tratado|Acuerdo|Protocolo|Memor|Pacto|Carta|Canje)|^(?:بيان|إعلان|اتفاق|معاهدة|بروتوكول|مذكرة|ميثاق|عهد)/i;
/** True for a kind of documents that are signed or proclaimed somewhere, as a treaty is and a statute is not. */
export const isSigned = (kind: string): boolean => findsSimplified(signedKinds, kind);

/** True for a line that ends as the title of a Chinese document does: with its kind. */
export const endsLikeTitle = (line: string): boolean =>
  line.length <= longest &&
  /\p{Script=Han}$|[）)]$/u.test(line) &&
  kinds[0] !== undefined &&
  findsSimplified(kinds[0], line);

/** True for a line that is a kind and nothing else, as ФЕДЕРАЛЬНЫЙ ЗАКОН is. */
export const isKindAlone = (line: string): boolean => line !== '' && kindOf(line)?.length === line.trim().length;

/** True for a line that begins with its kind and is no sentence: Corrigendum to Directive (EU) …. */
export const beginsLikeTitle = (line: string): boolean =>
  line.length <= longest && !/[.:;,]$/.test(line) && kinds.slice(1).some((pattern) => pattern.exec(line)?.index === 0);
