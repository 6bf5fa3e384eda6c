// quorate schema
#include <memory>

#include "command.hpp"

namespace quorate::cli {

command make_schema(CLI::App& application) {
    auto* options = application.add_subcommand("schema", "Print a JSON Schema of the data that a pack takes");
    auto pack = std::make_shared<std::string>();
    options->add_option("pack", *pack, "The pack: a folder of rule files, or one file")->required();
    options->footer("Example: quorate schema rules/my-pack > data.schema.json");
    return {options, [pack] {
                print(data_schema(load_pack_or_stop(*pack)));
                return static_cast<int>(fine);
            }};
}

}  // namespace quorate::cli
