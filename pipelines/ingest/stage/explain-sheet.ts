import type { Issue } from '../../../domain/issue.ts';
import { findDrift } from './find-drift.ts';
import { type Candidate, othersOf, ownerOf } from './header-sets.ts';
import type { RecogniseContext, RefusedSheet } from './recognise.ts';
import { recogniseIssue } from './recognise-issues.ts';
import {
  type Fit,
  fitsOf,
  isAlien,
  nameOf,
  recogniseSheet,
  type SheetRecognition,
} from './recognise-sheet.ts';
import type { SheetHead } from './sheet-head.ts';

type Failed = Extract<SheetRecognition, { kind: 'incomplete' | 'ambiguous' }>;

/** Share of its headings from which a table counts as the return of another agency. */
const foreign = 0.3;

/** Why a sheet that looks like a return is not one that can be read. */
export function explainSheet(
  head: SheetHead,
  result: Failed,
  candidates: readonly Candidate[],
  isNamed = false,
): RefusedSheet {
  const sheet = head.info.name || null;
  if (result.kind === 'ambiguous') {
    const [first, second] = result.fits;
    return { refused: recogniseIssue.ambiguous(sheet, nameOf(first), nameOf(second)), extract: null };
  }
  const { fit } = result;
  const drift = findDrift(head, [fit.candidate], isNamed ? 0 : undefined) ?? findDrift(head, candidates);
  if (drift) return drifted(head, drift);
  const { match } = fit;
  const missing = match.missingRequired.map(
    (name) => match.set.columns.find((column) => column.name === name)!.header,
  );
  return {
    refused: recogniseIssue.incomplete(nameOf(fit), missing, { head, fit }),
    extract: fit.candidate.kind === 'extract' ? fit.candidate.set.id : null,
    ...(fit.candidate.kind === 'extract' ? { sheet: { head, fit } } : {}),
  };
}

function drifted(
  head: SheetHead,
  { proposal, fit }: NonNullable<ReturnType<typeof findDrift>>,
): RefusedSheet {
  return {
    refused: recogniseIssue.drift(proposal, fit),
    extract: proposal.extract,
    proposal,
    sheet: { head, fit },
  };
}

/** A sheet is a whole return of another agency, and fits that better than anything of this folder. */
export function explainWrongFolder(
  head: SheetHead,
  context: RecogniseContext,
  own?: Failed,
): RefusedSheet | undefined {
  const fit = foreignFit(head, context);
  if (!fit) return undefined;
  const ownScore = own ? (own.kind === 'ambiguous' ? own.fits[0] : own.fit).match.score : 0;
  if (fit.match.score <= ownScore) return undefined;
  return {
    refused: recogniseIssue.wrongFolder(nameOf(fit), ownerOf(fit.candidate), context.agency),
    extract: null,
  };
}

function foreignFit(head: SheetHead, { agency, connectors, layouts }: RecogniseContext): Fit | undefined {
  const others = othersOf(agency, connectors, layouts);
  const named = others.find(({ set }) => set.id === head.info.name.trim().toLowerCase());
  const fits = fitsOf(head, named ? [named] : others);
  return fits.find(
    (fit) =>
      fit.match.missingRequired.length === 0 &&
      fit.match.score >= foreign &&
      fit.match.columns.size > 2 &&
      !isAlien(fit),
  );
}

/** No sheet is a return: wrong folder, drifted headings, or something else altogether. */
export function explainNothing(
  heads: readonly SheetHead[],
  candidates: readonly Candidate[],
  context: RecogniseContext,
): RefusedSheet {
  for (const head of heads) {
    const wrong = explainWrongFolder(head, context);
    if (wrong) return wrong;
  }
  for (const head of heads) {
    const drift = findDrift(head, candidates);
    if (drift) return drifted(head, drift);
  }
  for (const head of heads) {
    const result = recogniseSheet(head, candidates);
    if (result.kind === 'ambiguous') return explainSheet(head, result, candidates);
  }
  return { refused: recogniseIssue.unknownLayout(heads.length), extract: null };
}

/** A sheet that is not read: said where it looks like a return of its own, otherwise only named. */
export function otherSheet(
  head: SheetHead,
  candidates: readonly Candidate[],
  context: RecogniseContext,
): Issue[] {
  const { name } = head.info;
  const result = recogniseSheet(head, candidates);
  if (result.kind === 'recognised' && result.fit.match.columns.size > 2)
    return [recogniseIssue.sheetIgnored(name, nameOf(result.fit))];
  const fit = foreignFit(head, context);
  if (fit) return [recogniseIssue.sheetOfAnother(name, nameOf(fit), ownerOf(fit.candidate))];
  return [recogniseIssue.sheetIgnored(name, null), ...likeness(head, candidates)];
}

/** Some of its headings are those of a return: it may be one whose headings were lost. */
function likeness(head: SheetHead, candidates: readonly Candidate[]): Issue[] {
  const fit = fitsOf(head, candidates).find(({ match }) => match.missingRequired.length > 0);
  if (!fit || isAlien(fit) || fit.match.columns.size < 2) return [];
  return [recogniseIssue.sheetUnclear(head.info.name, nameOf(fit))];
}

/** A sheet that has the name of a return is one, however few of its headings are known. */
export function explainNamedSheet(
  head: SheetHead,
  named: Candidate,
  candidates: readonly Candidate[],
): RefusedSheet {
  const [fit] = fitsOf(head, [named]);
  if (fit) return explainSheet(head, { kind: 'incomplete', fit }, [named], true);
  const drift = findDrift(head, [named], 0) ?? findDrift(head, candidates);
  if (drift) return drifted(head, drift);
  const headers = named.set.columns.filter(({ required }) => required).map(({ header }) => header);
  const refused = recogniseIssue.namedIncomplete(named.set.id, 'its name', headers, null, undefined);
  return { refused: { ...refused, sheet: head.info.name }, extract: named.set.id };
}
