/** The manifest as it grows while a project is parsed, with the look-ups by name that refs need. */
import type { Manifest, ManifestNode, ManifestSource } from '../artifacts/manifest-types.ts';
import { DbtError } from '../errors.ts';
import type { MacroRegistry } from '../macros/registry.ts';
import type { LoadedProject } from '../project/loaded-project.ts';
import type { Project } from '../project/project-file.ts';

/** What the parser remembers of a node beyond its manifest entry. */
export interface NodeNotes {
  project: Project;
  absolutePath: string;
  configCalls: Record<string, any>;
  unrenderedCalls: Record<string, any>;
  /** Line of the file at which raw_code starts, from 1. */
  firstLine: number;
  /** YAML place of the node's schema entry, for errors. */
  patchFile?: string;
}

const REFABLE = new Set(['model', 'seed', 'snapshot']);

export class ManifestState {
  readonly manifest: Manifest;
  readonly loaded: LoadedProject;
  readonly macros: MacroRegistry;
  readonly notes = new WeakMap<ManifestNode, NodeNotes>();
  private readonly refIds = new Map<string, string[]>();
  private readonly sourceIds = new Map<string, string[]>();

  constructor(manifest: Manifest, loaded: LoadedProject, macros: MacroRegistry) {
    this.manifest = manifest;
    this.loaded = loaded;
    this.macros = macros;
  }

  /** Adds a parsed node where it belongs: enabled nodes to `nodes`, others to `disabled`. */
  addNode(node: ManifestNode, notes: NodeNotes): void {
    this.notes.set(node, notes);
    if (!node.config.enabled) {
      const list = this.manifest.disabled[node.unique_id] ?? [];
      list.push(node);
      this.manifest.disabled[node.unique_id] = list;
      return;
    }
    const earlier = this.manifest.nodes[node.unique_id];
    if (earlier) {
      throw new DbtError(
        'Compilation',
        `dbt found two ${node.resource_type}s with the name "${node.name}".\n\nSince these resources have the same name, dbt will be unable to find the correct resource when looking for ref("${node.name}").\n\nTo fix this, change the name of one of these resources:\n- ${node.unique_id} (${earlier.original_file_path})\n- ${node.unique_id} (${node.original_file_path})`,
      );
    }
    this.manifest.nodes[node.unique_id] = node;
    this.indexNode(node);
  }

  indexNode(node: ManifestNode): void {
    if (!REFABLE.has(node.resource_type)) return;
    const ids = this.refIds.get(node.name) ?? [];
    if (!ids.includes(node.unique_id)) ids.push(node.unique_id);
    this.refIds.set(node.name, ids);
  }

  /** Takes an enabled node out (its schema entry disabled it, or it changed its id). */
  removeNode(node: ManifestNode): void {
    delete this.manifest.nodes[node.unique_id];
    const ids = this.refIds.get(node.name);
    if (ids)
      this.refIds.set(
        node.name,
        ids.filter((id) => id !== node.unique_id),
      );
  }

  notesOf(node: ManifestNode): NodeNotes {
    return this.notes.get(node)!;
  }

  /** The node that ref(name) means in code of `fromPackage`: its own package first, then the root, then any. */
  findRef(
    name: string,
    packageName: string | null,
    version: string | number | null,
    fromPackage: string,
  ): ManifestNode | undefined {
    const ids = (this.refIds.get(name) ?? [])
      .map((id) => this.manifest.nodes[id])
      .filter((node) => node !== undefined);
    const versioned = ids.filter((node) =>
      version === null ? !isOldVersion(node) : String(node.version) === String(version),
    );
    if (packageName !== null) return versioned.find((node) => node.package_name === packageName);
    for (const candidate of [fromPackage, this.loaded.root.name]) {
      const found = versioned.find((node) => node.package_name === candidate);
      if (found) return found;
    }
    return versioned[0];
  }

  addSource(source: ManifestSource): void {
    this.manifest.sources[source.unique_id] = source;
    const key = `${source.source_name}.${source.name}`;
    const ids = this.sourceIds.get(key) ?? [];
    ids.push(source.unique_id);
    this.sourceIds.set(key, ids);
  }

  findSource(sourceName: string, tableName: string, fromPackage: string): ManifestSource | undefined {
    const found = (this.sourceIds.get(`${sourceName}.${tableName}`) ?? []).map(
      (id) => this.manifest.sources[id]!,
    );
    for (const candidate of [fromPackage, this.loaded.root.name]) {
      const source = found.find((item) => item.package_name === candidate);
      if (source) return source;
    }
    return found[0];
  }

  /** A disabled node of that name, so that messages can say so. */
  findDisabled(name: string, resourceTypes?: string[]): ManifestNode[] {
    return Object.values(this.manifest.disabled)
      .flat()
      .filter((node) => node.name === name && (!resourceTypes || resourceTypes.includes(node.resource_type)));
  }

  refNames(): string[] {
    return [...this.refIds.keys()];
  }

  sourceNames(): string[] {
    return [...this.sourceIds.keys()];
  }
}

function isOldVersion(node: ManifestNode): boolean {
  return (
    node.version !== null &&
    node.version !== undefined &&
    String(node.version) !== String(node.latest_version)
  );
}
