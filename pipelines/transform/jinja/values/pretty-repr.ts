import { compare } from './order.ts';
import { entriesOf } from './py-dict.ts';
import { toRepr } from './str.ts';
import { Tuple } from './tuple.ts';
import { isDict } from './type-name.ts';

const WIDTH = 80;

/** Python's pprint.pformat(): like repr(), dicts sorted by key, one item a line where a line would be too long. */
export function prettyRepr(value: unknown): string {
  return pretty(value, 0, 0);
}

/** `indent` is where the value starts in its line, `after` how much follows it there. */
function pretty(value: unknown, indent: number, after: number): string {
  const flat = sortedRepr(value);
  if (flat.length <= WIDTH - indent - after) return flat;
  if (isDict(value)) {
    const lines = sortedEntries(value).map(([key, item], index, all) => {
      const name = `${toRepr(key)}: `;
      return name + pretty(item, indent + 1 + name.length, index === all.length - 1 ? after + 1 : 1);
    });
    return `{${lines.join(`,\n${' '.repeat(indent + 1)}`)}}`;
  }
  if (!Array.isArray(value) || value.length === 0) return flat;
  const lines = [...value].map((item, index, all) =>
    pretty(item, indent + 1, index === all.length - 1 ? after + 1 : 1),
  );
  const inside = lines.join(`,\n${' '.repeat(indent + 1)}`);
  if (!(value instanceof Tuple)) return `[${inside}]`;
  return `(${inside}${value.length === 1 ? ',' : ''})`;
}

function sortedRepr(value: unknown): string {
  if (isDict(value)) {
    return `{${sortedEntries(value)
      .map(([key, item]) => `${toRepr(key)}: ${sortedRepr(item)}`)
      .join(', ')}}`;
  }
  if (!Array.isArray(value)) return toRepr(value);
  const inside = [...value].map(sortedRepr).join(', ');
  if (!(value instanceof Tuple)) return `[${inside}]`;
  return `(${inside}${value.length === 1 ? ',' : ''})`;
}

/** Keys in order; keys of types without a common order by their repr. */
function sortedEntries(dict: Map<unknown, unknown> | Record<string, unknown>): [unknown, unknown][] {
  const before = (a: unknown, b: unknown) => {
    try {
      return compare('<', a, b);
    } catch {
      return toRepr(a) < toRepr(b);
    }
  };
  return [...entriesOf(dict)].sort(([a], [b]) => (before(a, b) ? -1 : before(b, a) ? 1 : 0));
}
