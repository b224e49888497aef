import { FileRefused } from '../refusal.ts';

/**
 * Whether text is XML or rows; HTML and the XML of old spreadsheets are refused by name.
 * @throws FileRefused HTML_AS_XLS, SPREADSHEETML, ODS, EMPTY_FILE
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
  // A web page saved as one file, which report servers also name .xls.
  if (lower.startsWith('mime-version:')) throw webPage();
  if (!start.startsWith('<')) return 'csv';
  if (
    /^(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*<(!doctype html|html|head|body|table|meta|style|script|div)\b/.test(
      lower,
    )
  ) {
    throw webPage();
  }
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
  return /^<[?!a-z_]/.test(lower) ? 'xml' : 'csv';
}

function webPage(): FileRefused {
  return new FileRefused(
    'HTML_AS_XLS',
    'The file is a web page, as report portals export under the name of a workbook. Open it in Excel, choose Save As, Excel Workbook (.xlsx), check the dates, and send that.',
  );
}
