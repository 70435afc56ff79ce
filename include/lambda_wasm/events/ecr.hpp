#pragma once
/// @file
/// The events of Amazon ECR by Amazon EventBridge (Amazon ECR user guide,
/// https://docs.aws.amazon.com/AmazonECR/latest/userguide/ecr-eventbridge.html).

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/events/attributes.hpp>
#include <lambda_wasm/events/eventbridge.hpp>

namespace lambda_wasm::events {

/// An image that was pushed, deleted or scanned.
struct EcrDetail {
  std::string_view scan_status;
  AttributesOf<std::int32_t> finding_severity_counts;
  std::vector<std::string_view> image_tags;
  std::string_view repository_name;
  std::string_view image_digest;
  std::string_view action_type;  ///< This and the following: of an image that was pushed or deleted.
  std::string_view result;
  std::string_view image_tag;
  std::string_view manifest_media_type;
  std::string_view artifact_media_type;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(EcrDetail, lenient, kebab_case, scan_status, finding_severity_counts, image_tags,
                                   repository_name, image_digest, action_type, result, image_tag, manifest_media_type,
                                   artifact_media_type)

using EcrEvent = EventBridgeEvent<EcrDetail>;

}  // namespace lambda_wasm::events
