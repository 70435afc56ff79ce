# Writes a source file that includes several unit tests, each in its own namespace, so that headers and templates which they share are
# compiled once. Usage:
#
#   cmake -DOUTPUT=batch.cpp "-DTESTS=one.test.cpp;another.test.cpp" -P batch.cmake
#
# The headers of the tests are included first, outside of the namespaces: the tests' own #include lines then include nothing.
set(includes)
set(namespaces)
set(number 0)
foreach(test IN LISTS TESTS)
  cmake_path(GET test PARENT_PATH folder)
  file(STRINGS ${test} lines REGEX "^#include ")
  list(TRANSFORM lines REPLACE "\"(.*)\"" "\"${folder}/\\1\"")
  list(APPEND includes ${lines})
  string(APPEND namespaces "namespace unit_${number} {\n#include \"${test}\"\n}\n")
  math(EXPR number "${number} + 1")
endforeach()
list(REMOVE_DUPLICATES includes)
list(JOIN includes "\n" includes)
file(CONFIGURE OUTPUT ${OUTPUT} CONTENT "${includes}\n${namespaces}" @ONLY)
