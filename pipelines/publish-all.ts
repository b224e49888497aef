import { writeSite } from '../web/site.ts';
import { audiencesOf } from './publish/audiences.ts';
import { publishTo, type Release } from './publish/publish-audience.ts';
import type { Workspace } from './workspace/workspace.ts';

/** Releases the scorecard and its pages to every audience of board.yml; gives everybody's release. */
export async function publishAll(workspace: Workspace, say: (line: string) => void): Promise<Release> {
  const releases: Release[] = [];
  for (const audience of audiencesOf(workspace)) {
    const release = await publishTo(workspace, audience, async (database, folder, { run, published_at }) => {
      const site = {
        board: workspace.board.name,
        publishedAt: published_at,
        run,
        threshold: audience.threshold,
        marking: audience.classification ?? undefined,
      };
      await writeSite(database, folder, site, workspace.board);
    });
    releases.push(release);
    const { suppressed, disclosedEarlier } = release.disclosure;
    say(`Published run ${release.run} for ${audience.name}: ${suppressed} figures hidden.`);
    if (disclosedEarlier > 0) {
      say(`For review: ${disclosedEarlier} small numbers can be worked out from what was published earlier.`);
    }
  }
  return releases[0]!;
}
