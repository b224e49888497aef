import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modelOptions } from '../../pipelines/build.ts';
import { compileInline } from '../../pipelines/transform/index.ts';
import { rounded } from '../../web/figure-text.ts';
import { vectors } from '../domain/statistics/vectors.ts';
import { emptyBoard } from './empty-board.ts';

let board: Awaited<ReturnType<typeof emptyBoard>>;
beforeAll(async () => {
  board = await emptyBoard();
});
afterAll(async () => board.warehouse.close());

/** Runs a macro over rows of values: a select per row, all compiled at once. */
async function rowsOf(template: string): Promise<unknown[][]> {
  const sql = await compileInline(template, { ...modelOptions(board.warehouse), quiet: true });
  const connection = await board.warehouse.connect();
  return (await connection.runAndReadAll(sql)).getRows();
}

const number = (text: string | undefined) => (text ? `cast(${text} as double)` : 'cast(null as double)');
const z = { 95: '1.959963984540054', 998: '3.090232306167813' } as const;

describe('confidence limits', () => {
  it.each([
    ['phe_proportion.csv', 'percentage'],
    ['phe_rate.csv', 'rate'],
  ])('agree with %s', async (file, unit) => {
    const cases = vectors(file).filter((row) => row.Numerator && row.Denominator);
    expect(cases.length).toBeGreaterThan(5);
    const exact = (side: string, level: string, x: string) =>
      `(select ${side}_limit${level} from {{ ref('poisson_limits') }} where events = ${x})`;
    const selects = cases.map((row, i) => {
      const limit = (side: string, level: 95 | 998) =>
        `{{ confidence_limit('${side}', "'${unit}'", '${number(row.Numerator)}', '${number(row.Denominator)}', '${row.multiplier}',
          "${exact(side, level === 998 ? '_998' : '', row.Numerator!)
            .replaceAll('{{', '')
            .replaceAll('}}', '')
            .replace("ref('poisson_limits')", 'poisson')}", '${z[level]}') }}`;
      return `select ${i} as i, ${limit('lower', 95)}, ${limit('upper', 95)}, ${limit('lower', 998)}, ${limit('upper', 998)}`;
    });
    const connection = await board.warehouse.connect();
    await connection.run(
      `create or replace table poisson as from read_csv('${new URL('../../sql/seeds/poisson_limits.csv', import.meta.url).pathname}')`,
    );
    const rows = await rowsOf(`${selects.join('\nunion all\n')}\norder by i`);
    for (const [i, row] of cases.entries()) {
      const expected = [row.lower95_0cl, row.upper95_0cl, row.lower99_8cl, row.upper99_8cl];
      for (const [j, text] of expected.entries()) {
        const got = rows[i]![j + 1];
        if (!text || text === 'NA') continue;
        expect(Number(got) / Number(text) || Number(got), `${row.Area} ${j}`).toBeCloseTo(
          Number(text) ? 1 : 0,
          10,
        );
      }
    }
  });
});

describe('rounding', () => {
  const cases = vectors('rounding.csv').filter((row) => row.function === 'round_five_up');

  it('is half away from zero in the models', async () => {
    const selects = cases.map(
      ({ input, dp }, i) => `select ${i} as i, {{ rounded('${number(input)}', '${dp}') }} as rounded`,
    );
    const rows = await rowsOf(`${selects.join('\nunion all\n')}\norder by i`);
    expect(rows.map((row) => Number(row[1]))).toEqual(cases.map(({ expected }) => Number(expected)));
  });

  it('and on the pages', () => {
    expect(cases.map(({ input, dp }) => rounded(Number(input), Number(dp)))).toEqual(
      cases.map(({ expected }) => Number(expected)),
    );
  });
});

describe('ratings', () => {
  const words: Record<string, readonly string[]> = {
    best: ['better'],
    better: ['better', 'green'],
    same: ['similar', 'amber'],
    worse: ['worse', 'red'],
    worst: ['worse'],
    none: ['no_data'],
  };

  it('agree with the comparers of Fingertips', async () => {
    const cases = vectors('fingertips_rag_comparisons.csv').filter(
      (row) =>
        row.method !== 'control-limits-proportion' &&
        // Limits of no width on the target itself: there worse, here similar, because neither limit is beyond it.
        !(
          row.lower95 === row.upper95 &&
          row.lower95 === row.target_lower &&
          row.method === 'target-single-ci'
        ),
    );
    expect(cases.length).toBeGreaterThan(30);
    const selects = cases.map((row, i) => {
      const byLimits = row.method!.endsWith('-ci') || row.method!.startsWith('ci-');
      const method = byLimits ? 'benchmark' : row.method === 'target-range' ? 'range' : 'target';
      const point = byLimits ? (row.value ? number(row.value) : '0') : number(row.value);
      return `select ${i} as i, '${method}' as method, '${row.polarity}' as polarity, ${point} as value, 'supplied' as status,
        ${number(row.target_lower)} as target, cast(null as double) as tolerance, cast(null as varchar) as tolerance_unit,
        ${number(row.target_lower)} as lower_threshold, ${number(row.target_upper)} as upper_threshold,
        cast(null as double) as floor_value, false as low_may_be_under_reported,
        ${number(row.comparator || row.target_lower)} as benchmark_value,
        ${number(row.lower95)} as lower_limit, ${number(row.upper95)} as upper_limit`;
    });
    const rows = await rowsOf(
      `select i, {{ rag_rating() }} from (${selects.join('\nunion all\n')}) as cases order by i`,
    );
    const wrong = cases.flatMap((row, i) => {
      // A range with its limits crossed is an error there, and gives no rating here.
      const allowed = row.expected!.startsWith('error') ? ['no_data'] : words[row.expected!]!;
      return allowed.includes(String(rows[i]![1])) ? [] : [{ ...row, got: rows[i]![1] }];
    });
    expect(wrong).toEqual([]);
  });

  it('tell apart from a benchmark what the control limits of Fingertips tell apart', async () => {
    const cases = vectors('fingertips_rag_comparisons.csv').filter(
      (row) => row.method === 'control-limits-proportion' && Number(row.denominator) > 0,
    );
    expect(cases.length).toBeGreaterThan(7);
    const selects = cases.map((row, i) => {
      const x = `(${number(row.value)} / 100 * ${row.denominator})`;
      const limit = (side: string, level: 95 | 998) =>
        `{{ confidence_limit('${side}', "'percentage'", '${x}', '${number(row.denominator)}', '100', 'null', '${z[level]}') }}`;
      return `select ${i} as i, ${number(row.comparator)} as benchmark, ${limit('lower', 95)} as lower_limit, ${limit('upper', 95)} as upper_limit,
        ${limit('lower', 998)} as lower_limit_998, ${limit('upper', 998)} as upper_limit_998`;
    });
    const rows = await rowsOf(
      `select i, {{ significance_label('benchmark') }} from (${selects.join('\nunion all\n')}) as cases order by i`,
    );
    for (const [i, row] of cases.entries()) {
      const label = String(rows[i]![1]);
      const is = row.z === '1.96' ? /0\.0/.test(label) : /0\.001/.test(label);
      const told = is ? (label.startsWith('low') ? 'better' : 'worse') : 'same';
      expect(told, JSON.stringify(row)).toBe(row.expected);
    }
  });
});
