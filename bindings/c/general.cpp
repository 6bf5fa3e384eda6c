// Versions, strings, errors, texts by language.
#include "guard.hpp"

using namespace quorate;
using namespace quorate::c;

namespace {

const texts* texts_of(const quorate_texts* all) noexcept { return reinterpret_cast<const texts*>(all); }

}  // namespace

uint32_t quorate_abi(void) noexcept { return QUORATE_ABI; }

quorate_text quorate_version(void) noexcept { return borrowed(engine_version()); }

quorate_text quorate_status_name(quorate_status status) noexcept {
    static constexpr std::string_view names[] = {"ok", "wrong-use", "invalid-input", "limit", "cancelled", "out-of-memory", "not-found", "internal", "host-failed"};
    const auto index = static_cast<std::size_t>(status);
    return borrowed(status >= 0 && index < std::size(names) ? names[index] : std::string_view("no status"));
}

quorate_text quorate_string_text(const quorate_string* string) noexcept {
    if (!is_handle(string)) return {"", 0};
    return {reinterpret_cast<const char*>(string) + sizeof(quorate_string), string->size};
}

quorate_status quorate_string_free(quorate_string** string) noexcept {
    const auto extra = string != nullptr && is_handle(*string) ? (*string)->size + 1 : 0;
    return destroy(string, extra);
}

quorate_status quorate_error_status(const quorate_error* error) noexcept {
    return error == nullptr ? QUORATE_OK : is_handle(error) ? error->status : QUORATE_WRONG_USE;
}

quorate_text quorate_error_message(const quorate_error* error) noexcept { return is_handle(error) ? borrowed(error->message) : quorate_text{"", 0}; }

const quorate_diagnostics* quorate_error_diagnostics(const quorate_error* error) noexcept {
    return is_handle(error) && !error->diagnostics.all.empty() ? &error->diagnostics : nullptr;
}

quorate_status quorate_error_free(quorate_error** error) noexcept { return destroy(error); }

size_t quorate_texts_count(const quorate_texts* all) noexcept { return all == nullptr ? 0 : texts_of(all)->all().size(); }

quorate_status quorate_texts_get(const quorate_texts* all, size_t index, quorate_text* language, quorate_text* text, quorate_error** error) noexcept {
    return guarded({}, error, [&] {
        if (all == nullptr) refuse(QUORATE_WRONG_USE, "the texts are NULL");
        const auto& one = checked_item(texts_of(all)->all(), index, "texts");
        hand_out_plain(borrowed(one.text), text);
        if (language != nullptr) *language = borrowed(one.language);
    });
}

quorate_status quorate_texts_in(const quorate_texts* all, quorate_text wanted, quorate_text* text, quorate_text* language, quorate_error** error) noexcept {
    return guarded({}, error, [&] {
        if (all == nullptr) refuse(QUORATE_WRONG_USE, "the texts are NULL");
        const auto sought = checked_text(wanted, "wanted");
        const auto& among = texts_of(all)->all();
        auto found = std::find_if(among.begin(), among.end(), [&](const text_in& one) { return one.language == sought; });
        if (found == among.end()) found = among.begin();
        if (found == among.end()) refuse(QUORATE_NOT_FOUND, "there is no text");
        hand_out_plain(borrowed(found->text), text);
        if (language != nullptr) *language = borrowed(found->language);
    });
}
