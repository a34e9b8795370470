// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/site_table.h"

#include <unistd.h>

#include <algorithm>
#include <exception>
#include <thread>
#include <utility>

#include "server/pages/page_frame.h"

namespace mobysearch {
namespace {

/// Sites that are open may be asked while others are opened: one core is left to them.
std::ptrdiff_t parallel_openings() {
  return std::max(1, static_cast<int>(std::thread::hardware_concurrency()) - 1);
}

std::optional<FileIdentity> identity_of(const std::string& path) {
  auto identity = FileIdentity::of(path);
  return identity ? std::optional(*identity) : std::nullopt;
}

}  // namespace

SiteTable::SiteTable(const SiteContext& server)
    : server_(server),
      open_(server.options.sites_memory_mb << 20U),
      permits_(parallel_openings()) {}

std::string SiteTable::path_of(const std::string& name, const char* extension) const {
  return server_.options.sites + "/" + name + extension;
}

SiteTable::Found SiteTable::find(const std::string& name) {
  if (auto site = open_.use(name)) return site;
  if (!identity_of(path_of(name, ".mobydb"))) {
    return fail(ErrorCode::kIndexMissing, "there is no site of this name");
  }
  return open_once(name);
}

SiteTable::Found SiteTable::open_once(const std::string& name) {
  std::promise<Found> promise;
  std::shared_future<Found> opening;
  bool is_first = false;
  {
    const std::lock_guard lock(mutex_);
    if (auto site = open_.use(name)) return site;  // meanwhile
    if (waiting_ == kMaxWaiting) {
      ++refused_;
      return fail(ErrorCode::kInternal, "too many sites are being opened; try again in a second");
    }
    const auto [entry, is_new] = openings_.try_emplace(name);
    if (is_new) entry->second = promise.get_future().share();
    opening = entry->second;
    is_first = is_new;
    ++waiting_;
  }
  if (is_first) open_for_all(name, promise);
  opening.wait();
  {
    const std::lock_guard lock(mutex_);
    --waiting_;
  }
  return opening.get();
}

/// Opens the site for this request and all others that wait for it. What is thrown they get, too.
void SiteTable::open_for_all(const std::string& name, std::promise<Found>& promise) {
  permits_.acquire();
  try {
    OpenSite opened = open_site(name, {});
    const auto site = opened.site;
    open_.put(std::move(opened));
    ++opened_;
    promise.set_value(site);
  } catch (...) {
    promise.set_exception(std::current_exception());
  }
  permits_.release();
  const std::lock_guard lock(mutex_);
  openings_.erase(name);
}

/// A site whose settings cannot be read has those of the server, and no index: what is to be kept
/// from readers may stand in them.
OpenSite SiteTable::open_site(const std::string& name, const std::stop_token& stop) {
  OpenSite opened{nullptr, identity_of(path_of(name, ".yml"))};
  auto settings = settings_of(name);
  auto page = settings ? read_results_template(settings->template_file)
                       : Result<std::string>(fail(settings.error()));
  opened.is_configured = page.has_value();
  if (!opened.is_configured) {
    server_.log.write(LogLevel::kError, "settings_refused",
                      {{"reason", with_hint(page.error())}, {"site", name}});
    settings = SiteSettings(server_.options);
    page = *read_results_template({});
  }
  opened.site = std::make_shared<ServedSite>(server_, name,
                                             IndexSource{path_of(name, ".mobydb"), kKeptOfSite},
                                             std::move(*settings), std::move(*page));
  opened.site->note_settings(opened.is_configured);
  if (opened.is_configured) opened.site->look(stop);
  return opened;
}

Result<SiteSettings> SiteTable::settings_of(const std::string& name) const {
  const ServerOptions& options = server_.options;
  const std::string path = path_of(name, ".yml");
  if (!options.read_site_settings || ::access(path.c_str(), F_OK) != 0) return options;
  return options.read_site_settings(path, options);
}

void SiteTable::look(const std::stop_token& stop) {
  for (const OpenSite& each : open_.all()) {
    if (stop.stop_requested()) return;
    try {
      look_at(each, stop);
    } catch (...) {
      // As for a lack of memory: it is looked at again, and so are the others.
    }
  }
  open_.trim();
}

void SiteTable::look_at(const OpenSite& open, const std::stop_token& stop) {
  ServedSite& site = *open.site;
  if (identity_of(path_of(site.name(), ".yml")) != open.settings) return reopen(open, stop);
  if (open.is_configured) site.look(stop);
  const bool is_gone = !site.index() && !identity_of(path_of(site.name(), ".mobydb"));
  if (is_gone) open_.erase(site);
}

/// With settings or an index that cannot be read, the site stays as it was.
void SiteTable::reopen(const OpenSite& old, const std::stop_token& stop) {
  OpenSite fresh = open_site(old.site->name(), stop);
  if (!fresh.site->index() && old.site->index()) {
    old.site->note_settings(fresh.is_configured);
    fresh.site = old.site;
    fresh.is_configured = true;
  }
  open_.replace(*old.site, std::move(fresh));
}

void SiteTable::reload() {
  for (const OpenSite& each : open_.all()) each.site->reload();
}

bool SiteTable::is_readable() const {
  return ::access(server_.options.sites.c_str(), R_OK | X_OK) == 0;
}

SiteTableSample SiteTable::sample() const {
  return {open_.size(), opened_, open_.evictions(), refused_};
}

}  // namespace mobysearch
