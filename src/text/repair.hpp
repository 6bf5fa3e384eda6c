// Texts whose UTF-8 was read as a Western single-byte character set and encoded again ("â€™" for "’").
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace quorate::text {

struct repaired_text {
    std::string text;
    std::size_t places = 0;  ///< how many characters were put right; 0 when the text is as it was
};

/// Puts right what was encoded twice, or three times. A sequence is put right when every one of its characters stands for
/// a byte of Windows-1252 or Latin-1, and the bytes together are one well-formed character of UTF-8 beyond ASCII. The rest
/// of the text stays as it is. Linear in the length of the text.
[[nodiscard]] repaired_text repair_encoding(std::string_view utf8);

}  // namespace quorate::text
