/** All mistakes that binding finds in what is selected, told at once before anything is built. */
import type { ShadowDatabase } from '../binding/shadow-database.ts';
import { type DbtError, describeError } from '../errors.ts';
import type { Session } from '../execute/session.ts';
import type { Invocation } from './invocation.ts';

const BINDS = new Set(['build', 'run']);
const BOUND = new Set(['model', 'snapshot', 'seed']);

export class MistakeSearch {
  private readonly invocation: Invocation;
  private readonly binds: boolean;
  private shadow: Promise<ShadowDatabase> | undefined;

  /**
   * Opens the shadow database without waiting for it, since the warehouse opens meanwhile; not where the warehouse may
   * know that all is bound.
   */
  constructor(invocation: Invocation) {
    this.invocation = invocation;
    const { flags } = invocation.runtime;
    this.binds = BINDS.has(flags.which) && flags.introspect;
    // It is told where it is waited for.
    if (this.binds && !invocation.options.unchangedIn) this.open().catch(() => {});
  }

  private open(): Promise<ShadowDatabase> {
    const { profile } = this.invocation.runtime.loaded;
    this.shadow ??= import('../binding/shadow-database.ts').then(({ ShadowDatabase }) =>
      ShadowDatabase.open(profile),
    );
    return this.shadow;
  }

  /**
   * The mistakes by unique_id. The nodes still run, so that the results are those of the real database; with `atomic`
   * nothing runs.
   */
  async find(main: Session, selected: Set<string>): Promise<Map<string, DbtError>> {
    if (!this.binds) return new Map();
    const { runtime, dag, err } = this.invocation;
    const { bindProject } = await import('../binding/bind-project.ts');
    const nodes = new Set([...selected].filter((id) => BOUND.has(dag.nodes.get(id)!.resource_type)));
    const { problems } = await bindProject(runtime, dag, nodes, main, await this.open(), { columns: false });
    if (problems.size) {
      err(
        `${problems.size} ${problems.size === 1 ? 'mistake' : 'mistakes'} found before anything was built:`,
      );
      for (const problem of problems.values()) err(describeError(problem));
    }
    return problems;
  }

  async close(): Promise<void> {
    const shadow = await this.shadow?.catch(() => undefined);
    shadow?.close();
  }
}
