import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { compiledScript, keptFile } from '../../scripts/bundle/compiled-script.ts';

const folder = mkdtempSync(join(tmpdir(), 'sightline-compiled-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const TEXT = `exports.answer = () => [require('node:path').basename(__filename), __dirname];`;
let count = 0;

/** A file of its own for each script: a process remembers what it compiled under a name. */
function scriptOf(text: string, kept?: Buffer): string {
  const file = join(folder, `${++count}.cjs`);
  writeFileSync(file, text);
  if (kept) writeFileSync(keptFile(file), kept);
  return file;
}

function keptOf(text: string): Buffer {
  const { script, run } = compiledScript(scriptOf(text));
  run().answer();
  return script.createCachedData();
}

it('a script runs as a CommonJS module without anything kept of it', () => {
  const file = scriptOf(TEXT);
  const { script, run } = compiledScript(file);
  expect(script.cachedDataRejected).toBeUndefined();
  expect(run().answer()).toEqual([basename(file), folder]);
});

it('what V8 made of it is taken up again', () => {
  const file = scriptOf(TEXT, keptOf(TEXT));
  const { script, run } = compiledScript(file);
  expect(script.cachedDataRejected).toBe(false);
  expect(run().answer()).toEqual([basename(file), folder]);
});

it('what another V8 made, or of another text, is left aside', () => {
  const kept = keptOf(TEXT);
  kept[4]! ^= 0xff; // the version of V8
  const file = scriptOf(TEXT, kept);
  const { script, run } = compiledScript(file);
  expect(script.cachedDataRejected).toBe(true);
  expect(run().answer()).toEqual([basename(file), folder]);

  const changed = compiledScript(scriptOf('exports.answer = () => 42;', keptOf(TEXT)));
  expect(changed.script.cachedDataRejected).toBe(true);
  expect(changed.run().answer()).toBe(42);
});

it('rubbish in its place is left aside', () => {
  const { script, run } = compiledScript(scriptOf(TEXT, Buffer.from('rubbish')));
  expect(script.cachedDataRejected).toBe(true);
  expect(run().answer()[1]).toBe(folder);
});
