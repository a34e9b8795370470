// SPDX-License-Identifier: GPL-2.0-or-later
// Servers to measure, and the load that is put on them.
import {spawn, spawnSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

const kScript = join(dirname(fileURLToPath(import.meta.url)), 'load.lua');

// Runs a program to its end and returns what it printed.
export function finished(words) {
  const ended = spawnSync(words[0], words.slice(1).map(String),
                          {encoding: 'utf8', maxBuffer: 1 << 28});
  if (ended.status !== 0) throw new Error(`${words.join(' ')}: ${ended.stderr || ended.error}`);
  return ended.stdout;
}

const ticks_of = (process, first) =>
  readFileSync(`/proc/${process}/stat`, 'utf8').replace(/^.*\) /, '').split(' ')
    .slice(first, first + 2).reduce((sum, ticks) => sum + Number(ticks), 0);
const own_seconds = (pid) => ticks_of(pid, 11) / 100;

// Processor time that the children took which have ended.
export const children_seconds = () => ticks_of('self', 13) / 100;

// Starts a server and waits for its ready line: {url, ready_ms, cpu_seconds(), resident_mb(), stop()}.
export async function serve(words) {
  const begin = performance.now();
  const child = spawn(words[0], words.slice(1), {stdio: ['ignore', 'ignore', 'pipe']});
  const url = await new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`${words[0]} ended with ${code}`)));
    child.stderr.on('data', (bytes) => {
      const ready = String(bytes).match(/ready at (http:\S+)\//);
      if (ready) resolve(ready[1]);
    });
  });
  const status = () => readFileSync(`/proc/${child.pid}/status`, 'utf8');
  return {
    url,
    ready_ms: performance.now() - begin,
    cpu_seconds: () => own_seconds(child.pid),
    resident_mb: () => Number(status().match(/VmRSS:\s+(\d+)/)[1]) / 1024,
    stop: () => new Promise((resolve) => {
      child.removeAllListeners('exit');
      child.once('exit', resolve);
      child.kill();
    }),
  };
}

// {per_second, per_cpu_second, median_us, p99_us, answered, failed} of wrk asking for `targets`, lines
// of a file. The processor time is the server's and wrk's.
export function load(server, targets, connections, seconds) {
  const cpu_seconds = () => server.cpu_seconds() + children_seconds();
  const before = cpu_seconds();
  const out = finished(['wrk', '-t1', `-c${connections}`, `-d${seconds}s`, '-s', kScript, server.url,
                        '--', targets]);
  const result = JSON.parse(out.split('\n').find((line) => line.startsWith('{')));
  if (result.failed > 0) throw new Error(`${server.url}: ${result.failed} requests failed`);
  return {...result, per_cpu_second: result.answered / (cpu_seconds() - before)};
}

export const target_of = ({text, prefix}) =>
  `/api/v1/search?q=${encodeURIComponent(text)}${prefix ? '&prefix=1' : ''}`;

// What a rude client would type: as much as a query may hold, of what is dearest.
export function hostile_queries() {
  const filled = (text) => text.repeat(Math.floor(2048 / Buffer.byteLength(text))).trim();
  const texts = [
    filled('a* '), filled('co* in* '), filled('the '), filled('-the '), filled('"the of" '),
    filled('('), filled('(a OR '), filled('contianer '), filled('a '), filled('\u754c'),
    `"${filled('the of and to ').slice(0, 2000)}"`, filled('c OR d XOR '), filled('link:a '),
  ];
  return texts.flatMap((text) => [{text, prefix: false}, {text, prefix: true}]);
}
