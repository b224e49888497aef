/** source freshness: how old the newest row of each source is, against the limits it sets itself. */
import type { ManifestSource } from '../artifacts/manifest-types.ts';
import { artifactMetadata, writeArtifact, writeManifest } from '../artifacts/write-artifacts.ts';
import type { ResultTable } from '../context/agate/table.ts';
import { PyDateTime } from '../context/modules/datetime/datetime.ts';
import { relationOf } from '../context/runtime.ts';
import { Scope } from '../context/scope.ts';
import { DbtError, describeError } from '../errors.ts';
import { operationNode } from '../execute/run-nodes.ts';
import type { Session } from '../execute/session.ts';
import type { DbtOutcome } from '../index.ts';
import type { JinjaProtocol } from '../jinja/index.ts';
import { runProjectHooks } from './hooks.ts';
import { type Invocation, selectFor, withDatabase } from './invocation.ts';

interface Threshold {
  count: number | null;
  period: string | null;
}

/** One source's age, as sources.json has it. */
interface Freshness {
  unique_id: string;
  status: 'pass' | 'warn' | 'error' | 'runtime error';
  [key: string]: unknown;
}

const SECONDS: Record<string, number> = { minute: 60, hour: 3600, day: 86_400 };

export async function freshnessCommand(invocation: Invocation): Promise<DbtOutcome> {
  const { runtime, dag, info, err } = invocation;
  const started = performance.now();
  const selected = [...selectFor(invocation, ['source'])]
    .map((id) => dag.nodes.get(id) as unknown as ManifestSource)
    .filter(hasFreshness);
  return withDatabase(invocation, async (database) => {
    const session = database.sessions[0]!;
    const results: Freshness[] = [];
    const hooks = runtime.flags.behaviour.source_freshness_run_project_hooks;
    const before = hooks ? await runProjectHooks(invocation, session, 'on-run-start', []) : [];
    for (const [index, source] of selected.entries()) {
      const result = await measure(invocation, session, source);
      results.push(result);
      const line = `${index + 1} of ${selected.length} ${result.status.toUpperCase()} freshness of ${source.source_name}.${source.name}`;
      if (result.status === 'pass') info(line);
      else err(`${line}${result.error ? `\n  ${result.error}` : ''}`);
    }
    const after = hooks ? await runProjectHooks(invocation, session, 'on-run-end', []) : [];
    writeManifest(runtime);
    writeArtifact(runtime, 'sources.json', {
      metadata: artifactMetadata(runtime, 'sources/v3'),
      results,
      elapsed_time: (performance.now() - started) / 1000,
    });
    info('Done.');
    const failed =
      results.some((result) => result.status === 'error' || result.status === 'runtime error') ||
      [...before, ...after].some((result) => result.status === 'error');
    return { exitCode: failed ? 1 : 0, results: [], manifest: runtime.state.manifest };
  });
}

function hasFreshness(source: ManifestSource): boolean {
  const { freshness } = source;
  return Boolean(freshness && (freshness.warn_after?.count || freshness.error_after?.count));
}

async function measure(invocation: Invocation, session: Session, source: ManifestSource): Promise<Freshness> {
  const started = performance.now();
  const startedAt = new Date().toISOString();
  try {
    const table = await query(invocation, session, source);
    const [loaded, now] = ['max_loaded_at', 'snapshotted_at'].map(
      (name) => table.data[0]?.[table.columnNames.indexOf(name)],
    );
    if (!(now instanceof PyDateTime)) throw new DbtError('Runtime', 'The freshness query gave no time.');
    // As in dbt, a table without rows was last loaded at the beginning of time.
    const newest = loaded instanceof PyDateTime ? loaded.instant() : Date.UTC(1, 0, 1);
    const age = (now.instant() - newest) / 1000;
    const { warn_after: warn, error_after: error } = source.freshness as Record<string, Threshold>;
    const status = exceeded(error, age) ? 'error' : exceeded(warn, age) ? 'warn' : 'pass';
    return {
      unique_id: source.unique_id,
      max_loaded_at: new Date(newest).toISOString(),
      snapshotted_at: new Date(now.instant()).toISOString(),
      max_loaded_at_time_ago_in_s: age,
      status,
      criteria: {
        warn_after: warn ?? null,
        error_after: error ?? null,
        filter: source.freshness.filter ?? null,
      },
      adapter_response: { _message: 'OK' },
      timing: [
        { name: 'compile', started_at: startedAt, completed_at: startedAt },
        { name: 'execute', started_at: startedAt, completed_at: new Date().toISOString() },
      ],
      thread_id: session.name,
      execution_time: (performance.now() - started) / 1000,
    };
  } catch (error) {
    if (!(error instanceof DbtError)) throw error;
    await session.rollback();
    return {
      unique_id: source.unique_id,
      error: describeError(error.at({ file: source.original_file_path })),
      status: 'runtime error',
    };
  }
}

async function query(invocation: Invocation, session: Session, source: ManifestSource): Promise<ResultTable> {
  const { runtime } = invocation;
  const relation = relationOf(runtime.loaded, source);
  const scope = new Scope(runtime, operationNode(runtime, source.name), {
    mode: 'run',
    session,
    extras: { this: relation },
  });
  const text = source.loaded_at_query;
  if (!text && !source.loaded_at_field) {
    throw new DbtError(
      'Runtime',
      `Could not compute freshness for source ${source.name}: no 'loaded_at_field' or 'loaded_at_query' provided and duckdb has no metadata of loading.`,
    );
  }
  const answer = text
    ? await scope.call('collect_freshness_custom_sql', [
        relation,
        await scope.render(text, source.original_file_path),
      ])
    : await scope.call('collect_freshness', [
        relation,
        source.loaded_at_field,
        source.freshness.filter ?? null,
      ]);
  const table = (answer as { __jinja__?: JinjaProtocol } | null)?.__jinja__?.getAttr?.('table');
  if (!table) throw new DbtError('Runtime', 'collect_freshness did not answer the result of a statement.');
  return table as ResultTable;
}

function exceeded(limit: Threshold | null | undefined, age: number): boolean {
  if (!limit?.count || !limit.period) return false;
  return age > limit.count * (SECONDS[limit.period] ?? Number.POSITIVE_INFINITY);
}
