// What is found for some records, held against what is found when something is different.
#pragma once

#include <map>
#include <set>
#include <vector>

#include "vary/trial.hpp"

namespace quorate::vary {

/// Whether a finding waits for something.
[[nodiscard]] inline bool undecided(const assess::raw_finding& one) { return one.result == verdict::unknown || one.result == verdict::to_be_judged; }

/// A criterion or an outcome of one record.
struct about_record {
    std::uint32_t rule = 0;
    std::uint32_t index = 0;             ///< of an outcome: within its group
    record_ref about;
    friend auto operator<=>(const about_record&, const about_record&) = default;
};

struct difference {
    std::vector<about_record> settled;   ///< findings that are undecided without it and decided with it
    std::vector<about_record> opened;    ///< outcomes that are open with it only
    std::vector<about_record> closed;
};

/// Knows what is found without changes, and what each rule reads, so that a trial evaluates only what may differ.
class survey {
public:
    survey(bench& on, std::vector<record_ref> subjects);

    [[nodiscard]] const std::vector<record_ref>& subjects() const noexcept { return subjects_; }
    /// Undecided findings, by subject and in the order of the pack, with their reasons.
    [[nodiscard]] const std::vector<std::pair<about_record, assess::reason_set>>& waiting() const noexcept { return waiting_; }
    [[nodiscard]] difference compare(const std::vector<change>& changes);

private:
    /// Whether a rule about `subject` may come out otherwise by these changes.
    [[nodiscard]] bool may_differ(const plan::readings& rule, record_ref subject, const std::vector<change>& changes) const;
    [[nodiscard]] std::set<about_record> outcomes_of(trial& in, record_ref subject) const;

    bench& on_;
    std::vector<record_ref> subjects_;
    std::vector<plan::readings> criteria_;                           ///< by criterion
    std::vector<plan::readings> outcomes_;                           ///< by group, of all its outcomes
    std::vector<std::pair<about_record, assess::reason_set>> waiting_;
    std::map<record_ref, std::set<about_record>> open_;              ///< outcomes without changes
    std::map<record_ref, record_ref> owners_;                        ///< of parts: the record that holds them in the end
};

/// Of every part of a portfolio, the collected record that it belongs to.
[[nodiscard]] std::map<record_ref, record_ref> owners_of_parts(const data::portfolio& data);

}  // namespace quorate::vary
