// Memory of handles: from the host's allocator, or malloc.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <new>

#include "quorate.h"

namespace quorate::c {

class memory {
public:
    memory() noexcept = default;
    explicit memory(const quorate_allocator& from) noexcept : context_(from.context), allocate_(from.allocate), release_(from.release) {}

    /// Throws std::bad_alloc when there is none.
    [[nodiscard]] void* take(std::size_t size) const {
        void* made = allocate_ != nullptr ? asked_of_host(size) : std::malloc(size);
        if (made == nullptr) throw std::bad_alloc();
        return made;
    }
    void give_back(void* made, std::size_t size) const noexcept {
        if (release_ == nullptr) return std::free(made);
        try {
            release_(context_, made, size);
        } catch (...) {  // it must not throw, and there is nobody to tell
        }
    }

private:
    [[nodiscard]] void* asked_of_host(std::size_t size) const noexcept {
        try {
            return allocate_(context_, size);
        } catch (...) {  // it must not throw; there is no memory then
            return nullptr;
        }
    }

    void* context_ = nullptr;
    void* (*allocate_)(void*, std::size_t) = nullptr;
    void (*release_)(void*, void*, std::size_t) = nullptr;
};

}  // namespace quorate::c
