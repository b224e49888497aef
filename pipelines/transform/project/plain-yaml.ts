/**
 * Reads the YAML that project files are made of: block mappings and lists, one-line scalars and flow collections,
 * literal and folded texts, and blocks named by a key's anchor. Anything else (merge keys, tags, texts over several
 * lines...) is left to the full parser: the answer is then undefined, never a guess. Measured at a tenth of the full parser's time.
 */
import { PyFloat } from '../jinja/index.ts';
import { MOMENT_TEXT, momentOf } from './yaml-moment.ts';

const LEAVE = Symbol('left to the full parser');

type Anchors = Map<string, unknown>;

interface Line {
  indent: number;
  /** Without indentation and white space at the end. */
  text: string;
}

/** The value, or undefined when the text holds something this reader leaves alone. */
export function readPlainYaml(source: string): { value: unknown } | undefined {
  if (source.includes('\t') || source.includes('\ufeff')) return undefined;
  try {
    const reader = new Reader(source.split(/\r?\n/));
    return { value: reader.document() };
  } catch (error) {
    if (error === LEAVE) return undefined;
    throw error;
  }
}

class Reader {
  private readonly raw: string[];
  private readonly anchors: Anchors = new Map();
  private at = 0;

  constructor(raw: string[]) {
    this.raw = raw;
  }

  document(): unknown {
    const first = this.peek();
    if (!first) return null;
    if (first.text === '---' && first.indent === 0) {
      this.at++;
      if (!this.peek()) return null;
    }
    const value = this.block(0);
    if (this.peek()) throw LEAVE;
    return value;
  }

  /** The next line that says something; the position is moved to it. */
  private peek(): Line | undefined {
    for (; this.at < this.raw.length; this.at++) {
      const line = this.raw[this.at]!;
      let indent = 0;
      while (line.charCodeAt(indent) === 32) indent++;
      if (indent === line.length || line.charCodeAt(indent) === 35) continue;
      const text = line.slice(indent).trimEnd();
      if (!text) continue;
      if (indent === 0 && this.at > 0 && (text.startsWith('---') || text === '...')) throw LEAVE;
      return { indent, text };
    }
    return undefined;
  }

  /** A mapping or list whose lines begin at `indent` at least. */
  private block(indent: number): unknown {
    const line = this.peek();
    if (!line || line.indent < indent) return null;
    if (line.text === '-' || line.text.startsWith('- ')) return this.list(line.indent);
    if (keyEnd(line.text) >= 0) return this.mapping(line.indent, undefined);
    throw LEAVE;
  }

  private list(indent: number): unknown[] {
    const items: unknown[] = [];
    for (;;) {
      const line = this.peek();
      if (!line || line.indent < indent) return items;
      if (line.indent > indent) throw LEAVE;
      if (line.text !== '-' && !line.text.startsWith('- ')) return items;
      const after = line.text.slice(1);
      const inner = after.trimStart();
      const innerIndent = indent + 1 + after.length - inner.length;
      if (!inner || inner.startsWith('#')) {
        this.at++;
        const next = this.peek();
        items.push(next && next.indent > indent ? this.block(indent + 1) : null);
      } else if (inner === '-' || inner.startsWith('- ')) throw LEAVE;
      else if (keyEnd(inner) >= 0) items.push(this.mapping(innerIndent, inner));
      else {
        this.at++;
        items.push(this.scalar(inner, indent));
      }
    }
  }

  /** `first` is the text of a first entry that stands behind the dash of a list. */
  private mapping(indent: number, first: string | undefined): Record<string, unknown> {
    const result: Record<string, unknown> = {};
    let text = first;
    for (;;) {
      if (text === undefined) {
        const line = this.peek();
        if (!line || line.indent < indent) return result;
        if (line.indent > indent) throw LEAVE;
        if (line.text === '-' || line.text.startsWith('- ')) {
          if (first === undefined || Object.keys(result).length) return result;
          throw LEAVE;
        }
        text = line.text;
      }
      const end = keyEnd(text);
      if (end < 0) throw LEAVE;
      const key = keyOf(text.slice(0, end));
      const value = text.slice(end + 1).trimStart();
      this.at++;
      if (value.startsWith('&')) result[key] = this.anchored(value, indent);
      else result[key] = !value || value.startsWith('#') ? this.nested(indent) : this.scalar(value, indent);
      text = undefined;
    }
  }

  /** What stands below a key: something deeper, or a list at the key's own indentation. */
  private nested(indent: number): unknown {
    const next = this.peek();
    if (!next || next.indent < indent) return null;
    if (next.indent > indent) return this.block(indent + 1);
    return next.text === '-' || next.text.startsWith('- ') ? this.list(indent) : null;
  }

  /** `&name` behind a key: what stands below, or a collection on the line, may be given again as `*name`. */
  private anchored(text: string, indent: number): unknown {
    const match = /^&([\w-]+)(?:\s+(?:#.*|([[{].*)))?$/.exec(text);
    if (!match) throw LEAVE;
    const value = match[2] ? this.scalar(match[2], indent) : this.nested(indent);
    if (value === null) throw LEAVE;
    this.anchors.set(match[1]!, value);
    return value;
  }

  /** A value on the line of its key or dash; `indent` is that line's. */
  private scalar(text: string, indent: number): unknown {
    const head = text.charCodeAt(0);
    if (head === 124 || head === 62) return this.textBlock(text, indent);
    const flow = new Flow(text, this.anchors);
    const value = flow.value(false);
    flow.end();
    const next = this.peek();
    // A deeper line would continue the text.
    if (next && next.indent > indent) throw LEAVE;
    return value;
  }

  /** `|` and `>` with their marks for the line end. */
  private textBlock(header: string, indent: number): string {
    const match = /^([|>])([-+]?)(?:\s+#.*)?$/.exec(header);
    if (!match) throw LEAVE;
    const lines: string[] = [];
    let depth = -1;
    for (; this.at < this.raw.length; this.at++) {
      const line = this.raw[this.at]!;
      const own = line.search(/[^ ]/);
      if (own < 0) {
        if (depth >= 0 && line.length > depth) throw LEAVE;
        lines.push('');
        continue;
      }
      if (own <= indent) break;
      if (depth < 0) {
        depth = own;
        if (lines.length) throw LEAVE;
      }
      if (own < depth) throw LEAVE;
      if (match[1] === '>' && own > depth) throw LEAVE;
      lines.push(line.slice(depth));
    }
    let blanks = 0;
    while (lines.length && lines.at(-1) === '') {
      lines.pop();
      blanks++;
    }
    if (!lines.length) throw LEAVE;
    const body = match[1] === '|' ? lines.join('\n') : fold(lines);
    if (match[2] === '-') return body;
    // The end of the file's last line is no line of its own.
    if (match[2] === '+') throw LEAVE;
    void blanks;
    return this.at >= this.raw.length && blanks === 0 ? body : `${body}\n`;
  }
}

function fold(lines: string[]): string {
  let text = lines[0]!;
  for (let i = 1; i < lines.length; i++) {
    let blanks = 0;
    while (lines[i] === '') {
      blanks++;
      i++;
    }
    text += blanks ? '\n'.repeat(blanks) + lines[i] : ` ${lines[i]}`;
  }
  return text;
}

/** The offset of the colon that ends a key at the start of a text, or -1. */
function keyEnd(text: string): number {
  const head = text[0]!;
  if (head === '"' || head === "'") {
    const close = text.indexOf(head, 1);
    if (close < 0 || text[close + 1] === head) throw LEAVE;
    return text[close + 1] === ':' && (text[close + 2] === ' ' || close + 2 === text.length) ? close + 1 : -1;
  }
  if ('[{'.includes(head)) return -1;
  if ('&*!?|>%@`#,]}'.includes(head)) throw LEAVE;
  for (let i = text.indexOf(':'); i >= 0; i = text.indexOf(':', i + 1)) {
    if (i + 1 === text.length || text[i + 1] === ' ') {
      if (text.slice(0, i).includes(' #')) return -1;
      return i;
    }
  }
  return -1;
}

function keyOf(text: string): string {
  const key = text.trimEnd();
  if (key[0] === '"' || key[0] === "'") {
    if (key.includes('\\')) throw LEAVE;
    return key.slice(1, -1);
  }
  if (key === '<<' || key.includes(' #')) throw LEAVE;
  const value = resolve(key);
  // Python prints a key that is no text in its own way.
  if (typeof value !== 'string' && typeof value !== 'number') throw LEAVE;
  return String(value);
}

/** A one-line scalar or flow collection. */
class Flow {
  private readonly text: string;
  private readonly anchors: Anchors;
  private at = 0;

  constructor(text: string, anchors: Anchors) {
    this.text = text;
    this.anchors = anchors;
  }

  private blank(): void {
    while (this.text[this.at] === ' ') this.at++;
  }

  /** Nothing but a comment may follow. */
  end(): void {
    const rest = this.text.slice(this.at);
    if (rest.trim() && !/^\s+#/.test(rest)) throw LEAVE;
  }

  value(inside: boolean): unknown {
    this.blank();
    const head = this.text[this.at];
    if (head === undefined) throw LEAVE;
    if (head === '[') return this.list();
    if (head === '{') return this.mapping();
    if (head === '"' || head === "'") return this.quoted(head);
    if (head === '*') return this.alias();
    return resolve(this.plain(inside));
  }

  private alias(): unknown {
    const name = /^\*([\w-]+)(?=[ ,\]}]|$)/.exec(this.text.slice(this.at))?.[1];
    if (name === undefined || !this.anchors.has(name)) throw LEAVE;
    this.at += name.length + 1;
    return this.anchors.get(name);
  }

  private list(): unknown[] {
    this.at++;
    const items: unknown[] = [];
    for (;;) {
      this.blank();
      if (this.text[this.at] === ']') {
        this.at++;
        return items;
      }
      items.push(this.value(true));
      this.blank();
      if (this.text[this.at] === ',') this.at++;
      else if (this.text[this.at] !== ']') throw LEAVE;
    }
  }

  private mapping(): Record<string, unknown> {
    this.at++;
    const result: Record<string, unknown> = {};
    for (;;) {
      this.blank();
      if (this.text[this.at] === '}') {
        this.at++;
        return result;
      }
      if (this.text[this.at] === '*') throw LEAVE;
      const key = this.value(true);
      if (typeof key !== 'string' && typeof key !== 'number') throw LEAVE;
      this.blank();
      if (this.text[this.at] !== ':' || !' '.includes(this.text[this.at + 1] ?? 'x')) throw LEAVE;
      this.at++;
      result[String(key)] = this.value(true);
      this.blank();
      if (this.text[this.at] === ',') this.at++;
      else if (this.text[this.at] !== '}') throw LEAVE;
    }
  }

  private quoted(quote: string): string {
    let end = this.at + 1;
    let result = '';
    for (;;) {
      const letter = this.text[end];
      if (letter === undefined || letter === '\\') {
        if (letter === '\\' && quote === "'") {
          result += letter;
          end++;
          continue;
        }
        throw LEAVE;
      }
      if (letter === quote) {
        if (quote === "'" && this.text[end + 1] === quote) {
          result += quote;
          end += 2;
          continue;
        }
        break;
      }
      result += letter;
      end++;
    }
    this.at = end + 1;
    return result;
  }

  private plain(inside: boolean): string {
    const { text } = this;
    const start = this.at;
    if ('&*!|>%@`,]}#'.includes(text[start]!)) throw LEAVE;
    if ('-?:'.includes(text[start]!) && (text[start + 1] === ' ' || start + 1 === text.length)) throw LEAVE;
    let end = start;
    for (; end < text.length; end++) {
      const letter = text[end]!;
      if (letter === '#' && text[end - 1] === ' ') break;
      if (
        letter === ':' &&
        (text[end + 1] === ' ' || end + 1 === text.length || (inside && ',]}[{'.includes(text[end + 1]!)))
      ) {
        if (!inside) throw LEAVE;
        break;
      }
      if (inside && ',]}[{'.includes(letter)) break;
    }
    this.at = end;
    const found = text.slice(start, end).trimEnd();
    if (end < text.length && text[end] === '#') this.at = start + found.length;
    return found;
  }
}

const NULLS = new Set(['', '~', 'null', 'Null', 'NULL']);
const TRUE = /^(?:[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/;
const FALSE = /^(?:[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/;

/** Common texts of digits that are no numbers: 2017-07, 2017-18, 3A. */
const MONTH_OR_CODE = /^(?:\d{4}-\d\d|\d{1,2}[A-DF])$/;

/** A plain text as PyYAML understands it. */
function resolve(text: string): unknown {
  const head = text.charCodeAt(0);
  const numeric = (head >= 48 && head <= 57) || head === 43 || head === 45 || head === 46;
  if (!numeric) {
    if (NULLS.has(text)) return null;
    if (text.length <= 5) {
      if (TRUE.test(text)) return true;
      if (FALSE.test(text)) return false;
    }
    return text;
  }
  if (/^[-+]?(?:0|[1-9][0-9]*)$/.test(text)) {
    const number = Number(text);
    if (!Number.isSafeInteger(number)) throw LEAVE;
    return number;
  }
  if (/^[-+]?[0-9]+\.[0-9]*$/.test(text)) {
    const number = Number(text);
    return Number.isInteger(number) ? new PyFloat(number) : number;
  }
  if (MOMENT_TEXT.test(text)) {
    try {
      return momentOf(text);
    } catch {
      throw LEAVE;
    }
  }
  if (MONTH_OR_CODE.test(text)) return text;
  // Octal, hexadecimal, base 60, exponents and the like are rare.
  if (/^[-+.0-9_:xXbBoOeEa-fA-F]+$/.test(text) && !/^\d{4}-\d\d-\d\d/.test(text)) throw LEAVE;
  return text;
}
