// The public face of portfolios that change.
#include "quorate/draft.hpp"

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

}  // namespace quorate::internal

namespace quorate::inline v1 {

bool is_utf8(std::string_view bytes) noexcept { return text::is_utf8(bytes); }

portfolio_draft::portfolio_draft(const pack& rules) : content_(std::make_unique<internal::draft_content>(rules.share())) {}
portfolio_draft::portfolio_draft(portfolio_draft&&) noexcept = default;
portfolio_draft& portfolio_draft::operator=(portfolio_draft&&) noexcept = default;
portfolio_draft::~portfolio_draft() = default;

diagnostics portfolio_draft::read(document data) {
    const auto source = content_->documents.add(std::move(data.name), std::move(data.content));
    text::diagnostic_sink problems(content_->documents);
    data::load(content_->pack->program.words, {source, data.subjects}, content_->data, problems);
    return problems.take();
}

bool portfolio_draft::put(std::string_view collection, record given, bool subject) { return content_->data.put(collection, std::move(given), subject); }
bool portfolio_draft::remove(std::string_view collection, std::string_view id) { return content_->data.remove(collection, id); }
std::size_t portfolio_draft::clear(std::string_view collection) { return content_->data.clear(collection); }

checked<portfolio> portfolio_draft::make() const {
    auto sources = content_->documents;
    text::diagnostic_sink problems(sources);
    auto made = content_->data.make(sources, problems);
    auto content = internal::finish_portfolio(content_->pack, std::move(made), problems);
    auto found = problems.take();
    return {portfolio(std::move(content)), std::move(found)};
}

}  // namespace quorate
