import type { Workbook } from 'exceljs';
import { scorecardColumns } from '../../../domain/scorecard-value.ts';
import { type Beside, nothingBeside } from '../beside.ts';
import { type Edition, quarterTitle } from '../edition.ts';
import type { Labels } from '../labels.ts';
import type { Comment, DatasetValue, Measure } from '../published-copy.ts';
import type { Revision } from '../revisions.ts';
import type { Supplies } from '../supply.ts';
import { rewriteArchive } from './archive.ts';
import { acrossAgenciesSheet, limitsSheet, otherAreasSheet } from './beside-sheets.ts';
import { commentarySheet } from './commentary-sheet.ts';
import { coverLines } from './cover.ts';
import { dataQualitySheet } from './data-quality.ts';
import { definitionsSheet } from './definitions.ts';
import { frontSheet } from './front-sheet.ts';
import { mostRows, pourRows, withRange } from './long-rows.ts';
import { makeNotes, notesSheet } from './notes.ts';
import { revisionsSheet } from './revisions-sheet.ts';
import { ScorecardIndex } from './scorecard-index.ts';
import { addTableSheet, addTextSheet, type Cell, type TableSheet } from './sheet.ts';
import { supplySheet } from './supply-sheet.ts';
import { planTables } from './table-plan.ts';
import { tableSheet } from './table-sheet.ts';

/** The part of the sheet Contents, the second of the workbook. */
const CONTENTS = 'xl/worksheets/sheet2.xml';

export interface WorkbookInput {
  readonly edition: Edition;
  readonly measures: readonly Measure[];
  readonly values: readonly DatasetValue[];
  readonly revisions: ReadonlyMap<string, Revision>;
  readonly supplies: Supplies;
  readonly comments: readonly Comment[];
  /** What stands beside the figures; nothing when left out. */
  readonly beside?: Beside;
  readonly labels: Labels;
  /** Counts up to this were hidden by disclosure control. */
  readonly threshold: number;
}

/**
 * The bytes of dataset.xlsx, the same for the same input: cover, contents, notes, front sheet, a table a sheet, the long
 * table, definitions, data quality. It follows the Analysis Function's rules for accessible spreadsheets.
 */
export async function makeWorkbook(input: WorkbookInput): Promise<Buffer> {
  const { edition, measures, values, revisions, labels, beside = nothingBeside } = input;
  const index = new ScorecardIndex(values);
  const shared = { quarter: edition.quarter, measures, index, revisions, labels };
  const plans = planTables(shared);
  const notes = makeNotes(plans);
  const long = longSheet(values);
  const sheets: TableSheet[] = [
    notesSheet(notes),
    frontSheet({ ...shared, supplies: input.supplies }),
    ...optional(commentarySheet(input.comments, measures, labels)),
    ...plans.map((plan, i) => tableSheet(i + 1, plan, notes, labels)),
    ...optional(limitsSheet(beside, measures)),
    ...optional(otherAreasSheet(beside, measures)),
    ...optional(acrossAgenciesSheet(beside)),
    long,
    definitionsSheet(measures, labels),
    dataQualitySheet(measures, values, revisions, edition.quarter, labels),
    ...optional(supplySheet(input.supplies, labels)),
    ...optional(revisionsSheet(measures, revisions, labels)),
  ];
  const book = await newWorkbook(edition);
  addTextSheet(
    book,
    'Cover',
    `${edition.partnership}: safeguarding dataset`,
    coverLines(edition, input.threshold, revisions),
  );
  addTableSheet(book, contentsSheet(sheets));
  const heads = new Map(sheets.map((sheet) => [sheet.name, addTableSheet(book, sheet)]));
  const longNumber = 2 + sheets.indexOf(long) + 1;
  return finish(
    book,
    sheets.map(({ name }) => name),
    longNumber,
    heads.get(long.name)!,
    values,
  );
}

/** An empty table has no place in a workbook: a sheet without rows is left out. */
function optional(sheet: TableSheet): TableSheet[] {
  return sheet.rows.length > 0 ? [sheet] : [];
}

async function newWorkbook(edition: Edition): Promise<Workbook> {
  // Large, and needed for a workbook only.
  const { Workbook } = (await import('exceljs')).default;
  const book = new Workbook();
  const made = new Date(`${edition.publishedAt.slice(0, 10)}T00:00:00Z`);
  book.title = `${edition.partnership}: safeguarding dataset, ${quarterTitle(edition.quarter)}`;
  book.subject = `Publication ${edition.publicationId}`;
  book.creator = edition.partnership;
  book.lastModifiedBy = edition.partnership;
  (book as { language?: string }).language = 'en-GB';
  book.created = made;
  book.modified = made;
  return book;
}

function contentsSheet(sheets: readonly TableSheet[]): TableSheet {
  return {
    name: 'Contents',
    title: 'Contents',
    lines: [],
    columns: [
      { header: 'Worksheet', width: 20 },
      { header: 'What it holds', width: 90 },
    ],
    rows: sheets.map(({ name, title }): Cell[] => [{ sheet: name }, title.replace(/^Table \d+: /, '')]),
  };
}

const numbers: ReadonlySet<string> = new Set(['numerator', 'denominator', 'value']);

/** Data_long with its first row only; the others are poured in when the archive is written. */
function longSheet(values: readonly DatasetValue[]): TableSheet {
  const first = values[0]!;
  const isWhole = values.length <= mostRows(10);
  return {
    name: 'Data_long',
    title: 'Data long: every figure of this dataset, one a row',
    lines: [
      'Columns are those of values.csv; figures are unrounded. Some cells are empty because the figure is hidden, missing or has no such part.',
      ...(isWhole ? [] : ['A worksheet cannot hold them all: values.csv does.']),
    ],
    columns: scorecardColumns.map((header) => ({
      header,
      width: header === 'measure_id' || header === 'submission_ids' ? 34 : 20,
      isFigure: numbers.has(header),
    })),
    rows: [
      scorecardColumns.map((name) => {
        const cell = first[name];
        return numbers.has(name) ? { text: '' } : String(cell ?? '');
      }),
    ],
  };
}

/** Writes the bytes and puts right in them what exceljs cannot say. */
async function finish(
  book: Workbook,
  listed: readonly string[],
  longNumber: number,
  head: number,
  values: readonly DatasetValue[],
): Promise<Buffer> {
  const written = Buffer.from((await book.xlsx.writeBuffer()) as ArrayBuffer);
  const longTable = `table${longNumber - 1}.xml`;
  return rewriteArchive(written, (name, content) => {
    if (name === `xl/worksheets/sheet${longNumber}.xml`)
      return pourRows(content.toString('utf8'), head, values);
    if (name === CONTENTS) return linkedWithin(content.toString('utf8'), listed);
    if (name === `xl/worksheets/_rels/${CONTENTS.split('/').at(-1)}.rels`)
      return content.toString('utf8').replace(/<Relationship [^>]*\/hyperlink"[^>]*>/g, '');
    if (/^xl\/tables\//.test(name)) {
      // exceljs writes a filter for every table, if only a hidden one, and the label of a total that is not there.
      const plain = content
        .toString('utf8')
        .replace(/<autoFilter.*?<\/autoFilter>/s, '')
        .replace(/ totalsRow(?:Label|Function)="[^"]*"/g, '')
        .replace(' totalsRowShown="1"', ' totalsRowShown="0"');
      return name.endsWith(`/${longTable}`) ? withRange(plain, head, values.length) : plain;
    }
    return content;
  });
}

/** Links to other sheets as places in the workbook: exceljs writes them as addresses outside it. */
function linkedWithin(xml: string, sheets: readonly string[]): string {
  return xml.replace(
    /<hyperlink ref="([A-Z]+\d+)" r:id="rId(\d+)"[^>]*>/g,
    (_, cell: string, id: string) =>
      `<hyperlink ref="${cell}" location="'${sheets[Number(id) - 1]}'!A1" display="${sheets[Number(id) - 1]}"/>`,
  );
}
