import { dateWords } from '../../domain/date-words.ts';

import { Html, html } from '../html.ts';

/** What every page of a site shares. */
export interface SiteFacts {
  /** Name of the partnership. */
  readonly board: string;
  /** Day and time of publication, `yyyy-mm-ddThh:mm:ss`. */
  readonly publishedAt: string;
  readonly run: string;
  /** Counts of people from 1 to this are hidden; 0 hides none. */
  readonly threshold: number;
  /** Set where the copy shows small numbers: printed on every page. */
  readonly marking?: string;
}

export interface Page {
  readonly title: string;
  /** Path of the page inside the site, such as `measures/contacts-received.html`. */
  readonly path: string;
  readonly body: Html;
}

const menu = [
  ['index.html', 'Front sheet'],
  ['measures.html', 'All measures'],
  ['data-quality.html', 'Data quality'],
  ['methodology.html', 'How figures are made'],
  ['accessibility.html', 'Accessibility'],
] as const;

function smallNumbers(threshold: number): string {
  return threshold === 0
    ? 'Small numbers are shown: this copy is for the board only.'
    : `Counts of children from 1 to ${threshold}, and what they could be worked back from, are not shown.`;
}

/** A whole page: one file that reads without scripts and without other files. */
export function renderPage(site: SiteFacts, page: Page, styleText: string): string {
  const up = '../'.repeat(page.path.split('/').length - 1);
  return `<!doctype html>\n${html`<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title} – ${site.board}</title>
<style>${pageStyle(site, page, styleText)}</style>
</head>
<body>
<header class="top"><a class="skip" href="#main">Skip to main content</a><div class="wrap"><strong>${site.board}</strong>
<nav aria-label="Pages"><ul>${menu.map(
    ([path, name]) =>
      html`<li><a href="${up}${path}"${path === page.path ? html` aria-current="page"` : ''}>${name}</a></li>`,
  )}</ul></nav></div></header>
<main id="main" class="wrap">
${site.marking ? html`<p class="marking">${site.marking}</p>` : ''}
${page.body}
</main>
<footer><div class="wrap">
<p>Published ${dateWords(site.publishedAt)} at ${site.publishedAt.slice(11, 16)}, run ${site.run}. ${smallNumbers(site.threshold)}</p>
</div></footer>
</body>
</html>`}\n`;
}

/** The style with what stands at the top of each printed page: whose it is, what it is and which page of how many. */
function pageStyle(site: SiteFacts, page: Page, styleText: string): Html {
  const running = [site.marking, site.board, page.title].filter(Boolean).join(' – ');
  return new Html(
    `${styleText}@page{@top-left{content:${cssString(running)};font:8pt Arial,sans-serif}@top-right{content:counter(page) " of " counter(pages);font:8pt Arial,sans-serif}}`,
  );
}

/** A CSS string that nothing in it can end, nor the style element around it. */
function cssString(text: string): string {
  return `"${text.replace(/["\\<>&\n\r\f]/g, (character) => `\\${character.charCodeAt(0).toString(16)} `)}"`;
}
