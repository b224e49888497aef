// Writes fixtures/<agency>/<extract>/clean.csv and broken.csv for every connector. Run it after adding an extract.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { discoverConnectors } from '../connectors/discover.ts';
import { packageRoot } from '../pipelines/workspace/package-root.ts';
import { brokenFixture, cleanFixture } from './fixtures/fixture-rows.ts';

for (const connector of (await discoverConnectors('')).values()) {
  const folder = join(packageRoot(), 'fixtures', connector.agency, connector.extract);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'clean.csv'), cleanFixture(connector).text);
  writeFileSync(join(folder, 'broken.csv'), brokenFixture(connector).text);
}
