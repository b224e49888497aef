import { writeSite } from '../web/site.ts';
import { audiencesOf } from './publish/audiences.ts';
import { publishTo, type Release } from './publish/publish-audience.ts';
import type { Workspace } from './workspace/workspace.ts';

export interface PublishOutcome extends Release {
  /** Releases to the named audiences of board.yml, beside the one to everybody. */
  readonly others: readonly Release[];
}

/**
 * Publishes the built scorecard: disclosure control, a read-only copy, its pages, and the pointer that readers follow;
 * the same again for each named audience. Throws OperatorError NOT_BUILT or DISCLOSURE_UNSAFE; then the last release stays.
 */
export async function publishAll(
  workspace: Workspace,
  say: (line: string) => void,
): Promise<PublishOutcome> {
  const releases: Release[] = [];
  for (const audience of audiencesOf(workspace)) {
    const release = await publishTo(workspace, audience, writeSite);
    releases.push(release);
    const { primary, secondary, disclosedEarlier } = release.disclosure;
    say(
      `Published run ${release.run} for ${audience.name}: ${primary} small figures suppressed, ${secondary} more so that they cannot be worked out.`,
    );
    if (disclosedEarlier > 0) {
      say(
        `${disclosedEarlier} suppressed figures could be worked out by a reader who has kept earlier releases; see docs/runbooks.`,
      );
    }
  }
  return { ...releases[0]!, others: releases.slice(1) };
}
