// Files of lines, larger than memory, taken piece by piece through several threads.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "command.hpp"
#include "quorate/screening.hpp"

namespace quorate::cli {

/// Whole lines, and where in their file they begin.
struct line_piece { std::string lines; line_start where; };

/// What one piece gave.
struct worked_lines {
    std::string out;
    diagnostics problems;
};

/// The work of one thread; the name is that of the file.
using line_work = std::function<worked_lines(const line_piece&, const std::string& name)>;

/// Takes the lines of the files (`-` is standard input), pieces of about that many bytes, through the workers, each in a thread of its own where there are several.
/// Prints what they give in the order of the lines, whatever their number. Gives the exit code; throws stop.
[[nodiscard]] int work_through(const std::vector<std::string>& files, std::size_t bytes_of_piece, const std::vector<line_work>& workers);

}  // namespace quorate::cli
