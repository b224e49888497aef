import { exitCodes, OperatorError } from '../../domain/operator-error.ts';
import { openWorkspace } from '../../pipelines/workspace/workspace.ts';
import { startServer } from '../../web/server/server.ts';
import { type CommonOptions, voiceOf } from './output.ts';

interface ServeOptions extends CommonOptions {
  readonly port?: string;
  readonly host?: string;
}

/** `sightline serve`: pages and API over the published copy, until it is told to stop. Its address goes to stdout. */
export async function serve(options: ServeOptions): Promise<number> {
  const port = Number(options.port ?? '8080');
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new OperatorError('PORT_UNREADABLE', '--port is a number from 0 (any free port) to 65535.');
  const { paths } = openWorkspace(options.workspace);
  const voice = voiceOf(options);
  const host = options.host ?? '127.0.0.1';
  // Alarms are said even with --quiet: who runs a server unattended looks for them in its log.
  const alarm = (line: string) => void process.stderr.write(`${line}\n`);
  const server = await startServer({ publishFolder: paths.publish, host, port, say: alarm });
  voice.result(server.url);
  voice.say('Serving the published scorecard and its API (/v1/openapi.json). Ctrl-C stops.');
  if (!isLoopback(host)) {
    voice.say(`Everyone who can reach ${host} can read it; put a proxy with sign-in and TLS before it.`);
  }
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  await server.close();
  return exitCodes.done;
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}
