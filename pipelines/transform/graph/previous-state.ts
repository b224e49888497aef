/** The artefacts of an earlier run, ours or dbt's, that a run is compared with. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Manifest } from '../artifacts/manifest-types.ts';
import { DbtError } from '../errors.ts';

type Json = Record<string, any>;

/** What a folder of artefacts holds; each is absent where its file is. */
export interface PreviousState {
  folder: string;
  manifest?: Manifest;
  runResults?: Json;
  sources?: Json;
}

/** Reads the artefacts of `folder`, relative to the project. Throws an error for another version than dbt's own. */
export function readPreviousState(projectRoot: string, folder: string): PreviousState {
  const at = resolve(projectRoot, folder);
  return {
    folder,
    manifest: readArtifact(at, 'manifest', 'manifest/v12') as Manifest | undefined,
    runResults: readArtifact(at, 'run_results', 'run-results/v6'),
    sources: readArtifact(at, 'sources', 'sources/v3'),
  };
}

/** One artefact of a folder, or nothing where it is not there. */
export function readArtifact(folder: string, name: string, version: string): Json | undefined {
  const path = join(folder, `${name}.json`);
  if (!existsSync(path)) return undefined;
  let found: Json;
  try {
    found = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new DbtError(
      'Runtime',
      `${path} is not a JSON file: write it again with the command that made it.`,
    );
  }
  const given = String(found.metadata?.dbt_schema_version ?? '');
  if (!given.includes(`/${version}.`) && !given.includes(`/${version}/`))
    throw new DbtError(
      'Runtime',
      `Expected a schema version of "https://schemas.getdbt.com/dbt/${version}.json" in ${name}.json, but found "${given}". Are you running with a different version of dbt?`,
    );
  return found;
}
