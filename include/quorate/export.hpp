/// @file
/// What the library shows to programs that link it; everything else stays hidden.
#pragma once

#if defined(_WIN32)
#define QUORATE_API
#else
#define QUORATE_API __attribute__((visibility("default")))
#endif
