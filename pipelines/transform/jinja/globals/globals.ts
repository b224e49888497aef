import { PythonError } from '../error.ts';
import { MacroReturn } from '../interpreter/macro-return.ts';
import { addEntries, fromKeys } from '../methods/dict-methods.ts';
import { Kwargs } from '../values/kwargs.ts';
import { Namespace } from '../values/namespace.ts';
import { isBool, isInteger } from '../values/number.ts';
import type { JinjaProtocol } from '../values/protocol.ts';
import { PyDict } from '../values/py-dict.ts';
import { PyRange } from '../values/py-range.ts';
import { toStr } from '../values/str.ts';
import { typeName } from '../values/type-name.ts';

/** The sandbox dbt runs in allows no longer range. */
const MAXIMUM_RANGE = 100_000;

function range(args: unknown[]): PyRange {
  if (args.length === 0 || args.length > 3) {
    const expected = args.length === 0 ? 'at least 1 argument' : 'at most 3 arguments';
    throw new PythonError('TypeError', `range expected ${expected}, got ${args.length}`);
  }
  const numbers = args.map((value) => {
    if (isInteger(value) || isBool(value)) return Number(value);
    throw new PythonError('TypeError', `'${typeName(value)}' object cannot be interpreted as an integer`);
  });
  const [first, second, step] = numbers as [number, number?, number?];
  const result = second === undefined ? new PyRange(0, first, 1) : new PyRange(first, second, step ?? 1);
  if (result.length > MAXIMUM_RANGE) {
    const message = `Range too big. The sandbox blocks ranges larger than MAX_RANGE (${MAXIMUM_RANGE}).`;
    throw new PythonError('OverflowError', message);
  }
  return result;
}

function dict(args: unknown[], kwargs: Kwargs): PyDict {
  if (args.length > 1)
    throw new PythonError('TypeError', `dict expected at most 1 argument, got ${args.length}`);
  const result = new PyDict();
  addEntries(result, args[0], kwargs);
  return result;
}

/** `cycler(a, b)`: gives its items in turn. */
class Cycler {
  private readonly items: unknown[];
  private position = 0;
  readonly __jinja__: JinjaProtocol;

  constructor(items: unknown[]) {
    if (items.length === 0) throw new PythonError('RuntimeError', 'at least one item has to be provided');
    this.items = items;
    this.__jinja__ = { typeName: 'Cycler', getAttr: (name) => this.attribute(name) };
  }

  private attribute(name: string): unknown {
    if (name === 'current') return this.items[this.position] ?? null;
    if (name === 'items') return this.items;
    if (name === 'pos') return this.position;
    if (name === 'reset') {
      return () => {
        this.position = 0;
      };
    }
    if (name !== 'next') return undefined;
    return () => {
      const item = this.items[this.position];
      this.position = (this.position + 1) % this.items.length;
      return item;
    };
  }
}

/** `joiner(', ')`: nothing at its first call, the separator at every later one. */
function joiner(args: unknown[], kwargs: Kwargs): () => string {
  const separator = args[0] ?? kwargs.get('sep') ?? ', ';
  let used = false;
  return () => {
    if (used) return toStr(separator);
    used = true;
    return '';
  };
}

function callable(
  name: string,
  call: (args: unknown[], kwargs: Kwargs) => unknown,
  attributes = new Map<string, unknown>(),
) {
  const protocol: JinjaProtocol = {
    typeName: 'type',
    call,
    repr: () => `<class '${name}'>`,
    getAttr: (attribute) => attributes.get(attribute),
  };
  return { __jinja__: protocol };
}

/** The names every template knows. */
export const GLOBALS: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['range', callable('range', range)],
  ['dict', callable('dict', dict, new Map([['fromkeys', fromKeys]]))],
  ['cycler', callable('Cycler', (args) => new Cycler(args))],
  ['joiner', callable('Joiner', joiner)],
  ['namespace', callable('Namespace', (args, kwargs) => new Namespace(dict(args, kwargs)))],
  [
    'return',
    (value: unknown, ...rest: unknown[]) => {
      if (rest.length > 0 || value instanceof Kwargs)
        throw new PythonError('TypeError', 'return() takes one value');
      throw new MacroReturn(value ?? null);
    },
  ],
]);
