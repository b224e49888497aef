import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { discoverConnectors } from '../../connectors/discover.ts';
import { rawColumns } from '../../pipelines/warehouse/schema.ts';
import { brokenFixture, cleanFixture } from '../../scripts/fixtures/fixture-rows.ts';
import { TestWorkspace } from '../ingest/workspace.ts';

const connectors = [...(await discoverConnectors('')).values()];
const fixtures = new URL('../../fixtures', import.meta.url).pathname;
const read = (agency: string, extract: string, file: string) =>
  readFileSync(join(fixtures, agency, extract, file), 'utf8');
const folderOf = (agency: string) => (agency === 'any' ? 'police' : agency);

describe.each(['clean', 'broken'] as const)('the %s fixture', (kind) => {
  const workspace = new TestWorkspace();
  beforeAll(async () => {
    for (const { agency, extract } of connectors)
      workspace.drop(`${folderOf(agency)}/${extract}_2017-18-Q2.csv`, read(agency, extract, `${kind}.csv`));
    await workspace.ingest();
  });

  it.each(connectors.map((connector) => [connector.extract, connector] as const))(
    'of %s',
    async (extract, connector) => {
      const fixture = kind === 'clean' ? cleanFixture(connector) : brokenFixture(connector);
      expect(read(connector.agency, extract, `${kind}.csv`), 'run scripts/make-fixtures.ts').toBe(
        fixture.text,
      );
      const receipt = workspace.receipt(`${folderOf(connector.agency)}/${extract}_2017-18-Q2.csv`);
      const told = receipt.issues.map(({ code, row }) => `${code} ${row}`);
      for (const fault of fixture.faults) expect(told).toContain(`${fault.code} ${fault.row}`);
      expect(receipt).toMatchObject({
        extract,
        rows_read: fixture.rows,
        rows_accepted: fixture.accepted,
        rows_refused: fixture.refused,
        rows_withdrawn: 0,
      });
      const rows = await workspace.query(`from raw.${extract}`);
      expect(rows.length).toBe(fixture.accepted);
      expect(Object.keys(rows[0]!)).toEqual(rawColumns(connector).map(({ name }) => name));
      if (kind === 'broken') return;
      expect(receipt.issues.filter(({ severity }) => severity !== 'note')).toEqual([]);
      expect(receipt.verdict).toBe('accepted');
      // Every required column arrives, and no identifier arrives as it was sent.
      for (const column of connector.columns) {
        if (column.personal === 'link_only' || column.name === 'link_token') continue;
        const values = rows.map((row) => row[column.name]);
        if (column.required) expect(values, column.name).not.toContain(null);
        if (column.personal === 'identifier')
          for (const value of values) if (value !== null) expect(String(value)).toMatch(/^[0-9a-f]{64}$/);
      }
    },
  );
});
