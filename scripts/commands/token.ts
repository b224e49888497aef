import { createHmac } from 'node:crypto';
import { decodeCsv } from '../../connectors/reading/csv/decode.ts';
import { csvShape } from '../../connectors/reading/csv/delimiter.ts';
import { tokenizeCsv } from '../../connectors/reading/csv/tokenizer.ts';
import { nameAndBirthText, tokenName } from '../../domain/link-token.ts';
import { OperatorError } from '../../domain/operator-error.ts';
import { isPlainDate } from '../../domain/plain-date.ts';
import { openWorkspace } from '../../pipelines/workspace/workspace.ts';
import { type CommonOptions, voiceOf } from './output.ts';

/**
 * `sightline token`: a CSV with the columns link_name and link_dob on stdin gives one link token a line on stdout, in the
 * same order; a line is empty where no token can be made. Nothing is kept.
 */
export async function token(options: CommonOptions): Promise<number> {
  const secret = openWorkspace(options.workspace).secret();
  const rows = await readRows();
  const header = rows.shift()?.map((cell) => cell.trim().toLowerCase().replaceAll(' ', '_')) ?? [];
  const name = header.indexOf('link_name');
  const born = header.indexOf('link_dob');
  if (name < 0 || born < 0) {
    throw new OperatorError(
      'TOKEN_INPUT',
      'The first line of the input must name the columns link_name and link_dob.',
    );
  }
  const lines: string[] = [];
  for (const row of rows) {
    const who = tokenName(row[name] ?? '');
    const day = readDay((row[born] ?? '').trim());
    lines.push(
      who && day ? createHmac('sha256', secret).update(nameAndBirthText(who, day), 'utf8').digest('hex') : '',
    );
  }
  voiceOf({ ...options, format: 'csv' }).result(`${lines.join('\n')}\n`);
  return 0;
}

async function readRows(): Promise<string[][]> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  const text = decodeCsv(Buffer.concat(chunks)).text;
  const shape = csvShape(text);
  const rows: string[][] = [];
  tokenizeCsv(text, shape.start, shape.delimiter, (fields) => {
    if (fields.some((field) => field.trim() !== '')) rows.push([...fields]);
    return true;
  });
  return rows;
}

/** `yyyy-mm-dd` or `dd/mm/yyyy`, day first as everywhere. */
function readDay(text: string): string | undefined {
  const uk = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  const iso = uk ? `${uk[3]}-${uk[2]!.padStart(2, '0')}-${uk[1]!.padStart(2, '0')}` : text;
  return isPlainDate(iso) ? iso : undefined;
}
