import type { Connectors } from '../../../connectors/discover.ts';
import type { LayoutTable } from '../../../connectors/layouts/layout.ts';
import { isDetailsSheet } from '../../../connectors/reading/tables/details-sheet.ts';
import type { Issue } from '../../../domain/issue.ts';
import type { ProposedMapping } from '../staged.ts';
import { type CountsHeading, findCountsHeading } from './counts-sheet.ts';
import { findDrift } from './find-drift.ts';
import { type Candidate, candidatesOf, othersOf } from './header-sets.ts';
import { recogniseIssue } from './recognise-issues.ts';
import { type Fit, fitsOf, nameOf, recogniseSheet } from './recognise-sheet.ts';
import type { ReturnDetails } from './return-details.ts';
import type { SheetHead } from './sheet-head.ts';
import type { ApprovedMapping } from './stage-request.ts';

/** A sheet and what it was recognised as. */
export interface RecognisedSheet {
  readonly head: SheetHead;
  readonly fit: Fit;
  /** Present: counts as people lay them out, measures down and periods across. */
  readonly counts?: CountsHeading;
}

export type Recognition =
  | { readonly recognised: readonly RecognisedSheet[]; readonly issues: readonly Issue[] }
  | { readonly refused: Issue; readonly extract: string | null; readonly proposal?: ProposedMapping };

export interface RecogniseContext {
  readonly agency: string;
  readonly connectors: Connectors;
  readonly layouts: readonly LayoutTable[];
  readonly mappings: readonly ApprovedMapping[];
}

/**
 * Decides what each sheet of a file is. What the details sheet or the file name says wins over recognition by headings
 * when the named extract has all its required columns; when it has not, the file is refused and both are named (rulings).
 */
export function recognise(
  heads: readonly SheetHead[],
  details: ReturnDetails,
  context: RecogniseContext,
): Recognition {
  const candidates = candidatesOf(context.agency, context.connectors, context.layouts, context.mappings);
  const data = heads.filter(({ info, rows }) => !isDetailsSheet(info.name) && rows.length > 0);
  const visible = data.filter(({ info }) => info.state === 'visible');
  const named = details.names && candidates.find((candidate) => isNamed(candidate, details.names!));
  if (details.names && !named && context.connectors.has(details.names))
    return refuse(
      recogniseIssue.wrongFolder(
        details.names,
        context.connectors.get(details.names)!.agency,
        context.agency,
      ),
    );
  const counts = countsSheets(visible, candidates, details);
  if (counts) return counts;
  if (named) return byName(named, visible, data, details, candidates);

  const shown = byHeadings(visible, candidates, context);
  // A table on a hidden sheet is read only where no visible one is a return.
  if ('refused' in shown && data.length > visible.length) {
    const hidden = byHeadings(data, candidates, context);
    if ('recognised' in hidden)
      return {
        ...hidden,
        issues: [
          ...hidden.issues,
          ...hidden.recognised.map(({ head }) => recogniseIssue.hiddenSheet(head.info.name)),
        ],
      };
  }
  return shown;
}

/** Sheets of counts as people make them; none where the file holds the tidy form or names another return. */
function countsSheets(
  visible: readonly SheetHead[],
  candidates: readonly Candidate[],
  details: ReturnDetails,
): Recognition | undefined {
  const candidate = candidates.find(({ set }) => set.id === 'aggregate_return');
  if (!candidate || (details.names !== null && details.names !== 'aggregate_return')) return undefined;
  const sheets = visible.flatMap((head): RecognisedSheet[] => {
    const [fit] = fitsOf(head, [candidate]);
    if (!fit || fit.match.missingRequired.length === 0) return [];
    const counts = findCountsHeading(head);
    return counts ? [{ head, fit, counts }] : [];
  });
  if (sheets.length === 0) return undefined;
  const others = visible.filter((head) => !sheets.some((sheet) => sheet.head === head));
  return { recognised: sheets, issues: others.flatMap((head) => otherSheet(head, candidates)) };
}

function isNamed(candidate: Candidate, id: string): boolean {
  return candidate.kind === 'extract' && candidate.set.id === id;
}

function byName(
  named: Candidate,
  visible: readonly SheetHead[],
  all: readonly SheetHead[],
  details: ReturnDetails,
  candidates: readonly Candidate[],
): Recognition {
  const extract = named.set.id;
  for (const heads of [visible, all]) {
    const fits = heads.flatMap((head) => fitsOf(head, [named]).map((fit) => ({ head, fit })));
    const whole = fits.filter(({ fit }) => fit.match.missingRequired.length === 0);
    if (whole.length > 0) {
      const others = heads.filter((head) => !whole.some((sheet) => sheet.head === head));
      return { recognised: whole, issues: others.flatMap((head) => otherSheet(head, candidates)) };
    }
  }
  const best = all
    .flatMap((head) => fitsOf(head, [named]).map((fit) => ({ head, fit })))
    .sort((a, b) => b.fit.match.score - a.fit.match.score)[0];
  const drift = all.map((head) => findDrift(head, [named])).find((found) => found !== undefined);
  const looks = all
    .flatMap((head) => fitsOf(head, candidates))
    .sort((a, b) => b.match.score - a.match.score)[0];
  const missing = (
    best?.fit.match.missingRequired ?? named.set.columns.filter((c) => c.required).map((c) => c.name)
  ).map((name) => named.set.columns.find((column) => column.name === name)!.header);
  const looksLike =
    looks && looks.candidate !== named && looks.match.missingRequired.length === 0 ? nameOf(looks) : null;
  if (drift && !looksLike)
    return { refused: recogniseIssue.drift(drift.proposal, drift.fit), extract, proposal: drift.proposal };
  return {
    refused: recogniseIssue.namedIncomplete(
      extract,
      details.namedBy!,
      missing,
      looksLike,
      best?.head.info.name ?? null,
    ),
    extract,
  };
}

function byHeadings(
  heads: readonly SheetHead[],
  candidates: readonly Candidate[],
  context: RecogniseContext,
): Recognition {
  const recognised: RecognisedSheet[] = [];
  const issues: Issue[] = [];
  const failed: { head: SheetHead; refusal: Recognition & { refused: Issue } }[] = [];
  for (const head of heads) {
    const bySheet = candidates.find(({ set }) => set.id === head.info.name.trim().toLowerCase());
    const result = recogniseSheet(head, bySheet ? [bySheet] : candidates);
    if (result.kind === 'recognised' && (heads.length === 1 || result.fit.match.columns.size > 1))
      recognised.push({ head, fit: result.fit });
    else if (
      result.kind === 'incomplete' ||
      (result.kind === 'ambiguous' && result.fits[0].match.score >= 0.5)
    )
      failed.push({ head, refusal: explain(head, result, candidates) });
    else issues.push(...otherSheet(head, candidates));
  }
  // Half a return is worse than none: a sheet that looks like a return and cannot be read refuses the file.
  if (failed.length > 0) return failed[0]!.refusal;
  if (recognised.length > 0) return { recognised, issues };
  return explainNothing(heads, candidates, context);
}

function explain(
  head: SheetHead,
  result: Extract<ReturnType<typeof recogniseSheet>, { kind: 'incomplete' | 'ambiguous' }>,
  candidates: readonly Candidate[],
): Recognition & { refused: Issue } {
  const sheet = head.info.name || null;
  if (result.kind === 'ambiguous') {
    const [first, second] = result.fits;
    return { refused: recogniseIssue.ambiguous(sheet, nameOf(first), nameOf(second)), extract: null };
  }
  const drift = findDrift(head, [result.fit.candidate]) ?? findDrift(head, candidates);
  const extract = result.fit.candidate.kind === 'extract' ? result.fit.candidate.set.id : null;
  if (drift)
    return {
      refused: recogniseIssue.drift(drift.proposal, drift.fit),
      extract: drift.proposal.extract,
      proposal: drift.proposal,
    };
  const { match } = result.fit;
  const missing = match.missingRequired.map(
    (name) => match.set.columns.find((column) => column.name === name)!.header,
  );
  return { refused: recogniseIssue.incomplete(nameOf(result.fit), missing, sheet), extract };
}

/** No sheet is a return: wrong folder, drifted headings, or something else altogether. */
function explainNothing(
  heads: readonly SheetHead[],
  candidates: readonly Candidate[],
  context: RecogniseContext,
): Recognition {
  const others = othersOf(context.agency, context.connectors, context.layouts);
  for (const head of heads) {
    const result = recogniseSheet(head, others);
    if (result.kind === 'recognised' && result.fit.match.score >= 0.5) {
      const { candidate } = result.fit;
      const owner = candidate.kind === 'extract' ? candidate.connector.agency : candidate.table.agency;
      return refuse(recogniseIssue.wrongFolder(nameOf(result.fit), owner, context.agency));
    }
  }
  for (const head of heads) {
    const drift = findDrift(head, candidates);
    if (drift)
      return {
        refused: recogniseIssue.drift(drift.proposal, drift.fit),
        extract: drift.proposal.extract,
        proposal: drift.proposal,
      };
  }
  for (const head of heads) {
    const result = recogniseSheet(head, candidates);
    if (result.kind === 'ambiguous') return explain(head, result, candidates);
  }
  return refuse(recogniseIssue.unknownLayout(heads.length));
}

function refuse(issue: Issue): Recognition {
  return { refused: issue, extract: null };
}

/** A sheet that is not read: said where it looks like a return of its own, otherwise only named. */
function otherSheet(head: SheetHead, candidates: readonly Candidate[]): Issue[] {
  const result = recogniseSheet(head, candidates);
  const looks = result.kind === 'recognised' && result.fit.match.columns.size > 2 ? nameOf(result.fit) : null;
  return [recogniseIssue.sheetIgnored(head.info.name, looks)];
}
