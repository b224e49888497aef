import { expect, test } from 'vitest';
import { lineChart } from '../../web/charts/line-chart.ts';
import { sparkline } from '../../web/charts/sparkline.ts';
import { frontSheet } from '../../web/front-sheet-rows.ts';
import { renderPage } from '../../web/pages/layout.ts';
import { sitePages } from '../../web/site.ts';
import { style } from '../../web/style.ts';
import { variationOf } from '../../web/variation.ts';
import { cell, measure, monthly, names, quarterly, site, syntheticScorecard } from './synthetic-board.ts';

function pageAt(path: string, scorecard = syntheticScorecard()): string {
  const page = sitePages(scorecard, names, site).find((one) => one.path === path)!;
  return renderPage(site, { ...page, body: page.body() }, style);
}

/** What a reader sees: the text between the tags of the main part. */
function textOf(html: string): string {
  return html
    .slice(html.indexOf('<main'))
    .replace(/<title>.*?<\/title>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .replaceAll(' .', '.')
    .trim();
}

test('the front sheet begins with what misses its target and who has not supplied', () => {
  expect(textOf(pageAt('index.html')).split('Jump to:')[0]!.trim()).toMatchInlineSnapshot(
    `"Front sheet: January to March 2018 Figures for quarter 4 of 2017 to 2018, which ended on 31 March 2018. 1 red or worse 0 amber 0 green or better 3 measures with figures 1 waiting for data Who has supplied: 1 of 2 agencies have sent everything owed for the quarter. Still owed: Testshire Police 1 of 1 returns. What to look at first Off target Re-referrals within 12 months : 26.4% Red target 22.0%; up from 24.1% a year before (worse). No commentary supplied."`,
  );
});

test('commentary takes the place of the remark that there is none', () => {
  const commentary = [
    {
      measure_id: 're-referrals-12m-pct',
      period_end: '2018-03-31',
      what_happened: 'More came back.',
      so_what: 'Help ended too soon.',
      action: 'Review closures',
      owner: 'Head of service',
      due_date: '2018-06-30',
      agency: 'childrens_social_care',
      written_date: '2018-04-20',
    },
  ];
  const page = pageAt('index.html', syntheticScorecard({ commentary }));
  expect(page).toContain('Help ended too soon.');
  expect(page).not.toContain('No commentary supplied.');
  expect(textOf(pageAt('measures/re-referrals-12m-pct.html', syntheticScorecard({ commentary })))).toContain(
    'So what: Help ended too soon. Action: Review closures, by Head of service, by 30 June 2018',
  );
});

test('a measure page states its message, names parts instead of codes, and says why a part is not shown', () => {
  const text = textOf(pageAt('measures/referrals-received.html'));
  expect(text).toContain('2,708 in January to March 2018; up from 2,500 a year before.');
  expect(text).toContain('North Testshire 700');
  expect(text).not.toContain('E07000001');
  expect(text).toMatch(/small number/);
});

test('a figure that is not received is never a zero', () => {
  const text = textOf(pageAt('measures/missing-police-reported-children.html'));
  expect(text).toContain('There is no figure yet. Testshire Police should supply it.');
  expect(textOf(pageAt('measures.html'))).toContain('Not received from Testshire Police');
});

test('an agency page counts findings by rule', () => {
  const agency = textOf(pageAt('data-quality/childrens_social_care.html'));
  expect(agency).toMatch(/Ethnic group\s*85%\s*Referrals\s*District\s*Too few rows/);
  expect(textOf(pageAt('data-quality/childrens_social_care.html'))).toContain(
    'Required cells are blank REQUIRED_BLANK Refused Referrals 2 1 1 16 April 2018',
  );
});

test('hostile text is text in every page, and cannot end the style', () => {
  const hostile = '</style></title><script>alert(1)</script><img src=x onerror="alert(1)">\' & "quoted"';
  const plain = syntheticScorecard();
  const scorecard = syntheticScorecard({
    measures: plain.measures.map((one) => ({
      ...one,
      title: hostile,
      definition: hostile,
      caveats: hostile,
    })),
    cells: plain.cells.map((one) => ({ ...one, period_label: hostile, reason: hostile })),
    submissions: plain.submissions.map((one) => ({ ...one, extract: hostile, organisation: hostile })),
  });
  const facts = { ...site, board: hostile, marking: hostile };
  for (const page of sitePages(scorecard, names, facts)) {
    const html = renderPage(facts, { ...page, title: hostile, body: page.body() }, style);
    expect(html).not.toMatch(/<script|<img/i);
    expect(html.match(/<\/style>/g)).toHaveLength(1);
    expect(html).not.toMatch(/ onerror="/);
  }
});

test('a hidden point is a gap in the small line, neither drawn nor named', () => {
  const points = [8, null, 9, 9, 7].map((value, i) => ({ label: `Q${i + 1}`, value }));
  const drawn = sparkline(points, String).text;
  expect(drawn).toMatchInlineSnapshot(
    `"<svg class="spark" role="img" viewBox="0 0 110 28" width="110" height="28"><title>Q1: 8; Q5: 7; lowest 7, highest 9</title><path d="M3 14M55 3L81 3L107 25"/><circle cx="3" cy="14" r="2.5"/><circle cx="107" cy="25" r="2.5"/></svg>"`,
  );
  expect(drawn).not.toContain('Q2');
});

test('a hidden figure stands in its table as words', () => {
  expect(textOf(pageAt('measures/pf-open.html'))).toContain(
    'October to December 2017 Not shown: small number',
  );
});

test('a large chart breaks at gaps, marks special points by shape and keeps its names apart', () => {
  const points = [10, 11, null, 10, 12, 11].map((value, i) => ({
    label: `month ${i}`,
    axis: { name: `M${i}`, year: '2018' },
    value,
    mark: i === 4 ? ('worse' as const) : undefined,
  }));
  const chart = lineChart({ title: 'Up', points, target: 11, show: String }).text;
  expect(chart.match(/<path class="line" d="([^"]*)"/)![1]!.match(/M/g)).toHaveLength(2);
  expect(chart.match(/class="worse"/g)).toHaveLength(1);
  const side = [...chart.matchAll(/<text class="(?:last|targetname)"[^>]* y="([\d.]+)"/g)].map((m) =>
    Number(m[1]),
  );
  expect(Math.abs(side[0]! - side[1]!)).toBeGreaterThanOrEqual(17);
  expect(lineChart({ title: 'One', points: points.slice(0, 1), show: String }).text).toBe('');
});

test('a quarter of which little has come is not yet the front sheet', () => {
  const early = cell({
    measure_id: 'referrals-received',
    period_label: '2018-19-Q1',
    period_start: '2018-04-01',
    period_end: '2018-06-30',
    value: 12,
  });
  const plain = syntheticScorecard();
  const sheet = frontSheet(syntheticScorecard({ cells: [...plain.cells, early] }));
  expect(sheet.quarterEnd).toBe('2018-03-31');
});

test('a series is judged by its months, a maturing month is not judged, a short series not at all', () => {
  const entry = measure({ measure_id: 'm', polarity: 'low' });
  const steady = Array.from({ length: 23 }, (_, i) => 100 + (i % 2));
  const jumped = monthly('m', [...steady, 160]);
  expect(variationOf(entry, jumped, '2018-03-31')?.latest).toEqual({
    kind: 'worse',
    words: 'above its usual range in March 2018',
  });
  const maturing = jumped.map((one, i) => (i === 23 ? { ...one, status: 'maturing' } : one));
  expect(variationOf(entry, maturing, '2018-03-31')?.latest).toBeUndefined();
  expect(variationOf(entry, monthly('m', [1, 2, 3]), '2018-03-31')).toBeUndefined();
  expect(variationOf(entry, quarterly('m', [1, 2, 3, 4, 5]), '2018-03-31')).toBeUndefined();
});

test('contradictions stand on the data-quality page, without the numbers that would give something away', () => {
  const scorecard = syntheticScorecard();
  const page = textOf(
    pageAt('data-quality.html', {
      ...scorecard,
      reconciliation: [
        {
          check_name: 'a cumulative count falls',
          measure_id: 'referrals-received',
          period_label: '2017-18 to Q4',
          breakdown: 'source',
          breakdown_value: '3C',
          message: 'A count from 1 April is lower than it was a quarter before.',
          left_value: null,
          right_value: null,
        },
      ],
    }),
  );
  expect(page).toContain(
    'A cumulative count falls: 1 A count from 1 April is lower than it was a quarter before.',
  );
  expect(page).toContain('2017-18 to Q4 Source: 3C');
  expect(page).not.toContain('One figure');
  expect(textOf(pageAt('data-quality.html'))).toContain('Every check of the last run agrees.');
});

test('other areas stand beside a measure, by name, with rank and symbols', () => {
  const scorecard = syntheticScorecard();
  const one = {
    measure_id: 're-referrals-12m-pct',
    place: null,
    period_start: '2017-04-01',
    period_end: '2018-03-31',
    symbol: null,
    areas_counted: null,
    areas_without_figure: null,
    source: 'Department for Education, as published',
  };
  const page = textOf(
    pageAt('measures/re-referrals-12m-pct.html', {
      ...scorecard,
      comparators: [
        { ...one, comparator_kind: 'england', area_name: 'England', value: 21.9 },
        { ...one, comparator_kind: 'region', area_name: 'West Midlands', value: null, symbol: 'u' },
        {
          ...one,
          comparator_kind: 'statistical_neighbours_mean',
          area_name: null,
          value: 20.25,
          areas_without_figure: 1,
        },
        { ...one, comparator_kind: 'statistical_neighbour', area_name: 'Derby', value: 22.5, place: 1 },
      ],
      ranks: [
        {
          measure_id: 're-referrals-12m-pct',
          period_end: '2018-03-31',
          england_rank: 90,
          england_ranked: 150,
          england_without_figure: 2,
          england_quartile: 3,
          neighbours_rank: 6,
          neighbours_ranked: 11,
        },
      ],
    }),
  );
  expect(page).toContain(
    '31 March 2018 20.3% (1 without a figure) [u] 21.9% 90 of 150, quartile 3; 2 have no figure 6 of 11',
  );
  expect(page).toContain('Derby 22.5%');
});
