/** Whether an entry of a schema file has the shape that dbt asks for; what it means is looked at later. */
import { DbtError } from '../errors.ts';

type Entry = Record<string, any>;

const isMapping = (value: unknown): value is Entry =>
  value !== null && typeof value === 'object' && !Array.isArray(value);
/** Entries whose keys may not stand without a value. */
const NODES = new Set(['models', 'seeds', 'snapshots']);

const isAbsent = (value: unknown): boolean => value === undefined || value === null;

/** Throws a Parsing error that names the entry and the key whose value is of the wrong kind. */
export function requireShape(key: string, entry: Entry): void {
  const wrong = (path: string, expected: string, value: unknown): DbtError =>
    new DbtError(
      'Parsing',
      `Invalid ${key} config: '${entry.name ?? entry.model}' has ${JSON.stringify(value)} at '${path}', which is not ${expected}`,
    );
  const check = (holder: Entry, at: string): void => {
    const path = (name: string) => (at ? `${at}.${name}` : name);
    const { config, description, columns } = holder;
    if (!isAbsent(config) && !isMapping(config)) throw wrong(path('config'), 'a mapping', config);
    if (!isAbsent(description) && typeof description !== 'string')
      throw wrong(path('description'), "of type 'string' (put it in quotes)", description);
    for (const name of ['tests', 'data_tests', 'columns', 'versions', 'constraints'])
      if (!isAbsent(holder[name]) && !Array.isArray(holder[name]))
        throw wrong(path(name), 'a list', holder[name]);
    for (const [index, column] of (columns ?? []).entries()) {
      const named = isMapping(column) && (typeof column.name === 'string' || 'include' in column);
      if (!named) throw wrong(path(`columns.${index}`), "a mapping with a 'name' of type 'string'", column);
      check(column, path(`columns.${index}`));
    }
    for (const [index, version] of (holder.versions ?? []).entries())
      if (!isMapping(version)) throw wrong(path(`versions.${index}`), 'a mapping', version);
  };
  check(entry, '');
  if (NODES.has(key))
    for (const name of ['config', 'description'])
      if (entry[name] === null) throw wrong(name, 'anything (leave the key out, or give it a value)', null);
  if (key === 'sources') {
    if (!isAbsent(entry.tables) && !Array.isArray(entry.tables))
      throw wrong('tables', 'a list', entry.tables);
    for (const [index, table] of (entry.tables ?? []).entries()) {
      if (!isMapping(table) || typeof table.name !== 'string')
        throw wrong(`tables.${index}`, "a mapping with a 'name' of type 'string'", table);
      check(table, `tables.${index}`);
      for (const holder of [table, table.config])
        requireFreshness(holder?.freshness, `tables.${index}.freshness`, wrong);
    }
    for (const holder of [entry, entry.config]) requireFreshness(holder?.freshness, 'freshness', wrong);
  }
  if (
    key === 'exposures' &&
    (!isMapping(entry.owner) || (isAbsent(entry.owner.name) && isAbsent(entry.owner.email)))
  )
    throw wrong('owner', 'a mapping with a name or an email', entry.owner ?? null);
  if (key === 'macros')
    for (const [index, argument] of (entry.arguments ?? []).entries())
      if (!isMapping(argument)) throw wrong(`arguments.${index}`, 'a mapping', argument);
  if (key === 'unit_tests') {
    if (typeof entry.model !== 'string') throw wrong('model', "of type 'string'", entry.model ?? null);
    if (!Array.isArray(entry.given ?? [])) throw wrong('given', 'a list', entry.given);
    for (const [index, given] of (entry.given ?? []).entries())
      if (!isMapping(given) || typeof given.input !== 'string')
        throw wrong(`given.${index}`, "a mapping with an 'input' of type 'string'", given);
    if (!isMapping(entry.expect)) throw wrong('expect', 'a mapping', entry.expect ?? null);
  }
}

const PERIODS = ['minute', 'hour', 'day'];

function requireFreshness(
  freshness: unknown,
  path: string,
  wrong: (path: string, expected: string, value: unknown) => DbtError,
): void {
  if (isAbsent(freshness)) return;
  if (!isMapping(freshness)) throw wrong(path, 'a mapping', freshness);
  for (const name of ['warn_after', 'error_after']) {
    const threshold = freshness[name];
    if (isAbsent(threshold)) continue;
    if (!isMapping(threshold)) throw wrong(`${path}.${name}`, 'a mapping of count and period', threshold);
    const { count, period } = threshold;
    const isText = (value: unknown) => typeof value === 'string' && value.includes('{');
    if (!isAbsent(count) && !Number.isInteger(count) && !isText(count))
      throw wrong(`${path}.${name}.count`, 'a whole number', count);
    if (!isAbsent(period) && !PERIODS.includes(period) && !isText(period))
      throw wrong(`${path}.${name}.period`, `one of ${PERIODS.join(', ')}`, period);
  }
}
