/**
 * Fields of a Word document, whose words may stand in an instruction and not in the text. In: the tree of a part. Out:
 * the same tree, in which what a field shows is text: fractions and circled characters (EQ), the chosen entry of a
 * list, the given text of a form. Promises that no instruction is text, and that what shows something and stores none
 * is told. Fields are those of ECMA-376 part 1, 17.16. A pass of the table of `word-passes.ts`.
 *
 *     the instruction “EQ \F(1,2)” without a result → the run “1/2”, and K126
 */
import type { Element } from '@xmldom/xmldom';
import { countedAs } from './list-labels.ts';
import { shorten } from './tally.ts';
import type { WordPart } from './word-part.ts';
import { child, children, elementsBelow, isOff, valOf, wordText } from './word-xml.ts';

/** A field that is open: until `separated` its instruction is read, then its result. */
interface Field {
  begin: Element;
  instruction: string;
  separated: boolean;
  result: string;
  /** Texts and instructions that stand before the result. */
  inner: Element[];
}

/** Fields that show nothing. */
const silent = /^(?:XE|TC|TA|RD|SET|ASK|PRIVATE|ADVANCE|HYPERLINK|BIBLIOGRAPHY|NEXT|NEXTIF|SKIPIF)$/;
/** Elements of a result that are no text, and are carried or told elsewhere. */
const objects = /^(?:drawing|pict|object|sym|tab|br|cr|ptab|noBreakHyphen|oMath)$/;

/** Makes text of what the fields of a part show. */
export function settleFields(part: WordPart): void {
  const open: Field[] = [];
  let before = '';
  const show = (text: string) => {
    const outer = open.findLast((field) => !field.separated);
    if (outer) outer.instruction += text;
    else for (const field of open) field.result += text;
    if (!outer) before = text || before;
    return outer;
  };
  for (const element of elementsBelow(part.root)) {
    const name = element.localName ?? '';
    const top = open.at(-1);
    if (name === 'p' && open.length === 0) before = '';
    if (name === 't') show(element.textContent ?? '')?.inner.push(element);
    else if (name === 'instrText' && top && !top.separated) {
      top.instruction += element.textContent ?? '';
      if (element.parentNode) top.inner.push(element);
    } else if (objects.test(name)) show('\ufffc');
    else if (name === 'fldSimple' && wordText(element) === '')
      show(settle(fieldAt(element, valOf(element, 'instr')), before, part, open));
    else if (name === 'fldChar') {
      const ended = changeFields(open, element);
      if (ended) show(settle(ended, before, part, open));
    }
  }
}

const fieldAt = (begin: Element, instruction = ''): Field => ({
  begin,
  instruction,
  separated: false,
  result: '',
  inner: [],
});

/** Follows a sign of a field: it begins one, its result begins, or it ends. Gives the field that ends. */
function changeFields(open: Field[], sign: Element): Field | undefined {
  const type = valOf(sign, 'fldCharType');
  const top = open.at(-1);
  if (type === 'begin') open.push(fieldAt(sign));
  else if (type === 'separate' && top) top.separated = true;
  return type === 'end' ? open.pop() : undefined;
}

/** Takes a field's instruction out of the text and puts in what the field shows. Gives the text that was put in. */
function settle(field: Field, before: string, { runOf, place, tally }: WordPart, outer: readonly Field[]): string {
  const instruction = field.instruction.trim().replace(/\s+/g, ' ');
  const shown = textOf(field, instruction, before);
  const texts = field.inner.filter(({ localName }) => localName === 't');
  for (const text of texts) text.parentNode?.removeChild(text);
  const said = texts.map(({ textContent }) => textContent ?? '').join('');
  if (said !== '' && shown === undefined)
    tally.say(
      'K124',
      `the text “${shorten(said)}” of a field’s instruction`,
      'The document does not show it.',
      place(field.begin),
    );
  if (/^FORMCHECKBOX\b/i.test(instruction)) for (const own of field.inner) own.parentNode?.removeChild(own);
  // A field in the instruction of another one is a part of it.
  if (outer.some(({ separated }) => !separated)) return shown?.text ?? '';
  if (shown?.told) tally.say(...shown.told, place(field.begin));
  if (!shown?.text) return '';
  const anchor = field.begin.localName === 'fldSimple' ? field.begin : (field.begin.parentNode as Element);
  tally.ledger.added.push(shown.text);
  const run = runOf(shown.text);
  const look = child(anchor, 'rPr');
  if (look) run.insertBefore(look.cloneNode(true), run.firstChild);
  anchor.parentNode?.insertBefore(run, anchor);
  return shown.text;
}

interface Shown {
  text: string;
  told?: ['K124' | 'K125' | 'K126', what: string, why: string];
}

/** What a field shows that is not its result; nothing where the result says it all. */
function textOf({ begin, result, separated }: Field, instruction: string, before: string): Shown | undefined {
  const name = (/^[A-Za-z]+/.exec(instruction)?.[0] ?? '').toUpperCase();
  const form = child(begin, 'ffData');
  if (name === 'FORMCHECKBOX') return checkBoxOf(child(form, 'checkBox'));
  if (result.trim() !== '')
    return name === 'FORMTEXT'
      ? { text: '', told: ['K125', `the form field “${shorten(result)}”`, 'Its words are text now.'] }
      : undefined;
  if (name === 'FORMDROPDOWN') return chosenOf(child(form, 'ddList'));
  if (name === 'FORMTEXT') return formTextOf(child(form, 'textInput'));
  if (name === 'EQ') {
    const text = equationOf(instruction.replace(/^EQ/i, '').trim());
    const parted = /^\d/.test(text) && /\d$/.test(before) ? ` ${text}` : text;
    return {
      text: parted,
      told: [
        'K126',
        `the formula ${shorten(instruction)}, written as “${text}”`,
        'It was drawn by the word processor: compare it with the document.',
      ],
    };
  }
  if (name === '') return undefined;
  if (silent.test(name))
    return {
      text: '',
      ...(name === 'HYPERLINK' ? {} : { told: ['K124', `the field ${shorten(instruction)}`, 'It shows nothing.'] }),
    };
  if (separated && /^(?:PAGE|TOC|INCLUDEPICTURE|REF|PAGEREF)$/.test(name)) return undefined;
  return {
    text: '',
    told: [
      'K126',
      `the field ${shorten(instruction)}, which has no text`,
      'If the document shows something there, write it by hand.',
    ],
  };
}

function checkBoxOf(box: Element | undefined): Shown {
  const ticked = isOn(child(box, 'checked') ?? child(box, 'default'));
  const what = `a check box, ${ticked ? 'ticked' : 'not ticked'}`;
  return { text: '', told: ['K124', what, 'Write its sign or its word by hand if it belongs to the text.'] };
}

/** A field for words in which nobody has written: its default is shown. */
function formTextOf(input: Element | undefined): Shown {
  const text = valOf(child(input, 'default')) ?? '';
  return {
    text,
    told: text
      ? ['K125', `the form field “${shorten(text)}”`, 'Its words are text now.']
      : ['K124', 'a form field to be filled in', 'Nothing is written in it.'],
  };
}

const isOn = (element: Element | undefined): boolean => element !== undefined && !isOff(element);

function chosenOf(list: Element | undefined): Shown {
  const entries = children(list, 'listEntry').map((entry) => valOf(entry) ?? '');
  const text = entries[Number(valOf(child(list, 'result')) ?? valOf(child(list, 'default')) ?? 0)] ?? '';
  const others = entries.filter((entry) => entry !== text);
  return {
    text,
    told: [
      'K125',
      `the choice “${text}”${others.length > 0 ? `, and not ${others.map((entry) => `“${entry}”`).join(', ')}` : ''}`,
      'It is text now.',
    ],
  };
}

/**
 * The characters of an EQ field in one line: \F(1,2) is 1/2, \O\AC(○,1) is ①; of any other only its words stay, in
 * order. A comma or semicolon parts the arguments; a backslash before a sign of the grammar makes it a character.
 */
function equationOf(source: string): string {
  let at = 0;
  /** Text until a sign of `ends` that is not in brackets. */
  const until = (ends: string): string => {
    let text = '';
    while (at < source.length && !ends.includes(source[at] as string)) {
      const found = /^\\([A-Za-z]{1,2}\d*)/.exec(source.slice(at, at + 8));
      if (found) text += callOf(found[0].length, found[1] ?? '');
      else if (source[at] === '(') text += bracketed();
      else {
        if (source[at] === '\\') at++;
        text += source[at++] ?? '';
      }
    }
    return text;
  };
  const bracketed = (): string => {
    at++;
    const text = `(${until(')')})`;
    at++;
    return text;
  };
  const callOf = (length: number, name: string): string => {
    at += length;
    const switches = [name.toUpperCase()];
    for (
      let found = /^\s*\\([A-Za-z]+\d*)/.exec(source.slice(at, at + 16));
      found;
      found = /^\s*\\([A-Za-z]+\d*)/.exec(source.slice(at, at + 16))
    ) {
      switches.push((found[1] ?? '').toUpperCase());
      at += found[0].length;
    }
    if (source[at] !== '(') return '';
    const values: string[] = [];
    do {
      at++;
      values.push(until(',;)').trim());
    } while (at < source.length && source[at] !== ')');
    at++;
    return called(switches[0] ?? '', values);
  };
  return until('').trim();
}

function called(name: string, values: readonly string[]): string {
  if (name === 'F') return values.join('/');
  if (name === 'R') return values.length > 1 ? `${values[0]}√${values[1]}` : `√${values[0] ?? ''}`;
  const ring = name === 'O' ? values.findIndex((value) => /^[○◯〇⃝]$/u.test(value)) : -1;
  return ring >= 0 ? circledOf(values.filter((_, i) => i !== ring).join('')) : values.join(name === 'L' ? ',' : '');
}

/** A number in a circle, up to 50 or to 十; other words as they are, behind the circle. */
function circledOf(text: string): string {
  const number = Number(text);
  if (/^\d+$/.test(text) && number <= 50) return countedAs('decimalEnclosedCircle', number);
  const han = '一二三四五六七八九十'.indexOf(text);
  return text.length === 1 && han >= 0 ? String.fromCodePoint(0x3280 + han) : `○${text}`;
}
