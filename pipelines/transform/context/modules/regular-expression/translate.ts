/** Python's regular expressions as JavaScript's: one pass over the pattern, everything spelled out. */
import { PythonError } from '../../../jinja/index.ts';

/** The flags that change what is matched. */
export interface PatternFlags {
  ignoreCase: boolean;
  multiline: boolean;
  dotAll: boolean;
  verbose: boolean;
  ascii: boolean;
}

const INLINE: Record<string, keyof PatternFlags> = {
  i: 'ignoreCase',
  m: 'multiline',
  s: 'dotAll',
  x: 'verbose',
  a: 'ascii',
};

const START = '(?<![\\s\\S])';
const END = '(?![\\s\\S])';

/** The members of a class such as \w, to stand inside brackets. */
function classMembers(letter: string, ascii: boolean): string | undefined {
  switch (letter.toLowerCase()) {
    case 'd':
      return ascii ? '0-9' : '\\p{Nd}';
    case 'w':
      return ascii ? 'A-Za-z0-9_' : '\\p{L}\\p{N}_';
    case 's':
      return ascii ? ' \\t\\n\\r\\f\\v' : '\\s\\x1c-\\x1f\\x85';
    default:
      return undefined;
  }
}

/** \w and its kin; a capital letter is the complement. */
function shorthand(letter: string, ascii: boolean): string | undefined {
  const members = classMembers(letter, ascii);
  if (members === undefined) return undefined;
  return letter === letter.toLowerCase() ? `[${members}]` : `[^${members}]`;
}

/** A character that stands for itself, safe inside and outside brackets. */
function literal(character: string): string {
  return /[A-Za-z0-9_]/.test(character) ? character : `\\u{${character.codePointAt(0)!.toString(16)}}`;
}

const CONTROLS: Record<string, string> = {
  n: '\n',
  t: '\t',
  r: '\r',
  f: '\f',
  v: '\v',
  a: '\x07',
};

function fail(message: string, at: number): PythonError {
  return new PythonError('ValueError', `${message} at position ${at}`);
}

class Translator {
  private readonly characters: string[];
  private readonly flags: PatternFlags;
  private at = 0;

  constructor(pattern: string, flags: PatternFlags) {
    this.characters = [...pattern];
    this.flags = flags;
  }

  run(): string {
    this.readGlobalFlags();
    let result = '';
    while (this.at < this.characters.length) result += this.next();
    return result;
  }

  private rest(length: number): string {
    return this.characters.slice(this.at, this.at + length).join('');
  }

  /** `(?im)` at the very beginning, any number of times; with x what it lets pass may stand between. */
  private readGlobalFlags(): void {
    for (;;) {
      const match = /^\(\?([aiLmsux]+)\)/.exec(this.rest(12));
      if (!match) return;
      for (const letter of match[1]!) {
        const flag = INLINE[letter];
        if (flag) this.flags[flag] = true;
      }
      this.skip(match[0].length);
      while (this.flags.verbose && /[\s#]/.test(this.rest(1))) {
        if (this.rest(1) === '#') this.skipComment();
        else this.skip(1);
      }
    }
  }

  private next(): string {
    const character = this.characters[this.at]!;
    if (this.flags.verbose && /\s/.test(character)) return this.skip(1);
    if (this.flags.verbose && character === '#') return this.skipComment();
    switch (character) {
      case '\\':
        return this.escape();
      case '[':
        return this.set();
      case '(':
        return this.group();
      case '.':
        this.at += 1;
        return this.flags.dotAll ? '[\\s\\S]' : '[^\\n]';
      case '^':
        this.at += 1;
        return this.flags.multiline ? `(?:${START}|(?<=\\n))` : START;
      case '$':
        this.at += 1;
        return this.flags.multiline ? `(?:(?=\\n)|${END})` : `(?=\\n?${END})`;
      case '{':
        return this.brace();
      case ')':
      case '|':
      case '?':
      case '*':
      case '+':
        return this.operator(character);
      default:
        this.at += 1;
        return literal(character);
    }
  }

  private skip(count: number): string {
    this.at += count;
    return '';
  }

  private skipComment(): string {
    while (this.at < this.characters.length && this.characters[this.at] !== '\n') this.at += 1;
    return '';
  }

  private operator(character: string): string {
    this.at += 1;
    if (character !== ')' && character !== '|' && this.characters[this.at] === '+') {
      throw fail('possessive quantifiers are not supported', this.at);
    }
    return character;
  }

  /** A quantifier, or a brace that is none. `{,3}` counts from nought. */
  private brace(): string {
    const match = /^\{(\d*)(,?)(\d*)\}/.exec(this.rest(24));
    if (!match || (match[1] === '' && match[3] === '')) {
      this.at += 1;
      return literal('{');
    }
    this.at += match[0].length;
    return `{${match[1] || '0'}${match[2]}${match[3]}}`;
  }

  private group(): string {
    const head = this.rest(80);
    const comment = /^\(\?#[^)]*\)/.exec(head);
    if (comment) return this.skip(comment[0].length);
    const named = /^\(\?P<([A-Za-z_]\w*)>/.exec(head);
    if (named) {
      this.at += named[0].length;
      return `(?<${named[1]}>`;
    }
    const reference = /^\(\?P=([A-Za-z_]\w*)\)/.exec(head);
    if (reference) {
      this.at += reference[0].length;
      return `\\k<${reference[1]}>`;
    }
    const plain = /^\((?:\?(?::|=|!|<=|<!))?(?!\?)/.exec(head);
    if (!plain) throw fail(`the group ${head.slice(0, 4)} is not supported`, this.at);
    this.at += plain[0].length;
    return plain[0];
  }

  private escape(): string {
    const letter = this.characters[this.at + 1];
    if (letter === undefined) throw fail('bad escape (end of pattern)', this.at);
    const { ascii } = this.flags;
    const kept = shorthand(letter, ascii);
    if (kept !== undefined) return this.take(2, kept);
    const word = `[${classMembers('w', ascii)!}]`;
    if (letter === 'b') return this.take(2, `(?:(?<=${word})(?!${word})|(?<!${word})(?=${word}))`);
    if (letter === 'B') return this.take(2, `(?:(?<=${word})(?=${word})|(?<!${word})(?!${word}))`);
    if (letter === 'A') return this.take(2, START);
    if (letter === 'Z') return this.take(2, END);
    const reference = /^\\([1-9]\d?)/.exec(this.rest(3));
    if (reference) return this.take(reference[0].length, `(?:\\${reference[1]})`);
    return literal(this.escapedCharacter());
  }

  private take(count: number, text: string): string {
    this.at += count;
    return text;
  }

  /** The character that an escape stands for, inside and outside brackets. */
  private escapedCharacter(): string {
    const start = this.at;
    const letter = this.characters[this.at + 1]!;
    const code =
      /^\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|0([0-7]{0,2})|([0-3][0-7]{2}))/.exec(
        this.rest(10),
      );
    if (code) {
      this.at += code[0].length;
      const [, two, four, eight, zero, octal] = code;
      const hex = two ?? four ?? eight;
      return String.fromCodePoint(
        hex === undefined ? Number.parseInt((zero ?? octal) || '0', 8) : Number.parseInt(hex, 16),
      );
    }
    this.at += 2;
    if (CONTROLS[letter] !== undefined) return CONTROLS[letter];
    if (/[A-Za-z0-9]/.test(letter)) throw fail(`bad escape \\${letter}`, start);
    return letter;
  }

  private set(): string {
    const start = this.at;
    this.at += 1;
    const negated = this.characters[this.at] === '^';
    if (negated) this.at += 1;
    let members = '';
    for (let first = true; ; first = false) {
      const character = this.characters[this.at];
      if (character === undefined) throw fail('unterminated character set', start);
      if (character === ']' && !first) break;
      members += this.member();
    }
    this.at += 1;
    return `[${negated ? '^' : ''}${members}]`;
  }

  /** A character, a range or a shorthand inside brackets. */
  private member(): string {
    const from = this.memberCharacter();
    if (from.shorthand !== undefined) return from.shorthand;
    const isRange =
      this.characters[this.at] === '-' && ![']', undefined].includes(this.characters[this.at + 1]);
    if (!isRange) return literal(from.character!);
    this.at += 1;
    const to = this.memberCharacter();
    if (to.character === undefined || to.character.codePointAt(0)! < from.character!.codePointAt(0)!) {
      throw fail('bad character range', this.at);
    }
    return `${literal(from.character!)}-${literal(to.character)}`;
  }

  private memberCharacter(): { character?: string; shorthand?: string } {
    const character = this.characters[this.at]!;
    if (character !== '\\') {
      this.at += 1;
      return { character };
    }
    const letter = this.characters[this.at + 1];
    if (letter === undefined) throw fail('bad escape (end of pattern)', this.at);
    const kept = shorthand(letter, this.flags.ascii);
    if (kept !== undefined) return { shorthand: this.take(2, kept) };
    if (letter === 'b') return { character: this.take(2, '\b') };
    return { character: this.escapedCharacter() };
  }
}

/** The JavaScript expression of a Python pattern. Throws ValueError where it is none, or uses what is not supported. */
export function translate(
  pattern: string,
  given: PatternFlags,
  extra: string,
): { regexp: RegExp; flags: PatternFlags } {
  const flags = { ...given };
  const source = new Translator(pattern, flags).run();
  try {
    return { regexp: new RegExp(source, `v${flags.ignoreCase ? 'i' : ''}${extra}`), flags };
  } catch (error) {
    const reason = (error as Error).message
      .replace(/^Invalid regular expression: /, '')
      .replace(source, pattern);
    throw new PythonError('ValueError', `invalid regular expression ${pattern}: ${reason}`);
  }
}
