// Proposals of the yardstick as JSON Lines.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace quorate::bench {

/// `count` proposals of about 900 bytes, the same for the same seed. Each optional fact is left out of a few.
[[nodiscard]] std::string write_proposals(std::size_t count, std::uint64_t seed);

}  // namespace quorate::bench
