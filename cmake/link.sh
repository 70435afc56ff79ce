#!/bin/sh
# Links a function for the host: CMake puts this before the link command (`link.sh c++ …`).
#
# A handler in a library is registered by a constructor that nobody calls by name, so the linker would leave it out. Therefore a static
# library with handlers is linked whole, and a shared one is linked even if `--as-needed` is on, as it is on Ubuntu. The script searches
# the library files for handlers, whatever put them on the command line.
# javascript/build/link.mjs does the same for Wasm.
set -u

# The mangled names that the macros leave in an object file: see registry.hpp and edge/native/loop.hpp.
marker='lambda_wasm6detail10Registered\|lambda_wasm4edge6detail10initialize'

# Prints the arguments of the command, one a line, and those of its response files (@file, quoted as for a shell).
words() {
  for word in "$@"; do
    case $word in
      @*) xargs -n 1 printf '%s\n' <"${word#@}" ;;
      *) printf '%s\n' "$word" ;;
    esac
  done
}

# From here on, lists are split at newlines only.
set -f
IFS='
'
all=$(words "$@")
folders=$(printf '%s\n' "$all" | sed -n 's/^-L//p')
libraries=$(for word in $all; do
  case $word in
    *.a | *.so | *.so.*) printf '%s\n' "$word" ;;
    -l*)
      for folder in $folders; do
        file=$folder/lib${word#-l}
        if [ -f "$file.a" ]; then printf '%s\n' "$file.a"; else printf '%s\n' "$file.so"; fi
      done
      ;;
  esac
done | awk '!seen[$0]++')

# Inserted before the first argument that is not the name of a program (the compiler, or a launcher of it).
whole=
for library in $libraries; do
  if [ -f "$library" ] && LC_ALL=C grep -q "$marker" "$library"; then
    case $library in
      *.a) whole="$whole-Wl,--whole-archive$IFS$library$IFS-Wl,--no-whole-archive$IFS" ;;
      *) whole="$whole-Wl,--push-state,--no-as-needed$IFS$library$IFS-Wl,--pop-state$IFS" ;;
    esac
  fi
done
before=1
for word in "$@"; do
  if [ -n "$before" ]; then
    case $word in
      -* | @* | *.o)
        before=
        # shellcheck disable=SC2086 # one word a line
        set -- "$@" $whole
        ;;
    esac
  fi
  set -- "$@" "$word"
  shift
done
exec "$@"
