/**
 * A document from elsewhere → canonical Markdown. In: the text of a feed dump or an HTML page. Out: front
 * matter as far as it is known (`TODO` elsewhere), Markdown, and a list of what was not carried. The only file
 * that knows parse5. Promises that every character of the text arrives, escaped where Markdown would read it as
 * a sign; guesses no fact.
 */
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { joinFrontMatter, splitFrontMatter } from './read.ts';
import { parseYaml } from './yaml.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;

interface Imported {
  markdown: string;
  /** One sentence for each thing of the document that is not in the Markdown, and why. */
  notCarried: string[];
}

interface Line {
  kind: 'heading' | 'paragraph' | 'closing' | 'provenance';
  text: string;
}

const todo = (what: string) => `TODO ${what}`;
const sectionNumeral = /^[一二三四五六七八九十]+$/;
const provenanceLine = /^（[^（）]+\d{1,2}月\d{1,2}日电）$/;
const closingLine = /^([〇零一二三四五六七八九十]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日于(.+)$/;

/** Imports one document. `language` is the BCP 47 tag that its front matter will name. */
export function importDocument(text: string, language: string): Imported {
  const notCarried: string[] = [];
  // Feeds begin with empty lines; front matter must stand at the very beginning.
  const parts = splitFrontMatter(text.trimStart());
  const header = (parseYaml(parts.matter, '', 1).root.data ?? {}) as Record<string, unknown>;
  const known = (key: string) => (typeof header[key] === 'string' ? (header[key] as string) : undefined);
  for (const key of Object.keys(header)) if (!['title', 'author', 'date'].includes(key)) notCarried.push(`The feed’s field “${key}” is no part of the document.`);

  const lines = linesOf(parts.body, notCarried).map(classify);
  const closing = lines.map((line) => closingLine.exec(line.text)).find((found) => found !== null);
  const provenance = lines.find((line) => line.kind === 'provenance')?.text;
  const title = known('title') ?? todo('the title, one line of sense each');
  const published = new Date(known('date') ?? '');
  // 中华人民共和国 holds a 和 itself: a party ends like a state’s name.
  const parties = /^(.+(?:国|联邦|联盟))和(.+?)关于/.exec(title);
  const data = {
    title: senseLines(title),
    'short-title': todo('for running heads'),
    kind: /(联合声明|联合公报|宣言|公报|协定|条约)$/.exec(title)?.[1] ?? todo('kind of document'),
    parties: parties ? parties.slice(1) : [todo('parties')],
    adopted: { date: closing ? isoDate(closing) : todo('YYYY-MM-DD'), place: closing?.[4] ?? todo('place') },
    source: {
      name: known('author') ?? todo('where the text comes from'),
      date: Number.isNaN(published.getTime()) ? todo('YYYY-MM-DD') : published.toISOString().slice(0, 10),
      provenance: provenance ?? todo('agency line or document number'),
    },
    edition: { number: 1, date: todo('YYYY-MM-DD') },
    language,
    description: todo('one or two sentences for catalogues'),
    registers: ['treaties', 'organizations'],
  };
  const body = lines
    .filter((line) => line.kind !== 'provenance')
    .map((line) => {
      if (line.kind === 'heading') return `## ${escapeMarkdown(line.text)}`;
      return line.kind === 'closing' ? `::: closing\n${escapeMarkdown(line.text)}\n:::` : escapeMarkdown(line.text);
    })
    .join('\n\n');
  return { markdown: joinFrontMatter(data, `\n${body}\n`), notCarried };
}

/** The paragraphs of an HTML text, in order, as plain text with a flag for wholly bold ones. */
function linesOf(html: string, notCarried: string[]): { text: string; bold: boolean }[] {
  const lines: { text: string; bold: boolean }[] = [];
  let current: { text: string; bold: boolean } | undefined;
  const finish = () => {
    if (current && current.text.trim() !== '') lines.push({ ...current, text: current.text.trim() });
    current = undefined;
  };
  const visit = (node: Node, bold: boolean): void => {
    if (node.nodeName === '#text') {
      const text = (node as DefaultTreeAdapterTypes.TextNode).value.replace(/[\t\n\f\r ]+/g, ' ');
      if (text.trim() === '' && !current) return;
      current ??= { text: '', bold: true };
      current.text += text;
      if (text.trim() !== '') current.bold &&= bold;
      return;
    }
    if (!('childNodes' in node)) return;
    if (['script', 'style', 'template', 'noscript'].includes(node.nodeName)) {
      notCarried.push(`A <${node.nodeName}> element: it is no text.`);
      return;
    }
    if (['img', 'video', 'audio', 'iframe', 'object', 'svg'].includes(node.nodeName)) notCarried.push(`A <${node.nodeName}> element: add the picture by hand if it belongs to the document.`);
    const block = /^(p|div|h[1-6]|li|ul|ol|table|tr|td|th|blockquote|section|article|br|body|html)$/.test(node.nodeName);
    if (block) finish();
    for (const child of node.childNodes) visit(child, bold || ['strong', 'b'].includes(node.nodeName) || /^h[1-6]$/.test(node.nodeName));
    if (block) finish();
  };
  for (const node of parse(html).childNodes) visit(node, false);
  finish();
  return lines;
}

function classify({ text, bold }: { text: string; bold: boolean }): Line {
  if (bold && sectionNumeral.test(text)) return { kind: 'heading', text };
  if (provenanceLine.test(text)) return { kind: 'provenance', text };
  return { kind: closingLine.test(text) ? 'closing' : 'paragraph', text };
}

/** 甲和乙 / 关于……的 / 联合声明: the three sense lines of an official title; one line when it has another shape. */
function senseLines(title: string): string[] {
  const found = /^(.+?)(关于.+的)([^的]+)$/.exec(title);
  return found ? found.slice(1) : [title];
}

/** 二〇二二, 二, 四 → 2022-02-04. */
function isoDate(found: RegExpExecArray): string {
  const digits = '〇一二三四五六七八九';
  const year = [...(found[1] ?? '')].map((digit) => digits.indexOf(digit.replace('零', '〇'))).join('');
  const small = (text = '') => {
    const [tens, ones] = text.includes('十') ? (text.split('十') as [string, string]) : ['', text];
    const ten = text.includes('十') ? (tens === '' ? 1 : digits.indexOf(tens)) : 0;
    return String(ten * 10 + (ones === '' ? 0 : digits.indexOf(ones))).padStart(2, '0');
  };
  return `${year}-${small(found[2])}-${small(found[3])}`;
}

/** Puts a backslash before every character that Markdown, or a mark of ours, would read as a sign. */
function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_[\]<]/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
    .replace(/^[-+>#|:=~]/, '\\$&');
}
