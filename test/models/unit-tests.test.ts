import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyBoard, onBoard } from './empty-board.ts';

describe('worked examples and boundary tests of the models', () => {
  let board: Awaited<ReturnType<typeof emptyBoard>>;

  beforeAll(async () => {
    board = await emptyBoard();
  });
  afterAll(async () => board.warehouse.close());

  it('pass under our own runner, with nothing built', async () => {
    const tested = await onBoard(board, ['test', '--select', 'test_type:unit']);
    const failed = tested.results.filter((result) => result.status !== 'pass');
    expect(failed.map((result) => `${result.unique_id}: ${result.message}`)).toEqual([]);
    expect(tested.results.length).toBeGreaterThan(120);
  }, 300_000);
});
