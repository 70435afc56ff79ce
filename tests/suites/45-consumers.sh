#!/bin/sh
# Projects that use lambda_wasm: installed, as a subdirectory, and by FetchContent; for the host and for Wasm; and every argument of
# lambda_wasm_add_function.
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
. "$root/tests/environment.sh"
. "$root/tests/check.sh"
consumers=$root/tests/consumers build=$root/build/consumers
mkdir -p "$build"

# configure SENTENCE native|default|newest PROJECT FOLDER [ARGUMENT...]
configure() {
  sentence=$1 platform=$2 project=$3 folder=$build/$4
  shift 4
  say "$sentence ..."
  set -- cmake -S "$project" -B "$folder" -G Ninja "-DLAMBDA_WASM_SOURCE=$root" "$@"
  case $platform in
    native) check "$sentence" "$@" ;;
    default) check "$sentence" env PATH="$EMSCRIPTEN_DEFAULT:$PATH" emcmake "$@" ;;
    newest) check "$sentence" env PATH="$EMSCRIPTEN_NEWEST:$PATH" emcmake "$@" ;;
  esac
}
# builds SENTENCE FOLDER [TARGET...]
builds() {
  sentence=$1 folder=$build/$2
  shift 2
  [ $# = 0 ] || set -- --target "$@"
  check "$sentence" cmake --build "$folder" --parallel 2 "$@"
}
# answers FOLDER FUNCTION HANDLER EVENT REPLY: the target FUNCTION_invoke prints the reply. Ignores white space.
answers() {
  printf '%s' "$4" >"$work/event.json"
  EVENT=$work/event.json HANDLER=$3 cmake --build "$build/$1" --target "$2_invoke" >"$work/answer" 2>&1 || { cat "$work/answer"; return 1; }
  tr -d ' \n' <"$work/answer" | grep -Fq -- "$(printf '%s' "$5" | tr -d ' ')" || { cat "$work/answer"; echo "should have been: $5"; return 1; }
}
price='{"version":"2.0","rawPath":"/prices/pear","rawQueryString":"","requestContext":{"http":{"method":"GET"}}}'
http='{"version":"2.0","rawPath":"/there","rawQueryString":"","requestContext":{"http":{"method":"GET"}}}'

# all_of_many FOLDER NAME: checks all handlers of the project `many`.
all_of_many() {
  check "$2: a handler of the first file" answers "$1" many handler '{"sku":"pear"}' '"first pear"'
  check "$2: ... of the second file" answers "$1" many second '{"sku":"plum"}' '"second plum"'
  check "$2: ... over HTTP" answers "$1" many answer "$http" '"body":"/there"'
  check "$2: ... by routes of a header, whose handlers are in the library" answers "$1" many api "$price" '"body":"1.25"'
  check "$2: ... in a table of the first file too" answers "$1" many prices "$price" '"body":"1.25"'
  check "$2: ... of the static library" answers "$1" many library '{"sku":"quince"}' '"price":12345.678912345678'
}

# ---- Installed

mkdir -p "$build/prefix"
check "lambda_wasm is configured for installation" cmake -S "$root" -B "$build/install" -G Ninja -DLAMBDA_WASM_EXAMPLES=OFF \
  "-DCMAKE_INSTALL_PREFIX=$build/prefix"
check "... and is installed" cmake --install "$build/install"
for platform in native default; do
  configure "find_package, $platform" $platform "$consumers/many" installed-$platform -DHOW=find_package "-DCMAKE_PREFIX_PATH=$build/prefix"
  builds "... builds" installed-$platform
  all_of_many installed-$platform "find_package, $platform"
done
refers_back() { ! grep -rIl --fixed-strings "$root/include" "$build/prefix"; }
check "the installed files do not contain the path of the sources" refers_back

# ---- Handlers of libraries

for platform in native default; do
  configure "libraries linked to a function in indirect ways, $platform" $platform "$consumers/libraries" libraries-$platform
  builds "... build" libraries-$platform every
  check "... $platform: a library that does not use the SDK keeps its catch clauses" answers libraries-$platform every handler null 1
  for library in by_interface by_library of_objects by_name; do
    check "... $platform: the handler of $library is linked" answers libraries-$platform every $library null "\"$library\""
  done
done
check "... native: the handler of by_shared is linked" answers libraries-native every by_shared null '"by_shared"'
missing='lambda_wasm_add_function(every): the handlers of the object library objects would be missing, because CMake links objects only to targets that name their library: write target_link_libraries(every PRIVATE objects).'
for between in INTERFACE OBJECT; do
  check "objects reached through an $between library, which CMake would not link, are a configuration error" fails_saying "$missing" \
    cmake -S "$consumers/libraries" -B "$build/libraries-native" -DOBJECTS_BY=$between
done
mkdir "$work/top"
printf '%s\n' 'cmake_minimum_required(VERSION 3.25)' 'project(top LANGUAGES CXX)' 'set(OBJECTS_BY INTERFACE)' \
  "add_subdirectory($consumers/libraries libraries)" >"$work/top/CMakeLists.txt"
check "... also if a subdirectory calls find_package" fails_saying "$missing" \
  cmake -S "$work/top" -B "$work/top/build" -G Ninja "-DCMAKE_PREFIX_PATH=$build/prefix"
cmake "$build/libraries-native" -UOBJECTS_BY >"$work/log" 2>&1

# ---- Any path, any generator, any name of the output

# in_any_path NAME PLATFORM GENERATOR OUTPUT [ARGUMENT...]: the SDK, a project and its build in a folder of that name; OUTPUT is the path
# of the function in the build folder.
in_any_path() {
  top=$build/paths/$1 platform=$2 generator=$3 output=$4 wasm=
  shift 4
  rm -rf "$top"
  mkdir -p "$top"
  cp -r "$consumers/paths" "$top/project"
  mkdir "$top/sdk"
  cp -r "$root/CMakeLists.txt" "$root/cmake" "$root/include" "$top/sdk"
  printf '\357\273\277null' >"$top/the event.json" # with a byte order mark
  [ $platform = native ] || wasm=emcmake
  (
    # That folder is the user's current directory.
    PATH=$EMSCRIPTEN_DEFAULT:$PATH
    cd "$top" && $wasm cmake -S project -B build -G "$generator" "-DLAMBDA_WASM_SOURCE=$top/sdk" "$@" && cmake --build build --config Release || exit 1
    for handler in index.handler:3 library:4; do
      EVENT='the event.json' HANDLER=${handler%:*} cmake --build build --config Release --target paths_invoke >invoked 2>&1 && grep -q "${handler#*:}" invoked ||
        { cat invoked; exit 1; }
    done
    test -z "$output" || cat "build/$output/index.mjs" "build/$output/beside.mjs" "build/$output.zip" >invoked
  )
}
say "Building in folders with unusual names ..."
check "a path with special characters of a shell, native, with Make" in_any_path "a b'c&(d) é+@=,~!" native 'Unix Makefiles' '' -DCMAKE_BUILD_TYPE=Release
check "... and a dollar, for Wasm, with a multi-config generator and another name and folder of the output" \
  in_any_path "a b'c&(d) \$é+@=,~!" default 'Ninja Multi-Config' lambda/Release/paths "-DCMAKE_RUNTIME_OUTPUT_DIRECTORY_RELEASE=$build/paths/elsewhere" \
  '-DPROPERTIES=OUTPUT_NAME;other;PREFIX;lib;RELEASE_POSTFIX;-r' -DCMAKE_UNITY_BUILD=ON
check "... with a dollar, Makefiles are a configuration error" fails_saying "CMake's Makefiles do not work in a folder with a \$ in its path: configure with -G Ninja." \
  cmake -S "$consumers/paths" -B "$build/paths/with \$" -G 'Unix Makefiles' "-DLAMBDA_WASM_SOURCE=$root"

# ---- As a subdirectory, and by FetchContent

for platform in native default; do
  configure "add_subdirectory, $platform" $platform "$consumers/many" subdirectory-$platform -DHOW=add_subdirectory
  builds "... builds" subdirectory-$platform
  check "add_subdirectory, $platform: it replies" answers subdirectory-$platform many library '{"sku":"pear"}' '"price":1.25'
done
check "a project with lambda_wasm as a subdirectory is installed" cmake --install "$build/subdirectory-native" --prefix "$build/subdirectory-prefix"
check "... without lambda_wasm" test ! -e "$build/subdirectory-prefix"
check "a subdirectory's examples are not built" test ! -e "$build/subdirectory-default/lambda/echo"

for platform in native default; do
  configure "FetchContent (examples/starter), $platform" $platform "$root/examples/starter" starter-$platform "-DCMAKE_PREFIX_PATH=$consumers/catch2" \
    "-DCatch2_DIR=$consumers/catch2"
  builds "... builds" starter-$platform
  check "the starter replies" answers starter-$platform hello handler "$http" 'Hello'
done
check "the starter's test passes" ctest --test-dir "$build/starter-native" --output-on-failure --no-tests=error
configure "find_package (examples/starter)" default "$root/examples/starter" starter-installed "-DCMAKE_PREFIX_PATH=$build/prefix"
builds "... builds" starter-installed

# ---- Every argument of lambda_wasm_add_function

in_javascript() { # in_javascript FOLDER FUNCTION EXPRESSION: the expression, of the module `m`, is true
  "$NODE24" --input-type=module -e "import * as m from '$build/$1/lambda/$2/index.mjs';
    const result = await ($3); if (result !== true) { console.log(result); process.exitCode = 1; }"
}
for toolchain in default newest; do
  configure "the features, $toolchain toolchain" $toolchain "$consumers/features" features-$toolchain -DCMAKE_BUILD_TYPE=Release
  builds "... build" features-$toolchain
  f=features-$toolchain
  check "EMBED, $toolchain" answers $f embed handler 'null' '"Festinalente."'
  check "JS_LIBRARY, $toolchain" answers $f javascript handler '41' '42'
  check "EMBIND stock, with a user's class, $toolchain" answers $f bindings handler '5' '7'
  check "EXCEPTIONS none, $toolchain" answers $f no_exceptions handler '"17"' '17'
  check "EXCEPTIONS none: an Error is a function error, $toolchain" fails_saying '"errorType": "shop::NoNumber"' answers $f no_exceptions handler '""' ''
  check "RUNTIME full: a file under /tmp, $toolchain" answers $f files handler '"ink"' '"ink"'
  check "STACK: 3 MB fit into 4, $toolchain" answers $f deep handler '3000' '3000'
  check "STACK: 3 MB do not fit into 64 KB, $toolchain" fails_saying 'StackOverflow' answers $f shallow handler '3000' ''
  check "LAMBDA_WASM_FUNCTION, $toolchain" in_javascript $f plain "m.repeat('ab', 3) === 'ababab'"
  check "... together with a handler, $toolchain" in_javascript $f plain "m.handler('why', {}).then((text) => text === 'why?')"
done

# ---- Debug

for toolchain in default newest; do
  f=features-debug-$toolchain
  configure "a Debug build, $toolchain" $toolchain "$consumers/features" $f -DCMAKE_BUILD_TYPE=Debug
  builds "... builds" $f plain no_exceptions files
  check "... replies" answers $f plain handler '"why"' '"why?"'
  check "... throws, catches, and reports what it throws" fails_saying '"errorType": "std::domain_error"' answers $f plain thrown '"why"' ''
  check "... without exceptions" fails_saying '"errorType": "shop::NoNumber"' answers $f no_exceptions handler '""' ''
  check "... with the full runtime" answers $f files handler '"ink"' '"ink"'
done
holds_name() { grep -q 'a_name_to_look_for.*basic_string_view' "$build/features-$1/lambda/plain/plain.wasm"; }
check "a Debug build keeps names" holds_name debug-default
no_name() { ! holds_name default; }
check "a Release build does not" no_name

finish consumers
