import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { agencies } from '../../domain/code-lists/agencies.ts';
import { OperatorError } from '../../domain/operator-error.ts';
import { settings } from './settings.ts';
import { type WorkspacePaths, workspacePaths } from './workspace.ts';

/**
 * Makes a new workspace: board.yml with every key, its default and a comment; inbox and receipt folders; the secret.
 * Throws OperatorError WORKSPACE_EXISTS when there is one already.
 */
export function initWorkspace(dir: string): WorkspacePaths {
  const paths = workspacePaths(dir);
  if (existsSync(paths.board)) {
    throw new OperatorError('WORKSPACE_EXISTS', `${paths.root} is a workspace already; nothing was changed.`);
  }
  for (const { code } of agencies.codes) {
    for (const base of [paths.inbox, paths.receipts]) mkdirSync(join(base, code), { recursive: true });
  }
  mkdirSync(paths.templates, { recursive: true });
  for (const folder of [paths.data, paths.landing, paths.asAt, paths.runs, paths.temporary]) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  }
  mkdirSync(paths.publish, { recursive: true });
  const secret = join(paths.data, 'secret');
  if (!existsSync(secret)) writeFileSync(secret, `${randomBytes(32).toString('hex')}\n`, { mode: 0o400 });
  writeFileSync(paths.board, boardTemplate());
  return paths;
}

function boardTemplate(): string {
  const settingLines = settings.flatMap((setting) => [
    `  # ${setting.meaning}. ${setting.choices ? `One of: ${setting.choices.join(', ')}` : `In ${setting.unit}`}.`,
    `  ${setting.name}: ${setting.default === null ? '' : JSON.stringify(setting.default)}`.trimEnd(),
  ]);
  const agencyLines = agencies.codes
    .filter((agency) => agency.code !== 'reference')
    .map(
      (agency) => `  ${agency.code}: { name: ${JSON.stringify(agency.label)}, organisations: [], owes: [] }`,
    );
  return `# The partnership's settings. Every key is here with its default; \`sightline doctor\` checks the file.

# Name as printed on the scorecard and the quarterly dataset.
name: "Our Safeguarding Children Partnership"

# ONS code of the local authority (gss code, such as E10000031).
area_code: E00000000

# Districts of the area, as { code, name }. The reference extract areas, when it comes, wins over this list.
districts: []

# For each agency: its name; its organisations when several bodies share the folder (each then has a sub-folder of the
# inbox); and the extracts it owes, so that a return that does not come is shown as overdue.
agencies:
${agencyLines.join('\n')}

# Local variations of the counting rules.
settings:
${settingLines.join('\n')}
  # First day for which an extract is complete, by extract; look-back measures are not known until it is early enough.
  # Example: { referrals: 2015-04-01 }
  history_start: {}

# Targets and RAG thresholds, one item a measure and start date. The reference extract targets wins over this list.
# Example:
#   - { measure_id: re-referrals-12m-pct, valid_from: 2017-04-01, method: target, polarity: low, target: 20,
#       tolerance: 2, tolerance_unit: points, agreed_date: 2017-03-15 }
targets: []

# Days from which the figures of a measure are no longer to be compared with those before: another way of recording, another
# service. No direction of travel and no usual range reaches across such a day. With a baseline the usual range is worked
# out from that many first figures after it and then kept. Example:
#   - { measure_id: contacts-received, from: 2017-04-01, reason: "One front door from April 2017",
#       author: Performance officer, recorded_on: 2017-05-10, baseline: 12 }
series: []

# Counts from 1 to the threshold are never published, nor anything they could be worked back from.
# An audience gets a copy of its own under publish/<audience>/ with its own threshold; 0 hides nothing and the copy is
# then marked as not for publication. Example: { board: { threshold: 0 } }
disclosure:
  threshold: 5
  audiences: {}

# When \`sightline schedule\` runs, as cron lines in this time zone. 01:00 to 02:00 is best avoided (clock changes).
schedule:
  nightly: "30 2 * * *"
  quarterly: "0 5 20 1,4,7,10 *"
  timezone: Europe/London

# A file is taken when it has not changed for this many seconds (60 under \`sightline schedule\`).
ingest:
  stable_seconds: 2

# A fixed clock, for demonstrations only; blank means the machine's clock.
clock:
`;
}
