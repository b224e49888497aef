/** Exit codes of every command (the outside contract). */
export const exitCodes = {
  done: 0,
  unexpected: 1,
  usage: 2,
  refusedOrOverdue: 3,
  gateFailed: 4,
  locked: 5,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/**
 * A mistake of the person who runs Sightline, or a state they must mend: a coded exception with one sentence that says
 * what happened and what to do. Anything else that is thrown is a bug and prints its stack.
 */
export class OperatorError extends Error {
  readonly code: string;
  readonly exitCode: ExitCode;

  constructor(code: string, message: string, exitCode: ExitCode = exitCodes.usage) {
    super(message);
    this.name = 'OperatorError';
    this.code = code;
    this.exitCode = exitCode;
  }
}
