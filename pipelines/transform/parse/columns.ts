/** The columns that a schema file documents. */
import type { ColumnInfo } from '../artifacts/manifest-types.ts';
import { DbtError } from '../errors.ts';

const KNOWN = new Set([
  'name',
  'description',
  'meta',
  'data_type',
  'constraints',
  'quote',
  'config',
  'tags',
  'tests',
  'data_tests',
  'docs',
  'granularity',
  'policy_tags',
  'dimension',
  'entity',
]);
const CONSTRAINTS = new Set(['check', 'not_null', 'unique', 'primary_key', 'foreign_key', 'custom']);

const listOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : [];

/** Columns by name, in dbt's shape. */
export function columnInfo(columns: Record<string, any>[] | undefined | null): Record<string, ColumnInfo> {
  const result: Record<string, ColumnInfo> = {};
  for (const column of columns ?? []) {
    if (column?.name === undefined) throw new DbtError('Parsing', "A column must have a 'name'");
    const name = String(column.name);
    const meta = { ...column.meta, ...column.config?.meta };
    const tags =
      column.tags || column.config?.tags
        ? [...new Set([...listOf(column.tags), ...listOf(column.config?.tags)])]
        : [];
    const info: ColumnInfo = {
      name,
      description: column.description ?? '',
      meta,
      data_type: column.data_type ?? null,
      constraints: column.constraints
        ? column.constraints.map((constraint: Record<string, any>) => columnConstraint(name, constraint))
        : [],
      quote: column.quote ?? null,
      config: { meta, tags },
      tags,
      granularity: column.granularity ?? null,
      dimension: null,
      entity: null,
      doc_blocks: [],
    };
    for (const key in column) if (!KNOWN.has(key)) info[key] = column[key];
    result[name] = info;
  }
  return result;
}

function columnConstraint(column: string, constraint: Record<string, any>): Record<string, unknown> {
  if (!CONSTRAINTS.has(constraint.type))
    throw new DbtError('Parsing', `Invalid constraint type on column ${column}`);
  return constraintInfo(constraint);
}

/** A constraint with dbt's fields. */
export function constraintInfo(constraint: Record<string, any>): Record<string, unknown> {
  return {
    type: constraint.type,
    name: constraint.name ?? null,
    expression: constraint.expression ?? null,
    warn_unenforced: constraint.warn_unenforced ?? true,
    warn_unsupported: constraint.warn_unsupported ?? true,
    to: constraint.to ?? null,
    to_columns: constraint.to_columns ?? [],
    ...(constraint.columns ? { columns: constraint.columns } : {}),
  };
}
