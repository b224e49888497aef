import { PythonError } from '../error.ts';
import type { Output } from '../interpreter/output.ts';
import type { Expression } from '../parser/node.ts';
import { Markup } from '../values/markup.ts';
import { isNumeric } from '../values/number.ts';
import { toStr } from '../values/str.ts';
import { isConstant, isWritable } from './constant.ts';
import { literalValue } from './literal.ts';
import { Marker } from './marker.ts';

/** Keeps what is printed as values: a template that prints exactly one keeps its type. */
export class NativeOutput implements Output {
  private readonly values: unknown[] = [];
  /** Text and constants in a row count as one. */
  private constants: string | undefined;

  write(text: string): void {
    this.constants = (this.constants ?? '') + text;
  }

  print(value: unknown, node: Expression): void {
    if (isConstant(node) && isWritable(value)) this.write(toStr(value));
    else this.printBlock(value);
  }

  printBlock(value: unknown): void {
    this.endOfRun();
    this.values.push(value);
  }

  endOfRun(): void {
    if (this.constants !== undefined) this.values.push(this.constants);
    this.constants = undefined;
  }

  /** What dbt makes of it: the one value, a literal where a filter asked for one, or text. */
  result(): unknown {
    if (this.values.length === 0) return '';
    if (this.values.length > 1) return this.values.map(toStr).join('');
    const [value] = this.values;
    if (value instanceof Markup) return value.text;
    if (!(value instanceof Marker)) return value;
    return value.kind === 'text' ? value.text : convert(value);
  }
}

function convert({ kind, text }: Marker): unknown {
  const literal = literalValue(text);
  const value = literal === undefined ? text : literal;
  const fits =
    kind === 'native' ||
    (kind === 'bool' ? typeof value === 'boolean' : isNumeric(value) && typeof value !== 'boolean');
  if (fits) return value;
  throw new PythonError('ValueError', `Could not convert value '${text}' into type '${kind}'`);
}
