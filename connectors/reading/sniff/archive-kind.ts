import { inflateRawSync } from 'node:zlib';
import { FileRefused } from '../refusal.ts';
import type { ZipDirectory } from '../zip/directory.ts';

/**
 * The workbook part of a zip archive that holds an .xlsx workbook.
 * @throws FileRefused XLSB, ODS, ZIP_ENCRYPTED, NOT_A_WORKBOOK
 */
export function archiveKind(archive: Buffer, directory: ZipDirectory): string {
  if (directory.has('xl/workbook.bin')) {
    throw new FileRefused(
      'XLSB',
      'The file is a binary Excel workbook (.xlsb). In Excel choose Save As, Excel Workbook (.xlsx), and send that.',
    );
  }
  if (mimeType(archive, directory).includes('opendocument') || directory.has('content.xml')) {
    throw new FileRefused(
      'ODS',
      'The file is an OpenDocument file. Open it, choose Save As, Excel Workbook (.xlsx) or CSV, and send that.',
    );
  }
  if (directory.has('xl/workbook.xml')) return 'xl/workbook.xml';
  if (!directory.has('[content_types].xml') && !directory.has('_rels/.rels')) {
    throw new FileRefused(
      'NOT_A_WORKBOOK',
      'The file is a zip archive, not a workbook. Unpack it and send the workbook or CSV file itself.',
    );
  }
  for (const name of directory.keys()) {
    if (/(^|\/)workbook\d*\.xml$/.test(name)) return name;
  }
  throw new FileRefused(
    'NOT_A_WORKBOOK',
    'The file is an Office document but not a workbook. Send the return as an Excel workbook (.xlsx) or CSV.',
  );
}

/** Content of the `mimetype` part that OpenDocument files start with. */
function mimeType(archive: Buffer, directory: ZipDirectory): string {
  const entry = directory.get('mimetype');
  if (entry === undefined || entry.size > 200) return '';
  const data = archive.subarray(entry.start, entry.start + entry.compressedSize);
  try {
    return (entry.method === 'stored' ? data : inflateRawSync(data, { maxOutputLength: 200 })).toString(
      'latin1',
    );
  } catch {
    return '';
  }
}
