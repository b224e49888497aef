/** Models, analyses, singular tests, snapshots, seeds and the project's hooks: the nodes that files make. */
import { basename, extname } from 'node:path';
import { fileChecksum, seedChecksum } from '../artifacts/hash.ts';
import type { ManifestNode } from '../artifacts/manifest-types.ts';
import { DbtError } from '../errors.ts';
import { extractDefinitions } from '../jinja/index.ts';
import { findFiles, type ProjectFile } from '../project/file-search.ts';
import type { Project } from '../project/project-file.ts';
import { readText, strip } from '../project/text-file.ts';
import { configSource } from './config-source.ts';
import { folderFqn, makeNode, type NodeSeed } from './node-factory.ts';
import { noteConfig, type ParseContext, parseHooks, parseScope, updateConfig } from './parse-context.ts';
import { plainCalls } from './plain-calls.ts';

const stem = (file: ProjectFile): string => basename(file.relative, extname(file.relative));

/** Renders a node with nothing executed, and gives it its configuration and dependencies. */
export function parseNode(
  context: ParseContext,
  project: Project,
  seed: NodeSeed,
  absolutePath: string,
  firstLine = 1,
): ManifestNode {
  const { credentials } = context.state.loaded.profile;
  const node = makeNode(project, credentials, seed);
  const calls: Record<string, any> = {};
  const unrendered: Record<string, unknown> = {};
  const notes = { project, absolutePath, configCalls: calls, unrenderedCalls: unrendered, firstLine };
  if (node.language === 'python') calls.materialized ??= 'table';
  else if (seed.resourceType !== 'seed' && !notePlainCalls(context, node, calls, unrendered))
    parseScope(context, node, calls, unrendered).renderSync(codeToParse(node), seed.originalPath, firstLine);
  if (Object.keys(unrendered).length) keepAsWritten(node, calls, unrendered);
  try {
    updateConfig(context, node, calls, undefined, unrendered);
  } catch (error) {
    if (error instanceof DbtError) throw error.at({ file: seed.originalPath, node: seed.uniqueId });
    throw error;
  }
  if (seed.resourceType !== 'test') parseHooks(() => parseScope(context, node, calls, unrendered), node);
  context.state.addNode(node, notes);
  return node;
}

/**
 * dbt keeps a config() as it is written, the first of a file. A model of nothing but plain calls it reads without
 * Jinja, and then keeps values; so it does where the call stands in a macro.
 */
function keepAsWritten(
  node: ManifestNode,
  calls: Record<string, any>,
  unrendered: Record<string, unknown>,
): void {
  const configured = Object.keys(unrendered);
  if (node.resource_type === 'model' && isPlain(node.raw_code)) {
    for (const key of configured) unrendered[key] = calls[key] ?? unrendered[key];
    return;
  }
  for (const key of configured) delete unrendered[key];
  Object.assign(unrendered, configSource(node.raw_code, node.original_file_path));
}

/** Notes what a template of nothing but plain calls refers to. Answers false when the engine must render it. */
function notePlainCalls(
  context: ParseContext,
  node: ManifestNode,
  calls: Record<string, any>,
  unrendered: Record<string, unknown>,
): boolean {
  const plain = plainCalls(node.raw_code);
  // A macro of the project that has such a name stands before dbt's own.
  if (!plain?.every(({ name }) => !context.state.macros.find(name, node.package_name))) return false;
  for (const { name, args, options } of plain) {
    if (name === 'config') noteConfig(calls, unrendered, options, options);
    else if (name === 'source') node.sources.push(args);
    else node.refs.push({ name: args.at(-1)!, package: args.length === 2 ? args[0]! : null, version: null });
  }
  return true;
}

/** What dbt's reader takes for a literal: texts, True and False, lists and dicts of them; neither numbers nor `true`. */
const LITERAL = String.raw`(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\b(?:True|False)\b|\b\w+\s*=(?!=)|[\s,:\[\]{}])*`;
const PLAIN_CALL = new RegExp(String.raw`\{\{-?\s*(?:ref|source|config)\s*\(${LITERAL}\)\s*-?\}\}`, 'g');

/** Whether a template holds no Jinja but ref, source and config with literal arguments. */
function isPlain(code: string): boolean {
  return !/\{[{%#]/.test(code.replace(PLAIN_CALL, ''));
}

/** A model that dbt reads without Jinja keeps the backslashes in its texts: the engine is given them doubled. */
function codeToParse(node: ManifestNode): string {
  const code = node.raw_code;
  if (node.resource_type !== 'model' || !code.includes('\\') || !isPlain(code)) return code;
  return code.replace(PLAIN_CALL, (call) =>
    call.replace(/\\(.)/gs, (_, next: string) => `\\\\${'\'"\\'.includes(next) ? '\\' : ''}${next}`),
  );
}

/** A node of a file; one that cannot be read is noted as a mistake and left out. */
function attemptNode(...[context, project, seed, ...rest]: Parameters<typeof parseNode>): void {
  context.mistakes.attempt({ file: seed.originalPath }, () => parseNode(context, project, seed, ...rest));
}

export function parseModels(context: ParseContext, project: Project): void {
  for (const file of findFiles(project.root, project.modelPaths, ['.sql', '.py'])) {
    const text = readText(file.absolute);
    const name = stem(file);
    attemptNode(
      context,
      project,
      {
        resourceType: 'model',
        name,
        path: file.relative,
        originalPath: file.original,
        uniqueId: `model.${project.name}.${name}`,
        fqn: [...folderFqn(project, file.relative), name],
        checksum: fileChecksum(text),
        rawCode: strip(text),
        extra: file.relative.endsWith('.py') ? { language: 'python' } : {},
      },
      file.absolute,
      leadingLines(text),
    );
  }
}

/** The line on which the text begins once white space before it is taken off, as dbt takes it off raw_code. */
function leadingLines(text: string): number {
  const blank = /^\s*/.exec(text)![0];
  return 1 + (blank.match(/\n/g)?.length ?? 0);
}

export function parseAnalyses(context: ParseContext, project: Project): void {
  for (const file of findFiles(project.root, project.analysisPaths, ['.sql'])) {
    const text = readText(file.absolute);
    const name = stem(file);
    const path = `analysis/${file.relative}`;
    attemptNode(
      context,
      project,
      {
        resourceType: 'analysis',
        name,
        path,
        originalPath: file.original,
        uniqueId: `analysis.${project.name}.${name}`,
        fqn: [...folderFqn(project, path), name],
        checksum: fileChecksum(text),
        rawCode: strip(text),
      },
      file.absolute,
      leadingLines(text),
    );
  }
}

export function parseSingularTests(context: ParseContext, project: Project): void {
  for (const file of findFiles(project.root, project.testPaths, ['.sql'])) {
    if (/^(generic|fixtures)\//.test(file.relative)) continue;
    const text = readText(file.absolute);
    const name = stem(file);
    const path = file.relative;
    attemptNode(
      context,
      project,
      {
        resourceType: 'test',
        name,
        path,
        originalPath: file.original,
        uniqueId: `test.${project.name}.${name}`,
        fqn: [...folderFqn(project, path), name],
        checksum: fileChecksum(text),
        rawCode: strip(text),
      },
      file.absolute,
      leadingLines(text),
    );
  }
}

export function parseSnapshots(context: ParseContext, project: Project): void {
  for (const file of findFiles(project.root, project.snapshotPaths, ['.sql'])) {
    const text = readText(file.absolute);
    const definitions = context.mistakes.attempt({ file: file.original }, () =>
      extractDefinitions(text, { file: file.original, kinds: ['snapshot'] }),
    );
    for (const definition of definitions ?? []) {
      const { name, body } = definition;
      attemptNode(
        context,
        project,
        {
          resourceType: 'snapshot',
          name,
          path: file.relative,
          originalPath: file.original,
          uniqueId: `snapshot.${project.name}.${name}`,
          fqn: [project.name, ...file.relative.replace(/\.[^./]+$/, '').split('/'), name],
          checksum: fileChecksum(text),
          rawCode: body,
        },
        file.absolute,
        definition.line,
      );
    }
  }
}

export function parseSeeds(context: ParseContext, project: Project): void {
  for (const file of findFiles(project.root, project.seedPaths, ['.csv'])) {
    const text = readText(file.absolute);
    const name = stem(file);
    attemptNode(
      context,
      project,
      {
        resourceType: 'seed',
        name,
        path: file.relative,
        originalPath: file.original,
        uniqueId: `seed.${project.name}.${name}`,
        fqn: [...folderFqn(project, file.relative), name],
        checksum: seedChecksum(text, file.original),
        rawCode: '',
      },
      file.absolute,
    );
  }
}

/** on-run-start and on-run-end of a project as operation nodes. */
export function parseProjectHooks(context: ParseContext, project: Project): void {
  const checksum = fileChecksum(readText(`${project.root}/dbt_project.yml`));
  for (const [kind, hooks] of [
    ['on-run-start', project.onRunStart],
    ['on-run-end', project.onRunEnd],
  ] as const) {
    hooks.forEach((sql, index) => {
      const name = `${project.name}-${kind}-${index}`;
      attemptNode(
        context,
        project,
        {
          resourceType: 'operation',
          name,
          path: `hooks/${name}.sql`,
          originalPath: './dbt_project.yml',
          uniqueId: `operation.${project.name}.${name}`,
          fqn: [project.name, 'hooks', name],
          checksum,
          rawCode: sql,
          extra: { index, tags: [kind] },
        },
        `${project.root}/dbt_project.yml`,
      );
    });
  }
}
