/**
 * Run by the build: carries out the commands of a small project with a bundled script, and keeps what V8 then has of it.
 * V8 compiles a function when it is first called, so what is kept is what these commands called.
 */
import { writeFileSync } from 'node:fs';
import { compiledScript, keptFile } from './compiled-script.ts';

const [file, project] = process.argv.slice(2) as [string, string];
const { script, run } = compiledScript(file);
const { dbtCommand } = run();
process.chdir(project);
process.stdout.write = () => true;
for (const command of ['parse', 'build', 'run', 'compile', 'ls', 'docs generate'])
  if (await dbtCommand(command.split(' '))) throw new Error(`dbt ${command} of the small project failed`);
await dbtCommand(['show', '--inline', 'select 1']);
writeFileSync(keptFile(file), script.createCachedData());
