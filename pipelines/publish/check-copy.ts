import { existsSync } from 'node:fs';
import { withReadOnly } from '../warehouse/read-only.ts';

/** Thrown when a finished copy is not what it must be: it is not published. */
export class CopyUnsound extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CopyUnsound';
  }
}

const cells = '(from scorecard union all from additional_values)';

/**
 * Opens a finished copy as its readers will and looks for what must not be there: small counts of people, numbers in
 * suppressed rows, missing rows, a write-ahead log beside the file. It does not trust the code that decided.
 */
export async function checkCopy(path: string, threshold: number, rows: number): Promise<void> {
  if (existsSync(`${path}.wal`)) throw new CopyUnsound(`${path} was not written out in full.`);
  await withReadOnly(path, async (connection) => {
    const ask = async (query: string) => Number((await connection.runAndReadAll(query)).getRows()[0]![0]);
    const held = await ask(`select count(*) from ${cells}`);
    if (held !== rows) throw new CopyUnsound(`The copy holds ${held} rows, the scorecard ${rows}.`);
    const numbers = await ask(
      `select count(*) from ${cells} where status = 'suppressed'
       and (numerator is not null or denominator is not null or value is not null)`,
    );
    if (numbers > 0) throw new CopyUnsound(`${numbers} suppressed rows of the copy hold numbers.`);
    const small = await ask(
      `select count(*) from ${cells} as s left join (from measures union all from additional_measures) as m using (measure_id)
       where coalesce(m.counts_people, true) and s.unit not in ('gbp', 'fte', 'rating', 'flag', 'days', 'weeks')
       and (abs(s.numerator) between 1 and ${threshold}
         or (s.unit = 'percentage' and s.denominator between 1 and ${threshold})
         or (s.unit = 'percentage' and s.denominator - s.numerator between 1 and ${threshold})
         or (s.unit = 'count' and abs(s.value) between 1 and ${threshold}))`,
    );
    if (small > 0) throw new CopyUnsound(`${small} rows of the copy show a count from 1 to ${threshold}.`);
  });
}
