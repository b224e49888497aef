/** The conformance projects, step by step, against what real dbt was recorded to answer (recorded.json beside each). */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runDbt } from '../../pipelines/transform/index.ts';
import { change, conformanceProjects, layOut } from '../../scripts/parity/conformance-project.ts';

const root = mkdtempSync(join(tmpdir(), 'conformance-'));
const home = process.cwd();

/** Commands whose results are recorded; the others only change what is built on. */
const BUILDING = new Set(['build', 'run', 'test', 'seed', 'snapshot']);

afterAll(() => {
  process.chdir(home);
  rmSync(root, { recursive: true, force: true });
});

describe('conformance projects', () => {
  it.each(conformanceProjects().map((project) => [project.chapter, project] as const))(
    '%s: every node ends as under dbt, in every step',
    async (chapter, project) => {
      const cwd = join(root, chapter);
      layOut(project, cwd);
      process.chdir(cwd);
      const recorded = JSON.parse(readFileSync(join(project.folder, 'recorded.json'), 'utf8'));
      const answers: Record<string, string>[] = [];
      for (const step of project.steps) {
        change(project, step, cwd);
        const { results } = await runDbt(step.args, {
          cwd,
          env: { ...step.env },
          stdout: () => {},
          stderr: () => {},
        });
        if (BUILDING.has(step.args[0]!))
          answers.push(Object.fromEntries(results.map((result) => [result.unique_id, result.status])));
      }
      expect(answers).toEqual(recorded);
    },
  );
});
