// Writes docs/glossary.md from the catalogue. Run it after changing an entry.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../pipelines/workspace/package-root.ts';
import { glossary } from './glossary.ts';

writeFileSync(join(packageRoot(), 'docs', 'glossary.md'), glossary(packageRoot()));
