// SPDX-License-Identifier: GPL-2.0-or-later
// Shards served by xapian-tcpsrv on the loopback. It has a process a connection, which dies, hangs or goes on with
// the others as those of a machine do: each server is a process group of its own.
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import net from 'node:net';
import {setTimeout as sleep} from 'node:timers/promises';

const is_listened_to = (port) => new Promise((resolve) => {
  const socket = net.connect(port, '127.0.0.1', () => {
    socket.destroy();
    resolve(true);
  });
  socket.once('error', () => resolve(false));
});

export const address_of = ({port}) => `127.0.0.1:${port}`;
export const is_running = ({child}) => child.exitCode === null && child.signalCode === null;

// Starts the server of a {file, port, …}, and waits until it listens; false when it ends instead, as it does where it
// cannot open the file.
export async function start_shard(shard) {
  shard.child = spawn('xapian-tcpsrv', [
    '--quiet', '--interface', '127.0.0.1', '--port', String(shard.port), shard.file],
    {stdio: 'ignore', detached: true});
  await once(shard.child, 'spawn');
  while (is_running(shard)) {
    if (await is_listened_to(shard.port)) return is_running(shard);
    await sleep(10);
  }
  return false;
}

// To the server and all its connections.
export function signal_shard({child}, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

export async function kill_shard(shard) {
  const ended = is_running(shard) && once(shard.child, 'exit');
  signal_shard(shard, 'SIGKILL');
  await ended;
}
