/** The mistakes of a project's files, gathered so that one run tells them all. */
import { explainJinja } from '../context/scope.ts';
import { DbtError, DbtErrors, describeError, type SourcePlace } from '../errors.ts';

/** A file or entry that cannot be read is noted and left out; reading goes on with the next. */
export class Mistakes {
  private readonly found: DbtError[] = [];

  /** Does a piece of work that stands for itself; nothing comes of it when it holds a mistake. */
  attempt<T>(place: SourcePlace, work: () => T): T | undefined {
    try {
      return work();
    } catch (error) {
      const explained = explainJinja(error, {});
      if (!(explained instanceof DbtError)) throw explained;
      // The line is one of the place's own file.
      const elsewhere = explained.place.file !== undefined && explained.place.file !== place.file;
      const text = describeError(explained.at(elsewhere ? {} : place));
      if (!this.found.some((earlier) => describeError(earlier) === text)) this.found.push(explained);
      return undefined;
    }
  }

  /** Ends the reading if there were mistakes: what comes next would take what was left out for missing. */
  stop(): void {
    const [first] = this.found;
    if (first) throw this.found.length === 1 ? first : new DbtErrors(this.found);
  }
}
