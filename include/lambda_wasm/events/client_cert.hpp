#pragma once
/// @file
/// The certificate of a client that API Gateway has checked by mutual TLS.

#include <string>
#include <string_view>

#include <lambda_wasm/describe.hpp>

namespace lambda_wasm::events {

struct ClientCertValidity {
  std::string_view not_before;
  std::string_view not_after;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(ClientCertValidity, lenient, camel_case, not_before, not_after)

/// A certificate of a client.
struct ClientCert {
  std::string_view client_cert_pem;
  std::string_view subject_dn;
  std::string_view issuer_dn;
  std::string_view serial_number;
  ClientCertValidity validity;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(ClientCert, lenient, camel_case, client_cert_pem, (subject_dn, "subjectDN"),
                                   (issuer_dn, "issuerDN"), serial_number, validity)

}  // namespace lambda_wasm::events
