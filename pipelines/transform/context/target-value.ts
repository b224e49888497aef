/** `target`: the chosen output of the profile, without secrets. */
import { fromJs, PyDict } from '../jinja/index.ts';
import type { Profile } from '../project/profile.ts';

const SHOWN = [
  'database',
  'schema',
  'path',
  'config_options',
  'extensions',
  'settings',
  'external_root',
  'attach',
  'disable_transactions',
];
const cache = new WeakMap<Profile, unknown>();

export function targetValue(profile: Profile): unknown {
  let value = cache.get(profile);
  if (!value) {
    const { credentials } = profile;
    const shown: Record<string, unknown> = {};
    for (const key of SHOWN) shown[key] = fromJs(credentials[key] ?? null);
    value = new PyDict(
      Object.entries({
        ...shown,
        path: credentials.written_path,
        profile_name: profile.profileName,
        name: profile.targetName,
        target_name: profile.targetName,
        type: 'duckdb',
        threads: credentials.threads,
      }),
    );
    cache.set(profile, value);
  }
  return value;
}
