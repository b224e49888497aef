import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { OperatorError } from '../../domain/operator-error.ts';
import { readDateTime, toLondon } from '../../pipelines/workspace/clock.ts';
import { initWorkspace } from '../../pipelines/workspace/init.ts';
import { takeLock } from '../../pipelines/workspace/lock.ts';
import { openWorkspace } from '../../pipelines/workspace/workspace.ts';

const fresh = () => join(mkdtempSync(join(tmpdir(), 'sightline-')), 'board');

describe('a new workspace', () => {
  it('opens with the board.yml that init wrote, and keeps its data to its owner', () => {
    const dir = fresh();
    initWorkspace(dir);
    const workspace = openWorkspace(dir, {});
    expect(workspace.board.name).toBe('Our Safeguarding Children Partnership');
    expect(statSync(workspace.paths.data).mode & 0o777).toBe(0o700);
    expect(statSync(join(workspace.paths.data, 'secret')).mode & 0o777).toBe(0o400);
    expect(workspace.secret().length).toBe(64);
    expect(() => initWorkspace(dir)).toThrow(OperatorError);
  });

  it('trims white space at the end of the secret and no other', () => {
    const dir = fresh();
    initWorkspace(dir);
    const file = join(dir, 'my-secret');
    writeFileSync(file, ' board-secret \n\n');
    expect(openWorkspace(dir, { SIGHTLINE_SECRET_FILE: file }).secret().toString()).toBe(' board-secret');
  });
});

describe('the clock', () => {
  it('is SIGHTLINE_NOW, else board.yml, else the machine', () => {
    const dir = fresh();
    const paths = initWorkspace(dir);
    expect(openWorkspace(dir, { SIGHTLINE_NOW: '2018-01-05T09:00' }).clock.now()).toBe('2018-01-05T09:00:00');
    writeFileSync(paths.board, readFileSync(paths.board, 'utf8').replace(/^clock:.*$/m, 'clock: 2018-07-16'));
    expect(openWorkspace(dir, {}).clock.today()).toBe('2018-07-16');
    expect(() => openWorkspace(dir, { SIGHTLINE_NOW: '31/12/2018' })).toThrow('SIGHTLINE_NOW');
  });

  it('shows London time in summer and winter, and moves a time with an offset there', () => {
    expect(toLondon(new Date('2018-07-16T22:30:00Z'))).toBe('2018-07-16T23:30:00');
    expect(toLondon(new Date('2018-12-31T23:30:00Z'))).toBe('2018-12-31T23:30:00');
    expect(readDateTime('2018-07-16T22:30:00Z')).toBe('2018-07-16T23:30:00');
    expect(readDateTime('2018-02-30')).toBeUndefined();
  });
});

describe('the lock', () => {
  it('is held by one run, and taken over from a process that has died', () => {
    const dir = fresh();
    initWorkspace(dir);
    const workspace = openWorkspace(dir, {});
    const release = takeLock(workspace, 'nightly');
    expect(() => takeLock(workspace, 'ingest')).toThrow(`process ${process.pid}`);
    release();
    writeFileSync(
      workspace.paths.lock,
      JSON.stringify({ pid: 2 ** 22 + 1, host: takeHost(), command: 'nightly', started_at: '2018-01-01' }),
    );
    takeLock(workspace, 'ingest')();
  });
});

function takeHost(): string {
  const dir = fresh();
  initWorkspace(dir);
  const workspace = openWorkspace(dir, {});
  const release = takeLock(workspace, 'probe');
  const { host } = JSON.parse(readFileSync(workspace.paths.lock, 'utf8'));
  release();
  return host;
}
