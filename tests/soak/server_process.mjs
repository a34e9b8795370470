// SPDX-License-Identifier: GPL-2.0-or-later
// A server to be put under load, and what its system knows of it.
import {spawn} from 'node:child_process';
import {readFileSync, readdirSync, readlinkSync} from 'node:fs';

// The port of a server that has been started, once it is ready.
export const listening = (child) => new Promise((resolve, reject) => {
  child.once('close', () => reject(new Error('the server did not start')));
  child.stderr.on('data', (text) => {
    const ready = String(text).match(/ready at http:.*:(\d+)/);
    if (ready) resolve(Number(ready[1]));
  });
});

// {child, port} of `binary serve OPTIONS` on a free port, once it is ready.
export async function serve(binary, options) {
  const child = spawn(binary, ['serve', '--port', '0', ...options],
                      {stdio: ['ignore', 'ignore', 'pipe']});
  return {child, port: await listening(child)};
}

// Why it ended; null while it runs.
export const end_of = ({child}) => child.exitCode ?? child.signalCode;

export const descriptors = ({child}) => readdirSync(`/proc/${child.pid}/fd`).length;
export const sockets = ({child}) => readdirSync(`/proc/${child.pid}/fd`)
  .filter((fd) => readlinkSync(`/proc/${child.pid}/fd/${fd}`).startsWith('socket:')).length;
export const resident_mb = ({child}) =>
  Number(readFileSync(`/proc/${child.pid}/status`, 'utf8').match(/VmRSS:\s+(\d+)/)[1]) / 1024;

// Sends SIGTERM: {code, seconds} until it ended.
export async function stop({child}) {
  const begin = performance.now();
  child.kill('SIGTERM');
  const code = await new Promise((resolve) => child.once('exit', resolve));
  return {code, seconds: (performance.now() - begin) / 1000};
}
