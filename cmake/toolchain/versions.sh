# The versions of everything that the scripts in this folder, and some in tests/tools/, download. Sourced, never run.

# Emscripten: the oldest that this SDK supports, and the newest that its tests have run with.
EMSCRIPTEN_OLDEST=3.1.69
EMSCRIPTEN_NEWEST_TESTED=6.0.5

# The Debian suites that package the two: `default` does not move, `newest` follows Emscripten's releases.
EMSCRIPTEN_SUITE_DEFAULT=trixie
EMSCRIPTEN_SUITE_NEWEST=sid

# Node.js, from npm: one for each managed runtime (nodejs22.x, nodejs24.x), and one that Lambda does not offer yet.
NODE22_VERSION=22.23.3
NODE24_VERSION=24.21.0
NODE26_VERSION=26.10.0

# Node.js with npm and headers, for a machine that has none. From PyPI.
NODE_WHEEL_VERSION=24.19.0

# stb, for the example thumbnail: the version of Debian's package libstb-dev in this suite.
STB_VERSION=0.0~git20241109.5c20573
STB_SUITE=trixie
