#!/bin/sh
# Links a function for the host: CMake puts this before the command that links (`link.sh c++ …`).
#
# A handler of a library is registered by a constructor that nobody calls by name, so the linker would leave it out: the whole of such a
# library is linked, and one that is shared is needed even if `--as-needed` is on, as it is on Ubuntu. Which libraries those are is read
# from the libraries themselves, however they came to be linked.
# javascript/build/link.mjs does the same for Wasm.
set -u

# What the macros leave in an object file, by its mangled name: registry.hpp, and edge/native/loop.hpp.
marker='lambda_wasm6detail10Registered\|lambda_wasm4edge6detail10initialize'

# The words of the command, a line each, and of the files of words that it names (@file, in the quoting of a shell).
words() {
  for word in "$@"; do
    case $word in
      @*) xargs -n 1 printf '%s\n' <"${word#@}" ;;
      *) printf '%s\n' "$word" ;;
    esac
  done
}

# From here on a list is split at its lines only.
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

# In front of the first word that is no name of a program.
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
