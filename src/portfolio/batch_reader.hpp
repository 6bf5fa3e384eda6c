// JSON Lines straight into batches, without a document tree.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "portfolio/batch.hpp"
#include "portfolio/load.hpp"
#include "portfolio/spellings.hpp"

namespace quorate::data {

/// Bytes that must be readable behind a line.
inline constexpr std::size_t line_padding = 64;

/// Reads records of one type that are as most are: texts in one language, numbers in digits, entries by a spelling of the pack. It takes a
/// line only when the careful reader (load.hpp) would take it too and read the same values; every other line it leaves to that one,
/// which also finds what is wrong and where. For one thread.
class batch_reader {
public:
    batch_reader(const vocabulary& words, std::uint32_t type, std::vector<held_as> forms, const load_limits& limits = {});
    ~batch_reader();
    batch_reader(const batch_reader&) = delete;
    batch_reader& operator=(const batch_reader&) = delete;

    /// Begins a batch of at most `rows`.
    void begin(record_batch& into, std::size_t rows);
    /// Reads a line (without its end) as the next row; false: nothing was read, and the line is for the careful reader. `line_padding`
    /// bytes must be readable behind it.
    bool read(std::string_view line);
    /// Takes an odd row for what it does not read.
    void leave_out();
    /// Ends the batch: numbers of a column are brought over one denominator.
    void end();
    /// The id of a row of the batch.
    [[nodiscard]] std::string_view id(std::size_t row) const noexcept;

private:
    struct state;
    std::unique_ptr<state> state_;
};

}  // namespace quorate::data
