import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createGzip, gzip } from 'node:zlib';
import { MAX_KEPT_ANSWER } from './answer-cache.ts';
import { questionKey, readFilters } from './api/filters.ts';
import type { Resource } from './api/resource.ts';
import { chooseFormat } from './formats/choose.ts';
import type { Format } from './formats/format.ts';
import type { Release } from './release.ts';
import { acceptsGzip, matchesTag, type Ready, sendReady } from './reply.ts';
import { securityHeaders } from './security-headers.ts';
import type { Slots } from './slots.ts';
import type { Table } from './table.ts';

const zip = promisify(gzip);
const MIN_ZIPPED = 1024;

/** A request for a resource, with the release that the whole answer comes from. */
export interface Question {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly release: Release;
  readonly resource: Resource;
  /** What stands in the braces of the resource's path. */
  readonly parameter: string;
  readonly query: URLSearchParams;
}

/**
 * Answers from the bytes that an earlier reader of the release was given, else makes them, once for all who ask
 * meanwhile; what is too large to keep is sent as it is made. Throws RequestProblem before anything is sent.
 */
export async function answer(question: Question, slots: Slots): Promise<void> {
  const { request, response, release, resource, parameter } = question;
  const format = chooseFormat(question.query.get('format'), request.headers.accept);
  const given = readFilters(resource, question.query);
  const key = `${format.name} ${resource.stamp ?? ''} ${questionKey(resource.path.replace('{id}', parameter), given)}`;
  const kept = release.answers.get(key) ?? (await release.answers.making(key));
  if (kept) return sendReady(request, response, kept);
  const etag = `"${release.id}-${resource.stamp ? `${resource.stamp}-` : ''}${format.name}"`;
  const freeSlot = await slots.take();
  try {
    const table = await resource.read(release, given, parameter);
    if (matchesTag(request.headers['if-none-match'], etag)) {
      response.writeHead(304, { ...securityHeaders, ...headersOf(resource, format), etag }).end();
      return;
    }
    await make(question, { format, table, key, etag });
  } finally {
    freeSlot();
  }
}

interface Making {
  readonly format: Format;
  readonly table: Table;
  readonly key: string;
  readonly etag: string;
}

async function make({ request, response, release, resource }: Question, making: Making): Promise<void> {
  const { format, table, key, etag } = making;
  const pieces = format.write(table, resource.isSingle === true)[Symbol.asyncIterator]();
  const headers = headersOf(resource, format);
  const collected: Uint8Array[] = [];
  const whole = collect(pieces, collected).then(async (isWhole): Promise<Ready | undefined> => {
    if (!isWhole) return undefined;
    const bytes = Buffer.concat(collected);
    const zipped = format.isCompressible && bytes.length >= MIN_ZIPPED ? await zip(bytes) : undefined;
    return { bytes, gzip: zipped, headers, etag };
  });
  release.answers.startMaking(key, whole);
  const ready = await whole;
  if (ready) return sendReady(request, response, ready);
  await sendAsMade(request, response, { ...headers, etag }, format, joined(collected, pieces));
}

/** Collects pieces until they end or are too many to keep; true when they ended. */
async function collect(pieces: AsyncIterator<Uint8Array>, into: Uint8Array[]): Promise<boolean> {
  let bytes = 0;
  for (let piece = await pieces.next(); !piece.done; piece = await pieces.next()) {
    into.push(piece.value);
    bytes += piece.value.length;
    if (bytes > MAX_KEPT_ANSWER) return false;
  }
  return true;
}

async function* joined(first: Uint8Array[], rest: AsyncIterator<Uint8Array>): AsyncIterable<Uint8Array> {
  try {
    while (first.length > 0) yield first.shift()!;
    for (let piece = await rest.next(); !piece.done; piece = await rest.next()) yield piece.value;
  } finally {
    await rest.return?.();
  }
}

async function sendAsMade(
  request: IncomingMessage,
  response: ServerResponse,
  headers: Record<string, string>,
  format: Format,
  pieces: AsyncIterable<Uint8Array>,
): Promise<void> {
  const isZipped = format.isCompressible && acceptsGzip(request.headers['accept-encoding']);
  const sent: Record<string, string> = { ...securityHeaders, ...headers };
  if (isZipped) {
    sent['content-encoding'] = 'gzip';
    sent.etag = `${headers.etag!.slice(0, -1)}-gz"`;
  }
  response.writeHead(200, sent);
  const source = Readable.from(request.method === 'HEAD' ? [] : pieces, { objectMode: true });
  // What breaks from here on can only cut the answer short, which the reader's HTTP library notices.
  if (isZipped) await pipeline(source, createGzip({ level: 4 }), response);
  else await pipeline(source, response);
}

function headersOf(resource: Resource, format: Format): Record<string, string> {
  const headers: Record<string, string> = {
    'content-type': format.mediaType,
    'cache-control': 'private, no-cache',
    vary: 'accept, accept-encoding',
  };
  if (format.isDownload)
    headers['content-disposition'] = `attachment; filename="${resource.name}.${format.name}"`;
  return headers;
}
