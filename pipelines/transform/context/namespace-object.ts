/** Objects that hold other values under names, as Python's modules do. */
import { type JinjaProtocol, toStr } from '../jinja/index.ts';

/** An object whose attributes are the record's keys; it also answers as a dict of them. */
export function namespaceObject(
  name: string,
  members: Record<string, unknown>,
): { __jinja__: JinjaProtocol } {
  return {
    __jinja__: {
      typeName: 'module',
      str: () => `<module '${name}'>`,
      isMapping: true,
      getAttr: (key) => {
        if (key in members) return members[key];
        if (key === 'get')
          return (item: unknown, fallback: unknown = null) => members[toStr(item)] ?? fallback;
        if (key === 'keys') return () => Object.keys(members);
        return undefined;
      },
      getItem: (key) => members[toStr(key)],
      contains: (key) => toStr(key) in members,
      iterate: () => Object.keys(members),
    },
  };
}

/** A class of Python's: called it makes a value, and it has methods of its own. */
export function classObject(
  name: string,
  call: JinjaProtocol['call'],
  members: Record<string, unknown> = {},
): { __jinja__: JinjaProtocol } {
  return {
    __jinja__: {
      typeName: 'type',
      str: () => `<class '${name}'>`,
      ...(call ? { call } : {}),
      getAttr: (key) => members[key],
    },
  };
}
