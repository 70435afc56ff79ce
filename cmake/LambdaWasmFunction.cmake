# lambda_wasm_add_function(<name> SOURCES <file>...
#                          [EXCEPTIONS none] [RUNTIME full] [EMBIND stock] [STACK <bytes>]
#                          [JS_LIBRARY <file>...] [EMBED <file>@<path>...] [OPENAPI 3.0|apigateway...]
#                          [FILES <folder>@<path>...])
#
# Makes an executable target <name>, on which target_link_libraries and the rest work as usual. For Wasm (emcmake) it builds
#
#   <build>/lambda/<name>/index.mjs, <name>.wasm   the files to deploy; the handler string is index.handler
#   <build>/lambda/<name>.zip                      the same, zipped; the same input gives the same bytes
#   <build>/lambda/<name>.schema.json, <name>.d.ts JSON Schema and TypeScript of what its handlers take and return; not deployed
#   <build>/lambda/<name>.openapi.json, <name>.routes.json   of a function with routes: OpenAPI 3.1, and events for osls; not deployed
#
# A multi-config generator puts them in <build>/lambda/<configuration>/. OUTPUT_NAME and similar properties do not change them.
#
# For the host it builds a program that reads an event on stdin and writes the reply to stdout. The target <name>_invoke runs either
# build with the event in the file that the environment variable EVENT names (HANDLER names an export other than `handler`). The
# target <name>_serve serves the deployable files on http://127.0.0.1:3000/ as a Function URL does (PORT names another port), and
# rebuilds and reloads them when a source changes.
#
# A JavaScript module among the sources, <file>.mjs, is copied next to index.mjs and into the zip. If it imports ./index.mjs, it may
# itself be the handler, with the handler string <file>.<export>. A host build ignores it.
#
#   EXCEPTIONS none     no C++ exceptions: the zip is 3 KB smaller, and throwing functions are not declared
#   RUNTIME full        Emscripten's whole runtime instead of the minimal one: access to files under /tmp and in the function's folder
#   EMBIND stock        embind's own registration of all its types, for functions with their own bindings
#   STACK <bytes>       the size of the stack; the default is 262144
#   JS_LIBRARY <file>   a JavaScript library to link, as emcc's --js-library takes it
#   EMBED <file>@<path> a file to embed, which the function opens at <path>
#   OPENAPI <form>...   further forms of the API of a function with routes: 3.0 writes <name>.openapi-3.0.json, for tools that do not read
#                       OpenAPI 3.1, and apigateway <name>.apigateway.json, which API Gateway imports
#   FILES <folder>@<path>   a folder whose files the function serves: public@/assets for lw::files<"/assets">. The files are in
#                       <build>/lambda/<name>/files and in the zip
#
# Debug builds keep names and debug information.

include(${CMAKE_CURRENT_LIST_DIR}/link_function.cmake)
include(${CMAKE_CURRENT_LIST_DIR}/linked_libraries.cmake)

define_property(TARGET PROPERTY LAMBDA_WASM_EXCEPTIONS
  BRIEF_DOCS "`none` in a function, or a library of handlers, without C++ exceptions"
  FULL_DOCS "Set by lambda_wasm_add_function(EXCEPTIONS none), and for the libraries that only such functions link.")

function(lambda_wasm_add_function name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "EXCEPTIONS;RUNTIME;EMBIND;STACK" "SOURCES;JS_LIBRARY;EMBED;OPENAPI;FILES")
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
  foreach(form IN LISTS arg_OPENAPI)
    if(NOT form MATCHES "^(3[.]0|apigateway)$")
      message(FATAL_ERROR "lambda_wasm_add_function(${name}): OPENAPI takes 3.0, apigateway or both, not \"${form}\": OpenAPI 3.1 is always written.")
    endif()
  endforeach()
  if(NOT DEFINED arg_STACK)
    set(arg_STACK 262144)
  elseif(NOT arg_STACK MATCHES "^[0-9]+$")
    message(FATAL_ERROR "lambda_wasm_add_function(${name}): STACK takes a number of bytes, not \"${arg_STACK}\".")
  endif()
  if(CMAKE_GENERATOR MATCHES "Makefiles" AND "${CMAKE_SOURCE_DIR}${CMAKE_BINARY_DIR}${CMAKE_CURRENT_FUNCTION_LIST_DIR}" MATCHES "[$]")
    message(FATAL_ERROR "lambda_wasm_add_function(${name}): CMake's Makefiles do not work in a folder with a $ in its path: configure with -G Ninja.")
  endif()
  foreach(embedded IN LISTS arg_EMBED)
    if(NOT embedded MATCHES "^[^\"\\]+@[^@\"\\]+$")
      message(FATAL_ERROR "lambda_wasm_add_function(${name}): EMBED takes <file>@<path> without quotes and backslashes, not \"${embedded}\".")
    endif()
  endforeach()

  set(folders)
  foreach(word IN LISTS arg_FILES)
    if(NOT word MATCHES "^(.+)@(/|(/[^/@]+)+)$")
      message(FATAL_ERROR "lambda_wasm_add_function(${name}): FILES takes <folder>@<path>, such as public@/assets or public@/, not \"${word}\".")
    endif()
    set(folder ${CMAKE_MATCH_1})
    set(path ${CMAKE_MATCH_2})
    cmake_path(ABSOLUTE_PATH folder)
    list(APPEND folders ${folder}@${path})
  endforeach()

  set(beside)
  set(names index.mjs)
  foreach(file IN LISTS arg_SOURCES)
    if(NOT file MATCHES "\\.mjs$")
      continue()
    endif()
    set_source_files_properties(${file} PROPERTIES HEADER_FILE_ONLY ON)
    cmake_path(GET file FILENAME file_name)
    if(file_name IN_LIST names)
      message(FATAL_ERROR "lambda_wasm_add_function(${name}): ${file} would overwrite ${file_name}, which the function already contains: rename it.")
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

  # Where the folder and the zip are made; the wasm's own name is for it to choose.
  set(lambda ${CMAKE_BINARY_DIR}/lambda)
  get_property(is_multi_config GLOBAL PROPERTY GENERATOR_IS_MULTI_CONFIG)
  if(is_multi_config)
    set(lambda ${lambda}/$<CONFIG>)
  endif()
  set(run "-DPROGRAM=$<TARGET_FILE:${name}>")
  if(CMAKE_SYSTEM_NAME STREQUAL Emscripten)
    lambda_wasm_link_function(${name} OUTPUT ${lambda} STACK ${arg_STACK} EXCEPTIONS "${arg_EXCEPTIONS}" RUNTIME "${arg_RUNTIME}"
      EMBIND "${arg_EMBIND}" JS_LIBRARY ${arg_JS_LIBRARY} EMBED ${arg_EMBED} BESIDE ${beside} OPENAPI ${arg_OPENAPI}
      FILES ${folders})
    set(run "-DNODE=${LAMBDA_WASM_NODE}" "-DFOLDER=${lambda}/${name}")
  else()
    target_sources(${name} PRIVATE ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/native_main.cpp)
    find_package(ZLIB QUIET) # for lambda_wasm::Gzipped
    if(ZLIB_FOUND)
      target_link_libraries(${name} PRIVATE ZLIB::ZLIB)
      target_compile_definitions(${name} PRIVATE LAMBDA_WASM_ZLIB)
    endif()
  endif()
  add_custom_target(${name}_invoke
    COMMAND ${CMAKE_COMMAND} ${run} -DNAME=${name} -DDIRECTORY=${CMAKE_CURRENT_SOURCE_DIR} -DSOURCE=${CMAKE_SOURCE_DIR} -DBINARY=${CMAKE_BINARY_DIR}
      -P ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/invoke.cmake
    DEPENDS ${name} USES_TERMINAL VERBATIM)
  list(TRANSFORM folders REPLACE "@[^@]*$" "/index.html")
  lambda_wasm_add_serve(${name} ${lambda}/${name} ${arg_SOURCES} ${folders})

  # The rest runs after the whole project has been configured: only then are all links known.
  get_property(functions GLOBAL PROPERTY LAMBDA_WASM_FUNCTIONS)
  if(NOT functions)
    cmake_language(EVAL CODE "cmake_language(DEFER DIRECTORY [==[${CMAKE_SOURCE_DIR}]==] CALL lambda_wasm_finish_functions)")
  endif()
  set_property(GLOBAL APPEND PROPERTY LAMBDA_WASM_FUNCTIONS ${name})
endfunction()

# lambda_wasm_add_serve(<name> <function> <source>...)
#
# Adds the target <name>_serve, which serves the function in the folder <function>. It builds the function again when a file changes near
# a source, or one that it serves, or in an include directory; CMake finds out whether the function depends on that file.
function(lambda_wasm_add_serve name function)
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
    COMMAND ${LAMBDA_WASM_NODE} ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/javascript/local/serve/server.mjs ${function}
      --build=${CMAKE_BINARY_DIR} --config=$<CONFIG> --target=${name} --cmake=${CMAKE_COMMAND} ${folders} "$<$<BOOL:${include}>:--watch=$<JOIN:${include},;--watch=>>"
    USES_TERMINAL VERBATIM COMMAND_EXPAND_LISTS COMMENT "Serving ${name}")
endfunction()
