/** The `modules` object: the parts of datetime, pytz, re and itertools that templates use. */
import { DbtError } from '../errors.ts';
import { type JinjaProtocol, Kwargs, PyDict, Tuple, toStr, tupleFrom } from '../jinja/index.ts';
import { splitArguments } from './arguments.ts';
import { datetimeModule, pytzModule } from './python-datetime.ts';

/** An object whose attributes are the record's keys. */
export function namespaceObject(
  name: string,
  members: Record<string, unknown>,
): { __jinja__: JinjaProtocol } {
  return {
    __jinja__: {
      typeName: 'module',
      str: () => `<module '${name}'>`,
      isMapping: true,
      getAttr: (key) =>
        key === 'get' && !('get' in members)
          ? (item: unknown, fallback: unknown = null) => members[toStr(item)] ?? fallback
          : members[key],
      getItem: (key) => members[toStr(key)],
      contains: (key) => toStr(key) in members,
      iterate: () => Object.keys(members),
    },
  };
}

const FLAGS: Record<string, string> = {
  IGNORECASE: 'i',
  I: 'i',
  MULTILINE: 'm',
  M: 'm',
  DOTALL: 's',
  S: 's',
};

function expression(pattern: unknown, flags: unknown, extra: string): RegExp {
  if (pattern instanceof Pattern) return new RegExp(pattern.source, pattern.flags + extra);
  const source = toStr(pattern)
    .replace(/\(\?P</g, '(?<')
    .replace(/\(\?P=(\w+)\)/g, '\\k<$1>')
    .replace(/\\Z/g, '$');
  const inline = /^\(\?([ims]+)\)/.exec(source);
  const letters = new Set(`${typeof flags === 'string' ? flags : ''}${inline?.[1] ?? ''}`);
  try {
    return new RegExp(inline ? source.slice(inline[0].length) : source, [...letters].join('') + extra);
  } catch (error) {
    throw new DbtError('Compilation', `Invalid regular expression: ${(error as Error).message}`);
  }
}

class Pattern {
  readonly source: string;
  readonly flags: string;
  constructor(regexp: RegExp) {
    this.source = regexp.source;
    this.flags = regexp.flags;
  }
  get __jinja__(): JinjaProtocol {
    return {
      typeName: 're.Pattern',
      getAttr: (name) => {
        if (name === 'pattern') return this.source;
        const method = reModule[name];
        return typeof method === 'function'
          ? (...args: unknown[]) => (method as (...a: unknown[]) => unknown)(this, ...args)
          : undefined;
      },
    };
  }
}

function matchObject(match: RegExpExecArray | null): unknown {
  if (!match) return null;
  const group = (key: unknown = 0): unknown =>
    (typeof key === 'number' ? match[key] : match.groups?.[toStr(key)]) ?? null;
  return {
    __jinja__: {
      typeName: 're.Match',
      truthy: () => true,
      getItem: group,
      getAttr: (name: string) => {
        if (name === 'group')
          return (...keys: unknown[]) => (keys.length > 1 ? tupleFrom(keys.map(group)) : group(keys[0]));
        if (name === 'groups') return () => tupleFrom(match.slice(1).map((part) => part ?? null));
        if (name === 'groupdict') return () => new PyDict(Object.entries(match.groups ?? {}));
        if (name === 'start') return () => match.index;
        if (name === 'end') return () => match.index + match[0].length;
        if (name === 'span') return () => Tuple.of(match.index, match.index + match[0].length);
        return undefined;
      },
    } satisfies JinjaProtocol,
  };
}

const flagOf = (given: unknown[], index: number): [unknown[], unknown] => {
  const { positional, kwargs } = splitArguments(given);
  return [positional, kwargs.get('flags') ?? positional[index]];
};

const replacement = (text: string): string =>
  text
    .replaceAll('$', '$$$$')
    .replace(/\\g<(\w+)>/g, (_, key) => (/^\d+$/.test(key) ? `$${key}` : `$<${key}>`))
    .replace(/\\(\d)/g, '$$$1');

const reModule: Record<string, unknown> = {
  ...FLAGS,
  compile: (...given: unknown[]) => {
    const [args, flags] = flagOf(given, 1);
    return new Pattern(expression(args[0], flags, ''));
  },
  match: (...given: unknown[]) => {
    const [args, flags] = flagOf(given, 2);
    return matchObject(stickyMatch(expression(args[0], flags, 'y'), toStr(args[1])));
  },
  fullmatch: (...given: unknown[]) => {
    const [args, flags] = flagOf(given, 2);
    const base = expression(args[0], flags, '');
    return matchObject(new RegExp(`^(?:${base.source})$`, base.flags).exec(toStr(args[1])));
  },
  search: (...given: unknown[]) => {
    const [args, flags] = flagOf(given, 2);
    return matchObject(expression(args[0], flags, '').exec(toStr(args[1])));
  },
  findall: (...given: unknown[]) => {
    const [args, flags] = flagOf(given, 2);
    return [...toStr(args[1]).matchAll(expression(args[0], flags, 'g'))].map((match) =>
      match.length === 1
        ? match[0]
        : match.length === 2
          ? (match[1] ?? '')
          : tupleFrom(match.slice(1).map((part) => part ?? '')),
    );
  },
  finditer: (...given: unknown[]) => {
    const [args, flags] = flagOf(given, 2);
    return [...toStr(args[1]).matchAll(expression(args[0], flags, 'g'))].map((match) =>
      matchObject(match as RegExpExecArray),
    );
  },
  sub: (...given: unknown[]) => {
    const { positional, kwargs } = splitArguments(given);
    const count = Number(kwargs.get('count') ?? positional[3] ?? 0);
    const regexp = expression(positional[0], kwargs.get('flags') ?? positional[4], 'g');
    const by = replacement(toStr(positional[1]));
    const text = toStr(positional[2]);
    if (!count) return text.replace(regexp, by);
    const once = new RegExp(regexp.source, regexp.flags.replace('g', ''));
    let done = '';
    let rest = text;
    for (let i = 0; i < count; i++) {
      const match = once.exec(rest);
      if (!match) break;
      done += rest.slice(0, match.index) + match[0].replace(once, by);
      rest = rest.slice(match.index + match[0].length);
    }
    return done + rest;
  },
  split: (...given: unknown[]) => {
    const [args, flags] = flagOf(given, 3);
    return toStr(args[1]).split(expression(args[0], flags, ''));
  },
  escape: (text: unknown) => toStr(text).replace(/[^A-Za-z0-9_]/g, '\\$&'),
};

function stickyMatch(regexp: RegExp, text: string): RegExpExecArray | null {
  regexp.lastIndex = 0;
  return regexp.exec(text);
}

function* product(lists: unknown[][]): Iterable<unknown[]> {
  if (!lists.length) {
    yield [];
    return;
  }
  const [head, ...tail] = lists;
  for (const item of head!) for (const rest of product(tail)) yield [item, ...rest];
}

function* combinations(items: unknown[], size: number, start = 0): Iterable<unknown[]> {
  if (!size) {
    yield [];
    return;
  }
  for (let i = start; i <= items.length - size; i++) {
    for (const rest of combinations(items, size - 1, i + 1)) yield [items[i], ...rest];
  }
}

function* permutations(items: unknown[], size: number): Iterable<unknown[]> {
  if (!size) {
    yield [];
    return;
  }
  for (let i = 0; i < items.length; i++) {
    for (const rest of permutations([...items.slice(0, i), ...items.slice(i + 1)], size - 1))
      yield [items[i], ...rest];
  }
}

const listOf = (value: unknown): unknown[] => {
  if (value instanceof Map) return [...value.keys()];
  const protocol = (value as { __jinja__?: JinjaProtocol })?.__jinja__;
  return protocol?.iterate ? [...protocol.iterate()] : [...(value as Iterable<unknown>)];
};

const itertoolsModule: Record<string, unknown> = {
  chain: namespaceCallable((...lists: unknown[]) => lists.flatMap(listOf), {
    from_iterable: (lists: unknown) => listOf(lists).flatMap(listOf),
  }),
  product: (...given: unknown[]) => {
    const { positional, kwargs } = splitArguments(given);
    const lists = positional.map(listOf);
    const repeat = Number(kwargs.get('repeat') ?? 1);
    return [...product(Array.from({ length: repeat }, () => lists).flat())].map(tupleFrom);
  },
  combinations: (items: unknown, size: unknown) =>
    [...combinations(listOf(items), Number(size))].map(tupleFrom),
  permutations: (items: unknown, size?: unknown) =>
    [...permutations(listOf(items), size === undefined ? listOf(items).length : Number(size))].map(tupleFrom),
  zip_longest: (...given: unknown[]) => {
    const { positional, kwargs } = splitArguments(given);
    const lists = positional.map(listOf);
    const length = Math.max(0, ...lists.map((list) => list.length));
    return Array.from({ length }, (_, i) =>
      tupleFrom(lists.map((list) => (i < list.length ? list[i] : (kwargs.get('fillvalue') ?? null)))),
    );
  },
  accumulate: (items: unknown) => {
    let sum = 0;
    return listOf(items).map((item) => (sum += Number(item)));
  },
  islice: (items: unknown, ...bounds: unknown[]) => {
    const [start, stop, step] =
      bounds.length === 1 ? [0, bounds[0], 1] : [bounds[0] ?? 0, bounds[1], bounds[2] ?? 1];
    return listOf(items)
      .slice(Number(start), stop === null ? undefined : Number(stop))
      .filter((_, i) => i % Number(step) === 0);
  },
  repeat: (item: unknown, times: unknown) => Array.from({ length: Number(times) }, () => item),
  count: (start: unknown = 0) =>
    Array.from({ length: 10_000 }, (_, i) => Number(start instanceof Kwargs ? 0 : start) + i),
};

function namespaceCallable(
  call: (...args: unknown[]) => unknown,
  members: Record<string, unknown>,
): { __jinja__: JinjaProtocol } {
  return { __jinja__: { typeName: 'type', call: (args) => call(...args), getAttr: (name) => members[name] } };
}

export const modules = namespaceObject('modules', {
  datetime: namespaceObject('datetime', datetimeModule),
  pytz: namespaceObject('pytz', pytzModule),
  re: namespaceObject('re', reModule),
  itertools: namespaceObject('itertools', itertoolsModule),
});
