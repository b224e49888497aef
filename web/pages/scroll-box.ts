import { type Html, html } from '../html.ts';

/** Keeps a wide table or chart within the page; a keyboard can reach it and scroll it. */
export function scrollBox(name: string, content: Html): Html {
  return html`<div class="tablebox" role="region" tabindex="0" aria-label="${name}">${content}</div>`;
}
