import type { IncomingMessage, ServerResponse } from 'node:http';
import { problemText, type RequestProblem } from './problem.ts';
import { securityHeaders } from './security-headers.ts';

/** Bytes that are ready to be sent, plain and (where that is smaller) gzipped. */
export interface Ready {
  readonly bytes: Buffer;
  readonly gzip?: Buffer;
  readonly headers: Readonly<Record<string, string>>;
  /** Quoted; the same bytes have the same tag, another release has another. */
  readonly etag: string;
}

/** Sends ready bytes: 304 where the reader has them, no body to HEAD. */
export function sendReady(request: IncomingMessage, response: ServerResponse, ready: Ready): void {
  const zipped = ready.gzip !== undefined && acceptsGzip(request.headers['accept-encoding']);
  const etag = zipped ? `${ready.etag.slice(0, -1)}-gz"` : ready.etag;
  const bytes = zipped ? ready.gzip! : ready.bytes;
  const headers: Record<string, string | number> = {
    ...securityHeaders,
    'cache-control': 'private, no-cache',
    ...ready.headers,
    etag,
    'content-length': bytes.length,
  };
  if (zipped) headers['content-encoding'] = 'gzip';
  if (matchesTag(request.headers['if-none-match'], etag)) {
    delete headers['content-length'];
    response.writeHead(304, headers).end();
  } else {
    response.writeHead(200, headers);
    response.end(request.method === 'HEAD' ? undefined : bytes);
  }
}

/** Sends a problem document. The connection stays usable: there is no request body to read on. */
export function sendProblem(
  request: IncomingMessage,
  response: ServerResponse,
  problem: RequestProblem,
): void {
  const text = problemText(problem);
  response.writeHead(problem.status, {
    ...securityHeaders,
    'cache-control': 'no-store',
    'content-type': 'application/problem+json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    ...problem.headers,
  });
  response.end(request.method === 'HEAD' ? undefined : text);
}

/** Whether the reader takes gzip. */
export function acceptsGzip(header: string | string[] | undefined): boolean {
  return /(^|[\s,])gzip(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(String(header ?? ''));
}

/** Whether an If-None-Match names the tag, in either of its forms. */
export function matchesTag(header: string | undefined, etag: string): boolean {
  if (!header) return false;
  return header.split(',').some((tag) => {
    const text = tag.trim();
    return text === '*' || text === etag || text === `W/${etag}` || text === `${etag.slice(0, -1)}-gz"`;
  });
}
