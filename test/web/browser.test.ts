import { readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningServer, startServer } from '../../web/server/server.ts';
import { browserMissing, browserPath, describeWith } from '../support/requires.ts';
import { publishFolder, publishRun } from './published-copy.ts';

const pages = [
  '/',
  '/measures/re-referrals-12m-pct.html',
  '/measures/referrals-received.html',
  '/measures.html',
  '/data-quality.html',
  '/data-quality/childrens_social_care.html',
  '/methodology.html',
  '/accessibility.html',
];

describeWith('browser', browserMissing, 'pages in a browser', () => {
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const folder = publishFolder();
  let server: RunningServer;
  let browser: Browser;

  beforeAll(async () => {
    await publishRun(folder, '20180416-090000');
    server = await startServer({ publishFolder: folder, host: '127.0.0.1', port: 0, say: () => {} });
    browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox'] });
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function open(path: string, width: number, options = {}): Promise<Page> {
    const page = await browser.newPage({ viewport: { width, height: 900 }, ...options });
    await page.goto(new URL(path, server.url).href);
    return page;
  }

  test.each(pages)('%s loads under its policy without a complaint', async (path) => {
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(new URL(path, server.url).href);
    // The style is applied: the policy names its hash.
    expect(await page.evaluate('getComputedStyle(document.body).fontFamily')).toMatch(/Arial/);
    expect(complaints.filter((text) => !text.includes('favicon'))).toEqual([]);
    await page.close();
  });

  test.each(pages)('%s meets WCAG 2.2 AA as far as axe can tell', async (path) => {
    for (const width of [1280, 375]) {
      // The page's own policy forbids scripts; the checker is one.
      const page = await open(path, width, { bypassCSP: true });
      await page.locator('details').evaluateAll((all) => {
        for (const one of all) one.setAttribute('open', '');
      });
      await page.evaluate(axe);
      const found = await page.evaluate(async () => {
        // @ts-expect-error axe is put into the page above
        const { violations } = await axe.run({
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        });
        return violations.map(
          (one: { id: string; nodes: { html: string }[] }) => `${one.id}: ${one.nodes[0]!.html}`,
        );
      });
      expect(found).toEqual([]);
      await page.close();
    }
  });

  test.each([1280, 768, 320])('no page is wider than a window of %i pixels', async (width) => {
    for (const path of pages) {
      const page = await open(path, width, { javaScriptEnabled: true });
      expect([path, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([path, width]);
      await page.close();
    }
  });

  test('everything reads without scripts, and a keyboard opens what is folded', async () => {
    const page = await open('/measures/referrals-received.html', 1280, { javaScriptEnabled: false });
    const summary = page.locator('summary', { hasText: 'By source' });
    await summary.focus();
    await page.keyboard.press('Enter');
    expect(await page.getByRole('table', { name: 'Referrals received by source' }).isVisible()).toBe(true);
    await page.close();
  });

  test('the front sheet prints on A4 landscape, every page named and numbered', async () => {
    const page = await open('/', 1280);
    const pdf = (await page.pdf({ preferCSSPageSize: true, tagged: true })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    const [, width, height] = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(pdf)!;
    expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([842, 595]);
    expect(pdf).toContain('/StructTreeRoot');
    await page.close();
  });
});
