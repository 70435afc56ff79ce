// A part of an API: its handlers are in prices.cpp, and any source may take its routes.
#pragma once
#include <string>

#include <lambda_wasm.hpp>

namespace shop {

double show_price(const std::string& sku);
void forget_price(const std::string& sku);

inline constexpr auto price_routes = lambda_wasm::group<"/prices">(
    lambda_wasm::route<"GET /{sku}", show_price, lambda_wasm::fails(404)>, lambda_wasm::route<"DELETE /{sku}", forget_price>);

}  // namespace shop
