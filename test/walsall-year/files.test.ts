import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseBoard } from '../../pipelines/workspace/board-file.ts';
import type { DemoYear } from '../../scripts/demo-year/make.ts';
import { makeWalsallYear } from '../../scripts/walsall-year/make.ts';

let target: string;
let year: DemoYear;

beforeAll(async () => {
  target = mkdtempSync(join(tmpdir(), 'walsall-year-'));
  year = await makeWalsallYear(target);
});

afterAll(() => {
  rmSync(target, { recursive: true });
});

test('the manifest lists the drops in the order of their days', () => {
  expect(JSON.parse(readFileSync(join(target, 'manifest.json'), 'utf8'))).toEqual(year.drops);
  expect(year.drops.map((drop) => [drop.name, drop.received_at, drop.files.length])).toEqual([
    ['01-history-2014-16', '2016-05-16T09:00:00', 23],
    ['02-2016-17', '2017-05-15T09:00:00', 24],
    ['03-summer-2017', '2017-08-11T09:00:00', 7],
  ]);
});

test('every file lies in the inbox of its agency', () => {
  for (const drop of year.drops) {
    const found = readdirSync(join(target, drop.folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(join(target, drop.folder).length + 1));
    expect(found.sort()).toEqual([...drop.files].sort());
  }
});

test('police reports of missing children begin in July 2016', () => {
  const [file] = year.drops[1]!.files.filter((name) => name.includes('missing_person_reports'));
  expect(file).toBe('inbox/police/missing_person_reports_2016-07-01_2017-03-31.csv');
});

test('board.yml holds the clock and the visit window of the report', () => {
  const board = parseBoard(readFileSync(year.board, 'utf8'), year.board);
  expect(board.settings).toMatchObject({ child_protection_visit_window: '10 working days' });
  expect(String(board.clock)).toContain('2017-08-15');
});
