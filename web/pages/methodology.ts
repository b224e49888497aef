import { type Html, html } from '../html.ts';

/** How figures are made, for a board member: in plain words, the rules that decide what a number means. */
export function methodologyPage(threshold: number): Html {
  return html`<h1>How figures are made</h1>
<p class="lead">Every figure is counted from the rows that agencies sent, by one written rule, and can be traced back to the file, sheet and row it came from.</p>
<h2>Periods</h2>
<p>The reporting year runs from 1 April to 31 March; quarter 1 is April to June. What happens (a contact, a referral, a conference) is counted in the month, quarter or year of its own date. What is the case on a day (open plans, looked-after children) is counted on the last day of the period: a plan that starts that day is counted, one that ends that day is not. A figure for several quarters is counted again from the rows, never added up or averaged from quarters.</p>
<h2>Children and events</h2>
<p>A contact about three brothers and sisters is three contacts. Where children are counted, each counts once in the period, also when it is several quarters. An unborn child is shown as unborn, not as age 0. A child’s characteristics are the latest that are held.</p>
<h2>Looking back and looking forward</h2>
<p>A re-referral is a referral of a child who had an earlier one in the 12 months before. One on the same date a year earlier counts; another on the same day does not. Until 12 months of history are held the figure is not known. What follows from an event (an assessment, a conference, a plan) is looked for up to the day the data reach; until it can no longer change, the figure is marked maturing.</p>
<h2>Percentages and rates</h2>
<p>Each percentage is taken out of its own total and shown to one decimal; a percentage of nothing is not applicable, not 0%. Rates are per 10,000 children aged 0 to 17 at the middle of the financial year, and are not scaled up to a year.</p>
<h2>Figures that are missing</h2>
<p>A figure that nobody has sent is never shown as 0. It says why it is missing and which agency owes it. A zero is shown only where an agency sent data for every day of the period and there was nothing to count.</p>
<h2>Small numbers</h2>
<p>${
    threshold === 0
      ? 'This copy shows every number, also those small enough to point at a child. It is for the board only.'
      : `Counts of children from 1 to ${threshold} are not shown, nor percentages made from them, nor other figures from which they could be worked back. Zero is shown.`
  }</p>
<h2>Revisions</h2>
<p>Agencies correct their data. The scorecard always shows what is known now; a quarterly dataset keeps the figures as they were printed, and the next one marks what changed with [r].</p>
<h2>How sure a figure is</h2>
<p>A percentage of few children moves a lot when one child more or less is counted. Beside percentages and rates stand their 95% limits: were the same things to go on, 19 of 20 such figures would lie between them. Where the limits of one figure take in the other figure, the difference between them may be chance. (Percentages: Wilson’s method. Rates: exact Poisson under 10 events, else Byar’s.)</p>
<h2>Ratings and direction of travel</h2>
<p>Red, amber and green follow thresholds that the board has agreed, shown with each measure. A missing or hidden figure has no rating. Of some things a low number may only mean that less was reported; such a figure is green only where the board has also said how low is too low. Direction of travel compares figures as they are shown, with the quarter before and with the same quarter last year. Where the way of counting or recording changed, the board records a break, marked [b]: nothing is compared across it.</p>
<h2>Other areas</h2>
<p>Published figures of England, the region and the statistical neighbours are those of the Department for Education, as published; the neighbours are named. The mean and the median of the neighbours are given where at least half of them have a figure. Rank 1 is the best figure, or the highest where neither way is good. A rate is held beside a published one only for a whole year or a day. A symbol stands where the publication gives no figure: [c] hidden, [u] unreliable, [x] not available, [z] not applicable.</p>
<h2>Children whom two agencies know</h2>
<p>A child of one agency is taken for a child of another when both give the same NHS number, else the same pupil number, else the same name and date of birth; names never leave the agency’s own file. Where two numbers disagree nothing is linked. Measures that need two agencies show how many rows could not be linked: so much could be missing from them.</p>
<h2>Figures that contradict each other</h2>
<p>Each night parts are added up and held against their total, a year against its quarters, a count against the rates and percentages made of it, what is open against what started and ended, local figures against published ones. A share that no number of cases could give (a quarter of six meetings) is found, and a population that leaps from one year to the next. What does not agree is listed on the data-quality page, and is never corrected here.</p>
<h2>Usual range</h2>
<p>Every measure goes up and down. Where at least six months are held, the grey band of its chart shows how far it moves when nothing out of the ordinary happens: the average, and 2.66 times the average step from one month to the next on either side (an XmR chart, as the NHS uses it under the name “plot the dots”). Steps of more than 3.267 times the average are left out of that once. A month is called unusual when it lies outside the band, when it ends seven months that rise or fall in a row, when it lies near an edge with one of the two months beside it, or when seven months lie on one side of the average. Fewer than 13 months make trial limits. Figures that add up over the year or over 12 months are never judged in this way. An unusual month asks for an explanation; it is not one.</p>`;
}

/** The accessibility statement that public sector pages must carry. */
export function accessibilityPage(board: string): Html {
  return html`<h1>Accessibility</h1>
<p>These pages are made for ${board} to meet the Web Content Accessibility Guidelines 2.2 at level AA. They read without scripts, with a keyboard alone, at 400% zoom and on paper. Every chart has a text alternative and a table of its figures; no meaning is carried by colour alone.</p>
<h2>If something does not work for you</h2>
<p>Tell the partnership’s business unit which page it was and what you need. They can send any table in another form.</p>
<h2>Enforcement</h2>
<p>The Equality and Human Rights Commission enforces the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018. If you are not happy with the answer, the Equality Advisory and Support Service can help.</p>`;
}
