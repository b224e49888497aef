import { PythonError, type PythonErrorType } from '../error.ts';
import { stringRepr } from './string-repr.ts';

/** How an undefined value came about, for its message. */
export interface UndefinedOrigin {
  /** The whole message, when there is one. */
  hint?: string;
  /** The name, attribute or key looked up, quoted as Python's repr. */
  name?: string;
  /** The name, attribute or key itself. */
  key?: unknown;
  /** What the attribute or key was looked up on, e.g. `dict object`. */
  owner?: string;
  /** Whether a key, not a name, was looked up on the owner. */
  isKey?: boolean;
  /** The exception using it raises; default UndefinedError. */
  type?: PythonErrorType;
}

/**
 * The value of a name, attribute or item that does not exist. It prints as nothing, is false and empty; any other
 * use raises. A capturing one answers itself to attributes, items and calls, as dbt's does while parsing.
 */
export class Undefined {
  readonly pyType = 'Undefined';
  private readonly origin: UndefinedOrigin;
  readonly capturing: boolean;
  private lastName: unknown;

  constructor(origin: UndefinedOrigin, capturing: boolean) {
    this.origin = origin;
    this.capturing = capturing;
    this.lastName = origin.key;
  }

  get message(): string {
    const { hint, name, owner, isKey } = this.origin;
    if (hint) return hint;
    if (owner === undefined) return `${name} is undefined`;
    return isKey ? `${owner} has no element ${name}` : `'${owner}' has no attribute ${name}`;
  }

  /**
   * An attribute of a capturing one: undefined as well. Like dbt's it remembers the last name asked for, which is
   * what its attribute `name` answers.
   */
  attribute(name: string): unknown {
    if (name === 'name') return this.lastName ?? null;
    this.lastName = name;
    return new Undefined({ name: stringRepr(name), key: name }, true);
  }

  /** For JavaScript callables: the empty text. */
  toString(): string {
    return '';
  }

  /** For JavaScript callables: no items. */
  *[Symbol.iterator](): IterableIterator<unknown> {}

  /** The exception that using the value raises. */
  error(): PythonError {
    return new PythonError(this.origin.type ?? 'UndefinedError', this.message);
  }
}
