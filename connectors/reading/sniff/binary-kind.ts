import { FileRefused, type RefusalCode } from '../refusal.ts';

interface Signature {
  readonly starts: readonly number[];
  readonly code: RefusalCode;
  readonly message: string;
  /** The signature is also how a text could start: only with a NUL near the start is it this. */
  readonly hasNul?: true;
}

const send = 'Send the return as an Excel workbook (.xlsx) or CSV.';

const database = `The file is a database, not a return. ${send}`;

const signatures: readonly Signature[] = [
  {
    starts: [0x7f, 0x45, 0x4c, 0x46],
    code: 'EXECUTABLE',
    message: `The file is a program, not a return. ${send}`,
  },
  {
    starts: [0x4d, 0x5a],
    code: 'EXECUTABLE',
    message: `The file is a program, not a return. ${send}`,
    hasNul: true,
  },
  { starts: [0xfe, 0xed, 0xfa], code: 'EXECUTABLE', message: `The file is a program, not a return. ${send}` },
  {
    starts: [0xcf, 0xfa, 0xed, 0xfe],
    code: 'EXECUTABLE',
    message: `The file is a program, not a return. ${send}`,
  },
  {
    starts: [0xca, 0xfe, 0xba, 0xbe],
    code: 'EXECUTABLE',
    message: `The file is a program, not a return. ${send}`,
  },
  { starts: [0x23, 0x21], code: 'EXECUTABLE', message: `The file is a script, not a return. ${send}` },
  { starts: [0x25, 0x50, 0x44, 0x46], code: 'UNKNOWN_TYPE', message: `The file is a PDF document. ${send}` },
  { starts: [0x89, 0x50, 0x4e, 0x47], code: 'UNKNOWN_TYPE', message: `The file is a picture. ${send}` },
  { starts: [0xff, 0xd8, 0xff], code: 'UNKNOWN_TYPE', message: `The file is a picture. ${send}` },
  { starts: [0x47, 0x49, 0x46, 0x38], code: 'UNKNOWN_TYPE', message: `The file is a picture. ${send}` },
  {
    starts: [0x1f, 0x8b],
    code: 'UNKNOWN_TYPE',
    message: 'The file is an archive (.gz). Unpack it and send what is inside.',
  },
  {
    starts: [0x37, 0x7a, 0xbc, 0xaf],
    code: 'UNKNOWN_TYPE',
    message: 'The file is an archive (.7z). Unpack it and send what is inside.',
  },
  {
    starts: [0x52, 0x61, 0x72, 0x21],
    code: 'UNKNOWN_TYPE',
    message: 'The file is an archive (.rar). Unpack it and send what is inside.',
  },
  {
    starts: [0x42, 0x5a, 0x68],
    code: 'UNKNOWN_TYPE',
    message: 'The file is an archive (.bz2). Unpack it and send what is inside.',
    hasNul: true,
  },
  {
    starts: [0xfd, 0x37, 0x7a, 0x58, 0x5a],
    code: 'UNKNOWN_TYPE',
    message: 'The file is an archive (.xz). Unpack it and send what is inside.',
  },
  {
    starts: [0x28, 0xb5, 0x2f, 0xfd],
    code: 'UNKNOWN_TYPE',
    message: 'The file is an archive (.zst). Unpack it and send what is inside.',
  },
  { starts: [0x50, 0x41, 0x52, 0x31], code: 'UNKNOWN_TYPE', message: database, hasNul: true },
  { starts: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65], code: 'UNKNOWN_TYPE', message: database, hasNul: true },
  {
    starts: [0x7b, 0x5c, 0x72, 0x74, 0x66],
    code: 'UNKNOWN_TYPE',
    message: `The file is a text document (.rtf). ${send}`,
  },
];

const oldWorkbook =
  'The file is an old Excel workbook (.xls), whatever its name says. In Excel choose Save As, Excel Workbook (.xlsx), and send that.';

/**
 * Refuses files that are neither text nor zip by what they are.
 * @throws FileRefused EXECUTABLE, OLD_XLS, PASSWORD_PROTECTED, UNKNOWN_TYPE
 */
export function refuseBinary(bytes: Buffer): void {
  const head = bytes.subarray(0, 8);
  if (head.equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))) refuseCompound(bytes);
  // A worksheet of Excel 2 to 4, which has no container: a BOF record with its length.
  if (
    head[0] === 0x09 &&
    [0x00, 0x02, 0x04, 0x08].includes(head[1] ?? -1) &&
    (head[2] ?? 99) <= 16 &&
    head[3] === 0
  ) {
    throw new FileRefused('OLD_XLS', oldWorkbook);
  }
  const withNul = bytes.subarray(0, 512).includes(0);
  for (const { starts, code, message, hasNul } of signatures) {
    if (hasNul === true && !withNul) continue;
    if (starts.every((byte, i) => bytes[i] === byte)) throw new FileRefused(code, message);
  }
}

/** The container of old Office files, and of new ones with a password. Its streams are named in UTF-16. */
function refuseCompound(bytes: Buffer): never {
  if (bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))) {
    throw new FileRefused(
      'PASSWORD_PROTECTED',
      'The workbook is protected with a password. Remove the password (File, Info, Protect Workbook) and send it by the agreed secure route; do not send the password.',
    );
  }
  if (
    bytes.includes(Buffer.from('Workbook', 'utf16le')) ||
    bytes.includes(Buffer.from('Book\0', 'utf16le'))
  ) {
    throw new FileRefused('OLD_XLS', oldWorkbook);
  }
  throw new FileRefused(
    'UNKNOWN_TYPE',
    `The file is an old Office document or a message, not a workbook. ${send}`,
  );
}
