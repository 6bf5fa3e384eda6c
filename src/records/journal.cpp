#include "records/journal.hpp"

#include <algorithm>

#include "quorate/compiled.hpp"
#include "quorate/json.hpp"
#include "records/kept.hpp"
#include "records/line.hpp"
#include "records/request.hpp"
#include "records/said.hpp"
#include "text/hash.hpp"

namespace quorate::records {

namespace {

std::string name_of(const std::string& path) { return path.substr(path.find_last_of("/\\") + 1); }

journal_error no_journal(const std::string& journal) { return {journal + ": there is no such journal", journal + "\u00A0: ce journal n'existe pas"}; }

std::vector<kept_file> keep_all(file_access& files, const std::string& journal, std::span<const document> all, bool of_pack) {
    std::vector<kept_file> kept;
    for (const auto& one : all) kept.push_back({name_of(one.name), keep(files, journal, one.content), of_pack ? one.used_pack : one.subjects, one.other_register});
    return kept;
}

/// The first thing wrong with what a record keeps.
texts fault_of_kept(file_access& files, const std::string& journal, const journal_record& one) {
    try {
        for (const auto* kept : {&one.pack_files, &one.data_files})
            for (const auto& file : *kept) (void)take_kept(files, journal, file.hash);
        (void)take_kept(files, journal, one.findings);
    } catch (const journal_error& fault) {
        return said(fault.what(), fault.in("fr"));
    }
    return {};
}

}  // namespace

recorded append_record(file_access& files, const std::string& journal, std::span<const document> pack_files, std::span<const document> data_files,
                       const review_options& options, const record_request& what) {
    for (const auto& one : pack_files)
        if (is_compiled(one.content)) throw journal_error(one.name + ": a journal keeps the rules themselves, and this is a compiled pack; name the folder of its rules");
    const auto rules = load_pack(pack_files).or_throw();
    const auto data = load_portfolio(rules, data_files);
    auto asked = options;
    asked.only = what.about;
    if (auto faults = quorate::faults_of(rules, asked); !faults.empty()) {
        recorded refused;
        for (auto& fault : faults) refused.said.push_back(said(fault));
        refused.faults = std::move(faults);
        return refused;
    }
    const auto found = make_review(rules, *data.value, asked);
    if (auto faults = faults_of_request(what, rules, data_files, *data.value, found); !faults.empty()) {
        recorded refused;
        for (const auto& fault : faults) refused.faults.push_back(fault.in("en"));
        refused.said = std::move(faults);
        return refused;
    }

    const auto held = files.lock(journal + ".lock");
    const auto before = files.read(journal).value_or(std::string());
    const auto lines = read_lines(before);
    if (!lines.fault.empty()) throw journal_error(journal + ": " + lines.fault.in("en") + "; nothing is appended", journal + "\u00A0: " + lines.fault.in("fr") + "\u00A0; rien n'est ajouté");
    journal_record made;
    made.number = lines.records.size() + 1;
    made.previous = lines.records.empty() ? std::string(no_record) : lines.records.back().hash;
    made.what = what;
    made.engine = engine_version();
    made.pack = found.pack;
    made.pack_version = found.pack_version;
    made.as_of = options.as_of;
    made.parameters = options.parameters;
    for (const auto& one : options.functions) made.functions.push_back(one.name);
    // What a record refers to is on the disk before the record is.
    files.make_folder(kept_folder(journal));
    files.sync_folder(folder_of(journal));
    made.pack_files = keep_all(files, journal, pack_files, true);
    made.data_files = keep_all(files, journal, data_files, false);
    made.pack_hash = hash_of(made.pack_files);
    made.data_hash = hash_of(made.data_files);
    made.findings = keep(files, journal, findings_of(found));
    files.sync_folder(kept_folder(journal));
    made.hash = hash_of(made);
    put(files, journal, before + to_line(made) + "\n");
    return {std::move(made), {}, {}};
}

verification verify_journal(file_access& files, const std::string& journal, bool again, std::span<const host_function> functions) {
    const auto content = files.read(journal);
    if (!content) throw no_journal(journal);
    verification all;
    auto lines = read_lines(*content);
    all.said = std::move(lines.fault);
    all.fault = all.said.empty() ? std::string() : all.said.in("en");
    for (auto& one : lines.records) {
        texts fault = fault_of_kept(files, journal, one);
        if (fault.empty() && again) fault = difference_of(files, journal, one, functions);
        all.head = one.hash;
        all.records.push_back({std::move(one), fault.empty() ? std::string() : fault.in("en"), std::move(fault)});
    }
    return all;
}

}  // namespace quorate::records

namespace quorate::inline v1 {

std::string_view to_string(record_kind kind) noexcept {
    static constexpr std::string_view names[] = {"decision", "answer", "confirmation", "derogation"};
    return names[static_cast<std::size_t>(kind)];
}

recorded append_record(const std::string& journal, std::span<const document> pack_files, std::span<const document> data_files, const review_options& options,
                       const record_request& what) {
    return records::append_record(records::disk(), records::place_of(journal), pack_files, data_files, options, what);
}

std::string hash_of_documents(std::span<const document> data_files) {
    std::vector<kept_file> files;
    for (const auto& one : data_files) files.push_back({records::name_of(one.name), text::sha256(one.content), one.subjects, one.other_register});
    return records::hash_of(files);
}

std::vector<journal_record> read_journal(const std::string& journal) {
    const auto content = records::disk().read(journal);
    if (!content) throw records::no_journal(journal);
    auto lines = records::read_lines(*content);
    if (!lines.fault.empty()) throw journal_error(journal + ": " + lines.fault.in("en"), journal + "\u00A0: " + lines.fault.in("fr"));
    return std::move(lines.records);
}

document data_of(const std::string& journal, std::span<const journal_record> all) { return {journal + " as data", records::as_data(all), false, false}; }

verification verify_journal(const std::string& journal, bool again) { return records::verify_journal(records::disk(), records::place_of(journal), again); }
verification verify_journal(const std::string& journal, std::span<const host_function> functions) { return records::verify_journal(records::disk(), records::place_of(journal), true, functions); }

bool is_sound(const verification& all) noexcept {
    return all.fault.empty() && std::all_of(all.records.begin(), all.records.end(), [](const verified_record& one) { return one.fault.empty(); });
}

}  // namespace quorate
