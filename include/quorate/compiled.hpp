/// @file
/// Compiled packs as bytes, to be kept in files: loading one is faster than reading its rules.
#pragma once

#include <string>
#include <string_view>

#include "quorate/pack.hpp"

namespace quorate::inline v1 {

/// The compiled pack as bytes that this version of the engine can load. Holds its rule files too, for the places that explanations quote. Its test cases and
/// what it says of its sources are left out: who tests or checks a pack has its rules.
[[nodiscard]] QUORATE_API std::string save_compiled(const pack& rules);

/// Whether bytes look like a compiled pack. It may still be damaged or of another version.
[[nodiscard]] QUORATE_API bool is_compiled(std::string_view bytes) noexcept;

/// A pack from such bytes. They are held against their hash, and what the program refers to is looked at, so that no bytes, be they damaged or made on
/// purpose, do more harm than an error: Q6021 here, or an exception of the review where only values show it. The same
/// pack gives the same reviews as its rules do.
[[nodiscard]] QUORATE_API checked<pack> load_compiled(const document& file);

}  // namespace quorate
