// SPDX-License-Identifier: GPL-2.0-or-later
// Preloaded into a program (LD_PRELOAD), lets one of its allocations or system calls fail: FAULT is
// `allocation:NUMBER` or `call:NUMBER:ERRNO`, counted from 1 since the program was loaded, those of
// the processes that it forks included. FAULT_LOG names a file that gets a line of what failed,
// with the libraries that asked for it, innermost first; and, when the program exits, one of how
// many there were of both.
#include <dlfcn.h>
#include <execinfo.h>
#include <sys/mman.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <new>
#include <string_view>

// Types of the C library whose headers would declare, with other exception specifications, what is
// defined here.
using mode = unsigned;
using offset = long;
using size = std::size_t;
using ssize = std::ptrdiff_t;

extern "C" {
void* __libc_malloc(size bytes);
void* __libc_calloc(size count, size bytes);
void* __libc_realloc(void* block, size bytes);
void* __libc_memalign(size alignment, size bytes);
extern char** environ;
}

namespace {

struct Kind {
  const char* prefix;
  std::atomic<long>* made = nullptr;  ///< shared with the processes that are forked
  long failing = 0;
  int error = 0;
};

constinit Kind allocations{"allocation:"};
constinit Kind calls{"call:"};
constinit std::atomic<bool> is_told = false;
thread_local bool is_inside = false;  ///< what is called to tell of a fault is not counted

template <class Function>
Function* next(const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

void read_fault() {
  const char* const text = std::getenv("FAULT");
  void* const shared = mmap(nullptr, 2 * sizeof(std::atomic<long>), PROT_READ | PROT_WRITE,
                            MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (text == nullptr || shared == MAP_FAILED) return;
  allocations.made = new (shared) std::atomic<long>[2] {};
  calls.made = allocations.made + 1;
  for (Kind* kind : {&allocations, &calls}) {
    const std::string_view prefix(kind->prefix);
    if (!std::string_view(text).starts_with(prefix)) continue;
    char* rest = nullptr;
    kind->failing = std::strtol(text + prefix.size(), &rest, 10);
    kind->error = *rest == ':' ? std::atoi(rest + 1) : ENOMEM;
  }
}

void log(std::string_view line) {
  static const auto open_file = next<int(const char*, int, mode)>("open");
  static const auto write_bytes = next<ssize(int, const void*, size)>("write");
  static const auto close_file = next<int(int)>("close");
  constexpr int kAppend = 02 | 0100 | 02000;  // O_RDWR | O_CREAT | O_APPEND
  const char* const path = std::getenv("FAULT_LOG");
  if (path == nullptr) return;
  const int file = open_file(path, kAppend, 0600);
  if (file < 0) return;
  (void)write_bytes(file, line.data(), line.size());
  close_file(file);
}

/// Writes to `line` what failed, and which libraries it was called from.
std::size_t describe(const char* name, std::array<char, 2000>& line) {
  std::array<void*, 100> frames{};
  const int count = backtrace(frames.data(), static_cast<int>(frames.size()));
  std::size_t used = static_cast<std::size_t>(std::snprintf(line.data(), line.size(), "%s", name));
  const char* before = nullptr;
  for (int i = 0; i < count; ++i) {
    Dl_info info{};
    if (dladdr(frames[static_cast<std::size_t>(i)], &info) == 0 || info.dli_fname == before)
      continue;
    if (before == nullptr) {
      before = info.dli_fname;  // this library
      continue;
    }
    before = info.dli_fname;
    const char* const slash = std::strrchr(before, '/');
    const int more = std::snprintf(line.data() + used, line.size() - used, " %s",
                                   slash == nullptr ? before : slash + 1);
    used = std::min(line.size() - 2, used + static_cast<std::size_t>(more));
  }
  line[used++] = '\n';
  return used;
}

void tell(const char* name) {
  std::array<char, 2000> line{};
  log({line.data(), describe(name, line)});
}

/// Whether this call of a function is the one that has to fail; errno is set then.
bool fails(Kind& kind, const char* name) {
  if (is_inside || environ == nullptr) return false;
  is_inside = true;
  if (!is_told.exchange(true)) read_fault();
  const bool is_due = kind.made != nullptr && ++*kind.made == kind.failing;
  if (is_due) tell(name);
  is_inside = false;
  if (is_due) errno = kind.error;
  return is_due;
}

/// Reports how many there were, at the end.
struct Totals {
  ~Totals() {
    if (calls.made == nullptr) return;
    is_inside = true;
    std::array<char, 100> line{};
    const int length = std::snprintf(line.data(), line.size(), "total %ld %ld\n",
                                     allocations.made->load(), calls.made->load());
    log({line.data(), static_cast<std::size_t>(length)});
    is_inside = false;
  }
};
const Totals totals;

/// What a function returns that fails.
template <class T>
constexpr T kFailed = static_cast<T>(-1);
template <class T>
constexpr T* kFailed<T*> = nullptr;

}  // namespace

extern "C" {

void* malloc(size bytes) noexcept {
  return fails(allocations, "malloc") ? nullptr : __libc_malloc(bytes);
}
void* calloc(size count, size bytes) noexcept {
  return fails(allocations, "calloc") ? nullptr : __libc_calloc(count, bytes);
}
void* realloc(void* block, size bytes) noexcept {
  return fails(allocations, "realloc") ? nullptr : __libc_realloc(block, bytes);
}
void* aligned_alloc(size alignment, size bytes) noexcept {
  return fails(allocations, "aligned_alloc") ? nullptr : __libc_memalign(alignment, bytes);
}

#define CALL(TYPE, NAME, PARAMETERS, ARGUMENTS)                  \
  TYPE NAME PARAMETERS {                                         \
    static const auto real = next<TYPE PARAMETERS>(#NAME);       \
    return fails(calls, #NAME) ? kFailed<TYPE> : real ARGUMENTS; \
  }

CALL(int, open, (const char* path, int flags, mode bits), (path, flags, bits))
CALL(int, open64, (const char* path, int flags, mode bits), (path, flags, bits))
CALL(int, openat, (int at, const char* path, int flags, mode bits), (at, path, flags, bits))
CALL(void*, opendir, (const char* path), (path))
CALL(void*, fdopendir, (int file), (file))
CALL(ssize, read, (int file, void* to, size bytes), (file, to, bytes))
CALL(ssize, pread, (int file, void* to, size bytes, offset at), (file, to, bytes, at))
CALL(ssize, recv, (int file, void* to, size bytes, int flags), (file, to, bytes, flags))
CALL(ssize, write, (int file, const void* from, size bytes), (file, from, bytes))
CALL(ssize, pwrite, (int file, const void* from, size bytes, offset at), (file, from, bytes, at))
CALL(ssize, writev, (int file, const void* parts, int count), (file, parts, count))
CALL(ssize, send, (int file, const void* from, size bytes, int flags), (file, from, bytes, flags))
CALL(int, fsync, (int file), (file))
CALL(int, fdatasync, (int file), (file))
CALL(int, ftruncate, (int file, offset bytes), (file, bytes))
CALL(int, fchmod, (int file, mode bits), (file, bits))
CALL(int, flock, (int file, int operation), (file, operation))
CALL(int, fstat, (int file, void* status), (file, status))
CALL(int, stat, (const char* path, void* status), (path, status))
CALL(int, mkdir, (const char* path, mode bits), (path, bits))
CALL(int, rename, (const char* from, const char* to), (from, to))
CALL(int, unlink, (const char* path), (path))
CALL(int, unlinkat, (int at, const char* path, int flags), (at, path, flags))
CALL(int, pipe2, (int* ends, int flags), (ends, flags))
CALL(int, socketpair, (int domain, int type, int protocol, int* ends),
     (domain, type, protocol, ends))
CALL(int, fork, (), ())

/// Linux closes the file all the same.
int close(int file) {
  static const auto real = next<int(int)>("close");
  const bool is_due = fails(calls, "close");
  const int error = errno;
  const int done = real(file);
  if (is_due) errno = error;
  return is_due ? -1 : done;
}

}  // extern "C"
