import type { Issue } from '../../../domain/issue.ts';
import { limits } from '../limits.ts';
import { FileRefused } from '../refusal.ts';
import type { SheetInfo } from '../sheet.ts';
import { createXmlParser } from '../xml/parser.ts';
import type { ZipDirectory, ZipEntry } from '../zip/directory.ts';
import { partText } from './part-text.ts';
import { folderOf, readRelations, resolvePart } from './relations.ts';
import { readSharedStrings } from './shared-strings.ts';
import { SharedTexts } from './shared-texts.ts';
import { readStyles, type Styles } from './styles.ts';

/** A workbook opened for reading: its sheets in tab order and what their cells refer to. */
export interface WorkbookParts {
  readonly archive: Buffer;
  readonly sheets: readonly SheetInfo[];
  /** The part of each sheet, by SheetInfo.index. */
  readonly sheetEntries: readonly ZipEntry[];
  readonly strings: SharedTexts;
  readonly styles: Styles;
  readonly date1904: boolean;
  /** Defined names and what they stand for, such as `'Return'!$A$3:$K$90`. */
  readonly definedNames: ReadonlyMap<string, string>;
  readonly issues: readonly Issue[];
}

interface SheetEntry {
  name: string;
  state: SheetInfo['state'];
  relation: string;
}

/**
 * Opens the workbook of a checked archive.
 * @throws FileRefused NOT_A_WORKBOOK, CORRUPT, XML_* and the refusals of inflating
 */
export async function openWorkbook(
  archive: Buffer,
  directory: ZipDirectory,
  workbookPart: string,
): Promise<WorkbookParts> {
  const bookEntry = part(directory, workbookPart);
  const book = readBook(await partText(archive, bookEntry));
  const folder = folderOf(workbookPart);
  const relations = readRelations(
    await partText(archive, part(directory, `${folder}_rels/${workbookPart.slice(folder.length)}.rels`)),
  );
  const sheets: SheetInfo[] = [];
  const sheetEntries: ZipEntry[] = [];
  for (const listed of book.sheets) {
    const relation = relations.get(listed.relation);
    if (relation === undefined) throw damaged();
    // Charts and old macro sheets hold no rows.
    if (relation.kind !== 'worksheet') continue;
    const entry = part(directory, resolvePart(folder, relation.target));
    // One part under many tabs would be read as many times.
    if (sheetEntries.includes(entry)) throw damaged();
    sheetEntries.push(entry);
    sheets.push({ index: sheets.length, name: listed.name, state: listed.state, size: entry.size });
  }
  if (sheets.length === 0) {
    throw new FileRefused(
      'NOT_A_WORKBOOK',
      'The workbook has no sheet with rows. Send the return as .xlsx or .csv.',
    );
  }
  if (sheets.length > limits.sheets) {
    throw new FileRefused('TOO_MANY_SHEETS', `The workbook has more than ${limits.sheets} sheets.`);
  }
  const related = (kind: string): ZipEntry | undefined => {
    const relation = [...relations.values()].find((candidate) => candidate.kind === kind);
    return relation === undefined ? undefined : directory.get(resolvePart(folder, relation.target));
  };
  const stringsEntry = related('sharedStrings');
  const stylesEntry = related('styles');
  const strings =
    stringsEntry === undefined ? new SharedTexts(0) : await readSharedStrings(archive, stringsEntry);
  const styles = stylesEntry === undefined ? [] : readStyles(await partText(archive, stylesEntry));
  const { date1904, definedNames } = book;
  return { archive, sheets, sheetEntries, strings, styles, date1904, definedNames, issues: notes(directory) };
}

function readBook(xml: string): {
  sheets: SheetEntry[];
  date1904: boolean;
  definedNames: Map<string, string>;
} {
  const sheets: SheetEntry[] = [];
  const definedNames = new Map<string, string>();
  let date1904 = false;
  let name: string | undefined;
  const parser = createXmlParser({
    onOpen(element, attributes, depth) {
      if (depth === 1 && element !== 'workbook') throw damaged();
      if (element === 'workbookPr') date1904 = /^(1|true)$/.test(attributes.get('date1904') ?? '');
      else if (element === 'sheet' && depth === 3) {
        sheets.push({
          name: attributes.get('name') ?? '',
          state: sheetState(attributes.get('state')),
          relation: attributes.get('id') ?? '',
        });
      } else if (element === 'definedName') name = attributes.get('name');
    },
    onClose(element) {
      if (element === 'definedName') name = undefined;
    },
    onText(text) {
      if (name !== undefined) definedNames.set(name, (definedNames.get(name) ?? '') + text);
    },
  });
  parser.write(xml);
  parser.close();
  return { sheets, date1904, definedNames };
}

function sheetState(state: string | undefined): SheetInfo['state'] {
  if (state === 'hidden') return 'hidden';
  return state === 'veryHidden' ? 'very_hidden' : 'visible';
}

function notes(directory: ZipDirectory): Issue[] {
  const issues: Issue[] = [];
  for (const name of directory.keys()) {
    if (name.endsWith('vbaproject.bin')) {
      issues.push({
        code: 'MACROS_IGNORED',
        severity: 'note',
        message: 'The workbook holds macros. They were not run and not kept.',
      });
    }
  }
  return issues;
}

function part(directory: ZipDirectory, name: string): ZipEntry {
  const entry = directory.get(name.toLowerCase());
  if (entry === undefined) throw damaged();
  return entry;
}

function damaged(): FileRefused {
  return new FileRefused(
    'CORRUPT',
    'The workbook is damaged: a part that it names is missing. Open it in Excel, save it again as .xlsx and send that.',
  );
}
