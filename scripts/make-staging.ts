import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Connector } from '../connectors/connector.ts';
import { discoverConnectors } from '../connectors/discover.ts';
import { stagingProperties, stagingSql } from './models/staging.ts';

/**
 * The staging files of every connector, by path from the repository's root: `stg_<extract>.sql` and `.yml` beside
 * connector.ts, so that the connector stays the only place where an extract's columns are chosen.
 */
export async function stagingFiles(root: string): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const connector of (await discoverConnectors('')).values()) {
    const folder = folderOf(root, connector);
    files.set(`${folder}/stg_${connector.extract}.sql`, stagingSql(connector));
    files.set(`${folder}/stg_${connector.extract}.yml`, stagingProperties(connector));
  }
  return files;
}

function folderOf(root: string, connector: Connector): string {
  for (const agency of readdirSync(join(root, 'connectors'))) {
    const folder = `connectors/${agency}/${connector.extract}`;
    if (existsSync(join(root, folder, 'connector.ts'))) return folder;
  }
  throw new Error(`No folder holds the connector of ${connector.extract}.`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const root = join(import.meta.dirname, '..');
  for (const [path, text] of await stagingFiles(root)) {
    const file = join(root, path);
    if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
  }
}
