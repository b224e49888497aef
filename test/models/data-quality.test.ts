import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { discoverConnectors } from '../../connectors/discover.ts';
import { emptyBoard, onBoard } from './empty-board.ts';

const root = join(import.meta.dirname, '..', '..');

describe('what is said of the quality of the data', () => {
  let board: Awaited<ReturnType<typeof emptyBoard>>;
  beforeAll(async () => {
    board = await emptyBoard();
  });
  afterAll(async () => board.warehouse.close());

  it('counts every characteristic of every return', async () => {
    const model = readFileSync(join(root, 'models/intermediate/int_recorded_characteristics.sql'), 'utf8');
    const named = new Map(
      [...model.matchAll(/\('(\w+)', ref\('stg_\w+'\), \[([^\]]*)\]/g)].map(([, extract, columns]) => [
        extract,
        [...columns!.matchAll(/'(\w+)'/g)].map(([, column]) => column),
      ]),
    );
    const characteristics =
      /^(?:sex|ethnicity|preferred_language|disabilities|district|ward|date_of_birth|age)$/;
    const missing = [...(await discoverConnectors('')).values()]
      .filter(({ agency }) => agency !== 'reference')
      .flatMap(({ extract, columns }) =>
        columns
          .filter(({ name, personal }) => characteristics.test(name) && personal !== 'link_only')
          .filter(({ name }) => !named.get(extract)?.includes(name))
          .map(({ name }) => `${extract}.${name}`),
      );
    expect(missing).toEqual([]);
  });

  it('adds up as its worked examples say', async () => {
    const tested = await onBoard(board, [
      'test',
      '--select',
      'int_submissions,test_type:unit int_recorded_characteristics,test_type:unit characteristics_recorded,test_type:unit issues_by_month,test_type:unit',
    ]);
    expect(tested.results.map(({ status, message }) => [status, message])).toEqual([
      ['pass', null],
      ['pass', null],
      ['pass', null],
      ['pass', null],
    ]);
  });
});
