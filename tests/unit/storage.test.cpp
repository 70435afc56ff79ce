#include <catch_amalgamated.hpp>

#include <cstdint>
#include <cstring>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <lambda_wasm/storage.hpp>

using lambda_wasm::Storage;

TEST_CASE("stored text keeps its address and content") {
  Storage storage;
  std::vector<std::string_view> views;
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < 2000; ++i) {
    texts.emplace_back(i % 61, static_cast<char>('a' + i % 26));
    views.push_back(storage.keep(texts.back()));
  }
  views.push_back(storage.keep(texts.emplace_back(100'000, 'x')));
  for (std::size_t i = 0; i < texts.size(); ++i) CHECK(views[i] == texts[i]);
  CHECK(views.back().data() != texts.back().data());
}

TEST_CASE("allocations are aligned to 8, and do not overlap") {
  Storage storage;
  struct Allocation {
    char* at;
    std::size_t size;
    int fill;
  };
  std::vector<Allocation> all;
  for (std::size_t i = 0; i < 500; ++i) {
    if (i % 3 == 0) storage.keep("abc");
    const std::size_t size = (i * 37) % 700;
    char* at = storage.allocate(size);
    REQUIRE(at != nullptr);
    CHECK(reinterpret_cast<std::uintptr_t>(at) % 8 == 0);
    std::memset(at, static_cast<int>(i % 251), size);
    all.push_back({at, size, static_cast<int>(i % 251)});
  }
  for (const auto& [at, size, fill] : all)
    for (std::size_t i = 0; i < size; ++i) REQUIRE(static_cast<unsigned char>(at[i]) == fill);
}

TEST_CASE("an allocation that just fits its block, and one byte more") {
  Storage storage;
  char* whole = storage.allocate(Storage::first_block);
  std::memset(whole, 1, Storage::first_block);
  char* next = storage.allocate(1);
  CHECK((next < whole || next >= whole + Storage::first_block));
  Storage other;
  std::memset(other.allocate(Storage::first_block + 1), 1, Storage::first_block + 1);
}

TEST_CASE("allocate near a block's end, when only the padding does not fit") {
  for (std::size_t left = 0; left < 10; ++left) {
    Storage storage;
    storage.keep(std::string(Storage::first_block - left, 'x'));
    char* at = storage.allocate(3);
    CHECK(reinterpret_cast<std::uintptr_t>(at) % 8 == 0);
    std::memset(at, 0, 3);
  }
}

TEST_CASE("the tail of the latest allocation can be given back") {
  Storage storage;
  char* text = storage.allocate(1000);
  std::memcpy(text, "abc", 3);
  storage.shrink_last(text + 3);
  CHECK(storage.keep("def").data() == text + 3);
  CHECK(std::string_view(text, 6) == "abcdef");
}

TEST_CASE("after a reset the first block is used again, and only that") {
  Storage storage;
  const char* first = storage.allocate(100);
  std::set<const char*> seen;
  for (int i = 0; i < 10'000; ++i) {
    storage.reset();
    seen.insert(storage.allocate(100));
    storage.allocate(10'000);
  }
  CHECK(seen == std::set<const char*>{first});
}

TEST_CASE("an empty storage") {
  Storage storage;
  storage.reset();
  CHECK(storage.keep("").empty());
  CHECK(storage.allocate(0) != nullptr);
}
