/** The macros of a manifest, completed: what each calls, and the built-in ones. */
import { calledMacros } from './macro-calls.ts';
import type { ManifestMacro } from './project-macros.ts';
import { ADAPTER_PACKAGE, CORE_PACKAGE, type MacroEntry, type MacroRegistry } from './registry.ts';

/** Notes for each macro which macros it calls, and adds the built-in ones. The second time nothing is left to do. */
export function completeMacros(registry: MacroRegistry, macros: Record<string, ManifestMacro>): void {
  for (const entry of registry.all()) {
    const isBuiltIn = [CORE_PACKAGE, ADAPTER_PACKAGE].includes(entry.package);
    const macro = macros[entry.unique_id];
    if (macro && (isBuiltIn || macro.depends_on.macros.length)) continue;
    const calls = calledMacros(registry, entry);
    if (macro) macro.depends_on = { macros: calls };
    else if (isBuiltIn) macros[entry.unique_id] = builtInMacro(entry, calls);
  }
}

function builtInMacro(entry: MacroEntry, calls: string[]): ManifestMacro {
  const path = `macros/${entry.file.split('/').slice(2).join('/')}`;
  return {
    name: entry.name,
    resource_type: 'macro',
    package_name: entry.package,
    path,
    original_file_path: path,
    unique_id: entry.unique_id,
    macro_sql: entry.text?.() ?? entry.definition().source,
    depends_on: { macros: calls },
    description: '',
    meta: {},
    docs: { show: true, node_color: null },
    config: { meta: {}, docs: { show: true, node_color: null } },
    patch_path: null,
    arguments: [],
    created_at: Date.now() / 1000,
    supported_languages: entry.languages ?? null,
  };
}
