#pragma once
/// @file
/// The event of a rule of Amazon SES that receives e-mail (Amazon SES developer guide,
/// https://docs.aws.amazon.com/ses/latest/dg/receiving-email-action-lambda-event.html), and its reply.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/events/time.hpp>

namespace lambda_wasm::events {

struct SesHeader {
  std::string_view name;
  std::string_view value;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(SesHeader, lenient, name, value)

struct SesCommonHeaders {
  std::string_view return_path;
  std::vector<std::string_view> from;
  std::string_view date;
  std::vector<std::string_view> to;
  std::vector<std::string_view> cc;
  std::vector<std::string_view> bcc;
  std::string_view sender;
  std::vector<std::string_view> reply_to;
  std::string_view message_id;
  std::string_view subject;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(SesCommonHeaders, lenient, camel_case, return_path, from, date, to, cc, bcc, sender, reply_to,
                                   message_id, subject)

/// The message, without its body.
struct SesMail {
  Timestamp timestamp;
  std::string_view source;
  std::string_view message_id;
  std::vector<std::string_view> destination;
  std::optional<bool> headers_truncated;
  std::vector<SesHeader> headers;
  SesCommonHeaders common_headers;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(SesMail, lenient, camel_case, timestamp, source, message_id, destination, headers_truncated,
                                   headers, common_headers)

struct SesVerdict {
  std::string_view status;  ///< `PASS`, `FAIL`, `GRAY` or `PROCESSING_FAILED`.
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(SesVerdict, lenient, status)

struct SesAction {
  std::string_view type;
  std::string_view function_arn;
  std::string_view invocation_type;
  std::string_view topic_arn;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(SesAction, lenient, camel_case, type, function_arn, invocation_type, topic_arn)

struct SesReceipt {
  Timestamp timestamp;
  std::optional<std::int64_t> processing_time_millis;
  std::vector<std::string_view> recipients;
  SesVerdict spam_verdict;
  SesVerdict virus_verdict;
  SesVerdict spf_verdict;
  SesVerdict dkim_verdict;
  SesVerdict dmarc_verdict;
  std::string_view dmarc_policy;
  SesAction action;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(SesReceipt, lenient, camel_case, timestamp, processing_time_millis, recipients, spam_verdict,
                                   virus_verdict, spf_verdict, dkim_verdict, dmarc_verdict, dmarc_policy, action)

struct SesContent {
  SesMail mail;
  SesReceipt receipt;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(SesContent, lenient, mail, receipt)

struct SesRecord {
  std::string_view event_source;
  std::string_view event_version;
  SesContent ses;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(SesRecord, lenient, camel_case, event_source, event_version, ses)

/// A message that has been received.
struct SesEvent {
  std::vector<SesRecord> records;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(SesEvent, lenient, pascal_case, records)

struct SesReply {
  std::string_view disposition{};  ///< `STOP_RULE`, `STOP_RULE_SET` or `CONTINUE`.
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(SesReply, lenient, disposition)

}  // namespace lambda_wasm::events
