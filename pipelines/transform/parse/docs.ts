/** Documentation blocks, and the descriptions that use them. */
import { explainJinja } from '../context/scope.ts';
import { targetValue } from '../context/target-value.ts';
import { makeVar } from '../context/var-object.ts';
import { DbtError, didYouMean } from '../errors.ts';
import { extractDefinitions, JinjaError, parseTemplate, renderSync, toStr } from '../jinja/index.ts';
import { envVarFunction } from '../project/env-var.ts';
import { findFiles } from '../project/file-search.ts';
import { varsFor } from '../project/loaded-project.ts';
import type { Project } from '../project/project-file.ts';
import { readText } from '../project/text-file.ts';
import type { ParseContext } from './parse-context.ts';

/** Reads the docs blocks of a project's Markdown files. */
export function parseDocs(context: ParseContext, project: Project): void {
  for (const file of findFiles(project.root, project.docsPaths, ['.md'])) {
    const text = readText(file.absolute);
    if (!text.includes('{%')) continue;
    let definitions: ReturnType<typeof extractDefinitions>;
    try {
      definitions = extractDefinitions(text, { file: file.original, kinds: ['docs'] });
    } catch (error) {
      throw explainJinja(error, { file: file.original });
    }
    for (const definition of definitions) {
      const id = `doc.${project.name}.${definition.name}`;
      if (context.state.manifest.docs[id]) {
        throw new DbtError('Compilation', `dbt found two docs with the name "${definition.name}".`, {
          file: file.original,
        });
      }
      context.state.manifest.docs[id] = {
        name: definition.name,
        resource_type: 'doc',
        package_name: project.name,
        path: file.relative,
        original_file_path: file.original,
        unique_id: id,
        block_contents: definition.body.trim(),
      };
    }
  }
}

interface Described {
  description: string;
  doc_blocks?: string[];
}

/** Renders the descriptions of everything in the manifest; `doc()` in them names a docs block. */
export function renderDescriptions(context: ParseContext): void {
  const { manifest } = context.state;
  const renderAll = (
    owner: { unique_id: string; package_name: string; original_file_path: string },
    items: (Described | undefined)[],
  ): void => {
    for (const item of items) if (item?.description?.includes('{')) renderDescription(context, owner, item);
  };
  for (const node of Object.values(manifest.nodes))
    renderAll(node, [node as never, ...(Object.values(node.columns) as never[])]);
  for (const source of Object.values(manifest.sources)) {
    renderAll(source, [source as never, ...(Object.values(source.columns) as never[])]);
    if (source.source_description?.includes('{')) {
      const holder: Described = { description: source.source_description };
      renderDescription(context, source, holder);
      source.source_description = holder.description;
    }
  }
  const renderPlainly = (owner: Parameters<typeof renderAll>[0], items: Described[]): void => {
    renderAll(owner, items);
    for (const item of items) delete item.doc_blocks;
  };
  for (const macro of Object.values(manifest.macros))
    renderPlainly(macro, [macro, ...(macro.arguments ?? [])]);
  for (const exposure of Object.values(manifest.exposures)) renderPlainly(exposure, [exposure]);
  for (const test of Object.values(manifest.unit_tests)) renderPlainly(test, [test]);
}

function renderDescription(
  context: ParseContext,
  owner: { unique_id: string; package_name: string; original_file_path: string },
  item: Described,
): void {
  const { loaded, manifest } = context.state;
  const used: string[] = [];
  const doc = (...args: unknown[]): string => {
    const [name, packageName] =
      args.length === 2 ? [toStr(args[1]), toStr(args[0])] : [toStr(args[0]), undefined];
    const packages = packageName
      ? [packageName]
      : [loaded.root.name, owner.package_name, ...loaded.projects.keys(), 'dbt'];
    for (const candidate of packages) {
      const block = manifest.docs[`doc.${candidate}.${name}`];
      if (!block) continue;
      used.push(block.unique_id);
      return block.block_contents;
    }
    const known = Object.values(manifest.docs).map((block) => block.name as string);
    throw new DbtError(
      'Compilation',
      `Documentation for '${owner.unique_id}' depends on doc '${name}'${packageName ? ` from package '${packageName}'` : ''} which was not found${didYouMean(name, known)}`,
    );
  };
  const names: Record<string, unknown> = {
    doc,
    var: makeVar(varsFor(loaded, owner.package_name), owner.unique_id, false, (text) => text),
    env_var: envVarFunction(loaded.env, { seen: loaded.envSeen }),
    target: targetValue(loaded.profile),
    project_name: loaded.root.name,
  };
  try {
    item.description = renderSync(parseTemplate(item.description, { file: owner.original_file_path }), {
      globals: (name) => names[name],
    });
  } catch (error) {
    if (error instanceof JinjaError) throw explainJinja(error, { node: owner.unique_id });
    throw error;
  }
  if (used.length) item.doc_blocks = used;
}
