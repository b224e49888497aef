/** The command. `dbt` goes straight to the SQL runner, which needs none of the other commands. */
import { exitCodes } from '../domain/operator-error.ts';

async function main(argv: readonly string[]): Promise<void> {
  const dbt = argv.indexOf('dbt');
  if (
    dbt >= 0 &&
    argv.slice(0, dbt).every((arg, i, all) => arg.startsWith('--') || all[i - 1] === '--workspace')
  ) {
    const { dbtCommand } = await import('./commands/dbt.ts');
    process.exitCode = await dbtCommand([...argv.slice(0, dbt), ...argv.slice(dbt + 1)]);
    return;
  }
  const { runCommand } = await import('./cli.ts');
  await runCommand(argv);
}

// A reader such as `head` that closes the pipe has had enough: that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(process.exitCode ?? exitCodes.done);
  throw error;
});

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = exitCodes.unexpected;
});
