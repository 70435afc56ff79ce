# measure_project NAME: builds the project in the folder NAME, and runs its measure.mjs with the folder of the functions. Sourced, with `root`
# set to the project's folder.
. "$root/tests/environment.sh"

measure_project() {
  build=$root/build/bench/$1
  PATH=$EMSCRIPTEN_DEFAULT:$PATH
  export PATH
  mkdir -p "$build"
  { emcmake cmake -S "$root/tests/bench/$1" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_EXPORT_COMPILE_COMMANDS=ON && cmake --build "$build"; } \
    >"$build/log" 2>&1 || { cat "$build/log" >&2; exit 1; }
  "$NODE24" "$root/tests/bench/$1/measure.mjs" "$build/lambda"
}
