import type { MacroValue } from './interpreter/macro-value.ts';

/** The names templates see: a Map, a plain object, or a function answering undefined for a name it does not know. */
export type Globals = ReadonlyMap<string, unknown> | Record<string, unknown> | ((name: string) => unknown);

/** A filter or test of the caller's own: the value first, then the arguments, then Kwargs when any were given. */
export type NamedCallable = (...args: unknown[]) => unknown;

/** Everything a rendering takes besides the template. */
export interface RenderEnvironment {
  /** Looked up before Jinja's own globals (range, dict, namespace, cycler, joiner, return). */
  globals: Globals;
  /**
   * `dbt` (default): an undefined value prints nothing and is false, but using it (attribute, item, call,
   * arithmetic) is an UndefinedError, as dbt does while running. `capturing`: attributes, items and calls of an
   * undefined value are undefined again, as dbt does while parsing.
   */
  undefinedBehaviour?: 'dbt' | 'capturing';
  filters?: Record<string, NamedCallable>;
  tests?: Record<string, NamedCallable>;
  /** Source of the `random` filter: a number from 0 inclusive to 1 exclusive. Default Math.random. */
  random?: () => number;
  /** Told of every call of a macro made with this environment, before the macro runs; call blocks apart. */
  onMacroCall?: (macro: MacroValue) => void;
}
