import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { discoverConnectors } from '../../connectors/discover.ts';
import { OperatorError } from '../../domain/operator-error.ts';
import { parseQuarterLabel, type ReportingPeriod } from '../../domain/reporting-periods.ts';
import { createSchema } from '../warehouse/schema.ts';
import { openDatabase } from '../warehouse/warehouse.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type Edition, nextNumber, publicationName } from './edition.ts';
import { makeLabels } from './labels.ts';
import { type DatasetValue, type PublishedCopy, readPublishedCopy } from './published-copy.ts';
import { cellKey, saySame } from './register/cell.ts';
import {
  type FrozenValue,
  type Publication,
  readFrozenValues,
  readLatestFrozen,
  readPublications,
  recordPublication,
} from './register/register.ts';
import { markRevised, type RevisedValues } from './revisions.ts';
import { datasetFiles, isWhole, putInPlace, writeFiles } from './write-files.ts';

export interface DatasetOutcome {
  /** Absolute. */
  readonly folder: string;
  /** `2017-18-Q2`, its second publication `2017-18-Q2.2`. */
  readonly publication: string;
  /** True when the publication is in the register. */
  readonly frozen: boolean;
  /** True when the quarter was frozen with these values already. */
  readonly unchanged: boolean;
  /** Names of the files in the folder. */
  readonly files: readonly string[];
  /** Values that differ from the latest frozen publication. */
  readonly revised: number;
}

/**
 * Makes the quarterly dataset of `label` (2017-18-Q2) from the published copy: workbook, CSV, Parquet and their
 * description. With `freeze` each value is recorded in the register as published. A frozen publication is never
 * overwritten: values that changed since make the next one. Throws OperatorError PERIOD_UNKNOWN, PERIOD_NOT_ENDED,
 * NOT_PUBLISHED or QUARTER_NOT_PUBLISHED.
 */
export async function makeDataset(
  workspace: Workspace,
  label: string,
  { freeze = false }: { readonly freeze?: boolean },
  { say }: { readonly say: (line: string) => void },
): Promise<DatasetOutcome> {
  const quarter = readQuarter(workspace, label);
  const copy = await readPublishedCopy(workspace, quarter);
  const connectors = await discoverConnectors();
  const folders = join(workspace.paths.publish, 'datasets');
  const warehouse = await openDatabase(workspace.paths.warehouse);
  try {
    const connection = await warehouse.connect();
    await createSchema(connection, [...connectors.values()]);
    const work = await decide(workspace, connection, folders, quarter, copy, freeze);
    const folder = join(folders, work.edition.publicationId);
    const outcome: DatasetOutcome = {
      folder,
      publication: work.edition.publicationId,
      frozen: work.edition.isFrozen,
      unchanged: work.isKnown,
      files: datasetFiles,
      revised: work.marked.revisions.size,
    };
    if (work.isKnown && isWhole(folder)) {
      say(`${work.edition.publicationId} is frozen with these values already; nothing was written.`);
      return outcome;
    }
    say(`Writing ${work.edition.publicationId}: ${work.marked.values.length} values...`);
    const made = await writeFiles(folders, {
      edition: work.edition,
      measures: copy.measures,
      ...work.marked,
      supplies: copy.supplies,
      beside: copy.beside,
      comments: copy.comments,
      labels: makeLabels(connectors, workspace.board),
      threshold: copy.threshold,
    });
    // Recorded before it is seen: a run that is killed in between finds it in the register and writes the files again.
    if (work.record) await recordPublication(connection, work.record, join(made, 'values.parquet'));
    putInPlace(made, folder, work.edition.isFrozen);
    say(summary(work));
    return outcome;
  } finally {
    await warehouse.close();
  }
}

function readQuarter(workspace: Workspace, label: string): ReportingPeriod {
  const quarter = parseQuarterLabel(label);
  if (!quarter) {
    throw new OperatorError(
      'PERIOD_UNKNOWN',
      `A dataset is of a quarter, written as 2017-18-Q2; ${label} is none.`,
    );
  }
  if (quarter.end >= workspace.clock.today()) {
    throw new OperatorError(
      'PERIOD_NOT_ENDED',
      `${quarter.label} ends on ${quarter.end}, and that day is not over.`,
    );
  }
  return quarter;
}

/** What is to be written, and whether it is to be recorded. */
interface Work {
  readonly edition: Edition;
  readonly marked: RevisedValues;
  /** True when the register has this publication with these values. */
  readonly isKnown: boolean;
  readonly record?: Publication;
}

async function decide(
  workspace: Workspace,
  connection: DuckDBConnection,
  folders: string,
  quarter: ReportingPeriod,
  copy: PublishedCopy,
  freeze: boolean,
): Promise<Work> {
  const publications = await readPublications(connection);
  const earlier = publications.filter((publication) => publication.quarter_end <= quarter.end);
  const own = publications.findLast((publication) => publication.quarter_label === quarter.label);
  const shared = { quarter, partnership: workspace.board.name };
  const printed = own ? await readFrozenValues(connection, own) : [];
  if (own && saySame(printed, copy.values)) {
    // What is on paper stays as it was printed, also when its files have to be written again.
    const before = earlier.filter((publication) => publication.sequence < own.sequence);
    return {
      isKnown: true,
      marked: markRevised(asPrinted(printed, copy.values), await readLatestFrozen(connection, before)),
      edition: {
        ...shared,
        publicationId: own.publication_id,
        number: own.publication_number,
        publishedAt: own.published_at,
        isFrozen: true,
        run: own.run,
      },
    };
  }
  const number = nextNumber(folders, quarter.label, publications);
  const edition: Edition = {
    ...shared,
    publicationId: publicationName(quarter.label, number),
    number,
    publishedAt: workspace.clock.now(),
    isFrozen: freeze,
    run: copy.run,
  };
  const record: Publication = {
    sequence: (publications.at(-1)?.sequence ?? 0) + 1,
    publication_id: edition.publicationId,
    quarter_label: quarter.label,
    quarter_end: quarter.end,
    publication_number: number,
    published_at: edition.publishedAt,
    run: copy.run,
  };
  const marked = markRevised(copy.values, await readLatestFrozen(connection, earlier));
  return { edition, marked, isKnown: false, ...(freeze ? { record } : {}) };
}

/** Frozen values with the target and rating that the published copy has beside them. */
function asPrinted(printed: readonly FrozenValue[], now: readonly DatasetValue[]): DatasetValue[] {
  const beside = new Map(now.map((value) => [cellKey(value), value]));
  return printed.map(({ publication_id: _, ...value }) => {
    const { target = null, rag = null } = beside.get(cellKey(value)) ?? {};
    return { ...value, target, rag };
  });
}

function summary({ edition, marked, isKnown }: Work): string {
  const revised = marked.revisions.size > 0 ? ` ${marked.revisions.size} figures are marked as revised.` : '';
  if (isKnown) return `${edition.publicationId} was frozen already; its files were missing and are back.`;
  return edition.isFrozen
    ? `${edition.publicationId} is published and frozen.${revised}`
    : `${edition.publicationId} is written as a draft; --freeze records it as published.${revised}`;
}
