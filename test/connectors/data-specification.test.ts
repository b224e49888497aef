import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { discoverConnectors } from '../../connectors/discover.ts';
import { specificationPages } from '../../scripts/specification/pages.ts';

const folder = new URL('../../docs/data-specification', import.meta.url).pathname;
const pages = specificationPages([...(await discoverConnectors('')).values()]);

describe('the data specification', () => {
  it('has a page for every return, one of code lists and an index', () => expect(pages.size).toBe(50));

  it.each([...pages])('%s is what the connectors say', (path, text) => {
    expect(readFileSync(join(folder, path), 'utf8'), 'run scripts/make-data-specification.ts').toBe(text);
  });
});
