// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/signal_thread.h"

#include <poll.h>
#include <signal.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/time.h>

#include <utility>

#include "server/app.h"
#include "server/http/connection_loop.h"
#include "server/pages/results_page.h"
#include "server/server_log.h"

namespace mobysearch {
namespace {
constexpr int kTickMs = 100;
}

FileDescriptor block_signals() {
  sigset_t set;
  sigemptyset(&set);
  for (const int signal : {SIGTERM, SIGINT, SIGHUP}) sigaddset(&set, signal);
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  return FileDescriptor(signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK));
}

SignalThread::SignalThread(FileDescriptor signals, std::vector<FileDescriptor> admin,
                           const ServerOptions& options, App& app, ServerLog& log,
                           ConnectionLoop& loop)
    : signals_(std::move(signals)),
      admin_(std::move(admin)),
      options_(options),
      app_(app),
      log_(log),
      loop_(loop),
      thread_([this](const std::stop_token& stop) { run(stop); }) {}

void SignalThread::run(const std::stop_token& stop) {
  std::vector<pollfd> waiting = {{signals_.get(), POLLIN, 0}};
  for (const FileDescriptor& listener : admin_) waiting.push_back({listener.get(), POLLIN, 0});
  while (!stop.stop_requested()) {
    poll(waiting.data(), waiting.size(), kTickMs);
    if (waiting[0].revents != 0) take_signal();
    for (std::size_t i = 1; i < waiting.size(); ++i) {
      if (waiting[i].revents != 0) show_stats(waiting[i].fd);
    }
  }
}

void SignalThread::take_signal() {
  signalfd_siginfo info{};
  if (read(signals_.get(), &info, sizeof info) != sizeof info) return;
  if (info.ssi_signo == SIGHUP) {
    log_.reopen();
    log_.write(LogLevel::kInfo, "reopened", {});
    reload_template();
    app_.watcher().check_now();
  } else {
    log_.write(LogLevel::kInfo, "stopping", {{"signal", std::to_string(info.ssi_signo)}});
    loop_.stop();
  }
}

void SignalThread::reload_template() {
  auto page = read_results_template(options_.template_file);
  if (page) return app_.searches().use_template(std::move(*page));
  log_.write(LogLevel::kError, "template_refused", {{"reason", page.error().message}});
}

void SignalThread::show_stats(int listener) {
  const FileDescriptor client(accept4(listener, nullptr, nullptr, SOCK_CLOEXEC));
  if (!client) return;
  const timeval patience{1, 0};
  setsockopt(client.get(), SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
  const std::string text = app_.searches().query_stats().to_json() + "\n";
  send(client.get(), text.data(), text.size(), MSG_NOSIGNAL);
}

}  // namespace mobysearch
