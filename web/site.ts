import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { codeLists } from '../domain/code-lists/index.ts';
import { frontSheet } from './front-sheet-rows.ts';
import type { Html } from './html.ts';
import { allMeasuresPage } from './pages/all-measures.ts';
import { dataQualityPage } from './pages/data-quality.ts';
import { frontSheetPage } from './pages/front-sheet.ts';
import { renderPage, type SiteFacts } from './pages/layout.ts';
import { measurePage } from './pages/measure.ts';
import { accessibilityPage, methodologyPage } from './pages/methodology.ts';
import { readScorecard, type Scorecard } from './read-scorecard.ts';
import { style } from './style.ts';

/** A place that readers see by name instead of by code. */
export interface AreaName {
  readonly code: string;
  readonly name: string;
}

/** Writes the static site of a published database into `folder`: pages that need neither scripts nor a server. */
export async function writeSite(
  database: string,
  folder: string,
  site: SiteFacts,
  areas: readonly AreaName[],
): Promise<number> {
  const scorecard = await readScorecard(database);
  const labels = breakdownLabels(scorecard, areas);
  const pages: [string, string, () => Html][] = [
    ['index.html', 'Front sheet', () => frontSheetPage(frontSheet(scorecard), scorecard.supply)],
    ['measures.html', 'All measures', () => allMeasuresPage(scorecard.measures)],
    ['data-quality.html', 'Data quality', () => dataQualityPage(scorecard)],
    ['methodology.html', 'How figures are made', () => methodologyPage()],
    ['accessibility.html', 'Accessibility', () => accessibilityPage(site.board)],
    ...scorecard.measures.map((measure): [string, string, () => Html] => [
      `measures/${measure.measure_id}.html`,
      measure.title,
      () => measurePage(measure, scorecard, labels),
    ]),
  ];
  for (const [path, title, body] of pages) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, renderPage(site, { title, path, body: body() }, style));
  }
  return pages.length;
}

/** `breakdown|code` -> label. Codes are looked up in the code list whose codes hold all of the breakdown's values. */
function breakdownLabels(scorecard: Scorecard, areas: readonly AreaName[]): Map<string, string> {
  const labels = new Map<string, string>();
  const values = new Map<string, Set<string>>();
  for (const cell of scorecard.cells) {
    if (cell.breakdown === 'all') continue;
    const own = values.get(cell.breakdown) ?? new Set();
    own.add(cell.breakdown_value);
    values.set(cell.breakdown, own);
  }
  for (const [breakdown, codes] of values) {
    const coded = [...codes].filter((code) => code !== 'not_recorded');
    const list = Object.values(codeLists).find(
      (l) => coded.length > 0 && coded.every((code) => l.codes.some((c) => c.code === code)),
    );
    for (const code of codes) {
      const label =
        code === 'not_recorded'
          ? 'Not recorded'
          : (areas.find((area) => area.code === code)?.name ??
            list?.codes.find((c) => c.code === code)?.label ??
            groupLabel(breakdown, code));
      if (label) labels.set(`${breakdown}|${code}`, label);
    }
  }
  return labels;
}

function groupLabel(set: string, code: string): string | undefined {
  for (const list of Object.values(codeLists)) {
    const label = (list as { groupSets?: Record<string, Record<string, string>> }).groupSets?.[set]?.[code];
    if (label) return label;
  }
  return undefined;
}
