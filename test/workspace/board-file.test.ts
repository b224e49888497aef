import { describe, expect, it } from 'vitest';
import { parseBoard } from '../../pipelines/workspace/board-file.ts';

function messageOf(text: string): string {
  try {
    parseBoard(text, 'board.yml');
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('the text was accepted');
}

describe('board.yml', () => {
  it('fills in every default', () => {
    const board = parseBoard('name: Testshire\narea_code: E10000099\n', 'board.yml');
    expect(board.disclosure).toEqual({ threshold: 5, audiences: {} });
    expect(board.ingest.stable_seconds).toBe(2);
    expect(board.schedule.timezone).toBe('Europe/London');
    expect(board.clock).toBeNull();
  });

  it('names every unknown key and bad value with its line', () => {
    expect(
      messageOf(
        [
          'name: Testshire',
          'area_code: E10000099',
          'colour: red',
          'districts:',
          '  - { code: E07000218, name: North }',
          '  - { code: "bad code", name: South }',
          'settings:',
          '  frequent_missing_count: three',
          '  frequent_missing_dayz: 90',
          'clock: yesterday',
        ].join('\n'),
      ),
    ).toMatchInlineSnapshot(`
      "board.yml has 5 errors:
        line 3: unknown key \`colour\`
        line 6: \`districts.1.code\` must be letters, digits, - and _
        line 8: \`settings.frequent_missing_count\` Invalid input: expected number, received string
        line 9: unknown key \`settings.frequent_missing_dayz\`
        line 10: \`clock\` must be a date and time such as 2018-07-16T09:00:00"
    `);
  });

  it('names the line of text that is not YAML', () => {
    expect(messageOf('name: [unclosed\narea_code: E1\n')).toContain('line ');
  });

  it('reads a date written without quotes', () => {
    const board = parseBoard(
      'name: T\narea_code: E1\nsettings: { history_start: { referrals: 2016-04-01 } }\nclock: 2018-07-16T09:00:00\n',
      'board.yml',
    );
    expect(board.settings?.history_start).toEqual({ referrals: '2016-04-01' });
    expect(board.clock).toBe('2018-07-16T09:00:00');
  });
});
