/** Parses a loaded project into a manifest: dbt's order of work, nothing executed. */
import type { Manifest } from '../artifacts/manifest-types.ts';
import type { Flags } from '../commands/flags.ts';
import type { Runtime } from '../context/runtime.ts';
import { DbtError } from '../errors.ts';
import { RelationCache } from '../execute/relation-cache.ts';
import { addBuiltins } from '../macros/builtin.ts';
import { builtinFiles } from '../macros/files.ts';
import { addProjectMacros } from '../macros/project-macros.ts';
import { MacroRegistry } from '../macros/registry.ts';
import type { LoadedProject } from '../project/loaded-project.ts';
import { parseDocs, renderDescriptions } from './docs.ts';
import { entryPlace } from './entry-line.ts';
import { ManifestState } from './manifest-state.ts';
import { Mistakes } from './mistakes.ts';
import { checkNode } from './node-checks.ts';
import type { ParseContext } from './parse-context.ts';
import { inferPrimaryKeys } from './primary-keys.ts';
import { resolveDependencies } from './resolve.ts';
import { type Deferred, parseSchemaFiles } from './schema-files.ts';
import { parseSources } from './source-definition.ts';
import {
  parseAnalyses,
  parseModels,
  parseProjectHooks,
  parseSeeds,
  parseSingularTests,
  parseSnapshots,
} from './sql-nodes.ts';
import { parseUnitTest } from './unit-test.ts';
import { warnOfUnsupportedConfig } from './unsupported-config.ts';

export function emptyManifest(): Manifest {
  return {
    metadata: {},
    nodes: {},
    sources: {},
    macros: {},
    docs: {},
    exposures: {},
    metrics: {},
    groups: {},
    selectors: {},
    disabled: {},
    parent_map: {},
    child_map: {},
    group_map: {},
    saved_queries: {},
    semantic_models: {},
    unit_tests: {},
    functions: {},
  };
}

/**
 * Reads all files of the project and its packages. Throws the errors that make it unreadable: those of all files, but
 * what a file leans on (macros before models, models before what is said of them) first.
 */
export function parseProject(
  loaded: LoadedProject,
  flags: Flags,
  output: Pick<Runtime, 'say' | 'print'>,
): Runtime {
  const manifest = { ...emptyManifest(), selectors: loaded.selectors.manifest };
  const macros = new MacroRegistry(loaded.root.name, loaded.root.dispatch);
  addBuiltins(macros, builtinFiles());
  const mistakes = new Mistakes();
  for (const project of loaded.projects.values())
    addProjectMacros(macros, project, manifest.macros, mistakes);
  mistakes.stop();
  const state = new ManifestState(manifest, loaded, macros);
  const runtime: Runtime = {
    loaded,
    state,
    flags,
    cache: new RelationCache(),
    selected: [],
    say: output.say,
    print: output.print,
    warn: loaded.warn,
  };
  const context: ParseContext = { runtime, state, mistakes };
  const deferred: Deferred = { sources: [], unitTests: [], sourceOverrides: [] };
  const projects = [...loaded.projects.values()].reverse();
  for (const project of projects) parseModels(context, project);
  for (const project of projects) parseSnapshots(context, project);
  for (const project of projects) parseAnalyses(context, project);
  for (const project of projects) parseSingularTests(context, project);
  for (const project of projects) parseSeeds(context, project);
  for (const project of projects) mistakes.attempt({}, () => parseDocs(context, project));
  for (const project of projects) parseProjectHooks(context, project);
  for (const project of projects) parseSchemaFiles(context, project, deferred);
  mistakes.stop();
  parseSources(context, deferred.sources, deferred.sourceOverrides);
  for (const test of deferred.unitTests)
    mistakes.attempt(entryPlace(test.project, test.file, 'unit_tests', test.entry.name), () =>
      parseUnitTest(context, test),
    );
  mistakes.stop();
  renderDescriptions(context);
  resolveDependencies(context);
  inferPrimaryKeys(manifest);
  for (const node of Object.values(manifest.nodes)) checkNode(node);
  checkRelationNames(manifest);
  warnOfUnsupportedConfig(manifest, loaded.warn);
  return runtime;
}

/** Two nodes may not build one relation. */
function checkRelationNames(manifest: Manifest): void {
  const names = new Map<string, string>();
  for (const node of Object.values(manifest.nodes)) {
    if (node.relation_name === null || !['model', 'seed', 'snapshot'].includes(node.resource_type)) continue;
    const key = node.relation_name.toLowerCase();
    const earlier = names.get(key);
    if (earlier) {
      throw new DbtError(
        'Compilation',
        `dbt found two resources with the database representation "${node.relation_name}".\ndbt cannot create two resources with identical database representations. To fix this,\nchange the configuration of one of these resources:\n- ${earlier}\n- ${node.unique_id} (${node.original_file_path})`,
      );
    }
    names.set(key, `${node.unique_id} (${node.original_file_path})`);
  }
}
