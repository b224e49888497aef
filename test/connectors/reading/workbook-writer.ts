import { lettersOfColumn } from '../../../connectors/reading/index.ts';
import { zip } from './zip-writer.ts';

/** Test only: what a cell of a made-up workbook holds. */
export type Written =
  | null
  | string
  | number
  | boolean
  | { date: number }
  | { datetime: number }
  | { percent: number }
  | { error: string }
  | { formula: string; value?: string | number; text?: boolean }
  | { shared: string }
  | { rich: readonly string[]; phonetic?: string };

/** The ways in which programs write the same sheet. */
export interface Dialect {
  /** Namespace prefix of every element, such as `x:`. */
  prefix?: string;
  singleQuotes?: boolean;
  /** Leave out the r attributes of rows and cells. */
  noReferences?: boolean;
  /** A comment between two rows. */
  comments?: boolean;
  indent?: boolean;
  cdata?: boolean;
  strict?: boolean;
  date1904?: boolean;
  byteOrderMark?: boolean;
  utf16?: boolean;
  /** `t="n"` on numbers. */
  typedNumbers?: boolean;
}

export interface WrittenSheet {
  readonly name: string;
  readonly rows: readonly (readonly Written[])[];
  readonly state?: string;
  readonly hiddenRows?: readonly number[];
  /** XML before sheetData. */
  readonly head?: string;
  /** The number of the sheet whose part this tab shows. */
  readonly sameAs?: number;
  /** XML after sheetData. */
  readonly tail?: string;
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const strictMain = 'http://purl.oclc.org/ooxml/spreadsheetml/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** `rawRows` replaces the rows of every sheet by XML as it is. */
export function workbook(sheets: readonly WrittenSheet[], dialect: Dialect = {}, rawRows?: string): Buffer {
  const strings: Written[] = [];
  const parts: Record<string, string | Buffer> = {
    '[Content_Types].xml': `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    '_rels/.rels': `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>`,
  };
  sheets.forEach((sheet, i) => {
    parts[`xl/worksheets/sheet${i + 1}.xml`] = encode(sheetXml(sheet, dialect, strings, rawRows), dialect);
  });
  parts['xl/workbook.xml'] = dress(
    `<workbook xmlns="${main}" xmlns:r="${office}"><workbookPr${dialect.date1904 ? ' date1904="1"' : ''}/><sheets>${sheets
      .map(
        (s, i) =>
          `<sheet name="${s.name}" sheetId="${i + 1}"${s.state ? ` state="${s.state}"` : ''} r:id="rId${i + 1}"/>`,
      )
      .join('')}</sheets></workbook>`,
    { ...dialect, prefix: undefined },
  );
  parts['xl/_rels/workbook.xml.rels'] = `${declaration}<Relationships>${sheets
    .map(
      (sheet, i) =>
        `<Relationship Id="rId${i + 1}" Type="${office}/worksheet" Target="worksheets/sheet${sheet.sameAs ?? i + 1}.xml"/>`,
    )
    .join(
      '',
    )}<Relationship Id="s" Type="${office}/styles" Target="styles.xml"/><Relationship Id="t" Type="${office}/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>`;
  parts['xl/styles.xml'] =
    `${declaration}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy\\ hh:mm"/></numFmts><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="10"/></cellXfs></styleSheet>`;
  parts['xl/sharedStrings.xml'] = encode(
    dress(`<sst xmlns="${main}" count="0">${strings.map(sharedString).join('')}</sst>`, dialect),
    dialect,
  );
  return zip(parts);
}

function sheetXml(sheet: WrittenSheet, dialect: Dialect, strings: Written[], rawRows?: string): string {
  const space = dialect.indent ? '\n  ' : '';
  const rows = sheet.rows.map((row, r) => {
    const cells = row.map((value, c) => cellXml(value, `${lettersOfColumn(c)}${r + 1}`, dialect, strings));
    const hidden = sheet.hiddenRows?.includes(r + 1) ? ' hidden="1"' : '';
    const reference = dialect.noReferences ? '' : ` r="${r + 1}"`;
    const comment = dialect.comments && r === 1 ? '<!-- <row><c><v>9</v></c></row> -->' : '';
    return `${space}${comment}<row${reference} spans="1:3"${hidden}>${cells.join(space)}${space}</row>`;
  });
  return dress(
    `<worksheet xmlns="${dialect.strict ? strictMain : main}"><dimension ref="A1:B2"/>${sheet.head ?? ''}<sheetData>${rawRows ?? rows.join('')}${space}</sheetData>${sheet.tail ?? ''}</worksheet>`,
    dialect,
  );
}

function cellXml(value: Written, reference: string, dialect: Dialect, strings: Written[]): string {
  const at = dialect.noReferences ? '' : ` r="${reference}"`;
  if (value === null) return dialect.noReferences ? '<c/>' : '';
  if (typeof value === 'string') {
    return `<c${at} t="inlineStr"><is><t xml:space="preserve">${text(value, dialect)}</t></is></c>`;
  }
  if (typeof value === 'number') return `<c${at}${dialect.typedNumbers ? ' t="n"' : ''}><v>${value}</v></c>`;
  if (typeof value === 'boolean') return `<c${at} t="b"><v>${value ? 1 : 0}</v></c>`;
  if ('date' in value) return `<c${at} s="1"><v>${value.date}</v></c>`;
  if ('datetime' in value) return `<c${at} s="2"><v>${value.datetime}</v></c>`;
  if ('percent' in value) return `<c${at} s="3"><v>${value.percent}</v></c>`;
  if ('error' in value) return `<c${at} t="e"><v>${value.error}</v></c>`;
  if ('formula' in value) {
    const result = value.value === undefined ? '' : `<v>${escapeXml(String(value.value))}</v>`;
    return `<c${at}${value.text ? ' t="str"' : ''}><f>${escapeXml(value.formula)}</f>${result}</c>`;
  }
  strings.push(value);
  return `<c${at} t="s"><v>${strings.length - 1}</v></c>`;
}

function sharedString(value: Written): string {
  if (value !== null && typeof value === 'object' && 'rich' in value) {
    const runs = value.rich.map(
      (run) => `<r><rPr><b/><sz val="11"/></rPr><t xml:space="preserve">${escapeXml(run)}</t></r>`,
    );
    return `<si>${runs.join('')}${value.phonetic ? `<rPh sb="0" eb="1"><t>${value.phonetic}</t></rPh><phoneticPr fontId="1"/>` : ''}</si>`;
  }
  return `<si><t>${escapeXml((value as { shared: string }).shared)}</t></si>`;
}

/** Gives finished XML the prefix and quotes of a dialect. */
function dress(xml: string, dialect: Dialect): string {
  let dressed = xml;
  if (dialect.prefix) {
    dressed = dressed
      .replace(/<(\/?)([A-Za-z]+)(?=[\s/>])/g, `<$1${dialect.prefix}$2`)
      .replace('xmlns=', `xmlns:${dialect.prefix.slice(0, -1)}=`);
  }
  if (dialect.singleQuotes) dressed = dressed.replace(/="([^"']*)"/g, "='$1'");
  return declaration + dressed;
}

function encode(xml: string, dialect: Dialect): Buffer {
  if (dialect.utf16) return Buffer.from(`\ufeff${xml.replace('UTF-8', 'UTF-16')}`, 'utf16le');
  return Buffer.from(dialect.byteOrderMark ? `\ufeff${xml}` : xml, 'utf8');
}

function text(value: string, dialect: Dialect): string {
  return dialect.cdata ? `<![CDATA[${value}]]>` : escapeXml(value);
}

function escapeXml(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
