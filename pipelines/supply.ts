import { kyselyOver } from './warehouse/kysely.ts';
import { withReadOnly } from './warehouse/read-only.ts';
import type { Workspace } from './workspace/workspace.ts';

/** One sentence for each return that is owed, due and not received, oldest first. */
export async function overdueReturns(workspace: Workspace): Promise<string[]> {
  return withReadOnly(workspace.paths.warehouse, async (connection) => {
    const rows = await kyselyOver(connection)
      .selectFrom('scorecard.supply')
      .selectAll()
      .where('status', '=', 'overdue')
      .orderBy('due_date')
      .orderBy('agency')
      .orderBy('extract')
      .execute();
    return rows.map((row) => {
      const sender = row.organisation ? `${row.agency}/${row.organisation}` : row.agency;
      return `Overdue: ${row.extract} from ${sender} for ${row.covers_from} to ${row.covers_to} was due on ${row.due_date}.`;
    });
  });
}
