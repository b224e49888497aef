import { execFileSync, spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { describeWith } from '../support/requires.ts';

const worker = new URL('disk-full.worker.ts', import.meta.url).pathname;
const namespace = ['--mount', '--map-root-user'];
const mayMount =
  spawnSync('unshare', [...namespace, 'sh', '-c', 'mount -t tmpfs -o size=64k tmpfs /mnt']).status === 0;

describeWith('mount', mayMount ? undefined : 'file systems cannot be mounted here', 'a full disk', () => {
  const lines = execFileSync('unshare', [...namespace, process.execPath, '--import', 'tsx', worker], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const answers = lines
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

  it.each(answers.filter(({ folder }) => folder !== 'publish'))(
    'at $folder stops the run, and the next one takes the file once',
    (answer) => {
      expect(answer).toMatchObject({
        before: 'DISK_FULL',
        stays: true,
        verdict: expect.stringMatching(/^accepted/),
        accepted: 1_000,
        held: 1_000,
        left: [],
      });
    },
  );

  it('at publish leaves the last release as it was', () => {
    expect(answers.at(-1)).toEqual({ folder: 'publish', before: 'DISK_FULL', same: true });
  });
});
