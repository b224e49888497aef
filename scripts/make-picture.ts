// Remakes docs/images/front-sheet.png: the front sheet of a workspace (the demonstration's, made by `npm run demo`) as a
// reader at 1280 pixels sees it. `node --import tsx scripts/make-picture.ts [<workspace>]`
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { packageRoot } from '../pipelines/workspace/package-root.ts';
import { workspacePaths } from '../pipelines/workspace/workspace.ts';
import { startServer } from '../web/server/server.ts';
import { shrinkPng } from './picture/shrink-png.ts';

const MOST_BYTES = 200_000;
const { publish } = workspacePaths(process.argv[2] ?? join(packageRoot(), 'demo'));
const picture = join(packageRoot(), 'docs', 'images', 'front-sheet.png');
const executablePath = [process.env.SIGHTLINE_BROWSER, '/usr/bin/chromium', '/usr/bin/chromium-browser'].find(
  (path) => path !== undefined && existsSync(path),
);
if (!executablePath) throw new Error('There is no Chromium here; name one in SIGHTLINE_BROWSER.');

const say = (line: string) => process.stderr.write(`${line}\n`);
const server = await startServer({ publishFolder: publish, host: '127.0.0.1', port: 0, say });
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(server.url);
  const png = shrinkPng(await page.screenshot());
  if (png.length > MOST_BYTES)
    throw new Error(`The picture has ${png.length} bytes; ${MOST_BYTES} are allowed.`);
  writeFileSync(picture, png);
  say(`${picture}: ${png.length} bytes`);
} finally {
  await browser.close();
  await server.close();
}
