import { z } from 'zod';
import { type CodeListName, codeLists } from '../domain/code-lists/index.ts';
import { OperatorError } from '../domain/operator-error.ts';
import type { Connector } from './connector.ts';

const name = z.string().regex(/^[a-z][a-z0-9_]*$/, 'must be in lower snake case');

const column = z.strictObject({
  name,
  header: z.string().min(1),
  also: z.array(z.string().min(1)).optional(),
  type: z.enum([
    'id',
    'date',
    'datetime',
    'integer',
    'decimal',
    'yes_no',
    'code',
    'text',
    'postcode_district',
  ]),
  list: z.enum(Object.keys(codeLists) as [CodeListName, ...CodeListName[]]).optional(),
  multiple: z.boolean().optional(),
  required: z.boolean(),
  mayBeFuture: z.boolean().optional(),
  personal: z.enum(['none', 'identifier', 'date_of_birth', 'link_only']),
  use: z.array(z.enum(['measure', 'breakdown', 'key', 'link', 'check', 'commentary', 'rag'])),
  description: z.string(),
});

const connectorSchema = z
  .strictObject({
    extract: name,
    agency: name,
    acceptedFrom: z.array(name).optional(),
    severalSenders: z.enum(['own_agency_first', 'added']).optional(),
    title: z.string().min(1),
    grain: z.string().min(1),
    national: z.string().optional(),
    key: z.array(name).min(1),
    keyIfNoId: z.array(name).min(1).optional(),
    replaces: z.enum(['reporting_year', 'key', 'appends']),
    coverage: z.union([
      z.literal('none'),
      z.strictObject({ date: name }),
      z.strictObject({ from: name, to: name }),
    ]),
    frequency: z.enum(['monthly', 'quarterly', 'annual']),
    dueWorkingDays: z.number().int().nonnegative(),
    note: z.string().optional(),
    columns: z.array(column).min(1),
  })
  .superRefine((connector, context) => {
    const columns = new Map(connector.columns.map((c) => [c.name, c]));
    const fail = (message: string) => context.addIssue({ code: 'custom', message });
    if (columns.size !== connector.columns.length) fail('names a column twice');
    const spans = connector.coverage === 'none' ? [] : Object.values(connector.coverage);
    for (const used of [...connector.key, ...(connector.keyIfNoId ?? []), ...spans]) {
      if (!columns.has(used)) fail(`uses the column ${used}, which it does not list`);
    }
    for (const span of spans) {
      const type = columns.get(span)?.type;
      if (type && type !== 'date' && type !== 'datetime') fail(`covers by ${span}, which is not a date`);
    }
    for (const c of connector.columns) {
      if ((c.type === 'code') !== (c.list !== undefined))
        fail(`gives ${c.name} a list and another type, or no list`);
    }
  });

/** The connector of a file, or OperatorError CONNECTOR_INVALID that says what in it breaks the contract. */
export function checkConnector(value: unknown, file: string): Connector {
  const result = connectorSchema.safeParse(value);
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => `${issue.path.join('.') || 'it'}: ${issue.message}`);
  throw new OperatorError('CONNECTOR_INVALID', `${file} is not a valid connector: ${problems.join('; ')}.`);
}
