#include "text/hash.hpp"

#include <sodium.h>

#include <array>

#include "text/typography.hpp"

namespace quorate::text {

namespace {

template <std::size_t Size> std::string in_digits(const std::array<unsigned char, Size>& made) {
    std::string digits;
    for (const unsigned char byte : made) {
        digits += "0123456789abcdef"[byte >> 4];
        digits += "0123456789abcdef"[byte & 15];
    }
    return digits;
}

}  // namespace

std::string sha256(std::string_view bytes) {
    std::array<unsigned char, crypto_hash_sha256_BYTES> made{};
    crypto_hash_sha256(made.data(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    return in_digits(made);
}

std::string content_hash(std::string_view bytes) {
    std::array<unsigned char, crypto_generichash_BYTES> made{};
    crypto_generichash(made.data(), made.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), nullptr, 0);
    return in_digits(made);
}

std::string hash_of_quotation(std::string_view title, std::string_view date, std::string_view words) {
    std::string all = plain_typography(title);
    all += '\n';
    all += date;
    all += '\n';
    all += plain_typography(words);
    return sha256(all);
}

}  // namespace quorate::text
