/** How the rows of an external model are written to files, and read back from them, as dbt-duckdb has it. */
import { toStr } from '../jinja/index.ts';

/** DuckDB knows a compression by these endings; the format then stands before them, as in `rows.csv.gz`. */
const COMPRESSIONS: Readonly<Record<string, string>> = { gz: 'gzip', zst: 'zstd' };

const QUOTED = new Set(['delimiter', 'quote', 'escape', 'null']);

/** The options of COPY for a location. Puts the format, the compression and whatever else follows from it into `options`. */
export function externalWriteOptions(location: string, options: Map<string, unknown>): string {
  const text = (key: string): string => toStr(options.get(key));
  if (!options.has('format')) {
    const { extension, compression } = endingOf(location);
    if (extension) options.set('format', extension);
    else options.set('format', options.has('delimiter') ? 'csv' : 'parquet');
    if (extension && compression && !options.has('compression')) options.set('compression', compression);
  }
  if (text('format') === 'csv' && !options.has('header')) options.set('header', 1);
  if (options.has('partition_by')) {
    const columns = text('partition_by');
    if (columns.includes(',') && !columns.startsWith('(')) options.set('partition_by', `(${columns})`);
  }
  return [...options]
    .map(([key, value]) => {
      const name = toStr(key);
      const given = toStr(value);
      return QUOTED.has(name.toLowerCase()) && !given.startsWith("'")
        ? `${name} '${given}'`
        : `${name} ${given}`;
    })
    .join(', ');
}

/** Where the files lie that a write to the location made: a pattern where there are several. */
export function externalReadLocation(location: string, options: Map<string, unknown>): string {
  const partitions = options.get('partition_by');
  if (!partitions && !options.get('per_thread_output')) return location;
  const folders = partitions
    ? toStr(partitions)
        .split(',')
        .map(() => '*')
    : [];
  return `${[location, '*', ...folders].join('/')}.${toStr(options.get('format') ?? 'parquet')}`;
}

/** The ending of the file's own name in lower case, a dot in a folder's name apart, and the compression behind it. */
function endingOf(location: string): { extension: string; compression: string | undefined } {
  const [name = ''] = location.split('/').slice(-1);
  const parts = name.replace(/^\.+/, '').split('.').slice(1);
  const compression = COMPRESSIONS[parts.at(-1)?.toLowerCase() ?? ''];
  if (compression) parts.pop();
  return { extension: (parts.at(-1) ?? '').toLowerCase(), compression };
}
