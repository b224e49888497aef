import type { Connector } from '../../connectors/connector.ts';
import { ledgerColumns, rawColumns } from '../../pipelines/warehouse/schema.ts';

const provenance = new Set(ledgerColumns.map((column) => column.name));

/** The SQL of an extract's staging model: its columns, held rows only. */
export function stagingSql(connector: Connector): string {
  const columns = rawColumns(connector).filter((column) => !provenance.has(column.name));
  return `-- Made from connector.ts by scripts/make-staging.ts.
{{ held_rows(source('raw', '${connector.extract}'), '${connector.extract}', [
${columns.map((column) => `    '${column.name}',`).join('\n')}
]) }}
`;
}

/** The properties of an extract's raw table and staging model: what a row is, its key, and a type for each column. */
export function stagingProperties(connector: Connector): string {
  const described = new Map(connector.columns.map((column) => [column.name, column.description]));
  const columns = rawColumns(connector).filter(
    (column) => !provenance.has(column.name) || kept.has(column.name),
  );
  return `# Made from connector.ts by scripts/make-staging.ts.
version: 2

sources:
  - name: raw
    schema: raw
    tables:
      - name: ${connector.extract}
        description: ${quoted(`${connector.title}, every accepted row of every submission. One row per row received.`)}

models:
  - name: stg_${connector.extract}
    description: ${quoted(`${connector.title}, rows held now. ${connector.grain}.`)}
    config:
      meta:
        extract: ${connector.extract}
    columns:
      - name: _row_id
        data_type: varchar
        description: Sender and key of the row
        data_tests: [unique, not_null]${columns.some((column) => column.name === 'child_id') ? childReference : ''}
${columns
  .map(
    ({ name, type }) => `      - name: ${name}
        data_type: ${type}
        description: ${quoted(described.get(name) ?? described.get(name.replace(/_has_time$/, '')) ?? meanings[name] ?? '')}`,
  )
  .join('\n')}
`;
}

const childReference = `
      - name: _child_ref
        data_type: varchar
        description: How the row names its child inside its sender`;

const kept = new Set(['_submission_id', '_sender', '_sheet', '_row_number', '_sequence']);

const meanings: Record<string, string> = {
  link_token_name_dob: 'Keyed hash of name and date of birth',
  link_token_name_postcode: 'Keyed hash of name and postcode',
  _submission_id: 'Submission that brought the row',
  _sender: 'Agency, or agency/organisation',
  _sheet: 'Sheet as the agency named it',
  _row_number: 'Row as the agency sees it',
  _sequence: 'Order of loading',
};

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
