/** Makes the manifest's nodes with dbt's fields in dbt's order. */
import type { ManifestNode } from '../artifacts/manifest-types.ts';
import type { Project } from '../project/project-file.ts';

/** What the maker of a node must say. */
export interface NodeSeed {
  resourceType: string;
  name: string;
  path: string;
  originalPath: string;
  uniqueId: string;
  fqn: string[];
  checksum: { name: string; checksum: string };
  rawCode: string;
  extra?: Record<string, unknown>;
}

const MODEL_FIELDS = () => ({
  access: 'protected',
  constraints: [],
  version: null,
  latest_version: null,
  deprecation_date: null,
  primary_key: [],
  time_spine: null,
});

/** A node before its configuration is known. */
export function makeNode(
  project: Project,
  target: { database: string; schema: string },
  seed: NodeSeed,
): ManifestNode {
  const isSeed = seed.resourceType === 'seed';
  const node: ManifestNode = {
    database: target.database,
    schema: target.schema,
    name: seed.name,
    resource_type: seed.resourceType,
    package_name: project.name,
    path: seed.path,
    original_file_path: seed.originalPath,
    unique_id: seed.uniqueId,
    fqn: seed.fqn,
    alias: seed.name,
    checksum: seed.checksum,
    // Set as soon as all layers of configuration are known.
    config: {},
    tags: [],
    description: '',
    columns: {},
    meta: {},
    group: null,
    docs: { show: true, node_color: null },
    patch_path: null,
    build_path: null,
    unrendered_config: {},
    created_at: Date.now() / 1000,
    relation_name: null,
    raw_code: seed.rawCode,
    doc_blocks: [],
    ...(isSeed
      ? { root_path: project.root, depends_on: { macros: [] } as never }
      : {
          language: 'sql',
          refs: [],
          sources: [],
          metrics: [],
          functions: [],
          depends_on: { macros: [], nodes: [] },
          compiled_path: null,
          contract: { enforced: false, alias_types: true, checksum: null },
        }),
    ...(seed.resourceType === 'model' ? MODEL_FIELDS() : {}),
    ...seed.extra,
  } as ManifestNode;
  return node;
}

/** A file's fqn without its name: package, then the folders. */
export function folderFqn(project: Project, relativePath: string): string[] {
  const withoutExtension = relativePath.replace(/\.[^./]+$/, '');
  return [project.name, ...withoutExtension.split('/').slice(0, -1)];
}
