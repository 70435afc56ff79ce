#!/bin/sh
# The messages of builds that fail: two handlers of one name, no handler, a wrong argument, a toolchain that is too old or missing.
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
. "$root/tests/environment.sh"
. "$root/tests/check.sh"
project=$root/tests/compile/build build=$root/build/build-errors

# ---- Handlers

twice='two handlers are named "handler": give one of them another name with LAMBDA_WASM_EXPORT(name, callable).'
say "Configuring for Wasm ..."
check "the project is configured for Wasm" env PATH="$EMSCRIPTEN_DEFAULT:$PATH" emcmake cmake -S "$project" -B "$build/wasm" -G Ninja "-DLAMBDA_WASM_SOURCE=$root"
for target in twice_in_a_file twice_in_two_files; do
  check "$target is an error of the build" fails_saying "$target: $twice" cmake --build "$build/wasm" --target $target
done
check "no handler is an error of the build" fails_saying 'no_handler: the function exports no handler: put LAMBDA_WASM_HANDLER(callable) into one of its sources.' \
  cmake --build "$build/wasm" --target no_handler


# ---- Kinds of exceptions

check "a library of handlers is compiled like its only function, without exceptions" cmake --build "$build/wasm" --target without_exceptions
check "... and the error names one that is compiled with them" fails_saying \
  'shared_without_exceptions: libshared_handlers.a (once.cpp.o) is compiled with C++ exceptions, but the function has EXCEPTIONS none: link a library of the same sources whose property LAMBDA_WASM_EXCEPTIONS is none.' \
  cmake --build "$build/wasm" --target shared_without_exceptions
check "the error names a library whose catch clauses the compiler has left out" fails_saying \
  'with_library_built_before: libbuilt_before.a (built_before.cpp.o) is compiled without -fwasm-exceptions, so its catch clauses and destructors are missing: compile it with that option or, if it should have no exceptions, with -mexception-handling, which marks it.' \
  cmake --build "$build/wasm" --target with_library_built_before

# ---- Headers of another version

version=$(sed -n 's/^#define LAMBDA_WASM_VERSION_[A-Z]* //p' "$root/include/lambda_wasm/version.hpp" | paste -sd .)
remedy='compile all of it with the headers that belong to this build.'
check "a library that is compiled with headers of another version is named" fails_saying \
  "with_another_version: libwith_another_version_handlers.a (once.cpp.o) is compiled with the headers of lambda_wasm ${version%.*}.999, but the function is built by lambda_wasm $version: $remedy" \
  cmake --build "$build/wasm" --target with_another_version
check "... and so is one with other headers of the same version" fails_saying \
  "with_another_number: libwith_another_number_handlers.a (once.cpp.o) is compiled with other headers of lambda_wasm $version than the rest of the function: $remedy" \
  cmake --build "$build/wasm" --target with_another_number

say "Configuring for the host ..."
check "the project is configured for the host" cmake -S "$project" -B "$build/native" -G Ninja "-DLAMBDA_WASM_SOURCE=$root"
check "the native build succeeds" cmake --build "$build/native"
runs() { echo null | "$build/native/$1"; }
for target in twice_in_a_file twice_in_two_files; do
  check "$target is an error of the program" fails_saying "Two handlers are named \"handler\": give one of them another name with LAMBDA_WASM_EXPORT(name, callable)." \
    runs $target
done
check "no handler is an error of the program" fails_saying 'The program has no handler: put LAMBDA_WASM_HANDLER(callable) into one of its sources.' runs no_handler

# ---- Arguments of lambda_wasm_add_function, and the toolchain: without a compiler, since CMake stops before it needs one

# stops SENTENCE ARGUMENT...: a configuration with these variables fails with that sentence.
stops() {
  wanted_sentence=$1
  shift
  rm -rf "$work/words"
  fails_saying "$wanted_sentence" cmake -S "$project/words" -B "$work/words" -G Ninja "-DCMAKE_MAKE_PROGRAM=$(command -v ninja)" \
    "-DLAMBDA_WASM_SOURCE=$root" "$@"
}
check "EXCEPTIONS with another value" stops 'lambda_wasm_add_function(f): EXCEPTIONS takes the value none, not "off".' '-DWORDS=EXCEPTIONS;off'
check "RUNTIME with another value" stops 'lambda_wasm_add_function(f): RUNTIME takes the value full, not "minimal".' '-DWORDS=RUNTIME;minimal'
check "EMBIND with another value" stops 'lambda_wasm_add_function(f): EMBIND takes the value stock, not "none".' '-DWORDS=EMBIND;none'
check "STACK that is not a number" stops 'lambda_wasm_add_function(f): STACK takes a number of bytes, not "64K".' '-DWORDS=STACK;64K'
check "an unknown argument" stops 'lambda_wasm_add_function(f): write lambda_wasm_add_function(f SOURCES <file>...), not "MEMORY;128".' '-DWORDS=MEMORY;128'
check "EMBED without a path" stops 'lambda_wasm_add_function(f): EMBED takes <file>@<path> without quotes and backslashes, not "motto.txt".' '-DWORDS=EMBED;motto.txt'
check "FILES without a path" stops 'lambda_wasm_add_function(f): FILES takes <folder>@<path>, such as public@/assets or public@/, not "public".' '-DWORDS=FILES;public'
check "FILES with a slash at the end" stops 'lambda_wasm_add_function(f): FILES takes <folder>@<path>, such as public@/assets or public@/, not "public@/a/".' '-DWORDS=FILES;public@/a/'
check "OPENAPI with another version" stops 'lambda_wasm_add_function(f): OPENAPI takes 3.0, apigateway or both, not "3.1": OpenAPI 3.1 is always written.' '-DWORDS=OPENAPI;3.0;3.1'
check "another suffix of the output" stops 'lambda_wasm_add_function(f): the output must end in .js, because emcc chooses the format by the suffix: do not set the property SUFFIX (".html").' \
  -DEMSCRIPTEN_VERSION=3.1.69 '-DPROPERTIES=SUFFIX;.html'
check "a version of the output" stops 'lambda_wasm_add_function(f): the output must end in .js, because emcc chooses the format by the suffix: do not set the property VERSION ("1.2").' \
  -DEMSCRIPTEN_VERSION=3.1.69 '-DPROPERTIES=VERSION;1.2'
check "an Emscripten that is too old" stops 'lambda_wasm needs Emscripten 3.1.69 or newer, but this is 3.1.6: run `sh' -DEMSCRIPTEN_VERSION=3.1.6
check "no Node.js" stops 'lambda_wasm needs Node.js 20.15 or newer to build: put node on PATH' -DEMSCRIPTEN_VERSION=3.1.69 -DCMAKE_FIND_USE_SYSTEM_ENVIRONMENT_PATH=OFF \
  -DCMAKE_FIND_USE_CMAKE_SYSTEM_PATH=OFF
printf '#!/bin/sh\necho v18.20.4\n' >"$work/node18" && chmod +x "$work/node18"
check "a Node.js that is too old" stops 'is version 18.20.4.' -DEMSCRIPTEN_VERSION=3.1.69 "-DLAMBDA_WASM_NODE=$work/node18"

# A complete old toolchain: its emcc, and the toolchain file that its emcmake would pass.
mkdir -p "$work/old"
printf '#!/bin/sh\necho "emcc (Emscripten gcc/clang-like replacement + linker emulating GNU ld) 3.1.6 ()" >&2\n' >"$work/old/emcc"
cp "$work/old/emcc" "$work/old/em++"
chmod +x "$work/old/emcc" "$work/old/em++"
cat >"$work/old/toolchain.cmake" <<TOOLCHAIN
set(CMAKE_SYSTEM_NAME Emscripten)
list(APPEND CMAKE_MODULE_PATH "$EMSCRIPTEN_DEFAULT/cmake/Modules")
set(CMAKE_C_COMPILER "$work/old/emcc")
set(CMAKE_CXX_COMPILER "$work/old/em++")
set(CMAKE_CXX_COMPILER_FORCED TRUE)
execute_process(COMMAND "\${CMAKE_C_COMPILER}" -v ERROR_VARIABLE said)
string(REGEX MATCH "emcc \\\\(.*\\\\) ([0-9\\\\.]+)" unused "\${said}")
set(EMSCRIPTEN_VERSION "\${CMAKE_MATCH_1}")
TOOLCHAIN
check "an emcc of version 3.1.6" fails_saying 'lambda_wasm needs Emscripten 3.1.69 or newer, but this is 3.1.6' \
  cmake -S "$project" -B "$work/old/build" -G Ninja "-DLAMBDA_WASM_SOURCE=$root" "-DCMAKE_TOOLCHAIN_FILE=$work/old/toolchain.cmake"

# The message of `make` and of the README's first command without an emcc, and without apt to download one.
mkdir "$work/bare"
for program in sh awk dirname mkdir sed head cat id cmake python3 ninja make printf env wc; do
  found=$(command -v "$program") && [ -x "$found" ] && ln -s "$found" "$work/bare/$program"
done
check "make build without an emcc" fails_saying 'there is no emcc on PATH, and this script cannot download one without apt-get: install Emscripten 3.1.69 or newer (emsdk, Homebrew, apt) and put it on PATH' \
  env PATH="$work/bare" LAMBDA_WASM_CACHE="$work/cache" "$root/cmake/toolchain/build.sh" "$work/bare-build"

# ---- An example whose library is missing

check "the examples are configured without stb" cmake -S "$root" -B "$build/without-stb" -G Ninja -DSTB_INCLUDE=
check "... and all examples but thumbnail can be built" cmake --build "$build/without-stb" --target hello
check "... which fails with the reason and the remedy" fails_saying 'The example thumbnail is left out because stb_image_resize2.h was not found: run `cmake/toolchain/stb.sh`, which downloads it, and set STB_INCLUDE to the folder that it prints.' \
  cmake --build "$build/without-stb" --target thumbnail

finish build-errors
