import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type DemoYear, makeDemoYear } from '../../scripts/demo-year/make.ts';

let target: string;
let year: DemoYear;

beforeAll(async () => {
  target = mkdtempSync(join(tmpdir(), 'demo-year-'));
  year = await makeDemoYear(target);
});

afterAll(() => {
  rmSync(target, { recursive: true });
});

test('the manifest lists the drops in the order of their days', () => {
  expect(JSON.parse(readFileSync(join(target, 'manifest.json'), 'utf8'))).toEqual(year.drops);
  expect(year.drops.map((drop) => [drop.name, drop.received_at.slice(0, 10), drop.quarter])).toEqual([
    ['01-history-2016-17', '2017-05-12', null],
    ['02-2017-18-Q1', '2017-07-14', '2017-18-Q1'],
    ['03-2017-18-Q2', '2017-10-13', '2017-18-Q2'],
    ['04-2017-18-Q3', '2018-01-16', '2017-18-Q3'],
    ['05-2017-18-Q4', '2018-04-16', '2017-18-Q4'],
    ['06-2017-18-year-end', '2018-05-25', null],
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

test('a file looks as its agency writes it', () => {
  const folder = join(target, '03-2017-18-Q2', 'inbox');
  const head = (file: string) => readFileSync(join(folder, file), 'utf8').split('\r\n').slice(0, 3);
  expect(head('childrens_social_care/contacts_2017-18-Q2.csv')).toMatchInlineSnapshot(`
    [
      "Warwickshire children's services: contacts received by the MASH",
      "",
      "Contact reference,Child Unique ID,Date of Contact,Source of contact,Presenting need,Method of contact,MASH RAG,Outcome of contact,Linked referral ID",
    ]
  `);
  expect(head('childrens_social_care/assessments_2017-09.csv')[0]).toMatchInlineSnapshot(
    `"Assessment ID,Child Unique ID,CIN Referral ID,Type of assessment,Continuous Assessment Start Date,Continuous Assessment Date of Authorisation,AssessmentFactors,Outcome of assessment,Allocated Team"`,
  );
});

test('board.yml names the county, its districts and the clock', () => {
  const board = parse(readFileSync(year.board, 'utf8'));
  expect(board.area_code).toBe('E10000031');
  expect(board.districts).toHaveLength(5);
  expect(String(board.clock)).toContain('2018-07');
});
