import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startInvocation, withDatabase } from '../../../pipelines/transform/commands/invocation.ts';
import { parseOptions } from '../../../pipelines/transform/commands/options.ts';
import { Scope } from '../../../pipelines/transform/context/scope.ts';
import { DbtError } from '../../../pipelines/transform/errors.ts';
import { operationNode } from '../../../pipelines/transform/execute/run-nodes.ts';
import { runDbt } from '../../../pipelines/transform/index.ts';

/** A template, whose context it is rendered in, and what dbt made of it: its text or the message of its error. */
type Recorded = [template: string, context: string, outcome: string | { error: string }];

// recorded.json: templates rendered by dbt-core 1.12 with dbt-duckdb 1.11 at run time, see record.py.
const recorded = JSON.parse(readFileSync(new URL('./recorded.json', import.meta.url), 'utf8')) as Record<
  string,
  Recorded[]
>;

const cwd = join(mkdtempSync(join(tmpdir(), 'context-')), 'project');
let printed: string[] = [];
const options = {
  cwd,
  env: { HOME: '/home/nobody' },
  stdout: (line: string) => void printed.push(line),
  stderr: () => {},
};

beforeAll(async () => {
  cpSync(fileURLToPath(new URL('./project', import.meta.url)), cwd, { recursive: true });
  expect((await runDbt(['build'], options)).exitCode).toBe(0);
});

afterAll(() => rmSync(join(cwd, '..'), { recursive: true, force: true }));

/** What the runner makes of the templates, in the recorded form; of an error only that there was one. */
async function outcomes(cases: Recorded[]): Promise<(string | 'error')[]> {
  const invocation = startInvocation(
    parseOptions(['--quiet', 'run-operation', 'noop'], options.env),
    options,
  );
  const { runtime } = invocation;
  return withDatabase(invocation, async ({ sessions: [session] }) => {
    const answers: (string | 'error')[] = [];
    for (const [template, context] of cases) {
      const node =
        context === 'operation'
          ? operationNode(runtime, 'noop')
          : runtime.state.manifest.nodes[`model.p.${context}`]!;
      printed = [];
      try {
        const text = await new Scope(runtime, node, { mode: 'run', session: session! }).render(template);
        answers.push(text + printed.map((line) => `${line}\n`).join(''));
      } catch (error) {
        if (!(error instanceof DbtError)) throw error;
        await session!.rollback();
        answers.push('error');
      }
    }
    return answers;
  });
}

describe('recorded from dbt', () => {
  it.each(Object.keys(recorded))('%s', async (chapter) => {
    const cases = recorded[chapter]!;
    const got = await outcomes(cases);
    const wrong = cases.flatMap(([template, context, wanted], index) => {
      const outcome = typeof wanted === 'string' ? wanted : 'error';
      return got[index] === outcome ? [] : [{ template, context, wanted, got: got[index] }];
    });
    expect(wrong).toEqual([]);
  });
});
