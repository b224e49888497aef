/** The macros of a project's or package's own files: macro-paths, and test-paths' generic folder. */
import { DbtError } from '../errors.ts';
import { extractDefinitions, JinjaError } from '../jinja/index.ts';
import { findFiles, type ProjectFile } from '../project/file-search.ts';
import type { Project } from '../project/project-file.ts';
import { readText, strip } from '../project/text-file.ts';
import { type MacroEntry, type MacroRegistry, macroName } from './registry.ts';

/** A macro as manifest.json holds it. */
export type ManifestMacro = Record<string, any>;

/** Reads the macro files of one project into the registry, and into `manifest` in dbt's shape. A file that cannot be read is a mistake. */
export function addProjectMacros(
  registry: MacroRegistry,
  project: Project,
  manifest: Record<string, ManifestMacro>,
  mistakes: { attempt<T>(place: { file: string }, work: () => T): T | undefined },
): ProjectFile[] {
  registry.addPackage(project.name);
  const generic = project.testPaths.map((folder) => `${folder.replace(/\/+$/, '')}/generic`);
  const files = [
    ...findFiles(project.root, project.macroPaths, ['.sql']),
    ...findFiles(project.root, generic, ['.sql']),
  ];
  for (const file of files) {
    const text = readText(file.absolute);
    const definitions = mistakes.attempt({ file: file.original }, () => definitionsIn(text, file.original));
    for (const definition of definitions ?? []) {
      const name = macroName(definition);
      const entry: MacroEntry = {
        unique_id: `macro.${project.name}.${name}`,
        name,
        package: project.name,
        kind: definition.kind,
        file: file.original,
        definition: () => definition,
        languages:
          definition.kind === 'materialization'
            ? ((definition.options.supported_languages as string[]) ?? ['sql'])
            : null,
      };
      registry.add(entry);
      manifest[entry.unique_id] = {
        name,
        resource_type: 'macro',
        package_name: project.name,
        path: file.original,
        original_file_path: file.original,
        unique_id: entry.unique_id,
        macro_sql: definition.source,
        depends_on: { macros: [] },
        description: '',
        meta: {},
        docs: { show: true, node_color: null },
        config: { meta: {}, docs: { show: true, node_color: null } },
        patch_path: null,
        // dbt reads signatures in macro-paths only.
        arguments: generic.some((folder) => file.original.startsWith(`${folder}/`))
          ? []
          : definition.args.map((argument) => ({ name: argument.name, type: null, description: '' })),
        created_at: Date.now() / 1000,
        supported_languages: entry.languages ?? null,
      };
    }
  }
  return files;
}

function definitionsIn(text: string, file: string) {
  // dbt takes white space off a file's ends before it looks for blocks.
  const source = strip(text);
  const firstLine = text.slice(0, text.indexOf(source)).split('\n').length;
  try {
    return extractDefinitions(source, {
      file,
      firstLine,
      kinds: ['macro', 'materialization', 'test', 'data_test'],
    });
  } catch (error) {
    if (error instanceof JinjaError) {
      throw new DbtError('Compilation', error.message, {
        file: error.file || file,
        line: error.line,
        column: error.column,
      });
    }
    throw error;
  }
}
