import { describe, expect, it } from 'vitest';
import { toCsv } from '../../domain/csv-text.ts';
import { formatNumber, roundHalfUp } from '../../domain/number-text.ts';

describe('a number as text', () => {
  it.each([
    [0, '0'],
    [-0, '0'],
    [12000, '12000'],
    [1e15, '1000000000000000'],
    [8.652246256239602, '8.652246256239602'],
    [100 / 3, '33.333333333333336'],
    [0.00000015, '0.00000015'],
    [-2.5, '-2.5'],
  ])('%d is %s: no separator, no exponent, no point on whole numbers', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });
});

describe('rounding for display', () => {
  // The worked values are those of dfeR's tests of round_five_up (Department for Education, GPL-3; numbers only).
  it.each([
    [285, -1, 290],
    [2.85, 0, 3],
    [2.5, 0, 3],
    [2.85, 1, 2.9],
    [8.65, 1, 8.7],
    [2.675, 2, 2.68],
    [-2.5, 0, -3],
    [0.05, 1, 0.1],
    [49.94999, 1, 49.9],
  ])('%d at %d decimals is %d: half away from zero', (value, decimals, rounded) => {
    expect(roundHalfUp(value, decimals)).toBe(rounded);
  });
});

describe('CSV', () => {
  it('is RFC 4180, empty for missing, and starts no formula', () => {
    const rows = [
      { a: 'plain', b: 1.5 },
      { a: 'with "quotes", commas', b: null },
      { a: '=1+1', b: -3 },
      { a: 'two\nlines' },
    ];
    expect(toCsv(['a', 'b'], rows)).toBe(
      'a,b\r\nplain,1.5\r\n"with ""quotes"", commas",\r\n\'=1+1,-3\r\n"two\nlines",\r\n',
    );
  });
});
