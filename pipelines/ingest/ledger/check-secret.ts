import type { DuckDBConnection } from '@duckdb/node-api';
import { hmacSha256 } from '../../../domain/hmac-sha256.ts';
import { OperatorError } from '../../../domain/operator-error.ts';
import { readRows } from '../../warehouse/kysely.ts';
import type { LocalDateTime } from '../../workspace/clock.ts';

/** Names a secret without telling it. */
export function keyId(secret: Uint8Array): string {
  return hmacSha256(secret)('sightline key id').slice(0, 16);
}

/**
 * Stops before anything is pseudonymised with a secret other than the one that the warehouse was begun with: no child would
 * link to what is held, and every row would count as new. Throws OperatorError SECRET_CHANGED.
 */
export async function checkSecret(
  connection: DuckDBConnection,
  secret: Uint8Array,
  now: LocalDateTime,
): Promise<void> {
  const own = keyId(secret);
  const [known] = readRows(await connection.runAndReadAll('select key_id from ledger.secret_check limit 1'));
  if (!known) {
    await connection.run('insert into ledger.secret_check values ($1, $2)', [own, now]);
    return;
  }
  if (known.key_id === own) return;
  throw new OperatorError(
    'SECRET_CHANGED',
    'The pseudonymisation secret is not the one that this warehouse was loaded with; nothing was read. Restore that secret from your safe copy (data/secret, or the file that SIGHTLINE_SECRET_FILE names).',
  );
}
