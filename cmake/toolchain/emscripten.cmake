# A CMAKE_TOOLCHAIN_FILE for use without emcmake, as in presets and editors. It uses the Emscripten that emscripten.sh in this
# folder finds or downloads.
#
#   cmake -S . -B build -DCMAKE_TOOLCHAIN_FILE=path/to/cmake/toolchain/emscripten.cmake

# CMake reads this file several times in one run; only the first time runs the scripts.
if(NOT DEFINED ENV{LAMBDA_WASM_EMSCRIPTEN})
  execute_process(COMMAND sh ${CMAKE_CURRENT_LIST_DIR}/emscripten.sh OUTPUT_VARIABLE folder OUTPUT_STRIP_TRAILING_WHITESPACE RESULT_VARIABLE status)
  if(status EQUAL 0)
    execute_process(COMMAND sh ${CMAKE_CURRENT_LIST_DIR}/node.sh any OUTPUT_VARIABLE node OUTPUT_STRIP_TRAILING_WHITESPACE RESULT_VARIABLE status)
  endif()
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "lambda_wasm: no Emscripten was found or downloaded; the reason is above.")
  endif()
  set(ENV{LAMBDA_WASM_EMSCRIPTEN} ${folder})
  set(ENV{LAMBDA_WASM_EMSCRIPTEN_NODE} ${node})
endif()
set(CMAKE_CROSSCOMPILING_EMULATOR $ENV{LAMBDA_WASM_EMSCRIPTEN_NODE} CACHE FILEPATH "Node.js")
include($ENV{LAMBDA_WASM_EMSCRIPTEN}/cmake/Modules/Platform/Emscripten.cmake)
