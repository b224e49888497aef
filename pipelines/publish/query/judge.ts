import { allowedTableFunctions, isForbiddenFunction } from './forbidden-functions.ts';

/** The tables of a published copy. Another table that stood in the file would not be for readers. */
export const readableTables: readonly string[] = [
  'scorecard',
  'measures',
  'submissions',
  'periods',
  'scorecard_values',
  'supply',
  'data_quality',
  'data_quality_months',
  'characteristics_recorded',
  'release',
];

type Node = Readonly<Record<string, unknown>>;

/** Kinds of source that a FROM may have; DuckDB has others (SHOW, PIVOT, column data), all of which are refused. */
const sources: ReadonlySet<unknown> = new Set([
  'BASE_TABLE',
  'SUBQUERY',
  'JOIN',
  'TABLE_FUNCTION',
  'EMPTY',
  'EXPRESSION_LIST',
]);

/**
 * Judges a statement by the tree that DuckDB's own parser makes of it (`json_serialize_sql`): why it is refused, in one
 * sentence, or undefined when it may run. `systemNames` are the tables and views of the engine itself: a common table
 * expression may not borrow such a name, so that no name can mean the one thing here and the other when it runs.
 */
export function judgeStatements(
  statements: readonly unknown[],
  systemNames: ReadonlySet<string>,
): string | undefined {
  if (statements.length === 0) return 'There is no statement to run.';
  if (statements.length > 1) return 'Run one statement at a time.';
  const nodes = [...everyNode(statements[0])];
  const expressions = new Set<string>();
  for (const node of nodes) {
    for (const name of commonTableNames(node)) {
      if (!/^[a-z_][a-z0-9_]*$/i.test(name) || systemNames.has(name.toLowerCase()))
        return `Give the common table expression ${quoted(name)} another name.`;
      expressions.add(name.toLowerCase());
    }
  }
  for (const node of nodes) {
    const objection = objectionTo(node, expressions);
    if (objection) return objection;
  }
  return undefined;
}

function objectionTo(node: Node, expressions: ReadonlySet<string>): string | undefined {
  if (node.class === 'PARAMETER')
    return 'Write the values into the statement; $ and ? cannot be filled here.';
  if (node.class === undefined && 'alias' in node && 'sample' in node && !sources.has(node.type))
    return node.type === 'SHOW_REF'
      ? `DESCRIBE, SHOW and SUMMARIZE are not allowed here; the tables are ${readableTables.join(', ')}.`
      : 'That form of FROM is not allowed here.';
  if (node.type === 'BASE_TABLE') return objectionToTable(node, expressions);
  if (node.type === 'TABLE_FUNCTION') {
    const name = String((node.function as Node | undefined)?.function_name ?? '');
    if (!allowedTableFunctions.has(name.toLowerCase()))
      return `The table function ${quoted(name)} is not allowed here.`;
  }
  if (typeof node.function_name === 'string' && isForbiddenFunction(node.function_name))
    return `The function ${quoted(node.function_name)} is not allowed here.`;
  return undefined;
}

function objectionToTable(node: Node, expressions: ReadonlySet<string>): string | undefined {
  const name = String(node.table_name ?? '');
  const schema = String(node.schema_name ?? '').toLowerCase();
  const plain = name.toLowerCase();
  const isPublished = readableTables.includes(plain) && (schema === '' || schema === 'main');
  const isExpression = schema === '' && expressions.has(plain);
  if (node.catalog_name !== '' || !(isPublished || isExpression))
    return `There is no table ${quoted(schema ? `${schema}.${name}` : name)} to read; the tables are ${readableTables.join(', ')}.`;
  return undefined;
}

/** Names that the WITH of a query defines. */
function commonTableNames(node: Node): string[] {
  const map = (node.cte_map as { map?: readonly { key?: unknown }[] } | undefined)?.map;
  return (map ?? []).map((entry) => String(entry.key ?? ''));
}

/** Every object of the tree, without recursion: a deep expression must not exhaust the stack. */
function* everyNode(root: unknown): Generator<Node> {
  const waiting: unknown[] = [root];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value !== 'object' || value === null) continue;
    if (!Array.isArray(value)) yield value as Node;
    for (const child of Object.values(value)) if (typeof child === 'object') waiting.push(child);
  }
}

function quoted(name: string): string {
  return `“${name.length > 60 ? `${name.slice(0, 60)}…` : name}”`;
}
