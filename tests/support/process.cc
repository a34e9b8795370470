// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/process.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <thread>

extern char** environ;

namespace mobysearch::testing {
namespace {

using Clock = std::chrono::steady_clock;

struct Pipe {
  int read_end = -1;
  int write_end = -1;
  Pipe() {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("pipe2 failed");
    read_end = ends[0];
    write_end = ends[1];
  }
};

std::vector<std::string> child_environment(const Environment& extra) {
  std::vector<std::string> result;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string variable = *entry;
    const std::string name = variable.substr(0, variable.find('='));
    if (name.rfind("MOBYSEARCH_", 0) != 0 && extra.count(name) == 0) result.push_back(variable);
  }
  for (const auto& [name, value] : extra) result.push_back(name + "=" + value);
  return result;
}

std::vector<char*> pointers(std::vector<std::string>& strings) {
  std::vector<char*> result;
  for (auto& text : strings) result.push_back(text.data());
  result.push_back(nullptr);
  return result;
}

/// Forks and executes; only async-signal-safe calls between the two.
pid_t spawn(std::vector<std::string> arguments, const Environment& extra,
            const std::string& directory, int out, int err) {
  auto variables = child_environment(extra);
  const auto argv = pointers(arguments);
  const auto envp = pointers(variables);
  const pid_t pid = fork();
  if (pid < 0) throw std::runtime_error("fork failed");
  if (pid == 0) {
    const int null = open("/dev/null", O_RDWR);
    dup2(null, 0);
    dup2(out >= 0 ? out : null, 1);
    dup2(err, 2);
    if (chdir(directory.c_str()) != 0) _exit(126);
    execvpe(argv[0], argv.data(), envp.data());
    _exit(127);
  }
  return pid;
}

int exit_code_of(int status) {
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

void read_both(const Pipe& out, const Pipe& err, Finished& result) {
  pollfd watched[2] = {{out.read_end, POLLIN, 0}, {err.read_end, POLLIN, 0}};
  std::string* sinks[2] = {&result.out, &result.err};
  for (int open_ends = 2; open_ends > 0;) {
    poll(watched, 2, -1);
    for (int i = 0; i < 2; ++i) {
      if (watched[i].fd < 0 || watched[i].revents == 0) continue;
      char buffer[65536];
      const ssize_t count = read(watched[i].fd, buffer, sizeof buffer);
      if (count > 0) {
        sinks[i]->append(buffer, static_cast<std::size_t>(count));
      } else {
        close(watched[i].fd);
        watched[i].fd = -1;
        --open_ends;
      }
    }
  }
}

}  // namespace

std::string corpora_directory() {
  const std::filesystem::path path =
      std::filesystem::path(MOBYSEARCH_SOURCE_DIR).parent_path() / "shared" / "corpora";
  return std::filesystem::is_directory(path) ? path.string() : "";
}

Finished run(const std::vector<std::string>& arguments, const Environment& extra,
             const std::string& directory) {
  const Pipe out;
  const Pipe err;
  const pid_t pid = spawn(arguments, extra, directory, out.write_end, err.write_end);
  close(out.write_end);
  close(err.write_end);
  Finished result;
  read_both(out, err, result);
  int status = 0;
  waitpid(pid, &status, 0);
  result.exit_code = exit_code_of(status);
  return result;
}

Background::Background(const std::vector<std::string>& arguments, const Environment& extra) {
  const Pipe err;
  pid_ = spawn(arguments, extra, ".", -1, err.write_end);
  close(err.write_end);
  stderr_ = err.read_end;
}

Background::~Background() {
  if (pid_ > 0) {
    kill(pid_, SIGKILL);
    waitpid(pid_, nullptr, 0);
  }
  close(stderr_);
}

std::string Background::wait_for_line(const std::string& text, int seconds) {
  const auto deadline = Clock::now() + std::chrono::seconds(seconds);
  while (Clock::now() < deadline) {
    for (auto end = buffered_.find('\n'); end != std::string::npos; end = buffered_.find('\n')) {
      const std::string line = buffered_.substr(0, end);
      buffered_.erase(0, end + 1);
      if (line.find(text) != std::string::npos) return line;
    }
    pollfd watched{stderr_, POLLIN, 0};
    if (poll(&watched, 1, 100) <= 0) continue;
    char buffer[4096];
    const ssize_t count = read(stderr_, buffer, sizeof buffer);
    if (count <= 0) return "";
    buffered_.append(buffer, static_cast<std::size_t>(count));
  }
  return "";
}

long Background::resident_kib() const {
  std::ifstream status("/proc/" + std::to_string(pid_) + "/status");
  for (std::string line; std::getline(status, line);) {
    if (line.rfind("VmRSS:", 0) == 0) return std::atol(line.c_str() + 6);
  }
  return 0;
}

int Background::open_descriptors() const {
  const std::filesystem::directory_iterator files("/proc/" + std::to_string(pid_) + "/fd");
  return static_cast<int>(std::distance(begin(files), end(files)));
}

void Background::signal(int number) const { kill(pid_, number); }

int Background::wait(int seconds) {
  const auto deadline = Clock::now() + std::chrono::seconds(seconds);
  while (Clock::now() < deadline) {
    int status = 0;
    if (waitpid(pid_, &status, WNOHANG) == pid_) {
      pid_ = -1;
      return exit_code_of(status);
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  return -1;
}

}  // namespace mobysearch::testing
