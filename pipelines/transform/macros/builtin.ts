/** The built-in macros: files of text, parsed when one of their macros is first called. */
import { type Definition, extractDefinitions } from '../jinja/index.ts';
import { callsInText } from './macro-calls.ts';
import type { MacroEntry, MacroRegistry } from './registry.ts';

/** One file of built-in macros. `path` is the name errors give. */
export interface BuiltinFile {
  package: string;
  path: string;
  source: string;
}

const KINDS = ['macro', 'test', 'materialization'] as const;
const HEADER = /\{%-?\s*(macro|test|materialization)\s+(\w+)([^%]*)/g;

/** Parses one macro's own part of its file; the others of the file are left until they are called. */
function parseAlone(file: BuiltinFile, from: number, to: number): Definition {
  const firstLine = file.source.slice(0, from).split('\n').length;
  const part = file.source.slice(from, to);
  return extractDefinitions(part, { file: file.path, kinds: KINDS, firstLine })[0]!;
}

const END = /\{%-?\s*end(?:macro|test|materialization)\s*-?%\}/;

/** The block from its opening tag to the end of its closing one. */
function blockText(file: BuiltinFile, from: number, to: number): string {
  const part = file.source.slice(from, to);
  const end = END.exec(part)!;
  return part.slice(0, end.index + end[0].length);
}

/** Adds the macros of the files. Their names are read by pattern, which holds for our own texts only. */
export function addBuiltins(registry: MacroRegistry, files: BuiltinFile[]): void {
  for (const file of files) {
    const headers = [...file.source.matchAll(HEADER)];
    for (const [index, header] of headers.entries()) {
      const [, kind, name, rest] = header;
      let definition: Definition | undefined;
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
        definition: () => {
          definition ??= parseAlone(file, header.index, headers[index + 1]?.index ?? file.source.length);
          return definition;
        },
        text: () => blockText(file, header.index, headers[index + 1]?.index ?? file.source.length),
        calls: () => callsInText(entry.text!()),
        languages: kind === 'materialization' ? ['sql'] : null,
      };
      registry.add(entry);
    }
  }
}
