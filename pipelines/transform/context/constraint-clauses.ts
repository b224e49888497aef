/** Constraints of contracts as DDL. */
import { quoteName } from './relation.ts';

export type Loose = Record<string, any>;

/** DuckDB takes the table a foreign key refers to without its database. */
function withoutDatabase(target: string): string {
  const parts = target.split('.');
  return parts.length > 2 ? parts.slice(1).join('.') : target;
}

function references(constraint: Loose): string | null {
  if (constraint.to && constraint.to_columns?.length) {
    return `references ${withoutDatabase(constraint.to)} (${constraint.to_columns.join(', ')})`;
  }
  return constraint.expression ? `references ${constraint.expression}` : null;
}

/** Each column with its type and constraints. */
export function columnClauses(columns: Record<string, Loose>): string[] {
  return Object.values(columns).map((column) => {
    const name = column.quote ? quoteName(column.name) : column.name;
    return [`${name} ${column.data_type}`, ...(column.constraints ?? []).map(columnConstraint)]
      .filter(Boolean)
      .join(' ');
  });
}

function columnConstraint(constraint: Loose): string | null {
  const expression = constraint.expression ?? '';
  switch (constraint.type) {
    case 'check':
      return expression ? `check (${expression})` : null;
    case 'not_null':
      return `not null ${expression}`.trim();
    case 'unique':
      return `unique ${expression}`.trim();
    case 'primary_key':
      return `primary key ${expression}`.trim();
    case 'foreign_key':
      return references(constraint);
    case 'custom':
      return expression || null;
    default:
      return null;
  }
}

/** A constraint over several columns, or null when it says nothing. */
export function tableConstraint(constraint: Loose): string | null {
  const prefix = constraint.name ? `constraint ${constraint.name} ` : '';
  const columns = (constraint.columns ?? []).join(', ');
  const expression = constraint.expression ? ` ${constraint.expression}` : '';
  switch (constraint.type) {
    case 'check':
      return constraint.expression ? `${prefix}check (${constraint.expression})` : null;
    case 'unique':
      return `${prefix}unique${expression} (${columns})`;
    case 'primary_key':
      return `${prefix}primary key${expression} (${columns})`;
    case 'foreign_key': {
      const target = references(constraint);
      return target && `${prefix}foreign key (${columns}) ${target}`;
    }
    case 'custom':
      return constraint.expression ? `${prefix}${constraint.expression}` : null;
    default:
      return null;
  }
}
