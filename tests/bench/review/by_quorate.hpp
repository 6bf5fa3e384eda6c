// The eight rules as a pack, by quorate.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "quorate/pack.hpp"
#include "quorate/screening.hpp"
#include "review/outcome.hpp"

namespace quorate::bench {

class yardstick {
public:
    /// `path`: programme.quorate. Throws when the pack has errors.
    explicit yardstick(const std::string& path);

    /// By columns: JSON Lines end to end; a loaded portfolio.
    [[nodiscard]] std::vector<screened> screen(const std::string& lines);
    [[nodiscard]] std::vector<screened> screen(const portfolio& loaded);
    /// The reasons of every finding as a tree: a node for each part of each rule, with its value, without words. Gives how many nodes.
    [[nodiscard]] std::size_t trees(const portfolio& loaded);
    /// By the machine, one record after the other, in the order of their ids.
    [[nodiscard]] std::vector<screened> evaluate(const portfolio& loaded) const;
    [[nodiscard]] portfolio load(const std::string& lines) const;
    /// With every reason in words.
    [[nodiscard]] std::vector<screened> review(const portfolio& loaded) const;

    /// Columns that were read once, and how long their rules take alone.
    class columns;
    [[nodiscard]] std::shared_ptr<columns> read_columns(const std::string& lines) const;
    /// How many findings are not met, over all of them.
    static std::size_t evaluate(columns& all);
    /// The same with the reasons of every finding as a tree.
    [[nodiscard]] static std::size_t trees(columns& all);

private:
    void take(const screened_batch& batch, std::vector<screened>& all);

    pack rules_;
    screener screener_;
    std::vector<std::uint8_t> rule_bits_;  // by criterion of the screener
    std::vector<std::uint8_t> facts_;      // of the yardstick, by fact of the screener
};

}  // namespace quorate::bench
