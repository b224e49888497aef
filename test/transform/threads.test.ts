/** Many workers at once: no two commit together, and none meets another. */
import { afterEach, describe, expect, it } from 'vitest';
import { CommitLock } from '../../pipelines/transform/execute/commit-lock.ts';
import { ProjectFolder } from './project-folder.ts';

const KINDS = [
  "{{ config(materialized='table') }}",
  "{{ config(materialized='view') }}",
  "{{ config(materialized='incremental', unique_key='i') }}",
  "{{ config(materialized='table', indexes=[{'columns': ['i']}]) }}",
  "{{ config(materialized='table', post_hook='comment on table {{ this }} is $$made$$') }}",
];

/** Forty models in two layers, of every kind of transaction. */
function models(): Record<string, string> {
  const files: Record<string, string> = {};
  for (let index = 0; index < 40; index++) {
    const from = index < 20 ? 'range(50) as numbers(i)' : `{{ ref('m${index - 20}') }}`;
    files[`models/m${index}.sql`] = `${KINDS[index % KINDS.length]}select i, ${index} as n from ${from}`;
  }
  return files;
}

let project: ProjectFolder | undefined;
afterEach(() => {
  project?.remove();
  project = undefined;
});

describe('eight workers', () => {
  it('build forty models again and again without a conflict', async () => {
    project = new ProjectFolder(models());
    for (let run = 0; run < 3; run++) {
      const { results, err, exitCode } = await project.run('run', '--threads', '8');
      expect(results.filter(({ status }) => status !== 'success').map(({ message }) => message)).toEqual([]);
      expect({ err, exitCode, built: results.length }).toEqual({ err: '', exitCode: 0, built: 40 });
    }
    const union = Array.from({ length: 40 }, (_, index) => `select n, i from m${index}`).join(' union all ');
    expect(
      await project.query(`select count(distinct n)::int, count(*)::int, max(i)::int from (${union})`),
    ).toEqual([[40, 2000, 49]]);
  });
});

describe('the commit lock', () => {
  it('lets one in at a time, in the order they came, also after one that failed', async () => {
    const lock = new CommitLock();
    const told: string[] = [];
    const work =
      (name: string, fails = false) =>
      async () => {
        told.push(`${name} begins`);
        await new Promise((resolve) => setImmediate(resolve));
        told.push(`${name} ends`);
        if (fails) throw new Error(name);
        return name;
      };
    const outcomes = await Promise.allSettled([
      lock.run(work('a')),
      lock.run(work('b', true)),
      lock.run(work('c')),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(told).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  });
});
