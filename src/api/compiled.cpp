// The public face of compiled packs.
#include "quorate/compiled.hpp"

#include "api/content.hpp"
#include "plan/applicability.hpp"
#include "plan/archive.hpp"
#include "plan/soundness.hpp"
#include "text/diagnostic_sink.hpp"
#include "text/hash.hpp"

namespace quorate::inline v1 {

namespace {

constexpr std::string_view magic = "quorate compiled pack\n";
constexpr std::string_view form = "1";                  // of the bytes; changes with the structs of a program
constexpr std::size_t most_bytes = 256u << 20;

/// Before the hash: what must be the same for the bytes to be understood.
std::string head() { return std::string(magic) + std::string(engine_version()) + " " + std::string(form) + "\n"; }

checked<pack> refused(const document& file, const std::string& why) {
    diagnostic one;
    one.code = "Q6030";
    one.message = "this compiled pack cannot be used: " + why;
    one.help = "compile the rules again, with `quorate compile`";
    one.where.file = file.name;
    return {std::nullopt, {std::move(one)}};
}

}  // namespace

std::string save_compiled(const pack& rules) {
    const auto& content = rules.content();
    plan::archived all;
    for (std::size_t i = 0; i < content.sources.size(); ++i) {
        const auto id = static_cast<text::source_id>(i);
        all.sources.push_back({std::string(content.sources.name(id)), std::string(content.sources.content(id)), i < content.from_used_pack.size() && content.from_used_pack[i] != 0});
    }
    const auto bytes = plan::to_bytes(all.sources, content.program);
    return head() + text::content_hash(bytes) + "\n" + bytes;
}

bool is_compiled(std::string_view bytes) noexcept { return bytes.starts_with(magic); }

checked<pack> load_compiled(const document& file) {
    std::string_view bytes = file.content;
    if (bytes.size() > most_bytes) return refused(file, "it has more than 256 MiB");
    if (!is_compiled(bytes)) return refused(file, "it is none");
    const auto expected = head();
    if (!bytes.starts_with(expected)) return refused(file, "another version of quorate made it");
    bytes.remove_prefix(expected.size());
    const auto end = bytes.find('\n');
    const auto hash = bytes.substr(0, end);
    if (end == std::string_view::npos || hash != text::content_hash(bytes.substr(end + 1))) return refused(file, "its bytes are not those that its hash was made of");
    auto read = plan::from_bytes(bytes.substr(end + 1));
    if (!read) return refused(file, "its bytes hold no program");
    auto content = std::make_shared<internal::pack_content>();
    for (auto& one : read->sources) {
        content->from_used_pack.push_back(one.of_used_pack ? 1 : 0);
        (void)content->sources.add(std::move(one.name), std::move(one.content));
    }
    content->program = std::move(read->compiled);
    if (const auto fault = plan::soundness_fault(content->program, content->sources); !fault.empty()) return refused(file, "it refers to what it does not hold: " + fault);
    content->program.may_apply = plan::index_applicability(content->program);
    return {pack(std::move(content)), {}};
}

}  // namespace quorate
