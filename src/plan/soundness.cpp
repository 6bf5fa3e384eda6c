#include "plan/soundness.hpp"

#include <algorithm>
#include <type_traits>
#include <vector>

#include "plan/nesting.hpp"
#include "plan/parts.hpp"

namespace quorate::plan {

namespace {

constexpr std::uint32_t most_slots = 10'000;

/// Each of a chain of references leads to a smaller number of steps: no circle.
bool has_circle(std::size_t size, const auto& next_of) {
    enum class state : std::uint8_t { fresh, open, done };
    std::vector<state> states(size, state::fresh);
    std::vector<std::pair<std::uint32_t, std::size_t>> path;
    for (std::uint32_t start = 0; start < size; ++start) {
        if (states[start] != state::fresh) continue;
        path = {{start, 0}};
        states[start] = state::open;
        while (!path.empty()) {
            auto& [at, which] = path.back();
            const auto& all = next_of(at);
            if (which == all.size()) {
                states[at] = state::done;
                path.pop_back();
                continue;
            }
            const auto next = all[which++];
            if (states[next] == state::open) return true;
            if (states[next] == state::fresh) {
                states[next] = state::open;
                path.emplace_back(next, 0);
            }
        }
    }
    return false;
}

class soundness_check {
public:
    soundness_check(const program& of, const text::source_set& sources) : of_(of), sources_(sources) {}
    [[nodiscard]] std::string run();

private:
    void require(bool good, const char* what) { if (!good && fault_.empty()) fault_ = what; }
    [[nodiscard]] bool is_record(std::uint32_t type) const { return type < of_.words.records.size(); }
    [[nodiscard]] bool is_list(std::uint32_t list) const { return list < of_.words.classifications.size(); }
    [[nodiscard]] bool is_entry(std::uint32_t list, std::uint32_t entry) const { return is_list(list) && entry < of_.words.classifications[list].entries.size(); }
    void need(op_id op) { require(static_cast<std::size_t>(op) < of_.operations.size(), "a rule without its condition"); }
    template <typename Rules> void all_below(const std::vector<std::uint32_t>& indices, const Rules& among) {
        for (const auto one : indices) require(one < among.size(), "a rule that is not there");
    }

    /// Walks everything that the program consists of; `look` sees each struct on the way.
    template <typename T> void walk(const T& x) {
        if constexpr (requires(T& y) { parts(y); }) {
            look(x);
            std::apply([&](const auto&... one) { (walk(one), ...); }, parts(const_cast<T&>(x)));
        } else if constexpr (std::is_same_v<T, op_id>) {
            require(x == op_id::none || static_cast<std::size_t>(x) < of_.operations.size(), "an operation that is not there");
        }
    }
    template <typename T> void walk(const std::vector<T>& all) { for (const auto& one : all) walk(one); }
    template <typename T> void walk(const std::optional<T>& one) { if (one) walk(*one); }
    template <typename... T> void walk(const std::variant<T...>& one) { std::visit([&](const auto& each) { walk(each); }, one); }

    template <typename T> void look(const T&) {}
    void look(const text::span& x) { require(static_cast<std::size_t>(x.source) < sources_.size() && x.begin <= x.end && x.end <= sources_.content(x.source).size(), "a place that is not in the sources"); }
    void look(const entry_ref& x) { require(is_entry(x.of, x.index), "an entry that is not there"); }
    void look(const duration& x) { require(x.in != duration::unit::working_days || x.calendar < of_.calendars.size(), "a calendar that is not there"); }
    void look(const period& x) { require(x.first <= x.last, "a period that ends before it begins"); }
    void look(const field_type& x) {
        if (x.kind == type_kind::entry) require(is_list(x.of), "a list that is not there");
        if (x.kind == type_kind::reference || x.kind == type_kind::part) require(is_record(x.of), "a record that is not there");
    }
    void look(const comprehension& x) { require(x.slot < most_slots, "too many variables"); need(x.collection); need(x.collected); }
    void look(const filter& x) { need(x.condition); }
    void look(const quantification& x) {
        require(x.slot < most_slots, "too many variables");
        need(x.collection);
        if (x.kind == quantification_kind::every) need(x.satisfies);
        if (x.kind >= quantification_kind::at_least) need(x.bound);
        for (const auto one : x.filters) need(one);
    }
    void look(const grouping& x) { need(x.collection); need(x.key); }
    void look(const choice& x) {
        need(x.collection);
        for (const auto one : x.filters) need(one);
        for (const auto one : x.keys) need(one);
    }
    void look(const reach& x) {
        require(is_record(x.of), "a record that is not there");
        for (const auto one : x.fields) require(is_record(x.of) && one < of_.words.records[x.of].fields.size(), "a field that is not there");
    }
    void look(const let& x) { need(x.value); }
    void look_at_rule(const rule& x, bool about_records = true) {
        require(x.slots < most_slots, "too many variables");
        require(!about_records || is_record(x.subject), "a rule about nothing");
        for (const auto& one : x.lets) require(one.slot < x.slots, "a let without its room");
    }
    void look(const criterion& x) {
        look_at_rule(x);
        need(x.met);
        all_below(x.overridden_by, of_.criteria);
        all_below(x.gathers, of_.criteria);
        all_below(x.asks, of_.questions);
    }
    void look(const question::fact& x) { need(x.value); }
    void look(const question& x) { look_at_rule(x); require(x.answer != answer_kind::entry || is_list(x.answer_list), "a list that is not there"); }
    void look(const relation& x) {
        look_at_rule(x);
        require(is_record(x.second) && x.slots >= 2, "a relation between nothing");
        need(x.when);
        all_below(x.yields_to, of_.relations);
    }
    void look(const routing::consideration& x) { need(x.when); }
    void look(const routing::transition& x) { need(x.open); }
    void look(const routing& x) {
        look_at_rule(x);
        require(x.slots >= 2 && (x.over_entries ? is_list(x.target) : is_record(x.target)), "a routing to nothing");
        need(x.fits);
    }
    void look(const clock& x) { look_at_rule(x); need(x.starts); need(x.runs); }
    void look(const scoring::part& x) { need(x.value); need(x.out_of); }
    void look(const scoring::threshold& x) { need(x.at_least); }
    void look(const scoring& x) { look_at_rule(x); }
    void look(const ranking::order& x) { need(x.value); }
    void look(const ranking& x) { look_at_rule(x); }
    void look(const axis& x) { require(x.value == op_id::none || (x.entries ? is_list(x.of) : is_record(x.of)), "a table of nothing"); }
    void look(const coverage& x) { look_at_rule(x); }
    void look(const outcome_group& x) { look_at_rule(x); }
    void look(const paper& x) { look_at_rule(x); }
    void look(const paper::section& x) { all_below(x.criteria, of_.criteria); }
    void look(const parameter::dated_value& x) { need(x.value); }
    void look(const parameter& x) { require(x.kind != value_kind::entry || is_list(x.of), "a list that is not there"); }
    void look(const definition& x) { look_at_rule(x, x.derived); need(x.body); require(x.arguments <= x.slots, "too many arguments"); }
    void look(const band_table::band& x) { need(x.value); }
    void look(const lookup_table& x) {
        std::size_t cells = 1;
        require(x.lists.size() == 1 || x.lists.size() == 2, "a table of no lists");
        for (const auto list : x.lists) require(is_list(list), "a list that is not there");
        if (!fault_.empty()) return;
        for (const auto list : x.lists) cells *= of_.words.classifications[list].entries.size();
        require(x.cells.size() == cells && x.columns == (x.lists.size() == 1 ? 1 : of_.words.classifications[x.lists.back()].entries.size()), "a table with holes");
        if (std::find(x.cells.begin(), x.cells.end(), op_id::none) != x.cells.end()) need(x.otherwise);
    }
    void look(const member_group& x) { for (const auto& one : x.memberships) require(is_entry(x.of, one.entry), "an entry that is not there"); }
    void look(const mapping& x) {
        require(is_list(x.from) && is_list(x.to) && x.rows.size() == of_.words.classifications[x.from].entries.size(), "a mapping of nothing");
        for (const auto& row : x.rows) for (const auto to : row) require(is_entry(x.to, to), "an entry that is not there");
    }
    void look(const classification& x);
    void look_at_records();
    void look_at_operations();
    void look_at_uses();
    void look_at_circles();

    const program& of_;
    const text::source_set& sources_;
    std::string fault_;
};

void soundness_check::look(const classification& x) {
    const auto size = x.entries.size();
    for (std::uint32_t i = 0; i < size; ++i) {
        const auto& one = x.entries[i];
        require(one.subtree_end > i && one.subtree_end <= size, "a node with nothing under it that ends nowhere");
        require(one.parent == no_index || (one.parent < i && one.subtree_end <= x.entries[one.parent].subtree_end), "a node that stands under none before it");
        require(one.level == (one.parent == no_index || one.parent >= i ? 1 : x.entries[one.parent].level + 1), "a node on another level than its place");
    }
}

void soundness_check::look_at_records() {
    const auto& all = of_.words.records;
    require(of_.words.calendars.size() == of_.calendars.size(), "calendars without names");
    for (std::uint32_t i = 0; i < all.size(); ++i) {
        const auto& one = all[i];
        require(one.identifier == no_index || (one.identifier < one.fields.size() && one.fields[one.identifier].type.kind == type_kind::identifier), "an identifier that is not there");
        require(one.collection.empty() || one.identifier != no_index, "a collection without identifiers");
        require(one.base == no_index || one.base < all.size(), "a base that is not there");
        require(one.root < all.size(), "a root that is not there");
    }
    if (!fault_.empty()) return;
    std::vector<std::vector<std::uint32_t>> bases(all.size());
    for (std::uint32_t i = 0; i < all.size(); ++i)
        if (all[i].base != no_index) bases[i] = {all[i].base};
    require(!has_circle(all.size(), [&](std::uint32_t i) -> const auto& { return bases[i]; }), "records that are each other's base");
    for (const auto& one : all) {
        if (!fault_.empty() || one.base == no_index) continue;
        const auto& base = all[one.base];
        require(base.root == one.root && base.fields.size() <= one.fields.size(), "a record without the fields of its base");
        for (std::size_t field = 0; field < base.fields.size() && fault_.empty(); ++field) require(base.fields[field].type == one.fields[field].type, "a record with other fields than its base");
    }
    for (std::uint32_t i = 0; i < all.size() && fault_.empty(); ++i) require(all[i].base != no_index || all[i].root == i, "a root of its own");
}

/// What verify leaves out: parts of operations that stand outside of the list of operands, and what only some operations refer to.
void soundness_check::look_at_operations() {
    require(!of_.constants.empty() || of_.operations.empty(), "no date");
    for (const auto& op : of_.operations) {
        switch (op.code) {
            case opcode::any_criterion: require(op.index <= 3, "a scope that is none"); [[fallthrough]];
            case opcode::any_question:
            case opcode::conditions: require(op.detail < 6, "a quantity that is none"); break;
            case opcode::any_relation: require(op.detail < 6, "a quantity that is none"); break;
            case opcode::slot: require(op.index < most_slots, "too many variables"); break;
            case opcode::parents:
            case opcode::ancestors:
            case opcode::descendants:
            case opcode::siblings:
            case opcode::tops:
            case opcode::leaves: require(op.of == no_index || is_list(op.of), "a list that is not there"); break;
            case opcode::answer_to: require(op.operand_count <= 1, "an answer about several"); break;
            case opcode::lookup: require(op.operand_count == 1 || op.operand_count == 2, "a table of no lists"); break;
            default: break;
        }
    }
}

/// Each operation is part of one other, but for the set of a share, which is counted twice: what goes through a program goes through no part of it
/// again and again.
void soundness_check::look_at_uses() {
    constexpr std::uint8_t whole = 2, half = 1;
    std::vector<std::uint8_t> uses(of_.operations.size(), 0);
    const auto use = [&](op_id one, std::uint8_t how) {
        if (one == op_id::none) return;
        auto& all = uses[static_cast<std::size_t>(one)];
        require(all + how <= whole, "an operation that is part of several");
        all = static_cast<std::uint8_t>(std::min(all + how, int{whole}));
    };
    const auto use_all = [&](const std::vector<op_id>& all) { for (const auto one : all) use(one, whole); };
    for (const auto& op : of_.operations)
        for (std::uint32_t i = 0; i < op.operand_count; ++i) use(of_.operand(op, i), whole);
    for (const auto& one : of_.comprehensions) {
        for (const auto part : {one.collection, one.collected}) use(part, half);
        for (const auto& each : one.filters) use(each.condition, whole);
        use(one.except, whole);
    }
    for (const auto& one : of_.quantifications) {
        use_all(one.filters);
        for (const auto part : {one.bound, one.collection, one.satisfies}) use(part, whole);
    }
    for (const auto& one : of_.groupings) for (const auto part : {one.collection, one.key}) use(part, whole);
    for (const auto& one : of_.choices) {
        use_all(one.filters);
        use_all(one.keys);
        use(one.collection, whole);
    }
}

void soundness_check::look_at_circles() {
    require(!has_circle(of_.criteria.size(), [&](std::uint32_t i) -> const auto& { return of_.criteria[i].overridden_by; }), "criteria that override each other");
    require(!has_circle(of_.relations.size(), [&](std::uint32_t i) -> const auto& { return of_.relations[i].yields_to; }), "relations that yield to each other");
    auto order = of_.relation_order;
    std::sort(order.begin(), order.end());
    require(order.size() == of_.relations.size(), "relations without an order");
    for (std::uint32_t i = 0; i < order.size(); ++i) require(order[i] == i, "relations without an order");
}

std::string soundness_check::run() {
    look_at_records();
    walk(of_);
    if (!fault_.empty()) return fault_;
    if (auto fault = verify(of_); !fault.empty()) return fault;
    look_at_operations();
    look_at_uses();
    look_at_circles();
    require(!of_.words.languages.empty(), "no language");
    return fault_.empty() ? nesting_fault(of_) : fault_;
}

}  // namespace

std::string soundness_fault(const program& of, const text::source_set& sources) { return soundness_check(of, sources).run(); }

}  // namespace quorate::plan
