import type { DuckDBConnection } from '@duckdb/node-api';
import { readRows } from '../../warehouse/kysely.ts';
import type { Board } from '../../workspace/workspace.ts';

/** An area and every name it goes by. */
export interface AreaName {
  readonly code: string;
  readonly names: readonly string[];
}

/** The areas that a cell may name: the board's own and its districts, then the reference extract, which wins. */
export async function readAreas(connection: DuckDBConnection, board: Board): Promise<AreaName[]> {
  const areas = new Map<string, AreaName>();
  areas.set(board.area_code, { code: board.area_code, names: [board.name] });
  for (const { code, name } of board.districts) areas.set(code, { code, names: [name] });
  const rows = readRows(
    await connection.runAndReadAll(
      `select area_code, area_name, other_names from raw.areas where _is_effective
      qualify row_number() over (partition by _row_key order by _sequence desc) = 1`,
    ),
  );
  for (const row of rows) {
    const code = row.area_code as string;
    const others = ((row.other_names as string | null) ?? '').split(';').map((name) => name.trim());
    areas.set(code, { code, names: [row.area_name as string, ...others].filter(Boolean) });
  }
  return [...areas.values()];
}
