/** `graph`: the manifest as dicts. Packages write into it, so it is one value for the whole invocation. */
import { fromJs, PyDict } from '../jinja/index.ts';
import { modelValue } from './model-value.ts';
import type { Scope } from './scope.ts';

export function graphValue(scope: Scope): unknown {
  const { runtime } = scope;
  if (scope.mode === 'parse') return new PyDict();
  if (!runtime.graph) {
    const { manifest } = runtime.state;
    const section = (items: Record<string, unknown>): PyDict =>
      new PyDict(Object.entries(items).map(([key, item]) => [key, fromJs(item)]));
    runtime.graph = new PyDict([
      [
        'nodes',
        new PyDict(
          Object.entries(manifest.nodes).map(([key, node]) => [key, modelValue(node, { omitNone: false })]),
        ),
      ],
      ['sources', section(manifest.sources)],
      ['exposures', section(manifest.exposures)],
      ['groups', section(manifest.groups)],
      ['metrics', section(manifest.metrics)],
      ['semantic_models', section(manifest.semantic_models)],
      ['saved_queries', section(manifest.saved_queries)],
      ['unit_tests', section(manifest.unit_tests)],
      ['functions', section(manifest.functions ?? {})],
    ]);
  }
  return runtime.graph;
}
