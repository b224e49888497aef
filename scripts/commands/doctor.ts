import { accessSync, constants, existsSync, readFileSync, statfsSync } from 'node:fs';
import { OperatorError } from '../../domain/operator-error.ts';
import { keyId } from '../../pipelines/ingest/ledger/check-secret.ts';
import { withReadOnly } from '../../pipelines/warehouse/read-only.ts';
import { openWorkspace, type Workspace, workspacePaths } from '../../pipelines/workspace/workspace.ts';
import { type CommonOptions, printRows, voiceOf } from './output.ts';

interface Check {
  readonly check: string;
  readonly result: 'ok' | 'warning' | 'problem';
  readonly detail: string;
}

/** `sightline doctor`: is everything in place for an unattended night? Exit code 2 when a problem must be mended first. */
export async function doctor(options: CommonOptions): Promise<number> {
  const voice = voiceOf(options);
  const checks: Check[] = [];
  const check = (name: string, test: () => string | [Check['result'], string]) => {
    try {
      const answer = test();
      checks.push(
        typeof answer === 'string'
          ? { check: name, result: 'ok', detail: answer }
          : { check: name, result: answer[0], detail: answer[1] },
      );
    } catch (error) {
      checks.push({ check: name, result: 'problem', detail: (error as Error).message });
    }
  };
  check('node', () =>
    Number(process.versions.node.split('.')[0]) >= 20
      ? process.version
      : ['problem', `${process.version}; 20 or later is needed`],
  );
  const duckdb = await import('@duckdb/node-api').then(
    (m) => m.version(),
    (error: Error) => error,
  );
  check('duckdb', () =>
    typeof duckdb === 'string' ? duckdb : ['problem', `cannot be loaded: ${duckdb.message}`],
  );
  let workspace: Workspace | undefined;
  check('board.yml', () => {
    workspace = openWorkspace(options.workspace);
    return `${workspace.board.name}, ${workspace.board.area_code}`;
  });
  if (workspace) {
    const known = await keyOfWarehouse(workspace);
    checkWorkspace(workspace, check, known);
  } else if (!existsSync(workspacePaths(options.workspace ?? process.env.SIGHTLINE_WORKSPACE ?? '.').board)) {
    throw new OperatorError(
      'NOT_A_WORKSPACE',
      'There is no board.yml here. Make a workspace with `sightline init <dir>`, or name one with --workspace <dir>.',
    );
  }
  printRows(
    voice,
    ['check', 'result', 'detail'],
    checks.map((row) => ({ ...row })),
  );
  return checks.some((row) => row.result === 'problem') ? 2 : 0;
}

/** Which secret the warehouse was begun with; undefined where there is none yet, or another run has it open. */
async function keyOfWarehouse({ paths }: Workspace): Promise<string | undefined> {
  if (!existsSync(paths.warehouse)) return undefined;
  try {
    return await withReadOnly(paths.warehouse, async (connection) => {
      const reader = await connection.runAndReadAll('select key_id from ledger.secret_check limit 1');
      const [[key] = []] = reader.getRows();
      return key === undefined ? undefined : String(key);
    });
  } catch {
    return undefined;
  }
}

function checkWorkspace(
  workspace: Workspace,
  check: (name: string, test: () => string | [Check['result'], string]) => void,
  known: string | undefined,
): void {
  const { paths, clock, board } = workspace;
  check('secret', () => {
    const secret = workspace.secret();
    if (known !== undefined && keyId(secret) !== known)
      return ['problem', 'not the one that the warehouse was loaded with; restore that one'];
    const { length } = secret;
    return length >= 16 ? `${length} bytes` : ['problem', 'shorter than 16 bytes: easily guessed'];
  });
  for (const [name, folder] of Object.entries({
    inbox: paths.inbox,
    receipts: paths.receipts,
    data: paths.data,
    publish: paths.publish,
  })) {
    check(`${name} folder`, () => {
      accessSync(folder, constants.R_OK | constants.W_OK);
      return folder;
    });
  }
  check('disk space', () => {
    const disk = statfsSync(paths.data);
    const free = (disk.bavail * disk.bsize) / 1e9;
    return free >= 1
      ? `${free.toFixed(1)} GB free`
      : ['problem', `${free.toFixed(1)} GB free; 1 GB is the least`];
  });
  check('lock', () => {
    if (!existsSync(paths.lock)) return 'free';
    const holder = JSON.parse(readFileSync(paths.lock, 'utf8')) as { pid: number; command: string };
    return ['warning', `held by \`sightline ${holder.command}\`, process ${holder.pid}`];
  });
  check('clock', () =>
    board.clock
      ? ['warning', `${clock.now()}, fixed in board.yml: for demonstrations only`]
      : `${clock.now()} in London`,
  );
  check('districts', () =>
    board.districts.length > 0
      ? `${board.districts.length}`
      : ['warning', 'none in board.yml: no figures by district'],
  );
  check('returns owed', () => {
    const owed = Object.values(board.agencies).reduce((sum, agency) => sum + (agency?.owes?.length ?? 0), 0);
    return owed > 0 ? `${owed}` : ['warning', 'none in board.yml: nothing can be overdue'];
  });
}
