// Calls on files that do not exist or are not open: each handler returns the calls that did not fail with the right error.
#include <array>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <lambda_wasm.hpp>

#include <dirent.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/utsname.h>
#include <unistd.h>
#include <utime.h>

namespace {

using Surprises = std::vector<std::string>;

/// Records the name of each call that does not fail with `wanted`.
struct Expect {
  int wanted;
  Surprises& surprises;
  template <class Call>
  void operator()(const char* name, Call call) const {
    errno = 0;
    const bool failed = call() < 0;
    if (!failed || errno != wanted)
      surprises.push_back(std::string(name) + ": " + (failed ? std::to_string(errno) : "succeeded"));
  }
};

constexpr const char* nowhere = "/no/such/file";
constexpr int closed = 77;

Surprises nowhere_is_nothing() {
  Surprises surprises;
  const Expect missing{ENOENT, surprises};
  struct stat status = {};
  std::array<char, 8> text = {};
  missing("stat", [&] { return stat(nowhere, &status); });
  missing("lstat", [&] { return lstat(nowhere, &status); });
  missing("fstatat", [&] { return fstatat(AT_FDCWD, nowhere, &status, 0); });
  missing("access", [] { return access(nowhere, F_OK); });
  missing("faccessat", [] { return faccessat(AT_FDCWD, nowhere, F_OK, 0); });
  missing("open", [] { return open(nowhere, O_RDONLY); });
  missing("fopen", [] { return std::fopen(nowhere, "r") == nullptr ? -1 : 0; });
  missing("opendir", [] { return opendir(nowhere) == nullptr ? -1 : 0; });
  missing("mkdir", [] { return mkdir(nowhere, 0700); });
  missing("mknod", [] { return mknod(nowhere, S_IFREG, 0); });
  missing("rmdir", [] { return rmdir(nowhere); });
  missing("unlink", [] { return unlink(nowhere); });
  missing("remove", [] { return std::remove(nowhere); });
  missing("rename", [] { return std::rename(nowhere, "/no/such/other"); });
  missing("symlink", [] { return symlink("target", nowhere); });
  missing("readlink", [&] { return readlink(nowhere, text.data(), text.size()); });
  missing("realpath", [] { return realpath(nowhere, nullptr) == nullptr ? -1 : 0; });
  missing("chdir", [] { return chdir(nowhere); });
  missing("chmod", [] { return chmod(nowhere, 0700); });
  missing("chown", [] { return chown(nowhere, 0, 0); });
  missing("lchown", [] { return lchown(nowhere, 0, 0); });
  missing("truncate", [] { return truncate(nowhere, 1); });
  missing("utime", [] { return utime(nowhere, nullptr); });
  missing("utimensat", [] { return utimensat(AT_FDCWD, nowhere, nullptr, 0); });
  return surprises;
}

Surprises closed_is_nothing() {
  Surprises surprises;
  const Expect bad{EBADF, surprises};
  struct stat status = {};
  std::array<char, 8> text = {};
  bad("fstat", [&] { return fstat(closed, &status); });
  bad("fchmod", [] { return fchmod(closed, 0700); });
  bad("fchown", [] { return fchown(closed, 0, 0); });
  bad("fchdir", [] { return fchdir(closed); });
  bad("ftruncate", [] { return ftruncate(closed, 1); });
  bad("fsync", [] { return fsync(closed); });
  bad("fdatasync", [] { return fdatasync(closed); });
  bad("dup", [] { return dup(closed); });
  bad("dup2", [] { return dup2(closed, closed + 1); });
  bad("fcntl", [] { return fcntl(closed, F_GETFL); });
  bad("read", [&] { return read(closed, text.data(), text.size()); });
  bad("write", [&] { return write(closed, text.data(), text.size()); });
  bad("pread", [&] { return pread(closed, text.data(), text.size(), 0); });
  bad("pwrite", [&] { return pwrite(closed, text.data(), text.size(), 0); });
  bad("lseek", [] { return lseek(closed, 0, SEEK_SET); });
  bad("close", [] { return close(closed); });
  bad("isatty", [] { return isatty(closed) == 0 ? -1 : 0; });
  return surprises;
}

Surprises standard_library() {
  namespace fs = std::filesystem;
  Surprises surprises;
  const auto missing = [&](const char* name, auto call) {
    std::error_code error;
    call(error);
    if (error != std::errc::no_such_file_or_directory) surprises.push_back(std::string(name) + ": " + error.message());
  };
  if (fs::exists(nowhere)) surprises.emplace_back("exists");
  if (fs::is_directory(nowhere)) surprises.emplace_back("is_directory");
  if (std::error_code error; fs::remove(nowhere, error)) surprises.emplace_back("remove");
  missing("create_directory", [](std::error_code& error) { fs::create_directory(nowhere, error); });
  missing("file_size", [](std::error_code& error) { fs::file_size(nowhere, error); });
  missing("directory_iterator", [](std::error_code& error) { fs::directory_iterator(nowhere, error); });
  return surprises;
}

std::map<std::string, std::string> names() {
  utsname system = {};
  std::array<char, 64> host = {};
  if (uname(&system) != 0 || gethostname(host.data(), host.size()) != 0) return {};
  return {{"sysname", system.sysname}, {"nodename", system.nodename}, {"machine", system.machine}, {"host", host.data()}};
}

}  // namespace

LAMBDA_WASM_EXPORT(nowhere, nowhere_is_nothing)
LAMBDA_WASM_EXPORT(closed, closed_is_nothing)
LAMBDA_WASM_EXPORT(standard, standard_library)
LAMBDA_WASM_EXPORT(names, names)
// Without a file system there is no current directory.
LAMBDA_WASM_EXPORT(folder, [] {
  std::array<char, 512> text = {};
  return getcwd(text.data(), text.size()) == nullptr ? -errno : 0;
})
LAMBDA_WASM_EXPORT(sockets, [] { return socket(AF_INET, SOCK_STREAM, 0) < 0; })
