// The public face of the formatter.
#include "quorate/format.hpp"

#include "syntax/format.hpp"
#include "text/diagnostic_sink.hpp"

namespace quorate::inline v1 {

checked<std::string> format(const document& file) {
    text::source_set sources;
    const auto source = sources.add(file.name, file.content);
    text::diagnostic_sink problems(sources);
    auto made = syntax::format(source, problems);
    return {std::move(made), problems.take()};
}

}  // namespace quorate
