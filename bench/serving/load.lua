-- SPDX-License-Identifier: GPL-2.0-or-later
-- For wrk: asks for the targets in a file, a line each, one after another; prints one line of JSON.
local requests = {}
local at = 0

function init(arguments)
  for target in io.lines(arguments[1]) do
    requests[#requests + 1] = wrk.format("GET", target)
  end
end

function request()
  at = at % #requests + 1
  return requests[at]
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '{"per_second": %.1f, "median_us": %d, "p99_us": %d, "answered": %d, "failed": %d}\n',
    summary.requests / summary.duration * 1e6, latency:percentile(50), latency:percentile(99),
    summary.requests,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
