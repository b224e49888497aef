import { readFileSync } from 'node:fs';
import { Agent, createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { startServer } from '../../../web/server/server.ts';
import { benchWorkspace, dropFiles, removeWorkspace, secondsOfNight } from '../authority/workspace.ts';
import { authorityYears } from '../authority/years.ts';
import type { Bench } from '../bench.ts';

/** The slowest but one in a hundred of 3,000 requests over 100 connections, in seconds. */
async function p99(url: string): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: 100 });
  const one = () =>
    new Promise<number>((resolve, reject) => {
      const begin = performance.now();
      get(url, { agent }, (response) => {
        response.resume();
        response.on('end', () =>
          response.statusCode === 200
            ? resolve((performance.now() - begin) / 1000)
            : reject(new Error(`${url} answered ${response.statusCode}`)),
        );
      }).on('error', reject);
    });
  const times: number[] = [];
  const reader = async () => {
    for (let i = 0; i < 30; i++) times.push(await one());
  };
  await Promise.all(Array.from({ length: 100 }, reader));
  agent.destroy();
  return times.sort((a, b) => a - b)[Math.floor(times.length * 0.99)]!;
}

const frontPage: Bench = {
  id: 'T7',
  title: 'front page at 100 connections, 99th percentile',
  yardstick: 'the same bytes from a bare node:http server in the same process',
  limit: 2,
  pairs: 7,
  async prepare() {
    const dir = benchWorkspace();
    dropFiles(dir, authorityYears(1));
    secondsOfNight(dir, '2018-04-03T06:00:00');
    const publish = join(dir, 'publish');
    const { site } = JSON.parse(readFileSync(join(publish, 'current.json'), 'utf8'));
    const body = readFileSync(join(publish, site, 'index.html'));
    const plain = createServer((_, response) => response.setHeader('content-type', 'text/html').end(body));
    await new Promise<void>((ready) => plain.listen(0, '127.0.0.1', ready));
    const served = await startServer({
      publishFolder: publish,
      host: '127.0.0.1',
      port: 0,
      say: () => {},
      answersPerMinute: Number.POSITIVE_INFINITY,
    });
    return {
      unit: 's',
      about: `${body.length} bytes; the client shares the process; the target of performance.md is 0.025 s`,
      ours: () => p99(served.url),
      yardstick: () => p99(`http://127.0.0.1:${(plain.address() as AddressInfo).port}/`),
      end: async () => {
        await served.close();
        plain.closeAllConnections();
        plain.close();
        removeWorkspace(dir);
      },
    };
  },
};

export default frontPage;
