#include "plan/archive.hpp"

#include <algorithm>
#include <concepts>
#include <type_traits>

#include "plan/parts.hpp"

namespace quorate::plan {

inline auto parts(archived::source& x) { return std::tie(x.name, x.content, x.of_used_pack); }
inline auto parts(archived& x) { return std::tie(x.sources, x.compiled); }

namespace {

template <typename T> constexpr std::uint64_t enumerators = 0;
template <> constexpr std::uint64_t enumerators<opcode> = static_cast<std::uint64_t>(opcode::rank_by) + 1;
template <> constexpr std::uint64_t enumerators<modality> = 3;
template <> constexpr std::uint64_t enumerators<relation_grade> = 3;
template <> constexpr std::uint64_t enumerators<quantification_kind> = 6;
template <> constexpr std::uint64_t enumerators<answer_kind> = 5;
template <> constexpr std::uint64_t enumerators<order_by> = 3;
template <> constexpr std::uint64_t enumerators<value_kind> = 8;
template <> constexpr std::uint64_t enumerators<type_kind> = static_cast<std::uint64_t>(type_kind::part) + 1;
template <> constexpr std::uint64_t enumerators<duration::unit> = 3;
/// Numbers with a name, which may be any.
template <> constexpr std::uint64_t enumerators<op_id> = 0x1'0000'0000;
template <> constexpr std::uint64_t enumerators<text::source_id> = 0x1'0000'0000;

template <typename T> concept unsigned_number = std::unsigned_integral<T> && !std::same_as<T, bool>;

/// Whether the parts of a struct are all of its members, in their order: it can be made of them, and of no more.
template <typename T, typename... Part> concept made_of = requires(const Part&... part) { T{part...}; };
template <typename T, typename... Part> concept made_of_more = requires(const Part&... part) { T{part..., {}}; };

template <typename T, typename... Part> consteval bool is_whole(std::type_identity<std::tuple<Part...>>) { return made_of<T, Part...> && !made_of_more<T, Part...>; }

template <typename T> consteval bool has_all_parts() {
    using all = decltype(parts(std::declval<T&>()));
    constexpr auto after = []<std::size_t First, typename Base, std::size_t... Index>(std::type_identity<Base>, std::index_sequence<Index...>) {
        return std::type_identity<std::tuple<Base, std::remove_reference_t<std::tuple_element_t<First + Index, all>>...>>{};
    };
    constexpr auto size = std::tuple_size_v<all>;
    if constexpr (std::derived_from<T, rule> && !std::same_as<T, rule>) {
        constexpr auto of_rule = std::tuple_size_v<decltype(parts(std::declval<rule&>()))>;
        return is_whole<T>(after.template operator()<of_rule>(std::type_identity<rule>{}, std::make_index_sequence<size - of_rule>{}));
    } else {
        using first = std::remove_reference_t<std::tuple_element_t<0, all>>;
        return is_whole<T>(after.template operator()<1>(std::type_identity<first>{}, std::make_index_sequence<size - 1>{}));
    }
}
/// One that has an array cannot be made of its parts; there must be as many names as members.
template <> consteval bool has_all_parts<calendar>() {
    constexpr auto take_apart = [](const calendar& one) {
        const auto& [name, closed_weekday, closed, closed_yearly] = one;
        return name.empty() && !closed_weekday[0] && closed.empty() && closed_yearly.empty();
    };
    return sizeof take_apart != 0;
}
/// All but what is made of the rest, which stands last.
template <> consteval bool has_all_parts<program>() {
    return []<typename... Part>(std::type_identity<std::tuple<Part&...>>) {
        return made_of<program, Part..., applicability> && !made_of_more<program, Part..., applicability>;
    }(std::type_identity<decltype(parts(std::declval<program&>()))>{});
}

constexpr std::int64_t first_day = -719'162, last_day = 2'932'896;  // of the years 1 to 9999

class byte_writer {
public:
    std::string take() { return std::move(made_); }

    void put(std::uint64_t number) {
        for (; number >= 0x80; number >>= 7) made_ += static_cast<char>(number | 0x80);
        made_ += static_cast<char>(number);
    }
    void put_signed(std::int64_t number) { put((static_cast<std::uint64_t>(number) << 1) ^ static_cast<std::uint64_t>(number >> 63)); }

    void write(bool x) { made_ += x ? '\1' : '\0'; }
    template <unsigned_number T> requires(sizeof(T) < 8) void write(T x) { put((std::uint64_t{x} + 1) & ((1ull << 8 * sizeof(T)) - 1)); }  // no_index is 0
    void write(std::int32_t x) { put_signed(x); }
    template <typename T> requires std::is_enum_v<T> void write(T x) { write(static_cast<std::uint32_t>(x)); }
    void write(const std::string& x) { put(x.size()); made_ += x; }
    void write(day x) { put_signed(x.time_since_epoch().count()); }
    void write(std::chrono::month_day x) { put(static_cast<unsigned>(x.month())); put(static_cast<unsigned>(x.day())); }
    void write(const rational& x) { put_signed(x.numerator()); put_signed(x.denominator()); }
    void write(const money& x) { made_.append(x.currency, 3); write(x.amount); }
    void write(const texts& x) { write(x.all()); }
    template <typename T> void write(const std::vector<T>& x) { put(x.size()); for (const auto& one : x) write(one); }
    template <typename T, std::size_t Size> void write(const T (&x)[Size]) { for (const auto& one : x) write(one); }
    template <typename T> void write(const std::optional<T>& x) { write(x.has_value()); if (x) write(*x); }
    template <typename... T> void write(const std::variant<T...>& x) { put(x.index()); std::visit([&](const auto& one) { write(one); }, x); }
    template <typename T> requires requires(T& x) { parts(x); } void write(const T& x) {
        static_assert(has_all_parts<T>(), "parts.hpp names the members of each struct, all of them and in their order; see also `form` of compiled packs");
        std::apply([&](const auto&... one) { (write(one), ...); }, parts(const_cast<T&>(x)));  // a tuple of references that is only read
    }

private:
    std::string made_;
};

class byte_reader {
public:
    explicit byte_reader(std::string_view bytes) : rest_(bytes) {}
    /// Whether everything was sound, and nothing is left.
    [[nodiscard]] bool done() const noexcept { return good_ && rest_.empty(); }

    std::uint64_t get() {
        std::uint64_t number = 0;
        for (unsigned shift = 0; shift < 64 && !rest_.empty(); shift += 7) {
            const auto byte = static_cast<unsigned char>(rest_.front());
            rest_.remove_prefix(1);
            number |= std::uint64_t{byte & 0x7Fu} << shift;
            if (byte < 0x80) return number;
        }
        good_ = false;
        return 0;
    }
    std::int64_t get_signed() {
        const auto number = get();
        return static_cast<std::int64_t>(number >> 1) ^ -static_cast<std::int64_t>(number & 1);
    }
    std::int64_t get_between(std::int64_t least, std::int64_t most) {
        const auto number = get_signed();
        if (least <= number && number <= most) return number;
        good_ = false;
        return least;
    }

    void read(bool& x) { x = get_below(2) != 0; }
    template <unsigned_number T> void read(T& x) {
        const auto number = get();
        if constexpr (sizeof(T) < 8) if (number >> 8 * sizeof(T) != 0) good_ = false;
        x = static_cast<T>(number - 1);
    }
    void read(std::int32_t& x) { x = static_cast<std::int32_t>(get_between(INT32_MIN, INT32_MAX)); }
    template <typename T> requires std::is_enum_v<T> void read(T& x) {
        std::uint32_t number = 0;
        read(number);
        static_assert(enumerators<T> != 0);
        if (number >= enumerators<T>) { good_ = false; number = 0; }
        x = static_cast<T>(number);
    }
    void read(std::string& x) {
        const auto size = get();
        if (size > rest_.size()) { good_ = false; return; }
        x = rest_.substr(0, size);
        rest_.remove_prefix(size);
    }
    void read(day& x) { x = day{std::chrono::days{get_between(first_day, last_day)}}; }
    void read(std::chrono::month_day& x) {
        x = {std::chrono::month{static_cast<unsigned>(get_below(13))}, std::chrono::day{static_cast<unsigned>(get_below(32))}};
        good_ = good_ && x.ok();
    }
    void read(rational& x) {
        const auto above = get_signed(), below = get_signed();
        const auto made = rational::make(above, below);
        if (made && made->denominator() == below) x = *made;
        else good_ = false;
    }
    void read(money& x) {
        for (std::size_t i = 0; i < 3; ++i) {
            const auto letter = rest_.empty() ? '\0' : rest_.front();
            if (letter < 'A' || letter > 'Z') { good_ = false; return; }
            x.currency[i] = letter;
            rest_.remove_prefix(1);
        }
        read(x.amount);
    }
    void read(texts& x) {
        std::vector<text_in> all;
        read(all);
        x = texts(std::move(all));
    }
    template <typename T> void read(std::vector<T>& x) {
        const auto size = get();
        if (size > rest_.size()) { good_ = false; return; }  // each takes a byte at least
        x.reserve(static_cast<std::size_t>(std::min<std::uint64_t>(size, few + rest_.size() * 8 / sizeof(T))));  // never much more than there are bytes
        for (std::uint64_t i = 0; i < size && good_; ++i) read(x.emplace_back());
    }
    template <typename T, std::size_t Size> void read(T (&x)[Size]) { for (auto& one : x) read(one); }
    template <typename T> void read(std::optional<T>& x) {
        if (get_below(2) != 0) read(x.emplace());
    }
    template <typename... T> void read(std::variant<T...>& x) { read_alternative(x, get(), std::index_sequence_for<T...>{}); }
    template <typename T> requires requires(T& x) { parts(x); } void read(T& x) {
        std::apply([&](auto&... one) { (read(one), ...); }, parts(x));
    }

private:
    std::uint64_t get_below(std::uint64_t limit) {
        const auto number = get();
        if (number < limit) return number;
        good_ = false;
        return 0;
    }
    template <typename Variant, std::size_t... Index> void read_alternative(Variant& x, std::uint64_t which, std::index_sequence<Index...>) {
        if (which >= sizeof...(Index)) { good_ = false; return; }
        (void)((Index == which && (read(x.template emplace<Index>()), true)) || ...);
    }

    static constexpr std::uint64_t few = 1'000;
    std::string_view rest_;
    bool good_ = true;
};

}  // namespace

std::string to_bytes(const std::vector<archived::source>& sources, const program& compiled) {
    byte_writer into;
    into.write(sources);
    into.write(compiled);
    return into.take();
}

std::optional<archived> from_bytes(std::string_view bytes) {
    byte_reader from(bytes);
    std::optional<archived> made(std::in_place);
    from.read(*made);
    if (!from.done()) made.reset();
    return made;
}

}  // namespace quorate::plan
