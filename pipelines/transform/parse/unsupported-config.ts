/** Configuration that dbt acts on and this runner does not: told by name, never passed over in silence. */
import type { Manifest } from '../artifacts/manifest-types.ts';

const WITHOUT_EFFECT = ['batch_size', 'begin', 'concurrent_batches', 'event_time', 'freshness', 'on_error'];

/** Warns once a key, naming the first node that sets it. */
export function warnOfUnsupportedConfig(manifest: Manifest, warn: (message: string) => void): void {
  const told = new Set<string>();
  const tell = (key: string, node: string): void => {
    if (told.has(key)) return;
    told.add(key);
    warn(
      `The config '${key}' (first set by ${node}) is known to dbt but not supported by this runner: it has no effect`,
    );
  };
  for (const node of Object.values(manifest.nodes)) {
    if (node.resource_type !== 'model') continue;
    for (const key of WITHOUT_EFFECT) {
      const value = node.config[key];
      if (value !== null && value !== undefined) tell(key, node.unique_id);
    }
    if (node.config.latest_version_pointer?.enabled) tell('latest_version_pointer', node.unique_id);
  }
}
