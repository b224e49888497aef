import { Lexer } from '../lexer/lexer.ts';
import { SourceText } from '../lexer/source-text.ts';
import type { Token } from '../lexer/token.ts';
import { unary } from '../values/arithmetic.ts';
import { isNumeric } from '../values/number.ts';
import { parseFloatText } from '../values/number-text.ts';
import { PyDict } from '../values/py-dict.ts';
import { PyFloat } from '../values/py-float.ts';
import { PySet } from '../values/py-set.ts';
import { tupleFrom } from '../values/tuple.ts';

const NAMES = new Map<unknown, unknown>([
  ['True', true],
  ['False', false],
  ['None', null],
]);

/** Floats that Python reads and Jinja does not: `1.` and `.5`. */
const BARE_POINT = /^[+-]?(?:\d+(?:_\d+)*\.|\.\d+(?:_\d+)*)(?:e[+-]?\d+)?$/i;

/** Python's ast.literal_eval: the value of a literal, or undefined when the text is none. */
export function literalValue(text: string): unknown {
  if (BARE_POINT.test(text.trim())) return new PyFloat(parseFloatText(text));
  try {
    const tokens = new Lexer(new SourceText(text.trim(), { file: '<literal>' })).expressionTokens();
    const reader = new LiteralReader(tokens);
    const value = reader.tupleOrValue();
    return reader.atEnd() ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Reads literals from tokens; anything else throws. */
class LiteralReader {
  private readonly tokens: Token[];
  private index = 0;

  constructor(tokens: Token[]) {
    this.tokens = tokens;
  }

  atEnd(): boolean {
    return this.tokens[this.index]!.kind === 'eof';
  }

  private skip(operator: string): boolean {
    const { kind, value } = this.tokens[this.index]!;
    if (kind !== 'operator' || value !== operator) return false;
    this.index += 1;
    return true;
  }

  tupleOrValue(): unknown {
    const first = this.value();
    if (!this.skip(',')) return first;
    const items = [first];
    while (!this.atEnd()) {
      items.push(this.value());
      if (!this.skip(',')) break;
    }
    return tupleFrom(items);
  }

  private value(): unknown {
    if (this.skip('-')) return this.signed('-');
    if (this.skip('+')) return this.signed('+');
    if (this.skip('[')) return this.list(']').items;
    if (this.skip('(')) {
      const { items, comma } = this.list(')');
      return items.length === 1 && !comma ? items[0] : tupleFrom(items);
    }
    if (this.skip('{')) return this.braces();
    return this.atom();
  }

  private signed(sign: '+' | '-'): unknown {
    const { kind, value } = this.tokens[this.index]!;
    if (kind === 'operator' && (value === '-' || value === '+')) throw new SyntaxError('two signs');
    const operand = this.value();
    if (!isNumeric(operand) || typeof operand === 'boolean') throw new SyntaxError('not a number');
    return unary(sign, operand);
  }

  private atom(): unknown {
    const token = this.tokens[this.index++]!;
    if (token.kind === 'integer') return token.value;
    if (token.kind === 'float') return new PyFloat(token.value as number);
    if (token.kind === 'name' && NAMES.has(token.value)) return NAMES.get(token.value);
    if (token.kind !== 'string') throw new SyntaxError('not a literal');
    let text = token.value as string;
    while (this.tokens[this.index]!.kind === 'string') text += this.tokens[this.index++]!.value;
    return text;
  }

  private list(end: string): { items: unknown[]; comma: boolean } {
    const items: unknown[] = [];
    let comma = false;
    while (!this.skip(end)) {
      if (items.length > 0 && !comma) throw new SyntaxError('expected a comma');
      items.push(this.value());
      comma = this.skip(',');
    }
    return { items, comma };
  }

  private braces(): unknown {
    const dict = new PyDict();
    if (this.skip('}')) return dict;
    const first = this.value();
    if (!this.skip(':')) {
      const items = [first];
      if (this.skip(',')) items.push(...this.list('}').items);
      else if (!this.skip('}')) throw new SyntaxError('expected a brace');
      return new PySet(items);
    }
    dict.set(first, this.value());
    while (!this.skip('}')) {
      if (!this.skip(',')) throw new SyntaxError('expected a comma');
      if (this.skip('}')) break;
      const key = this.value();
      if (!this.skip(':')) throw new SyntaxError('expected a colon');
      dict.set(key, this.value());
    }
    return dict;
  }
}
