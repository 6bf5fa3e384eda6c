/// @file
/// Portfolios that change: records are added, replaced and removed in a draft, and a portfolio is made of it whenever one is wanted.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "quorate/diagnostic.hpp"
#include "quorate/export.hpp"
#include "quorate/pack.hpp"
#include "quorate/record.hpp"

namespace quorate::internal { struct draft_content; }

namespace quorate::inline v1 {

/// Data before it is a portfolio. For one thread at a time. Collections are named as in data files: those of the pack, and `answers`,
/// `confirmations` and `derogations`. What is wrong with a record is told by make(), not before, so that records may come in any order.
/// A draft that was moved from can be assigned to and destroyed; all else throws std::logic_error.
class portfolio_draft {
public:
    QUORATE_API explicit portfolio_draft(const pack& rules);
    QUORATE_API portfolio_draft(portfolio_draft&&) noexcept;
    QUORATE_API portfolio_draft& operator=(portfolio_draft&&) noexcept;
    QUORATE_API ~portfolio_draft();

    /// Takes all records of a JSON or JSON Lines document (as load_portfolio reads them) and gives what is wrong with the document
    /// as JSON. The document is kept as long as the draft, for the places of what make() has to tell.
    QUORATE_API diagnostics read(document data);
    /// Adds a record, or replaces the one with the same id among those that share ids. Answers, confirmations and derogations are
    /// always added. `subject` marks it as one of those under review (see load_portfolio). Whether it replaced one.
    QUORATE_API bool put(std::string_view collection, record given, bool subject = false);
    /// Removes the record with that id; whether there was one.
    QUORATE_API bool remove(std::string_view collection, std::string_view id);
    /// Removes all records of a collection (`answers`, `confirmations` and `derogations` too), and gives how many there were. Records
    /// collected under another name that are a kind of it stay.
    QUORATE_API std::size_t clear(std::string_view collection);

    /// Makes a portfolio of what the draft holds now; the draft can go on changing. A record with an error is left out and reported,
    /// as load_portfolio does; there is always a value. A place in a record that was put names `collection/id` as its file, and each
    /// value stands on a line of its own: `supports 2, delegation = "Belgium"`. Costs what loading the same records costs, without
    /// the reading of JSON.
    [[nodiscard]] QUORATE_API checked<portfolio> make() const;

private:
    std::unique_ptr<internal::draft_content> content_;
};

}  // namespace quorate
