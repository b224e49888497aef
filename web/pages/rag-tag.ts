import { type Html, html } from '../html.ts';

const rags: Record<string, readonly [string, string]> = {
  red: ['red', 'Red'],
  amber: ['amber', 'Amber'],
  green: ['green', 'Green'],
  better: ['green', 'Better'],
  similar: ['grey', 'Similar'],
  worse: ['red', 'Worse'],
  no_data: ['grey', 'No data'],
};

/** A rating as a word on a light ground: never the colour alone. Nothing where there is no target. */
export function ragTag(rag: string | null | undefined): Html {
  const known = rag ? rags[rag] : undefined;
  return known ? html`<b class="tag ${known[0]}">${known[1]}</b>` : html``;
}
