# lambda_wasm_add_function(<name> SOURCES <file>...
#                          [EXCEPTIONS none] [RUNTIME full] [EMBIND stock] [STACK <bytes>]
#                          [JS_LIBRARY <file>...] [EMBED <file>@<path>...])
#
# Makes an executable target <name>: target_link_libraries and the rest work on it as on any other. For Wasm (emcmake) it builds
#
#   <build>/lambda/<name>/index.mjs, <name>.wasm   what is deployed; the handler string is index.handler
#   <build>/lambda/<name>.zip                      the same, zipped; the same input gives the same bytes
#
# and for the host a program that reads an event on stdin and writes the reply to stdout. The target <name>_invoke runs either
# on the event in the file that the environment variable EVENT names (HANDLER names an export other than `handler`). The target
# <name>_serve serves what is deployed on http://127.0.0.1:3000/ as a Function URL does (PORT names another port), and builds and
# loads it anew when a source changes.
#
# A JavaScript module among the sources, <file>.mjs, is laid beside index.mjs and into the zip as it is: one that imports
# ./index.mjs may be the handler itself, by the handler string <file>.<export>. For the host it does nothing.
#
#   EXCEPTIONS none     without C++ exceptions: 3 KB of zip less; what throws does not exist then
#   RUNTIME full        Emscripten's whole runtime instead of the minimal one: files under /tmp and beside the function
#   EMBIND stock        embind's own registration of all its types, for functions with bindings of their own
#   STACK <bytes>       the size of the stack; 262144 without it
#   JS_LIBRARY <file>   a JavaScript library of the function's own, as emcc's --js-library takes it
#   EMBED <file>@<path> a file that the function finds at <path>
#
# Debug builds keep names and debug information.

define_property(TARGET PROPERTY LAMBDA_WASM_EXCEPTIONS
  BRIEF_DOCS "`none` in a function without C++ exceptions" FULL_DOCS "Set by lambda_wasm_add_function(EXCEPTIONS none).")

function(lambda_wasm_add_function name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "EXCEPTIONS;RUNTIME;EMBIND;STACK" "SOURCES;JS_LIBRARY;EMBED")
  if(arg_UNPARSED_ARGUMENTS OR NOT arg_SOURCES)
    message(FATAL_ERROR "lambda_wasm_add_function(${name}): write lambda_wasm_add_function(${name} SOURCES <file>...), not \"${arg_UNPARSED_ARGUMENTS}\".")
  endif()
  foreach(word_and_value EXCEPTIONS=none RUNTIME=full EMBIND=stock)
    string(REPLACE "=" ";" pair ${word_and_value})
    list(GET pair 0 word)
    list(GET pair 1 value)
    if(DEFINED arg_${word} AND NOT arg_${word} STREQUAL value)
      message(FATAL_ERROR "lambda_wasm_add_function(${name}): ${word} takes the value ${value}, not \"${arg_${word}}\".")
    endif()
  endforeach()
  if(NOT DEFINED arg_STACK)
    set(arg_STACK 262144)
  elseif(NOT arg_STACK MATCHES "^[0-9]+$")
    message(FATAL_ERROR "lambda_wasm_add_function(${name}): STACK takes a number of bytes, not \"${arg_STACK}\".")
  endif()

  set(beside)
  set(names index.mjs)
  foreach(file IN LISTS arg_SOURCES)
    if(NOT file MATCHES "\\.mjs$")
      continue()
    endif()
    set_source_files_properties(${file} PROPERTIES HEADER_FILE_ONLY ON)
    cmake_path(GET file FILENAME file_name)
    if(file_name IN_LIST names)
      message(FATAL_ERROR "lambda_wasm_add_function(${name}): ${file} would overwrite the ${file_name} that is in the function already: give it another name.")
    endif()
    list(APPEND names ${file_name})
    cmake_path(ABSOLUTE_PATH file)
    list(APPEND beside ${file})
  endforeach()

  add_executable(${name} ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE lambda_wasm::lambda_wasm)
  if(arg_EXCEPTIONS STREQUAL none)
    set_target_properties(${name} PROPERTIES LAMBDA_WASM_EXCEPTIONS none)
  endif()

  if(CMAKE_SYSTEM_NAME STREQUAL Emscripten)
    lambda_wasm_link_function(${name})
  else()
    target_sources(${name} PRIVATE ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/native_main.cpp)
    target_compile_options(${name} PRIVATE $<$<STREQUAL:${arg_EXCEPTIONS},none>:-fno-exceptions>)
  endif()

  if(CMAKE_SYSTEM_NAME STREQUAL Emscripten)
    set(run ${LAMBDA_WASM_NODE} ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/javascript/invoke.mjs ${CMAKE_BINARY_DIR}/lambda/${name})
  else()
    set(run $<TARGET_FILE:${name}>)
  endif()
  add_custom_target(${name}_invoke
    COMMAND ${CMAKE_COMMAND} "-DRUN=${run}" -DNAME=${name} -DDIRECTORY=${CMAKE_CURRENT_SOURCE_DIR} -P ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/invoke.cmake
    DEPENDS ${name} USES_TERMINAL VERBATIM)

  lambda_wasm_add_serve(${name} ${arg_SOURCES})

  # A handler that stands in a static library is registered by a constructor that nobody calls by name: the whole of such a
  # library is linked. What is linked to the function is known when its directory has been read.
  cmake_language(EVAL CODE "cmake_language(DEFER CALL lambda_wasm_link_whole_libraries ${name})")
endfunction()

# The target <name>_serve. A change to whatever the function may be made of has it built: CMake knows whether that changes it.
function(lambda_wasm_add_serve name)
  if(NOT CMAKE_SYSTEM_NAME STREQUAL Emscripten)
    add_custom_target(${name}_serve
      COMMAND ${CMAKE_COMMAND} -E echo "${name}_serve serves what is deployed, and this build is for the host: configure a folder with emcmake and build the target there."
      COMMAND ${CMAKE_COMMAND} -E false VERBATIM COMMENT "")
    return()
  endif()
  set(folders ${CMAKE_SOURCE_DIR} ${CMAKE_CURRENT_SOURCE_DIR})
  foreach(file IN LISTS ARGN)
    cmake_path(ABSOLUTE_PATH file)
    cmake_path(GET file PARENT_PATH folder)
    list(APPEND folders ${folder})
  endforeach()
  list(REMOVE_DUPLICATES folders)
  list(TRANSFORM folders PREPEND --watch=)
  set(include $<TARGET_PROPERTY:${name},INCLUDE_DIRECTORIES>)
  add_custom_target(${name}_serve
    COMMAND ${LAMBDA_WASM_NODE} ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/javascript/serve/server.mjs ${CMAKE_BINARY_DIR}/lambda/${name}
      --build=${CMAKE_BINARY_DIR} --target=${name} --cmake=${CMAKE_COMMAND} ${folders} "$<$<BOOL:${include}>:--watch=$<JOIN:${include},;--watch=>>"
    USES_TERMINAL VERBATIM COMMAND_EXPAND_LISTS COMMENT "Serving ${name}")
endfunction()

# For Wasm: links with the SDK's flags, and makes index.mjs and the zip.
function(lambda_wasm_link_function name)
  # The versions that the tests run. A newer one is used without the parts of the SDK that know embind's insides.
  set(oldest 3.1.69)
  set(newest_tested 6.0.5)
  if(EMSCRIPTEN_VERSION VERSION_LESS oldest)
    message(FATAL_ERROR "lambda_wasm needs Emscripten ${oldest} or newer and this is ${EMSCRIPTEN_VERSION}: "
      "put the folder that `sh ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/toolchain/emscripten.sh` prints first on PATH.")
  endif()
  if(EMSCRIPTEN_VERSION VERSION_GREATER newest_tested)
    message(STATUS "lambda_wasm: Emscripten ${EMSCRIPTEN_VERSION} is newer than ${newest_tested}, the newest tested: ${name} uses EMBIND stock.")
    set(arg_EMBIND stock)
  endif()
  lambda_wasm_find_node()

  set(javascript ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/javascript)
  set(folder ${CMAKE_BINARY_DIR}/lambda/${name})
  set(intermediate ${CMAKE_CURRENT_BINARY_DIR}/lambda_wasm/${name})
  set_target_properties(${name} PROPERTIES SUFFIX .js RUNTIME_OUTPUT_DIRECTORY ${intermediate})

  # -O2 compiles faster code than -O3 and no larger than -Os here; the link is where size is won.
  target_compile_options(${name} PRIVATE $<$<NOT:$<CONFIG:Debug>>:-O2>)
  target_compile_definitions(${name} PRIVATE $<$<STREQUAL:${arg_EMBIND},stock>:LAMBDA_WASM_EMBIND_STOCK>)
  target_link_options(${name} PRIVATE
    $<IF:$<CONFIG:Debug>,-g,-Oz>
    $<IF:$<STREQUAL:${arg_EXCEPTIONS},none>,-fno-exceptions,-fwasm-exceptions>
    $<$<STREQUAL:${arg_EXCEPTIONS},none>:-Wl,--wrap=_ZSt17__throw_bad_allocv> # see edge/runtime.hpp
    -lembind --no-entry
    # The stack lies below the static data: an overflow then leaves the memory and traps, instead of spoiling the data.
    -sSTACK_SIZE=${arg_STACK} -Wl,--stack-first
    -Wl,--wrap=__towrite # see edge/stdio.hpp
    $<$<VERSION_LESS:${EMSCRIPTEN_VERSION},4.0.3>:-Wl,--wrap=__cxa_rethrow_primary_exception> # see edge/rethrow.hpp
    -sALLOW_MEMORY_GROWTH=1 -sINITIAL_HEAP=131072 -sMALLOC=emmalloc
    -sSUPPORT_LONGJMP=0 -sDYNAMIC_EXECUTION=0
    "SHELL:--js-library ${javascript}/library.js"
    "$<$<NOT:$<STREQUAL:${arg_EMBIND},stock>>:SHELL:--js-library ${javascript}/embind.js>")
  if(arg_RUNTIME STREQUAL full)
    target_link_options(${name} PRIVATE -sMODULARIZE=1 -sEXPORT_NAME=lambda_wasm_module -sENVIRONMENT=node -sFILESYSTEM=1 -lnodefs.js
      -sEXIT_RUNTIME=0 "SHELL:--pre-js ${javascript}/glue_full.js")
  else()
    target_link_options(${name} PRIVATE -sMINIMAL_RUNTIME=1 -sSTRICT=1 -sEXPORT_NAME=lambda_wasm_module -sENVIRONMENT=web
      -sALLOW_UNIMPLEMENTED_SYSCALLS=1 -sFILESYSTEM=$<IF:$<BOOL:${arg_EMBED}>,1,0>
      "SHELL:--extern-pre-js ${javascript}/glue_pre.js" "SHELL:--extern-post-js ${javascript}/glue_post.js")
  endif()
  foreach(file IN LISTS arg_JS_LIBRARY)
    cmake_path(ABSOLUTE_PATH file)
    target_link_options(${name} PRIVATE "SHELL:--js-library ${file}")
    set_property(TARGET ${name} APPEND PROPERTY LINK_DEPENDS ${file})
  endforeach()
  foreach(embedded IN LISTS arg_EMBED)
    cmake_path(ABSOLUTE_PATH embedded)
    target_link_options(${name} PRIVATE "SHELL:--embed-file ${embedded}")
    string(REGEX REPLACE "@.*$" "" file ${embedded})
    set_property(TARGET ${name} APPEND PROPERTY LINK_DEPENDS ${file})
  endforeach()
  file(GLOB sources CONFIGURE_DEPENDS ${javascript}/*.mjs ${javascript}/*.js)
  set_property(TARGET ${name} APPEND PROPERTY LINK_DEPENDS ${sources} ${beside})
  list(TRANSFORM beside PREPEND --beside=)

  add_custom_command(TARGET ${name} POST_BUILD
    COMMAND ${LAMBDA_WASM_NODE} ${javascript}/build.mjs --name ${name} --glue ${intermediate}/${name}.js
      --wasm ${intermediate}/${name}.wasm --output ${CMAKE_BINARY_DIR}/lambda
      $<$<STREQUAL:${arg_RUNTIME},full>:--full> "$<$<NOT:$<CONFIG:Debug>>:--minify=${EMSCRIPTEN_ROOT_PATH}>" ${beside}
    BYPRODUCTS ${folder}/index.mjs ${folder}/${name}.wasm ${folder}.zip
    COMMAND_EXPAND_LISTS VERBATIM)
endfunction()

# Node.js makes index.mjs. Emscripten's own will do.
function(lambda_wasm_find_node)
  find_program(LAMBDA_WASM_NODE node DOC "Node.js 20.15 or newer")
  if(NOT LAMBDA_WASM_NODE AND CMAKE_CROSSCOMPILING_EMULATOR)
    list(GET CMAKE_CROSSCOMPILING_EMULATOR 0 emulator)
    set(LAMBDA_WASM_NODE ${emulator} CACHE FILEPATH "Node.js 20.15 or newer" FORCE)
  endif()
  set(remedy "lambda_wasm builds with Node.js 20.15 or newer: put one on PATH (`sh ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/toolchain/node.sh 24` prints one) or set LAMBDA_WASM_NODE to it.")
  if(NOT LAMBDA_WASM_NODE)
    message(FATAL_ERROR "${remedy}")
  endif()
  execute_process(COMMAND ${LAMBDA_WASM_NODE} --version OUTPUT_VARIABLE version OUTPUT_STRIP_TRAILING_WHITESPACE)
  string(REGEX REPLACE "^v" "" version "${version}")
  if(version VERSION_LESS 20.15)
    message(FATAL_ERROR "${remedy} This is ${version}.")
  endif()
endfunction()

# Every static library among `target`'s libraries, and theirs, that itself links the SDK.
function(lambda_wasm_collect_libraries target result)
  set(found ${${result}})
  get_target_property(libraries ${target} LINK_LIBRARIES)
  foreach(library IN LISTS libraries)
    if(NOT TARGET ${library})
      continue()
    endif()
    get_target_property(aliased ${library} ALIASED_TARGET)
    if(aliased)
      set(library ${aliased})
    endif()
    get_target_property(type ${library} TYPE)
    get_target_property(uses ${library} LINK_LIBRARIES)
    if(type STREQUAL STATIC_LIBRARY AND "${uses}" MATCHES "lambda_wasm::lambda_wasm" AND NOT library IN_LIST found)
      list(APPEND found ${library})
      lambda_wasm_collect_libraries(${library} found)
    endif()
  endforeach()
  set(${result} ${found} PARENT_SCOPE)
endfunction()

function(lambda_wasm_link_whole_libraries name)
  set(libraries)
  lambda_wasm_collect_libraries(${name} libraries)
  foreach(library IN LISTS libraries)
    target_link_options(${name} PRIVATE LINKER:--whole-archive $<TARGET_FILE:${library}> LINKER:--no-whole-archive)
    set_property(TARGET ${name} APPEND PROPERTY LINK_DEPENDS $<TARGET_FILE:${library}>)
  endforeach()
endfunction()
