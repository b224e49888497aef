import { mkdirSync, mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { discoverConnectors } from '../../connectors/discover.ts';
import { copyAsAt } from '../../pipelines/warehouse/as-at.ts';
import { writeBoardTables } from '../../pipelines/warehouse/board-tables.ts';
import { kyselyOver, readRows } from '../../pipelines/warehouse/kysely.ts';
import { withReadOnly } from '../../pipelines/warehouse/read-only.ts';
import { createSchema, rawTableDdl } from '../../pipelines/warehouse/schema.ts';
import { openDatabase } from '../../pipelines/warehouse/warehouse.ts';
import { parseBoard } from '../../pipelines/workspace/board-file.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'sightline-'));
const connectors = [...(await discoverConnectors()).values()];

describe('the warehouse file', () => {
  it('is opened once in a process, is its owner’s alone, and clears what a killed run spilled', async () => {
    const dir = folder();
    const path = join(dir, 'warehouse.duckdb');
    mkdirSync(join(dir, 'tmp', 'duckdb'), { recursive: true });
    writeFileSync(join(dir, 'tmp', 'duckdb', 'duckdb_temp_storage-0.tmp'), 'rows in the clear');
    const [first, second] = await Promise.all([openDatabase(path), openDatabase(path)]);
    expect(second).toBe(first);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(() => statSync(join(dir, 'tmp', 'duckdb', 'duckdb_temp_storage-0.tmp'))).toThrow();
    await first.close();
    const again = await openDatabase(path);
    expect(again).not.toBe(first);
    await again.close();
  });

  it('reads a file that is not being written, and refuses to write it or to reach other files', async () => {
    const path = join(folder(), 'published.duckdb');
    const warehouse = await openDatabase(path);
    await (await warehouse.connect()).run('create table figures as select 1 as one');
    await warehouse.close();
    await withReadOnly(path, async (connection) => {
      expect(readRows(await connection.runAndReadAll('select * from figures'))).toEqual([{ one: 1 }]);
      await expect(connection.run('create table more (x int)')).rejects.toThrow(/read-only/);
      await expect(connection.run("select * from read_csv('/etc/passwd')")).rejects.toThrow(
        /disabled|permission/i,
      );
    });
  });
});

describe('raw tables', () => {
  it('are made from the connector: link columns become tokens, a time is known or missing', () => {
    const connector = connectors.find((c) => c.extract === 'return_interviews')!;
    const ddl = rawTableDdl(connector);
    expect(ddl).toContain('completed_at timestamp');
    expect(ddl).toContain('completed_at_has_time boolean');
    expect(ddl).toContain('link_token_name_dob varchar');
    expect(ddl).not.toMatch(/link_name|link_dob |link_postcode /);
  });

  it('are all made, twice over without harm', async () => {
    const warehouse = await openDatabase(':memory:');
    const connection = await warehouse.connect();
    await createSchema(connection, connectors);
    await createSchema(connection, connectors);
    const reader = await connection.runAndReadAll(
      "select count(*) as n from information_schema.tables where table_schema = 'raw'",
    );
    expect(readRows(reader)).toEqual([{ n: connectors.length }]);
    await warehouse.close();
  });
});

describe('board.yml in the ledger', () => {
  it('gives the models every setting with its default, and replaces what stood there', async () => {
    const warehouse = await openDatabase(':memory:');
    const connection = await warehouse.connect();
    await createSchema(connection, connectors);
    const board = parseBoard(
      `name: T
area_code: E10000099
districts: [{ code: E07000999, name: North }]
agencies: { housing: { organisations: [north, south], owes: [homelessness_presentations] }, police: { owes: [missing_person_reports] } }
settings: { frequent_missing_count: 4, history_start: { referrals: 2016-04-01 } }
`,
      'board.yml',
    );
    await writeBoardTables(connection, board, '2018-07-16');
    await writeBoardTables(connection, board, '2018-07-17');
    const read = async (sql: string) => readRows(await connection.runAndReadAll(sql));
    expect(await read('select * from ledger.board')).toEqual([
      { partnership_name: 'T', area_code: 'E10000099', today: '2018-07-17' },
    ]);
    expect(
      await read("select value from ledger.board_settings where name like 'frequent_missing%' order by name"),
    ).toEqual([{ value: '4' }, { value: '90' }]);
    expect(await read('select agency, organisation from ledger.board_owes order by all')).toEqual([
      { agency: 'housing', organisation: 'north' },
      { agency: 'housing', organisation: 'south' },
      { agency: 'police', organisation: '' },
    ]);
    expect(await kyselyOver(connection).selectFrom('ledger.submissions').selectAll().execute()).toEqual([]);
    await warehouse.close();
  });
});

describe('as at a day', () => {
  it('holds what was loaded up to the end of that day, and no other', async () => {
    const dir = folder();
    const warehouse = await openDatabase(join(dir, 'warehouse.duckdb'));
    const connection = await warehouse.connect();
    await createSchema(connection, connectors);
    for (const [sequence, at] of [
      [1, '2017-07-14 09:00:00'],
      [2, '2017-07-31 23:59:59'],
      [3, '2017-08-01 00:00:00'],
    ]) {
      await connection.run(
        `insert into ledger.submissions values (${sequence}, 's${sequence}', 'f', 'h', 'n', null, 'police', '', 'police',
          'missing_person_reports', null, null, null, 'not_stated', null, false, '${at}', '${at}', 1, 1, 0, 0, 'loaded', null, 'accepted')`,
      );
      await connection.run(
        `insert into raw.missing_person_reports (missing_report_id, _sequence, _submission_id) values ('m${sequence}', ${sequence}, 's${sequence}')`,
      );
      await connection.run(
        `insert into ledger.withdrawals values (${sequence}, 's${sequence}', 'missing_person_reports', 'police', 'k')`,
      );
    }
    const target = join(dir, 'as-at', '2017-07-31.duckdb');
    await copyAsAt(warehouse, target, '2017-07-31', connectors);
    await warehouse.close();
    await withReadOnly(target, async (past) => {
      const read = async (sql: string) => readRows(await past.runAndReadAll(sql));
      expect(await read('select submission_id from ledger.submissions order by sequence')).toEqual([
        { submission_id: 's1' },
        { submission_id: 's2' },
      ]);
      expect(await read('select missing_report_id from raw.missing_person_reports order by 1')).toEqual([
        { missing_report_id: 'm1' },
        { missing_report_id: 'm2' },
      ]);
      expect(await read('select count(*) as n from ledger.withdrawals')).toEqual([{ n: 2 }]);
    });
  });
});
