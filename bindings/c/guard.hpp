// The one guard behind every function: nothing that is thrown gets out, and what was wrong becomes a status and an error object.
#pragma once

#include <algorithm>
#include <cstring>
#include <exception>
#include <string>
#include <string_view>
#include <type_traits>

#include "handles.hpp"
#include "quorate/record.hpp"

namespace quorate::c {

/// Thrown inside, and nowhere else: why a call is refused.
struct refusal {
    quorate_status status = QUORATE_WRONG_USE;
    std::string message;
    quorate::diagnostics diagnostics{};
};

[[noreturn]] inline void refuse(quorate_status status, std::string message) { throw refusal{status, std::move(message)}; }

/// Fills the error, when one is wanted and there is memory for it.
quorate_status report(const memory& from, quorate_error** error, quorate_status status, const char* message, const diagnostics* found) noexcept;
/// The status and message of the exception in flight.
quorate_status report_current(const memory& from, quorate_error** error) noexcept;

template <typename Body>
[[nodiscard]] quorate_status guarded(const memory& from, quorate_error** error, Body&& body) noexcept {
    if (error != nullptr) *error = nullptr;
    try {
        std::forward<Body>(body)();
        return QUORATE_OK;
    } catch (...) {
        return report_current(from, error);
    }
}

/// A guard around a function that hands something out: nothing when it fails.
template <typename Handle, typename Body>
[[nodiscard]] quorate_status guarded_making(const memory& from, Handle** out, quorate_error** error, Body&& body) noexcept {
    if (out != nullptr) *out = nullptr;
    return guarded(from, error, [&] {
        if (out == nullptr) refuse(QUORATE_WRONG_USE, "there is no place for the result: a pointer is NULL");
        *out = std::forward<Body>(body)();
    });
}

/// Calls the host back. A callback must not throw; what one throws all the same ends here.
template <typename Call>
[[nodiscard]] auto called_back(const std::string& what, Call&& call) {
    try {
        return std::forward<Call>(call)();
    } catch (const std::exception& fault) {
        refuse(QUORATE_HOST_FAILED, what + " threw an exception: " + fault.what());
    } catch (...) {
        refuse(QUORATE_HOST_FAILED, what + " threw an exception");
    }
}

/// The handle, if it is one.
template <typename Handle>
[[nodiscard]] Handle& checked_handle(Handle* handle) {
    using bare = std::remove_const_t<Handle>;
    if (handle == nullptr) refuse(QUORATE_WRONG_USE, std::string("a ") + handle_kind<bare>::name + " is NULL");
    if (!is_handle<bare>(handle)) refuse(QUORATE_WRONG_USE, std::string("this is no ") + handle_kind<bare>::name + ", or was freed");
    return *handle;
}

/// A text that came in: its bytes, whatever they are.
[[nodiscard]] std::string_view checked_bytes(quorate_text text, const char* what);
/// The same, and UTF-8.
[[nodiscard]] std::string_view checked_text(quorate_text text, const char* what);
/// A language that came in; refused when it is none of those.
[[nodiscard]] std::string_view checked_language(quorate_text language, const std::vector<std::string>& spoken);
/// 1 or 0 that came in.
[[nodiscard]] bool checked_truth(std::int32_t truth, const char* what);
/// Refuses a member that is kept for later and not 0.
void refuse_reserved(std::uint32_t reserved, const char* of);
/// A day that came in.
[[nodiscard]] day checked_day(quorate_text text, const char* what);

[[nodiscard]] inline quorate_text borrowed(std::string_view text) noexcept { return {text.data(), text.size()}; }
[[nodiscard]] inline const quorate_texts* borrowed(const texts& all) noexcept { return reinterpret_cast<const quorate_texts*>(&all); }

/// A string handed over.
[[nodiscard]] quorate_string* make_string(const memory& from, std::string_view text);

constexpr std::uint32_t least_struct = 8;  // bytes: the size itself and a member
constexpr std::uint32_t largest_struct = 4096;  // bytes: of an array of structs of any later version

/// A struct that came in, as this library knows it: members that the caller does not know are 0. Members that the library does not know must be 0,
/// since it would not do what they ask for.
template <typename Struct>
[[nodiscard]] Struct known_part(const void* given, std::size_t size) {
    static_assert(std::is_trivially_copyable_v<Struct>);
    Struct made{};
    std::memcpy(&made, given, std::min(size, sizeof(Struct)));
    const auto* const bytes = static_cast<const unsigned char*>(given);
    if (size > sizeof(Struct) && std::any_of(bytes + sizeof(Struct), bytes + size, [](unsigned char byte) { return byte != 0; }))
        refuse(QUORATE_WRONG_USE, "a struct has members that this library does not know, and one of them is not 0");
    return made;
}

/// The size of each struct of an array, which the first tells.
template <typename Struct>
[[nodiscard]] std::size_t checked_stride(const Struct& first, const char* what) {
    const std::size_t stride = first.struct_size;
    if (stride < least_struct || stride > largest_struct || stride % alignof(Struct) != 0) refuse(QUORATE_WRONG_USE, std::string("struct_size of the first ") + what + " is not set");
    return stride;
}

template <typename Options>
[[nodiscard]] Options checked_options(const Options* given) {
    if (given == nullptr) return {};
    // A struct of any version ends where its alignment says: what is cut elsewhere might hold half a pointer.
    if (given->struct_size < least_struct || given->struct_size > largest_struct || given->struct_size % alignof(Options) != 0) refuse(QUORATE_WRONG_USE, "struct_size is not set");
    return known_part<Options>(given, given->struct_size);
}

/// Writes a struct for the caller, as far as the caller knows it.
template <typename Struct>
void hand_out(Struct made, Struct* into) {
    static_assert(std::is_trivially_copyable_v<Struct>);
    if (into == nullptr) refuse(QUORATE_WRONG_USE, "there is no place for the result: a pointer is NULL");
    if (into->struct_size < least_struct) refuse(QUORATE_WRONG_USE, "struct_size is not set");
    made.struct_size = into->struct_size;
    std::memcpy(into, &made, std::min<std::size_t>(into->struct_size, sizeof(Struct)));
}

template <typename Item>
void hand_out_plain(const Item& made, Item* into) {
    if (into == nullptr) refuse(QUORATE_WRONG_USE, "there is no place for the result: a pointer is NULL");
    *into = made;
}

/// An item of a list.
template <typename List>
[[nodiscard]] const typename List::value_type& checked_item(const List& all, std::size_t index, const char* what) {
    if (index >= all.size())
        refuse(QUORATE_NOT_FOUND, std::string("there are ") + std::to_string(all.size()) + " " + what + ", counted from 0, and " + std::to_string(index) + " was asked for");
    return all[index];
}

/// Documents that came in, which may have these flags.
[[nodiscard]] std::vector<document> checked_documents(const quorate_document* first, std::size_t count, std::uint32_t flags);
inline constexpr std::uint32_t flags_of_rules = QUORATE_DOCUMENT_USED_PACK;
inline constexpr std::uint32_t flags_of_data = QUORATE_DOCUMENT_SUBJECTS | QUORATE_DOCUMENT_OTHER_REGISTER;

}  // namespace quorate::c
