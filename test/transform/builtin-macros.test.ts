import { describe, expect, it } from 'vitest';
import { extractDefinitions } from '../../pipelines/transform/jinja/index.ts';
import { addBuiltins } from '../../pipelines/transform/macros/builtin.ts';
import { builtinFiles } from '../../pipelines/transform/macros/files.ts';
import { calledMacros } from '../../pipelines/transform/macros/macro-calls.ts';
import { MacroRegistry, macroName } from '../../pipelines/transform/macros/registry.ts';

describe('the built-in macros', () => {
  it('are each, parsed alone when first called, what they are in their whole file', () => {
    const registry = new MacroRegistry('project', []);
    addBuiltins(registry, builtinFiles());
    const whole = builtinFiles().flatMap((file) =>
      extractDefinitions(file.source, {
        file: file.path,
        kinds: ['macro', 'test', 'materialization'],
      }).map((definition) => ({ file, definition })),
    );
    expect(whole.length).toBe([...registry.all()].length);
    for (const { file, definition } of whole) {
      const alone = registry.packages.get(file.package)!.get(macroName(definition))!.definition();
      expect([
        alone.name,
        alone.line,
        alone.args.map((argument) => argument.name),
        alone.source.trim(),
      ]).toEqual([
        definition.name,
        definition.line,
        definition.args.map((argument) => argument.name),
        definition.source.trim(),
      ]);
    }
  });

  it('are listed by pattern as parsing would list them: the same text, the same calls', () => {
    const registry = new MacroRegistry('project', []);
    addBuiltins(registry, builtinFiles());
    const entries = [...registry.all()];
    const listed = entries.map((entry) => [entry.name, entry.text!(), calledMacros(registry, entry).sort()]);
    const parsed = entries.map((entry) => {
      const { text: _text, calls: _calls, ...plain } = entry;
      return [plain.name, plain.definition().source.trim(), calledMacros(registry, plain).sort()];
    });
    expect(listed).toEqual(parsed);
    expect(parsed.filter(([, , calls]) => calls!.length).length).toBeGreaterThan(100);
  });
});
