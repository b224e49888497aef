/** A node as templates see it: a dict. */
import type { ManifestNode } from '../artifacts/manifest-types.ts';
import { fromJs, PyDict } from '../jinja/index.ts';

interface Known {
  compiled: unknown;
  value: PyDict;
}

const known = { whole: new WeakMap<ManifestNode, Known>(), sparse: new WeakMap<ManifestNode, Known>() };

/**
 * A node as a dict, made once, and again when the node's compiled code is known. `model` leaves out what is None,
 * `graph` keeps it.
 */
export function modelValue(
  node: ManifestNode,
  { omitNone, parsing = false }: { omitNone: boolean; parsing?: boolean },
): PyDict {
  const values = omitNone ? known.sparse : known.whole;
  // While parsing a schema file has yet to say what it has to say of the node.
  const before = parsing ? undefined : values.get(node);
  if (before && before.compiled === node.compiled_code) return before.value;
  const whole = fromJs({ ...node, config: { ...node.config } }) as PyDict;
  (whole.get('config') as PyDict).delete('pre_hook');
  const value = omitNone ? (withoutNone(whole) as PyDict) : whole;
  // As in dbt, under the name it had before it was compiled_code.
  if (omitNone && node.compiled_code !== undefined) value.set('compiled_sql', node.compiled_code);
  if (!parsing) values.set(node, { compiled: node.compiled_code, value });
  return value;
}

function withoutNone(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNone);
  if (!(value instanceof Map)) return value;
  return new PyDict(
    [...value].filter(([, item]) => item !== null).map(([key, item]) => [key, withoutNone(item)]),
  );
}
