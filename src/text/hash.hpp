// Content hashes.
#pragma once

#include <string>
#include <string_view>

namespace quorate::text {

/// SHA-256 of the bytes, as 64 small hexadecimal digits.
[[nodiscard]] std::string sha256(std::string_view bytes);

/// BLAKE2b of the bytes with 256 bits, in the same form: several times faster.
[[nodiscard]] std::string content_hash(std::string_view bytes);

/// What a pack holds of quoted words: the hash of the document's title and date and of the words without their typography.
[[nodiscard]] std::string hash_of_quotation(std::string_view title, std::string_view date, std::string_view words);

}  // namespace quorate::text
