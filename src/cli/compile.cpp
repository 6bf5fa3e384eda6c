// quorate compile
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

#include "command.hpp"
#include "quorate/compiled.hpp"

namespace quorate::cli {

namespace {

struct compile_options { std::string pack, out; };

int run(const compile_options& from) {
    const auto bytes = save_compiled(load_pack_or_stop(from.pack));
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(from.out.c_str(), "wb"), std::fclose);
    if (file == nullptr || std::fwrite(bytes.data(), 1, bytes.size(), file.get()) != bytes.size() || std::fflush(file.get()) != 0)
        throw stop{invalid_input, from.out + ": this file cannot be written: " + std::strerror(errno)};
    return fine;
}

}  // namespace

command make_compile(CLI::App& application) {
    auto* options = application.add_subcommand("compile", "Write a pack in the form in which it loads fastest");
    auto chosen = std::make_shared<compile_options>();
    options->add_option("pack", chosen->pack, "The pack: a folder of rule files, or one file")->required();
    options->add_option("-o,--out", chosen->out, "The file to write")->required();
    options->footer("The file stands in for the pack wherever a command takes one, but in `check`, `test` and `record`, which need the rules. It is held against its\n"
                    "hash and looked through before it is used, and only the version of quorate that wrote it reads it. Compile again when rules change.\n"
                    "Example: quorate compile rules/my-pack -o my-pack.compiled");
    return {options, [chosen] { return run(*chosen); }};
}

}  // namespace quorate::cli
