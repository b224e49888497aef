/** debug: says what was found and whether the database can be reached. */
import { DBT_VERSION } from '../context/members.ts';
import { DbtError, describeError } from '../errors.ts';
import { Database } from '../execute/database.ts';
import type { DbtOptions, DbtOutcome } from '../index.ts';
import { loadProject } from '../project/load-project.ts';
import type { ParsedOptions } from './options.ts';

export async function debugCommand(parsed: ParsedOptions, options: DbtOptions): Promise<DbtOutcome> {
  const out = options.stdout ?? ((line: string) => void process.stdout.write(`${line}\n`));
  const { flags } = parsed;
  out(`dbt version followed: ${DBT_VERSION}`);
  out(`node version: ${process.versions.node}`);
  out(`adapter type: duckdb`);
  try {
    const loaded = loadProject({
      cwd: options.cwd ?? process.cwd(),
      env: options.env ?? process.env,
      projectDir: options.projectDir ?? parsed.projectDir,
      profilesDir: options.profilesDir ?? parsed.profilesDir,
      profile: flags.profile,
      target: flags.target,
      threads: flags.threads,
      vars: { ...flags.vars, ...options.vars },
      warn: (message) => out(`[WARNING]: ${message}`),
    });
    const { credentials } = loaded.profile;
    out(`Using profiles dir at ${loaded.profile.folder}`);
    out(`Using profile ${loaded.profile.profileName}, target ${loaded.profile.targetName}`);
    out(`Using dbt_project.yml file at ${loaded.root.root}/dbt_project.yml`);
    out(
      'Configuration:\n  profiles.yml file [OK found and valid]\n  dbt_project.yml file [OK found and valid]',
    );
    out(
      `Connection:\n  database: ${credentials.database}\n  schema: ${credentials.schema}\n  path: ${credentials.path}`,
    );
    const database = await Database.open(loaded.profile, { connectTo: options.connectTo, atomic: false });
    try {
      await database.sessions[0]!.read('select 1 as id');
    } finally {
      database.close();
    }
    out('  Connection test: [OK connection ok]\n\nAll checks passed!');
    return { exitCode: 0, results: [] };
  } catch (error) {
    if (!(error instanceof DbtError)) throw error;
    out(`  [ERROR]\n${describeError(error)}\n\n1 check failed`);
    return { exitCode: 1, results: [] };
  }
}
