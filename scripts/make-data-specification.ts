// Writes docs/data-specification/ from the connectors: one page per return, one of the code lists, an index.
// Run it after changing a connector; test/connectors/data-specification.test.ts fails while the pages are behind.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { discoverConnectors } from '../connectors/discover.ts';
import { packageRoot } from '../pipelines/workspace/package-root.ts';
import { specificationPages } from './specification/pages.ts';

const folder = join(packageRoot(), 'docs', 'data-specification');
rmSync(folder, { recursive: true, force: true });
for (const [path, text] of specificationPages([...(await discoverConnectors('')).values()])) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}
