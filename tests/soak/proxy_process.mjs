// SPDX-License-Identifier: GPL-2.0-or-later
// HAProxy with deploy/haproxy.cfg, on the loopback and as whoever runs this.
import {spawn} from 'node:child_process';
import {openSync, readFileSync, writeFileSync} from 'node:fs';
import net from 'node:net';
import {setTimeout as sleep} from 'node:timers/promises';

import {get} from './clients.mjs';

const is_free = (port) => new Promise((resolve) => {
  const server = net.createServer();
  server.once('error', () => resolve(false));
  server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
});

// A port that nobody listens on, nor is given for a client's own: those begin at 32768.
export async function free_port() {
  for (;;) {
    const port = 12_000 + Math.floor(Math.random() * 20_000);
    if (await is_free(port)) return port;
  }
}

// The configuration for these ports: what is changed has to be in it.
function configuration({port, metrics_port}, server_ports) {
  let text = readFileSync('deploy/haproxy.cfg', 'utf8');
  const change = (what, by) => {
    if (!what.test(text)) throw new Error(`deploy/haproxy.cfg has no ${what}`);
    text = text.replace(what, by);
  };
  for (const privileged of ['user', 'group', 'chroot', 'log']) {
    change(new RegExp(`^    ${privileged} (?!global).*\n`, 'm'), '');
  }
  change(/bind :80$/m, `bind 127.0.0.1:${port}`);
  change(/bind 127.0.0.1:8404$/m, `bind 127.0.0.1:${metrics_port}`);
  server_ports.forEach((server_port, i) =>
    change(new RegExp(`server search${i + 1} .*`), `server search${i + 1} 127.0.0.1:${server_port}`));
  return text;
}

// {child, port, metrics_port, log} of a proxy before the servers with these ports; `file` becomes its
// configuration, `log` what it says.
export async function proxy(file, server_ports) {
  const ports = {port: await free_port(), metrics_port: await free_port()};
  writeFileSync(file, configuration(ports, server_ports));
  const log = `${file}.log`;
  const child = spawn('haproxy', ['-db', '-f', file], {stdio: ['ignore', 'ignore', openSync(log, 'w')]});
  return {child, ...ports, log};
}

// Waits until the proxy holds its server `number`, from 1, for up or down.
export async function until_held_for({child, metrics_port, log}, state, number) {
  const line = `haproxy_server_status{proxy="mobysearch",server="search${number}",state="${state}"} 1`;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`haproxy ended: ${readFileSync(log, 'utf8')}`);
    const {body} = await get(metrics_port, '/metrics').catch(() => ({}));
    if (String(body).includes(line)) return;
    await sleep(20);
  }
}
