// The public face of records built in memory and of portfolios that change.
#include "quorate/draft.hpp"

#include <stdexcept>

#include "api/content.hpp"
#include "api/portfolio.hpp"
#include "portfolio/draft.hpp"
#include "text/diagnostic_sink.hpp"

namespace quorate::internal {

struct draft_content {
    explicit draft_content(std::shared_ptr<const pack_content> of) : pack(std::move(of)), data(pack->program.words) {}
    std::shared_ptr<const pack_content> pack;
    text::source_set documents;
    data::draft data;
};

namespace {

/// What the draft holds, unless it was moved from.
template <typename Content>
Content& content_of(const std::unique_ptr<Content>& held) {
    if (!held) throw std::logic_error("this draft was moved from");
    return *held;
}

}  // namespace

}  // namespace quorate::internal

namespace quorate::inline v1 {

using internal::content_of;

bool is_utf8(std::string_view bytes) noexcept { return text::is_utf8(bytes); }

void record::refuse_nesting() { throw std::length_error("a record is nested at most " + std::to_string(most_nesting) + " deep"); }
void record::refuse_addition() { throw std::logic_error("a value was set where others are to be added"); }

portfolio_draft::portfolio_draft(const pack& rules) : content_(std::make_unique<internal::draft_content>(rules.share())) {}
portfolio_draft::portfolio_draft(portfolio_draft&&) noexcept = default;
portfolio_draft& portfolio_draft::operator=(portfolio_draft&&) noexcept = default;
portfolio_draft::~portfolio_draft() = default;

diagnostics portfolio_draft::read(document data) {
    auto& content = content_of(content_);
    const auto source = content.documents.add(std::move(data.name), std::move(data.content));
    text::diagnostic_sink problems(content.documents);
    data::load(content.pack->program.words, {source, data.subjects}, content.data, problems);
    return problems.take();
}

bool portfolio_draft::put(std::string_view collection, record given, bool subject) { return content_of(content_).data.put(collection, std::move(given), subject); }
bool portfolio_draft::remove(std::string_view collection, std::string_view id) { return content_of(content_).data.remove(collection, id); }
std::size_t portfolio_draft::clear(std::string_view collection) { return content_of(content_).data.clear(collection); }

checked<portfolio> portfolio_draft::make() const {
    const auto& content = content_of(content_);
    auto sources = content.documents;
    text::diagnostic_sink problems(sources);
    auto made = content.data.make(sources, problems);
    auto finished = internal::finish_portfolio(content.pack, std::move(made), problems);
    auto found = problems.take();
    return {portfolio(std::move(finished)), std::move(found)};
}

}  // namespace quorate
