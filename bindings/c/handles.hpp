// What stands behind the opaque handles, and how they come and go.
#pragma once

#include <cstdint>
#include <new>
#include <string>
#include <utility>
#include <vector>

#include "memory.hpp"
#include "quorate/draft.hpp"
#include "quorate/explanation.hpp"
#include "quorate/impact.hpp"
#include "quorate/pack.hpp"
#include "quorate/questions.hpp"
#include "quorate/remedy.hpp"

namespace quorate::c {

/// The first member of every handle: what it is, and whose memory it stands in.
struct handle_head {
    std::uint64_t mark;
    memory from;
};

/// By handle: its mark, and its name for messages.
template <typename Handle>
struct handle_kind;

}  // namespace quorate::c

struct quorate_diagnostics {
    quorate::c::handle_head head;
    quorate::diagnostics all;
};

struct quorate_error {
    quorate::c::handle_head head;
    quorate_status status;
    std::string message;
    quorate_diagnostics diagnostics;
};

struct quorate_string {  // its bytes and a zero stand right after it
    quorate::c::handle_head head;
    std::size_t size;
};

struct quorate_pack {
    quorate::c::handle_head head;
    quorate::pack of;
    quorate_diagnostics diagnostics;
    quorate::pack_summary summary;
};

struct quorate_portfolio {
    quorate::c::handle_head head;
    quorate::portfolio of;
    quorate_diagnostics diagnostics;
};

struct quorate_record {
    quorate::c::handle_head head;
    quorate::record of;
};

struct quorate_draft {
    quorate::c::handle_head head;
    quorate::portfolio_draft of;
};

struct quorate_review {
    quorate::c::handle_head head;
    quorate::review of;
};

struct quorate_relations {
    quorate::c::handle_head head;
    std::vector<quorate::related_pair> all;
    std::vector<std::string> languages;  // of the pack
};

struct quorate_open_points {
    quorate::c::handle_head head;
    quorate::open_points of;
    std::vector<std::string> languages;  // of the pack
};

struct quorate_remedies {
    quorate::c::handle_head head;
    quorate::remedies of;
    std::vector<std::string> languages;  // of the pack
};

struct quorate_impact {
    quorate::c::handle_head head;
    quorate::impact of;
    std::vector<std::string> languages;  // of the pack
};

struct quorate_explanations {
    quorate::c::handle_head head;
    std::vector<quorate::explanation> all;
};

struct quorate_pair_explanations {
    quorate::c::handle_head head;
    std::vector<quorate::pair_explanation> all;
    std::vector<std::string> languages;  // of the pack
};

namespace quorate::c {

#define QUORATE_HANDLE(handle, number)                       \
    template <>                                              \
    struct handle_kind<handle> {                             \
        static constexpr std::uint64_t mark = number;        \
        static constexpr const char* name = #handle;         \
    }
QUORATE_HANDLE(quorate_diagnostics, 0x51'64'69'61'67'6e'6f'01);
QUORATE_HANDLE(quorate_error, 0x51'65'72'72'6f'72'00'02);
QUORATE_HANDLE(quorate_string, 0x51'73'74'72'69'6e'67'03);
QUORATE_HANDLE(quorate_pack, 0x51'70'61'63'6b'00'00'04);
QUORATE_HANDLE(quorate_portfolio, 0x51'70'6f'72'74'66'6f'05);
QUORATE_HANDLE(quorate_record, 0x51'72'65'63'6f'72'64'06);
QUORATE_HANDLE(quorate_draft, 0x51'64'72'61'66'74'00'07);
QUORATE_HANDLE(quorate_review, 0x51'72'65'76'69'65'77'08);
QUORATE_HANDLE(quorate_relations, 0x51'72'65'6c'61'74'65'09);
QUORATE_HANDLE(quorate_open_points, 0x51'6f'70'65'6e'00'00'0a);
QUORATE_HANDLE(quorate_remedies, 0x51'72'65'6d'65'64'79'0b);
QUORATE_HANDLE(quorate_impact, 0x51'69'6d'70'61'63'74'0c);
QUORATE_HANDLE(quorate_explanations, 0x51'65'78'70'6c'61'69'0d);
QUORATE_HANDLE(quorate_pair_explanations, 0x51'70'61'69'72'65'78'0e);
#undef QUORATE_HANDLE

inline constexpr std::uint64_t freed_mark = 0x51'66'72'65'65'64'00'ff;

/// Whether it is a handle of that type, as far as can be told without knowing all that there are.
template <typename Handle>
[[nodiscard]] bool is_handle(const Handle* handle) noexcept {
    return handle != nullptr && reinterpret_cast<std::uintptr_t>(handle) % alignof(Handle) == 0 && handle->head.mark == handle_kind<Handle>::mark;
}

/// The memory that belongs to a handle, malloc's when it is none.
template <typename Handle>
[[nodiscard]] memory memory_of(const Handle* handle) noexcept {
    return is_handle(handle) ? handle->head.from : memory();
}

template <typename Handle, typename... Members>
[[nodiscard]] Handle* create(const memory& from, Members&&... members) {
    void* const at = from.take(sizeof(Handle));
    try {
        return new (at) Handle{{handle_kind<Handle>::mark, from}, std::forward<Members>(members)...};
    } catch (...) {
        from.give_back(at, sizeof(Handle));
        throw;
    }
}

[[nodiscard]] inline quorate_diagnostics diagnostics_in(const memory& from, diagnostics all) {
    return {{handle_kind<quorate_diagnostics>::mark, from}, std::move(all)};
}

/// Frees what the variable holds and empties it; `extra` is what was taken beyond the handle.
template <typename Handle>
[[nodiscard]] quorate_status destroy(Handle** variable, std::size_t extra = 0) noexcept {
    if (variable == nullptr || *variable == nullptr) return QUORATE_OK;
    auto* const handle = *variable;
    if (!is_handle(handle)) return QUORATE_WRONG_USE;
    const memory from = handle->head.from;
    handle->~Handle();
    *reinterpret_cast<volatile std::uint64_t*>(handle) = freed_mark;
    from.give_back(handle, sizeof(Handle) + extra);
    *variable = nullptr;
    return QUORATE_OK;
}

}  // namespace quorate::c
