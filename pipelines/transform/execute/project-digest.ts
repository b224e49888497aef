/**
 * All that compiling a node can depend on, database apart, as one hash: while it is the same, a node that asked the
 * database nothing compiles to the same SQL again.
 */
import { createHash, type Hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Runtime } from '../context/runtime.ts';
import { findFiles } from '../project/file-search.ts';

/** Names whose value may be another in every run although no file has changed, within one of a template's tags. */
const UNSTEADY_TAG =
  /\{[{%](?:(?![%}]\}).)*\b(?:env_var|run_started_at|invocation_id|thread_id|modules|selected_resources|random|flags|invocation_args_dict|py_current_timestring|dates_in_range|partition_range|convert_datetime)\b/s;

/** Where the database lies, which is no part of the digest: the same project in a copy of the file is the same. */
const PLACE_TAG = /\{[{%](?:(?![%}]\}).)*\btarget\b(?:(?![%}]\}).)*\b(?:path|database|dbname)\b/s;

/** Undefined where a template may say something else without any file's changing. */
export function projectDigest(runtime: Runtime): string | undefined {
  const { loaded, flags } = runtime;
  if (runtime.deferred) return undefined;
  const hash = createHash('sha256');
  const take = (text: string) => hash.update(`${text.length}:`).update(text);
  for (const project of loaded.projects.values()) {
    const { root, raw, vars, macroPaths, modelPaths, seedPaths, snapshotPaths } = project;
    take(JSON.stringify([project.name, root, raw, vars]));
    const folders = [...macroPaths, ...modelPaths, ...seedPaths, ...snapshotPaths];
    folders.push(...project.testPaths, ...project.analysisPaths, ...project.docsPaths);
    for (const { original, absolute } of findFiles(root, folders, ['.sql', '.yml', '.yaml', '.csv', '.md'])) {
      const text = readFileSync(absolute, 'utf8');
      if (UNSTEADY_TAG.test(text) || PLACE_TAG.test(text)) return undefined;
      take(original);
      take(text);
    }
  }
  if (UNSTEADY_TAG.test(JSON.stringify(loaded.root.raw))) return undefined;
  const { path, written_path, database, ...credentials } = loaded.profile.credentials;
  const { profileName, targetName } = loaded.profile;
  const { raw: _, ...settings } = flags;
  take(JSON.stringify([settings, loaded.cliVars, profileName, targetName, credentials]));
  takeOwnCode(hash);
  return hash.digest('hex').slice(0, 32);
}

/** The runner's own code: another release may compile the same file otherwise. */
function takeOwnCode(hash: Hash): void {
  const folder = join(dirname(fileURLToPath(import.meta.url)), '..');
  for (const name of (readdirSync(folder, { recursive: true }) as string[]).sort())
    if (/\.[cm]?[jt]s$/.test(name)) hash.update(name).update(readFileSync(join(folder, name)));
}
