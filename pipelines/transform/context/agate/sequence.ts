/** agate's sequences: tuples whose items may also be asked for by name. */
import {
  isEqual,
  type JinjaProtocol,
  PyDict,
  PythonError,
  Tuple,
  toRepr,
  tupleFrom,
} from '../../jinja/index.ts';
import { boundFunction } from '../arguments.ts';

/** How many items a sequence prints. */
const SHOWN = 5;

/** A row, a column, or the rows or columns of a table. */
export class MappedSequence {
  readonly kind: string;
  readonly names: unknown[] | undefined;
  private readonly read: () => unknown[];
  private readItems: Tuple | undefined;

  /** `read` is called when the items are first asked for. */
  constructor(kind: string, read: () => unknown[], names?: unknown[]) {
    this.kind = kind;
    this.read = read;
    this.names = names;
  }

  get items(): Tuple {
    this.readItems ??= tupleFrom(this.read());
    return this.readItems;
  }

  /** An item by position or name; undefined where there is none. */
  get(key: unknown): unknown {
    if (typeof key === 'number') return this.items.at(key);
    const index = this.names?.findIndex((name) => isEqual(name, key)) ?? -1;
    return index < 0 ? undefined : this.items[index];
  }

  private pairs(): [unknown, unknown][] {
    return (this.names ?? []).map((name, index) => [name, this.items[index]]);
  }

  get __jinja__(): JinjaProtocol {
    return {
      typeName: `agate.${this.kind}`,
      isSequence: true,
      str: () => {
        const shown = this.items.slice(0, SHOWN).map(toRepr);
        const more = this.items.length > SHOWN ? ', ...' : '';
        return `<agate.${this.kind}: (${shown.join(', ')}${more})>`;
      },
      iterate: () => this.items,
      length: () => this.items.length,
      contains: (item) => this.items.some((own) => isEqual(own, item)),
      eq: (other) => {
        const items = other instanceof MappedSequence ? other.items : other;
        return Array.isArray(items) && isEqual(this.items, tupleFrom(items));
      },
      getItem: (key) => this.get(key),
      getSlice: () => this.items,
      getAttr: (name) => this.attribute(name),
      toJs: () => this.items,
    };
  }

  attribute(name: string): unknown {
    switch (name) {
      case 'values':
        return () => this.items;
      case 'keys':
        return () => (this.names ? tupleFrom(this.names) : null);
      case 'items':
        return () => tupleFrom(this.pairs().map(([key, value]) => Tuple.of(key, value)));
      case 'dict':
        return () => new OrderedDict(this.pairs());
      case 'get':
        return boundFunction(
          'get',
          ['key', 'default'],
          (key, otherwise) => this.get(key) ?? otherwise ?? null,
        );
      case 'count':
        return (wanted: unknown) => this.items.filter((item) => isEqual(item, wanted)).length;
      case 'index':
        return (wanted: unknown) => {
          const index = this.items.findIndex((item) => isEqual(item, wanted));
          if (index < 0) throw new PythonError('ValueError', '');
          return index;
        };
      default:
        return undefined;
    }
  }
}

/** A dict that prints as what it is. */
class OrderedDict extends PyDict {
  get __jinja__(): JinjaProtocol {
    const pairs = () => [...this].map(([key, value]) => Tuple.of(key, value));
    return { typeName: 'OrderedDict', isMapping: true, str: () => `OrderedDict(${toRepr(pairs())})` };
  }
}
