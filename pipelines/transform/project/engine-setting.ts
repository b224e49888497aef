/** A setting that dbt takes from the environment: DBT_ENGINE_<name>, or DBT_<name> as it was called before. */
export function engineSetting(env: Record<string, string | undefined>, name: string): string | undefined {
  return env[`DBT_ENGINE_${name}`] ?? env[`DBT_${name}`];
}
