import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { OperatorError } from '../domain/operator-error.ts';
import type { Connector } from './connector.ts';

/** Every extract that can be received, by its id. */
export type Connectors = ReadonlyMap<string, Connector>;

let builtIn: Promise<Connector[]> | undefined;

/**
 * Finds every connector: the folders beside this file, and those of `SIGHTLINE_CONNECTORS`, a folder of compiled
 * connectors that stand beside the built-in ones (one of the same extract takes its place). In order of agency and
 * extract. Throws OperatorError CONNECTOR_INVALID, which names the file, for an added connector that breaks the contract.
 */
export async function discoverConnectors(
  added: string | undefined = process.env.SIGHTLINE_CONNECTORS,
): Promise<Connectors> {
  builtIn ??= load(ownRoot());
  const connectors = new Map((await builtIn).map((connector) => [connector.extract, connector]));
  if (added) {
    const { checkConnector } = await import('./connector-schema.ts');
    if (!existsSync(added))
      throw new OperatorError(
        'CONNECTORS_MISSING',
        `SIGHTLINE_CONNECTORS names ${added}, which does not exist.`,
      );
    for (const file of connectorFiles(added)) {
      const connector = checkConnector(await importDefault(file), file);
      connectors.set(connector.extract, connector);
    }
  }
  return new Map(
    [...connectors].sort(([, a], [, b]) => order(a.agency, b.agency) || order(a.extract, b.extract)),
  );
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

async function load(root: string): Promise<Connector[]> {
  // The root's own connector.ts is the contract, not a connector.
  const files = connectorFiles(root).filter((file) => dirname(file) !== root);
  return Promise.all(files.map(async (file) => (await importDefault(file)) as Connector));
}

async function importDefault(file: string): Promise<unknown> {
  const module = (await import(pathToFileURL(file).href)) as { default?: unknown };
  return module.default;
}

/** connectors/ in the source tree, dist/connectors in the bundle (where this code sits in a chunk beside it). */
function ownRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (basename(folder) !== 'connectors') {
    if (existsSync(join(folder, 'connectors'))) return join(folder, 'connectors');
    const parent = dirname(folder);
    if (parent === folder) throw new Error('The installation is incomplete: the connectors are missing.');
    folder = parent;
  }
  return folder;
}

function connectorFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => order(a.name, b.name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return connectorFiles(path);
      return /^connector\.(js|mjs|ts)$/.test(entry.name) ? [path] : [];
    });
}
