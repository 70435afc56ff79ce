#pragma once
/// @file
/// A text in a heap block of its exact size, so that the address sanitizer detects reads before and after it.

#include <cstring>
#include <memory>
#include <string_view>

class Exact {
 public:
  explicit Exact(std::string_view text) : block_(new char[text.size()]), size_(text.size()) {
    if (size_ != 0) std::memcpy(block_.get(), text.data(), size_);
  }
  operator std::string_view() const { return view(); }
  std::string_view view() const { return {block_.get(), size_}; }
  bool has(std::string_view part) const {
    return part.data() >= block_.get() && part.data() + part.size() <= block_.get() + size_;
  }

 private:
  std::unique_ptr<char[]> block_;
  std::size_t size_;
};
