import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, openSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** Where a command runs and with what environment. */
export interface Place {
  cwd: string;
  env: Record<string, string>;
}

/** Real dbt in one Python process: an import of dbt takes longer than most of its commands. */
export class DbtProcess {
  private readonly child: ChildProcess;
  private readonly waiting: { resolve: (reply: any) => void; reject: (error: Error) => void }[] = [];
  /** File that holds everything dbt printed. */
  readonly log: string;

  constructor(dbt: string) {
    const python = join(dirname(dbt), 'python');
    if (!existsSync(python))
      throw new Error(`No Python beside ${dbt}: name dbt by its path in SIGHTLINE_DBT.`);
    this.log = join(mkdtempSync(join(tmpdir(), 'parity-')), 'dbt.log');
    this.child = spawn(python, [join(dirname(fileURLToPath(import.meta.url)), 'real_dbt.py')], {
      stdio: ['pipe', 'pipe', openSync(this.log, 'w')],
      env: { PATH: process.env.PATH, HOME: dirname(this.log), DO_NOT_TRACK: '1', NO_COLOR: '1' },
    });
    createInterface({ input: this.child.stdout! }).on('line', (line) =>
      this.waiting.shift()?.resolve(JSON.parse(line)),
    );
    this.child.on('exit', (code) => {
      for (const { reject } of this.waiting.splice(0))
        reject(new Error(`dbt ended with ${code}: see ${this.log}`));
    });
  }

  private async ask(request: Record<string, unknown>): Promise<any> {
    const reply = await new Promise<any>((resolve, reject) => {
      this.waiting.push({ resolve, reject });
      this.child.stdin!.write(`${JSON.stringify(request)}\n`);
    });
    if (reply.error) throw new Error(`${reply.error} (see ${this.log})`);
    return reply;
  }

  /** Runs one command; `exception` tells why there were no results at all. */
  invoke(place: Place, args: string[]): Promise<{ success: boolean; exception: string | null }> {
    return this.ask({ op: 'invoke', ...place, args });
  }

  /** The answer of `list` to each selection, sorted, or the text of the exception. The project is parsed once. */
  async list(place: Place, args: string[], selectors: string[][]): Promise<(string[] | string)[]> {
    return (await this.ask({ op: 'list', ...place, args, selectors })).lists;
  }

  /** Validates artefacts by the JSON schemas that the installed dbt generates: one text for each fault. */
  async validate(files: [schema: string, path: string][]): Promise<string[]> {
    return (await this.ask({ op: 'validate', files })).errors;
  }

  end(): void {
    this.child.stdin!.end();
  }
}
