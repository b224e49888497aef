/** Data tests: the query's rows are failures; severity and thresholds make them a verdict. */
import type { ManifestNode } from '../artifacts/manifest-types.ts';
import { isWarningAnError } from '../commands/warnings.ts';
import { PyDecimal } from '../context/decimal.ts';
import type { Runtime } from '../context/runtime.ts';
import { DbtError } from '../errors.ts';
import type { Session } from '../execute/session.ts';
import type { NodeResult } from '../results.ts';
import { compileNode } from './compile-node.ts';
import { materializationOf, writeRun } from './run-node.ts';

/** dbt notes these on a test once it has run, since its materialization counts as the test's own code. */
const CALLED_BY_TEST = ['get_limit_subquery_sql', 'should_store_failures', 'statement'].map(
  (name) => `macro.dbt.${name}`,
);

/** How many failing rows are kept to be shown. */
const SHOWN_ROWS = 5;

export async function runTest(
  runtime: Runtime,
  node: ManifestNode,
  session: Session,
): Promise<Partial<NodeResult>> {
  const passed = { status: 'pass' as const, message: null, failures: 0, adapter_response: {} };
  if (await runtime.unchanged?.stands(node)) return passed;
  const scope = await compileNode(runtime, node, session);
  const asked = scope.askedDatabase;
  scope.onWrite = (sql) => writeRun(runtime, node, sql);
  if (await runtime.unchanged?.holds(node, asked)) return passed;
  const outcome = await scope.callEntry(materializationOf(runtime, node));
  const made = outcome instanceof Map ? outcome.get('relations') : [];
  for (const relation of Array.isArray(made) ? made : []) runtime.cache.add(relation);
  for (const name of CALLED_BY_TEST) {
    if (!node.depends_on.macros.includes(name)) node.depends_on.macros.push(name);
  }
  const table = scope.results.get('main')?.table;
  if (!table) throw new DbtError('Runtime', 'The test materialization stored no result named "main".');
  if (table.data.length !== 1)
    throw new DbtError(
      'Runtime',
      `dbt internally failed to execute ${node.unique_id}: Returned ${table.data.length} rows, but expected 1 row`,
    );
  const [failuresCell, warnCell, errorCell] = ['failures', 'should_warn', 'should_error'].map(
    (name) => table.data[0]![table.columnNames.findIndex((label) => label.toLowerCase() === name)],
  );
  const failures = countOf(failuresCell);
  const verdict = judge(
    node,
    failures,
    Boolean(warnCell),
    Boolean(errorCell),
    isWarningAnError(runtime.flags, 'LogTestResult'),
  );
  // A passing test has no failures to dbt, however many rows its thresholds let through.
  const counted = verdict.status === 'pass' ? 0 : failures;
  const result: Partial<NodeResult> = { ...verdict, failures: counted, adapter_response: { _message: 'OK' } };
  if (verdict.status === 'pass') await runtime.unchanged?.succeeded(node, asked);
  else {
    const rows = await failingRows(session, node);
    if (rows) result.failing_rows = rows;
  }
  if (!session.atomic) await session.rollback();
  return result;
}

function countOf(value: unknown): number {
  if (value instanceof PyDecimal) return Math.round(value.number);
  if (value === null || value === undefined)
    throw new DbtError('Runtime', 'The test gave no number of failures: its fail_calc answers null.');
  return Number(value);
}

/** dbt's rule: error severity looks at error_if first, then warn_if; warn severity at warn_if only. */
function judge(
  node: ManifestNode,
  failures: number,
  warn: boolean,
  error: boolean,
  strict: boolean,
): Pick<NodeResult, 'status' | 'message'> {
  const { severity, warn_if: warnIf, error_if: errorIf } = node.config;
  const results = `Got ${failures} result${failures === 1 ? '' : 's'}, configured to`;
  if (String(severity).toUpperCase() === 'ERROR' && error)
    return { status: 'fail', message: `${results} fail if ${errorIf}` };
  if (warn && strict) return { status: 'fail', message: `${results} fail if ${warnIf}` };
  if (warn) return { status: 'warn', message: `${results} warn if ${warnIf}` };
  return { status: 'pass', message: null };
}

/** The first failing rows, for people; a query that cannot be run a second time shows none. */
async function failingRows(session: Session, node: ManifestNode): Promise<NodeResult['failing_rows']> {
  try {
    const reader = await session.read(`select * from (${node.compiled_code}\n) limit ${SHOWN_ROWS}`);
    return { columns: reader.columnNames(), rows: reader.getRowsJson() };
  } catch {
    return undefined;
  }
}
