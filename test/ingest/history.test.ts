import { describe, expect, it } from 'vitest';
import { ingest } from '../../pipelines/ingest/ingest.ts';
import { csv, TestWorkspace } from './workspace.ts';

const rows = 60_000;

/** Contacts of ten years, as one authority would send its history. */
function history(): string {
  const lines = Array.from({ length: rows }, (_, i) => {
    const [day, month, year] = [1 + (i % 28), 1 + (i % 12), 2007 + (i % 10)];
    return `K${i},C${i % 9_000},${String(day).padStart(2, '0')}/${String(month).padStart(2, '0')}/${year},Police,North`;
  });
  return csv('Contact ID,Child ID,Contact date,Contact source,District', ...lines);
}

describe('a history of ten years', () => {
  it('loads in one go, and says how far it is', async () => {
    const workspace = new TestWorkspace();
    const path = 'childrens_social_care/contacts_2007-01-01_2016-12-31.csv';
    workspace.drop(path, history());
    const said: string[] = [];
    await ingest(workspace.open(), { say: (line) => said.push(line), progressEvery: 25 });
    expect(workspace.receipt(path)).toMatchObject({
      verdict: 'accepted',
      rows_accepted: rows,
      rows_refused: 0,
    });
    const progress = said.filter((line) => /\(\d+\.\d MB\): (?:reading|loading)/.test(line));
    expect(progress.length).toBeGreaterThan(2);
    expect(progress.some((line) => line.endsWith('loading'))).toBe(true);
    expect(said.join('\n')).not.toMatch(/K59999|C8999/);
  });
});
