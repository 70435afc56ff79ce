# A second, private apt, which reads another suite of Debian. It neither sees nor changes the packages installed on this machine.
# Sourced, after common.sh; never run.

# debian_suite FOLDER SUITE deb|deb-src: downloads the suite's list of packages, or of sources, into FOLDER/apt. After that,
# `private_apt` is an apt-get that sees only that suite.
debian_suite() {
  suite=$2
  apt=$1/apt
  mkdir -p "$apt/lists/partial" "$apt/cache/archives/partial"

  # The mirror that this machine's apt uses for Debian: a mirror holds all suites.
  mirror=${LAMBDA_WASM_DEBIAN_MIRROR:-}
  if [ -z "$mirror" ]; then
    mirror=$(apt-get indextargets --format '$(ORIGIN) $(LABEL) $(REPO_URI)' 2>/dev/null |
      sed -n 's/^Debian Debian //p' | head -n 1)
  fi
  if [ -z "$mirror" ] && [ -r /etc/os-release ]; then # apt-get update has never run: ask what it would read
    codename=$(. /etc/os-release && [ "${ID:-}" = debian ] && echo "${VERSION_CODENAME:-}" || true)
    mirror=$(apt-get update --print-uris 2>/dev/null |
      sed -n "s,^'\([^']*\)/dists/$codename/InRelease'.*,\1," | head -n 1)
  fi
  [ -n "$mirror" ] || fail "apt names no Debian mirror on this machine: set LAMBDA_WASM_DEBIAN_MIRROR to the address of one"

  keys=/usr/share/keyrings/debian-archive-keyring.gpg
  [ -r "$keys" ] || debian_packages debian-archive-keyring

  printf '%s\n' "Types: $3" "URIs: $mirror" "Suites: $2" 'Components: main' "Signed-By: $keys" >"$apt/debian.sources"
  : >"$apt/status" # nothing is installed, as far as this apt knows
  private_apt update >"$1/log" 2>&1 || { cat "$1/log" >&2; fail "apt-get could not read Debian $2; its message is above"; }
}

# The machine's own apt settings (a proxy, say) still apply. APT::Sandbox::User: started by root, apt would download as a user that
# cannot write to this cache.
private_apt() {
  apt-get -o Dir::State="$apt" -o Dir::State::lists="$apt/lists" -o Dir::State::status="$apt/status" \
    -o Dir::Cache="$apt/cache" -o Dir::Etc::sourcelist="$apt/debian.sources" -o Dir::Etc::sourceparts=/dev/null \
    -o Dir::Etc::preferences=/dev/null -o Dir::Etc::preferencesparts=/dev/null -o APT::Install-Recommends=false \
    -o APT::Sandbox::User="$(id -un)" -o Acquire::Languages=none -o Acquire::Retries=3 \
    -o Acquire::IndexTargets::deb::DEP-11::DefaultEnabled=false "$@"
}

# own_libraries UNPACKED FINAL: programs of another suite were built for a different C library than this machine's. After this call,
# `use_own_libraries FILE...` makes programs and libraries below UNPACKED use the loader and libraries that were unpacked with them,
# by the paths that they will have when UNPACKED is renamed to FINAL. patchelf must have been unpacked too; it is such a program
# itself, so it is started through that loader.
own_libraries() {
  unpacked=$1
  loader=$(cd "$unpacked" && find usr/lib* lib* -name 'ld-linux*.so.*' 2>/dev/null | head -n 1)
  [ -n "$loader" ] || fail "Debian $suite's libc6 holds no loader"
  search=$(cd "$unpacked" && find usr/lib* lib* \( -name '*.so' -o -name '*.so.*' \) 2>/dev/null |
    sed 's,/[^/]*$,,' | grep -Ev '/(gconv|audit|python3.*|clang/.*|perl.*)(/|$)' | sort -u)
  temporary=$(library_path "$unpacked")
  final=$(library_path "$2")
  final_loader=$2/$loader
}
library_path() { printf '%s\n' "$search" | while read -r each; do printf '%s\n' "$1/$each"; done | paste -s -d : -; }
patchelf() { "$unpacked/$loader" --library-path "$temporary" "$unpacked/usr/bin/patchelf" "$@"; }
is_elf() { [ "$(head -c 4 "$1" | tr -d '\177')" = ELF ]; }
use_own_libraries() {
  for file in "$@"; do
    if [ ! -f "$file" ] || [ -L "$file" ] || ! is_elf "$file"; then continue; fi
    case ${file##*/} in
      # Libraries with their own RUNPATH would ignore the program's.
      *.so*) patchelf --force-rpath --set-rpath "$final" "$file" || fail "patchelf could not change $file" ;;
      *)
        patchelf --print-interpreter "$file" >/dev/null 2>&1 || continue # a static program needs no libraries
        patchelf --set-interpreter "$final_loader" --force-rpath --set-rpath "$final" "$file" || fail "patchelf could not change $file"
        ;;
    esac
  done
}
