/// @file
/// Compiled packs as bytes, to be kept in files: loading one is faster than reading its rules.
#pragma once

#include <string>
#include <string_view>

#include "quorate/pack.hpp"

namespace quorate::inline v1 {

/// The compiled pack as bytes that this version of the engine can load. Holds its rule files too, for the places that explanations quote. Its test
/// cases and what it says of its sources are left out: who tests a pack, or checks it, has its rules.
[[nodiscard]] QUORATE_API std::string save_compiled(const pack& rules);

/// Whether bytes look like a compiled pack. It may still be damaged or of another version.
[[nodiscard]] QUORATE_API bool is_compiled(std::string_view bytes) noexcept;

/// A pack from such bytes; load_pack takes them too, as its only file. They are held against their hash, and everything that the program refers to is looked
/// at before it is used: Q6030 when something is wrong. The same pack gives the same reviews as its rules do, byte for byte. Types of values are not
/// inferred again: where somebody changed the program and its hash, a review may end with std::runtime_error when an operation meets a value of a type
/// that it does not take. A hash is no signature: take compiled packs from those only whose programs you would run.
[[nodiscard]] QUORATE_API checked<pack> load_compiled(const document& file);

}  // namespace quorate
