import { cpSync, existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { unpack } from './tar.ts';
import { TestWorkspace } from './workspace.ts';

interface Answer {
  readonly drop: string;
  readonly path: string;
  readonly extract: string;
  readonly covers_from: string | null;
  readonly covers_to: string | null;
  readonly verdict: string;
  readonly rows_accepted: number;
  readonly rows_refused: number;
  readonly rows_withdrawn: number;
}

interface Board {
  readonly name: string;
  readonly area_code: string;
  readonly districts: unknown;
  readonly settings: unknown;
  readonly drops: readonly { readonly name: string; readonly received_on: string }[];
}

const fixtures = new URL('../../fixtures/ashborough', import.meta.url).pathname;
const { drops, ...board } = JSON.parse(readFileSync(join(fixtures, 'board.json'), 'utf8')) as Board;
const answers = JSON.parse(readFileSync(join(fixtures, 'submissions.json'), 'utf8')) as Answer[];
const folder = mkdtempSync(join(tmpdir(), 'ashborough-'));
const workspace = new TestWorkspace({ ...board });

/** What a receipt says of the things that submissions.json holds; with issues or without is not judged there. */
function told(path: string) {
  const receipt = workspace.receipt(path);
  return {
    verdict: receipt.verdict === 'accepted_with_issues' ? 'accepted' : receipt.verdict,
    extract: receipt.extract,
    covers_from: receipt.window.from,
    covers_to: receipt.window.to,
    rows_accepted: receipt.rows_accepted,
    rows_refused: receipt.rows_refused,
    rows_withdrawn: receipt.rows_withdrawn,
  };
}

describe('the ten drops of Ashborough', () => {
  beforeAll(() => unpack(join(fixtures, 'drops.tar.gz'), folder));

  for (const { name, received_on } of drops) {
    it(`answers each file of ${name} as it must`, async () => {
      const inbox = join(workspace.dir, 'inbox');
      cpSync(join(folder, 'drops', name, 'inbox'), inbox, { recursive: true });
      workspace.now = `${received_on}T09:00:00`;
      await workspace.ingest();
      const expected = answers.filter((answer) => answer.drop === name);
      expect(expected.length).toBeGreaterThan(0);
      for (const answer of expected) {
        const path = answer.path.split('/inbox/')[1]!;
        const { extract, covers_from, covers_to, verdict, rows_accepted, rows_refused, rows_withdrawn } =
          answer;
        const counts = { verdict, rows_accepted, rows_refused, rows_withdrawn };
        // Of a duplicate only the verdict and the counts are judged.
        expect
          .soft(told(path), path)
          .toMatchObject(verdict === 'duplicate' ? counts : { ...counts, extract, covers_from, covers_to });
        expect(existsSync(join(inbox, path)), `${path} left the inbox`).toBe(false);
      }
    }, 60_000);
  }
});
