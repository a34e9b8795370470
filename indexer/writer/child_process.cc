// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/writer/child_process.h"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>

namespace mobysearch {

ChildProcess::ChildProcess(const std::function<void(int)>& run) {
  std::array<int, 2> ends{};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
    error_ = errno;
    return;
  }
  socket_.reset(ends[0]);
  const FileDescriptor theirs(ends[1]);
  pid_ = ::fork();
  if (pid_ < 0) error_ = errno;
  if (pid_ != 0) return;
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  socket_.reset();
  try {
    run(theirs.get());
  } catch (...) {
    ::_exit(1);
  }
  ::_exit(0);
}

ChildProcess::~ChildProcess() { end(); }

int ChildProcess::end() {
  int status = 0;
  if (pid_ <= 0) return status;
  // A child made later has our end of the socket, too: closing ours alone would not end it.
  ::shutdown(socket_.get(), SHUT_RDWR);
  while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
  }
  pid_ = -1;
  return status;
}

}  // namespace mobysearch
