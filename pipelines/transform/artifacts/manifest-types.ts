/**
 * manifest.json v12 as TypeScript. The runner keeps its nodes in this very shape, so `model` and `graph` in a
 * template, the artefact on disk and the library's answer are one thing.
 */

/** Any value that JSON can hold. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

export interface DependsOn {
  macros: string[];
  nodes: string[];
}

export interface RefArgs {
  name: string;
  package: string | null;
  version: string | number | null;
}

export interface ColumnInfo {
  name: string;
  description: string;
  meta: Record<string, unknown>;
  data_type: string | null;
  constraints: Record<string, unknown>[];
  quote: boolean | null;
  config: Record<string, unknown>;
  tags: string[];
  [key: string]: unknown;
}

/** A model, seed, snapshot, test, analysis, operation or inline query. Keys are dbt's. */
export interface ManifestNode {
  database: string;
  schema: string;
  name: string;
  resource_type: string;
  package_name: string;
  path: string;
  original_file_path: string;
  unique_id: string;
  fqn: string[];
  alias: string;
  checksum: { name: string; checksum: string | null };
  config: Record<string, any>;
  tags: string[];
  description: string;
  columns: Record<string, ColumnInfo>;
  meta: Record<string, unknown>;
  group: string | null;
  docs: { show: boolean; node_color: string | null };
  patch_path: string | null;
  build_path: string | null;
  unrendered_config: Record<string, any>;
  created_at: number;
  relation_name: string | null;
  raw_code: string;
  language?: string;
  refs: RefArgs[];
  sources: string[][];
  metrics: string[][];
  functions?: string[][];
  depends_on: DependsOn;
  compiled_path: string | null;
  compiled?: boolean;
  compiled_code?: string | null;
  extra_ctes_injected?: boolean;
  extra_ctes?: { id: string; sql: string }[];
  contract?: { enforced: boolean; alias_types: boolean; checksum: string | null };
  test_metadata?: { name: string; kwargs: Record<string, any>; namespace: string | null };
  column_name?: string | null;
  file_key_name?: string | null;
  attached_node?: string | null;
  [key: string]: any;
}

export interface ManifestSource {
  database: string;
  schema: string;
  name: string;
  resource_type: 'source';
  package_name: string;
  path: string;
  original_file_path: string;
  unique_id: string;
  fqn: string[];
  source_name: string;
  source_description: string;
  loader: string;
  identifier: string;
  columns: Record<string, ColumnInfo>;
  config: Record<string, any>;
  meta: Record<string, unknown>;
  tags: string[];
  relation_name: string;
  [key: string]: any;
}

export interface Manifest {
  metadata: Record<string, any>;
  nodes: Record<string, ManifestNode>;
  sources: Record<string, ManifestSource>;
  macros: Record<string, any>;
  docs: Record<string, any>;
  exposures: Record<string, any>;
  metrics: Record<string, any>;
  groups: Record<string, any>;
  selectors: Record<string, any>;
  disabled: Record<string, any[]>;
  parent_map: Record<string, string[]>;
  child_map: Record<string, string[]>;
  group_map: Record<string, string[]>;
  saved_queries: Record<string, any>;
  semantic_models: Record<string, any>;
  unit_tests: Record<string, any>;
  functions?: Record<string, any>;
}
