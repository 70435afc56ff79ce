#!/bin/sh
# Installs the tools of the tests, and prints their paths on stdout as lines for a shell to eval:
#
#   EMSCRIPTEN_DEFAULT, EMSCRIPTEN_NEWEST   folders to put on PATH
#   NODE22, NODE24, NODE26                  programs
#   RIC_NODE22, RIC_NODE24                  folders of the managed runtimes' own clients
#   NLOHMANN_JSON_INCLUDE                   folder to include from
#   STB_INCLUDE                             folder to include from
#   CATCH2_SOURCE                           folder with catch_amalgamated.hpp and .cpp
#   AWS_SDK                                 folder for NODE_PATH, with packages of the AWS SDK for JavaScript
#   VALIDATORS                              folder for NODE_PATH, with ajv, zod, openapi-fetch, openapi-typescript and validators of OpenAPI
#   OPENAPI_PYTHON                          a Python that validates OpenAPI documents
#   SCHEMATHESIS_PYTHON                     a Python that runs schemathesis
#   MKDOCS_PYTHON                           a Python that builds the documentation's site
#   OSLS, MOTO_PYTHON, TSC, ESBUILD, SHELLCHECK, CLANG_FORMAT, CLANGXX, NEWEST_CLANG, CURL, WRK, CHROMIUM   programs
#
# Progress goes to stderr. The first run takes about five minutes, later ones a second. Tests get the variables by
# tests/environment.sh.
set -eu
tools=$(cd "$(dirname "$0")" && pwd)
toolchain=$tools/../../cmake/toolchain
here=$toolchain
. "$toolchain/common.sh"

debian_packages ca-certificates cmake g++ make ninja-build python3 python3-venv xz-utils

total=26
count=0
started=$(date +%s)

# provide VARIABLE SCRIPT [ARGUMENT]: runs the script, and prints the assignment of its path to the variable.
provide() {
  variable=$1
  shift
  count=$((count + 1))
  before=$(date +%s)
  path=$("$@") || fail "$variable could not be set up: its message is above"
  [ -e "$path" ] || fail "$variable could not be set up: $* printed '$path', which is not there"
  took=$(($(date +%s) - before))
  [ "$took" -lt 2 ] || announced=1
  [ -z "${announced:-}" ] || say "[$count/$total] $variable: $took s"
  printf "%s='%s'; export %s\n" "$variable" "$path" "$variable"
}

provide NODE24 "$toolchain/node.sh" 24
provide NODE22 "$toolchain/node.sh" 22
provide NODE26 "$toolchain/node.sh" 26
provide EMSCRIPTEN_DEFAULT "$toolchain/emscripten.sh" default
provide EMSCRIPTEN_NEWEST "$toolchain/emscripten.sh" newest
provide NLOHMANN_JSON_INCLUDE "$tools/nlohmann_json.sh"
provide STB_INCLUDE "$toolchain/stb.sh"
provide CATCH2_SOURCE "$tools/catch2.sh"
provide RIC_NODE24 "$tools/aws_lambda_ric.sh" 24
provide RIC_NODE22 "$tools/aws_lambda_ric.sh" 22
provide OSLS "$tools/osls.sh"
provide MOTO_PYTHON "$tools/moto.sh"
provide MKDOCS_PYTHON "$tools/mkdocs.sh"
provide AWS_SDK "$tools/aws_sdk.sh"
provide TSC "$tools/typescript.sh"
provide ESBUILD "$tools/esbuild.sh"
provide VALIDATORS "$tools/validators.sh"
provide OPENAPI_PYTHON "$tools/openapi.sh"
provide SCHEMATHESIS_PYTHON "$tools/schemathesis.sh"
provide SHELLCHECK "$tools/shellcheck.sh"
provide CLANG_FORMAT "$tools/clang_format.sh"
provide CLANGXX "$tools/clang.sh"
provide NEWEST_CLANG "$tools/newest_clang.sh"
provide CURL "$tools/packaged.sh" curl curl
provide WRK "$tools/packaged.sh" wrk wrk
provide CHROMIUM "$tools/packaged.sh" chromium-headless-shell chromium-headless-shell chromium google-chrome

[ -z "${announced:-}" ] || say "The tools are ready ($(($(date +%s) - started)) s)"
