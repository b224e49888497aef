/** What a regular expression found. */
import { type JinjaProtocol, PyDict, PythonError, Tuple, toRepr, tupleFrom } from '../../../jinja/index.ts';
import { bindArguments } from '../../arguments.ts';
import { expandTemplate } from './template.ts';

/** A match; positions count characters, as Python's do. */
export class Match {
  readonly found: RegExpExecArray;

  constructor(found: RegExpExecArray) {
    this.found = found;
  }

  /** A group by number or name; None where it took no part. Throws IndexError for an unknown one. */
  group(key: unknown): unknown {
    const { found } = this;
    if (typeof key === 'number' && key >= 0 && key < found.length) return found[key] ?? null;
    if (typeof key === 'string' && found.groups && key in found.groups) return found.groups[key] ?? null;
    throw new PythonError('IndexError', 'no such group');
  }

  start(key: unknown = 0): number {
    const text = this.group(key);
    if (text === null) return -1;
    const { found } = this;
    const [start] = this.range(key);
    return [...found.input.slice(0, start)].length;
  }

  end(key: unknown = 0): number {
    const text = this.group(key);
    return text === null ? -1 : this.start(key) + [...(text as string)].length;
  }

  /** The code units of a group, which need the expression run again with indices. */
  private range(key: unknown): [number, number] {
    const { found } = this;
    if (key === 0) return [found.index, found.index + found[0].length];
    const { indices } = found;
    const range = typeof key === 'string' ? indices?.groups?.[key] : indices?.[Number(key)];
    return range ?? [found.index, found.index];
  }

  get __jinja__(): JinjaProtocol {
    return {
      typeName: 're.Match',
      truthy: () => true,
      str: () => `<re.Match object; span=(${this.start()}, ${this.end()}), match=${toRepr(this.found[0])}>`,
      getItem: (key) => this.group(key),
      getAttr: (name) => this.attribute(name),
    };
  }

  private attribute(name: string): unknown {
    const { found } = this;
    switch (name) {
      case 'group':
        return (...keys: unknown[]) =>
          keys.length > 1 ? tupleFrom(keys.map((key) => this.group(key))) : this.group(keys[0] ?? 0);
      case 'groups':
        return (...given: unknown[]) => {
          const { default: otherwise = null } = bindArguments('groups', ['default'], given);
          return tupleFrom(found.slice(1).map((part) => part ?? otherwise));
        };
      case 'groupdict':
        return (...given: unknown[]) => {
          const { default: otherwise = null } = bindArguments('groupdict', ['default'], given);
          return new PyDict(
            Object.entries(found.groups ?? {}).map(([key, part]) => [key, part ?? otherwise]),
          );
        };
      case 'start':
        return (key?: unknown) => this.start(key);
      case 'end':
        return (key?: unknown) => this.end(key);
      case 'span':
        return (key?: unknown) => Tuple.of(this.start(key), this.end(key));
      case 'expand':
        return (template: unknown) => expandTemplate(String(template), this);
      case 'string':
        return found.input;
      case 'pos':
        return 0;
      case 'lastindex':
        return found.slice(1).findLastIndex((part) => part !== undefined) + 1 || null;
      default:
        return undefined;
    }
  }
}
