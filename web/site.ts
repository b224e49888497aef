import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { discoverConnectors } from '../connectors/discover.ts';
import { quarterText } from './figure-text.ts';
import { frontSheet } from './front-sheet-rows.ts';
import type { Html } from './html.ts';
import { type BoardNames, makeNames, type Names } from './names.ts';
import { agenciesOf, agencyPage } from './pages/agency.ts';
import { dataQualityPage } from './pages/data-quality.ts';
import { frontSheetPage } from './pages/front-sheet.ts';
import { renderPage, type SiteFacts } from './pages/layout.ts';
import { measurePage } from './pages/measure.ts';
import { measuresIndexPage } from './pages/measures-index.ts';
import { accessibilityPage, methodologyPage } from './pages/methodology.ts';
import { readScorecard, type Scorecard } from './read-scorecard.ts';
import { style } from './style.ts';

interface PageToWrite {
  readonly path: string;
  readonly title: string;
  readonly body: () => Html;
}

/** Writes the static site of a published database into `folder`: pages that need neither scripts nor a server. */
export async function writeSite(
  database: string,
  folder: string,
  site: SiteFacts,
  board: BoardNames,
): Promise<number> {
  const scorecard = await readScorecard(database);
  const names = makeNames(await discoverConnectors(), board);
  const pages = sitePages(scorecard, names, site);
  for (const { path, title, body } of pages) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, renderPage(site, { title, path, body: body() }, style));
  }
  return pages.length;
}

/** Every page of a site, not yet rendered. */
export function sitePages(scorecard: Scorecard, names: Names, site: SiteFacts): readonly PageToWrite[] {
  const sheet = frontSheet(scorecard);
  return [
    {
      path: 'index.html',
      title: sheet.quarterEnd ? `Front sheet, ${quarterText(sheet.quarterEnd).months}` : 'Front sheet',
      body: () => frontSheetPage(sheet, scorecard, names),
    },
    { path: 'measures.html', title: 'All measures', body: () => measuresIndexPage(sheet, names) },
    {
      path: 'data-quality.html',
      title: 'Data quality',
      body: () => dataQualityPage(scorecard, sheet.quarterEnd, names),
    },
    ...agenciesOf(scorecard).map((agency) => ({
      path: `data-quality/${agency}.html`,
      title: `${names.agency(agency)}: data quality`,
      body: () => agencyPage(agency, scorecard, sheet.rows, names),
    })),
    { path: 'methodology.html', title: 'How figures are made', body: () => methodologyPage(site.threshold) },
    { path: 'accessibility.html', title: 'Accessibility', body: () => accessibilityPage(site.board) },
    ...sheet.rows.map((row) => ({
      path: `measures/${row.measure.measure_id}.html`,
      title: row.measure.title,
      body: () => measurePage(row, scorecard, names),
    })),
  ];
}
