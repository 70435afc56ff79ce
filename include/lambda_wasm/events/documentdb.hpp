#pragma once
/// @file
/// The event of a change stream of Amazon DocumentDB (AWS Lambda developer guide,
/// https://docs.aws.amazon.com/lambda/latest/dg/with-documentdb.html).

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/events/nothing.hpp>
#include <lambda_wasm/events/time.hpp>

namespace lambda_wasm::events {

struct DocumentDbObjectId {
  std::string_view oid;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(DocumentDbObjectId, lenient, (oid, "$oid"))

using DocumentDbId = std::variant<std::string_view, double, DocumentDbObjectId>;

struct DocumentDbToken {
  std::string_view data;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(DocumentDbToken, lenient, (data, "_data"))

struct DocumentDbTimestamp {
  std::optional<std::int64_t> t;
  std::optional<std::int64_t> i;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(DocumentDbTimestamp, lenient, t, i)

struct DocumentDbTime {
  DocumentDbTimestamp timestamp;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(DocumentDbTime, lenient, (timestamp, "$timestamp"))

struct DocumentDbKey {
  std::optional<DocumentDbId> id;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(DocumentDbKey, lenient, (id, "_id"))

struct DocumentDbNamespace {
  std::string_view db;
  std::string_view coll;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(DocumentDbNamespace, lenient, db, coll)

template <class Document>
struct DocumentDbUpdate {
  std::optional<Document> updated_fields;
  std::vector<std::string_view> removed_fields;

  LAMBDA_WASM_DESCRIBE_EVENT(DocumentDbUpdate, camel_case, updated_fields, removed_fields)
};

/// A change of a document, or of a collection.
template <class Document>
struct DocumentDbChange {
  DocumentDbToken token;
  std::optional<DocumentDbTime> cluster_time;
  std::optional<DocumentDbKey> document_key;
  std::optional<Document> full_document;
  DocumentDbNamespace ns;
  std::optional<DocumentDbNamespace> to;
  std::string_view operation_type;  ///< `insert`, `update`, `replace`, `delete` and others.
  std::optional<DocumentDbUpdate<Document>> update_description;

  LAMBDA_WASM_DESCRIBE_EVENT(DocumentDbChange, camel_case, (token, "_id"), cluster_time, document_key, full_document, ns, to,
                             operation_type, update_description)
};

template <class Document>
struct DocumentDbRecord {
  DocumentDbChange<Document> event;

  LAMBDA_WASM_DESCRIBE_EVENT(DocumentDbRecord, event)
};

/// Changes of documents of a described type, whose own fields are in extended JSON of MongoDB.
template <class Document = Nothing>
struct DocumentDbEvent {
  std::string_view event_source;
  std::string_view event_source_arn;
  std::vector<DocumentDbRecord<Document>> events;

  LAMBDA_WASM_DESCRIBE_EVENT(DocumentDbEvent, camel_case, event_source, event_source_arn, events)
};

}  // namespace lambda_wasm::events
