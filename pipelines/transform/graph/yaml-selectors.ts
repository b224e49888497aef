/** selectors.yml: selections with names, each a criterion, a union or an intersection, with what is left out of it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DbtError, didYouMean } from '../errors.ts';
import { readYamlMapping } from '../project/yaml-file.ts';
import { type Criterion, criterionFor, parseCriterion, type Specification } from './selection-spec.ts';

type Entry = Record<string, any>;

/** The selectors of a project: by name what they select, and as the manifest repeats them. */
export interface YamlSelectors {
  specifications: Map<string, Specification>;
  /** Name of the one that stands in for an absent --select. */
  standard: string | undefined;
  manifest: Record<string, Entry>;
}

const FILE = 'selectors.yml';

/** Reads the selectors of a project's folder. Throws a Parsing error that names the selector. */
export function readSelectors(root: string, render: (value: unknown) => unknown): YamlSelectors {
  const found: YamlSelectors = { specifications: new Map(), standard: undefined, manifest: {} };
  if (!existsSync(join(root, FILE))) return found;
  const list = (render(readYamlMapping(join(root, FILE))) as Entry).selectors ?? [];
  if (!Array.isArray(list)) throw wrong('selectors must be a list');
  for (const entry of list as Entry[]) {
    if (typeof entry?.name !== 'string' || entry.definition === undefined)
      throw wrong(`each selector needs a name and a definition, got ${JSON.stringify(entry)}`);
    if (entry.default === true) {
      if (found.standard !== undefined)
        throw wrong(`Found multiple selectors with \`default: true\`: ${found.standard} and ${entry.name}`);
      found.standard = entry.name;
    }
    found.specifications.set(entry.name, specificationOf(entry.definition, entry.name, true));
    found.manifest[entry.name] = { ...entry, definition: spelledOut(entry.definition) };
  }
  return found;
}

/** The selector of a name. Throws a Usage error with what it may have meant. */
export function selectorNamed(selectors: YamlSelectors, name: string): Specification {
  const found = selectors.specifications.get(name);
  if (found) return found;
  const names = [...selectors.specifications.keys()];
  throw new DbtError(
    'Usage',
    `Could not find selector named ${name}, expected one of [${names.map((item) => `'${item}'`).join(', ')}]${didYouMean(name, names)}`,
  );
}

function wrong(message: string): DbtError {
  return new DbtError('Parsing', `Could not read selector file data: ${message}`, { file: FILE });
}

function specificationOf(definition: unknown, name: string, outermost = false): Specification {
  if (typeof definition === 'string') return { kind: 'criterion', criterion: parseCriterion(definition) };
  if (!definition || typeof definition !== 'object' || Array.isArray(definition))
    throw wrong(`selector ${name}: expected a text or a mapping, got ${JSON.stringify(definition)}`);
  const entry = definition as Entry;
  for (const kind of ['union', 'intersection'] as const) {
    if (!(kind in entry)) continue;
    if (outermost && Object.keys(entry).length > 1)
      throw wrong(
        `selector ${name}: only a single 'union' or 'intersection' key is allowed at the root, found ${Object.keys(entry).join(',')}`,
      );
    return combination(kind, listOf(entry, kind, name), name);
  }
  return criterionOf(entry, name);
}

function combination(kind: 'union' | 'intersection', parts: unknown[], name: string): Specification {
  const excludes = parts.filter((part) => part && typeof part === 'object' && 'exclude' in part);
  // A criterion with an exclusion of its own is a criterion, a mapping of `exclude` alone is the whole's.
  const whole = excludes.filter((part) => !('method' in (part as Entry)));
  if (whole.length > 1)
    throw wrong(
      `selector ${name}: you cannot provide multiple exclude arguments to the same selector set operator`,
    );
  const include: Specification = {
    kind,
    parts: parts.filter((part) => !whole.includes(part)).map((part) => specificationOf(part, name)),
  };
  return without(include, whole[0] as Entry | undefined, name);
}

function without(include: Specification, entry: Entry | undefined, name: string): Specification {
  if (!entry || !('exclude' in entry)) return include;
  const parts = listOf(entry, 'exclude', name).map((part) => specificationOf(part, name));
  return parts.length ? { kind: 'difference', include, exclude: { kind: 'union', parts } } : include;
}

function listOf(entry: Entry, key: string, name: string): unknown[] {
  if (!Array.isArray(entry[key]))
    throw wrong(`selector ${name}: invalid value for key "${key}", expected a list`);
  return entry[key];
}

const FLAGS = ['childrens_parents', 'parents', 'children'];
const KEYS = new Set([
  'method',
  'value',
  'exclude',
  'indirect_selection',
  'parents_depth',
  'children_depth',
  ...FLAGS,
]);

function criterionOf(entry: Entry, name: string): Specification {
  const keys = Object.keys(entry);
  const short = keys.length === 1;
  if (!short && !('method' in entry && 'value' in entry))
    throw wrong(
      `selector ${name}: expected either 1 key or else "method" and "value" keys, but got ${keys.join(', ')}`,
    );
  const given = short ? { method: keys[0]!, value: entry[keys[0]!] } : entry;
  const unknown = short ? [] : keys.filter((key) => !KEYS.has(key));
  if (unknown.length) throw wrong(`selector ${name}: unknown key '${unknown[0]}'`);
  const depth = (flag: string): number | null =>
    (given as Entry)[flag] ? Number((given as Entry)[`${flag}_depth`] ?? Number.POSITIVE_INFINITY) : null;
  const criterion: Criterion = {
    ...criterionFor(String(given.method), String(given.value)),
    childrensParents: Boolean((given as Entry).childrens_parents),
    parents: depth('parents'),
    children: depth('children'),
    indirectSelection: (given as Entry).indirect_selection,
  };
  return without({ kind: 'criterion', criterion }, entry, name);
}

/** A definition as dbt puts it into the manifest: texts and single keys as mappings of method and value. */
function spelledOut(definition: unknown): unknown {
  if (typeof definition === 'string') {
    const { method, methodArguments, value, ...graph } = parseCriterion(definition);
    return {
      ...(graph.childrensParents ? { childrens_parents: true } : {}),
      ...(graph.parents === null ? {} : { parents: true }),
      ...(graph.parents !== null && Number.isFinite(graph.parents)
        ? { parents_depth: String(graph.parents) }
        : {}),
      method: [method, ...methodArguments].join('.'),
      value,
      ...(graph.children === null ? {} : { children: true }),
      ...(graph.children !== null && Number.isFinite(graph.children)
        ? { children_depth: String(graph.children) }
        : {}),
    };
  }
  if (!definition || typeof definition !== 'object') return definition;
  const entry = definition as Entry;
  for (const kind of ['union', 'intersection'])
    if (Array.isArray(entry[kind])) return { [kind]: entry[kind].map(spelledOut) };
  const [first] = Object.keys(entry);
  if (Object.keys(entry).length > 1) return entry;
  const value = Array.isArray(entry[first!]) ? entry[first!].map(spelledOut) : entry[first!];
  return first === 'exclude' ? { exclude: value } : { method: first, value };
}
