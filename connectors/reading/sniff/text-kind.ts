import { FileRefused } from '../refusal.ts';

/**
 * Whether text is XML or rows; HTML and the XML of old spreadsheets are refused by name.
 * @throws FileRefused HTML_AS_XLS, SPREADSHEETML, ODS, UNKNOWN_TYPE, EMPTY_FILE
 */
export function textKind(bytes: Buffer): 'csv' | 'xml' {
  // Every second byte of UTF-16 is NUL in what is looked for here, so dropping NULs is enough to look.
  const start = bytes
    .toString('latin1', 0, 4096)
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '')
    .replaceAll('\0', '')
    .trimStart();
  if (start === '' && bytes.length <= 4096) {
    throw new FileRefused(
      'EMPTY_FILE',
      'The file holds nothing but white space. Export it again and send that.',
    );
  }
  const lower = start.toLowerCase();
  // A web page saved as one file, which report servers also name .xls; its headers come in any order.
  if (/^(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*mime-version:/.test(lower)) throw webPage();
  if (/^[[{]\s*["{[\]}]/.test(start)) {
    throw new FileRefused(
      'UNKNOWN_TYPE',
      'The file is JSON, as programs exchange it. Send the return as an Excel workbook (.xlsx) or CSV.',
    );
  }
  if (!start.startsWith('<')) return 'csv';
  if (firstPageTag.test(lower)) throw webPage();
  if (
    lower.includes('urn:schemas-microsoft-com:office:spreadsheet') ||
    lower.includes('progid="excel.sheet"')
  ) {
    throw new FileRefused(
      'SPREADSHEETML',
      'The file is an Excel 2003 XML spreadsheet. In Excel choose Save As, Excel Workbook (.xlsx), and send that.',
    );
  }
  if (lower.includes('urn:oasis:names:tc:opendocument')) {
    throw new FileRefused(
      'ODS',
      'The file is an OpenDocument spreadsheet. Choose Save As, Excel Workbook (.xlsx), and send that.',
    );
  }
  if (/<(?:html|table|tr|td)[\s>]/.test(lower) && !lower.includes('xmlns')) throw webPage();
  return /^<[?!a-z_]/.test(lower) ? 'xml' : 'csv';
}

/** The first tag of a web page or of a piece of one, after a declaration and comments. */
const firstPageTag =
  /^(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*<(!doctype html|html|head|body|table|meta|style|script|div|font|center|title|br|h[1-6])\b/;

function webPage(): FileRefused {
  return new FileRefused(
    'HTML_AS_XLS',
    'The file is a web page, as report portals export under the name of a workbook. Open it in Excel, choose Save As, Excel Workbook (.xlsx), check the dates, and send that.',
  );
}
