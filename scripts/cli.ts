import { Command, CommanderError } from 'commander';
import { exitCodes, OperatorError } from '../domain/operator-error.ts';
import { diskFull, isDiskFull } from '../pipelines/workspace/disk-full.ts';
import type { CommonOptions } from './commands/output.ts';

type Action = (
  options: CommonOptions & Record<string, unknown>,
  ...args: string[]
) => Promise<number> | Promise<void>;

const program = new Command('sightline')
  .description("A safeguarding partnership's figures: from agencies' files to the board's scorecard")
  .option('--workspace <dir>', 'the workspace (default: SIGHTLINE_WORKSPACE, else the current folder)')
  .option('--format <format>', 'table, csv or json (default: table on a terminal, else json)')
  .option('--quiet', 'no messages on stderr')
  .option('--no-color', 'no colour')
  .showHelpAfterError('(sightline --help lists the commands)')
  .showSuggestionAfterError()
  .addHelpText(
    'before',
    `Examples:
  sightline init my-board                          make a workspace
  sightline nightly --workspace my-board           take what is in the inbox, build and publish
  sightline scorecard 2017-18-Q2                   the front sheet in the terminal
  sightline explain re-referrals-12m-pct --period 2017-18-Q2
`,
  )
  .exitOverride()
  .configureOutput({ outputError: (text, write) => write(text) });

/** Declares a command; its module is loaded only when it runs, so that help stays quick. */
function command(usage: string, summary: string, load: () => Promise<Action>): Command {
  return program
    .command(usage)
    .description(summary)
    .option('--workspace <dir>', 'the workspace')
    .option('--format <format>', 'table, csv or json')
    .option('--quiet', 'no messages on stderr')
    .option('--no-color', 'no colour')
    .action(async (...received: unknown[]) => {
      const self = received.pop() as Command;
      const own = received.pop() as Record<string, unknown>;
      const args = received as string[];
      const options = {
        ...program.opts(),
        ...own,
        color: program.opts().color !== false && own.color !== false,
      };
      void self;
      const action = await load();
      process.exitCode = (await action(options, ...args)) ?? exitCodes.done;
    });
}

command(
  'init <dir>',
  'make a workspace, with inbox folders and template workbooks',
  async () => (await import('./commands/init.ts')).init,
);
command(
  'template <agency> [extract]',
  'write blank return workbooks',
  async () => (await import('./commands/ingest.ts')).template,
);
command(
  'ingest',
  'take what is in the inbox: receipts out, accepted rows in',
  async () => (await import('./commands/ingest.ts')).ingest,
);
command(
  'approve <submission_id>',
  'load a submission that was held',
  async () => (await import('./commands/ingest.ts')).approve,
);
command(
  'transform',
  'build and test every model',
  async () => (await import('./commands/transform.ts')).transform,
)
  .option('--select <selector>', 'build only these models')
  .option('--full-refresh', 'rebuild everything')
  .option('--as-at <date>', 'build what was known at the end of a day, beside the warehouse');
command(
  'publish',
  'disclosure control, the read-only copy and the static site',
  async () => (await import('./commands/publish.ts')).publish,
);
command(
  'dataset <period>',
  'the quarterly dataset, period as 2017-18-Q2',
  async () => (await import('./commands/publish.ts')).dataset,
).option('--freeze', 'record it as published');
command(
  'nightly',
  'ingest, transform and publish, with one lock and one run record',
  async () => (await import('./commands/runs.ts')).nightly,
);
command(
  'quarterly [period]',
  'nightly, then the dataset of the quarter just ended, frozen',
  async () => (await import('./commands/runs.ts')).quarterly,
);
command(
  'schedule',
  'stay up and do both at the times in board.yml',
  async () => (await import('./commands/runs.ts')).schedule,
);
command(
  'serve',
  'pages and API over the published copy',
  async () => (await import('./commands/serve.ts')).serve,
)
  .option('--port <port>', 'port', '8080')
  .option('--host <host>', 'address', '127.0.0.1');
command(
  'scorecard [period]',
  'the front sheet in the terminal',
  async () => (await import('./commands/scorecard.ts')).scorecard,
);
command(
  'query <sql>',
  'one read-only statement over the published copy',
  async () => (await import('./commands/query.ts')).query,
).option('--as-at <date>', 'as known at the end of a day');
command(
  'export <what>',
  'the scorecard as rows: `export values`',
  async () => (await import('./commands/export.ts')).exportValues,
)
  .option('--period <period>', 'a label or a date')
  .option('--measure <measure>', 'one measure')
  .option('--unpublished', 'from the warehouse, without disclosure control')
  .option('--as-at <date>', 'as known at the end of a day');
command(
  'explain <measure>',
  'the figure, and the file, sheet and row of each record in it',
  async () => (await import('./commands/explain.ts')).explain,
)
  .option('--period <period>', 'a label or a date')
  .option('--breakdown <breakdown=value>', 'a breakdown value, such as source=5B')
  .option('--as-at <date>', 'as known at the end of a day');
command(
  'comment <measure> <period>',
  'write the commentary of a measure',
  async () => (await import('./commands/comment.ts')).comment,
)
  .requiredOption('--what-happened <text>', 'what happened')
  .option('--so-what <text>', 'what it means for children')
  .option('--action <text>', 'what is being done')
  .option('--owner <role>', 'who does it')
  .option('--due-date <date>', 'by when');
command(
  'token',
  'link tokens for a CSV of link_name, link_dob on stdin',
  async () => (await import('./commands/token.ts')).token,
);
command(
  'submissions',
  'what each agency has sent',
  async () => (await import('./commands/submissions.ts')).submissions,
);
command(
  'receipt <id>',
  'the receipt of a submission',
  async () => (await import('./commands/submissions.ts')).receipt,
);
command(
  'measures [text]',
  'the catalogue of measures',
  async () => (await import('./commands/measures.ts')).measures,
)
  .option('--additional', 'the measures added to the catalogue')
  .option('--schema', 'JSON Schema of a measure’s entry, for editors');
command(
  'status',
  'what is loaded, late and refused, and the last run',
  async () => (await import('./commands/status.ts')).status,
);
command(
  'doctor',
  'check the installation and the workspace',
  async () => (await import('./commands/doctor.ts')).doctor,
);
program.command('dbt', 'x', { hidden: true });
program.addHelpText(
  'after',
  '  dbt <command>                   the SQL runner on its own, with dbt’s commands\n',
);

/** Carries out a command line of any command but `dbt`. */
export async function runCommand(argv: readonly string[]): Promise<void> {
  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    const known = !(error instanceof OperatorError) && isDiskFull(error) ? diskFull(error) : error;
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
    } else if (known instanceof OperatorError) {
      process.stderr.write(`${known.code}: ${known.message}\n`);
      process.exitCode = known.exitCode;
    } else throw error;
  }
}
