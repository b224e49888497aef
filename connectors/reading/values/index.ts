import type { Code } from '../../../domain/code-lists/code-list.ts';
import type { ColumnType } from '../../connector.ts';
import { codeReader } from './code.ts';
import { type DateOptions, dateReader, datetimeReader } from './date.ts';
import { idReader } from './id.ts';
import { decimalReader, integerReader } from './number.ts';
import { postcodeDistrictReader } from './postcode-district.ts';
import type { CellReader } from './reading.ts';
import { textReader } from './text.ts';
import { yesNoReader } from './yes-no.ts';

export interface CellReaderOptions extends DateOptions {
  /** For `code`: the codes, and whether the list is open. */
  readonly list?: { readonly codes: readonly Code[]; readonly open: boolean };
  /** For `code`: several separated by semicolons. */
  readonly multiple?: boolean;
  /** For `text`: cut at 1,000 characters instead of refusing (commentary). */
  readonly cut?: boolean;
}

/** The reader of a column by its type. Make one for each column of each file: it remembers what it has read. */
export function cellReader(type: ColumnType, options: CellReaderOptions = {}): CellReader {
  switch (type) {
    case 'id':
      return idReader();
    case 'date':
      return dateReader(options);
    case 'datetime':
      return datetimeReader(options);
    case 'integer':
      return integerReader();
    case 'decimal':
      return decimalReader();
    case 'yes_no':
      return yesNoReader();
    case 'code':
      if (options.list === undefined) throw new TypeError('a code column needs its list');
      return codeReader({ ...options.list, multiple: options.multiple });
    case 'text':
      return textReader(options);
    case 'postcode_district':
      return postcodeDistrictReader();
  }
}
