/** Generic tests: the nodes that the `data_tests` of schema files make. */

import { emptyChecksum, md5 } from '../artifacts/hash.ts';
import type { ManifestNode } from '../artifacts/manifest-types.ts';
import { explainJinja, type Scope } from '../context/scope.ts';
import { DbtError, didYouMean } from '../errors.ts';
import { fromJs, parseTemplate, renderNative, renderNativeSync, toRepr, toStr } from '../jinja/index.ts';
import { changesWhenRendered } from '../project/native-text.ts';
import { isMapping } from '../project/plain.ts';
import type { Project } from '../project/project-file.ts';
import { entryPlace } from './entry-line.ts';
import { folderFqn, makeNode } from './node-factory.ts';
import { type ParseContext, parseScope, updateConfig } from './parse-context.ts';
import { defineTest, type TestTarget } from './test-definition.ts';

/** The name under which dbt passes a test's arguments to its macro call. */
export const KWARGS_NAME = '_dbt_generic_test_kwargs';

export interface TestBlock {
  project: Project;
  /** Path of the schema file from the project's root. */
  file: string;
  target: TestTarget;
  columnName: string | null;
  tags: string[];
  /** `models.orders`, as dbt notes it. */
  fileKeyName: string;
  render: (text: string) => unknown;
}

/** Makes the node of one test and adds it to the manifest; one that is written wrongly is noted as a mistake. */
export function parseGenericTest(context: ParseContext, block: TestBlock, written: unknown): void {
  const [key, name] = block.fileKeyName.split('.', 2) as [string, string];
  const place = entryPlace(block.project, block.file, key, name);
  context.mistakes.attempt(place, () => makeTest(context, block, written));
}

function makeTest(context: ParseContext, block: TestBlock, written: unknown): ManifestNode {
  const { project, target } = block;
  const { runtime, state } = context;
  const definition = defineTest(written, target, block.columnName, {
    argumentsProperty: runtime.flags.behaviour.require_generic_test_arguments_property ?? true,
    render: block.render,
    warn: runtime.warn,
    file: block.file,
    resource: block.fileKeyName,
  });
  const metadata = { name: definition.name, kwargs: definition.kwargs, namespace: definition.namespace };
  const below = block.file.split('/').slice(1).join('/');
  const configuredTags =
    definition.config.tags === undefined ? [] : [definition.config.tags].flat().map(String);
  const tags = [...new Set([...block.tags, ...configuredTags])].sort();
  const uniqueId = `test.${project.name}.${definition.fullName}.${testHash(definition.fullName, metadata)}`;
  const schemaFile = block.file.split('/').at(-1)!;
  const node = makeNode(project, state.loaded.profile.credentials, {
    resourceType: 'test',
    name: definition.fullName,
    path: `${definition.compiledName}.sql`,
    originalPath: block.file,
    uniqueId,
    fqn: [...folderFqn(project, below), definition.fullName],
    checksum: emptyChecksum(),
    rawCode: rawCode(definition.name, definition.namespace, definition.config),
    extra: {
      tags,
      test_metadata: metadata,
      column_name: block.columnName,
      file_key_name: block.fileKeyName,
      attached_node: null,
      description: definition.description,
    },
  });
  void schemaFile;
  const calls: Record<string, any> = { ...definition.config };
  const scope = parseScope(context, node, calls);
  const macroId = noteTestMacro(context, node, definition.name);
  if (SHORTCUT.has(macroId)) noteTarget(node, target);
  else {
    const before = [...node.depends_on.macros];
    scope.extras[KWARGS_NAME] = fromJs(testKwargsSync(scope, node));
    // While parsing, dbt sees of the macros in a test's arguments only the one that stands around its model.
    node.depends_on.macros = [...before, WHERE_MACRO];
    scope.renderSync(node.raw_code, block.file);
  }
  updateConfig(context, node, calls, undefined, { ...definition.config });
  attach(context, node, target);
  state.addNode(node, {
    project,
    absolutePath: `${project.root}/${block.file}`,
    configCalls: calls,
    unrenderedCalls: { ...definition.config },
    firstLine: 1,
  });
  return node;
}

const WHERE_MACRO = 'macro.dbt.get_where_subquery';

/** The commonest tests depend on their target alone: dbt does not render them while parsing, nor do we. */
const SHORTCUT = new Set(['macro.dbt.test_not_null', 'macro.dbt.test_unique']);

function noteTarget(node: ManifestNode, target: TestTarget): void {
  if (target.kind === 'source') node.sources.push([target.sourceName, target.tableName]);
  else node.refs.push({ name: target.name, package: null, version: target.version });
}

/** The test's macro counts as a dependency first of all; an unknown one is an error that proposes others. */
function noteTestMacro(context: ParseContext, node: ManifestNode, name: string): string {
  const { macros } = context.state;
  const { namespace } = node.test_metadata!;
  const called = namespace
    ? macros.inPackage(namespace, `test_${name}`)
    : macros.findAnywhere(`test_${name}`, node.package_name);
  if (called) {
    // dbt notes the macro that the bare name means in the test's own package, whatever the namespace says.
    const noted = macros.findAnywhere(`test_${name}`, node.package_name) ?? called;
    node.depends_on.macros.push(noted.unique_id);
    return noted.unique_id;
  }
  const tests = [...macros.all()]
    .filter((item) => item.name.startsWith('test_'))
    .map((item) => item.name.slice(5));
  const label = node.test_metadata!.namespace
    ? `${node.test_metadata!.namespace}.test_${name}`
    : `test_${name}`;
  throw new DbtError(
    'Compilation',
    `'${label}' is undefined. This can happen when calling a macro that does not exist. Check for typos and/or install package dependencies with "dbt deps".${didYouMean(name, tests)}`,
    {
      node: node.unique_id,
    },
  );
}

function rawCode(name: string, namespace: string | null, config: Record<string, any>): string {
  const macro = namespace ? `${namespace}.test_${name}` : `test_${name}`;
  const settings = Object.entries(config)
    .map(
      ([key, value]) =>
        `${key}=${typeof value === 'string' ? `"${value.replaceAll('"', '\\"')}"` : toStr(fromJs(value))}`,
    )
    .join(',');
  return `{{ ${macro}(**${KWARGS_NAME}) }}${settings ? `{{ config(${settings}) }}` : ''}`;
}

/** The last ten digits of an md5 over the name and the Python repr of the sorted metadata. */
function testHash(name: string, metadata: Record<string, any>): string {
  return md5(`${name}${toRepr(fromJs(sortedTexts(metadata)))}`).slice(-10);
}

function sortedTexts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedTexts);
  if (isMapping(value)) {
    return Object.fromEntries(
      Object.keys(value)
        .sort()
        .map((key) => [key, sortedTexts((value as Record<string, unknown>)[key])]),
    );
  }
  return toStr(fromJs(value));
}

const CALL = /^\s*(env_var|ref|var|source|doc)\s*\(.+\)\s*$/s;

function kwargSource(value: unknown, path: string[]): string | undefined {
  if (typeof value !== 'string' || (path.length === 1 && path[0] === 'column_name')) return undefined;
  const source = CALL.test(value) ? `{{ ${value} }}` : value;
  return changesWhenRendered(source) ? source : undefined;
}

/** The arguments of a test's macro, texts rendered to native values; refs in them count as dependencies. */
function testKwargsSync(scope: Scope, node: ManifestNode): unknown {
  const walk = (value: unknown, path: string[]): unknown => {
    if (Array.isArray(value)) return value.map((item, index) => walk(item, [...path, String(index)]));
    if (isMapping(value)) {
      return new Map(Object.entries(value).map(([key, item]) => [key, walk(item, [...path, key])]));
    }
    const source = kwargSource(value, path);
    if (source === undefined) return value;
    try {
      return renderNativeSync(parseTemplate(source, { file: node.original_file_path }), scope.top);
    } catch (error) {
      throw scope.explain(error);
    }
  };
  return walk(node.test_metadata!.kwargs, []);
}

/** The same while running: macros in the arguments may query. */
export async function testKwargs(scope: Scope, node: ManifestNode): Promise<unknown> {
  const walk = async (value: unknown, path: string[]): Promise<unknown> => {
    if (Array.isArray(value))
      return Promise.all(value.map((item, index) => walk(item, [...path, String(index)])));
    if (isMapping(value)) {
      const entries: [string, unknown][] = [];
      for (const [key, item] of Object.entries(value)) entries.push([key, await walk(item, [...path, key])]);
      return new Map(entries);
    }
    const source = kwargSource(value, path);
    if (source === undefined) return value;
    try {
      return await renderNative(parseTemplate(source, { file: node.original_file_path }), scope.top);
    } catch (error) {
      throw scope.explain(error);
    }
  };
  return fromJs(await walk(node.test_metadata!.kwargs, []));
}

/** Notes which node a test stands on; source tests stand on none. */
function attach(context: ParseContext, node: ManifestNode, target: TestTarget): void {
  if (target.kind !== 'ref') return;
  const { state } = context;
  const found =
    state.findRef(target.name, null, target.version, node.package_name) ??
    state.findDisabled(target.name, ['model', 'seed', 'snapshot'])[0];
  if (found) {
    node.attached_node = found.unique_id;
    node.group = found.group;
  }
}

export { explainJinja };
