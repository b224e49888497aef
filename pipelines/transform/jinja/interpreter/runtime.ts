import type { RenderEnvironment } from '../environment.ts';
import { PythonError } from '../error.ts';
import type { FilterContext, FilterFunction } from '../filters/definition.ts';
import { FILTERS } from '../filters/filters.ts';
import { GLOBALS } from '../globals/globals.ts';
import { MARKERS } from '../native/marker.ts';
import type { TestFunction } from '../tests/definition.ts';
import { TESTS } from '../tests/tests.ts';
import type { Kwargs } from '../values/kwargs.ts';
import { stringRepr } from '../values/string-repr.ts';
import { Undefined } from '../values/undefined.ts';
import type { Interpreter } from './interpreter.ts';
import { TREE_WALKER } from './tree-walker.ts';

/** What a RenderEnvironment means for rendering. It is read anew each time, so that it may be filled in later. */
export class Runtime implements FilterContext {
  readonly environment: RenderEnvironment;
  readonly interpreter: Interpreter = TREE_WALKER;
  /** Filters that go before the built-in ones of the same names: `as_bool` and the like in native rendering. */
  private readonly markers: ReadonlyMap<string, FilterFunction> | undefined;

  constructor(environment: RenderEnvironment, markers?: ReadonlyMap<string, FilterFunction>) {
    this.environment = environment;
    this.markers = markers;
  }

  get capturing(): boolean {
    return this.environment.undefinedBehaviour === 'capturing';
  }

  get random(): () => number {
    return this.environment.random ?? Math.random;
  }

  /** A global by name: the environment's, else Jinja's own; JavaScript's undefined when there is none. */
  lookUp(name: string): unknown {
    const value = lookUpIn(this.environment.globals, name);
    return value === undefined ? GLOBALS.get(name) : value;
  }

  undefinedName(name: string): Undefined {
    return new Undefined({ name: stringRepr(name), key: name }, this.capturing);
  }

  undefined(hint: string): Undefined {
    return new Undefined({ hint }, this.capturing);
  }

  hasFilter(name: string): boolean {
    return this.filter(name) !== undefined;
  }

  hasTest(name: string): boolean {
    return this.test(name) !== undefined;
  }

  callFilter(name: string, value: unknown, args: unknown[], kwargs: Kwargs): unknown {
    const filter = this.filter(name);
    if (!filter) throw new PythonError('TemplateRuntimeError', `No filter named '${name}' found.`);
    return filter(this, value, args, kwargs);
  }

  callTest(name: string, value: unknown, args: unknown[], kwargs: Kwargs): unknown {
    const test = this.test(name);
    if (!test) throw new PythonError('TemplateRuntimeError', `No test named '${name}' found.`);
    return test(this, value, args, kwargs);
  }

  private filter(name: string): FilterFunction | undefined {
    const own = this.environment.filters;
    if (own && Object.hasOwn(own, name)) return adapt(own[name]!);
    return this.markers?.get(name) ?? FILTERS.get(name);
  }

  private test(name: string): TestFunction | undefined {
    const own = this.environment.tests;
    return own && Object.hasOwn(own, name) ? adapt(own[name]!) : TESTS.get(name);
  }
}

/** A filter or test of the caller's own takes its arguments as a callable does. */
function adapt(callable: (...args: unknown[]) => unknown): FilterFunction {
  return (_, value, args, kwargs) => callable(value, ...args, ...(kwargs.size > 0 ? [kwargs] : []));
}

/** A name known with the value undefined is None. */
function lookUpIn(globals: RenderEnvironment['globals'], name: string): unknown {
  if (typeof globals === 'function') return globals(name);
  if (globals instanceof Map) return globals.get(name) ?? (globals.has(name) ? null : undefined);
  const record = globals as Record<string, unknown>;
  const known = Object.hasOwn(record, name) || (name in record && !(name in Object.prototype));
  return known ? (record[name] ?? null) : undefined;
}

const textRuntimes = new WeakMap<RenderEnvironment, Runtime>();
const nativeRuntimes = new WeakMap<RenderEnvironment, Runtime>();

/** The Runtime of an environment, made once for text and once for native rendering. */
export function runtimeOf(environment: RenderEnvironment, native = false): Runtime {
  const runtimes = native ? nativeRuntimes : textRuntimes;
  let runtime = runtimes.get(environment);
  if (!runtime) {
    runtime = new Runtime(environment, native ? MARKERS : undefined);
    runtimes.set(environment, runtime);
  }
  return runtime;
}
