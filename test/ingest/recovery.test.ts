import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DuckDBConnection } from '@duckdb/node-api';
import { afterEach, describe, expect, it } from 'vitest';
import { rebuildFromLanding } from '../../pipelines/ingest/rebuild.ts';
import { csv, TestWorkspace } from './workspace.ts';

const header = 'Referral ID,Child ID,Referral date,Referral source';
const path = 'childrens_social_care/referrals_2017-18-Q2.csv';
const text = csv(header, 'R1,C1,05/05/2017,Police', 'R2,C2,06/05/2017,Police');
const counts = `
  select (select count(*) from ledger.files) as files, (select count(*) from ledger.submissions) as submissions,
    (select count(*) from raw.referrals) as rows`;

const run = DuckDBConnection.prototype.run;
afterEach(() => {
  DuckDBConnection.prototype.run = run;
});

/** Makes the nth COMMIT from now throw, after or before it has done its work. */
function failCommit(when: 'after' | 'before', nth = 1): void {
  let left = nth;
  DuckDBConnection.prototype.run = async function (this: DuckDBConnection, sql, ...rest) {
    if (sql !== 'commit' || --left !== 0) return run.call(this, sql, ...rest);
    if (when === 'after') await run.call(this, sql, ...rest);
    throw new Error('FATAL Error: the disk is full');
  };
}

describe('running again', () => {
  it('answers a file that was committed but not yet answered, without loading it twice', async () => {
    const workspace = new TestWorkspace();
    const receipts = join(workspace.dir, 'receipts');
    renameSync(receipts, `${receipts}.away`);
    // A file where the folder should be: writing the receipt fails after the commit, as in a kill at that moment.
    writeFileSync(receipts, '');
    workspace.drop(path, text);
    await expect(workspace.ingest()).rejects.toThrow();
    expect(existsSync(join(workspace.dir, 'inbox', path))).toBe(true);
    rmSync(receipts);
    renameSync(`${receipts}.away`, receipts);
    expect((await workspace.ingest()).files[0]).toMatchObject({ verdict: 'accepted' });
    expect(workspace.receipt(path).rows_accepted).toBe(2);
    expect(existsSync(join(workspace.dir, 'inbox', path))).toBe(false);
    expect(await workspace.query(counts)).toEqual([{ files: 1, submissions: 1, rows: 2 }]);
  });

  it('clears what was half copied and half read', async () => {
    const workspace = new TestWorkspace();
    const { data } = workspace.open().paths;
    writeFileSync(join(data, 'landing', '.tmp-half'), 'x');
    mkdirSync(join(data, 'tmp', 'staged', 'old'), { recursive: true });
    await workspace.send(path, text);
    expect(readdirSync(join(data, 'landing')).filter((name) => name.startsWith('.'))).toEqual([]);
    expect(existsSync(join(data, 'tmp', 'staged'))).toBe(false);
  });
});

describe('a warehouse that lost what it was given', () => {
  it('is said: the kept files that it does not know', async () => {
    const workspace = new TestWorkspace();
    const { warehouse } = workspace.open().paths;
    await workspace.send(path, text);
    copyFileSync(warehouse, `${warehouse}.old`);
    await workspace.send('childrens_social_care/referrals_2017-07.csv', text.replace('R1', 'R-later'));
    const said: string[] = [];
    const again = () => workspace.ingest((line) => said.push(line));
    workspace.drop(path, text);
    await again();
    expect(said.join()).not.toContain('WARNING');
    renameSync(`${warehouse}.old`, warehouse);
    workspace.drop(path, text);
    await again();
    expect(said.join()).toContain('WARNING: a file in data/landing is not in the warehouse');
  });

  it('is not opened when its file is damaged, and the file is left as it is', async () => {
    const workspace = new TestWorkspace();
    await workspace.send(path, text);
    const { warehouse } = workspace.open().paths;
    const bytes = readFileSync(warehouse);
    bytes.fill(0x5a, 0, 12_288);
    writeFileSync(warehouse, bytes);
    workspace.drop('childrens_social_care/referrals_2017-07.csv', text.replace('R1', 'R9'));
    await expect(workspace.ingest()).rejects.toThrow();
    expect(readFileSync(warehouse).equals(bytes)).toBe(true);
    expect(existsSync(join(workspace.dir, 'inbox/childrens_social_care/referrals_2017-07.csv'))).toBe(true);
  });
});

describe('a COMMIT that throws', () => {
  it('but is durable is found in the ledger and not repeated', async () => {
    const workspace = new TestWorkspace();
    failCommit('after');
    const receipt = await workspace.send(path, text);
    expect(receipt).toMatchObject({ verdict: 'accepted', rows_accepted: 2 });
    expect(await workspace.query(counts)).toEqual([{ files: 1, submissions: 1, rows: 2 }]);
  });

  it('and is not durable is tried once more', async () => {
    const workspace = new TestWorkspace();
    failCommit('before');
    const receipt = await workspace.send(path, text);
    expect(receipt).toMatchObject({ verdict: 'accepted', rows_accepted: 2 });
    expect(await workspace.query(counts)).toEqual([{ files: 1, submissions: 1, rows: 2 }]);
  });
});

describe('a secret other than the one that the warehouse was begun with', () => {
  it('stops the run before anything is read', async () => {
    const workspace = new TestWorkspace();
    await workspace.send(path, text);
    writeFileSync(join(workspace.dir, 'test-secret'), 'a-secret-that-was-never-used-here');
    workspace.drop('childrens_social_care/referrals_2017-07.csv', text.replace('R1', 'R9'));
    await expect(workspace.ingest()).rejects.toMatchObject({ code: 'SECRET_CHANGED', exitCode: 2 });
    expect(existsSync(join(workspace.dir, 'inbox/childrens_social_care/referrals_2017-07.csv'))).toBe(true);
    writeFileSync(join(workspace.dir, 'test-secret'), 'board-secret-for-tests\n\n');
    await workspace.ingest();
    expect(workspace.receipt('childrens_social_care/referrals_2017-07.csv').verdict).toMatch(/^accepted/);
    const held = await workspace.query('select * from ledger.secret_check');
    expect(JSON.stringify(held)).not.toContain('board-secret');
  });
});

describe('a rebuild from data/landing', () => {
  it('gives the same ledger and raw tables, approvals and refusals included', async () => {
    const workspace = new TestWorkspace();
    const rows = (count: number) => Array.from({ length: count }, (_, i) => `R${i},C${i},05/05/2017,Police`);
    const q1 = path.replace('Q2', 'Q1');
    const days: readonly (readonly [string, string, string])[] = [
      ['2017-07-14', q1, csv(header, ...rows(40))],
      ['2017-07-14', 'childrens_social_care/children.csv', csv('Child ID,Sex', 'C1,F', 'C2,M')],
      ['2017-07-20', 'police/unreadable.csv', 'a,"b\n'],
      ['2017-08-14', q1, csv(header, ...rows(20))],
      ['2017-10-13', path, csv(header, ...rows(30), 'R3,C1,08/08/2017,School')],
      ['2017-10-14', path, csv(header, ...rows(40))],
    ];
    for (const [day, name, content] of days) {
      workspace.now = `${day}T09:00:00`;
      const receipt = await workspace.send(name, content);
      workspace.now = `${day}T10:00:00`;
      if (receipt.held) await workspace.approve(receipt.submission_id!);
    }
    const open = workspace.open();
    const target = join(open.paths.data, 'rebuilt.duckdb');
    await rebuildFromLanding(open, target, { say: () => {} });
    for (const table of [
      'raw.referrals',
      'raw.children',
      'ledger.withdrawals',
      'ledger.submissions',
      'ledger.files',
      'ledger.issues',
    ]) {
      const sql = `from ${table} order by all`;
      const before = await workspace.query(sql);
      expect(before.length, table).toBeGreaterThan(0);
      expect(await workspace.query(sql, target), table).toEqual(before);
    }
  });
});
