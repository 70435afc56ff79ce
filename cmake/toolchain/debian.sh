# apt, beside the one that manages this machine: reads another suite of Debian, and knows and changes nothing of what is
# installed here. Sourced, after common.sh; never run.

# debian_suite FOLDER SUITE deb|deb-src: fetches the suite's list of packages, or of sources, into FOLDER/apt. From then on
# `private_apt` is an apt-get that sees that suite only.
debian_suite() {
  suite=$2
  apt=$1/apt
  mkdir -p "$apt/lists/partial" "$apt/cache/archives/partial"

  # The mirror: the one that this machine's apt has its Debian from; every suite of Debian lies beside the others.
  mirror=${LAMBDA_WASM_DEBIAN_MIRROR:-}
  if [ -z "$mirror" ]; then
    mirror=$(apt-get indextargets --format '$(ORIGIN) $(LABEL) $(REPO_URI)' 2>/dev/null |
      sed -n 's/^Debian Debian //p' | head -n 1)
  fi
  if [ -z "$mirror" ] && [ -r /etc/os-release ]; then # apt-get update has never run: what would it read?
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

# The machine's own settings of apt (a proxy, say) stay in force. As root, apt would download as a user that cannot write
# to this cache.
private_apt() {
  apt-get -o Dir::State="$apt" -o Dir::State::lists="$apt/lists" -o Dir::State::status="$apt/status" \
    -o Dir::Cache="$apt/cache" -o Dir::Etc::sourcelist="$apt/debian.sources" -o Dir::Etc::sourceparts=/dev/null \
    -o Dir::Etc::preferences=/dev/null -o Dir::Etc::preferencesparts=/dev/null -o APT::Install-Recommends=false \
    -o APT::Sandbox::User="$(id -un)" -o Acquire::Languages=none -o Acquire::Retries=3 \
    -o Acquire::IndexTargets::deb::DEP-11::DefaultEnabled=false "$@"
}

# own_libraries UNPACKED FINAL: programs of another suite were built for another C library than this machine's. From then on
# `use_own_libraries FILE...` tells programs and libraries below UNPACKED to use the loader and the libraries that were unpacked
# beside them, where they will lie when UNPACKED is renamed to FINAL; patchelf must be among what was unpacked. It is such a
# program itself, so it is started through that loader.
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
      # Libraries with a RUNPATH of their own would not look where the program says.
      *.so*) patchelf --force-rpath --set-rpath "$final" "$file" || fail "patchelf could not change $file" ;;
      *)
        patchelf --print-interpreter "$file" >/dev/null 2>&1 || continue # a static program has nothing to look for
        patchelf --set-interpreter "$final_loader" --force-rpath --set-rpath "$final" "$file" || fail "patchelf could not change $file"
        ;;
    esac
  done
}
