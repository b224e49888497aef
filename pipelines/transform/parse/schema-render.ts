/** Which parts of a schema file's entry are rendered when it is read: not descriptions, tests or hooks. */
import { changesWhenRendered } from '../project/native-text.ts';
import { isMapping } from '../project/plain.ts';
import { isoIfMoment } from '../project/yaml-moment.ts';

const LATE = new Set(['tests', 'data_tests', 'description', 'loaded_at_query']);
const LISTS = new Set(['columns', 'dimensions', 'measures', 'entities', 'metrics']);

type Path = (string | number)[];

function isLate(path: Path): boolean {
  const [first, second, third] = path;
  if (path.length >= 1 && LATE.has(String(first))) return true;
  if (path.length === 2 && LATE.has(String(second))) return true;
  if (
    path.length >= 2 &&
    first === 'config' &&
    ['pre_hook', 'post_hook', 'pre-hook', 'post-hook', 'loaded_at_query'].includes(String(second))
  )
    return true;
  if (path.length === 5 && path[4] === 'description') return true;
  if (path.length >= 3 && first === 'versions' && LATE.has(String(third))) return true;
  if (path.length >= 5 && first === 'versions' && third === 'columns' && LATE.has(String(path[4])))
    return true;
  return path.length >= 3 && LISTS.has(String(first)) && LATE.has(String(third));
}

function shouldRender(key: string, path: Path): boolean {
  if (!path.length) return true;
  if (key === 'sources') {
    if (path[0] === 'description' || path[0] === 'loaded_at_query') return false;
    if (path[0] === 'config' && path[1] === 'loaded_at_query') return false;
    return !(path[0] === 'tables' && isLate(path.slice(2)));
  }
  if (key === 'macros') return !(path[0] === 'arguments' ? isLate(path.slice(1)) : isLate(path));
  return !isLate(path);
}

/** An entry of the list under `key` with its texts rendered, where dbt renders them. */
export function renderEntry(
  entry: unknown,
  key: string,
  render: (text: string) => unknown,
  path: Path = [],
): any {
  if (Array.isArray(entry))
    return entry.map((item, index) => renderEntry(item, key, render, [...path, index]));
  if (isMapping(entry)) {
    return Object.fromEntries(
      Object.entries(entry).map(([name, item]) => [name, renderEntry(item, key, render, [...path, name])]),
    );
  }
  if (typeof entry !== 'string') return shouldRender(key, path) ? isoIfMoment(entry) : entry;
  return changesWhenRendered(entry) && shouldRender(key, path) ? render(entry) : entry;
}
