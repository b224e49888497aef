/** A compiled pattern and what it does to texts. */
import {
  callValue,
  type JinjaProtocol,
  PyDict,
  PyIterator,
  PythonError,
  toRepr,
  toStr,
  tupleFrom,
  typeName,
} from '../../../jinja/index.ts';
import { bindArguments } from '../../arguments.ts';
import { Match } from './match.ts';
import { expandTemplate } from './template.ts';
import { type PatternFlags, translate } from './translate.ts';

/** Python's numbers for the flags. */
export const FLAG_NUMBERS = { I: 2, L: 4, M: 8, S: 16, U: 32, X: 64, A: 256 };

function flagsOf(number: number): PatternFlags {
  const has = (flag: number) => Math.floor(number / flag) % 2 === 1;
  return {
    ignoreCase: has(FLAG_NUMBERS.I),
    multiline: has(FLAG_NUMBERS.M),
    dotAll: has(FLAG_NUMBERS.S),
    verbose: has(FLAG_NUMBERS.X),
    ascii: has(FLAG_NUMBERS.A),
  };
}

function subject(text: unknown): string {
  if (typeof text === 'string') return text;
  throw new PythonError('TypeError', `expected string or bytes-like object, got '${typeName(text)}'`);
}

export class Pattern {
  readonly source: string;
  readonly flagNumber: number;
  private readonly flags: PatternFlags;
  private readonly expressions = new Map<string, RegExp>();

  constructor(source: string, flagNumber: number) {
    this.source = source;
    this.flagNumber = flagNumber;
    this.flags = flagsOf(flagNumber);
    this.expression('');
  }

  /** The pattern given to a function of the module: a text or a compiled one. */
  static of(value: unknown, flags: unknown): Pattern {
    if (value instanceof Pattern) return value;
    if (typeof value === 'string') return new Pattern(value, typeof flags === 'number' ? flags : 0);
    throw new PythonError('TypeError', 'first argument must be string or compiled pattern');
  }

  private expression(extra: string, wrap = (source: string) => source): RegExp {
    const key = extra + wrap('');
    let regexp = this.expressions.get(key);
    if (!regexp) {
      regexp = translate(this.source, this.flags, `d${extra}`).regexp;
      if (wrap('') !== '') regexp = new RegExp(wrap(regexp.source), regexp.flags);
      this.expressions.set(key, regexp);
    }
    regexp.lastIndex = 0;
    return regexp;
  }

  match(text: unknown): Match | null {
    return found(this.expression('y').exec(subject(text)));
  }

  fullMatch(text: unknown): Match | null {
    const regexp = this.expression('y', (source) => `(?:${source})(?![\\s\\S])`);
    return found(regexp.exec(subject(text)));
  }

  search(text: unknown): Match | null {
    return found(this.expression('').exec(subject(text)));
  }

  all(text: unknown): Match[] {
    return Array.from(subject(text).matchAll(this.expression('g')), (match) => new Match(match));
  }

  findAll(text: unknown): unknown[] {
    return this.all(text).map(({ found: parts }) => {
      if (parts.length === 1) return parts[0];
      return parts.length === 2 ? (parts[1] ?? '') : tupleFrom(parts.slice(1).map((part) => part ?? ''));
    });
  }

  split(text: unknown, most: number): unknown[] {
    const whole = subject(text);
    const parts: unknown[] = [];
    let from = 0;
    const matches = this.all(whole);
    for (const { found: match } of most > 0 ? matches.slice(0, most) : matches) {
      parts.push(whole.slice(from, match.index), ...match.slice(1).map((part) => part ?? null));
      from = match.index + match[0].length;
    }
    return [...parts, whole.slice(from)];
  }

  /** The text with each match replaced, and how many there were. `by` is a template, or is called with each match. */
  replace(
    by: unknown,
    text: unknown,
    most: number,
    answer: (text: string, count: number) => unknown,
  ): unknown {
    const whole = subject(text);
    const matches = this.all(whole);
    const taken = most > 0 ? matches.slice(0, most) : matches;
    const joined = (replacements: unknown[]): unknown => {
      let result = '';
      let from = 0;
      for (const [index, { found: match }] of taken.entries()) {
        result += whole.slice(from, match.index) + toStr(replacements[index]);
        from = match.index + match[0].length;
      }
      return answer(result + whole.slice(from), taken.length);
    };
    if (typeof by === 'string') return joined(taken.map((match) => expandTemplate(by, match)));
    return Promise.all(taken.map((match) => callValue(by, [match]))).then(joined);
  }

  get __jinja__(): JinjaProtocol {
    return {
      typeName: 're.Pattern',
      str: () => `re.compile(${toRepr(this.source)})`,
      getAttr: (name) => this.attribute(name),
      eq: (other) =>
        other instanceof Pattern && other.source === this.source && other.flagNumber === this.flagNumber,
    };
  }

  private attribute(name: string): unknown {
    if (name === 'pattern') return this.source;
    if (name === 'flags') return this.flagNumber || FLAG_NUMBERS.U;
    if (name === 'groups') return new RegExp(`${this.expression('').source}|`, 'v').exec('')!.length - 1;
    if (name === 'groupindex') {
      const groups = new RegExp(`${this.expression('').source}|`, 'v').exec('')!.groups ?? {};
      return new PyDict(Object.keys(groups).map((key, index) => [key, index + 1]));
    }
    const run = PATTERN_FUNCTIONS[name];
    if (!run) return undefined;
    const [parameters, call] = run;
    return (...given: unknown[]) => call(this, bindArguments(name, parameters, given));
  }
}

const found = (match: RegExpExecArray | null): Match | null => match && new Match(match);

type Run = (pattern: Pattern, bound: Record<string, unknown>) => unknown;

const count = (value: unknown): number => (typeof value === 'number' ? value : 0);

/** What can be done with a pattern, by name: parameters and implementation. */
export const PATTERN_FUNCTIONS: Record<string, [parameters: string[], run: Run]> = {
  match: [['string'], (pattern, { string }) => pattern.match(string)],
  fullmatch: [['string'], (pattern, { string }) => pattern.fullMatch(string)],
  search: [['string'], (pattern, { string }) => pattern.search(string)],
  findall: [['string'], (pattern, { string }) => pattern.findAll(string)],
  finditer: [['string'], (pattern, { string }) => new PyIterator(pattern.all(string))],
  split: [['string', 'maxsplit'], (pattern, { string, maxsplit }) => pattern.split(string, count(maxsplit))],
  sub: [
    ['repl', 'string', 'count'],
    (pattern, { repl, string, count: most }) => pattern.replace(repl, string, count(most), (text) => text),
  ],
  subn: [
    ['repl', 'string', 'count'],
    (pattern, { repl, string, count: most }) =>
      pattern.replace(repl, string, count(most), (text, times) => tupleFrom([text, times])),
  ],
};
