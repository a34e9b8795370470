// SPDX-License-Identifier: GPL-2.0-or-later
// A command run to its end, and what may be wrong with that.
import {spawn} from 'node:child_process';
import {readFileSync} from 'node:fs';

const kLookAtMemoryMs = 5;
const kFaults = /terminate called|Sanitizer|runtime error:|unexpected error/;

// Whether a program was built with a sanitizer, which takes memory of its own.
export const is_sanitized = (program) => /__[at]san_init/.test(readFileSync(program, 'latin1'));

// The most memory that it has held so far; 0 when it is gone.
function peak_mb(pid) {
  try {
    return Number(readFileSync(`/proc/${pid}/status`, 'utf8').match(/VmHWM:\s+(\d+)/)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

// {status, signal, out, err, seconds, peak_mb, late} of a program; what takes longer than `seconds` is
// killed, and late. `peak_mb` is seen now and then: what is taken at the very end may be missed.
export function run(program, options, {env = {}, seconds = 60} = {}) {
  return new Promise((resolve) => {
    const done = {out: [], err: [], peak_mb: 0, late: false};
    const begin = performance.now();
    const child = spawn(program, options,
                        {env: {...process.env, ...env}, stdio: ['ignore', 'pipe', 'pipe']});
    const look = setInterval(() => {
      done.peak_mb = Math.max(done.peak_mb, peak_mb(child.pid));
      if (performance.now() - begin > seconds * 1000) done.late = child.kill('SIGKILL');
    }, kLookAtMemoryMs);
    child.stdout.on('data', (bytes) => done.out.push(bytes));
    child.stderr.on('data', (bytes) => done.err.push(bytes));
    child.on('close', (status, signal) => {
      clearInterval(look);
      resolve({...done, status, signal, seconds: (performance.now() - begin) / 1000,
               out: Buffer.concat(done.out).toString(), err: Buffer.concat(done.err).toString()});
    });
  });
}

// What is wrong with how a command ended, whose manual has these statuses for what it was given; '' if
// nothing. One that failed has to say why.
export function fault_of(done, statuses) {
  if (done.late) return `did not end within ${done.seconds.toFixed(0)} s`;
  if (done.signal) return `ended by ${done.signal}: ${done.err.slice(0, 300)}`;
  if (kFaults.test(done.err)) return done.err.match(kFaults)[0] + ': ' + done.err.slice(0, 300);
  if (!statuses.includes(done.status)) return `exit status ${done.status}: ${done.err.slice(0, 300)}`;
  const says_why = done.status <= 1 || /^mobysearch: ./m.test(done.err);
  if (!says_why) return `exit status ${done.status} without a word`;
  return '';
}
