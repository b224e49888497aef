/** env_var() as every context has it. */
import { DbtError } from '../errors.ts';
import { Kwargs, toStr } from '../jinja/index.ts';

/** Names with this prefix may be used in profiles.yml and packages.yml only. */
export const SECRET_PREFIX = 'DBT_ENV_SECRET';

/**
 * The function env_var(name, default=none). Every variable read is noted in `seen` with its value, for the
 * manifest's metadata. A variable that is neither set nor given a default is a Parsing error.
 */
export function envVarFunction(
  env: Record<string, string | undefined>,
  options: { allowSecrets?: boolean; seen?: Map<string, string> } = {},
): (...args: unknown[]) => unknown {
  return (...given: unknown[]) => {
    const kwargs = given.at(-1) instanceof Kwargs ? (given.pop() as Kwargs) : undefined;
    const name = toStr(given[0] ?? kwargs?.get('var'));
    const fallback = given.length > 1 ? given[1] : kwargs?.get('default');
    if (name.startsWith(SECRET_PREFIX) && !options.allowSecrets) {
      throw new DbtError(
        'Parsing',
        `Secret env vars are allowed only in profiles.yml or packages.yml. Found '${name}' referenced elsewhere.`,
      );
    }
    const value = env[name];
    if (value !== undefined) {
      options.seen?.set(name, value);
      return value;
    }
    if (fallback !== undefined && fallback !== null) return fallback;
    throw new DbtError('Parsing', `Env var required but not provided: '${name}'`);
  };
}
