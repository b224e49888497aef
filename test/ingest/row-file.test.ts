import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createRowFile, fieldSeparator } from '../../pipelines/ingest/stage/row-file.ts';

describe('a row file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'row-file-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('holds what was written, in whatever letters and at whatever length', () => {
    const path = join(folder, 'rows');
    const file = createRowFile(path);
    const expected: string[] = [];
    const values = ['C1', null, 'Siân', 'x'.repeat(300_000), '', 'é'.repeat(200_000), '12.5', '😀 Zoë'];
    // Many short rows around them, so that the end of the buffer falls in every kind of place.
    for (let row = 0; row < 20_000; row++) {
      const fields =
        row % 5_000 === 4_999 ? values : [String(row), 'Neglect', null, row % 7 ? 'b' : 'Ångström'];
      expected.push(fields.map((field) => field ?? '').join(fieldSeparator));
      file.write(fields);
    }
    file.close();
    expect(readFileSync(path, 'utf8') === `${expected.join('\n')}\n`).toBe(true);
  });
});
