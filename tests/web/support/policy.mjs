// SPDX-License-Identifier: GPL-2.0-or-later
import { readFileSync } from 'node:fs';

/** The content security policy that docs/search_box.md has, for the search at `search`. */
export function documented_policy(search) {
  const text = readFileSync(new URL('../../../docs/search_box.md', import.meta.url), 'utf8');
  const [, policy] = /## Content security policy[^]*?```\n(.*)\n```/.exec(text);
  return policy.replaceAll('https://search.example.org', search);
}
