#include "vary/new_parts.hpp"

#include <algorithm>
#include <initializer_list>
#include <unordered_set>

namespace quorate::vary {

using plan::op_id;
using plan::opcode;

namespace {

/// Collects passages on a walk over the operations of one rule.
class passage_finder {
public:
    passage_finder(const plan::program& program, const plan::rule& rule, std::uint32_t type, std::uint32_t field)
        : program_(program), rule_(rule), type_(type), field_(field) {}

    void visit(op_id op) {
        if (op == op_id::none || !seen_.insert(static_cast<std::uint32_t>(op)).second) return;
        const auto& at = program_[op];
        for (std::uint32_t i = 0; i < at.operand_count; ++i) visit(program_.operand(at, i));
        switch (at.code) {
            case opcode::slot:
                for (const auto& let : rule_.lets)
                    if (let.slot == at.index) visit(let.value);
                break;
            case opcode::comprehension: {
                const auto& one = program_.comprehensions[at.index];
                visit_all({one.collection, one.collected, one.except});
                passage made{&rule_, one.slot, {}, {one.collected}};
                for (const auto& filter : one.filters) made.conditions.push_back(filter.condition);
                visit_conditions(made.conditions);
                add(one.collection, std::move(made));
                break;
            }
            case opcode::quantified: {
                const auto& one = program_.quantifications[at.index];
                visit_all({one.bound, one.collection, one.satisfies});
                visit_conditions(one.filters);
                passage made{&rule_, one.slot, one.filters, {}};
                if (one.satisfies != op_id::none) made.conditions.push_back(one.satisfies);
                add(one.collection, std::move(made));
                break;
            }
            case opcode::choice: {
                const auto& one = program_.choices[at.index];
                visit(one.collection);
                visit_conditions(one.filters);
                add(one.collection, {&rule_, one.slot, one.filters, one.keys});
                break;
            }
            default: break;
        }
    }
    [[nodiscard]] std::vector<passage> take() { return std::move(found_); }

private:
    void visit_all(std::initializer_list<op_id> all) {
        for (const auto one : all) visit(one);
    }
    void visit_conditions(const std::vector<op_id>& all) {
        for (const auto one : all) visit(one);
    }
    void add(op_id collection, passage made) {
        const auto& at = program_[collection];
        if (at.code == opcode::slot) {
            for (const auto& let : rule_.lets)
                if (let.slot == at.index) add(let.value, std::move(made));
            return;
        }
        if (at.code == opcode::field && at.index == field_ && program_.words.is_a(type_, at.of)) found_.push_back(std::move(made));
    }

    const plan::program& program_;
    const plan::rule& rule_;
    std::uint32_t type_, field_;
    std::unordered_set<std::uint32_t> seen_;
    std::vector<passage> found_;
};

/// Gives a part values until it passes.
class part_builder {
public:
    part_builder(bench& on, record_ref about, std::uint32_t field, const passage& through, const quantities& met, const part_maker& make)
        : on_(on), about_(about), field_(field), type_(on.program().words.records[about.type].fields[field].type.of), through_(through), met_(met), make_(make) {}

    [[nodiscard]] bool pass_conditions();
    [[nodiscard]] std::vector<std::vector<part_value>> variants(std::size_t most);

private:
    [[nodiscard]] bool passes(op_id condition, const std::vector<part_value>& values);
    [[nodiscard]] std::vector<std::uint32_t> fields_read(op_id op) const;
    [[nodiscard]] bool has(std::uint32_t field) const {
        return std::any_of(values_.begin(), values_.end(), [&](const part_value& one) { return one.field == field; });
    }
    /// The as-of date before other days: what is new is dated on it.
    [[nodiscard]] std::vector<cell> domain(std::uint32_t field) const {
        auto all = values_of(on_.program(), on_.base().data, on_.program().words.records[type_].fields[field].type, met_, on_.as_of(), 64).values;
        std::stable_partition(all.begin(), all.end(), [&](const cell& one) { return one == cell(on_.as_of()); });
        return all;
    }
    bool mend(op_id condition);

    bench& on_;
    record_ref about_;
    std::uint32_t field_, type_;
    const passage& through_;
    const quantities& met_;
    const part_maker& make_;
    std::vector<part_value> values_;
};

bool part_builder::passes(op_id condition, const std::vector<part_value>& values) {
    const auto tried = make_(values);
    if (!tried) return false;
    const auto items = data::items_of(tried->data, about_, field_);
    const auto own_steps = tried->on.begin();
    auto in = tried->findings.frame_of(*through_.rule, about_);
    in.set(through_.slot, {std::get<record_ref>(items.back()), assess::reason_set::none});
    return assess::is_true(tried->on.evaluate(condition, in));
}

std::vector<std::uint32_t> part_builder::fields_read(op_id op) const {
    const auto read = plan::readings_of(on_.program(), *through_.rule, op);
    std::vector<std::uint32_t> all;
    for (std::uint32_t i = 0; i < on_.program().words.records[type_].fields.size(); ++i)
        if (read.reads(on_.program(), type_, i)) all.push_back(i);
    return all;
}

/// Sets one field that the condition reads and that has no value yet, so that it passes.
bool part_builder::mend(op_id condition) {
    for (const auto field : fields_read(condition)) {
        if (has(field)) continue;
        for (const auto& one : domain(field)) {
            auto tried = values_;
            tried.push_back({field, {one}});
            if (!passes(condition, tried)) continue;
            values_ = std::move(tried);
            return true;
        }
    }
    return false;
}

bool part_builder::pass_conditions() {
    bool good = true;
    for (const auto condition : through_.conditions) good = (passes(condition, values_) || mend(condition)) && good;
    // What was set for a later condition may have undone an earlier one.
    return good && std::all_of(through_.conditions.begin(), through_.conditions.end(), [&](op_id one) { return passes(one, values_); });
}

std::vector<std::vector<part_value>> part_builder::variants(std::size_t most) {
    std::vector<std::vector<part_value>> all{values_};
    for (const auto op : through_.taken)
        for (const auto field : fields_read(op)) {
            if (has(field)) continue;
            std::vector<std::vector<part_value>> longer;
            for (const auto& before : all)
                for (const auto& one : domain(field)) {
                    if (longer.size() >= most) break;
                    longer.push_back(before);
                    longer.back().push_back({field, {one}});
                }
            if (!longer.empty()) all = std::move(longer);
        }
    for (auto& one : all) std::sort(one.begin(), one.end(), [](const part_value& a, const part_value& b) { return a.field < b.field; });
    return all;
}

}  // namespace

std::vector<passage> passages_over(const plan::program& program, const plan::rule& rule, op_id op, std::uint32_t type, std::uint32_t field) {
    passage_finder finder(program, rule, type, field);
    finder.visit(op);
    return finder.take();
}

std::vector<std::vector<part_value>> parts_that_pass(bench& on, record_ref about, std::uint32_t field, const passage& through, const quantities& met,
                                                      const part_maker& make, std::size_t most) {
    part_builder made(on, about, field, through, met, make);
    if (!made.pass_conditions()) return {};
    return made.variants(most);
}

}  // namespace quorate::vary
