/** A node's configuration out of its layers: project file, schema file, config() calls, the root project over packages. */
import type { ManifestNode } from '../artifacts/manifest-types.ts';
import type { LoadedProject } from '../project/loaded-project.ts';
import {
  configDepth,
  configLevels,
  defaultConfig,
  finishConfig,
  hookEntry,
  knownConfigKeys,
  mergeConfig,
} from '../project/node-config.ts';
import { clone } from '../project/plain.ts';
import type { Project } from '../project/project-file.ts';

type Dict = Record<string, any>;

const TREE_KEYS: Record<string, string> = {
  seed: 'seeds',
  snapshot: 'snapshots',
  source: 'sources',
  test: 'data_tests',
  unit_test: 'unit_tests',
  exposure: 'exposures',
  metric: 'metrics',
  semantic_model: 'semantic_models',
  saved_query: 'saved_queries',
};

/** The configuration tree of a project file that a resource type reads; analyses and hooks read that of models. */
export function configTree(configs: Record<string, Dict>, resourceType: string): Dict {
  return configs[TREE_KEYS[resourceType] ?? 'models'] ?? {};
}

export interface ConfigLayers {
  fqn: string[];
  resourceType: string;
  packageName: string;
  calls?: Dict;
  patch?: Dict;
}

const folderConfigs = new WeakMap<LoadedProject, Map<string, Dict>>();

/** The defaults with a project file's levels over them. One answer serves all nodes of a folder: copy it to change it. */
function folderConfig(loaded: LoadedProject, own: Project, resourceType: string, fqn: string[]): Dict {
  const tree = configTree(own.configs, resourceType);
  const known = folderConfigs.get(loaded) ?? new Map<string, Dict>();
  folderConfigs.set(loaded, known);
  const key = [resourceType, own.name, ...fqn.slice(0, configDepth(tree, fqn))].join('\0');
  let config = known.get(key);
  if (!config) {
    config = defaultConfig(resourceType);
    for (const level of configLevels(tree, fqn)) mergeConfig(config, level, resourceType);
    known.set(key, config);
  }
  return config;
}

/** The complete configuration, checked. */
export function buildConfig(loaded: LoadedProject, layers: ConfigLayers): Dict {
  const { resourceType, packageName } = layers;
  const own = loaded.projects.get(packageName) ?? loaded.root;
  const config = withLayers(loaded, own, layers, [layers.patch, layers.calls]);
  for (const key of ['pre-hook', 'post-hook']) if (key in config) config[key] = config[key].map(hookEntry);
  return finishConfig(config, resourceType);
}

/** The project file's levels, the given layers over them, and over all of a package the root project's levels. */
function withLayers(
  loaded: LoadedProject,
  own: Project,
  { resourceType, fqn }: ConfigLayers,
  over: (Dict | undefined)[],
): Dict {
  const config = clone(folderConfig(loaded, own, resourceType, fqn));
  for (const layer of over) if (layer) mergeConfig(config, layer, resourceType);
  if (own.name !== loaded.root.name) {
    for (const level of configLevels(configTree(loaded.root.configs, resourceType), fqn))
      mergeConfig(config, level, resourceType);
  }
  return config;
}

/**
 * None takes nothing back from a node's config: as in dbt, a key of dbt's own that ends as none keeps what the project
 * files say. (The node's schema, alias and database follow the none.)
 */
export function keepWhereNone(loaded: LoadedProject, layers: ConfigLayers, config: Dict): Dict {
  const given = [layers.patch, layers.calls].flatMap((layer) => Object.entries(layer ?? {}));
  if (!given.some(([, value]) => value === null)) return config;
  const own = loaded.projects.get(layers.packageName) ?? loaded.root;
  const files = withLayers(loaded, own, layers, []);
  const kept = { ...config };
  for (const key of knownConfigKeys(layers.resourceType)) kept[key] ??= files[key] ?? null;
  return kept;
}

/** The same layers as written, each key replaced by the last layer that has it; dbt compares states by it. */
export function buildUnrenderedConfig(loaded: LoadedProject, layers: ConfigLayers): Dict {
  const own = loaded.projects.get(layers.packageName) ?? loaded.root;
  const config: Dict = {};
  const put = (layer: Dict): void => {
    for (const [key, value] of Object.entries(layer)) config[key] = value;
  };
  for (const level of configLevels(configTree(own.unrenderedConfigs, layers.resourceType), layers.fqn))
    put(level);
  if (layers.patch) put(layers.patch);
  if (layers.calls) put(layers.calls);
  if (own.name !== loaded.root.name) {
    for (const level of configLevels(
      configTree(loaded.root.unrenderedConfigs, layers.resourceType),
      layers.fqn,
    ))
      put(level);
  }
  return config;
}

/** Copies to the node what dbt keeps both in its config and beside it: tags, meta, group, docs, contract, access. */
export function applyConfig(node: ManifestNode, config: Dict): void {
  node.config = config;
  for (const tag of config.tags ?? []) if (!node.tags.includes(tag)) node.tags.push(tag);
  if (config.meta && Object.keys(config.meta).length) node.meta = config.meta;
  if (config.group) node.group = config.group;
  if (node.resource_type === 'model' && config.access) node.access = config.access;
  if (config.docs) node.docs = { show: config.docs.show ?? true, node_color: config.docs.node_color ?? null };
  if (config.contract && node.contract) {
    node.contract = {
      ...node.contract,
      enforced: config.contract.enforced ?? false,
      alias_types: config.contract.alias_types ?? true,
    };
  }
}
