import type { Issue } from '../../../domain/issue.ts';
import { limits } from '../limits.ts';
import { FileRefused, type Refusal, refusalOf } from '../refusal.ts';
import { readDirectory, type ZipDirectory } from '../zip/directory.ts';
import { archiveKind } from './archive-kind.ts';
import { refuseBinary } from './binary-kind.ts';
import { textKind } from './text-kind.ts';

/** What a file is, by its content; its name is only compared. */
export type FileType =
  | {
      readonly kind: 'xlsx';
      readonly directory: ZipDirectory;
      readonly workbookPart: string;
      readonly issues: readonly Issue[];
    }
  | { readonly kind: 'csv' | 'xml'; readonly issues: readonly Issue[] };

/** Recognises a file by its bytes. A refusal names what the file is and the way out. */
export function sniffFile(bytes: Uint8Array, name: string): FileType | Refusal {
  try {
    return fileType(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), name);
  } catch (error) {
    return refusalOf(error);
  }
}

/** @throws FileRefused */
export function fileType(bytes: Buffer, name: string): FileType {
  if (bytes.length === 0)
    throw new FileRefused('EMPTY_FILE', 'The file is empty. Export it again and send that.');
  if (bytes.length > limits.fileBytes) {
    throw new FileRefused(
      'FILE_TOO_LARGE',
      'The file is larger than 50 MB. Send the rows of the return only.',
    );
  }
  if (isZip(bytes)) {
    const directory = readDirectory(bytes);
    return {
      kind: 'xlsx',
      directory,
      workbookPart: archiveKind(bytes, directory),
      issues: mismatch(name, 'xlsx'),
    };
  }
  refuseBinary(bytes);
  const kind = textKind(bytes);
  return { kind, issues: mismatch(name, kind) };
}

/** A local file header, or the end record of an archive without files. */
function isZip(bytes: Buffer): boolean {
  if (bytes.length < 4 || bytes[0] !== 0x50 || bytes[1] !== 0x4b) return false;
  return (bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6);
}

const extensions: Readonly<Record<FileType['kind'], readonly string[]>> = {
  xlsx: ['xlsx', 'xlsm', 'xltx', 'xltm'],
  csv: ['csv', 'txt', 'tsv', 'tab', 'dat'],
  xml: ['xml'],
};

const titles: Readonly<Record<FileType['kind'], string>> = {
  xlsx: 'an Excel workbook',
  csv: 'a CSV file',
  xml: 'an XML file',
};

function mismatch(name: string, kind: FileType['kind']): Issue[] {
  const extension = /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase();
  if (extension === undefined || extensions[kind].includes(extension)) return [];
  return [
    {
      code: 'EXTENSION_MISMATCH',
      severity: 'warning',
      message: `The file is ${titles[kind]}, whatever its name says, and was read as such. Please name it .${kind}.`,
    },
  ];
}
