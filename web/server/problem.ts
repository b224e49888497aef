/** A request that cannot be answered: what goes wrong is said in a problem document (RFC 9457), never in a stack. */
export class RequestProblem extends Error {
  readonly status: number;
  readonly title: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, detail: string, headers: Readonly<Record<string, string>> = {}) {
    super(detail);
    this.name = 'RequestProblem';
    this.status = status;
    this.title = titles[status] ?? 'Problem';
    this.headers = headers;
  }
}

const titles: Readonly<Record<number, string>> = {
  400: 'The request is not understood',
  404: 'Not found',
  405: 'Method not allowed',
  406: 'No such format',
  414: 'Address too long',
  429: 'Too many requests',
  500: 'Something went wrong',
  503: 'Not ready',
};

/** The problem document of a request; what is not a RequestProblem is said to be a fault, and nothing more. */
export function problemOf(error: unknown): RequestProblem {
  if (error instanceof RequestProblem) return error;
  return new RequestProblem(
    500,
    'Sightline could not answer. The person who runs it finds the reason in its log.',
  );
}

export function problemText(problem: RequestProblem): string {
  return `${JSON.stringify({ type: 'about:blank', title: problem.title, status: problem.status, detail: problem.message })}\n`;
}
