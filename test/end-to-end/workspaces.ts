import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ingest } from '../../pipelines/ingest/ingest.ts';
import { initWorkspace } from '../../pipelines/workspace/init.ts';
import { openWorkspace, type Workspace } from '../../pipelines/workspace/workspace.ts';

export const board = `name: Testshire Safeguarding Children Partnership
area_code: E10000099
districts:
  - {code: E07000991, name: North Testshire}
  - {code: E07000992, name: South Testshire}
agencies:
  childrens_social_care: {owes: [children, contacts, referrals]}
settings:
  history_start: {referrals: 2016-04-01, contacts: 2016-04-01}
ingest: {stable_seconds: 0}
`;

/** Rows of a CSV file as an agency would write it. */
export type Files = Readonly<Record<string, string>>;

/** A new workspace in a folder of its own. Two made with the same secret give the same pseudonyms. */
export function makeWorkspace(secret = 'a-secret-for-tests-only'): string {
  const dir = join(mkdtempSync(join(tmpdir(), 'sightline-e2e-')), 'board');
  const paths = initWorkspace(dir);
  writeFileSync(paths.board, board);
  writeFileSync(join(dirname(dir), 'secret'), secret);
  return dir;
}

/** The workspace as it stands at a moment. */
export function at(dir: string, now: string): Workspace {
  return openWorkspace(dir, { SIGHTLINE_NOW: now, SIGHTLINE_SECRET_FILE: join(dirname(dir), 'secret') });
}

/** Puts files into the inbox, by their path below it. */
export function drop(dir: string, files: Files): void {
  for (const [path, text] of Object.entries(files)) {
    const file = join(dir, 'inbox', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

/** Drops files and takes them at a moment. */
export async function receive(dir: string, now: string, files: Files) {
  drop(dir, files);
  return ingest(at(dir, now), { say: () => {} });
}

export function receipt(dir: string, path: string) {
  return JSON.parse(readFileSync(join(dir, 'receipts', `${path}.receipt.json`), 'utf8'));
}
