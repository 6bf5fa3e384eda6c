// Packs.
#include "guard.hpp"
#include "quorate/files.hpp"
#include "quorate/report.hpp"

using namespace quorate;
using namespace quorate::c;

namespace {

/// The host's memory, if it lends any. Bad options are refused where the pack is made.
memory lent_by(const quorate_pack_options* options) {
    const auto given = checked_options(options);
    if (given.allocator == nullptr) return {};
    const auto lent = checked_options(given.allocator);
    if (lent.allocate == nullptr || lent.release == nullptr) refuse(QUORATE_WRONG_USE, "an allocator needs `allocate` and `release`");
    return memory(lent);
}

quorate_pack* make_pack(const memory& from, const std::vector<document>& files) {
    auto made = load_pack(files);
    if (!made) throw refusal{QUORATE_INVALID_INPUT, "the pack has errors", std::move(made.diagnostics)};
    return create<quorate_pack>(from, *made.value, diagnostics_in(from, std::move(made.diagnostics)), made.value->summary());
}

}  // namespace

quorate_status quorate_pack_load(const quorate_document* files, size_t count, const quorate_pack_options* options, quorate_pack** pack, quorate_error** error) noexcept {
    return guarded_making({}, pack, error, [&] {
        if (count == 0) refuse(QUORATE_WRONG_USE, "a pack has at least one file");
        return make_pack(lent_by(options), checked_documents(files, count, flags_of_rules));
    });
}

quorate_status quorate_pack_load_path(quorate_text path, const quorate_pack_options* options, quorate_pack** pack, quorate_error** error) noexcept {
    return guarded_making({}, pack, error, [&] {
        const auto from = lent_by(options);
        const auto named = checked_bytes(path, "path");
        if (named.empty() || named.find('\0') != std::string_view::npos) refuse(QUORATE_WRONG_USE, "`path` is no path");
        std::vector<document> files;
        try {
            files = read_pack_files(std::string(named));
        } catch (const unreadable& fault) {
            refuse(fault.too_large ? QUORATE_LIMIT : QUORATE_NOT_FOUND, fault.what());
        }
        return make_pack(from, files);
    });
}

quorate_status quorate_pack_share(const quorate_pack* pack, quorate_pack** shared, quorate_error** error) noexcept {
    const auto from = memory_of(pack);
    return guarded_making(from, shared, error, [&] {
        const auto& one = checked_handle(pack);
        return create<quorate_pack>(from, one.of, diagnostics_in(from, one.diagnostics.all), one.summary);
    });
}

quorate_status quorate_pack_info_get(const quorate_pack* pack, quorate_pack_info* info, quorate_error** error) noexcept {
    return guarded(memory_of(pack), error, [&] {
        const auto& one = checked_handle(pack);
        const auto& all = one.summary;
        hand_out({0, borrowed(all.name), borrowed(all.version), borrowed(all.title), one.of.vocabulary().languages.size(), all.criteria, all.questions, all.relations,
                  all.routings, all.coverages, all.parameters, all.cases}, info);
    });
}

quorate_status quorate_pack_language(const quorate_pack* pack, size_t index, quorate_text* language, quorate_error** error) noexcept {
    return guarded(memory_of(pack), error, [&] { hand_out_plain(borrowed(checked_item(checked_handle(pack).of.vocabulary().languages, index, "languages")), language); });
}

const quorate_diagnostics* quorate_pack_diagnostics(const quorate_pack* pack) noexcept { return is_handle(pack) ? &pack->diagnostics : nullptr; }

quorate_status quorate_pack_schema(const quorate_pack* pack, quorate_string** json, quorate_error** error) noexcept {
    const auto from = memory_of(pack);
    return guarded_making(from, json, error, [&] { return make_string(from, data_schema(checked_handle(pack).of)); });
}

quorate_status quorate_pack_run_cases(const quorate_pack* pack, quorate_string** json, quorate_error** error) noexcept {
    const auto from = memory_of(pack);
    return guarded_making(from, json, error, [&] { return make_string(from, to_json(run_cases(checked_handle(pack).of))); });
}

quorate_status quorate_pack_free(quorate_pack** pack) noexcept { return destroy(pack); }
