# How lambda_wasm_add_function links. For Wasm: adds the SDK's flags, and builds index.mjs and the zip.

# lambda_wasm_link_function(<name> OUTPUT <folder> STACK <bytes> [EXCEPTIONS none] [RUNTIME full] [EMBIND stock]
#                           [JS_LIBRARY <file>...] [EMBED <file>@<path>...] [BESIDE <file>...] [OPENAPI <form>...]
#                           [FILES <folder>@<path>...])
#
# The arguments mean the same as in lambda_wasm_add_function. OUTPUT is the folder of <name>/index.mjs, <name>.zip and
# the documents <name>.schema.json and <name>.d.ts; BESIDE lists absolute paths of files to copy next to index.mjs; folders of FILES are absolute.
function(lambda_wasm_link_function name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "OUTPUT;STACK;EXCEPTIONS;RUNTIME;EMBIND" "JS_LIBRARY;EMBED;BESIDE;OPENAPI;FILES")
  lambda_wasm_emscripten_versions(oldest newest_tested)
  if(EMSCRIPTEN_VERSION VERSION_LESS oldest)
    message(FATAL_ERROR "lambda_wasm needs Emscripten ${oldest} or newer, but this is ${EMSCRIPTEN_VERSION}: "
      "run `sh ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/toolchain/emscripten.sh` and put the folder that it prints first on PATH.")
  endif()
  # With a newer one, the parts of the SDK that depend on embind's internals are left out.
  if(EMSCRIPTEN_VERSION VERSION_GREATER newest_tested)
    message(STATUS "lambda_wasm: Emscripten ${EMSCRIPTEN_VERSION} is newer than ${newest_tested}, the newest tested version: ${name} uses EMBIND stock.")
    set(arg_EMBIND stock)
  endif()
  lambda_wasm_find_node()

  set(javascript ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/javascript)
  set_target_properties(${name} PROPERTIES SUFFIX .js RUNTIME_OUTPUT_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}/lambda_wasm/${name})

  # -O2 compiles faster code than -O3 and no larger than -Os here. At the link, -O3 makes smaller zips than -Oz, and faster code.
  target_compile_options(${name} PRIVATE $<$<NOT:$<CONFIG:Debug>>:-O2>)
  target_compile_definitions(${name} PRIVATE $<$<STREQUAL:${arg_EMBIND},stock>:LAMBDA_WASM_EMBIND_STOCK>)
  target_link_options(${name} PRIVATE
    $<IF:$<CONFIG:Debug>,-g,-O3>
    $<IF:$<STREQUAL:${arg_EXCEPTIONS},none>,-fno-exceptions,-fwasm-exceptions>
    $<$<STREQUAL:${arg_EXCEPTIONS},none>:-Wl,--wrap=_ZSt17__throw_bad_allocv> # see edge/runtime.hpp
    -lembind --no-entry
    # Places the stack below the static data: an overflow then leaves the memory and traps, instead of overwriting the data.
    -sSTACK_SIZE=${arg_STACK} -Wl,--stack-first
    -Wl,--wrap=__towrite # see edge/stdio.hpp
    -Wl,--wrap=pthread_cond_wait # see edge/threads.hpp, also for the next two
    -Wl,--wrap=_ZNSt3__220__libcpp_atomic_waitEPVKvx
    -Wl,--wrap=_ZNSt3__220__libcpp_atomic_waitEPVKNS_17__cxx_atomic_implIxNS_22__cxx_atomic_base_implIxEEEEx
    $<$<VERSION_LESS:${EMSCRIPTEN_VERSION},4.0.3>:-Wl,--wrap=__cxa_rethrow_primary_exception> # see edge/rethrow.hpp
    # Without optimisation emcc adds checks of its own: they print to the reply, and expect another JavaScript around the module.
    -sASSERTIONS=0
    -sALLOW_MEMORY_GROWTH=1 -sINITIAL_HEAP=131072 -sMALLOC=emmalloc
    -sSUPPORT_LONGJMP=0 -sDYNAMIC_EXECUTION=0)
  if(arg_RUNTIME STREQUAL full)
    target_link_options(${name} PRIVATE -sMODULARIZE=1 -sEXPORT_NAME=lambda_wasm_module -sENVIRONMENT=node -sFILESYSTEM=1 -lnodefs.js
      -sEXIT_RUNTIME=0)
  else()
    target_link_options(${name} PRIVATE -sMINIMAL_RUNTIME=1 -sSTRICT=1 -sEXPORT_NAME=lambda_wasm_module -sENVIRONMENT=web
      -sALLOW_UNIMPLEMENTED_SYSCALLS=1 -sFILESYSTEM=$<IF:$<BOOL:${arg_EMBED}>,1,0>)
  endif()

  # Options with files are passed through link.mjs: CMake 3.25 mangles a path with a $ in a target's options.
  set(options --js-library=${javascript}/runtime/library.js)
  if(NOT arg_EMBIND STREQUAL stock)
    list(APPEND options --js-library=${javascript}/runtime/embind.js)
  endif()
  if(arg_RUNTIME STREQUAL full)
    list(APPEND options --pre-js=${javascript}/runtime/glue_full.js)
  else()
    list(APPEND options --extern-pre-js=${javascript}/runtime/glue_pre.js --extern-post-js=${javascript}/runtime/glue_post.js)
  endif()
  foreach(file IN LISTS arg_JS_LIBRARY)
    cmake_path(ABSOLUTE_PATH file)
    list(APPEND options --js-library=${file})
    set_property(TARGET ${name} APPEND PROPERTY LINK_DEPENDS ${file})
  endforeach()
  foreach(embedded IN LISTS arg_EMBED)
    string(REGEX MATCH "^(.+)@([^@]+)$" embedded "${embedded}")
    set(file ${CMAKE_MATCH_1})
    set(path ${CMAKE_MATCH_2})
    cmake_path(ABSOLUTE_PATH file)
    set_property(TARGET ${name} APPEND PROPERTY LINK_DEPENDS ${file})
    string(REPLACE "@" "@@" file "${file}") # emcc splits at a single @
    list(APPEND options --embed-file=${file}@${path})
  endforeach()
  set_target_properties(${name} PROPERTIES LAMBDA_WASM_LINK_OPTIONS "${options}")
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${javascript}/runtime/*.mjs ${javascript}/runtime/*.js ${javascript}/build/*.mjs)
  set_property(TARGET ${name} APPEND PROPERTY LINK_DEPENDS ${sources} ${arg_BESIDE})
  foreach(word IN LISTS arg_FILES)
    string(REGEX REPLACE "@[^@]*$" "" folder "${word}")
    # The time of a folder changes when a file is added or removed.
    file(GLOB_RECURSE served LIST_DIRECTORIES true CONFIGURE_DEPENDS "${folder}/*")
    foreach(file IN LISTS folder served)
      # A name with a ; or [ is in several pieces, and CMake takes $< for a generator expression.
      if(EXISTS "${file}" AND NOT file MATCHES "[$]<")
        set_property(TARGET ${name} APPEND PROPERTY LINK_DEPENDS "${file}")
      endif()
    endforeach()
  endforeach()
  list(TRANSFORM arg_FILES PREPEND --files=)
  list(TRANSFORM arg_BESIDE PREPEND --beside=)
  list(TRANSFORM arg_OPENAPI PREPEND --openapi=)

  get_property(version GLOBAL PROPERTY LAMBDA_WASM_VERSION)
  add_custom_command(TARGET ${name} POST_BUILD
    COMMAND ${LAMBDA_WASM_NODE} ${javascript}/build/build.mjs --name ${name} --glue $<TARGET_FILE:${name}>
      --wasm $<PATH:REPLACE_EXTENSION,LAST_ONLY,$<TARGET_FILE:${name}>,.wasm> --output ${arg_OUTPUT} --version ${version}
      $<$<STREQUAL:${arg_RUNTIME},full>:--full> "$<$<NOT:$<CONFIG:Debug>>:--minify=${EMSCRIPTEN_ROOT_PATH}>" ${arg_BESIDE} ${arg_OPENAPI}
      ${arg_FILES}
    BYPRODUCTS ${arg_OUTPUT}/${name}/index.mjs ${arg_OUTPUT}/${name}/${name}.wasm ${arg_OUTPUT}/${name}.zip
      ${arg_OUTPUT}/${name}.schema.json ${arg_OUTPUT}/${name}.d.ts
    COMMAND_EXPAND_LISTS VERBATIM)
endfunction()

# The oldest Emscripten that the SDK supports and the newest that its tests have run with, from the scripts that download them.
function(lambda_wasm_emscripten_versions oldest newest_tested)
  set(file ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/toolchain/versions.sh)
  foreach(word OLDEST NEWEST_TESTED)
    string(TOLOWER ${word} result)
    file(STRINGS ${file} line REGEX "^EMSCRIPTEN_${word}=")
    string(REPLACE "EMSCRIPTEN_${word}=" "" version "${line}")
    if(NOT version MATCHES "^[0-9]+([.][0-9]+)+$")
      message(FATAL_ERROR "lambda_wasm: ${file} has no line EMSCRIPTEN_${word}=<version>.")
    endif()
    set(${${result}} ${version} PARENT_SCOPE)
  endforeach()
endfunction()

# Node.js builds index.mjs. Emscripten's own Node.js is good enough.
function(lambda_wasm_find_node)
  find_program(LAMBDA_WASM_NODE node DOC "Node.js 20.15 or newer")
  if(NOT LAMBDA_WASM_NODE AND CMAKE_CROSSCOMPILING_EMULATOR)
    list(GET CMAKE_CROSSCOMPILING_EMULATOR 0 emulator)
    set(LAMBDA_WASM_NODE ${emulator} CACHE FILEPATH "Node.js 20.15 or newer" FORCE)
  endif()
  set(remedy "lambda_wasm needs Node.js 20.15 or newer to build: put node on PATH or set LAMBDA_WASM_NODE to its path (`sh ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/toolchain/node.sh 24` finds or downloads it and prints the path).")
  if(NOT LAMBDA_WASM_NODE)
    message(FATAL_ERROR "${remedy}")
  endif()
  execute_process(COMMAND ${LAMBDA_WASM_NODE} --version OUTPUT_VARIABLE version OUTPUT_STRIP_TRAILING_WHITESPACE)
  string(REGEX REPLACE "^v" "" version "${version}")
  if(version VERSION_LESS 20.15)
    message(FATAL_ERROR "${remedy} ${LAMBDA_WASM_NODE} is version ${version}.")
  endif()
endfunction()

# When all of the project has been read: of every function in it.
function(lambda_wasm_finish_functions)
  get_property(functions GLOBAL PROPERTY LAMBDA_WASM_FUNCTIONS)
  lambda_wasm_reach_libraries(${functions})
  foreach(name IN LISTS functions)
    lambda_wasm_finish_function(${name})
  endforeach()
endfunction()

function(lambda_wasm_finish_function name)
  if(NOT CMAKE_GENERATOR MATCHES "Ninja|Makefiles")
    message(FATAL_ERROR "lambda_wasm_add_function(${name}): the generator ${CMAKE_GENERATOR} does not support CXX_LINKER_LAUNCHER, which linking a function needs: configure with -G Ninja.")
  endif()
  lambda_wasm_check_objects(${name})
  set(directory ${CMAKE_CURRENT_FUNCTION_LIST_DIR})
  if(CMAKE_SYSTEM_NAME STREQUAL Emscripten)
    lambda_wasm_check_property(${name} SUFFIX .js)
    lambda_wasm_check_property(${name} VERSION value-NOTFOUND)
    get_target_property(exceptions ${name} LAMBDA_WASM_EXCEPTIONS)
    if(NOT exceptions STREQUAL none)
      set(exceptions wasm)
    endif()
    get_target_property(options ${name} LAMBDA_WASM_LINK_OPTIONS)
    get_property(version GLOBAL PROPERTY LAMBDA_WASM_VERSION)
    set(launcher ${LAMBDA_WASM_NODE} ${directory}/javascript/build/link.mjs ${exceptions} ${version} ${options} --)
  else()
    set(launcher sh ${directory}/link.sh)
  endif()
  get_target_property(launched ${name} CXX_LINKER_LAUNCHER)
  if(launched)
    list(APPEND launcher ${launched})
  endif()
  set_target_properties(${name} PROPERTIES CXX_LINKER_LAUNCHER "${launcher}")
endfunction()

function(lambda_wasm_check_property name property wanted)
  get_target_property(value ${name} ${property})
  if(NOT value STREQUAL wanted)
    message(FATAL_ERROR "lambda_wasm_add_function(${name}): the output must end in .js, because emcc chooses the format by the suffix: do not set the property ${property} (\"${value}\").")
  endif()
endfunction()
