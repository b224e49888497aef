/** Writes manifest.json and run_results.json as dbt's readers expect them. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { DBT_VERSION } from '../context/members.ts';
import type { Runtime } from '../context/runtime.ts';
import { PyFloat } from '../jinja/index.ts';
import { completeMacros } from '../macros/list-macros.ts';
import type { NodeResult } from '../results.ts';
import { md5 } from './hash.ts';
import type { Manifest } from './manifest-types.ts';

const SCHEMAS = 'https://schemas.getdbt.com/dbt';

/** The folder of artefacts. */
export function targetFolder(runtime: Runtime): string {
  const { root } = runtime.loaded;
  return isAbsolute(root.targetPath) ? root.targetPath : join(root.root, root.targetPath);
}

/** Time in UTC with the six digits that Python writes. */
export function stamp(date = new Date()): string {
  return date.toISOString().replace('Z', '000Z');
}

/** The metadata every artefact begins with. */
export function artifactMetadata(runtime: Runtime, schema: string): Record<string, unknown> {
  const { loaded } = runtime;
  const env: Record<string, string> = {};
  for (const [key, value] of Object.entries(loaded.env)) {
    if (key.startsWith('DBT_ENV_CUSTOM_ENV_') && value !== undefined)
      env[key.slice('DBT_ENV_CUSTOM_ENV_'.length)] = value;
  }
  return {
    dbt_schema_version: `${SCHEMAS}/${schema}.json`,
    dbt_version: DBT_VERSION,
    generated_at: stamp(),
    invocation_id: loaded.invocationId,
    invocation_started_at: stamp(loaded.startedAt),
    env,
  };
}

/** JSON with Python floats as numbers. A value of plain JSON is left to the engine's own writer, which is far quicker. */
export function toJson(value: unknown): string {
  return isPlainJson(value) ? JSON.stringify(value) : jsonWithReplacements(value);
}

function isPlainJson(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return typeof value !== 'bigint' && value !== undefined;
  if (Array.isArray(value)) return value.every(isPlainJson);
  if (value instanceof PyFloat) return true;
  for (const key in value) if (!isPlainJson((value as Record<string, unknown>)[key])) return false;
  return true;
}

function jsonWithReplacements(value: unknown): string {
  return JSON.stringify(value, (_, item) =>
    item instanceof PyFloat
      ? item.value
      : typeof item === 'bigint'
        ? Number(item)
        : item === undefined
          ? null
          : item,
  );
}

export function writeArtifact(runtime: Runtime, name: string, value: unknown): void {
  if (!runtime.flags.writeJson) return;
  const folder = targetFolder(runtime);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), toJson(value));
}

/** Completes the manifest's maps and metadata. */
export function finishManifest(runtime: Runtime): Manifest {
  const { manifest } = runtime.state;
  completeMacros(runtime.state.macros, manifest.macros);
  const { root } = runtime.loaded;
  manifest.metadata = {
    ...artifactMetadata(runtime, 'manifest/v12'),
    project_name: root.name,
    project_id: md5(root.name),
    user_id: null,
    send_anonymous_usage_stats: false,
    adapter_type: 'duckdb',
    quoting: { database: true, schema: true, identifier: true, column: null },
    run_started_at: runtime.loaded.startedAt.toISOString().replace('Z', '000+00:00'),
  };
  const parents: Record<string, string[]> = {};
  const children: Record<string, string[]> = {};
  const all: Record<string, any>[] = [
    manifest.nodes,
    manifest.sources,
    manifest.exposures,
    manifest.unit_tests,
  ].flatMap((section) => Object.values(section));
  for (const node of all) children[node.unique_id] = [];
  for (const node of all) {
    const list: string[] = [...new Set<string>(node.depends_on?.nodes ?? [])];
    parents[node.unique_id] = list;
    for (const parent of list) {
      children[parent] ??= [];
      children[parent].push(node.unique_id);
    }
  }
  for (const id of Object.keys(children)) children[id]!.sort();
  for (const id of Object.keys(parents)) parents[id]!.sort();
  manifest.parent_map = parents;
  manifest.child_map = children;
  return manifest;
}

export function writeManifest(runtime: Runtime): void {
  writeArtifact(runtime, 'manifest.json', finishManifest(runtime));
}

export function writeRunResults(runtime: Runtime, results: NodeResult[], elapsed: number): void {
  writeArtifact(runtime, 'run_results.json', {
    metadata: artifactMetadata(runtime, 'run-results/v6'),
    results: results.map((result) => ({
      status: result.status,
      timing: result.timing,
      thread_id: result.thread_id,
      execution_time: result.execution_time,
      adapter_response: result.adapter_response,
      message: result.message,
      failures: result.failures,
      unique_id: result.unique_id,
      compiled: result.compiled,
      compiled_code: result.compiled_code,
      // As dbt has it: a seed is nothing that was compiled.
      relation_name: result.unique_id.startsWith('seed.') ? null : result.relation_name,
      batch_results: null,
    })),
    elapsed_time: elapsed,
    args: runtime.flags.raw,
  });
}
