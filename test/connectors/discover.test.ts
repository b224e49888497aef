import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkConnector } from '../../connectors/connector-schema.ts';
import { discoverConnectors } from '../../connectors/discover.ts';

describe('discoverConnectors', () => {
  it('finds every extract, each of which keeps the contract', async () => {
    const connectors = await discoverConnectors('');
    expect(connectors.size).toBe(48);
    for (const connector of connectors.values()) {
      expect(checkConnector(connector, connector.extract)).toEqual(connector);
    }
  });

  it('adds the connectors of a folder', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'connectors-'));
    const referrals = (await discoverConnectors('')).get('referrals')!;
    const add = (extract: string, more = {}) => {
      mkdirSync(join(folder, extract));
      const text = JSON.stringify({ ...referrals, extract, ...more });
      writeFileSync(join(folder, extract, 'connector.js'), `export default ${text};`);
    };
    add('new_extract');
    expect((await discoverConnectors(folder)).get('new_extract')?.title).toBe('Referrals');
    add('broken', { key: ['no_such_column'], color: 'red' });
    await expect(discoverConnectors(folder)).rejects.toThrow(/broken.*no_such_column|color/);
  });
});
