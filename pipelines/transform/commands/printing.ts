/** What build and its companions print: a line when a node starts, one when it ends, failing rows, a summary. */
import type { NodeResult } from '../results.ts';
import type { Invocation } from './invocation.ts';

/** How dbt's lines name a node. */
function describeNode(invocation: Invocation, node: Record<string, any>): string {
  void invocation;
  switch (node.resource_type) {
    case 'seed':
      return `seed file ${node.schema}.${node.alias}`;
    case 'snapshot':
      return `snapshot ${node.schema}.${node.alias}`;
    case 'test':
      return `test ${node.alias}`;
    case 'exposure':
      return `exposure ${node.name}`;
    case 'unit_test':
      return `unit_test ${node.model}::${node.name}`;
    default:
      return `${node.language ?? 'sql'} ${node.config?.materialized} model ${node.schema}.${node.alias}`;
  }
}

const WIDTH = 80;

function line(index: number, total: number, text: string, ending: string): string {
  const head = `${index} of ${total} ${text} `;
  return `${head.padEnd(WIDTH - 6, '.')} [${ending}]`;
}

export function printStart(
  invocation: Invocation,
  node: Record<string, any>,
  index: number,
  total: number,
): void {
  invocation.info(line(index, total, `START ${describeNode(invocation, node)}`, 'RUN'));
}

const WORDS: Record<string, [string, string]> = {
  success: ['OK created', 'OK'],
  pass: ['PASS', 'PASS'],
  warn: ['WARN', 'WARN'],
  fail: ['FAIL', 'FAIL'],
  error: ['ERROR', 'ERROR'],
  'runtime error': ['ERROR', 'ERROR'],
  skipped: ['SKIP', 'SKIP'],
  'no-op': ['NO-OP', 'NO-OP'],
  'partial success': ['PARTIAL SUCCESS', 'PARTIAL SUCCESS'],
};

export function printResult(
  invocation: Invocation,
  node: Record<string, any>,
  result: NodeResult,
  index: number,
  total: number,
): void {
  const [word, ending] = WORDS[result.status]!;
  const doing =
    result.status === 'success'
      ? node.resource_type === 'seed'
        ? 'OK loaded'
        : node.resource_type === 'snapshot'
          ? 'OK snapshotted'
          : word
      : word;
  const count =
    ['fail', 'warn'].includes(result.status) && result.failures !== null ? ` ${result.failures}` : '';
  const done = result.status === 'success' && result.message ? result.message : `${ending}${count}`;
  const text = `${doing} ${describeNode(invocation, node)}`;
  const time = result.status === 'skipped' ? '' : ` in ${result.execution_time.toFixed(2)}s`;
  const say = ['error', 'fail', 'runtime error'].includes(result.status) ? invocation.err : invocation.info;
  say(line(index, total, text, `${done}${time}`));
}

/** Errors, failures with their first rows, warnings, and the count of each status. */
export function printSummary(invocation: Invocation, results: NodeResult[], elapsed: number): void {
  const { info, err, dag, runtime } = invocation;
  info('');
  info(`Finished running ${describeCounts(results, invocation)} in ${elapsed.toFixed(2)} seconds.`);
  for (const result of results) {
    if (!result.message || !['error', 'runtime error', 'fail', 'warn'].includes(result.status)) continue;
    const node = dag.nodes.get(result.unique_id) ?? runtime.state.manifest.nodes[result.unique_id];
    const say = result.status === 'warn' ? info : err;
    say('');
    say(
      `${result.status === 'warn' ? 'Warning' : result.status === 'fail' ? 'Failure' : 'Error'} in ${node?.resource_type} ${node?.name} (${node?.original_file_path})`,
    );
    for (const text of result.message.split('\n')) say(`  ${text}`);
    if (result.failing_rows) for (const text of rowsTable(result.failing_rows)) say(`  ${text}`);
    if (node && 'compiled_path' in node && node.compiled_path)
      say(`  compiled code at ${node.compiled_path}`);
  }
  const count = (...statuses: string[]): number =>
    results.filter((result) => statuses.includes(result.status)).length;
  info('');
  const bad = count('error', 'fail', 'runtime error', 'skipped');
  info(
    bad
      ? `Completed with ${count('error', 'fail', 'runtime error')} errors and ${count('warn')} warnings:`
      : 'Completed successfully',
  );
  info(
    `Done. PASS=${count('success', 'pass')} WARN=${count('warn')} ERROR=${count('error', 'fail', 'runtime error')} SKIP=${count('skipped')} NO-OP=${count('no-op')} TOTAL=${results.length}`,
  );
}

function describeCounts(results: NodeResult[], invocation: Invocation): string {
  const counts = new Map<string, number>();
  for (const result of results) {
    const node = invocation.dag.nodes.get(result.unique_id);
    const kind = !node
      ? 'project hook'
      : node.resource_type === 'model'
        ? `${node.config.materialized} model`
        : node.resource_type === 'test'
          ? 'data test'
          : node.resource_type.replace('_', ' ');
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return (
    [...counts]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([kind, count]) => `${count} ${kind}${count === 1 ? '' : 's'}`)
      .join(', ') || 'nothing'
  );
}

function rowsTable(rows: { columns: string[]; rows: unknown[][] }): string[] {
  const cells = rows.rows.map((row) =>
    row.map((value) =>
      (value === null ? 'NULL' : typeof value === 'object' ? JSON.stringify(value) : String(value)).slice(
        0,
        60,
      ),
    ),
  );
  const widths = rows.columns.map((name, i) => Math.max(name.length, ...cells.map((row) => row[i]!.length)));
  const format = (row: string[]): string =>
    row
      .map((cell, i) => cell.padEnd(widths[i]!))
      .join(' | ')
      .trimEnd();
  return [format(rows.columns), widths.map((width) => '-'.repeat(width)).join('-+-'), ...cells.map(format)];
}
