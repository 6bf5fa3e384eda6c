// Where a room puts what it finds wrong.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "quorate/diagnostic.hpp"
#include "text/source.hpp"

namespace quorate::text {

/// Collects diagnostics over one set of sources, up to a limit; what is passed over is counted.
class diagnostic_sink {
public:
    explicit diagnostic_sink(const source_set& sources, std::size_t limit = 200) : sources_(&sources), limit_(limit) {}

    /// Adds an error. `code` is a name from diagnostic_codes.def without quotes, such as "Q2001".
    void error(std::string_view code, span where, std::string message, std::string help = {});
    void warning(std::string_view code, span where, std::string message, std::string help = {});
    /// Adds a remark: what was found out and needs no mending.
    void note(std::string_view code, span where, std::string message, std::string help = {});
    /// Adds what another sink over the same sources has found, with its places.
    void pass_on(diagnostic found);
    /// Adds a further place to the diagnostic added last.
    void also(span where, std::string message);

    [[nodiscard]] bool failed() const noexcept { return errors_ != 0; }
    [[nodiscard]] const source_set& sources() const noexcept { return *sources_; }

    /// All of them, by source, place and code; when some were passed over, a last one says how many.
    [[nodiscard]] diagnostics take();

private:
    void add(severity grade, std::string_view code, span where, std::string message, std::string help);
    const source_set* sources_;
    std::size_t limit_;
    std::size_t errors_ = 0;
    std::size_t passed_over_ = 0;
    bool last_kept_ = false;
    diagnostics found_;
    std::vector<source_id> sources_of_;  // of found_, for their order
};

}  // namespace quorate::text
