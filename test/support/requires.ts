import { existsSync } from 'node:fs';
import { describe } from 'vitest';

/**
 * A suite that needs a tool from outside. Without the tool it prints `not run: <why>`; where SIGHTLINE_REQUIRE names the
 * tool (`browser,dbt`) it fails instead, so that a machine that should have it cannot pass without.
 */
export function describeWith(
  tool: string,
  missing: string | undefined,
  name: string,
  suite: () => void,
): void {
  if (missing === undefined) {
    describe(name, suite);
    return;
  }
  const isRequired = (process.env.SIGHTLINE_REQUIRE ?? '').split(',').includes(tool);
  if (isRequired) throw new Error(`${name} must run here (SIGHTLINE_REQUIRE names ${tool}): ${missing}`);
  process.stderr.write(`not run: ${name}: ${missing}\n`);
  describe.skip(name, suite);
}

const browsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The browser of this machine: SIGHTLINE_BROWSER, else where Debian and others put it. */
export const browserPath: string | undefined = [process.env.SIGHTLINE_BROWSER, ...browsers].find(
  (path) => path !== undefined && existsSync(path),
);

export const browserMissing = browserPath ? undefined : 'no Chromium on this machine';
