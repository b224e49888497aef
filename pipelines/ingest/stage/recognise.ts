import type { Connectors } from '../../../connectors/discover.ts';
import type { LayoutTable } from '../../../connectors/layouts/layout.ts';
import { isDetailsSheet } from '../../../connectors/reading/tables/details-sheet.ts';
import type { Issue } from '../../../domain/issue.ts';
import type { ProposedMapping } from '../staged.ts';
import { type CountsHeading, findCountsHeading } from './counts-sheet.ts';
import {
  explainNamedSheet,
  explainNothing,
  explainSheet,
  explainWrongFolder,
  otherSheet,
} from './explain-sheet.ts';
import { type Drift, findDrift } from './find-drift.ts';
import { type Candidate, candidatesOf } from './header-sets.ts';
import { recogniseIssue } from './recognise-issues.ts';
import { type Fit, fitsOf, nameOf, recogniseSheet } from './recognise-sheet.ts';
import type { ReturnDetails } from './return-details.ts';
import type { SheetHead } from './sheet-head.ts';
import type { ApprovedMapping } from './stage-request.ts';
import { isTemplateSheet } from './template-sheets.ts';

/** A sheet and what it was recognised as. */
export interface RecognisedSheet {
  readonly head: SheetHead;
  readonly fit: Fit;
  /** Present: counts as people lay them out, measures down and periods across. */
  readonly counts?: CountsHeading;
}

/** A sheet that refuses the file. */
export interface RefusedSheet {
  readonly refused: Issue;
  readonly extract: string | null;
  /** Present: a person can approve this reading of its headings. */
  readonly proposal?: ProposedMapping;
  /** The sheet as far as it can be read, so that its other problems are said too. */
  readonly sheet?: RecognisedSheet;
}

export interface Recognition {
  readonly recognised: readonly RecognisedSheet[];
  readonly issues: readonly Issue[];
  /** Not empty: the file is refused, for all of these. */
  readonly refused: readonly RefusedSheet[];
}

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
  const found = decide(heads, details, context);
  const read = [...found.recognised, ...found.refused.flatMap(({ sheet }) => sheet ?? [])];
  const isRead = (head: SheetHead) => read.some((sheet) => sheet.head === head);
  const unread = heads.filter((head) => head.info.state !== 'visible' && isTable(head) && !isRead(head));
  return {
    ...found,
    issues: [...found.issues, ...unread.map(({ info }) => recogniseIssue.hiddenSheetIgnored(info.name))],
  };
}

function isTable(head: SheetHead): boolean {
  return !isDetailsSheet(head.info.name) && head.rows.length > 0 && !isTemplateSheet(head);
}

function decide(heads: readonly SheetHead[], details: ReturnDetails, context: RecogniseContext): Recognition {
  const candidates = candidatesOf(context.agency, context.connectors, context.layouts, context.mappings);
  const tables = heads.filter(isTable);
  const visible = tables.filter(({ info }) => info.state === 'visible');
  const named = details.names && candidates.find((candidate) => isNamed(candidate, details.names!));
  if (details.names && !named && context.connectors.has(details.names)) {
    const owner = context.connectors.get(details.names)!.agency;
    return refuse(recogniseIssue.wrongFolder(details.names, owner, context.agency));
  }
  const counts = countsSheets(visible, candidates, details, context);
  if (counts) return counts;
  if (named) return byName(named, visible, tables, details, candidates, context);

  const shown = byHeadings(visible, candidates, context);
  // A table on a hidden sheet is read only where no visible one is a return.
  if (shown.refused.length > 0 && tables.length > visible.length) {
    const hidden = byHeadings(tables, candidates, context);
    if (hidden.refused.length === 0)
      return { ...hidden, issues: [...hidden.issues, ...hiddenSheets(hidden.recognised)] };
  }
  return shown;
}

/** Sheets of counts as people make them; none where the file holds the tidy form or names another return. */
function countsSheets(
  visible: readonly SheetHead[],
  candidates: readonly Candidate[],
  details: ReturnDetails,
  context: RecogniseContext,
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
  return {
    recognised: sheets,
    issues: others.flatMap((head) => otherSheet(head, candidates, context)),
    refused: [],
  };
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
  context: RecogniseContext,
): Recognition {
  const extract = named.set.id;
  for (const heads of [visible, all]) {
    const fits = heads.flatMap((head) => fitsOf(head, [named]).map((fit) => ({ head, fit })));
    const whole = fits.filter(({ fit }) => fit.match.missingRequired.length === 0);
    if (whole.length > 0) {
      const others = heads.filter((head) => !whole.some((sheet) => sheet.head === head));
      const issues = others.flatMap((head) => otherSheet(head, candidates, context));
      return { recognised: whole, issues: [...issues, ...hiddenSheets(whole)], refused: [] };
    }
  }
  const best = all
    .flatMap((head) => fitsOf(head, [named]).map((fit) => ({ head, fit })))
    .sort((a, b) => b.fit.match.score - a.fit.match.score)[0];
  const looks = all
    .flatMap((head) => fitsOf(head, candidates))
    .sort((a, b) => b.match.score - a.match.score)[0];
  const looksLike =
    looks && looks.candidate !== named && looks.match.missingRequired.length === 0 ? nameOf(looks) : null;
  const drifts = looksLike ? [] : driftsOf(named, all);
  if (drifts.length > 0)
    return {
      recognised: [],
      issues: [],
      refused: drifts.map(({ head, proposal, fit }) => ({
        refused: recogniseIssue.drift(proposal, fit),
        extract,
        proposal,
        sheet: { head, fit },
      })),
    };
  const { columns } = named.set;
  const missing = best?.fit.match.missingRequired ?? columns.filter((c) => c.required).map((c) => c.name);
  const headers = missing.map((name) => columns.find((column) => column.name === name)!.header);
  const refused = recogniseIssue.namedIncomplete(extract, details.namedBy!, headers, looksLike, best);
  return refuse(refused, { extract, ...(looksLike ? {} : { sheet: best }) });
}

/** Sheets that are the named extract with other headings: the first such, and those as like it as an unnamed one must be. */
function driftsOf(named: Candidate, heads: readonly SheetHead[]) {
  const drifts: (Drift & { readonly head: SheetHead })[] = [];
  for (const head of heads) {
    const found = findDrift(head, [named], drifts.length === 0 ? 0 : undefined);
    if (found) drifts.push({ head, ...found });
  }
  return drifts;
}

function byHeadings(
  heads: readonly SheetHead[],
  candidates: readonly Candidate[],
  context: RecogniseContext,
): Recognition {
  const recognised: RecognisedSheet[] = [];
  const issues: Issue[] = [];
  const refused: RefusedSheet[] = [];
  for (const head of heads) {
    const bySheet = candidates.find(({ set }) => set.id === head.info.name.trim().toLowerCase());
    const own = bySheet && recogniseSheet(head, [bySheet]);
    const result = own?.kind === 'recognised' ? own : recogniseSheet(head, candidates);
    if (result.kind === 'recognised' && (heads.length === 1 || result.fit.match.columns.size > 1))
      recognised.push({ head, fit: result.fit });
    else if (
      result.kind === 'incomplete' ||
      (result.kind === 'ambiguous' && result.fits[0].match.score >= 0.5)
    )
      refused.push(
        explainWrongFolder(head, context, result) ??
          explainSheet(
            head,
            bySheet && own?.kind === 'incomplete' ? own : result,
            candidates,
            bySheet !== undefined,
          ),
      );
    else if (bySheet && !isHeadingOnly(head)) refused.push(explainNamedSheet(head, bySheet, candidates));
    else issues.push(...otherSheet(head, candidates, context));
  }
  // Half a return is worse than none: a sheet that looks like a return and cannot be read refuses the file.
  if (refused.length > 0 || recognised.length > 0) return { recognised, issues, refused };
  return { recognised, issues: [], refused: [explainNothing(heads, candidates, context)] };
}

/** Nothing below the first row that is filled: no rows can be lost. */
function isHeadingOnly({ rows }: SheetHead): boolean {
  return rows.length < 2;
}

function hiddenSheets(sheets: readonly RecognisedSheet[]): Issue[] {
  return sheets
    .filter(({ head }) => head.info.state !== 'visible')
    .map(({ head }) => recogniseIssue.hiddenSheet(head.info.name));
}

function refuse(refused: Issue, more: Partial<Omit<RefusedSheet, 'refused'>> = {}): Recognition {
  return { recognised: [], issues: [], refused: [{ refused, extract: null, ...more }] };
}
