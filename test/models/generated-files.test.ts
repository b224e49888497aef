import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { glossary } from '../../scripts/glossary.ts';
import { seedFiles } from '../../scripts/make-seeds.ts';
import { stagingFiles } from '../../scripts/make-staging.ts';

const root = join(import.meta.dirname, '..', '..');

describe('files made from connectors and code lists', () => {
  it('staging models hold exactly the columns of their connectors', async () => {
    const stale = [...(await stagingFiles(root))]
      .filter(([path, text]) => readFileSync(join(root, path), 'utf8') !== text)
      .map(([path]) => path);
    expect(stale, 'run `node --import tsx scripts/make-staging.ts`').toEqual([]);
  });

  it('seeds hold what the code lists and connectors say', async () => {
    const stale = [...(await seedFiles())]
      .filter(([name, text]) => readFileSync(join(root, 'sql', 'seeds', name), 'utf8') !== text)
      .map(([name]) => name);
    expect(stale, 'run `node --import tsx scripts/make-seeds.ts`').toEqual([]);
  });

  it('the glossary says what the catalogue says', () => {
    expect(
      glossary(root) === readFileSync(join(root, 'docs', 'glossary.md'), 'utf8'),
      'run `node --import tsx scripts/make-glossary.ts`',
    ).toBe(true);
  });
});
