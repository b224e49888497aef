/** Exposures: what people use that stands on the project's nodes. */

import { DbtError } from '../errors.ts';
import type { Project } from '../project/project-file.ts';
import { buildConfig, buildUnrenderedConfig } from './build-config.ts';
import { folderFqn } from './node-factory.ts';
import type { ParseContext } from './parse-context.ts';

const TYPES = new Set(['dashboard', 'notebook', 'analysis', 'ml', 'application']);

export function parseExposure(
  context: ParseContext,
  project: Project,
  file: string,
  relative: string,
  entry: Record<string, any>,
): void {
  if (!TYPES.has(entry.type))
    throw new DbtError(
      'Parsing',
      `Invalid exposures config: exposure '${entry.name}' has the type '${entry.type}', which is not one of ${[...TYPES].join(', ')}`,
    );
  const { state } = context;
  const fqn = [...folderFqn(project, relative), entry.name];
  const patch: Record<string, any> = { ...(entry.config ?? {}) };
  if (entry.meta) patch.meta = { ...entry.meta, ...(patch.meta ?? {}) };
  if (entry.tags) patch.tags = [...new Set([entry.tags, patch.tags ?? []].flat())];
  if (entry.enabled !== undefined) patch.enabled = entry.enabled;
  const layers = { fqn, resourceType: 'exposure', packageName: project.name, patch };
  const config = buildConfig(state.loaded, layers);
  config.tags = [...new Set<string>(config.tags)].sort();
  const refs: any[] = [];
  const sources: string[][] = [];
  for (const text of entry.depends_on ?? []) {
    const ref = /^\s*ref\((.*)\)\s*$/s.exec(text);
    const source = /^\s*source\((.*)\)\s*$/s.exec(text);
    const args = [...(ref?.[1] ?? source?.[1] ?? '').matchAll(/(['"])(.*?)\1/g)].map((match) => match[2]!);
    if (ref)
      refs.push({
        name: args.at(-1),
        package: args.length > 1 ? args[0] : null,
        version: /\b(?:v|version)\s*=\s*(\d+)/.exec(ref[1]!)?.[1] ?? null,
      });
    else if (source) sources.push(args);
  }
  const exposure = {
    name: entry.name,
    resource_type: 'exposure',
    package_name: project.name,
    path: relative,
    original_file_path: file,
    unique_id: `exposure.${project.name}.${entry.name}`,
    fqn,
    type: entry.type,
    owner: { email: entry.owner?.email ?? null, name: entry.owner?.name ?? null, ...(entry.owner ?? {}) },
    description: entry.description ?? '',
    label: entry.label ?? null,
    maturity: entry.maturity ?? null,
    meta: config.meta,
    tags: config.tags,
    config,
    unrendered_config: buildUnrenderedConfig(state.loaded, { ...layers, patch: entry.config ?? {} }),
    url: entry.url ?? null,
    depends_on: { macros: [], nodes: [] },
    refs,
    sources,
    metrics: [],
    created_at: Date.now() / 1000,
  };
  if (config.enabled) state.manifest.exposures[exposure.unique_id] = exposure;
  else state.manifest.disabled[exposure.unique_id] = [exposure];
}
