import type { Kwargs } from './kwargs.ts';

/**
 * How a JavaScript object takes part in templates. An object carries an implementation under the property
 * `__jinja__`; every member is optional, and what is missing behaves as it does for a plain Python object.
 */
export interface JinjaProtocol {
  /** The type's name in messages and `repr`, e.g. `datetime.date`. */
  typeName?: string;
  /** An attribute, or undefined when there is none (JavaScript properties are then not looked at). */
  getAttr?(name: string): unknown;
  /** An item `x[key]`, or undefined when there is none. */
  getItem?(key: unknown): unknown;
  /** The items that a slice is taken of; the slice is a tuple. */
  getSlice?(): readonly unknown[];
  setItem?(key: unknown, value: unknown): void;
  /** May return a Promise. */
  call?(args: unknown[], kwargs: Kwargs): unknown;
  str?(): string;
  repr?(): string;
  /** `format()` with a format specification that is not empty. */
  format?(spec: string): string;
  truthy?(): boolean;
  iterate?(): Iterable<unknown>;
  length?(): number;
  contains?(item: unknown): boolean;
  eq?(other: unknown): boolean;
  /** A string equal for equal objects: makes the object usable as a dict key. */
  hash?(): string;
  /** Negative, zero or positive; undefined when the two cannot be ordered. */
  compare?(other: unknown): number | undefined;
  /** `x <operator> other`, or `other <operator> x` when reflected; undefined when not supported. */
  binary?(operator: string, other: unknown, reflected: boolean): unknown;
  /** `-x`, `+x` and `abs(x)`; undefined when not supported. */
  unary?(operator: '+' | '-' | 'abs'): unknown;
  /** `round(x, digits)`; undefined when not supported. */
  round?(digits: number): unknown;
  /** The value as plain JavaScript, for `toJs`; that of a number is a JavaScript number or a numeral. */
  toJs?(): unknown;
  /** What json.dumps writes in its place; without it the value is not serializable. */
  toJson?(): unknown;
  /** Answers `is mapping`, `is sequence`, `is string`, `is number`. */
  isMapping?: boolean;
  isSequence?: boolean;
  isString?: boolean;
  isNumber?: boolean;
}

/** The protocol implementation an object carries, if any. */
export function protocolOf(value: unknown): JinjaProtocol | undefined {
  if (typeof value !== 'object' && typeof value !== 'function') return undefined;
  if (value === null) return undefined;
  return (value as { __jinja__?: JinjaProtocol }).__jinja__;
}
