import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { heldBack } from '../../pipelines/publish/commentary.ts';
import { publishAll } from '../../pipelines/publish-all.ts';
import { withReadOnly } from '../../pipelines/warehouse/read-only.ts';
import { openDatabase } from '../../pipelines/warehouse/warehouse.ts';
import { syntheticWorkspace } from './synthetic-workspace.ts';

/** The warehouse's commentary: one row per text, all on one measure and period. */
async function published(measure: string, texts: readonly string[]): Promise<Record<string, string>> {
  const workspace = await syntheticWorkspace('2018-07-16T09:00:00', { years: 1 });
  const warehouse = await openDatabase(workspace.paths.warehouse);
  const connection = await warehouse.connect();
  await connection.run(`create table scorecard.commentary (measure_id varchar, period_end date, agency varchar,
    written_date date, what_happened varchar, so_what varchar, action varchar, owner varchar, due_date date)`);
  for (const [i, text] of texts.entries())
    await connection.run(
      `insert into scorecard.commentary values ($1, '2018-03-31', 'police', date '2018-04-01' + ${i}::integer, 'See below.', $2, null, 'Head of service', null)`,
      [measure, text],
    );
  await warehouse.close();
  await publishAll(workspace, () => {});
  const { database, site } = JSON.parse(readFileSync(join(workspace.paths.publish, 'current.json'), 'utf8'));
  const rows = await withReadOnly(join(workspace.paths.publish, database), async (read) =>
    (
      await read.runAndReadAll('select what_happened, so_what, owner from commentary order by written_date')
    ).getRowsJson(),
  );
  const page = readFileSync(join(workspace.paths.publish, site, 'measures', `${measure}.html`), 'utf8');
  return Object.fromEntries(
    texts.map((text, i) => {
      const [what, so, owner] = rows[i] as string[];
      expect(owner).toBe('Head of service');
      const isHeld = what === heldBack && so === null;
      expect(page.includes(text)).toBe(!isHeld);
      return [text, isHeld ? 'held back' : 'shown'];
    }),
  );
}

it('holds back words that name a small number where a figure of that measure and period is hidden', async () => {
  expect(
    await published('missing-lac-children', [
      'Only 3 girls, one of them twice',
      'A family of four went missing.',
      'Down to 2.',
      'Quarter 2 was quiet, as priority 1 said',
      'Up by 5% on 2017, and 3.5 points',
      'Between 15 and 23 of them',
    ]),
  ).toEqual({
    'Only 3 girls, one of them twice': 'held back',
    'A family of four went missing.': 'held back',
    'Down to 2.': 'held back',
    'Quarter 2 was quiet, as priority 1 said': 'shown',
    'Up by 5% on 2017, and 3.5 points': 'shown',
    'Between 15 and 23 of them': 'shown',
  });
});
