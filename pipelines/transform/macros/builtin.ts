/** The built-in macros: files of text, parsed when one of their macros is first called. */
import { type Definition, extractDefinitions } from '../jinja/index.ts';
import { type MacroEntry, type MacroRegistry, macroName } from './registry.ts';

/** One file of built-in macros. `path` is the name errors give. */
export interface BuiltinFile {
  package: string;
  path: string;
  source: string;
}

const KINDS = ['macro', 'test', 'materialization'] as const;
const HEADER = /\{%-?\s*(macro|test|materialization)\s+(\w+)([^%]*)/g;
const parsed = new WeakMap<BuiltinFile, Map<string, Definition>>();

function definitionsOf(file: BuiltinFile): Map<string, Definition> {
  let definitions = parsed.get(file);
  if (!definitions) {
    definitions = new Map();
    for (const definition of extractDefinitions(file.source, { file: file.path, kinds: KINDS })) {
      definitions.set(macroName(definition), definition);
    }
    parsed.set(file, definitions);
  }
  return definitions;
}

/** Adds the macros of the files. Their names are read by pattern, which holds for our own texts only. */
export function addBuiltins(registry: MacroRegistry, files: BuiltinFile[]): void {
  for (const file of files) {
    for (const [, kind, name, rest] of file.source.matchAll(HEADER)) {
      const adapter = /adapter\s*=\s*'(\w+)'/.exec(rest!)?.[1] ?? 'default';
      const fullName =
        kind === 'test'
          ? `test_${name}`
          : kind === 'materialization'
            ? `materialization_${name}_${adapter}`
            : name!;
      const entry: MacroEntry = {
        unique_id: `macro.${file.package}.${fullName}`,
        name: fullName,
        package: file.package,
        kind: kind as MacroEntry['kind'],
        file: file.path,
        definition: () => definitionsOf(file).get(fullName)!,
        languages: kind === 'materialization' ? ['sql'] : null,
      };
      registry.add(entry);
    }
  }
}
