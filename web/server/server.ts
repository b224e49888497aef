import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { OperatorError } from '../../domain/operator-error.ts';
import { answer } from './answer.ts';
import { datasetsIn, openDatasetFile } from './api/datasets.ts';
import { openApiDocument, resources } from './api/openapi.ts';
import type { Resource } from './api/resource.ts';
import { CurrentRelease } from './current-release.ts';
import { problemOf, RequestProblem } from './problem.ts';
import { RateLimit } from './rate-limit.ts';
import type { Release } from './release.ts';
import { matchesTag, sendProblem, sendReady } from './reply.ts';
import { securityHeaders } from './security-headers.ts';
import { Slots } from './slots.ts';

export interface ServerOptions {
  /** The workspace's publish folder: nothing else is read. */
  readonly publishFolder: string;
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Is told what the person who runs the server must know. */
  readonly say: (line: string) => void;
  /** Questions a minute for each address; downloads of dataset files likewise. */
  readonly answersPerMinute?: number;
  readonly downloadsPerMinute?: number;
}

export interface RunningServer {
  readonly url: string;
  /** Answers what is under way and stops. */
  close(): Promise<void>;
}

const MAX_URL = 4_000;

/**
 * Serves the pages and the API of the published copy and follows each new release. Throws OperatorError PORT_IN_USE or
 * ADDRESS_UNUSABLE.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const site = new Site(options);
  const server = createServer(
    { requestTimeout: 30_000, headersTimeout: 10_000, maxHeaderSize: 8_192 },
    site.handle,
  );
  server.keepAliveTimeout = 10_000;
  // A reader who takes nothing for a minute is let go, and with it what it holds.
  server.setTimeout(60_000);
  await site.releases.find();
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(unusable(error, options)));
    server.listen(options.port, options.host, resolve);
  });
  const { address, port, family } = server.address() as AddressInfo;
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${port}/`,
    close: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), 5_000).unref();
      });
      site.releases.close();
    },
  };
}

function unusable(error: NodeJS.ErrnoException, { host, port }: ServerOptions): Error {
  if (error.code === 'EADDRINUSE')
    return new OperatorError(
      'PORT_IN_USE',
      `Another program listens on ${host}:${port}; choose another --port.`,
    );
  if (error.code === 'EACCES' || error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return new OperatorError('ADDRESS_UNUSABLE', `${host}:${port} cannot be listened on (${error.code}).`);
  return error;
}

/** What answers requests: one release a request, from its first byte to its last. */
class Site {
  readonly releases: CurrentRelease;
  readonly #datasets: string;
  readonly #say: (line: string) => void;
  readonly #slots = new Slots(2, 200);
  readonly #answers: RateLimit;
  readonly #downloads: RateLimit;

  constructor(options: ServerOptions) {
    this.releases = new CurrentRelease(options.publishFolder, options.say);
    this.#datasets = join(options.publishFolder, 'datasets');
    this.#say = options.say;
    this.#answers = new RateLimit(options.answersPerMinute ?? 600);
    this.#downloads = new RateLimit(options.downloadsPerMinute ?? 60);
  }

  readonly handle = (request: IncomingMessage, response: ServerResponse): void => {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    const atHand = isRead ? this.releases.atHand() : undefined;
    const page = atHand && !request.url!.startsWith('/v1') && atHand.page(pagePath(request.url!));
    // The most asked for are bytes in memory: no waiting, no promise.
    if (page) sendReady(request, response, page);
    else this.#handle(request, response).catch((error) => this.#fail(request, response, error));
  };

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'GET' && request.method !== 'HEAD')
      throw new RequestProblem(405, 'Sightline only answers GET and HEAD.', { allow: 'GET, HEAD' });
    if (request.url!.length > MAX_URL)
      throw new RequestProblem(414, `An address has at most ${MAX_URL} characters.`);
    const url = urlOf(request.url!);
    if (url.pathname.startsWith('/v1/datasets/')) return this.#download(request, response, url.pathname);
    const release = await this.releases.find();
    if (!release)
      throw new RequestProblem(503, 'Nothing is published yet; `sightline nightly` publishes.', {
        'retry-after': '30',
      });
    const letGo = release.hold();
    try {
      if (url.pathname === '/v1' || url.pathname.startsWith('/v1/'))
        await this.#api(request, response, release, url);
      else {
        const page = release.page(pagePath(url.pathname));
        if (!page) throw new RequestProblem(404, 'There is no such page. The front sheet is at /.');
        sendReady(request, response, page);
      }
    } finally {
      letGo();
    }
  }

  async #api(request: IncomingMessage, response: ServerResponse, release: Release, url: URL): Promise<void> {
    this.#answers.count(request.socket.remoteAddress ?? '');
    if (url.pathname === '/v1/openapi.json') return sendDocument(request, response);
    const found = await resourceAt(url.pathname, this.#datasets);
    if (!found)
      throw new RequestProblem(404, 'There is nothing at that address; /v1/openapi.json says what there is.');
    await answer({ request, response, release, ...found, query: url.searchParams }, this.#slots);
  }

  async #download(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    this.#downloads.count(request.socket.remoteAddress ?? '');
    const [publication = '', file = '', ...more] = path.slice('/v1/datasets/'.length).split('/');
    const found = more.length === 0 ? await openDatasetFile(this.#datasets, publication, file) : undefined;
    if (!found) throw new RequestProblem(404, 'There is no such file; /v1/datasets lists them.');
    try {
      const headers = {
        ...securityHeaders,
        'cache-control': 'private, no-cache',
        'content-type': found.mediaType,
        'content-disposition': `attachment; filename="${publication}-${file}"`,
        etag: found.etag,
      };
      if (matchesTag(request.headers['if-none-match'], found.etag)) response.writeHead(304, headers).end();
      else {
        response.writeHead(200, { ...headers, 'content-length': found.bytes });
        if (request.method === 'HEAD') response.end();
        else await pipeline(found.stream(), response);
      }
    } finally {
      await found.close();
    }
  }

  #fail(request: IncomingMessage, response: ServerResponse, error: unknown): void {
    if (response.headersSent) {
      // Too late to say so: the reader sees an answer that is cut short.
      response.destroy();
      return;
    }
    const problem = problemOf(error);
    if (problem.status === 500)
      this.#say(
        `${request.method} ${request.url!.split('?')[0]}: ${error instanceof Error ? error.stack : error}`,
      );
    sendProblem(request, response, problem);
  }
}

/** `/` and `/index.html` are the front sheet; a page's address may have a question mark behind it. */
function pagePath(url: string): string {
  const end = url.search(/[?#]/);
  const path = end < 0 ? url : url.slice(0, end);
  return path === '/' ? 'index.html' : path.slice(1);
}

function urlOf(text: string): URL {
  try {
    return new URL(text, 'http://sightline.invalid');
  } catch {
    throw new RequestProblem(400, 'The address is not one.');
  }
}

function sendDocument(request: IncomingMessage, response: ServerResponse): void {
  document ??= Buffer.from(`${JSON.stringify(openApiDocument(), null, 2)}\n`);
  sendReady(request, response, {
    bytes: document,
    etag: `"openapi-${document.length.toString(36)}"`,
    headers: { 'content-type': 'application/json; charset=utf-8' },
  });
}
let document: Buffer | undefined;

async function resourceAt(
  path: string,
  datasets: string,
): Promise<{ resource: Resource; parameter: string } | undefined> {
  if (path === '/v1/datasets') return { resource: await datasetsIn(datasets), parameter: '' };
  for (const resource of resources) {
    if (resource.path === path) return { resource, parameter: '' };
    const [before, after] = resource.path.split('{id}');
    if (
      after !== undefined &&
      path.startsWith(before!) &&
      /^[A-Za-z0-9_.-]+$/.test(path.slice(before!.length))
    )
      return { resource, parameter: path.slice(before!.length) };
  }
  return undefined;
}
