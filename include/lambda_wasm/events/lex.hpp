#pragma once
/// @file
/// The event of Amazon Lex V2, and its reply (Amazon Lex V2 developer guide,
/// https://docs.aws.amazon.com/lexv2/latest/dg/lambda-input-format.html). Both have the same parts: a handler changes those of
/// the event and returns them.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/events/attributes.hpp>

namespace lambda_wasm::events {

struct LexValue {
  std::string_view original_value{};
  std::string_view interpreted_value{};
  std::vector<std::string_view> resolved_values{};
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(LexValue, lenient, camel_case, original_value, interpreted_value, resolved_values)

/// A slot, or null for one without a value, which does not cross.
struct LexSlot {
  std::optional<std::string_view> shape{};
  std::optional<LexValue> value{};
  std::vector<LexSlot> values{};      ///< Of a slot with several values.
  AttributesOf<LexSlot> sub_slots{};  ///< Of a composite slot.
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(LexSlot, lenient, camel_case, shape, value, values, sub_slots)

struct LexIntent {
  std::string_view name{};
  std::string_view state{};
  std::string_view confirmation_state{};
  AttributesOf<LexSlot> slot_values{};  ///< `slots`, which is a macro of Qt.
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(LexIntent, lenient, camel_case, name, state, confirmation_state, (slot_values, "slots"))

struct LexScore {
  std::optional<double> score{};
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(LexScore, lenient, score)

/// A confidence from 0 to 1: a number, or an object with a score.
using LexConfidence = std::variant<double, LexScore>;

struct LexSentimentScore {
  std::optional<double> positive;
  std::optional<double> negative;
  std::optional<double> neutral;
  std::optional<double> mixed;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(LexSentimentScore, lenient, positive, negative, neutral, mixed)

struct LexSentiment {
  std::string_view sentiment;
  LexSentimentScore sentiment_score;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(LexSentiment, lenient, camel_case, sentiment, sentiment_score)

struct LexInterpretation {
  std::string_view interpretation_source;
  LexIntent intent;
  std::optional<LexConfidence> nlu_confidence;
  std::optional<LexSentiment> sentiment_response;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(LexInterpretation, lenient, camel_case, interpretation_source, intent, nlu_confidence,
                                   sentiment_response)

struct LexBot {
  std::string_view id;
  std::string_view name;
  std::string_view alias_id;
  std::string_view alias_name;
  std::string_view locale_id;
  std::string_view version;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(LexBot, lenient, camel_case, id, name, alias_id, alias_name, locale_id, version)

struct LexDialogAction {
  std::string_view type{};
  std::string_view slot_to_elicit{};
  std::string_view slot_elicitation_style{};
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(LexDialogAction, lenient, camel_case, type, slot_to_elicit, slot_elicitation_style)

struct LexPrompt {
  std::string_view attempt;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(LexPrompt, lenient, attempt)

struct LexNextState {
  std::optional<LexDialogAction> dialog_action;
  std::optional<LexIntent> intent;
  std::optional<LexPrompt> prompt;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(LexNextState, lenient, camel_case, dialog_action, intent, prompt)

struct LexTimeToLive {
  std::optional<std::int32_t> time_to_live_in_seconds{};
  std::optional<std::int32_t> turns_to_live{};
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(LexTimeToLive, lenient, camel_case, time_to_live_in_seconds, turns_to_live)

struct LexActiveContext {
  std::string_view name{};
  std::optional<LexTimeToLive> time_to_live{};
  Attributes context_attributes{};
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(LexActiveContext, lenient, camel_case, name, time_to_live, context_attributes)

struct LexSessionState {
  Attributes session_attributes{};
  std::vector<LexActiveContext> active_contexts{};
  std::optional<LexDialogAction> dialog_action{};
  std::optional<LexIntent> intent{};
  std::string_view originating_request_id{};
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(LexSessionState, lenient, camel_case, session_attributes, active_contexts, dialog_action,
                                   intent, originating_request_id)

struct LexResolvedContext {
  std::string_view intent;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(LexResolvedContext, lenient, intent)

struct LexTranscription {
  std::string_view transcription;
  std::string_view raw_transcription;
  std::optional<LexConfidence> transcription_confidence;
  std::optional<LexResolvedContext> resolved_context;
  AttributesOf<LexSlot> resolved_slots;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(LexTranscription, lenient, camel_case, transcription, raw_transcription,
                                   transcription_confidence, resolved_context, resolved_slots)

/// What a user has said, as the bot understands it.
struct LexEvent {
  std::string_view message_version;
  std::string_view invocation_source;  ///< `DialogCodeHook` or `FulfillmentCodeHook`.
  std::string_view input_mode;
  std::string_view response_content_type;
  std::string_view session_id;
  std::string_view input_transcript;
  std::string_view raw_input_transcript;
  std::string_view invocation_label;
  LexBot bot;
  std::vector<LexInterpretation> interpretations;
  std::optional<LexNextState> proposed_next_state;
  Attributes request_attributes;
  LexSessionState session_state;
  std::vector<LexTranscription> transcriptions;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(LexEvent, lenient, camel_case, message_version, invocation_source, input_mode,
                                   response_content_type, session_id, input_transcript, raw_input_transcript, invocation_label,
                                   bot, interpretations, proposed_next_state, request_attributes, session_state, transcriptions)

struct LexButton {
  std::string text{};
  std::string value{};
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(LexButton, lenient, text, value)

struct LexCard {
  std::string title{};
  std::optional<std::string> subtitle{};
  std::optional<std::string> image_url{};
  std::vector<LexButton> buttons{};
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(LexCard, lenient, camel_case, title, subtitle, image_url, buttons)

struct LexMessage {
  std::string content_type{};
  std::optional<std::string> content{};
  std::optional<LexCard> image_response_card{};
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(LexMessage, lenient, camel_case, content_type, content, image_response_card)

struct LexReply {
  LexSessionState session_state{};
  std::vector<LexMessage> messages{};
  Attributes request_attributes{};
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(LexReply, lenient, camel_case, session_state, messages, request_attributes)

}  // namespace lambda_wasm::events
