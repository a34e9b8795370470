// SPDX-License-Identifier: GPL-2.0-or-later
// A script that is loaded twice defines the element once.
import { MobySearch } from './element.js';

if (!customElements.get('moby-search')) customElements.define('moby-search', MobySearch);
