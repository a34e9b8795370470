// SPDX-License-Identifier: GPL-2.0-or-later
// What a file of tests has started is ended with it, the last first.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';

const endings = [];

export const at_the_end = (end) => { endings.push(end); };

/** A folder that is removed with the tests. */
export function scratch_folder() {
  const folder = mkdtempSync(join(tmpdir(), 'mobysearch-web-'));
  at_the_end(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

after(async () => {
  for (const end of endings.reverse()) await end();
});
