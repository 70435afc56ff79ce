# Catch2 for find_package, from the two amalgamated files in CATCH2_SOURCE.
add_library(Catch2WithMain STATIC EXCLUDE_FROM_ALL $ENV{CATCH2_SOURCE}/catch_amalgamated.cpp)
target_include_directories(Catch2WithMain SYSTEM PUBLIC ${CMAKE_CURRENT_LIST_DIR} $ENV{CATCH2_SOURCE})
target_compile_features(Catch2WithMain PUBLIC cxx_std_20)
add_library(Catch2::Catch2WithMain ALIAS Catch2WithMain)
