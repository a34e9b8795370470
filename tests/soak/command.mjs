// SPDX-License-Identifier: GPL-2.0-or-later
// A command run to its end, and what may be wrong with that.
import {spawn} from 'node:child_process';
import {readFileSync} from 'node:fs';

const kLookMs = 5;
// What a process waits for that has done nothing for so long is not its turn.
const kHangsMs = 300_000;
const kTicksASecond = 100;
const kFaults = /terminate called|Sanitizer|runtime error:|unexpected error/;

// Whether a program was built with a sanitizer, which takes memory of its own.
export const is_sanitized = (program) => /__[at]san_init/.test(readFileSync(program, 'latin1'));

// What a process, with the children that it has waited for, has used so far: the most memory at once, and
// processor time. null when it is gone.
function used_by(pid) {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ').slice(11, 15);
    return {
      peak_mb: Number(status.match(/VmHWM:\s+(\d+)/)?.[1] ?? 0) / 1024,
      cpu_seconds: ticks.reduce((sum, count) => sum + Number(count), 0) / kTicksASecond,
    };
  } catch {
    return null;
  }
}

// {status, signal, out, err, cpu_seconds, peak_mb, stopped_for} of a program. It is killed when it takes more
// than `cpu_seconds` of processor time, for by the clock it may take any time on a busy machine, and when it
// hangs; `stopped_for` says so. What it uses is seen now and then: what it takes at the very end may be missed.
export function run(program, options, {env = {}, cpu_seconds = 60} = {}) {
  return new Promise((resolve) => {
    const done = {out: [], err: [], cpu_seconds: 0, peak_mb: 0, stopped_for: ''};
    let last_turn = performance.now();
    const child = spawn(program, options,
                        {env: {...process.env, ...env}, stdio: ['ignore', 'pipe', 'pipe']});
    const stop_for = (reason) => {
      if (child.kill('SIGKILL')) done.stopped_for = reason;
    };
    const look = setInterval(() => {
      const used = used_by(child.pid);
      if (!used) return;
      if (used.cpu_seconds > done.cpu_seconds) last_turn = performance.now();
      done.peak_mb = Math.max(done.peak_mb, used.peak_mb);
      done.cpu_seconds = Math.max(done.cpu_seconds, used.cpu_seconds);
      if (done.cpu_seconds > cpu_seconds) stop_for(`took more than ${cpu_seconds} s of processor time`);
      if (performance.now() - last_turn > kHangsMs) stop_for('hangs');
    }, kLookMs);
    child.stdout.on('data', (bytes) => done.out.push(bytes));
    child.stderr.on('data', (bytes) => done.err.push(bytes));
    child.on('close', (status, signal) => {
      clearInterval(look);
      resolve({...done, status, signal, out: Buffer.concat(done.out).toString(),
               err: Buffer.concat(done.err).toString()});
    });
  });
}

// What is wrong with how a command ended, whose manual has these statuses for what it was given; '' if
// nothing. One that failed has to say why.
export function fault_of(done, statuses) {
  if (done.stopped_for) return done.stopped_for;
  if (done.signal) return `ended by ${done.signal}: ${done.err.slice(0, 300)}`;
  if (kFaults.test(done.err)) return done.err.match(kFaults)[0] + ': ' + done.err.slice(0, 300);
  if (!statuses.includes(done.status)) return `exit status ${done.status}: ${done.err.slice(0, 300)}`;
  const says_why = done.status <= 1 || /^mobysearch: ./m.test(done.err);
  if (!says_why) return `exit status ${done.status} without a word`;
  return '';
}
